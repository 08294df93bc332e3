"""score(cv, posting) -> Score, rank(...) and duplicates(...). One module per kind of requirement."""

from screener.scoring.duplicates import Fingerprint, duplicates, fingerprint
from screener.scoring.ranking import Places, rank
from screener.scoring.score import score

__all__ = ["Fingerprint", "Places", "duplicates", "fingerprint", "rank", "score"]
