"""Finding the phrases of a table in a text, by plain words: no case, no accents, no punctuation, no regex per phrase.

A text is first flattened to ASCII of the same length, so that offsets stay true, and only the words of it that begin
some phrase are looked at. On a CV of three pages this takes some tens of microseconds.
"""

import string
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_MOST_PLACES = 2000  # of one word in one text; a text that says it more often was made to be slow to read
_BLANKS = " \n\v"
_ONE_BLANK = str.maketrans("\n\v", "  ")
_LONG = 1000  # characters: shorter texts are split again as fast as they are looked up

_PLAIN = (
    "aàáâãäåÀÁÂÃÄÅæÆ",
    "cçÇ",
    "eèéêëÈÉÊË",
    "iìíîïÌÍÎÏ",
    "nñÑ",
    "oòóôõöøÒÓÔÕÖØ",
    "uùúûüÙÚÛÜ",
    "yýÿÝ",
    "sß",
    "dðÐ",
)


def _table() -> bytes:
    """A byte for each Latin-1 byte: letters and digits plain and small, "+", "#" and line ends kept, the rest blank.

    The marks that end a phrase (comma, colon, semicolon, bar, tab) become a vertical tab, which is white space to
    `split` and `\\s` but is never within a phrase.
    """
    table = bytearray(b" " * 256)
    for kept in string.ascii_lowercase + string.digits + "+#\n":
        table[ord(kept)] = ord(kept)
    for capital in string.ascii_uppercase:
        table[ord(capital)] = ord(capital.lower())
    for letters in _PLAIN:
        for letter in letters[1:]:
            table[ord(letter)] = ord(letters[0])
    table[ord("\f")] = ord("\n")
    for stop in ",;:|\t":
        table[ord(stop)] = ord("\v")
    return bytes(table)


_FLAT = _table()


@lru_cache(maxsize=64)
def flatten(text: str) -> str:
    """`text` as plain ASCII words and blanks, character for character: "L’École 2019" is "l ecole 2019"."""
    raw = text.replace("œ", "e").replace("Œ", "e").encode("latin-1", "replace")
    return raw.translate(_FLAT).decode("ascii")


def words_of(text: str) -> tuple[str, ...]:
    """The plain words of `text`: "Bachelor’s degree" is ("bachelor", "s", "degree")."""
    return tuple(flatten(text).split())


class Hit(NamedTuple, Generic[T]):
    """A phrase of the table found from `start` to `end`."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """A table of phrases and what each stands for; the longest phrase at a place wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in entries:
            first, *rest = words_of(phrase)
            table.setdefault(first, {}).setdefault(tuple(rest), value)
        self._by_first = {
            first: sorted(rests.items(), key=lambda item: -len(item[0])) for first, rests in table.items()
        }

    def find(self, flat: str) -> list[Hit[T]]:
        """The phrases in a flattened text, from left to right, none over another."""
        firsts = self._by_first.keys() & (_words_in(flat) if len(flat) > _LONG else set(flat.split()))
        if not firsts:
            return []
        spaced = _spaced(flat)
        hits: list[Hit[T]] = []
        for first in firsts:
            for start in islice(_places(spaced, first), _MOST_PLACES):
                hit = self._at(flat, start, first)
                if hit:
                    hits.append(hit)
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        apart: list[Hit[T]] = []
        for hit in hits:
            if not apart or hit.start >= apart[-1].end:
                apart.append(hit)
        return apart

    def _at(self, flat: str, start: int, first: str) -> Hit[T] | None:
        for rest, value in self._by_first[first]:
            end = start + len(first)
            for word in rest:
                end = _next(flat, end, word)
                if end < 0:
                    break
            else:
                return Hit(start, end, value)
        return None


@lru_cache(maxsize=8)
def _words_in(flat: str) -> frozenset[str]:
    """The words of a whole text, which several tables are asked about in turn."""
    return frozenset(flat.split())


@lru_cache(maxsize=8)
def _spaced(flat: str) -> str:
    """A text with a single kind of blank, one more before it and one after it."""
    return f" {flat} ".translate(_ONE_BLANK)


def _places(spaced: str, word: str) -> Iterable[int]:
    """Where `word` stands as a whole word in the text that `spaced` was made of."""
    whole = f" {word} "
    start = spaced.find(whole)
    while start >= 0:
        yield start
        start = spaced.find(whole, start + len(word) + 1)


def _next(flat: str, end: int, word: str) -> int:
    """Where `word` ends if it is the next word after `end`, three blanks or a line end away at most, else -1."""
    start = end
    while start < len(flat) and start - end < 4 and flat[start] in " \n":
        start += 1
    stop = start + len(word)
    if start == end or not flat.startswith(word, start) or (stop < len(flat) and flat[stop] not in _BLANKS):
        return -1
    return stop if flat.count("\n", end, start) < 2 else -1
