"""What a posting in YAML may say: its keys and values, each mistake with line and key."""

import math
import re
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from screener import profiles, taxonomy
from screener.posting.yaml_source import Lines, mistake
from screener.types import Importance, Language, LanguageNeed, Part, RequirementKind

_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
_PATH = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")


class Line(Struct, forbid_unknown_fields=True):
    """A requirement as a person may write it: only `text` is needed."""

    text: str
    id: str | UnsetType = UNSET
    kind: RequirementKind | UnsetType = UNSET
    importance: Importance | UnsetType = UNSET
    must: bool | UnsetType = UNSET
    weight: float | UnsetType = UNSET
    origin: str = "posting"
    any_of: tuple[str, ...] | UnsetType | None = UNSET
    term_class: str | UnsetType | None = UNSET
    min_years: float | UnsetType | None = UNSET
    min_level: int | UnsetType | None = UNSET
    field: str | UnsetType | None = UNSET
    language: LanguageNeed | UnsetType | None = UNSET
    roles: tuple[str, ...] | UnsetType = UNSET
    sector: str | UnsetType | None = UNSET
    min_people: int | UnsetType | None = UNSET
    fields: tuple[str, ...] | UnsetType = UNSET
    related_field: bool | UnsetType = UNSET
    or_equivalent: bool | UnsetType = UNSET
    advanced: bool | UnsetType = UNSET


class Form(Struct, forbid_unknown_fields=True):
    """The whole file."""

    requirements: tuple[Line, ...]
    title: str = ""
    language: Language | UnsetType = UNSET
    profile: str | None = None
    text: str = ""
    parts: tuple[Part, ...] = ()


def converted(raw: object, lines: Lines) -> Form:
    """The plain values as a `Form`. Raises PostingError."""
    if not isinstance(raw, dict):
        raise mistake(0, None, "a posting in YAML begins with keys such as `title:` and `requirements:`")
    _known_keys(raw, Form.__struct_fields__, (), lines)
    for index, line in enumerate(raw.get("requirements") or ()):
        if isinstance(line, dict):
            _known_keys(line, Line.__struct_fields__, ("requirements", index), lines)
    try:
        return msgspec.convert(raw, Form)
    except msgspec.ValidationError as error:
        path, message = _place(str(error))
        line = next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), 0)
        key = next((step for step in reversed(path) if isinstance(step, str)), None)
        raise mistake(line, key, message) from error


def _known_keys(mapping: dict[Any, Any], known: tuple[str, ...], path: tuple[str | int, ...], lines: Lines) -> None:
    from difflib import get_close_matches

    for key in mapping:
        if key in known:
            continue
        near = get_close_matches(str(key), known, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"the keys are {', '.join(known)}"
        raise mistake(lines.get((*path, str(key)), 0), str(key), f"this key is not known; {hint}")


_WORDS_FOR = {"str": "words (in quotes)", "float": "a number", "int": "a whole number", "bool": "true or false"}


def _place(message: str) -> tuple[tuple[str | int, ...], str]:
    """The path and a plain sentence from an error of msgspec."""
    found = _PATH.search(message)
    path: tuple[str | int, ...] = ()
    if found:
        path = tuple(name or int(index) for name, index in _STEP.findall(found["path"]) if index != "...")
        message = message[: found.start()]
    missing = re.search(r"missing required field `(\w+)`", message)
    if missing:
        return path, f"`{missing.group(1)}` is missing here"
    expected = re.search(r"Expected `([^`]+)`", message)
    if expected:
        kinds = [_WORDS_FOR.get(kind.strip(), kind.strip()) for kind in expected.group(1).split("|")]
        wanted = " or ".join(kind for kind in kinds if kind != "null") or "nothing"
        return path, f"expected {wanted.replace('array', 'a list').replace('object', 'keys and values')}"
    invalid = re.search(r"Invalid enum value (.+)", message)
    if invalid:
        return path, f"{invalid.group(1)} is not one of the values known here"
    return path, message


def check(form: Form, lines: Lines) -> None:
    """What the types do not say. Raises PostingError."""
    if not form.requirements:
        raise mistake(lines.get(("requirements",), 0), "requirements", "a posting asks for one thing at least")
    if form.profile is not None and form.profile not in profiles.every():
        known = ", ".join(profiles.every())
        raise mistake(lines.get(("profile",), 0), "profile", f"there is no profile {form.profile!r}; there are {known}")
    seen: set[str] = set()
    for index, each in enumerate(form.requirements):
        for key, wrong in _faults(each, seen):
            place = ("requirements", index)
            raise mistake(lines.get((*place, key), lines.get(place, 0)), key, wrong)
        if each.id:
            seen.add(each.id)
    if all(each.weight == 0 for each in form.requirements):
        raise mistake(lines.get(("requirements",), 0), "weight", "one requirement at least must weigh more than 0")
    length = len(form.text)
    for index, part in enumerate(form.parts):
        if not 0 <= part.start <= part.end <= length:
            raise mistake(
                lines.get(("parts", index), 0), "parts", "start and end must lie within the text; or delete the parts"
            )


def _faults(line: Line, seen: set[str]) -> list[tuple[str, str]]:
    """The mistakes in one requirement, as key and sentence."""
    found: list[tuple[str, str]] = []
    weight, years, level, people = line.weight, line.min_years, line.min_level, line.min_people
    if not line.text.strip():
        found.append(("text", "a requirement needs words"))
    if line.id and line.id in seen:
        found.append(("id", f"{line.id!r} is there twice"))
    if isinstance(weight, float) and not (math.isfinite(weight) and 0 <= weight <= 1000):
        found.append(("weight", "expected a number from 0 to 1000"))
    if isinstance(years, float) and not 0 < years <= 60:
        found.append(("min_years", "expected a number of years from 0 to 60"))
    if isinstance(level, int) and not 1 <= level <= 8:
        found.append(("min_level", "expected a level from 1 to 8 (bac 4, licence or bachelor 6, master 7)"))
    if isinstance(people, int) and not 1 <= people <= 100_000:
        found.append(("min_people", "expected a number of people from 1"))
    if isinstance(line.language, LanguageNeed):
        if not re.fullmatch(r"[a-z]{2,3}", line.language.code):
            found.append(("language", "expected a code of two letters, such as `code: en`"))
        if line.language.level not in (None, *_LEVELS):
            found.append(("language", f"the level must be one of {', '.join(_LEVELS)}"))
    elif line.kind == "language":
        found.append(("language", "a requirement of kind language needs `language: {code: en}`"))
    known = ", ".join(profiles.every())
    unknown = [role for role in line.roles or () if role not in profiles.every()]
    found += [("roles", f"there is no profile {role!r}; there are {known}") for role in unknown]
    if line.term_class and line.term_class not in taxonomy.classes():
        found.append(("term_class", f"there is no class of tools {line.term_class!r}"))
    for each in (*(line.fields or ()), *((line.field,) if line.field else ())):
        if each not in taxonomy.fields():
            found.append(("field", f"there is no field of study {each!r} in the taxonomy"))
    return found
