"""Skills shown by duties ("rédaction des légendes") and not by their names: a small language of word patterns.

    redig*            a word that begins so; without the star the word itself, in any number
    rédiger+, write+  the forms of a regular verb, French in -er or English ("managed", "managing", not "management")
    (posts|légendes)  any of these words
    @write            any word of a set of models/<language>/duties.yaml
    #                 a number, in figures or in words
    ~3                up to three words may stand here; a comma counts as one, small words ("de la", "of the") never
    a & b             both in one clause, in any order, each side a pattern of its own
    !x                and no x in the clause

A pattern is one line of `shows_fr` or `shows_en`. All patterns are compiled into one table from words to the places
where they may stand, so that a clause costs what its words promise and not what there are patterns.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from screener import data, taxonomy
from screener.errors import ScreenerError
from screener.extracting.context import LANGUAGES, by_language
from screener.extracting.tokens import ADDRESS, HARD_WORD, SOFT_WORD, Tokens, phrase, singular
from screener.text import fold

# A skill or tool of the taxonomy, or words to a machine.
ShownKind = Literal["skill", "tool", "soft_skill", "instruction"]
# How far apart the sides of "&" may stand, in words of weight: about two lines.
_TOGETHER = 16
_NOTHING: frozenset[int] = frozenset()
_ITEM = re.compile(r"!?\([^)]*\)|\S+")


class DutyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's duties.yaml: small words that patterns do not see, and sets of words under a name."""

    small: tuple[str, ...]
    numbers: tuple[str, ...]
    sets: dict[str, tuple[str, ...]]


class Step(NamedTuple):
    """One word of a pattern: the group it must be of, and how many words may stand before it."""

    group: int
    gap: int


class Duty(NamedTuple):
    """A pattern as it is written, and the term it shows."""

    kind: ShownKind
    id: str
    text: str
    language: str


class Pattern(NamedTuple):
    """A duty compiled: each part in its order, all parts in one clause, none of `barred` in it."""

    kind: ShownKind
    id: str
    parts: tuple[tuple[Step, ...], ...]
    barred: frozenset[int]


class Shown(NamedTuple):
    """A duty found: the term it shows and the tokens from `first` to `last` (excluded) that show it."""

    kind: ShownKind
    id: str
    first: int
    last: int


class Duties:
    """Every pattern, compiled. Built once per process."""

    def __init__(self, patterns: Iterable[Duty], words: dict[str, DutyWords]) -> None:
        self._words = words
        self._small = frozenset(singular(fold(word)) for language in words.values() for word in language.small)
        self._numbers = frozenset(singular(fold(word)) for language in words.values() for word in language.numbers)
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._prefix: dict[str, set[int]] = defaultdict(set)
        # The last word of several ("bad buzz"), the words that must stand before it, and their group.
        self._compound: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._groups: dict[str, int] = {}
        self._by_first: dict[int, list[Pattern]] = defaultdict(list)
        for duty in patterns:
            try:
                pattern = self._compile(duty)
            except (KeyError, ValueError, ScreenerError) as error:
                raise ScreenerError(f"the duty {duty.text!r} of {duty.id}: {error}") from error
            self._by_first[pattern.parts[0][0].group].append(pattern)
        self._longest = max(map(len, self._prefix), default=0)
        self._shortest = min(map(len, self._prefix), default=0)
        self._of = lru_cache(maxsize=1 << 15)(self._groups_of)

    def find(self, tokens: Tokens) -> list[Shown]:
        """The duties in `tokens`, one of each skill and clause."""
        found: list[Shown] = []
        places: list[int] = []
        groups: list[frozenset[int]] = []
        words, small, of, compound = tokens.words, self._small, self._of, self._compound
        for at, word in enumerate(words):
            if word == HARD_WORD:
                found.extend(self._in_clause(places, groups))
                places, groups = [], []
            elif word == SOFT_WORD:
                places.append(at)
                groups.append(_NOTHING)
            elif word != ADDRESS and word not in small:
                places.append(at)
                groups.append(of(word) | self._compounds(words, places) if word in compound else of(word))
        found.extend(self._in_clause(places, groups))
        return found

    def _compounds(self, words: list[str], places: list[int]) -> frozenset[int]:
        """The groups of the names of several words that end at the last of `places`."""
        found = set()
        for before, group in self._compound[words[places[-1]]]:
            here = places[-1 - len(before) : -1]
            if len(here) == len(before) and all(words[at] == word for at, word in zip(here, before, strict=True)):
                found.add(group)
        return frozenset(found)

    def _in_clause(self, places: list[int], groups: list[frozenset[int]]) -> Iterator[Shown]:
        by_first = self._by_first
        shown: set[str] = set()
        for at, here in enumerate(groups):
            for group in here:
                for pattern in by_first.get(group, ()):
                    if pattern.id in shown:
                        continue
                    span = _match(pattern, groups, at)
                    if span:
                        shown.add(pattern.id)
                        yield Shown(pattern.kind, pattern.id, places[span[0]], places[span[1]] + 1)

    def _compile(self, duty: Duty) -> Pattern:
        language = duty.language
        barred: set[int] = set()
        parts: list[tuple[Step, ...]] = []
        for part in duty.text.split(" & "):
            steps: list[Step] = []
            gap = 0
            for item in _ITEM.findall(part):
                if item.startswith("~"):
                    gap = int(item[1:])
                elif item.startswith("!"):
                    barred.add(self._group(item[1:], language))
                elif not self._is_small(item):
                    steps.append(Step(self._group(item, language), gap))
                    gap = 0
            if not steps:
                raise ScreenerError("an empty side of &")
            parts.append(tuple(steps))
        return Pattern(duty.kind, duty.id, tuple(parts), frozenset(barred))

    def _is_small(self, item: str) -> bool:
        return item[0] not in "(@#" and item[-1] != "*" and self._small.issuperset(phrase(item))

    def _group(self, item: str, language: str) -> int:
        key = f"{language} {item}"
        if key in self._groups:
            return self._groups[key]
        group = self._groups[key] = len(self._groups)
        for word in item.strip("()").split("|"):
            self._place(word.strip(), group, language)
        return group

    def _place(self, member: str, group: int, language: str) -> None:
        if member == "#":
            self._exact[member].add(group)
            return
        if member.startswith("@"):
            for each in self._words[language].sets[member[1:]]:
                self._place(each, group, language)
            return
        if member.endswith("+"):
            for form in verb_forms(fold(member[:-1]), language):
                self._exact[singular(form)].add(group)
            return
        words = [word for word in _words(member) if word not in self._small]
        if not words:
            raise ScreenerError(f"{member!r} holds no word that patterns see")
        if len(words) > 1:
            self._compound[words[-1]].append((tuple(words[:-1]), group))
        elif member.endswith("*"):
            self._prefix[words[0]].add(group)
        else:
            self._exact[words[0]].add(group)

    def _groups_of(self, word: str) -> frozenset[int]:
        found = set(self._exact.get(word, ()))
        if word.isdigit() or word in self._numbers:
            found |= self._exact["#"]
        for length in range(self._shortest, min(len(word), self._longest) + 1):
            found |= self._prefix.get(word[:length], set())
        return frozenset(found)


