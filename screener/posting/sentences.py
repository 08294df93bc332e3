"""Sentences of an item, without being misled by abbreviations, numbers, names with a full stop or inclusive writing."""

import re

from msgspec import Struct

from screener.posting import words
from screener.posting.flat import flat
from screener.posting.items import Item

_END = re.compile(r"[.!?…]+[\"»”)]*(?=\s)|;(?=\s|$)| \| ")
_LAST_WORD = re.compile(r"[\w.]+$")
_DEEPEST_BRACKET = 400  # letters after which an open bracket is taken for a slip


class Sentence(Struct, frozen=True):
    """A sentence as offsets into the posting, and the item it stands in."""

    start: int
    end: int
    item: Item


def find_sentences(text: str, item: Item) -> list[Sentence]:
    """The sentences of `item`, in order, without white space around them."""
    found: list[Sentence] = []
    start = item.start
    for match in _END.finditer(text, item.start, item.end):
        if _ends(text, start, match, item.end):
            _add(found, text, start, match.start() if match.group() in (";", " | ") else match.end(), item)
            start = match.end()
    _add(found, text, start, item.end, item)
    return found


def _ends(text: str, start: int, match: re.Match[str], end: int) -> bool:
    before = text[max(start, match.start() - _DEEPEST_BRACKET) : match.start()]
    if before.count("(") > before.count(")") and ")" not in match.group():
        return False
    mark = match.group()[0]
    if mark in ";|" or match.group() == " | ":
        return True
    rest = text[match.end() : min(end, match.end() + 3)].strip()
    if mark == ".":
        last = _LAST_WORD.search(flat(before))
        word = last.group() if last else ""
        if word in words.phrases("abbreviations") and not (word == "etc" and rest[:1].isupper()):
            return False
        if len(word) == 1 and word.isalpha():
            return rest[:1].isupper() and word not in "mpsc"
    return bool(rest) and not rest[0].islower()


def _add(found: list[Sentence], text: str, start: int, end: int, item: Item) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        found.append(Sentence(start, end, item))
