"""A posting that somebody edited as YAML, read back: strict about mistakes, helpful where a line leaves things open."""

import re

from msgspec import UNSET

from screener import profiles
from screener.errors import PostingError
from screener.posting.requirements import finding_of
from screener.posting.weights import signals, weigh
from screener.posting.yaml_checks import Form, Line, check, converted
from screener.posting.yaml_source import load
from screener.types import Language, Posting, Requirement

_MOST_LETTERS = 400_000
_FORM = re.compile(r"^requirements[ \t]*:[ \t]*(?:\[|#.*$|$)", re.MULTILINE)


def looks_like_yaml(text: str) -> bool:
    """Whether `text` is a posting in the form of `to_yaml`: it has a key `requirements` of its own at the margin."""
    return _FORM.search(text) is not None and "- " in text


def from_yaml(text: str, *, path: str = "", profile: str = "auto") -> Posting:
    """The posting that `to_yaml` wrote and a person may have edited. Raises PostingError with the line and the key."""
    if len(text) > _MOST_LETTERS:
        raise PostingError(f"the YAML posting is too long: {_MOST_LETTERS:,} characters are the most")
    raw, lines = load(text)
    form = converted(raw, lines)
    check(form, lines)
    requirements = _requirements(form)
    name = form.profile
    if profile != "auto" and profile != (name or "none"):
        role = None if profile == "none" else profiles.get(profile)
        own = tuple(requirement for requirement in requirements if requirement.origin != "profile")
        language = form.language or "fr"
        requirements = (*own, *(signals(role, own, language) if role else ()))
        name = role.name if role else None
    return Posting(
        title=form.title,
        language=form.language or _language(form),
        requirements=requirements,
        profile=name,
        text=form.text,
        parts=form.parts,
        path=path,
    )


def _language(form: Form) -> Language:
    from screener.posting.title import language_of

    return language_of(form.text or " ".join(line.text for line in form.requirements))


def _requirements(form: Form) -> tuple[Requirement, ...]:
    """The lines as requirements; what a line leaves open is read from its words."""
    role = profiles.every().get(form.profile or "")
    taken = {line.id for line in form.requirements if line.id}
    free = (f"r{number}" for number in range(1, 10**6) if f"r{number}" not in taken)
    return tuple(_requirement(line, role, line.id or next(free)) for line in form.requirements)


def _requirement(line: Line, role: profiles.Profile | None, identifier: str) -> Requirement:
    given = {key: value for key in Line.__struct_fields__ if (value := getattr(line, key)) is not UNSET and key != "id"}
    if "kind" not in given:
        given = finding_of(line.text) | given
    importance = given.get("importance", "required")
    given.setdefault("weight", weigh(given["kind"], importance, role))
    return Requirement(id=identifier, **given)
