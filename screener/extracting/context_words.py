"""The words that change what a term beside them means, from models/<language>/context.yaml.

Both languages are always looked for, as CVs mix them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from screener import data
from screener.extracting.lexicon import Hit, Name
from screener.extracting.other_words import LANGUAGES
from screener.extracting.tokens import phrase

Effect = Literal["negated", "wished", "other", "hobby", "learning", "basic", "former", "none"]


class Trigger(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that change the terms on one `side` of them, up to `reach` words away within the clause.

    An "aside" opens a part of the sentence and speaks of the name before that part; a "denial" is one that a sentence
    of its own may hold. A "label" stands before a colon or in a heading, within `reach` words of its beginning. The
    reach ends at a word of `until`. The effect "none" keeps shorter words within these from counting.
    """

    effect: Effect
    side: Literal["after", "before", "aside", "denial", "label"]
    reach: int
    words: tuple[str, ...]
    until: tuple[str, ...] = ()


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


class Held(NamedTuple):
    """A trigger found: `first` to `last` (excluded) are positions in `Tokens`."""

    trigger: Trigger
    first: int
    last: int


def held(hits: Iterable[Hit]) -> list[Held]:
    """The triggers that are no part of a longer one ("no" in "no longer use"), by place; labels in their own right."""
    known = words().triggers
    kept: list[list[Held]] = [[], []]
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        trigger = known[int(hit.name.id)]
        row = kept[trigger.side == "label"]
        if not row or hit.last > row[-1].last or (hit.first, hit.last) == (row[-1].first, row[-1].last):
            row.append(Held(trigger, hit.first, hit.last))
    return sorted([*kept[0], *kept[1]], key=lambda each: each.first)


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
