"""The ranking as Parquet, for pools that no other report can hold: a folder of parts that together are one table.

One row a candidate in the order of the ranking, then the files that could not be read; the columns are the fields of
the JSON and of the same shape, evidence included, whatever the posting asks. `_manifest.json` lists the parts in order
with their rows and hashes, and says of which run they are. Equal runs give equal bytes.
"""

import contextlib
import hashlib
import io
import itertools
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screener.errors import ReportError
from screener.reporting.contract import Object, encode
from screener.reporting.wording import word
from screener.reporting.write import reason_of
from screener.types import Language

MANIFEST = "_manifest.json"  # readers of Parquet pass over what begins with a line
PART_ROWS = 100_000  # about 60 MB: few enough files for ten million CVs, small enough to hand out
GROUP_ROWS = 2_000  # held in memory at once, about 20 MB


def save(
    path: Path, candidates: Iterator[bytes], skipped: Iterator[bytes], manifest: Object, *, lang: Language
) -> None:
    """Write the folder `path` from lines of JSON; it is there whole or not at all, and replaces an earlier one.

    Raises ReportError when pyarrow is not installed, or `path` is there and is no such folder, or the disk is full.
    """
    try:
        check(path, lang)
        made = path.parent / f".screener-{secrets.token_hex(6)}.tmp"
        made.mkdir()
        try:
            lines = itertools.chain(_with_status(candidates, "read"), _with_status(skipped, "skipped"))
            parts = _write_parts(made, lines)
            (made / MANIFEST).write_bytes(encode({**manifest, "parts": parts}, indent=2) + b"\n")
            _swap(made, path)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise ReportError(reason_of(error, lang)) from error


def check(path: Path, lang: Language) -> None:
    """See before the work that the folder may be written: it is new, empty, or a report that is replaced.

    Raises ReportError where it is not, or pyarrow is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401 - whether it is there is the question
    except ImportError as error:
        raise ReportError(word("error.no_pyarrow", lang)) from error
    if path.exists() and not (path / MANIFEST).is_file() and not (path.is_dir() and not any(path.iterdir())):
        raise ReportError(word("error.not_a_report", lang))
    if not path.parent.is_dir():
        raise ReportError(word("error.no_folder", lang))


def schema() -> Any:
    """The columns and their types, as a pyarrow schema; `status` is "read" or "skipped"."""
    import pyarrow as pa

    text, whole, number = pa.string(), pa.int64(), pa.float64()
    evidence = _struct(quote=text, page=whole, start=whole, end=whole, section=text, rule=text)
    match = _struct(
        id=text, status=text, fulfilment=number, points=number, max_points=number, reason=text, certain=pa.bool_(),
        evidence=pa.list_(evidence),
    )  # fmt: skip
    columns = {
        **dict.fromkeys(("rank", "rank_low", "rank_high"), whole),
        **dict.fromkeys(("file", "sha256", "language"), text),
        "contact": _struct(name=text, email=text, phone=text),
        **dict.fromkeys(("score", "score_low", "score_high"), number),
        "band": text,
        **dict.fromkeys(("experience_months", "relevant_months"), whole),
        "reference_date": text,
        "requirements": pa.list_(match),
        "warnings": pa.list_(_struct(code=text, message=text)),
        "must_missing": pa.list_(text),
        **dict.fromkeys(("status", "reason"), text),
    }
    return pa.schema(list(columns.items()))


def _struct(**fields: Any) -> Any:
    import pyarrow as pa

    return pa.struct(list(fields.items()))


def _swap(made: Path, path: Path) -> None:
    earlier = made.with_suffix(".old")
    with contextlib.suppress(FileNotFoundError):
        path.rename(earlier)
    try:
        made.rename(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            earlier.rename(path)
        raise
    shutil.rmtree(earlier, ignore_errors=True)


def _write_parts(folder: Path, lines: Iterator[bytes]) -> list[Object]:
    """Write `lines` as parts of at most `PART_ROWS` rows; their names, rows, sizes and hashes."""
    import pyarrow.parquet as pq

    parts: list[Object] = []
    columns = schema()
    group = list(itertools.islice(lines, GROUP_ROWS))
    while group or not parts:
        path, rows = folder / f"part-{len(parts):05}.parquet", 0
        with pq.ParquetWriter(path, columns, compression="zstd") as writer:
            while group and rows < PART_ROWS:
                writer.write_table(_table(group, columns))
                rows += len(group)
                group = list(itertools.islice(lines, GROUP_ROWS))
        parts.append({"name": path.name, "rows": rows, **_told(path)})
    return parts


def _table(lines: list[bytes], columns: Any) -> Any:
    from pyarrow import json

    content = b"".join(lines)
    return json.read_json(
        io.BytesIO(content),
        json.ReadOptions(use_threads=False, block_size=len(content) + 1),
        json.ParseOptions(explicit_schema=columns, unexpected_field_behavior="error"),
    )


def _told(path: Path) -> Object:
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _with_status(lines: Iterator[bytes], status: str) -> Iterator[bytes]:
    end = f',"status":"{status}"}}\n'.encode()
    return (line.removesuffix(b"}\n") + end for line in lines)
