"""Types into the plain dictionaries that programs read: the JSON of every result, as docs/schema/ describes it.

Strings are valid Unicode whatever the file held: a file name that is not UTF-8 is written with \\xNN, and inside a
text every bad character is one replacement character, so that `text[start:end] == quote` stays true.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from screener.reporting import safe
from screener.reporting.wording import say
from screener.types import (
    CV,
    Candidate,
    Contact,
    Evidence,
    Failure,
    Flag,
    Language,
    Match,
    Position,
    Posting,
    Ranking,
    Score,
    SpokenLanguage,
    Term,
)

Object = dict[str, Any]

_LISTS = (
    "positions",
    "education",
    "tools",
    "skills",
    "languages",
    "certifications",
    "soft_skills",
    "interests",
    "sectors",
    "permits",
)

# Valid in JSON as they are, yet a terminal obeys them: DEL, C1 controls and bidirectional overrides, in UTF-8.
_STEERING = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


def encode(value: object, *, indent: int = 0) -> bytes:
    """`value` as JSON in UTF-8; `indent` spaces a level, 0 for one line. Nothing in it can steer a terminal."""
    raw = msgspec.json.encode(value)
    if indent:
        raw = msgspec.json.format(raw, indent=indent)
    if raw.isascii() and b"\x7f" not in raw:
        return raw
    return _STEERING.sub(lambda match: f"\\u{ord(match.group().decode()):04x}".encode(), raw)


def cv_row(cv: CV, with_text: bool = False, *, lang: Language = "en") -> Object:
    """What one CV says, as `extract` prints it; with `with_text` also its whole text."""
    row: Object = {
        "file": safe.path(cv.document.path),
        "sha256": cv.document.sha256,
        "status": "read",
        "reason": None,
        "language": cv.document.language,
        "pages": len(cv.document.pages),
        "reference_date": cv.reference_date,
        **_contact(cv.contact),
        "positions": [position_object(each) for each in cv.positions],
        "experience_months": cv.experience_months,
        "experience_months_low": cv.experience_months_low,
        "experience_months_high": cv.experience_months_high,
        "stated_years": cv.stated_years,
        "education": [_with_evidence(each) for each in cv.education],
        "tools": _terms(cv.tools),
        "skills": _terms(cv.skills),
        "languages": [_with_evidence(each) for each in cv.languages],
        "certifications": _terms(cv.certifications),
        "soft_skills": _terms(cv.soft_skills),
        "interests": _terms(cv.interests),
        "sectors": _terms(cv.sectors),
        "permits": _terms(cv.permits),
        "warnings": warning_objects(cv.warnings, lang),
    }
    if with_text:
        row["text"] = safe.text(cv.document.text)
    return row


def failure_row(failure: Failure, *, lang: Language = "en") -> Object:
    """A file that could not be read, with the same keys as a CV that could."""
    return {
        "file": safe.path(failure.path),
        "sha256": None,
        "status": "skipped",
        "reason": safe.text(say(failure.reason, lang)),
        "language": None,
        "pages": None,
        "reference_date": None,
        "contact": contact_object(Contact()),
        "experience_months": None,
        "stated_years": None,
        **{name: [] for name in _LISTS},
        "warnings": [],
    }


def posting_object(posting: Posting) -> Object:
    """What a posting asks for, as `posting` prints it."""
    return {
        "title": safe.text(posting.title),
        "language": posting.language,
        "profile": posting.profile,
        "parts": msgspec.to_builtins(posting.parts),
        "requirements": _clean(msgspec.to_builtins(posting.requirements)),
        "warnings": warning_objects(posting.warnings, posting.language),
    }


def candidate_object(candidate: Candidate, posting: Posting | None, lang: Language) -> Object:
    """One place in the ranking: every requirement, its points and its evidence, as `rank` and `explain` print it."""
    result = candidate.result
    cv = result.cv
    found: Object = {
        "rank": candidate.rank,
        "rank_low": candidate.rank_low,
        "rank_high": candidate.rank_high,
        "file": safe.path(cv.document.path),
        "sha256": cv.document.sha256,
        "language": cv.document.language,
        **_contact(cv.contact),
        "score": candidate.score,
        "score_low": result.low,
        "score_high": result.high,
        "band": candidate.band,
        "experience_months": cv.experience_months,
        "relevant_months": result.relevant_months,
        "reference_date": cv.reference_date,
        "requirements": [match_object(match, lang) for match in result.matches],
        "warnings": warning_objects(warnings_of(result), lang),
    }
    if posting is not None:
        must = {requirement.id for requirement in posting.requirements if requirement.must}
        found["must_missing"] = [m.requirement for m in result.matches if m.requirement in must and m.status != "met"]
    return found


def match_object(match: Match, lang: Language) -> Object:
    """One requirement held against one CV."""
    return {
        "id": match.requirement,
        "status": match.status,
        "fulfilment": match.fulfilment,
        "points": match.points,
        "max_points": match.max_points,
        "reason": safe.text(say(match.reason, lang)),
        "certain": match.certain,
        "evidence": [evidence_object(each) for each in match.evidence],
    }


def ranking_object(ranking: Ranking, lang: Language) -> Object:
    """The whole result, as `rank --format json` prints it."""
    return {
        "posting": posting_object(ranking.posting),
        "reference_date": ranking.reference_date or ranking.default_month,
        "version": ranking.version,
        "settings_sha256": ranking.settings_sha256,
        **({} if ranking.ranked is None else {"ranked": ranking.ranked}),
        "candidates": [candidate_object(candidate, ranking.posting, lang) for candidate in ranking.candidates],
        "skipped": [skipped_object(failure, lang) for failure in ranking.failures],
    }


def skipped_object(failure: Failure, lang: Language) -> Object:
    """A file that is not in the ranking, and why."""
    return {"file": safe.path(failure.path), "reason": safe.text(say(failure.reason, lang))}


def evidence_object(evidence: Evidence) -> Object:
    """Words of a CV and where they stand."""
    return {
        "quote": safe.text(evidence.quote),
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "section": evidence.section,
        "rule": evidence.rule,
    }


def warning_objects(flags: Iterable[Flag], lang: Language) -> list[Object]:
    """Warnings as a code for programs and a sentence for people."""
    return [{"code": flag.code, "message": safe.text(say(flag.message, lang))} for flag in flags]


def warnings_of(result: Score) -> tuple[Flag, ...]:
    """Every warning about a candidate: the CV's own, then those that the posting brought out, each once."""
    own = result.cv.warnings
    return (*own, *(flag for flag in result.warnings if flag not in own))


