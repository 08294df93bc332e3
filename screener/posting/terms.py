"""What the posting room asks of the extracting room: terms, degrees, languages and roles named in a text.

The only module of this room that knows the extractors' signatures.
"""

from msgspec import Struct

from screener.posting import words
from screener.posting.flat import flat
from screener.types import LanguageNeed


class Mention(Struct, frozen=True):
    """A term named in the posting from `start` to `end`; `kind` is "class" where a class of tools is named."""

    kind: str
    name: str
    start: int
    end: int


class DegreeNeed(Struct, frozen=True):
    """A degree asked for: level on the European scale, fields of study, whether a related field will do."""

    level: int | None
    fields: tuple[str, ...]
    related: bool = False


HARD = ("tool", "skill", "certification", "permit")


def mentions(text: str) -> tuple[Mention, ...]:
    """Every term named in `text`, in order of place."""
    from screener.extracting.terms import find_mentions

    found = [Mention(each.kind, each.name, each.start, each.end) for each in find_mentions(text)]
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


def degree_need(text: str) -> DegreeNeed | None:
    """The degree that a clause asks for, None where it asks for none."""
    from screener.extracting.degrees import read_need

    need = read_need(text)
    if need is None:
        return None
    return DegreeNeed(need.level, need.fields, bool(words.pattern("related").search(flat(text))))


def language_needs(text: str) -> tuple[LanguageNeed, ...]:
    """The languages that a clause asks to be spoken or written, in order."""
    from screener.extracting.language_needs import read_need

    return read_need(text)


def roles_named(text: str) -> tuple[str, ...]:
    """The profiles whose job titles, or whose trade, a clause names."""
    from screener.extracting.roles import roles_by_title

    return roles_by_title(text)


def role_of_title(title: str) -> str | None:
    """The profile that a posting's title names; None where it names none."""
    return next(iter(roles_named(title)), None)
