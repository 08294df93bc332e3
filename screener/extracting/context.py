"""What the words around a term make of it: negated, wished, learnt, basic, former, somebody else's.

The words stand in models/<language>/context.yaml; both languages are always looked for, as CVs mix them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from screener import data
from screener.extracting.lexicon import Hit, Name
from screener.extracting.other_words import LANGUAGES
from screener.extracting.others import OtherReader
from screener.extracting.source import Line, Source
from screener.extracting.tokens import HARD_WORD, MARKS, Tokens, phrase

Effect = Literal["negated", "wished", "other", "learning", "basic", "former"]
# The strongest first: "notions only, no longer used" is former no more than "no knowledge of the basics" is basic.
_ORDER: tuple[Effect, ...] = ("negated", "other", "wished", "former", "learning", "basic")

_HEADING_LENGTH = 45
# A level after a name, as bars ("●●○○○", "2/5", "20 %") or stars; half and below is basic.
_LEVEL = re.compile(
    r"[ :(\-–|]{0,4}(?:(?P<full>[●★■▰⬤•◼])+(?P<empty>[○☆□▱◯◻]*)"
    r"|(?P<part>\d{1,2})\s?/\s?(?P<whole>5|10)|(?P<percent>\d{1,3})\s?%)"
)
_BASIC_SHARE = 0.4
# The names after a term that share the words after their colon.
_REST_OF_LIST = re.compile(r"(?:,\s?[A-Z][\w.+#-]{0,30}(?: [A-Z][\w.+#-]{0,30})?){1,6}\s?:")
# The words that a trigger may stand away from its term, marks and all: the longest reach and some to spare.
_NEAR = 40


class Trigger(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that change the terms on one `side` of them, up to `reach` words away within the clause."""

    effect: Effect
    side: Literal["after", "before"]
    reach: int
    words: tuple[str, ...]


class Heading(Struct, frozen=True, forbid_unknown_fields=True):
    """Short lines that change all that stands under them."""

    effect: Effect
    words: tuple[str, ...]


class ContextWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's context.yaml."""

    triggers: tuple[Trigger, ...]
    headings: tuple[Heading, ...]
    hobbies: tuple[str, ...]
    turns: tuple[str, ...]
    tool_words: tuple[str, ...]
    with_words: tuple[str, ...]
    nouns: tuple[str, ...]
    links: tuple[str, ...]
    joins: tuple[str, ...]
    openers: tuple[str, ...]
    groups_before: tuple[str, ...]
    groups_after: tuple[str, ...]
    partners: tuple[str, ...]
    partners_end: tuple[str, ...]
    decoys: tuple[str, ...]
    proficient: tuple[str, ...]
    instructions: tuple[str, ...]
    machine_signs: tuple[str, ...]


class AllWords(Struct, frozen=True):
    """The words of all languages together, folded."""

    triggers: tuple[Trigger, ...]
    headings: dict[tuple[str, ...], Effect]
    turns: frozenset[str]
    tool_words: frozenset[str]
    with_words: frozenset[str]
    nouns: frozenset[str]
    links: frozenset[str]
    joins: frozenset[str]
    openers: frozenset[str]
    groups_before: frozenset[str]
    groups_after: frozenset[str]
    partners: dict[str, frozenset[tuple[str, ...]]]  # by their last word
    partners_end: frozenset[str]


@cache
def words() -> AllWords:
    """The context words of every language."""
    each = tuple(by_language().values())
    return AllWords(
        triggers=tuple(trigger for language in each for trigger in language.triggers),
        headings={phrase(line): head.effect for language in each for head in language.headings for line in head.words},
        turns=_folded(word for language in each for word in language.turns),
        tool_words=_folded(word for language in each for word in language.tool_words),
        with_words=_folded(word for language in each for word in language.with_words),
        nouns=_folded(word for language in each for word in language.nouns),
        links=_folded(word for language in each for word in language.links),
        joins=_folded(word for language in each for word in language.joins),
        openers=_folded(word for language in each for word in language.openers),
        groups_before=_folded(word for language in each for word in language.groups_before),
        groups_after=_folded(word for language in each for word in language.groups_after),
        partners=_by_last(phrase(line) for language in each for line in language.partners),
        partners_end=_folded(word for language in each for word in language.partners_end),
    )


