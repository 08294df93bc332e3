"""Which files a run reads: the ones named, and every ordinary file below the folders or addresses named."""

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import overload

from screener import urls
from screener.errors import UsageError


class Paths(Sequence[str]):
    """The paths of a run, in half the memory that as many strings take: they are there as long as it lasts."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._names = bytearray()
        self._ends = array("Q", [0])
        for path in paths:
            self._names += path.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._names))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """The path at `index`, or those of a slice."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return self._names[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")


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
    names, folders = [], []
    with suppress(OSError), os.scandir(folder) as entries:  # one that may not be opened is as good as empty
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_file(follow_symlinks=False):
                names.append(entry.name)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
    names.sort()
    for name in names:
        yield os.path.join(folder, name)  # noqa: PTH118 - names of any bytes stay as they are
    del names  # of a large folder, while the next is read
    for name in sorted(folders):
        yield from _below(os.path.join(folder, name))  # noqa: PTH118
