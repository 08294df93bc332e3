"""write(ranking, path): the report that the file's name asks for, written whole or not at all."""

import contextlib
import datetime
import errno
import importlib
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from screener.errors import ReportError
from screener.reporting.wording import word
from screener.types import Language, Ranking

# Suffix -> module and function. Modules are imported when they are used: the workbook's library alone takes 60 ms.
REPORTS: dict[str, str] = {
    ".html": "html_report:render",
    ".xlsx": "xlsx_report:render",
    ".csv": "csv_report:render",
    ".json": "json_report:render",
    ".jsonl": "json_report:render_lines",
    ".md": "markdown_report:render",
}

# Reports that are a folder of files, written part by part: the function that writes one, and the check before the work.
FOLDERS: dict[str, tuple[str, str]] = {".parquet": ("stream_report:write_folder", "parquet_report:check")}

Renderer = Callable[[Ranking, Language, datetime.date], bytes]

_REASONS = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "is_folder",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "name_too_long",
}


def write(
    ranking: Ranking, path: Path | str, *, lang: Language | None = None, made: datetime.date | None = None
) -> None:
    """Write `ranking` to `path` in the format of its suffix (`REPORTS`, `FOLDERS`), in `lang` (or the posting's).

    `made` is the day printed in the report, today by default. The file is there whole or not at all. Raises
    ReportError with one plain sentence that names the file.
    """
    path = Path(path)
    lang = lang or ranking.posting.language
    if path.suffix.lower() in FOLDERS:
        _function(FOLDERS[path.suffix.lower()][0])(ranking, path, lang)
        return
    save(path, renderer_for(path, lang)(ranking, lang, made or datetime.datetime.now(datetime.UTC).date()), lang=lang)


def check(path: Path, lang: Language) -> None:
    """See before a long run that its report can be written: the suffix is known, the folder is there.

    Raises ReportError.
    """
    if path.suffix.lower() in FOLDERS:
        _function(FOLDERS[path.suffix.lower()][1])(path, lang)
        return
    renderer_for(path, lang)
    if not path.parent.is_dir():
        raise ReportError(f"{path}: {word('error.no_folder', lang)}")


def renderer_for(path: Path, lang: Language) -> Renderer:
    """The function that makes the report `path` asks for. Raises ReportError where none does."""
    known = ", ".join((*REPORTS, *FOLDERS))
    suffix = path.suffix.lower()
    if not suffix:
        raise ReportError(f"{path}: {word('error.no_suffix', lang, known=known)}")
    if suffix not in REPORTS:
        raise ReportError(f"{path}: {word('error.unknown_suffix', lang, suffix=suffix, known=known)}")
    found: Renderer = _function(REPORTS[suffix])
    return found


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(f"screener.reporting.{module}"), function)


def save(path: Path, content: bytes | Iterable[bytes], *, lang: Language, mode: int = 0o666) -> None:
    """Write `content`, or its pieces as they come, to `path` through a temporary file beside it: whole or not at all.

    `mode` is that of a new file before the user's mask. Raises ReportError.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        _replace(path, content, mode)
    except OSError as error:
        raise ReportError(reason_of(error, lang)) from error


def _replace(path: Path, content: bytes | Iterable[bytes], mode: int) -> None:
    # A short name of its own: the report's name may already be as long as the file system takes.
    temporary = path.parent / f".screener-{secrets.token_hex(6)}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor, so that the mode is ours
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def reason_of(error: OSError, lang: Language) -> str:
    """Why a report could not be written, and what to do about it, in one sentence."""
    key = _REASONS.get(error.errno or 0)
    if key:
        return word(f"error.{key}", lang)
    return word("error.other", lang, reason=(error.strerror or "").lower())