def trigger_names() -> Iterator[Name]:
    """The triggers and decoys as names of the lexicon; a trigger's id is its number in `words().triggers`."""
    for number, trigger in enumerate(words().triggers):
        for spelling in trigger.words:
            yield Name("trigger", str(number), "", (), spelling)
    for language in by_language().values():
        for spelling in language.decoys:
            yield Name("decoy", "", "", (), spelling)


class Context:
    """The effects that hold in one text, asked for by position in its tokens."""

    def __init__(self, tokens: Tokens, triggers: Iterable[Hit], source: Source | None = None) -> None:
        self._tokens = tokens
        self._hard = [i for i, word in enumerate(tokens.words) if word == HARD_WORD]
        known = words()
        self._triggers = [(known.triggers[int(hit.name.id)], hit.first, hit.last) for hit in _outermost(triggers)]
        self._trigger_firsts = [first for _, first, _ in self._triggers]
        self._governed = _governed(source, tokens) if source else []
        self._governed_starts = [start for start, _, _ in self._governed]
        self._others = OtherReader(tokens).spans()

    def clause(self, first: int) -> tuple[int, int]:
        """The clause that holds token `first`, from its first token to the one after its last."""
        at = bisect_right(self._hard, first)
        start = self._hard[at - 1] + 1 if at else 0
        return start, self._hard[at] if at < len(self._hard) else len(self._tokens)

    def effect(self, first: int, last: int) -> Effect | None:
        """What holds of the term from token `first` to `last`; the strongest where several do."""
        found = set(self._from_triggers(first, last))
        if governed := self._from_heading(self._tokens.starts[first]):
            found.add(governed)
        if self._is_low(self._tokens.ends[last - 1]):
            found.add("basic")
        at = bisect_right(self._others, (first, len(self._tokens))) - 1
        if at >= 0 and last <= self._others[at][1]:
            found.add("other")
        return next((effect for effect in _ORDER if effect in found), None)

    def _from_triggers(self, first: int, last: int) -> Iterator[Effect]:
        start, end = self.clause(first)
        low = bisect_left(self._trigger_firsts, max(start, first - _NEAR))
        for trigger, from_, to in self._triggers[low : bisect_left(self._trigger_firsts, min(end, last + _NEAR))]:
            if trigger.side == "after":
                holds = to <= first and self._reaches(to, first, trigger.reach) and not self._closed(to, first)
            else:
                holds = from_ >= last and self._reaches(last, from_, trigger.reach) and self._is_beside(last, from_)
            if holds:
                yield trigger.effect

    def _is_beside(self, last: int, from_: int) -> bool:
        """Whether words that follow a term are of its own item and bracket."""
        return self._of_the_same_item(last, from_) and not self._closed(last, from_)

    def _closed(self, start: int, end: int) -> bool:
        """Whether a bracket opened before token `start` closes before token `end`: "Blender (débutant), Figma"."""
        between = self._tokens.text[self._tokens.ends[start - 1] : self._tokens.starts[end]]
        return ")" in between and "(" not in between.partition(")")[0]

    def _of_the_same_item(self, last: int, from_: int) -> bool:
        """Whether no comma parts them, but within brackets, after a colon or in a list: "Figma, Canva : notions"."""
        between = self._tokens.text[self._tokens.ends[last - 1] : self._tokens.starts[from_]]
        head, comma, _ = between.partition(",")
        return not comma or "(" in head or ":" in head or bool(_REST_OF_LIST.match(between))

    def _reaches(self, start: int, end: int, reach: int) -> bool:
        between = [word for word in self._tokens.words[start:end] if word not in MARKS]
        return len(between) <= reach and words().turns.isdisjoint(between)

    def _from_heading(self, offset: int) -> Effect | None:
        at = bisect_right(self._governed_starts, offset) - 1
        if at >= 0 and offset < self._governed[at][1]:
            return self._governed[at][2]
        return None

    def _is_low(self, offset: int) -> bool:
        """Whether a level follows at once that is no more than `_BASIC_SHARE` of the whole."""
        level = _LEVEL.match(self._tokens.text, offset, offset + 24)
        if not level:
            return False
        if level["percent"]:
            return int(level["percent"]) <= 100 * _BASIC_SHARE
        if level["whole"]:
            return int(level["part"]) <= int(level["whole"]) * _BASIC_SHARE
        full = len(level.group().strip(" :(-–|")) - len(level["empty"])
        return bool(level["empty"]) and full <= (full + len(level["empty"])) * _BASIC_SHARE


