"""What the posting room asks of the extracting room: terms, degrees, languages and roles named in a text.

The only module of this room that knows the extractors' signatures.
"""

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from screener import taxonomy
from screener.posting import words
from screener.posting.flat import flat
from screener.types import LanguageNeed

Described = Literal["skill", "soft_skill"]

_ARTICLE = re.compile(r"^(?:[Uu]ne?|[Aa]n?) ")
HARD = ("tool", "skill", "certification", "permit")
_ASKED = frozenset((*HARD, "class", "soft_skill", "sector"))  # what can be asked: not an interest, not a bare word
_TOO_WIDE = frozenset({"social-network"})  # "réseaux sociaux" asks for the trade, not for one of the networks


class Mention(Struct, frozen=True):
    """A term named in the posting from `start` to `end`; `kind` is "class" where a class of tools is named."""

    kind: str
    id: str
    name: str
    start: int
    end: int

    def moved(self, by: int) -> "Mention":
        """The same mention `by` letters further on."""
        return Mention(self.kind, self.id, self.name, self.start + by, self.end + by)


class DegreeNeed(Struct, frozen=True):
    """A degree asked for: level on the European scale, fields of study, whether a related field will do."""

    level: int | None
    fields: tuple[str, ...]
    related: bool = False


def mentions_in(text: str, spans: list[tuple[int, int]]) -> tuple[Mention, ...]:
    """Every term named in the stretches `spans` of `text`, each read as lines of their own, in order of place."""
    joined = "\n".join(text[start:end] for start, end in spans)
    starts = [0, *accumulate(end - start + 1 for start, end in spans)]
    found: list[Mention] = []
    for mention in mentions(joined):
        index = bisect_right(starts, mention.start) - 1
        moved = mention.moved(spans[index][0] - starts[index])
        if moved.end <= spans[index][1]:
            found.append(moved)
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


def mentions(text: str) -> tuple[Mention, ...]:
    """Every term named in `text`, in order of place."""
    from screener.extracting.terms import find_mentions

    plain = flat(text)
    found = [
        Mention(each.kind, each.id, each.name, each.start, each.end)
        for each in find_mentions(text)
        if each.kind in _ASKED and each.id not in _TOO_WIDE and plain[each.start : each.end] not in _no_terms()
    ]
    for match in _own_pattern().finditer(plain):
        over = [each for each in found if each.start < match.end() and match.start() < each.end]
        if any(each.start < match.start() or each.end > match.end() for each in over) or any(
            match.span() == (each.start, each.end) for each in over
        ):
            continue
        kind, identifier, name = _own_words()[match.group()]
        found = [each for each in found if each not in over]
        found.append(Mention(kind, identifier, name, match.start(), match.end()))
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


def skills_described(text: str, kind: Described) -> tuple[str, ...]:
    """The skills, or the personal qualities, that a clause describes without naming them ("keeps calm on deadline")."""
    from screener.extracting.terms import skills_shown

    return skills_shown(text, kind)


@cache
def _no_terms() -> frozenset[str]:
    return frozenset((*words.phrases("no_terms"), *words.phrases("function_words")))


@cache
def _own_words() -> dict[str, tuple[str, str, str]]:
    """Words that name a term in a posting though not in a CV: flat words to kind, id and name."""
    found: dict[str, tuple[str, str, str]] = {}
    for language in words.LANGUAGES:
        for name, spellings in words.lists(language).terms.items():
            kind, entry = taxonomy.by_name()[name]
            found |= {flat(spelling): (kind, entry.id, entry.name) for spelling in spellings}
    return found


@cache
def _own_pattern() -> re.Pattern[str]:
    return words.compiled(tuple(_own_words()))


@cache
def wider_than(name: str) -> frozenset[str]:
    """The names of all that the term called `name` is a kind of."""
    if name not in taxonomy.by_name():
        return frozenset()
    kind, entry = taxonomy.by_name()[name]
    entries = taxonomy.entries(kind)
    return frozenset(entries[wide].name for wide in entry.broader if wide in entries)


def classes_of(name: str) -> tuple[str, ...]:
    """The classes that the tool called `name` belongs to."""
    found = taxonomy.by_name().get(name)
    return found[1].classes if found else ()


def classes_about(names: set[str]) -> set[str]:
    """The classes of tools that are about one of the skills called `names`: SEO tools for SEO."""
    asked = {flat(name) for name in names}
    return {each.id for each in taxonomy.classes().values() if any(flat(topic) in asked for topic in each.about)}


def degree_need(text: str) -> DegreeNeed | None:
    """The degree that a clause asks for, None where it asks for none."""
    from screener.extracting.degrees import read_need

    # "Une maîtrise en marketing" as a whole demand is the degree, as it is without its article.
    bare = _ARTICLE.sub("", text, count=1)
    need = read_need(text) or (read_need(bare) if bare != text else None)
    if need is None:
        return None
    return DegreeNeed(need.level, need.fields, bool(words.pattern("related").search(flat(text))))


def degree_start(text: str) -> int:
    """Where the first diploma that a clause names begins; the clause's length where it names none."""
    from screener.extracting.degrees import find_mentions

    return min((mention.start for mention in find_mentions(text)), default=len(text))


def language_needs(text: str) -> tuple[LanguageNeed, ...]:
    """The languages that a clause asks to be spoken or written, in order."""
    from screener.extracting.language_needs import read_need

    found = read_need(text)
    verb = words.pattern("speaks").search(flat(text))
    return found or (read_need(text[verb.end() :].strip()) if verb else ())


def roles_named(text: str) -> tuple[str, ...]:
    """The profiles whose job titles, or whose trade, a clause names."""
    from screener.extracting.roles import roles_by_title

    return roles_by_title(text)


def role_of_title(title: str) -> str | None:
    """The profile that a posting's title names; None where it names none."""
    return next(iter(roles_named(title)), None)
