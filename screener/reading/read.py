"""read(source) -> Document: any file that holds a CV, as a careful reader sees it.

The content decides which reader is asked, then the name. A reader hands over the visible text of each page; cleaning,
language and offsets are the same for every format. A new format is one module and one line in READERS.
"""

import hashlib
import os
import stat
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from screener.errors import ReadError
from screener.reading.clean import clean
from screener.reading.detect import detect
from screener.reading.language import languages_of
from screener.reading.parts import Extracted, warning
from screener.reading.zips import megabytes
from screener.types import Document, Flag, Limits, Page

# format -> "module:function", each (data, limits) -> Extracted; imported when the first such file comes
READERS: dict[str, str] = {
    "pdf": "screener.reading.pdf:read_pdf",
    "docx": "screener.reading.docx:read_docx",
    "odt": "screener.reading.odt:read_odt",
    "flat_odt": "screener.reading.odt:read_flat_odt",
    "rtf": "screener.reading.rtf:read_rtf",
    "html": "screener.reading.html:read_html",
    "mhtml": "screener.reading.mhtml:read_mhtml",
    "markdown": "screener.reading.markdown:read_markdown",
    "plain": "screener.reading.plain:read_plain",
    "image": "screener.reading.image:read_image",
}

_LEAST_LETTERS = 3
_SUPPORTED = ("fr", "en")


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO, *, name: str | None = None, limits: Limits | None = None
) -> Document:
    """The visible text of a file, given as a path, as bytes or as an open binary file. Raises ReadError.

    `name` is the file's name where `source` is not a path; its suffix helps where the content leaves a doubt.
    """
    limits = limits or Limits()
    path = name or _path_of(source)
    data = _load(source, limits)
    kind = detect(data, path, limits)
    extracted = _reader_says(kind, data, limits)
    return _document(path, data, kind, extracted, limits)


def _path_of(source: str | os.PathLike[str] | bytes | BinaryIO) -> str:
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    named = getattr(source, "name", "")
    return named if isinstance(named, str) else ""


def _load(source: str | os.PathLike[str] | bytes | BinaryIO, limits: Limits) -> bytes:
    """Every byte of the file, unless there are more than allowed. Never waits on a pipe or a device."""
    try:
        if isinstance(source, bytes):
            data = source
        elif isinstance(source, str | os.PathLike):
            data = _load_path(Path(source), limits.file_bytes)
        else:
            data = source.read(limits.file_bytes + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadError("missing") from error
    except PermissionError as error:
        raise ReadError("not_allowed") from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable_file") from error
    if len(data) > limits.file_bytes:
        raise ReadError("too_large", limit=megabytes(limits.file_bytes))
    return data


def _load_path(path: Path, most: int) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - an open descriptor, so that what is measured is what is read
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise ReadError("not_a_file")
        if state.st_size > most:
            raise ReadError("too_large", limit=megabytes(most))
        return file.read(most + 1)


def _reader_says(kind: str, data: bytes, limits: Limits) -> Extracted:
    module, _, function = READERS[kind].partition(":")
    try:
        return cast("Extracted", getattr(import_module(module), function)(data, limits))
    except RecursionError as error:
        raise ReadError("too_deep", limit=limits.xml_depth) from error
    except MemoryError as error:
        raise ReadError("too_much_memory") from error


def _document(path: str, data: bytes, kind: str, extracted: Extracted, limits: Limits) -> Document:
    texts, flags = clean(_within(extracted.pages, limits))
    if sum(map(len, extracted.pages)) > limits.text_chars:
        flags = (*flags, warning("limit_reached", "text", limit=limits.text_chars))
    if len(extracted.pages) > limits.pages:
        flags = (*flags, warning("limit_reached", "pages", limit=limits.pages))
    text = "\f".join(texts)
    if sum(map(str.isalpha, text[:64])) < _LEAST_LETTERS and sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise ReadError("no_text")
    languages = languages_of(text)
    if languages[0] not in _SUPPORTED:
        flags = (*flags, warning("other_language", language=languages[0]))
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        pages=_pages(texts),
        language=languages[0],
        languages=languages,
        reader=kind,
        own_date=extracted.own_date,
        warnings=_unique((*extracted.flags, *flags)),
    )


def _within(pages: tuple[str, ...], limits: Limits) -> tuple[str, ...]:
    """The pages, as far as the limits of pages and of characters reach, cut between lines."""
    kept: list[str] = []
    left = limits.text_chars
    for page in pages[: limits.pages]:
        if len(page) > left:
            cut = page.rfind("\n", 0, left)
            kept.append(page[: cut if cut > 0 else left])
            break
        kept.append(page)
        left -= len(page)
    return tuple(kept) or ("",)


def _pages(texts: tuple[str, ...]) -> tuple[Page, ...]:
    pages: list[Page] = []
    start = 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, start, start + len(text)))
        start += len(text) + 1
    return tuple(pages)


def _unique(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    found: list[Flag] = []
    for flag in flags:
        if flag not in found:
            found.append(flag)
    return tuple(found)