def _outermost(triggers: Iterable[Hit]) -> list[Hit]:
    """The triggers that are no part of a longer one ("no" in "no longer use"), by place."""
    kept: list[Hit] = []
    for hit in sorted(triggers, key=lambda hit: (hit.first, -hit.last)):
        if not kept or hit.last > kept[-1].last or (hit.first, hit.last) == (kept[-1].first, kept[-1].last):
            kept.append(hit)
    return kept


def _governed(source: Source, tokens: Tokens) -> list[tuple[int, int, Effect]]:
    """The stretches of the text of `tokens` that stand under a heading with an effect, in order."""
    found: list[tuple[int, int, Effect]] = []
    headings = words().headings
    running: tuple[int, Effect] | None = None
    openings = {section.start for section in source.sections}
    for line in source.lines:
        effect = headings.get(_phrase_at(tokens, line)) if len(line.text) <= _HEADING_LENGTH else None
        if running and (effect or line.gap or line.start in openings or _is_heading(line.text)):
            found.append((running[0], line.start, running[1]))
            running = None
        if effect:
            running = (line.end, effect)
    if running:
        found.append((running[0], len(source.text), running[1]))
    return found


def _phrase_at(tokens: Tokens, line: Line) -> tuple[str, ...]:
    """The words of a line as `phrase` would read it by itself."""
    first = bisect_left(tokens.starts, line.start)
    last = bisect_left(tokens.starts, line.end, first)
    return tuple(word for word in tokens.words[first:last] if word not in MARKS)


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and (text.isupper() or text.endswith(":")) and not text[0].isdigit()


def _by_last(phrases: Iterable[tuple[str, ...]]) -> dict[str, frozenset[tuple[str, ...]]]:
    known = frozenset(phrases)
    return {last: frozenset(each for each in known if each[-1] == last) for last in {each[-1] for each in known}}


def _folded(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word for each in listed for word in phrase(each))


@cache
def _hobby_labels() -> tuple[str, ...]:
    """The labels, the longest first, with either apostrophe."""
    labels = {label for language in by_language().values() for label in language.hobbies}
    return tuple(sorted(labels | {label.replace("'", "’") for label in labels}, key=len, reverse=True))


@cache
def _hobby_label() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _hobby_labels()))})\s?:[^\n]+")


def _has_label(text: str) -> bool:
    """Whether a label stands before a colon anywhere: a quick look before the pattern."""
    at = text.find(":")
    while at >= 0:
        if text.endswith(_hobby_labels(), 0, at) or text.endswith(_hobby_labels(), 0, max(0, at - 1)):
            return True
        at = text.find(":", at + 1)
    return False


def hobby_spans(text: str) -> list[tuple[int, int]]:
    """The lines, from a label on, that tell within another section what somebody likes: "Anglais. Loisirs : photo"."""
    return [match.span() for match in _hobby_label().finditer(text)] if _has_label(text) else []


@cache
def by_language() -> dict[str, ContextWords]:
    """The context words of each language."""
    return {language: data.load(f"models/{language}/context.yaml", ContextWords) for language in LANGUAGES}
