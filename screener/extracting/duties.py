"""Skills shown by duties ("rédaction des légendes") and not by their names, found clause by clause.

Every word belongs to groups of the patterns (see duty_patterns.py); a pattern is looked at only in a clause that holds
the rarest of its groups, so that a clause costs what its words promise and not what there are patterns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from screener import data, taxonomy
from screener.extracting.context_words import by_language
from screener.extracting.duty_patterns import Compiler, Duty, DutyWords, Pattern, ShownKind, Step
from screener.extracting.other_words import LANGUAGES
from screener.extracting.tokens import ADDRESS, HARD_WORD, SOFT_WORD, Tokens, singular

# How far apart the sides of "&" may stand, in words of weight: about two lines.
_TOGETHER = 16
# A text without full stops is read in pieces of so many words, lest its cost grow with its square.
_LONGEST_CLAUSE = 400
# In how many of 100 CVs a number stands, a word that the table of frequencies does not list, a word of a beginning.
_NUMBERS = 99
_UNLISTED = 3
_PREFIX_WEIGHT = 12
# A clause of so many items, of so few words each on average, is a list of keywords.
_MANY_ITEMS = 7
_SHORT_ITEM = 2.0
_NOTHING: frozenset[int] = frozenset()
# A text is of one language where it has this many function words, and so few of the other's: a French pattern finds
# "stratégie" in "strategy" and "présentation" in "presentations", and of 18 that did on real English CVs 16 were wrong.
_ENOUGH = 30
_FEW = 0.05


class Shown(NamedTuple):
    """A duty found: the term it shows and the tokens from `first` to `last` (excluded) that show it."""

    kind: ShownKind
    id: str
    first: int
    last: int


class Frequencies(Struct, frozen=True, forbid_unknown_fields=True):
    """In how many of so many documents a word stands (models/likeness.yaml)."""

    documents: int
    words: dict[str, int]


class Marks(NamedTuple):
    """The groups of a word; as the bits of a number; and those by which patterns are found."""

    groups: frozenset[int]
    bits: int
    keys: frozenset[int]


# What a hard mark is in place of a word.
_CLAUSE_END = Marks(_NOTHING, 0, _NOTHING)


class Clause(NamedTuple):
    """The words of a clause that patterns see: where they stand, and their marks."""

    places: list[int]
    marks: list[Marks]


# Patterns by that of their groups that has the fewest words, each with the bits it needs and those it bars.
Index = dict[int, list[tuple[int, int, Pattern]]]


class Duties:
    """Every pattern, compiled. Built once per process."""

    def __init__(self, written: Iterable[Duty], words: dict[str, DutyWords]) -> None:
        compiler = Compiler(words)
        patterns = [compiler.compile(duty) for duty in written]
        self._small, self._numbers = compiler.small, compiler.numbers
        self._exact, self._prefix = compiler.exact, compiler.prefix
        self._compound: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for last, several in compiler.compound.items():
            for before, group in several:
                self._compound[before[-1], last].append((before, group))
        # The patterns to look at in a text that is not in a language; None: in any text.
        self._by_rarest = {
            absent: self._indexed([pattern for pattern in patterns if pattern.language != absent])
            for absent in (None, *words)
        }
        self._compound_ends = frozenset(last for _, last in self._compound)
        self._own_small = _own(compiler.small_of)
        self._longest = max(map(len, self._prefix), default=0)
        self._shortest = min(map(len, self._prefix), default=0)
        self._of = lru_cache(maxsize=1 << 15)(self._marks_of)
        self._with = lru_cache(maxsize=1 << 12)(self._with_group)

    def find(self, tokens: Tokens) -> list[Shown]:
        """The duties in `tokens`, one of each skill and clause."""
        found: list[Shown] = []
        places: list[int] = []
        marks: list[Marks] = []
        words, compound, ends = tokens.words, self._compound, self._compound_ends
        index = self._by_rarest[self._absent(words)]
        for at, own in enumerate(map(self._of, words)):
            if own is _CLAUSE_END or len(places) >= _LONGEST_CLAUSE:
                found.extend(_in_parts(words, Clause(places, marks), index))
                places, marks = [], []
            elif own is not None:
                places.append(at)
                marks.append(own)
                if words[at] in ends and len(places) > 1 and (words[places[-2]], words[at]) in compound:
                    self._mark_compounds(words, Clause(places, marks))
        found.extend(_in_parts(words, Clause(places, marks), index))
        return found

    def _mark_compounds(self, words: list[str], clause: Clause) -> None:
        """Add the groups of the names of several words that end at the last word, at their first word too."""
        places, marks = clause
        for before, group in self._compound[words[places[-2]], words[places[-1]]]:
            here = places[-1 - len(before) : -1]
            if len(here) == len(before) and all(words[at] == word for at, word in zip(here, before, strict=True)):
                marks[-1] = self._with(marks[-1].groups, group)
                marks[-1 - len(before)] = self._with(marks[-1 - len(before)].groups, group)

    def _marks_of(self, word: str) -> Marks | None:
        if word == HARD_WORD:
            return _CLAUSE_END
        groups = self._groups_of(word)
        return None if groups is None else self._marked(groups)

    def _with_group(self, groups: frozenset[int], group: int) -> Marks:
        return self._marked(groups | {group})

    def _marked(self, groups: frozenset[int]) -> Marks:
        return Marks(groups, _bits(groups), groups.intersection(self._by_rarest[None]))

    def _absent(self, words: list[str]) -> str | None:
        """The language that a text is not in; None where it is short, mixed or of another."""
        counts = {language: sum(map(own.__contains__, words)) for language, own in self._own_small.items()}
        total = sum(counts.values())
        least = min(counts, key=lambda language: counts[language])
        return least if total >= _ENOUGH and counts[least] <= _FEW * total else None

    def _indexed(self, patterns: list[Pattern]) -> Index:
        """The patterns by that of their groups that has the fewest words, so that few are looked at in vain."""
        common = {singular(word): count for word, count in data.load("models/likeness.yaml", Frequencies).words.items()}
        common["#"] = _NUMBERS
        sizes: dict[int, int] = defaultdict(int)
        for table, weight in ((self._exact, _UNLISTED), (self._prefix, _PREFIX_WEIGHT)):
            for word, members in table.items():
                for group in members:
                    sizes[group] += common.get(word, weight)
        for several in self._compound.values():
            for _, group in several:
                sizes[group] += 1
        indexed: dict[int, list[tuple[int, int, Pattern]]] = defaultdict(list)
        for pattern in patterns:
            rarest = min(pattern.needed, key=lambda group: (sizes[group], group))
            indexed[rarest].append((_bits(pattern.needed), _bits(pattern.barred), pattern))
        return dict(indexed)

    def _groups_of(self, word: str) -> frozenset[int] | None:
        """The groups of a word; None for one that patterns do not see: a small word, an address."""
        if word == SOFT_WORD:
            return _NOTHING
        if word == ADDRESS or word in self._small:
            return None
        found = set(self._exact.get(word, ()))
        if word.isdigit() or word in self._numbers:
            found |= self._exact["#"]
        for length in range(self._shortest, min(len(word), self._longest) + 1):
            found |= self._prefix.get(word[:length], set())
        return frozenset(found)


def _bits(groups: Iterable[int]) -> int:
    return sum(1 << group for group in groups)


def _in_parts(words: list[str], clause: Clause, index: Index) -> list[Shown]:
    """The duties of a clause, and of each item of one that lists keywords, which say nothing of one another."""
    places, marks = clause
    if not _is_keywords(words, places):
        return _in_clause(clause, index)
    found: list[Shown] = []
    start = 0
    for at, place in enumerate([*places, None]):
        if place is None or words[place] == SOFT_WORD:
            found += _in_clause(Clause(places[start:at], marks[start:at]), index)
            start = at + 1
    return found


def _is_keywords(words: list[str], places: list[int]) -> bool:
    if len(places) < _MANY_ITEMS:
        return False
    marks = words[places[0] : places[-1]].count(SOFT_WORD)
    return marks >= _MANY_ITEMS and len(places) - marks <= _SHORT_ITEM * (marks + 1)


def _in_clause(clause: Clause, index: Index) -> list[Shown]:
    """The duties of one clause, one of each skill, in the order of the text."""
    places, marks = clause
    keys: set[int] = set()
    present = 0
    for _, bits, own in marks:
        if bits:
            present |= bits
            keys |= own
    groups = [each.groups for each in marks] if keys else []
    found: list[Shown] = []
    shown: set[str] = set()
    for key in keys & index.keys():
        for needed, barred, pattern in index[key]:
            if present & needed == needed and not present & barred and pattern.id not in shown:
                span = _anywhere(pattern.parts[0], groups, 0, len(groups), pattern.parts[1:])
                if span:
                    shown.add(pattern.id)
                    found.append(Shown(pattern.kind, pattern.id, places[span[0]], places[span[1]] + 1))
    return sorted(found, key=_place) if len(found) > 1 else found


def _place(shown: Shown) -> tuple[int, int, str]:
    return shown.first, shown.last, shown.id


def _own(small: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The small words of each language that no other has; no letter, as "s" is what is left of "the client's"."""
    return {
        language: frozenset(
            word
            for word in own.difference(*(other for name, other in small.items() if name != language))
            if len(word) > 1
        )
        for language, own in small.items()
    }


