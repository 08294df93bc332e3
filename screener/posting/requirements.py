"""Findings as the requirements of a posting, in its own words."""

import re
from typing import Any

import msgspec

from screener.posting import words
from screener.posting.clauses import Clause
from screener.posting.finder import Draft
from screener.posting.flat import flat
from screener.posting.importance import marks_of
from screener.posting.judge import Finding, judge
from screener.posting.terms import mentions
from screener.types import Requirement


def requirement_of(draft: Draft, text: str, number: int, line: int, weight: float) -> Requirement:
    """The draft as a requirement, in the posting's own words."""
    words_of_it = re.sub(r"\*\*|__|`", "", text[draft.start : draft.end])
    return Requirement(
        id=f"r{number}",
        text=" ".join(words_of_it.split()),
        importance=draft.marks.importance,
        must=draft.marks.must,
        weight=weight,
        origin=f"posting:{line}",
        **values_of(draft.finding),
    )


def values_of(finding: Finding) -> dict[str, Any]:
    """The finding as the fields of a requirement."""
    degree = finding.degree
    return {
        "kind": finding.kind,
        "any_of": finding.any_of,
        "term_class": finding.term_class,
        "min_years": finding.min_years,
        "min_level": degree.level if degree else None,
        "field": degree.fields[0] if degree and degree.fields else None,
        "language": finding.language,
        "roles": finding.roles,
        "sector": finding.sector,
        "min_people": finding.min_people,
        "fields": degree.fields if degree else (),
        "related_field": degree.related if degree else False,
        "or_equivalent": finding.or_equivalent,
        "advanced": finding.advanced,
    }


def finding_of(text: str) -> dict[str, Any]:
    """What a line that somebody wrote asks for, as the fields of a requirement."""
    line = flat(text).replace("\n", " ")
    finding = judge(text, mentions(text)) or Finding("other")
    marks = marks_of(line, [Clause(0, len(line), "start")], "requirements", "")[0]
    return {**values_of(finding), "importance": marks.importance, "must": marks.must}


def with_own_role(requirement: Requirement, profile: str | None) -> Requirement:
    """Years of experience count in the posting's own role, unless the words name other posts ("comme rédacteur").

    So does a "poste similaire", and experience of nothing in particular.
    """
    if requirement.kind != "experience" or profile is None:
        return requirement
    text = flat(requirement.text)
    if requirement.roles:
        named = requirement.min_years is None or words.pattern("former_role").search(text)
        own = () if named or profile in requirement.roles else (profile,)
        return msgspec.structs.replace(requirement, roles=(*own, *requirement.roles))
    bare = requirement.any_of is None and requirement.sector is None and not words.pattern("environment").search(text)
    if requirement.min_years is None and not bare and not words.pattern("similar_role").search(text):
        return requirement
    return msgspec.structs.replace(requirement, roles=(profile,))
