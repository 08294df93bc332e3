"""The same person or file twice: found by content, then by sketches of the texts, confirmed word by word. Only flagged.

Each CV is held against a few others however many there are: texts that are much the same share some of the lowest
hashes of their runs of words, and of several that are the same only the first stands for all. Fingerprints lie on the
disk and the index is a few numbers a CV, so that memory hardly grows with the size of a run.
"""

import io
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import IO

import msgspec
from msgspec import Struct

from screener.types import CV, Flag, Message

SAME = 0.9  # share of words in common and in order; two people with one template and one school stay below .8
MOST = 1_000_000  # CVs of one run whose texts are compared; of more, only equal files are found
_ALIKE = 0.6  # likeness of sketches from which texts are compared
_KEYS = 4  # lowest hashes by which a CV is looked up: of two that are .75 alike, 1 pair in 250 shares none of them
_MOST_COMPARED = 8
_MOST_SEEN = 256  # CVs looked at by one hash: more share it when it is of a turn of phrase
_BUCKETS = 64  # parts of the index, sorted one after the other so that no second index is needed
_SKETCH_RUNS = 512  # bytes of a sketch that are hashes of runs; words follow, see `screener.extracting.sketch`
_HASH = 4  # bytes of a hash of a run, the lowest first
_GLANCE = 1 + _SKETCH_RUNS // _HASH  # bytes at the start of each fingerprint on the disk, see `_glance`


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
    kept = Fingerprints(io.BytesIO())
    for each in prints:
        kept.add(each)
    return kept.flags()


