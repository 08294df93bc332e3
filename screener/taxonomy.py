"""What the program knows of the world of work, from models/taxonomy/: data, shared by extracting, posting and scoring.

tools/*.yaml hold tools by area, in groups that share classes and makers, and skills/*.yaml skills by area;
soft_skills.yaml, certifications.yaml, sectors.yaml, permits.yaml and interests.yaml hold entries; classes.yaml names
the classes of tools ("social media management tool"); fields.yaml the fields of study and what is near them. An entry
may be no more than its name. `Entry.id` is unique within its kind; where the file gives none it is the name in plain
letters ("pl-sql").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec
from msgspec import Struct

from screener import data
from screener.text import fold
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
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")

Guard = Literal["", "capital", "list", "strict"]


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a CV can claim or a posting can ask for.

    `name` is the canonical English name; `aliases` are spellings used in any language, `fr` and `en` those of one
    language, `cased` spellings that count only with these very capitals, `listed` short forms that count only where
    `strict` names do, `items` general words that count only as an item of a list of skills, `asked` words that a
    posting may ask for and that prove nothing in a CV, `roles` names of people ("photographe") that count only in a
    title. `classes` are classes of tools it belongs to; `broader` are ids that it is a kind of (claiming this tool
    claims those); `near` are ids so close that they count as partial; `implies` are ids that it makes likely without
    proving them. `area` is the file a tool or skill stands in ("marketing").
    `shows_fr` and `shows_en` are phrases of duties that show it without naming it.

    `guard` says what must hold before the name counts, because it collides with ordinary words: "capital", written
    with its capitals; "list", also in a list of tools, a skills section or beside a word such as "software"; "strict",
    also directly beside an unmistakable tool or its maker. Aliases are free of it. `creative` marks an interest that
    shows a creative background.
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
    guard: Guard = ""
    shows_fr: tuple[str, ...] = ()
    shows_en: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    creative: bool = False
    area: str = ""


class ToolClass(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of tools: `fr` and `en` name it alone ("CRM"), `about` beside a word for tool ("outil de veille").

    Who works with one of its tools knows part of another, unless `alike` is False (programming languages). `skill` is
    the id of the skill that cannot be practised without such a tool: who claims it has worked with one.
    """

    id: str
    name: str
    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    alike: bool = True
    skill: str = ""


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """A field of study: its words in any language, `close` fields taught with it, whose graduates do most of the same
    work, and `near` ones, whose graduates can do part of it."""

    id: str
    name: str
    words: tuple[str, ...]
    close: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


class _Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Tools that share classes; each maker's name may stand before any of their names ("Adobe Photoshop")."""

    classes: tuple[str, ...]
    tools: tuple[str | dict[str, Any], ...]
    makers: tuple[str, ...] = ()


@cache
def entries(kind: TermKind) -> dict[str, Entry]:
    """Every entry of `kind` by id. Raises DataError for an unknown key, an id given twice or an unknown class."""
    readers = {"tool": _tools, "skill": _skills}
    found: dict[str, Entry] = {}
    for where, entry in readers[kind]() if kind in readers else _plain(_FILES[kind]):
        if entry.id in found:
            raise data.DataError(f"{where}: {entry.id!r} is there twice")
        found[entry.id] = entry
    return found


@cache
def by_name() -> dict[str, tuple[TermKind, Entry]]:
    """Every entry by its canonical name; a name that is a tool and a skill is found as the tool."""
    return {entry.name: (kind, entry) for kind in reversed(_FILES) for entry in entries(kind).values()}


@cache
def classes() -> dict[str, ToolClass]:
    """Every class of tools by id."""
    return {each.id: each for each in data.load("models/taxonomy/classes.yaml", tuple[ToolClass, ...])}


@cache
def of_class(name: str) -> tuple[Entry, ...]:
    """The tools that belong to the class `name`, in the order of the files."""
    return tuple(entry for entry in entries("tool").values() if name in entry.classes)


@cache
def fields() -> dict[str, Field]:
    """Every field of study by id."""
    return {each.id: each for each in data.load("models/taxonomy/fields.yaml", tuple[Field, ...])}


def identifier(name: str) -> str:
    """The id of an entry whose file gives none: "Google Ads" is "google-ads", "C++" is "cplusplus"."""
    spelt = fold(name).replace("+", "plus").replace("#", "sharp")
    return _NOT_PLAIN.sub("-", spelt).strip("-")


def _plain(name: str, area: str = "") -> Iterator[tuple[str, Entry]]:
    where = f"models/taxonomy/{name}.yaml"
    for raw in data.load(where, tuple[str | dict[str, Any], ...]):
        yield where, _entry(raw, {"area": area} if area else {}, where)


def _skills() -> Iterator[tuple[str, Entry]]:
    for area in data.names("models/taxonomy/skills"):
        yield from _plain(f"skills/{area}", area)


def _tools() -> Iterator[tuple[str, Entry]]:
    known = classes()
    for area in data.names("models/taxonomy/tools"):
        where = f"models/taxonomy/tools/{area}.yaml"
        for group in data.load(where, tuple[_Group, ...]):
            for raw in group.tools:
                entry = _entry(raw, {"classes": group.classes, "area": area}, where)
                if strangers := [name for name in entry.classes if name not in known]:
                    raise data.DataError(f"{where}: {entry.name}: no class {strangers[0]!r} in classes.yaml")
                yield where, _made_by(entry, group.makers)


def _entry(raw: str | dict[str, Any], shared: dict[str, Any], where: str) -> Entry:
    given = {"name": raw} if isinstance(raw, str) else raw
    try:
        return msgspec.convert({"id": identifier(str(given.get("name", ""))), **shared, **given}, Entry)
    except msgspec.ValidationError as error:
        raise data.DataError(f"{where}: {given.get('name', given)}: {error}") from error


def _made_by(entry: Entry, makers: tuple[str, ...]) -> Entry:
    full = tuple(f"{maker} {entry.name}" for maker in makers if not entry.name.startswith(f"{maker} "))
    return msgspec.structs.replace(entry, aliases=(*entry.aliases, *full)) if full else entry