def _match(pattern: Pattern, groups: list[frozenset[int]], at: int) -> tuple[int, int] | None:
    """The first and last place at which `pattern` holds when its first word stands at `at`."""
    if pattern.barred and any(not pattern.barred.isdisjoint(here) for here in groups):
        return None
    end = _follow(pattern.parts[0], groups, at)
    if end is None:
        return None
    first, last = at, end
    for part in pattern.parts[1:]:
        span = _anywhere(part, groups, max(0, at - _TOGETHER), min(len(groups), at + _TOGETHER))
        if span is None:
            return None
        first, last = min(first, span[0]), max(last, span[1])
    return first, last


def _anywhere(steps: tuple[Step, ...], groups: list[frozenset[int]], low: int, high: int) -> tuple[int, int] | None:
    for start in range(low, high):
        if steps[0].group in groups[start]:
            end = _follow(steps, groups, start)
            if end is not None:
                return start, end
    return None


def _follow(steps: tuple[Step, ...], groups: list[frozenset[int]], at: int) -> int | None:
    """The place of the last of `steps` when the first stands at `at`; the nearest word of each group is taken."""
    for step in steps[1:]:
        limit = min(len(groups), at + step.gap + 2)
        at = next((place for place in range(at + 1, limit) if step.group in groups[place]), -1)
        if at < 0:
            return None
    return at


def _words(member: str) -> tuple[str, ...]:
    """The words of a member; the last is a bare beginning where it ends in a star."""
    if member.endswith("*"):
        *before, last = phrase(member[:-1]) or ("",)
        return (*before, fold(re.split(r"[\W_]", member[:-1])[-1]) or last)
    return phrase(member)


def verb_forms(verb: str, language: str) -> set[str]:
    """The forms of a regular verb, folded: of "rediger" and of "manage", not the nouns made from them."""
    if language == "fr":
        if not verb.endswith("er"):
            raise ScreenerError(f"{verb!r} is no French verb in -er")
        stem = verb[:-2]
        return {stem + ending for ending in ("er", "e", "ee", "es", "ees", "ant", "eant", "ons", "ai", "ais", "ait")}
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    # "planned", "running": the last letter is doubled in short words; a form too many ("openned") does no harm.
    doubled = stem + stem[-1]
    return {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", doubled + "ed", doubled + "ing"}


@cache
def duties() -> Duties:
    """The duties of all skills and tools, with the word sets of every language."""
    languages = {language: data.load(f"models/{language}/duties.yaml", DutyWords) for language in LANGUAGES}
    return Duties(_written(), languages)


def _written() -> Iterator[Duty]:
    kinds: tuple[Literal["skill", "tool", "soft_skill"], ...] = ("skill", "tool", "soft_skill")
    for kind in kinds:
        for entry in taxonomy.entries(kind).values():
            for language, texts in (("fr", entry.shows_fr), ("en", entry.shows_en)):
                yield from (Duty(kind, entry.id, text, language) for text in texts)
    for language, context in by_language().items():
        yield from (Duty("instruction", "instruction", text, language) for text in context.instructions)
