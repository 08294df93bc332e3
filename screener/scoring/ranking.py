"""Scores into a ranking: order, shared ranks, and the ranks that the score ranges allow."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from screener.types import Candidate, Score


class Places:
    """The places that the scores of a run leave: `of` any of them, by value, low and high."""

    def __init__(self, values: Iterable[float], lows: Iterable[float], highs: Iterable[float]) -> None:
        self._values = sorted(-value for value in values)
        self._lows, self._highs = sorted(lows), sorted(highs)

    def of(self, value: float, low: float, high: float) -> tuple[int, int, int]:
        """rank, rank_low and rank_high; see `rank`."""
        count = len(self._values)
        return (
            bisect_left(self._values, -value) + 1,
            count - bisect_right(self._lows, high) + 1,
            max(1, count - bisect_left(self._highs, low)),
        )


def rank(scores: Iterable[Score]) -> tuple[Candidate, ...]:
    """Best first; equal printed scores share a rank and are listed by file.

    `rank_low` counts the candidates who are above whatever their true scores, `rank_high` those who may be.
    """
    ordered = sorted(scores, key=lambda score: (-score.value, score.cv.document.path))
    places = Places(
        (score.value for score in ordered), (score.low for score in ordered), (score.high for score in ordered)
    )
    return tuple(Candidate(*places.of(score.value, score.low, score.high), result=score) for score in ordered)
