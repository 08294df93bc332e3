"""What a text names and shows: tools, skills and the rest by name, skills by duty, in one pass; no rules of CVs yet."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple, cast

from msgspec import Struct

from screener import taxonomy
from screener.extracting.context_words import trigger_names, words
from screener.extracting.duties import Shown, duties
from screener.extracting.guards import accepted
from screener.extracting.lexicon import Hit, Lexicon, NameKind, taxonomy_names
from screener.extracting.tokens import MARKS, Tokens
from screener.extracting.typos import CONFIDENCE, Speller
from screener.types import TermKind

# Classes of tools are what postings ask for; a CV that names one has named no tool.
_NOT_NAMES = frozenset(("trigger",))
_NOT_OF_CVS = frozenset(("trigger", "class", "topic"))


class Mention(Struct, frozen=True):
    """A name in a text: what it stands for and where. `kind` "class" is a class of tools ("outil d'emailing").

    `name` is the canonical name. `confidence` is below 1 for a misspelt one.
    """

    kind: str
    id: str
    name: str
    start: int
    end: int
    confidence: float = 1.0


class Found(NamedTuple):
    """Everything that one pass over a text finds, by positions in `tokens`."""

    tokens: Tokens
    names: list[Hit]
    misspelt: list[Hit]
    shown: list[Shown]
    triggers: list[Hit]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the whole taxonomy and of every language's triggers, built once per process."""
    return Lexicon([*taxonomy_names(), *trigger_names()])


@cache
def speller() -> Speller:
    """The finder of misspelt names."""
    return Speller(lexicon())


def find_all(text: str, in_skills: Callable[[int], bool], *, loose: bool = False) -> Found:
    """The names, duties and triggers in `text`; `in_skills` tells whether an offset stands among listed skills."""
    tokens = Tokens(text)
    hits = lexicon().find(tokens)
    triggers = [hit for hit in hits if hit.name.kind == "trigger"]
    left_out = _NOT_NAMES if loose else _NOT_OF_CVS
    names = accepted(tokens, (hit for hit in hits if hit.name.kind not in left_out), in_skills, loose=loose)
    misspelt = speller().find(tokens, [hit for hit in names if hit.name.kind == "tool"], in_skills)
    return Found(tokens, names, misspelt, duties().find(tokens), _outside(triggers, names))


def find_mentions(text: str, *, loose: bool = True) -> list[Mention]:
    """The tools, skills, classes of tools and the rest that `text` names, in its order; no rules of CVs apply.

    `loose` lets a name that is also a word count by its capitals, as in the sentences of a posting.
    """
    found = find_all(text, lambda _: False, loose=loose)
    return sorted(_mentions(found), key=lambda mention: (mention.start, -mention.end))


def skills_shown(text: str, kind: Literal["skill", "soft_skill"] = "skill") -> tuple[str, ...]:
    """The canonical names of the skills of `kind` that the words of `text` describe without naming them, each once."""
    shown = duties().find(Tokens(text))
    return tuple(dict.fromkeys(canonical(kind, each.id) for each in shown if each.kind == kind))


def _mentions(found: Found) -> Iterator[Mention]:
    tokens = found.tokens
    for hit in found.names:
        kind: NameKind = hit.name.kind
        first, last = hit.first, hit.last
        if kind == "decoy":
            continue
        if kind == "topic":
            widened = _tool_around(tokens, first, last)
            if widened is None:
                continue
            kind, (first, last) = "class", widened
        yield Mention(kind, hit.name.id, canonical(kind, hit.name.id), tokens.starts[first], tokens.ends[last - 1])
    for hit in found.misspelt:
        start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
        yield Mention("tool", hit.name.id, canonical("tool", hit.name.id), start, end, CONFIDENCE)


def canonical(kind: NameKind, identifier: str) -> str:
    """The canonical name of an entry or of a class of tools."""
    if kind == "class":
        return taxonomy.classes()[identifier].name
    return taxonomy.entries(cast("TermKind", kind))[identifier].name


def _tool_around(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The topic with the word for tool beside it: "outil de veille", "monitoring software"; None without one."""
    nouns = words().nouns
    before = first - 1
    while before >= 0 and first - before <= 4 and tokens.words[before] in words().links:
        before -= 1
    if before >= 0 and tokens.words[before] in nouns and tokens.words[before] not in MARKS:
        return before, last
    if last < len(tokens) and tokens.words[last] in nouns:
        return first, last + 1
    return None


def _outside(triggers: list[Hit], names: list[Hit]) -> list[Hit]:
    """The triggers that are not part of a name: "machine learning" teaches nobody anything, "Notion" is no notion."""
    several = (
        hit for hit in names if (hit.last - hit.first > 1 and hit.name.kind != "soft_skill") or hit.name.kind == "tool"
    )
    inside = {at for hit in several for at in range(hit.first, hit.last)}
    return [hit for hit in triggers if hit.first not in inside or hit.last - 1 not in inside]
