"""The roles the program knows, from profiles/: titles, neighbouring roles, signals, weights, how months are counted."""

from functools import cache
from typing import Literal

from msgspec import Struct

from screener import data
from screener.errors import UsageError
from screener.types import PositionKind, RequirementKind


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """Job titles of the role, with feminine forms and abbreviations."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Signal(Struct, frozen=True, forbid_unknown_fields=True):
    """Something usual for the role that counts only where the posting is silent on it."""

    text: str
    kind: RequirementKind
    weight: float
    any_of: tuple[str, ...] | None = None
    term_class: str | None = None
    min_level: int | None = None
    field: str | None = None
    text_fr: str = ""


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """One role. `neighbours` are roles whose months count for it, and how much (0 to 1); `core` are the skills that
    show its work inside a position of another title."""

    name: str
    title: str
    titles: Titles
    title_fr: str = ""
    description: str = ""
    description_fr: str = ""
    seniority: Literal["", "junior", "senior"] = ""
    family: str = ""
    tools: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    neighbours: dict[str, float] = {}
    signals: tuple[Signal, ...] = ()
    weights: dict[str, float] = {}
    counting: dict[PositionKind, float] = {}


@cache
def every() -> dict[str, Profile]:
    """Every profile by name."""
    return {name: data.load(f"profiles/{name}.yaml", Profile) for name in data.names("profiles")}


def get(name: str) -> Profile:
    """The profile called `name`. Raises UsageError listing the known ones."""
    try:
        return every()[name]
    except KeyError:
        known = ", ".join(every())
        sentence = f"there is no profile {name!r}; choose one of: {known}, none"
        raise UsageError(sentence, "no_profile", name=name, known=known) from None