def position_object(position: Position) -> Object:
    """A job held."""
    found = _with_evidence(position)
    for internal in ("span", "period"):
        found.pop(internal, None)
    return found


def contact_object(contact: Contact) -> Object:
    """Who a CV is about."""
    return {name: _clean(getattr(contact, name)) for name in ("name", "email", "phone")}


def _contact(contact: Contact) -> Object:
    """The key `contact`, which a blind report does not have."""
    return {} if contact.removed else {"contact": contact_object(contact)}


def _terms(terms: tuple[Term, ...]) -> list[Object]:
    return [_with_evidence(each) for each in terms]


def _with_evidence(fact: msgspec.Struct | SpokenLanguage) -> Object:
    found: Object = _clean(msgspec.to_builtins(fact))
    return found


def _clean(value: Any) -> Any:
    """`value` with every string fit for UTF-8; lists and dictionaries are gone through."""
    if isinstance(value, str):
        return safe.text(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return value


def to_dict(
    result: CV | Failure | Posting | Candidate | Ranking,
    *,
    posting: Posting | None = None,
    lang: Language = "en",
    with_text: bool = False,
) -> Object:
    """Any result as plain dictionaries, lists, strings and numbers: the objects of docs/schema/.

    `posting` adds to a candidate which must-haves are missing, `with_text` to a CV its whole text; sentences are in
    `lang`.
    """
    match result:
        case CV():
            return cv_row(result, with_text, lang=lang)
        case Failure():
            return failure_row(result, lang=lang)
        case Posting():
            return posting_object(result)
        case Candidate():
            return candidate_object(result, posting, lang)
        case Ranking():
            return ranking_object(result, lang)


def to_json(
    result: CV | Failure | Posting | Candidate | Ranking,
    *,
    posting: Posting | None = None,
    lang: Language = "en",
    with_text: bool = False,
) -> str:
    """Any result as JSON, as `to_dict`."""
    return encode(to_dict(result, posting=posting, lang=lang, with_text=with_text), indent=2).decode()
