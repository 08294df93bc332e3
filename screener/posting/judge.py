"""What one clause asks for: its kind and every value that a CV will be held against."""

import re

from msgspec import Struct

from screener.posting import words
from screener.posting.flat import flat
from screener.posting.terms import DegreeNeed, Mention, degree_need, language_needs, roles_named
from screener.posting.years import min_people, min_years
from screener.types import LanguageNeed, RequirementKind

_FIRST_WORDS = 34  # letters within which a disposition rules the whole clause ("un vrai goût pour le marketing")
_SHORT = 14  # words of a clause that a trait anywhere in it makes a soft skill
_BACKGROUND = re.compile(r"(?<!\w)(?:profil|background|fibre|temperament|pratique|oeil)(?!\w)")


class Finding(Struct, frozen=True):
    """What a clause asks for."""

    kind: RequirementKind
    any_of: tuple[str, ...] | None = None
    term_class: str | None = None
    min_years: float | None = None
    degree: DegreeNeed | None = None
    language: LanguageNeed | None = None
    roles: tuple[str, ...] = ()
    sector: str | None = None
    min_people: int | None = None
    or_equivalent: bool = False
    spoken: tuple[LanguageNeed, ...] = ()  # languages asked for beside the main demand ("rédaction en français")


def judge(written: str, terms: tuple[Mention, ...], *, soft_label: bool = False) -> Finding | None:
    """What a clause, as it is written, asks for; None where it names nothing that can be asked of a person.

    `terms` are the mentions inside the clause, with offsets into it; `soft_label` says that a heading such as
    "Savoir-être" stands over it.
    """
    clause = flat(written)
    years = min_years(clause)
    degree = degree_need(written)
    spoken = language_needs(written)
    hard = [term for term in terms if term.kind in ("tool", "skill", "certification", "permit", "class")]
    soft = [term for term in terms if term.kind == "soft_skill"]
    disposed = _disposition(clause, hard)
    wish = words.pattern("preferred").match(clause)
    values = _Values(clause, terms)
    if degree is not None and not (years and degree.level is None) and not disposed:
        return values.finding("degree", degree=degree, min_years=years)
    if years and (words.pattern("experience").search(clause) or not hard or roles_named(clause)):
        return values.finding("experience", min_years=years)
    if spoken and _speaks(clause, hard):
        return values.finding("language", language=spoken[0], spoken=spoken)
    if any(term.kind == "certification" for term in hard):
        return values.finding("certification", spoken=spoken)
    if any(term.kind == "permit" for term in hard):
        return values.finding("permit")
    past = _past(clause, hard)
    if past and not disposed:
        return values.finding(past, min_years=years)
    if wish and words.pattern("environment").search(clause) and not hard:
        return values.finding("experience")
    if disposed or (soft and not hard) or (soft_label and not hard):
        return values.finding("soft_skill")
    if hard:
        return values.finding(_main_kind(clause, hard), spoken=spoken, min_years=years)
    if any(term.kind == "sector" for term in terms) or words.pattern("sector").search(clause):
        return values.finding("sector")
    if words.pattern("writing").search(clause):
        return values.finding("skill", spoken=spoken)
    trait = words.pattern("soft").search(clause)
    near = trait is not None and (trait.start() <= _FIRST_WORDS or len(clause.split()) <= _SHORT)
    return values.finding("soft_skill") if near else None


class _Values:
    """The values common to every kind, read once."""

    def __init__(self, clause: str, terms: tuple[Mention, ...]) -> None:
        self.clause, self.terms = clause, terms

    def finding(
        self,
        kind: RequirementKind,
        *,
        degree: DegreeNeed | None = None,
        language: LanguageNeed | None = None,
        spoken: tuple[LanguageNeed, ...] = (),
        min_years: float | None = None,
    ) -> Finding:
        names = self._names(kind)
        return Finding(
            kind=kind,
            any_of=names or (tuple(need.code for need in spoken) if kind == "language" and len(spoken) > 1 else None),
            term_class=next((term.name for term in self.terms if term.kind == "class"), None),
            min_years=min_years,
            degree=degree,
            language=language,
            roles=roles_named(self.clause) if kind == "experience" else (),
            sector=next((term.name for term in self.terms if term.kind == "sector"), None),
            min_people=min_people(self.clause),
            or_equivalent=bool(words.pattern("equivalents").search(self.clause)),
            spoken=spoken,
        )

    def _names(self, kind: RequirementKind) -> tuple[str, ...] | None:
        if kind in ("degree", "language"):
            return None
        wanted = ("soft_skill",) if kind == "soft_skill" else ("tool", "skill", "certification", "permit")
        return tuple(dict.fromkeys(term.name for term in self.terms if term.kind in wanted)) or None


def _disposition(clause: str, hard: list[Mention]) -> bool:
    """Whether a trait or taste opens the clause, before any term: what it is about does not matter then."""
    match = words.pattern("soft").search(clause)
    if match is None or match.start() > _FIRST_WORDS:
        return False
    past = words.pattern("experience").search(clause)
    if hard and _BACKGROUND.search(clause):
        return False
    first = min([term.start for term in hard] + ([past.start()] if past else []), default=len(clause))
    return match.start() < first


def _speaks(clause: str, hard: list[Mention]) -> bool:
    """Whether the clause is about speaking a language, not about a skill exercised in it."""
    return not hard or all(term.name == "translation" for term in hard)


def _past(clause: str, hard: list[Mention]) -> RequirementKind | None:
    """The kind of a clause about past work without years: experience, a sector, or None where it is about a skill."""
    if not words.pattern("experience").search(clause):
        return None
    if words.pattern("former_role").search(clause) or roles_named(clause):
        return "experience"
    if words.pattern("environment").search(clause) and not words.pattern("sector").search(clause):
        return "experience"
    if hard:
        return None
    return "sector" if words.pattern("sector").search(clause) else "experience"


def _main_kind(clause: str, hard: list[Mention]) -> RequirementKind:
    """Tool or skill, by the first of them that does not stand in brackets."""
    outside = [term for term in hard if clause.count("(", 0, term.start) <= clause.count(")", 0, term.start)] or hard
    return "skill" if outside[0].kind == "skill" else "tool"
