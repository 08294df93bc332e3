"""Skills shown by duties ("rédaction des légendes") and not by their names: a small language of word patterns.

    redig*            a word that begins so; without the star the word itself, in any number
    rédiger+, write+  the forms of a regular verb, French in -er or English ("managed", "managing", not "management")
    (posts|légendes)  any of these words
    @write            any word of a set of models/<language>/duties.yaml
    #                 a number, in figures or in words
    ~3                up to three words may stand here; a comma counts as one, small words ("de la", "of the") never
    a & b             both in one clause, in any order, each side a pattern of its own
    !x                and no x in the clause

A pattern is one line of `shows_fr` or `shows_en`. See duties.py for how they are found.
"""

import re
from collections import defaultdict
from typing import Literal, NamedTuple

from msgspec import Struct

from screener.errors import ScreenerError
from screener.extracting.tokens import phrase, singular
from screener.text import fold

# A skill, tool or soft skill of the taxonomy, or words to a machine.
ShownKind = Literal["skill", "tool", "soft_skill", "instruction"]
_ITEM = re.compile(r"!?\([^)]*\)|\S+")
_FRENCH_ENDINGS = ("er", "e", "ee", "es", "ees", "ant", "eant", "ons", "ai", "ais", "ait")


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
    """A duty compiled: each part in its order, all parts in one clause, none of `barred` in it.

    `language` is that of its words; empty for an instruction, which is looked for in every text.
    """

    kind: ShownKind
    id: str
    language: str
    parts: tuple[tuple[Step, ...], ...]
    needed: frozenset[int]
    barred: frozenset[int]


class Compiler:
    """Turns written duties into patterns, and remembers which words belong to which group of them.

    `exact` and `prefix` give the groups of a word and of its beginning, `compound` those of several words by the last
    of them: the words that must stand before it, and the group.
    """

    def __init__(self, words: dict[str, DutyWords]) -> None:
        self._words = words
        self.small_of = {
            language: frozenset(singular(fold(word)) for word in each.small) for language, each in words.items()
        }
        self.small = frozenset().union(*self.small_of.values())
        self.numbers = frozenset(singular(fold(word)) for language in words.values() for word in language.numbers)
        self.exact: dict[str, set[int]] = defaultdict(set)
        self.prefix: dict[str, set[int]] = defaultdict(set)
        self.compound: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._groups: dict[str, int] = {}

    def compile(self, duty: Duty) -> Pattern:
        """`duty` compiled. Raises ScreenerError that shows the duty and says what is wrong with it."""
        try:
            return self._compiled(duty)
        except (KeyError, ValueError, ScreenerError) as error:
            raise ScreenerError(f"the duty {duty.text!r} of {duty.id}: {error}") from error

    def _compiled(self, duty: Duty) -> Pattern:
        language = duty.language
        barred: set[int] = set()
        parts: list[tuple[Step, ...]] = []
        for part in duty.text.split(" & "):
            steps: list[Step] = []
            gap, ended = 0, False
            for item in _ITEM.findall(part):
                if item.startswith("~"):
                    gap = int(item[1:])
                elif item.startswith("!"):
                    barred.add(self._group(item[1:], language))
                    ended = True
                elif ended:
                    raise ScreenerError(f"{item!r} after words that must not stand there")
                elif not self._is_small(item):
                    steps.append(Step(self._group(item, language), gap))
                    gap = 0
            if not steps:
                raise ScreenerError("an empty side of &")
            parts.append(tuple(steps))
        needed = frozenset(step.group for part in parts for step in part)
        spoken = "" if duty.kind == "instruction" else language
        return Pattern(duty.kind, duty.id, spoken, tuple(parts), needed, frozenset(barred))

    def _is_small(self, item: str) -> bool:
        return item[0] not in "(@#" and item[-1] != "*" and self.small.issuperset(phrase(item))

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
            self.exact[member].add(group)
            return
        if member.startswith("@"):
            for each in self._words[language].sets[member[1:]]:
                self._place(each, group, language)
            return
        if member.endswith("+"):
            for form in verb_forms(fold(member[:-1]), language):
                self.exact[singular(form)].add(group)
            return
        words = [word for word in _words(member) if word not in self.small]
        if not words:
            raise ScreenerError(f"{member!r} holds no word that patterns see")
        if len(words) > 1:
            self.compound[words[-1]].append((tuple(words[:-1]), group))
        elif member.endswith("*"):
            self.prefix[words[0]].add(group)
        else:
            self.exact[words[0]].add(group)


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
        return {stem + ending for ending in _FRENCH_ENDINGS}
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    # "planned", "running": the last letter is doubled in short words; a form too many ("openned") does no harm.
    doubled = stem + stem[-1]
    return {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", doubled + "ed", doubled + "ing"}
