"""Small CVs and requirements for the tests of scoring, made by hand."""

from screener import months
from screener.types import (
    CV,
    Degree,
    Document,
    Evidence,
    Page,
    Position,
    PositionKind,
    SpokenLanguage,
    Strength,
    Term,
    TermKind,
)


def document(text: str = "", language: str = "fr") -> Document:
    return Document("cv.txt", "00", text, (Page(1, 0, len(text)),), language, (language,), "plain")


def quote(words: str = "mots") -> tuple[Evidence, ...]:
    return (Evidence(words, 0, len(words), 1),)


def position(
    title: str, start: str, end: str, *roles: str, kind: PositionKind = "employment", counted: bool = True
) -> Position:
    period = (months.number(start), months.number(end))
    length = period[1] - period[0] + 1
    return Position(
        title=title,
        employer="",
        start=start,
        end=end,
        current=False,
        start_precision="month",
        end_precision="month",
        kind=kind,
        months=length,
        months_low=length,
        months_high=length,
        counted=counted,
        evidence=quote(title),
        roles=roles,
        role_basis="title",
        period=period,
    )


def term(kind: TermKind, identifier: str, name: str, strength: Strength = "listed") -> Term:
    return Term(kind, identifier, name, strength, quote(name))


def used(identifier: str, name: str, months_of_use: int) -> Term:
    """A skill used in dated jobs for so many months."""
    return Term("skill", identifier, name, "used", quote(name), months_of_use, "2026-01")


def degree(level: int | None, field: str | None, status: str = "completed") -> Degree:
    return Degree(f"{field} {level}", level, field, status, 2015, quote("diplôme"))  # type: ignore[arg-type]


def spoken(code: str, level: str | None) -> SpokenLanguage:
    return SpokenLanguage(code, level, quote(code))


def cv(**facts: object) -> CV:
    text = str(facts.pop("text", ""))
    language = str(facts.pop("language", "fr"))
    return CV(document(text, language), "2026-10", **facts)  # type: ignore[arg-type]
