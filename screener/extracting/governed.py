"""The stretches of a text under a heading that changes what stands there: "CE QUE J'AIMERAIS APPRENDRE"."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from screener.extracting.context_words import Effect, Held, words
from screener.extracting.source import Line, Source
from screener.extracting.tokens import MARKS, Tokens

_HEADING_LENGTH = 45
# A line with words of wish, refusal or learning in it is a heading in words of the writer's own where it looks like
# one; a line without any mark of a heading must be of few words and begin with them.
_OWN_LENGTH = 60
_OWN_WORDS = 9
_PLAIN_WORDS = 6
_PLAIN_START = 2
# The longest line that looks like the next heading by its shortness alone.
_SHORT = 20
_MARKS_OF_TEXT = ".,;:"


class _Running(NamedTuple):
    """A heading whose block is not yet at its end; `own` is one in words of the writer's own."""

    start: int
    line: int
    effect: Effect
    own: bool


def governed(
    source: Source, tokens: Tokens, labels: Sequence[Held], names: Sequence[tuple[int, int]]
) -> list[tuple[int, int, Effect]]:
    """The stretches of the text of `tokens` that stand under a heading with an effect, in order.

    `labels` are the words found that make a heading of one's own, `names` the tools, which no heading holds.
    """
    found: list[tuple[int, int, Effect]] = []
    headings = words().headings
    running: _Running | None = None
    openings = {section.start for section in source.sections}
    named = [tokens.starts[first] for first, _ in names]
    told = {tokens.starts[each.first]: each for each in labels}
    places = sorted(told)
    for line in source.lines:
        text = line.text
        effect = headings.get(_phrase_at(tokens, line)) if len(text) <= _HEADING_LENGTH else None
        own = False
        if effect is None and len(text) <= _OWN_LENGTH and _holds(places, line) and not _holds(named, line):
            effect = _own(line, tokens, told[places[bisect_left(places, line.start)]], line.start in openings)
            own = effect is not None
        if running:
            below = line.gap and line.index > running.line + 1  # a gap may stand between a heading and its block
            ends = effect or below or line.start in openings or _is_heading(text) or _is_decorated(text)
            if ends or (running.own and _is_short(text) and not _holds(named, line)):
                found.append((running.start, line.start, running.effect))
                running = None
        if effect:
            running = _Running(line.end, line.index, effect, own)
    if running:
        found.append((running.start, len(source.text), running.effect))
    return found


def _own(line: Line, tokens: Tokens, label: Held, opens: bool) -> Effect | None:
    """The effect of a heading in words of one's own; None where the line does not look like one."""
    text = line.text
    first = bisect_left(tokens.starts, line.start)
    length, before = len(text.split()), label.first - first
    if text[-1] in ".,;" or length > _OWN_WORDS or before > label.trigger.reach:
        return None
    marked = opens or text.isupper() or text[-1] in ":?…" or _is_decorated(text)
    plain = text[0].isupper() and length <= _PLAIN_WORDS and before <= _PLAIN_START and ":" not in text
    return label.trigger.effect if marked or plain else None


def _holds(places: Sequence[int], line: Line) -> bool:
    """Whether one of the places, in order, lies within the line."""
    at = bisect_left(places, line.start)
    return at < len(places) and places[at] < line.end


def _is_decorated(text: str) -> bool:
    """Whether the same sign opens and closes a line, as in "~ langues ~"."""
    return len(text) > 2 and text[0] == text[-1] and not text[0].isalnum() and text[0] not in "\"'()"


def _is_short(text: str) -> bool:
    """Whether a line may be the next heading, of two or three words without a mark."""
    return len(text) <= _SHORT and text[0].isupper() and not any(mark in text for mark in _MARKS_OF_TEXT)


def _phrase_at(tokens: Tokens, line: Line) -> tuple[str, ...]:
    """The words of a line as `phrase` would read it by itself."""
    first = bisect_left(tokens.starts, line.start)
    last = bisect_left(tokens.starts, line.end, first)
    return tuple(word for word in tokens.words[first:last] if word not in MARKS)


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and (text.isupper() or text.endswith(":")) and not text[0].isdigit()