def _anywhere(
    steps: tuple[Step, ...],
    groups: list[frozenset[int]],
    low: int,
    high: int,
    others: tuple[tuple[Step, ...], ...] = (),
    taken: tuple[tuple[int, int], ...] = (),
) -> tuple[int, int] | None:
    """The first and last place of the first match between `low` and `high` that has the `others` around it.

    It touches none of the `taken` places: one word is not both sides of "&".
    """
    opening = steps[0].group
    for start in range(low, high):
        if opening in groups[start]:
            end = _follow(steps, groups, start)
            if end is None or any(start <= last and end >= first for first, last in taken):
                continue
            span = _with_others(start, end, groups, others)
            if span:
                return span
    return None


def _with_others(
    first: int, last: int, groups: list[frozenset[int]], others: tuple[tuple[Step, ...], ...]
) -> tuple[int, int] | None:
    """The extent of a match with every other part of its pattern, each within `_TOGETHER` of where it starts."""
    start = first
    taken: tuple[tuple[int, int], ...] = ((first, last),)
    for part in others:
        span = _anywhere(part, groups, max(0, start - _TOGETHER), min(len(groups), start + _TOGETHER), taken=taken)
        if span is None:
            return None
        taken = (*taken, span)
        first, last = min(first, span[0]), max(last, span[1])
    return first, last


def _follow(steps: tuple[Step, ...], groups: list[frozenset[int]], at: int) -> int | None:
    """The place of the last of `steps` when the first stands at `at`; a nearer word is tried before a farther one."""
    if len(steps) == 1:
        return at
    rest = steps[1:]
    for place in range(at + 1, min(len(groups), at + rest[0].gap + 2)):
        if rest[0].group in groups[place]:
            end = _follow(rest, groups, place)
            if end is not None:
                return end
    return None


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
