"""Columns as arrays, and single CVs made again from them as far as scoring needs them."""

from functools import cached_property

import numpy as np

from screener.scoring.bulk.columns import NONE, SAID, Columns, Numbers, TermFact, numbers
from screener.scoring.bulk.words import Vocabulary, Words
from screener.scoring.facts import Facts
from screener.types import CV, Degree, Document, Flag, Message, Position, RequirementKind, SpokenLanguage, Term


class Pool:
    """The CVs of some columns; `vocabulary` is that of all columns held against one posting."""

    def __init__(self, columns: Columns, vocabulary: Vocabulary) -> None:
        self.columns = columns
        self.count = columns.count
        self.paper = numbers(columns.paper)
        self.education = numbers(columns.education)
        self.languages = numbers(columns.languages)
        self.stated_years = numbers(columns.stated_years)
        self.term = numbers(columns.term)
        self.term_months = numbers(columns.term_months)
        self.term_ends = numbers(columns.term_ends)
        self.position = numbers(columns.position)
        self.career = numbers(columns.career).reshape(-1, 5)
        self.position_ends = numbers(columns.position_ends)
        self.words = Words(columns.words, vocabulary)

    @cached_property
    def term_owner(self) -> Numbers:
        """Whose each row of terms is."""
        return _owners(self.term_ends)

    @cached_property
    def position_owner(self) -> Numbers:
        """Whose each row of positions is."""
        return _owners(self.position_ends)

    def cv(self, at: int, kind: RequirementKind) -> CV:
        """CV number `at` without words: what it says, not how; of its terms and positions what bears on the kind."""
        columns = self.columns
        paper = columns.papers[self.paper[at]]
        years = int(self.stated_years[at])
        held = _rows(self.position_ends, at) if kind == "experience" else ()
        terms: dict[str, list[Term]] = {}
        for row in _rows(self.term_ends, at) if kind not in ("degree", "language", "other") else ():
            fact = columns.terms[self.term[row]]
            terms.setdefault(fact.place, []).append(_term(fact, int(self.term_months[row])))
        return CV(
            document=Document("", "", "", (), paper.languages[0] if paper.languages else "", paper.languages, ""),
            reference_date="",
            positions=tuple(map(self._position, held)),
            stated_years=None if years == NONE else years,
            education=tuple(
                Degree("", each.level, each.field, each.status, None, (), each.fields)
                for each in columns.degrees[self.education[at]]
            ),
            languages=tuple(SpokenLanguage(code, level, ()) for code, level in columns.spoken[self.languages[at]]),
            warnings=() if paper.is_cv else (Flag("not_a_cv", Message("reason.not_a_cv")),),
            tools=tuple(terms.get("tools", ())),
            skills=tuple(terms.get("skills", ())),
            certifications=tuple(terms.get("certifications", ())),
            soft_skills=tuple(terms.get("soft_skills", ())),
            interests=tuple(terms.get("interests", ())),
            sectors=tuple(terms.get("sectors", ())),
            permits=tuple(terms.get("permits", ())),
        )

    def _position(self, row: int) -> Position:
        fact = self.columns.positions[self.position[row]]
        start, end, length, low, high = map(int, self.career[row])
        return Position(
            title="",
            employer="",
            start="?" if fact.dated else None,
            end=None,
            current=False,
            start_precision="unknown",
            end_precision="unknown",
            kind=fact.kind,
            months=length,
            months_low=low,
            months_high=high,
            counted=fact.counted,
            evidence=(),
            roles=fact.roles,
            period=None if start == NONE else (start, end),
        )


class Outline(Facts):
    """The facts of a CV without its words. `like` says what to answer when one asks for a sentence like others.

    `asked` tells whether anybody did.
    """

    def __init__(self, cv: CV, *, has_sentence: bool, like: bool) -> None:
        super().__init__(cv)
        self.sentence_spans = [(0, 0)] if has_sentence or like else []
        self.like = like
        self.asked = False

    def likest(self, words: str) -> tuple[int, float] | None:
        """As of `Facts`, from what was found out for all CVs at once."""
        self.asked = True
        return (0, 1.0) if self.like else None


def _term(fact: TermFact, length: int) -> Term:
    return Term(
        kind=fact.kind,
        id=fact.id,
        name=fact.name,
        strength=fact.strength,
        evidence=SAID if fact.said else (),
        months=None if length == NONE else length,
        confidence=fact.confidence,
        proficient=fact.proficient,
    )


def _owners(ends: Numbers) -> Numbers:
    return np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(ends, prepend=0))


def _rows(ends: Numbers, at: int) -> range:
    return range(int(ends[at - 1]) if at else 0, int(ends[at]))
