"""Which files a run reads: the ones named, and every ordinary file below the folders or addresses named."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from screener import urls
from screener.errors import UsageError


def find(inputs: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The files to read, each once, in the order given and sorted within folders.

    Folders are walked to any depth; links are not followed, hidden files and folders, pipes and devices are left
    out. Raises UsageError when an input does not exist or nothing is left to read.
    """
    given = [os.fspath(each) for each in inputs]
    found: dict[str, None] = {}
    for path in given:
        if urls.is_url(path):
            found.update(dict.fromkeys(urls.find(path)))
            continue
        if not os.path.lexists(path):
            raise UsageError(f"{path!r} does not exist: check the spelling of the path", "no_path", path=path)
        found.update(dict.fromkeys(_below(path) if Path(path).is_dir() else [path]))
    if not found:
        raise UsageError(
            f"there is no CV in {', '.join(given) or 'nothing'}: name a folder that holds files, or the files",
            "no_cv",
            path=", ".join(given),
        )
    return list(found)


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)  # noqa: PTH118 - names of any bytes stay as they are
            if not name.startswith(".") and Path(path).is_file() and not Path(path).is_symlink():
                yield path
