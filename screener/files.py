"""Which files a run reads: the ones named, and every ordinary file below the folders or addresses named."""

import heapq
import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import overload

from screener import urls
from screener.errors import UsageError

_BLOCK = 64  # paths that are kept together: what they begin with alike is kept once
_RUN = 4_096  # names of a folder that are sorted at once


class Paths(Sequence[str]):
    """The paths of a run, in a tenth of the memory that as many strings take: they are there as long as it lasts."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._pieces = bytearray()  # of each block what its paths begin with, then the rest of each path
        self._ends = array("Q", [0])
        self._count = 0
        remaining = iter(paths)
        while block := [path.encode("utf-8", "surrogatepass") for path in islice(remaining, _BLOCK)]:
            shared = _shared_start(min(block), max(block))
            for piece in (shared, *(path[len(shared) :] for path in block)):
                self._pieces += piece
                self._ends.append(len(self._pieces))
            self._count += len(block)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """The path at `index`, or those of a slice."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        block, place = divmod(range(len(self))[index], _BLOCK)
        first = block * (_BLOCK + 1)
        return (self._piece(first) + self._piece(first + 1 + place)).decode("utf-8", "surrogatepass")

    def _piece(self, number: int) -> bytearray:
        return self._pieces[self._ends[number] : self._ends[number + 1]]


def _shared_start(first: bytes, last: bytes) -> bytes:
    """What two paths, and all that sort between them, begin with."""
    differs = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differs, len(first))]


def find(inputs: Iterable[str | os.PathLike[str]]) -> Paths:
    """The files to read, each once, in the order given and sorted within folders.

    Folders are walked to any depth; links are not followed, hidden files and folders, pipes and devices are left
    out. Raises UsageError when an input does not exist or nothing is left to read.
    """
    given = [os.fspath(each) for each in inputs]
    for path in given:
        if not urls.is_url(path) and not os.path.lexists(path):
            raise UsageError(f"{path!r} does not exist: check the spelling of the path", "no_path", path=path)
    each = (path for named in given for path in _in(named))
    found = Paths(each if len(given) == 1 else dict.fromkeys(each))  # within one folder no path is there twice
    if not found:
        raise UsageError(
            f"there is no CV in {', '.join(given) or 'nothing'}: name a folder that holds files, or the files",
            "no_cv",
            path=", ".join(given),
        )
    return found


def _in(named: str) -> Iterable[str]:
    """What one input stands for."""
    if urls.is_url(named):
        return urls.find(named)
    return _below(named) if Path(named).is_dir() else [named]


def _below(folder: str) -> Iterator[str]:
    names, folders = _Names(), []
    with suppress(OSError), os.scandir(folder) as entries:  # one that may not be opened is as good as empty
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_file(follow_symlinks=False):
                names.add(entry.name)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
    for name in names:
        yield os.path.join(folder, name)  # noqa: PTH118 - names of any bytes stay as they are
    del names  # of a large folder, while the next is read
    for name in sorted(folders):
        yield from _below(os.path.join(folder, name))  # noqa: PTH118


class _Names:
    """The names of a folder, in order when all are in: some thousands as strings, the others as sorted bytes."""

    def __init__(self) -> None:
        self._recent: list[str] = []
        self._runs: list[bytes] = []

    def add(self, name: str) -> None:
        self._recent.append(name)
        if len(self._recent) == _RUN:
            self._runs.append("/".join(sorted(self._recent)).encode("utf-8", "surrogatepass"))
            self._recent = []

    def __iter__(self) -> Iterator[str]:
        return heapq.merge(sorted(self._recent), *map(_names_in, self._runs))


def _names_in(run: bytes) -> Iterator[str]:
    start = 0
    while start < len(run):
        end = run.find(b"/", start)
        end = len(run) if end < 0 else end
        yield run[start:end].decode("utf-8", "surrogatepass")
        start = end + 1
