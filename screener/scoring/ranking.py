"""Scores into a ranking: order, shared ranks, and the ranks that the score ranges allow."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from screener.types import Candidate, Score


def rank(scores: Iterable[Score]) -> tuple[Candidate, ...]:
    """Best first; equal printed scores share a rank and are listed by file.

    `rank_low` counts the candidates who are above whatever their true scores, `rank_high` those who may be.
    """
    ordered = sorted(scores, key=lambda score: (-score.value, score.cv.document.path))
    values = sorted(-score.value for score in ordered)
    lows = sorted(score.low for score in ordered)
    highs = sorted(score.high for score in ordered)
    count = len(ordered)
    return tuple(
        Candidate(
            rank=bisect_left(values, -score.value) + 1,
            rank_low=count - bisect_right(lows, score.high) + 1,
            rank_high=max(1, count - bisect_left(highs, score.low)),
            result=score,
        )
        for score in ordered
    )
