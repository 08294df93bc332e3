"""What scoring needs of CVs, in columns: each different fact once, and for each CV the numbers of its facts."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from screener.scoring.bulk.words import WordCollector, WordColumns
from screener.scoring.facts import Facts
from screener.types import CV, DegreeStatus, Evidence, PositionKind, Strength, TermKind

F = TypeVar("F")
Numbers = NDArray[np.int32]

NONE = -1  # stands for a number that the CV does not give
_TERMS = ("tools", "skills", "soft_skills", "certifications", "sectors", "permits", "interests")


class TermFact(Struct, frozen=True, array_like=True):
    """A term as scoring sees it; `said` tells a quality that is named from one that duties show."""

    kind: TermKind
    id: str
    name: str
    strength: Strength
    confidence: float
    said: bool
    place: str  # the field of the CV that it stands in
    proficient: bool


class DegreeFact(Struct, frozen=True, array_like=True):
    """A degree as scoring sees it."""

    level: int | None
    field: str | None
    status: DegreeStatus
    fields: tuple[str, ...]


class PositionFact(Struct, frozen=True, array_like=True):
    """What a position has in common with many: its roles, its kind, whether it counts and has a first month."""

    roles: tuple[str, ...]
    kind: PositionKind
    counted: bool
    dated: bool


class PaperFact(Struct, frozen=True, array_like=True):
    """The document itself: its languages, whether it is a CV at all, whether it has a sentence to quote."""

    languages: tuple[str, ...]
    is_cv: bool
    has_sentence: bool


Degrees = tuple[DegreeFact, ...]
Spoken = tuple[tuple[str, str | None], ...]


class Columns(Struct, array_like=True):
    """`count` CVs. Rows of terms and positions stand CV by CV; `..._ends` say where the rows of each end.

    Of a position, `career` holds first and last month (see `screener.months`), months, at least and at most. Numbers
    are of four bytes each.
    """

    count: int
    papers: list[PaperFact]
    paper: bytes
    degrees: list[Degrees]
    education: bytes
    spoken: list[Spoken]
    languages: bytes
    stated_years: bytes
    terms: list[TermFact]
    term: bytes
    term_months: bytes
    term_ends: bytes
    positions: list[PositionFact]
    position: bytes
    career: bytes
    position_ends: bytes
    words: WordColumns


class _Known(Generic[F]):
    """Different facts, numbered in the order in which they came."""

    def __init__(self) -> None:
        self.numbers: dict[F, int] = {}

    def number(self, fact: F) -> int:
        return self.numbers.setdefault(fact, len(self.numbers))


class _Maker:
    """Columns in the making."""

    def __init__(self) -> None:
        self.known: dict[str, _Known[Any]] = {}
        self.rows: dict[str, list[int]] = {}
        self.words = WordCollector()

    def number(self, name: str, fact: object) -> int:
        return self.known.setdefault(name, _Known()).number(fact)

    def row(self, name: str, *numbers: int) -> None:
        self.rows.setdefault(name, []).extend(numbers)

    def add(self, cv: CV) -> None:
        facts = Facts(cv)
        self.words.add(cv.document.text, facts.sentences)
        is_cv = not any(flag.code == "not_a_cv" for flag in cv.warnings)
        paper = PaperFact(cv.document.languages, is_cv, bool(facts.sentence_spans))
        self.row("paper", self.number("papers", paper))
        degrees = tuple(DegreeFact(each.level, each.field, each.status, each.fields) for each in cv.education)
        self.row("education", self.number("degrees", degrees))
        spoken = tuple((each.code, each.level) for each in cv.languages)
        self.row("languages", self.number("spoken", spoken))
        self.row("stated_years", NONE if cv.stated_years is None else cv.stated_years)
        self._add_terms(cv)
        self._add_positions(cv)

    def _add_terms(self, cv: CV) -> None:
        for place in _TERMS:
            for each in getattr(cv, place):
                said = any(quote.rule != "duty" for quote in each.evidence)
                fact = TermFact(
                    each.kind, each.id, each.name, each.strength, each.confidence, said, place, each.proficient
                )
                self.row("term", self.number("terms", fact))
                self.row("term_months", NONE if each.months is None else each.months)
        self.row("term_ends", len(self.rows.get("term", ())))

    def _add_positions(self, cv: CV) -> None:
        for each in cv.positions:
            fact = PositionFact(each.roles, each.kind, each.counted, bool(each.start))
            self.row("position", self.number("positions", fact))
            start, end = each.period or (NONE, NONE)
            self.row("career", start, end, each.months, each.months_low, each.months_high)
        self.row("position_ends", len(self.rows.get("position", ())))

    def columns(self) -> Columns:
        names = Columns.__struct_fields__
        facts = {name: list(self.known[name].numbers) if name in self.known else [] for name in names}
        rows = {name: np.array(self.rows.get(name, []), np.int32).tobytes() for name in names}
        of_facts = ("papers", "degrees", "spoken", "terms", "positions")
        made: dict[str, Any] = {name: facts[name] if name in of_facts else rows[name] for name in names}
        count = len(self.rows.get("paper", ()))
        return Columns(**{**made, "count": count, "words": self.words.columns()})


def columns_of(cvs: Iterable[CV]) -> Columns:
    """The columns of `cvs`, in their order."""
    maker = _Maker()
    for cv in cvs:
        maker.add(cv)
    return maker.columns()


def numbers(column: bytes) -> Numbers:
    """A column as an array, without a copy."""
    return np.frombuffer(column, np.int32)


SAID = (Evidence("", 0, 0, 1, rule="said"),)  # stands for the words of a quality that the CV names
