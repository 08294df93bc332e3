"""Records in order, whatever their number: sorted on disk in runs that fit into memory, then merged.

The files have no name, so nothing of a candidate stays on the disk when the program is stopped, however it is.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

# What the order is by (a number, then bytes), two more numbers, and whatever is to be kept.
Record = tuple[float, bytes, float, float, bytes]

RUN_BYTES = 1 << 20  # of records kept in memory: more makes fewer runs, and hardly quicker
FAN = 64  # runs merged into one: as many files are open at once for each level, of which ten million CVs need two
_OVERHEAD = 200  # bytes that a record takes beside its own
_BUFFER = 1 << 14  # of each open run


class SortedRuns:
    """Records added in any order and read in theirs, as often as wanted. `folder` says on which disk they are kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._recent: list[Record] = []
        self._recent_bytes = 0
        self._levels: list[list[IO[bytes]]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, record: Record) -> None:
        """Keep one record. Raises OSError when the disk is full."""
        self._recent.append(record)
        self._recent_bytes += len(record[1]) + len(record[4]) + _OVERHEAD
        self._count += 1
        if self._recent_bytes >= RUN_BYTES:
            self._recent.sort()
            self._put(self._recent, 0)
            self._recent, self._recent_bytes = [], 0

    def __iter__(self) -> Iterator[Record]:
        self._recent.sort()
        runs = [_read(run) for level in self._levels for run in level]
        return heapq.merge(self._recent, *runs) if runs else iter(self._recent)

    def close(self) -> None:
        """Give the disk back."""
        for level in self._levels:
            for run in level:
                run.close()
        self._levels, self._recent, self._count = [], [], 0

    def _put(self, records: Iterable[Record], level: int) -> None:
        """Write a run; when its level has `FAN` of them they become one of the next."""
        if level == len(self._levels):
            self._levels.append([])
        runs = self._levels[level]
        runs.append(_write(records, self._folder))
        if len(runs) == FAN:
            self._put(heapq.merge(*(_read(run) for run in runs)), level + 1)
            for run in runs:
                run.close()
            runs.clear()


def _write(records: Iterable[Record], folder: Path | None) -> IO[bytes]:
    file = tempfile.TemporaryFile(dir=folder, buffering=_BUFFER)  # noqa: SIM115 - closed with the runs
    try:
        encode = msgspec.msgpack.Encoder().encode
        for record in records:
            packed = encode(record)
            file.write(len(packed).to_bytes(4, "little"))
            file.write(packed)
        file.flush()
    except BaseException:
        file.close()
        raise
    return file


def _read(file: IO[bytes]) -> Iterator[Record]:
    decode = msgspec.msgpack.Decoder(Record).decode
    file.seek(0)
    while length := file.read(4):
        yield decode(file.read(int.from_bytes(length, "little")))
