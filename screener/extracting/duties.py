"""Skills shown by duties ("rédaction des légendes") and not by their names, found clause by clause.

Every word belongs to groups of the patterns (see duty_patterns.py); a pattern is looked at only in a clause that holds
the rarest of its groups, so that a clause costs what its words promise and not what there are patterns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from screener import data, taxonomy
from screener.extracting.context_words import by_language
from screener.extracting.duty_patterns import Compiler, Duty, DutyWords, Pattern, ShownKind, Step
from screener.extracting.other_words import LANGUAGES
from screener.extracting.tokens import ADDRESS, HARD_WORD, SOFT_WORD, Tokens

# How far apart the sides of "&" may stand, in words of weight: about two lines.
_TOGETHER = 16
# A text without full stops is read in pieces of so many words, lest its cost grow with its square.
_LONGEST_CLAUSE = 400
# A beginning of words stands for about this many words.
_PREFIX_WEIGHT = 6
_NOTHING: frozenset[int] = frozenset()
_CLAUSE_END = frozenset({-1})  # what a hard mark is in place of the groups of a word
# A text is of one language where it has this many function words, and so few of the other's: a French pattern finds
# "stratégie" in "strategy" and "présentation" in "presentations", and of 18 that did on real English CVs 16 were wrong.
_ENOUGH = 30
_FEW = 0.03


class Shown(NamedTuple):
    """A duty found: the term it shows and the tokens from `first` to `last` (excluded) that show it."""

    kind: ShownKind
    id: str
    first: int
    last: int


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
        self._of = lru_cache(maxsize=1 << 15)(self._groups_of)

    def find(self, tokens: Tokens) -> list[Shown]:
        """The duties in `tokens`, one of each skill and clause."""
        found: list[Shown] = []
        places: list[int] = []
        groups: list[frozenset[int]] = []
        words, compound, compound_ends = tokens.words, self._compound, self._compound_ends
        by_rarest = self._by_rarest[self._absent(words)]
        for at, members in enumerate(map(self._of, words)):
            if members is _CLAUSE_END or len(places) >= _LONGEST_CLAUSE:
                found.extend(_in_clause(places, groups, by_rarest))
                places, groups = [], []
            elif members is not None:
                places.append(at)
                groups.append(members)
                if words[at] in compound_ends and len(places) > 1 and (words[places[-2]], words[at]) in compound:
                    self._mark_compounds(words, places, groups)
        found.extend(_in_clause(places, groups, by_rarest))
        return found

    def _mark_compounds(self, words: list[str], places: list[int], groups: list[frozenset[int]]) -> None:
        """Add the groups of the names of several words that end at the last of `places`, at their first word too."""
        for before, group in self._compound[words[places[-2]], words[places[-1]]]:
            here = places[-1 - len(before) : -1]
            if len(here) == len(before) and all(words[at] == word for at, word in zip(here, before, strict=True)):
                groups[-1] |= {group}
                groups[-1 - len(before)] |= {group}

    def _absent(self, words: list[str]) -> str | None:
        """The language that a text is not in; None where it is short, mixed or of another."""
        counts = {language: sum(map(own.__contains__, words)) for language, own in self._own_small.items()}
        total = sum(counts.values())
        least = min(counts, key=lambda language: counts[language])
        return least if total >= _ENOUGH and counts[least] <= _FEW * total else None

    def _indexed(self, patterns: list[Pattern]) -> dict[int, list[Pattern]]:
        """The patterns by that of their groups that has the fewest words, so that few are looked at in vain."""
        sizes: dict[int, int] = defaultdict(int)
        for table, weight in ((self._exact, 1), (self._prefix, _PREFIX_WEIGHT)):
            for members in table.values():
                for group in members:
                    sizes[group] += weight
        for several in self._compound.values():
            for _, group in several:
                sizes[group] += 1
        indexed: dict[int, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            indexed[min(pattern.needed, key=lambda group: (sizes[group], group))].append(pattern)
        return dict(indexed)

    def _groups_of(self, word: str) -> frozenset[int] | None:
        """The groups of a word; None for one that patterns do not see: a small word, an address."""
        if word == HARD_WORD:
            return _CLAUSE_END
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


def _in_clause(places: list[int], groups: list[frozenset[int]], by_rarest: dict[int, list[Pattern]]) -> list[Shown]:
    """The duties of one clause, one of each skill."""
    present = _NOTHING.union(*groups)
    found: list[Shown] = []
    shown: set[str] = set()
    for group in present & by_rarest.keys():
        for pattern in by_rarest[group]:
            if pattern.needed <= present and pattern.id not in shown and pattern.barred.isdisjoint(present):
                span = _anywhere(pattern.parts[0], groups, 0, len(groups), pattern.parts[1:])
                if span:
                    shown.add(pattern.id)
                    found.append(Shown(pattern.kind, pattern.id, places[span[0]], places[span[1]] + 1))
    return found


def _own(small: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The small words of each language that no other has."""
    return {
        language: own - frozenset().union(*(other for name, other in small.items() if name != language))
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
