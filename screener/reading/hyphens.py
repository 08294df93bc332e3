"""Words broken at the end of a line, put together again where it is clear that they are one word."""

import re
from collections import Counter
from functools import cache

from msgspec import Struct

from screener import data

_BREAK = re.compile("[-\xad\u2010]\n(?=[^\\W\\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40


class _Halves(Struct, frozen=True):
    compound_starts: tuple[str, ...] = ()
    compound_ends: tuple[str, ...] = ()


@cache
def _compounds() -> tuple[frozenset[str], frozenset[str]]:
    """Words that begin and words that end a word written with a hyphen, in any language."""
    starts: set[str] = set()
    ends: set[str] = set()
    for language in data.names("models", ""):
        if (data.root() / "models" / language / "function_words.yaml").is_file():
            halves = data.load(f"models/{language}/function_words.yaml", _Halves)
            starts.update(halves.compound_starts)
            ends.update(halves.compound_ends)
    return frozenset(starts), frozenset(ends)


def join_hyphens(text: str) -> str:
    """`text` with broken words joined: "commu-" + "nication"; a compound keeps its hyphen and loses the line end."""
    if not _BREAK.search(text):
        return text
    words = Counter(word.lower() for word in _WORD.findall(text))
    pieces: list[str] = []
    done = 0
    for found in _BREAK.finditer(text):
        left = _last_word(text, found.start())
        right = _WORD.match(text, found.end())
        if not left or right is None:
            continue
        joint = _joint(left, right.group(), found.group()[0], words)
        pieces += [text[done : found.start()], joint]
        done = found.end()
    return "".join([*pieces, text[done:]])


def _last_word(text: str, end: int) -> str:
    start = end
    while start > max(0, end - _LONGEST) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _joint(left: str, right: str, hyphen: str, words: Counter[str]) -> str:
    """What stands between the two halves: nothing, a hyphen, or the hyphen and line end that were there."""
    if hyphen == "\xad":
        return ""
    if not (left[-1].islower() and right[0].islower()):
        return f"{hyphen}\n"
    whole = (left + right).lower()
    if whole in words:
        return ""
    # Each half is counted where it stands broken: a word of its own comes at least twice.
    starts, ends = _compounds()
    compound = left.lower() in starts or right.lower() in ends or min(words[left.lower()], words[right.lower()]) > 1
    if compound or len(left) < 2 or len(right) < 2:
        return hyphen
    return ""
