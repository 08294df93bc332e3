"""What kind of document it is, as far as that keeps it out of a ranking of CVs: a posting, a letter, or other text.

A CV shows a career: dated positions, or diplomas with the headings that CVs have. So a document is no CV

- when it has no dated position and no dated diploma, and speaks as an employer does to candidates, in two ways or
  more, in three where it has an address or headings of a CV (a posting);
- when it has neither and opens and closes as a letter does, without headings of a CV (a letter);
- when it has nothing of a CV at all: no position, diploma, language, skill or tool, no heading, address or telephone
  number.

A document that leaves a doubt is a CV: a wrong flag costs a candidate more than a posting in the folder costs a reader.
Of 345 CVs none is flagged, of 28 postings 26 are.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from screener import data
from screener.extracting.flat import flat
from screener.extracting.source import Source
from screener.types import Contact, Degree, Flag, Message, Position

Kind = Literal["posting", "letter", "text"]

LANGUAGES = ("en", "fr")
_MESSAGES: dict[Kind, str] = {
    "posting": "warning.not_a_cv_posting",
    "letter": "warning.not_a_cv_letter",
    "text": "warning.not_a_cv_text",
}
_POSTING_SIGNS = 2
_ADDRESSES = 4  # words for the reader ("vous", "your") that make a sign of their own
_LETTER_SIGNS = 2
_HEADINGS_OF_A_CV = 2
_LOOKED_AT = 40_000  # characters: a posting or letter that is longer shows itself long before
_READER = re.compile(r"\b(?:vous|votre|vos|tu|ton|tes|you|your)\b")
_CV_SECTIONS = frozenset(("experience", "education", "skills", "languages", "interests", "projects", "certifications"))


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """The phrases of one language that speak of each kind."""

    posting: tuple[str, ...]
    letter: tuple[str, ...]


def not_a_cv(
    source: Source,
    contact: Contact,
    positions: Sequence[Position],
    education: Sequence[Degree],
    others: Sequence[object],
) -> tuple[Flag, ...]:
    """The flag of a document that is no CV, with what it seems to be; none for a CV, or where there is a doubt.

    `others` are the other facts found: languages, skills, tools.
    """
    kind = _kind(source, contact, positions, education, others)
    return (Flag("not_a_cv", Message(_MESSAGES[kind])),) if kind else ()


def _kind(
    source: Source,
    contact: Contact,
    positions: Sequence[Position],
    education: Sequence[Degree],
    others: Sequence[object],
) -> Kind | None:
    if any(position.start or position.end for position in positions):
        return None
    if any(degree.year for degree in education):
        return None
    text = flat(source.text[:_LOOKED_AT])
    headings = {section.kind for section in source.sections if section.title and section.kind in _CV_SECTIONS}
    reachable = bool(contact.email or contact.phone)
    needed = _POSTING_SIGNS + (reachable or len(headings) >= _HEADINGS_OF_A_CV)
    if _signs_in(text, "posting") + (_addresses(text) >= _ADDRESSES) >= needed:
        return "posting"
    if _signs_in(text, "letter") >= _LETTER_SIGNS and len(headings) < _HEADINGS_OF_A_CV:
        return "letter"
    if not (positions or education or others or headings or reachable):
        return "text"
    return None


def _addresses(text: str) -> int:
    return sum(1 for _ in _READER.finditer(text))


def _signs_in(text: str, kind: str) -> int:
    return len(set(_pattern(kind).findall(text)))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    phrases = {flat(phrase) for signs in _every() for phrase in getattr(signs, kind)}
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _every() -> tuple[Signs, ...]:
    return tuple(data.load(f"models/{language}/kind.yaml", Signs) for language in LANGUAGES)
