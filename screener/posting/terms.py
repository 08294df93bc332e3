"""What the posting room asks of the extracting room: terms, degrees, languages and roles named in a text.

The only module of this room that knows the extractors' signatures.
"""

import re
from functools import cache

from msgspec import Struct

from screener import profiles
from screener.posting import words
from screener.posting.flat import flat
from screener.types import LanguageNeed

_INCLUSIVE = re.compile(
    r"\((?:e|ne|le|rice|trice|se|euse|ere|s|es|h|f)\)|[.·](?:e|ne|le|rice|trice|se|euse)(?:[.·]?s)?(?!\w)|/(?:e|ne|rice|trice|euse|ere)(?!\w)"
)


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
    from screener.extracting.languages import read_need

    return tuple(read_need(text))


@cache
def _titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each profile's job titles as one pattern over flat text without inclusive endings."""
    found: list[tuple[re.Pattern[str], str]] = []
    for name, profile in profiles.every().items():
        titles = sorted({flat(title) for title in (*profile.titles.fr, *profile.titles.en)}, key=len, reverse=True)
        if titles:
            found.append((re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(title) for title in titles)})s?(?!\w)"), name))
    return tuple(found)


def roles_named(text: str) -> tuple[str, ...]:
    """The profiles whose job titles `text` names."""
    plain = _INCLUSIVE.sub("", flat(text))
    return tuple(name for pattern, name in _titles() if pattern.search(plain))


def role_of_title(title: str) -> str | None:
    """The profile that a posting's title names, by the longest job title in it; None where it names none."""
    plain = _INCLUSIVE.sub("", flat(title))
    best: tuple[int, int, str] | None = None
    for pattern, name in _titles():
        for match in pattern.finditer(plain):
            key = (match.start() - match.end(), match.start(), name)
            best = min(best, key) if best else key
    return best[2] if best else None
