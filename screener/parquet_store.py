"""A pool as Parquet: what a store keeps of CVs, in a folder that can be copied to another machine and ranked there.

`part-00000.parquet` holds a row a CV (content, settings, path, record), a group of rows a piece; `pieces.parquet` holds
the pieces that `screener.pool` has arranged of them, in the same order. Read only.
"""

import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from screener.errors import UsageError
from screener.store import Piece, Store, StoreInfo
from screener.types import CV

RECORDS, PIECES = "part-00000.parquet", "pieces.parquet"
_GROUPS_KEPT = 2  # of records in memory, some 12 MB each


class ParquetStore:
    """The pool in `folder`, with the methods of `Store` that read. `fault` says why it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        self.fault: str | None = None
        self._where: dict[tuple[str, str], tuple[int, int]] = {}
        self._places: dict[str, str] = {}
        self._pieces: list[Piece] = []
        self._group = lru_cache(maxsize=_GROUPS_KEPT)(self._read_group)
        try:
            self._open()
        except (OSError, ValueError) as error:  # pyarrow's errors are of these kinds
            self.fault = str(error).splitlines()[0]

    def get(self, content: str, settings: str) -> CV | None:
        """As of `Store`."""
        place = self._where.get((content, settings))
        if place is None:
            return None
        try:
            return msgspec.msgpack.decode(self._group(place[0])[place[1]], type=CV)
        except (OSError, ValueError):  # a damaged group, a record of another shape
            return None

    def contents(self, settings: Sequence[str]) -> dict[str, str]:
        """As of `Store`."""
        order = {each: at for at, each in enumerate(settings)}
        known = (place for place in self._where if place[1] in order)
        return dict(sorted(known, key=lambda place: order[place[1]], reverse=True))  # the last to be put in stays

    def places(self) -> dict[str, str]:
        """As of `Store`."""
        return self._places

    def pieces(self) -> list[Piece]:
        """As of `Store`."""
        return self._pieces

    def piece(self, number: int) -> bytes | None:
        """As of `Store`."""
        try:
            found: bytes = self._columns.read_row_group(number, columns=["columns"])["columns"][0].as_py()
        except (OSError, ValueError):
            return None
        return found

    def drop_pieces(self, numbers: Iterable[int]) -> None:
        """Nothing: a pool in Parquet stays as it was written."""

    def add_piece(self, settings: str, contents: Iterable[str], columns: bytes) -> None:
        """Nothing, as `drop_pieces`."""

    def info(self) -> StoreInfo:
        """As of `Store`, without the age."""
        size = sum(each.stat().st_size for each in self.path.iterdir())
        return StoreInfo(str(self.path), len(self._where), size, None)

    def _open(self) -> None:
        pq = _pyarrow()
        self._records = pq.ParquetFile(self.path / RECORDS)
        self._columns = pq.ParquetFile(self.path / PIECES)
        for group in range(self._records.num_row_groups):
            rows = self._records.read_row_group(group, columns=["content", "settings", "path"]).to_pylist()
            for at, row in enumerate(rows):
                self._where[row["content"], row["settings"]] = (group, at)
                self._places[row["content"]] = os.fsdecode(row["path"])
        table = self._columns.read(columns=["settings", "contents"]).to_pylist()
        self._pieces = [Piece(at, row["settings"], tuple(row["contents"])) for at, row in enumerate(table)]

    def _read_group(self, group: int) -> list[bytes]:
        found: list[bytes] = self._records.read_row_group(group, columns=["record"])["record"].to_pylist()
        return found


def is_parquet(folder: Path) -> bool:
    """Whether a pool in Parquet lies there."""
    return (folder / PIECES).is_file()


def export(store: Store, pieces: Iterable[Piece], folder: Path) -> int:
    """Write these pieces of `store` and their records to `folder`, which is new; how many CVs they are.

    Raises UsageError where something is there already or cannot be written.
    """
    pq = _pyarrow()
    if folder.exists():
        raise UsageError(f"{folder} is there already: name a folder that is not", "pool_there", path=str(folder))
    made = folder.parent / f".screener-{secrets.token_hex(6)}.tmp"
    try:
        made.mkdir(mode=0o700)
        count = _write(pq, store, pieces, made)
        made.rename(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = f"{folder} cannot be written: {reason}"
        raise UsageError(sentence, "pool_unwritten", path=str(folder), reason=reason) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return count


def _write(pq: Any, store: Store, pieces: Iterable[Piece], folder: Path) -> int:
    import pyarrow as pa

    text, raw = pa.string(), pa.binary()
    of_records = pa.schema([("content", text), ("settings", text), ("path", raw), ("record", raw)])
    of_pieces = pa.schema([("settings", text), ("contents", pa.list_(text)), ("columns", raw)])
    places, count = store.places(), 0
    with (
        pq.ParquetWriter(folder / RECORDS, of_records, compression="zstd") as records,
        pq.ParquetWriter(folder / PIECES, of_pieces, compression="zstd") as columns,
    ):
        for piece in pieces:
            found = [(each, store.get(each, piece.settings)) for each in piece.contents]
            rows = [
                {
                    "content": content,
                    "settings": piece.settings,
                    "path": os.fsencode(places.get(content, content)),
                    "record": msgspec.msgpack.encode(cv),
                }
                for content, cv in found
                if cv is not None
            ]
            records.write_table(pa.Table.from_pylist(rows, of_records))
            made = {"settings": piece.settings, "contents": list(piece.contents), "columns": store.piece(piece.number)}
            columns.write_table(pa.Table.from_pylist([made], of_pieces))
            count += len(rows)
    return count


def _pyarrow() -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        sentence = "Parquet needs pyarrow, which is not installed; run: pip install 'screener[dask]'"
        raise UsageError(sentence, "no_pyarrow") from error
    return pq
