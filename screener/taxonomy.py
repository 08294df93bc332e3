"""What the program knows of the world of work, from models/taxonomy/: data, shared by extracting, posting and scoring.

tools.yaml, skills.yaml, soft_skills.yaml, certifications.yaml, sectors.yaml, permits.yaml, interests.yaml hold entries;
classes.yaml names the classes of tools ("social media management tool"); fields.yaml the fields of study and what is
near them. `Entry.id` is unique within its kind.
"""

from functools import cache

from msgspec import Struct

from screener import data
from screener.types import TermKind

_FILES: dict[TermKind, str] = {
    "tool": "tools",
    "skill": "skills",
    "soft_skill": "soft_skills",
    "certification": "certifications",
    "sector": "sectors",
    "permit": "permits",
    "interest": "interests",
}


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a CV can claim or a posting can ask for.

    `name` is the canonical English name; `aliases` are spellings used in any language, `fr` and `en` those of one
    language. `classes` are classes of tools it belongs to; `broader` are ids that it is a kind of (claiming this
    claims those); `near` are ids so close that they count as partial; `implies` are ids that it makes likely without
    proving them. `guard` says what must hold before the name counts, because it collides with ordinary words.
    `shows_fr` and `shows_en` are phrases of duties that show it without naming it.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    guard: str = ""
    shows_fr: tuple[str, ...] = ()
    shows_en: tuple[str, ...] = ()


class ToolClass(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of tools and the words by which postings name it ("outil de gestion des réseaux sociaux")."""

    id: str
    name: str
    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """A field of study: its words in any language, and the fields near enough to count in part."""

    id: str
    name: str
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@cache
def entries(kind: TermKind) -> dict[str, Entry]:
    """Every entry of `kind` by id."""
    return {entry.id: entry for entry in data.load(f"models/taxonomy/{_FILES[kind]}.yaml", tuple[Entry, ...])}


@cache
def by_name() -> dict[str, tuple[TermKind, Entry]]:
    """Every entry by its canonical name; a name that is a tool and a skill is found as the tool."""
    return {entry.name: (kind, entry) for kind in reversed(_FILES) for entry in entries(kind).values()}


@cache
def classes() -> dict[str, ToolClass]:
    """Every class of tools by id."""
    return {each.id: each for each in data.load("models/taxonomy/classes.yaml", tuple[ToolClass, ...])}


@cache
def fields() -> dict[str, Field]:
    """Every field of study by id."""
    return {each.id: each for each in data.load("models/taxonomy/fields.yaml", tuple[Field, ...])}
