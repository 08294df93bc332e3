"""Visible words that speak to a machine and not to a reader: reported, and what stands in their line does not count."""

from bisect import bisect_right
from functools import cache

from screener.extracting.context_words import by_language
from screener.extracting.flat import flat
from screener.extracting.matcher import Found, find_all

Span = tuple[int, int]
_FAR = 1 << 60


def machine_spans(text: str, found: Found) -> tuple[Span, ...]:
    """The lines of `text` that hold instructions to a machine, as offsets in order."""
    places = {found.tokens.starts[duty.first] for duty in found.shown if duty.kind == "instruction"}
    folded = flat(text)
    for sign in _signs():
        at = folded.find(sign)
        while at >= 0:
            places.add(at)
            at = folded.find(sign, at + len(sign))
    return tuple(sorted({_line(text, place) for place in places}))


def machine_lines(text: str) -> tuple[Span, ...]:
    """As `machine_spans`, for a text of which nothing else was found."""
    return machine_spans(text, find_all(text, lambda _: False))


def within(offset: int, spans: tuple[Span, ...]) -> bool:
    """Whether the character at `offset` stands in one of the lines, which are in order."""
    at = bisect_right(spans, (offset, _FAR)) - 1
    return at >= 0 and offset < spans[at][1]


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


@cache
def _signs() -> tuple[str, ...]:
    return tuple(sign for language in by_language().values() for sign in language.machine_signs)
