"""score(cv, posting) -> Score, and rank(...) -> Ranking. One module per kind of requirement."""

from screener.scoring.ranking import rank
from screener.scoring.score import score

__all__ = ["rank", "score"]
