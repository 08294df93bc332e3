"""CVs that lie at an address (s3://, gs://, az://) and are read through fsspec, where the user names such an address.

Nothing else in the program ever touches the network. Keys and accounts are the storage package's own affair: it finds
them where its documentation says. file:// and memory:// are there for trials and tests.
"""

import os
from collections.abc import Iterator
from typing import Any

from screener.errors import ReadError, UsageError

# What an address may begin with -> the package that fsspec needs for it.
PACKAGES: dict[str, str | None] = {"s3": "s3fs", "gs": "gcsfs", "az": "adlfs", "file": None, "memory": None}

_KNOWN = ", ".join(f"{scheme}://" for scheme, package in PACKAGES.items() if package)


def is_url(path: str) -> bool:
    """Whether `path` is an address and not the path of a file."""
    scheme, mark, _ = path.partition("://")
    return bool(mark) and scheme.replace("+", "").replace("-", "").isalnum() and not os.path.lexists(path)


def find(url: str) -> Iterator[str]:
    """The address itself where it is a file's, else those of all files below it, sorted; hidden ones are left out.

    Raises UsageError when it cannot be read, or a package for it is missing.
    """
    system, root = _open(url)
    scheme = url.partition("://")[0]
    try:
        found: dict[str, dict[str, Any]] = system.find(root, detail=True)
        system.invalidate_cache()  # a listing of millions is not kept twice
    except Exception as error:
        raise UsageError(f"{url} cannot be read: {_why(error)}") from error
    if not found:
        raise UsageError(f"{url!r} does not exist or holds nothing: check the spelling of the address")
    for name in sorted(found):
        hidden = any(part.startswith(".") for part in name.removeprefix(root).split("/"))
        if found[name].get("type") == "file" and not found[name].get("islink") and not hidden:
            yield f"{scheme}://{name}"


def read(url: str, limit: int) -> bytes:
    """The content at `url`. Raises ReadError when there are more than `limit` bytes, or it cannot be read."""
    try:
        system, path = _open(url)
        content = _fetch(system, path, limit)
    except UsageError as error:
        raise ReadError("cannot_open", why=str(error)) from error
    except Exception as error:
        raise ReadError("cannot_open", why=_why(error)) from error
    if len(content) > limit:
        raise ReadError("too_large", mebibytes=_size(system, path) >> 20, limit=limit >> 20)
    return content


def _fetch(system: Any, path: str, limit: int) -> bytes:
    """At most one byte more than `limit`, so that no object fills the memory; one request where all is well."""
    try:
        return bytes(system.cat_file(path, start=0, end=limit + 1))
    except FileNotFoundError:
        raise
    except Exception:
        if _size(system, path) == 0:  # stores refuse a part of an object that is empty
            return b""
        raise


def _size(system: Any, path: str) -> int:
    return int(system.info(path)["size"] or 0)


def _open(url: str) -> tuple[Any, str]:
    scheme = url.partition("://")[0]
    if scheme not in PACKAGES or "::" in url:
        raise UsageError(f"{url!r} is no place that CVs are read from: give a path, or an address with {_KNOWN}")
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(f"an address as {url!r} needs fsspec: pip install 'screener[dask]'") from error
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{scheme}:// needs the package {PACKAGES[scheme]}: pip install {PACKAGES[scheme]}") from error
    except Exception as error:
        raise UsageError(f"{url!r} cannot be read: {_why(error)}") from error
    return system, str(path)


def _why(error: Exception) -> str:
    """A storage package's error in one line."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
