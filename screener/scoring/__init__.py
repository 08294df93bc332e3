"""score(cv, posting) -> Score, rank(...) and duplicates(...). One module per kind of requirement."""

from screener.scoring.duplicates import Fingerprint, Fingerprints, duplicates, fingerprint
from screener.scoring.ranking import Places, rank
from screener.scoring.score import score

__all__ = ["Fingerprint", "Fingerprints", "Places", "duplicates", "fingerprint", "rank", "score"]
