"""The same person or file twice: found by content, then by sketches of the texts, confirmed word by word. Only flagged.

Each CV is held against a few others however many there are: an index finds those whose sketches are alike, and of
several that are the same only the first stands in it. Up to some thousands the index is exact and small; the library
for more of them takes half a second to load.
"""

from array import array
from collections.abc import Iterable
from math import ceil

from msgspec import Struct

from screener.types import CV, Flag, Message

SAME = 0.9  # share of words in common and in order; two people with one template and one school stay below .8
MOST = 200_000  # CVs of one run whose texts are compared; beyond, only equal files are found
_ALIKE = 0.6  # likeness of sketches from which texts are compared
_PERMUTATIONS = 64
_MOST_COMPARED = 8
_FEW = 2_000  # CVs that take no more memory in the exact index than the library does without any
_SKETCH_RUNS = 512  # bytes of a sketch that are hashes of runs; words follow, see `screener.extracting.sketch`


class Fingerprint(Struct, frozen=True):
    """A CV as far as it takes to know it again: its file, the hash of its content, the sketch of its text."""

    file: str
    content: str
    sketch: bytes


def fingerprint(cv: CV) -> Fingerprint:
    """What is kept of `cv` to find duplicates of it."""
    return Fingerprint(cv.document.path, cv.document.sha256, cv.sketch)


def duplicates(prints: Iterable[Fingerprint]) -> dict[str, Flag]:
    """The flag of each file that is there more than once, naming another: the first by name, for that the next."""
    ordered = sorted(prints, key=lambda each: each.file)
    if len(ordered) < 2:
        return {}
    index = _Index(ordered)
    others: dict[int, int] = {}
    for number in range(len(ordered)):
        first = index.find(number)
        if first is not None:
            others[number] = first
            others.setdefault(first, number)
    return {
        ordered[number].file: Flag("duplicate", Message("warning.duplicate", {"other": ordered[other].file}))
        for number, other in others.items()
    }


class _Index:
    """The CVs seen so far, none of them much the same as another."""

    def __init__(self, prints: list[Fingerprint]) -> None:
        self._prints = prints
        self._by_content: dict[str, int] = {}
        self._by_sketch = _Few() if len(prints) <= _FEW else _Many()

    def find(self, number: int) -> int | None:
        """The first CV that is much the same as this one; where there is none, this one is kept for later ones."""
        own = self._prints[number]
        first = self._by_content.setdefault(own.content, number)
        if first != number:
            return first
        if not own.sketch or number >= MOST:
            return None
        for other in self._by_sketch.alike(number, array("I", own.sketch[:_SKETCH_RUNS]))[:_MOST_COMPARED]:
            if _same(own.sketch, self._prints[other].sketch):
                self._by_content[own.content] = other
                return other
        self._by_sketch.keep()
        return None


class _Few:
    """Sketches by their lowest hashes: two sets as alike as that have one in common among so many of the lowest."""

    def __init__(self) -> None:
        self._holders: dict[int, list[int]] = {}
        self._runs: dict[int, array[int]] = {}
        self._last: tuple[int, array[int], list[int]] = (0, array("I"), [])

    def alike(self, number: int, runs: "array[int]") -> list[int]:
        """The numbers of those kept whose sketch is like `runs`, the sketch of `number`."""
        own = set(runs)
        # Sets that share _ALIKE of their union share at least as much of each: of the rest and one more, one is shared.
        lowest = sorted(own)[: len(own) - ceil(_ALIKE * len(own)) + 1]
        self._last = (number, runs, lowest)
        near = {other for run in lowest for other in self._holders.get(run, ())}
        theirs = ((other, set(self._runs[other])) for other in sorted(near))
        return [other for other, runs in theirs if len(own & runs) >= _ALIKE * len(own | runs)]

    def keep(self) -> None:
        """Keep the one that was last asked about."""
        number, runs, lowest = self._last
        self._runs[number] = runs
        for run in lowest:
            self._holders.setdefault(run, []).append(number)


class _Many:
    """The same for any number, by MinHash and locality-sensitive hashing."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self._index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
        self._empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
        self._last = (0, self._empty)

    def alike(self, number: int, runs: "array[int]") -> list[int]:
        """The numbers of those kept whose sketch is like `runs`, the sketch of `number`."""
        hashes = self._empty.copy()
        hashes.update_batch(runs)
        self._last = (number, hashes)
        return sorted(map(int, self._index.query(hashes)))

    def keep(self) -> None:
        """Keep the one that was last asked about."""
        self._index.insert(*self._last, check_duplication=False)


def _same(one: bytes, other: bytes) -> bool:
    from rapidfuzz.distance import Indel

    words = (array("H", each[_SKETCH_RUNS:]) for each in (one, other))
    return Indel.normalized_similarity(*words, score_cutoff=SAME) >= SAME