class Fingerprints:
    """The fingerprints of a run, in any order, written to `file`; memory grows by some 60 bytes a CV."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._starts = array("Q", [0])
        self._heads = array("Q")  # the first 64 bits of each one's content's hash
        self._index: list[array[int]] = [array("Q") for _ in range(_BUCKETS)]  # a hash and whose it is, as one number
        self._sorted: list[tuple[array[int], array[int]]] = []  # the same in order: hashes, and the places of their CVs

    def __len__(self) -> int:
        return len(self._heads)

    def add(self, each: Fingerprint) -> None:
        """Keep one. Raises OSError when the disk is full."""
        number = len(self)
        rest = msgspec.msgpack.encode((each.file.encode("utf-8", "surrogatepass"), each.content, each.sketch))
        packed = _glance(each.sketch) + rest
        self._file.write(packed)
        self._starts.append(self._starts[-1] + len(packed))
        self._heads.append(_head(each.content))
        if number < MOST:
            for key in _keys(each.sketch):
                self._index[key % _BUCKETS].append(key << 32 | number)

    def flags(self) -> dict[str, Flag]:
        """The flag of each file that is there more than once; see `duplicates`."""
        found: dict[str, Flag] = {}
        for group in self._groups():
            for one, other in _pairs([self._get(number) for number in group]):
                found[one] = Flag("duplicate", Message("warning.duplicate", {"other": other}))
        return found

    def _groups(self) -> Iterator[list[int]]:
        """The numbers of CVs that are much the same, the whole run gone through in the order of contents."""
        order = self._in_order()
        groups: dict[int, list[int]] = {}
        firsts = array("I")  # one number for each content
        for _, equal in groupby(order, key=self._heads.__getitem__):
            numbers = list(equal)
            firsts.append(numbers[0])
            if len(numbers) > 1:
                groups[numbers[0]] = numbers
        if len(self) <= MOST:
            self._join(firsts, groups)
        return iter(groups.values())

    def _in_order(self) -> "array[int]":
        """All numbers in the order of contents, a part after the other: sorting takes many times their memory."""
        parts = [array("I") for _ in range(_BUCKETS)]
        for number, head in enumerate(self._heads):
            parts[head * _BUCKETS >> 64].append(number)
        order = array("I")
        for part in parts:
            order.extend(sorted(part, key=self._heads.__getitem__))
        return order

    def _join(self, firsts: "array[int]", groups: dict[int, list[int]]) -> None:
        """Put together the groups of different contents whose texts are much the same."""
        self._sort(firsts)
        stands = bytearray(b"\1") * len(firsts)  # those which no earlier one is much the same as
        for place, number in enumerate(firsts):
            first = self._find(place, number, firsts, stands)
            if first is not None:
                stands[place] = 0
                groups.setdefault(firsts[first], [firsts[first]]).extend(groups.pop(number, [number]))

    def _sort(self, firsts: "array[int]") -> None:
        """Put the index in order, as places in `firsts`."""
        absent = len(self)
        places = array("I", [absent]) * len(self)
        for place, number in enumerate(firsts):
            places[number] = place
        while self._index:
            there = ((each >> 32 << 32) | places[each & 0xFFFFFFFF] for each in self._index.pop(0))
            order = sorted(each for each in there if each & 0xFFFFFFFF != absent)
            hashes = array("I", (each >> 32 for each in order))
            self._sorted.append((hashes, array("I", (each & 0xFFFFFFFF for each in order))))

    def _find(self, place: int, number: int, firsts: "array[int]", stands: bytearray) -> int | None:
        """The place of the first CV before `place` that is much the same; None where there is none."""
        own = self._get(number)
        glance = _glance(own.sketch)
        for other in islice(filter(stands.__getitem__, self._likest(own, place)), _MOST_COMPARED):
            if _may_be_alike(glance, self._glance_at(firsts[other])) and _alike(own, self._get(firsts[other])):
                return other
        return None

    def _likest(self, own: Fingerprint, place: int) -> list[int]:
        """The places before `place` that have hashes of `own`: those with most of them first."""
        holders = [self._holders(key, place) for key in _keys(own.sketch)]
        shared = Counter(chain.from_iterable(holders))
        order = sorted(shared)
        if len(order) < sum(map(len, holders)):
            order.sort(key=shared.__getitem__, reverse=True)  # leaves equals in order
        return order

    def _holders(self, key: int, place: int) -> "array[int]":
        """The places before `place` of those that have the hash."""
        hashes, places = self._sorted[key % _BUCKETS]
        start = bisect_left(hashes, key)
        end = bisect_right(hashes, key, lo=start)
        return places[start : min(start + _MOST_SEEN, bisect_left(places, place, lo=start, hi=end))]

    def _glance_at(self, number: int) -> bytes:
        self._file.seek(self._starts[number])
        return self._file.read(_GLANCE)

    def _get(self, number: int) -> Fingerprint:
        start, end = self._starts[number : number + 2]
        self._file.seek(start + _GLANCE)
        packed = self._file.read(end - start - _GLANCE)
        file, content, sketch = msgspec.msgpack.decode(packed, type=tuple[bytes, str, bytes])
        return Fingerprint(file.decode("utf-8", "surrogatepass"), content, sketch)


def _pairs(group: list[Fingerprint]) -> Iterator[tuple[str, str]]:
    """Each file of a group, and the first other one by name that it is much the same as."""
    group.sort(key=lambda each: each.file)
    for one in group:
        other = next((each for each in group if each is not one and _alike(one, each)), None)
        if other is not None:
            yield one.file, other.file


def _alike(one: Fingerprint, other: Fingerprint) -> bool:
    if one.content == other.content:
        return True
    if not one.sketch or not other.sketch:
        return False
    if not _may_be_alike(_glance(one.sketch), _glance(other.sketch)):
        return False
    own, theirs = set(_runs(one.sketch)), set(_runs(other.sketch))
    return len(own & theirs) >= _ALIKE * len(own | theirs) and _same(one.sketch, other.sketch)


def _glance(sketch: bytes) -> bytes:
    """How many runs a sketch holds, padding left out, and the lowest byte of the hash of each."""
    runs = _runs(sketch)
    count = runs.index(runs[-1]) + 1 if runs else 0
    return bytes([count]) + sketch[:_SKETCH_RUNS:_HASH].ljust(_GLANCE - 1, b"\0")


def _may_be_alike(one: bytes, other: bytes) -> bool:
    """Whether sketches of which these are glances may share enough runs: a tenth of the work of comparing them."""
    own, theirs = one[1 : 1 + one[0]], other[1 : 1 + other[0]]
    most_shared = len(own) - len(own.translate(None, delete=theirs))
    return most_shared >= _ALIKE * (len(own) + len(theirs) - most_shared)


def _same(one: bytes, other: bytes) -> bool:
    from rapidfuzz.distance import Indel

    words = (array("H", each[_SKETCH_RUNS:]) for each in (one, other))
    return Indel.normalized_similarity(*words, score_cutoff=SAME) >= SAME


def _runs(sketch: bytes) -> "array[int]":
    return array("I", sketch[:_SKETCH_RUNS])


def _keys(sketch: bytes) -> list[int]:
    """The lowest hashes; a sketch has them in order."""
    return list(dict.fromkeys(array("I", sketch[: _KEYS * _HASH])))


def _head(content: str) -> int:
    """64 bits by which equal contents are found; what they find is compared whole."""
    try:
        return int(content[:16], 16)
    except ValueError:  # a hash of another kind
        return int.from_bytes(content.encode()[:8].ljust(8, b"\0"))
