"""Bulk(posting).scores(columns): the value, low and high of many CVs, to the last bit those of `score`."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from screener.scoring.bulk.bearing import bearing_on
from screener.scoring.bulk.careers import experience_keys
from screener.scoring.bulk.columns import Columns
from screener.scoring.bulk.pool import Outline, Pool
from screener.scoring.bulk.words import Copied, Vocabulary, Wording
from screener.scoring.score import judged
from screener.types import Match, Posting, Requirement, total

Flags = NDArray[np.bool_]


class Scores(Struct, frozen=True):
    """Value, low and high of CVs in their order. `unsure` are the places of those that need their whole text.

    Such a CV may have copied the posting, or comes too close to a limit: its numbers here mean nothing.
    """

    values: list[float]
    lows: list[float]
    highs: list[float]
    unsure: list[int]


class Bulk:
    """A posting, against which CVs are held many at once. Cases that were judged are known for the next columns."""

    def __init__(self, posting: Posting) -> None:
        weights = sum(requirement.weight for requirement in posting.requirements) or 1.0
        self._copied = Copied(posting)
        self._vocabulary = Vocabulary()
        self._known: dict[Hashable, int] = {}
        self._cases = [_Cases(each, 100 * each.weight / weights, self._known) for each in posting.requirements]

    def scores(self, columns: Columns) -> Scores:
        """The scores of these CVs."""
        pool = Pool(columns, self._vocabulary)
        unsure = self._copied.possible(pool.words)
        numbers = []
        for cases in self._cases:
            found, doubtful = cases.numbers(pool)
            numbers.append(found)
            unsure |= doubtful
        is_cv = np.array([each.is_cv for each in columns.papers], np.bool_)[pool.paper]
        sums = [
            _sums([table[found] for table, found in zip(tables, numbers, strict=True)], is_cv)
            for tables in zip(*(cases.tables() for cases in self._cases), strict=True)
        ]
        points, lows, highs = sums or ([[] for _ in range(columns.count)],) * 3
        return Scores(
            [total(each) for each in points],
            [total(each) for each in lows],
            [total(each) for each in highs],
            np.flatnonzero(unsure & is_cv).tolist(),
        )


def _sums(columns: Sequence[NDArray[np.float64]], is_cv: Flags) -> list[list[float]]:
    """The summands of each CV in the order of the requirements: Python adds them, as it does for one CV."""
    summands: list[list[float]] = (np.column_stack(columns) * is_cv[:, None]).tolist()
    return summands


class _Cases:
    """A requirement and the different cases met of what CVs say on it, each judged once.

    A case is a number; where the judgement asks for the likeness of sentences, the next number is the case of a CV
    that has a sentence like the requirement.
    """

    def __init__(self, requirement: Requirement, maximum: float, known: dict[Hashable, int]) -> None:
        self._requirement = requirement
        self._maximum = maximum
        self._known = known
        self._wording = Wording(requirement.text)
        self._bearing = bearing_on(requirement)
        self._numbers: dict[Hashable, int] = {}
        self._matches: list[Match] = []
        self._asks: list[bool] = []

    def numbers(self, pool: Pool) -> tuple[NDArray[np.int64], Flags]:
        """The number of each CV's case, and whether it cannot be told from columns."""
        keys, unsure = self._keys(pool)
        firsts = dict(zip(reversed(keys), range(pool.count - 1, -1, -1), strict=True))
        for key, at in firsts.items():
            if key not in self._numbers:
                self._numbers[key] = self._judge(pool, at)
        found = np.fromiter(map(self._numbers.__getitem__, keys), np.int64, pool.count)
        asks = np.array(self._asks, np.bool_)[found] if pool.count else np.zeros(0, np.bool_)
        if asks.any():
            like, doubtful = self._wording.found(pool.words)
            found = found + (asks & like)
            unsure = unsure | (asks & doubtful)
        return found, unsure

    def tables(self) -> tuple[NDArray[np.float64], ...]:
        """Points, least and most points of each case."""
        matches = self._matches
        points = [match.points for match in matches]
        lows, highs = ([bound * self._maximum for bound in bounds] for bounds in _bounds(matches))
        return np.array(points, np.float64), np.array(lows, np.float64), np.array(highs, np.float64)

    def _judge(self, pool: Pool, at: int) -> int:
        number = len(self._matches)
        cv = pool.cv(at, self._requirement.kind)
        has_sentence = pool.columns.papers[pool.paper[at]].has_sentence
        for like in (False, True):
            outline = Outline(cv, has_sentence=has_sentence, like=like)
            self._matches.append(judged(self._requirement, outline, self._maximum))
            self._asks.append(outline.asked)
            if not outline.asked:
                break
        return number

    def _keys(self, pool: Pool) -> tuple[list[Hashable], Flags]:
        """For each CV what decides on the requirement, and whether that cannot be told from columns."""
        sure = np.zeros(pool.count, np.bool_)
        columns = pool.columns
        match self._requirement.kind:
            case "experience":
                rows, unsure = experience_keys(self._requirement, pool)
                return _cut(rows.tobytes(), np.arange(pool.count + 1) * 8 * rows.shape[1]), unsure
            case "degree":
                return self._coded(columns.degrees, pool.education), sure
            case "language":
                spoken, papers = self._coded(columns.spoken, pool.languages), self._coded(columns.papers, pool.paper)
                return list(zip(spoken, papers, strict=True)), sure
            case "other":
                return [0] * pool.count, sure
            case _:
                return self._term_keys(pool), sure

    def _coded(self, facts: Sequence[Hashable], column: NDArray[np.int32]) -> list[Hashable]:
        """Numbers that mean the same in all columns."""
        known = self._known
        coded = np.array([known.setdefault(fact, len(known)) for fact in facts], np.int32)
        keys: list[Hashable] = coded[column].tolist() if len(facts) else []
        return keys

    def _term_keys(self, pool: Pool) -> list[Hashable]:
        known, terms = self._known, pool.columns.terms
        wanted = [known.setdefault(fact, len(known)) if (fact.kind, fact.id) in self._bearing else -1 for fact in terms]
        coded = np.array(wanted, np.int32)[pool.term]
        rows = np.flatnonzero(coded >= 0)
        ends = np.searchsorted(rows, pool.term_ends, side="left")
        return _cut(coded[rows].tobytes(), np.concatenate(([0], ends)) * 4)


def _bounds(matches: Iterable[Match]) -> tuple[list[float], list[float]]:
    pairs = [(match.low, match.high) for match in matches]
    return [low for low, _ in pairs], [high for _, high in pairs]


def _cut(rows: bytes, ends: NDArray[np.int64]) -> list[Hashable]:
    return [rows[start:end] for start, end in pairwise(ends.tolist())]
