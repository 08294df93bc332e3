"""Every name of the taxonomy and every trigger of the context rules, found in one pass over a text's words."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from screener import taxonomy
from screener.extracting.tokens import ADDRESS, Tokens, phrase, spelt
from screener.taxonomy import Entry
from screener.types import TermKind

# What a spelling may stand for: a term, a class of tools by its own name, the topic of a class ("veille" in "outil de
# veille"), a trigger of context.yaml, or a decoy, which holds a name and means something else ("reporting to").
NameKind = TermKind | Literal["class", "topic", "trigger", "decoy"]
_NAMED: tuple[TermKind, ...] = ("tool", "skill", "soft_skill", "certification", "sector", "permit", "interest")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HERE = None  # in a node of the tree: the names that end here
_LAST = itemgetter(2)

# A word -> what may follow it.
_Node = dict[str | None, Any]


class Name(NamedTuple):
    """One spelling of one thing. `rule` is the guard it must pass; `plain` its words as written, folded."""

    kind: NameKind
    id: str
    rule: str
    plain: tuple[str, ...]
    spelling: str


class Hit(NamedTuple):
    """A spelling found: `first` to `last` (excluded) are positions in `Tokens`."""

    name: Name
    first: int
    last: int


class Lexicon:
    """The spellings as a tree of words, and the walk that finds them; built once per process."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[str, tuple[Name, ...]] = {}
        self.words: set[str] = set()
        for name in names:
            words = phrase(name.spelling)
            if not words or ADDRESS in words:
                continue
            key = " ".join(words)
            held = self._names.get(key, ())
            if not any(each.kind == name.kind and each.id == name.id for each in held):
                self._names[key] = (*held, name)
            self.words.update(words)
        self._root: _Node = {}
        for key, held in self._names.items():
            node = self._root
            for word in key.split(" "):
                node = node.setdefault(word, {})
            node[_HERE] = held

    def find(self, tokens: Tokens) -> list[Hit]:
        """Every spelling in `tokens`, also within one another: by where they end, the longest first."""
        words = [*tokens.words, ADDRESS]  # which is part of no name: every walk ends there at the latest
        found: list[Hit] = []
        # Most words begin no name; the others are followed down the tree, seldom beyond a second word.
        for first, start in enumerate(map(self._root.get, words)):
            node, last = start, first
            while node is not None:
                last += 1
                if held := node.get(_HERE):
                    found.extend([Hit(name, first, last) for name in held])
                node = node.get(words[last])
        found.sort(key=_LAST)
        return found

    def spellings(self) -> Iterable[str]:
        """Every spelling as its words, joined with blanks."""
        return self._names

    def tools(self) -> Iterator[tuple[str, Name]]:
        """Every spelling of a tool by its plain words joined with blanks."""
        for key, held in self._names.items():
            for name in held:
                if name.kind == "tool":
                    yield key, name


def taxonomy_names() -> Iterator[Name]:
    """Every spelling of every entry and of every class of tools."""
    for kind in _NAMED:
        for entry in taxonomy.entries(kind).values():
            yield from _spellings(kind, entry)
    yield from _class_names()


def _spellings(kind: TermKind, entry: Entry) -> Iterator[Name]:
    def name(spelling: str, rule: str) -> Name:
        return Name(kind, entry.id, rule, spelt(spelling), spelling)

    # The stricter rule of a spelling comes first: it is the one that stays.
    for spelling in entry.asked:
        yield name(spelling, "asked")
    for spelling in entry.items:
        yield name(spelling, "item")
    for spelling in entry.roles:
        yield name(spelling, "role")
    for spelling in entry.cased:
        yield name(spelling, "cased")
    for spelling in entry.listed:
        yield name(spelling, "strict")
    yield name(entry.name, entry.guard)
    for spelling in (*entry.aliases, *entry.fr, *entry.en):
        yield name(spelling, "")
    if kind == "tool":
        for spelling in (entry.name, *entry.aliases):
            yield from (name(other, "") for other in _glued(spelling))
            yield from (name(other, "cased") for other in _split(spelling))


def _glued(spelling: str) -> Iterator[str]:
    """ "SproutSocial" for "Sprout Social": two words written as one, where that makes no short word."""
    words = phrase(spelling)
    if len(words) == 2 and len(spelling) >= 9 and "" not in words and not any(w.isdigit() for w in words):
        yield "".join(words)


def _split(spelling: str) -> Iterator[str]:
    """ "Power Point" for "PowerPoint": counted with its capitals only, as the words may be ordinary ones."""
    if " " not in spelling:
        apart = _INNER_CAPITAL.sub(" ", spelling)
        if " " in apart and min(map(len, apart.split())) > 2:
            yield apart


def _class_names() -> Iterator[Name]:
    for each in taxonomy.classes().values():
        for spelling in (each.name, *each.fr, *each.en):
            yield Name("class", each.id, "", (), spelling)
        for spelling in each.about:
            yield Name("topic", each.id, "", (), spelling)
