"""screener: ranks CVs against a posting, on your own machine, and shows the words behind every point.

    import screener

    ranking = screener.screen("cvs/", posting="posting.txt")
    print(ranking[0].file, ranking[0].score)

The names below are the whole public interface; `screener.types` holds the nouns they give back.
"""

from screener.errors import PostingError, ReadError, ReportError, ScreenerError, UsageError
from screener.extracting import extract, to_spacy
from screener.pool import screen_pool
from screener.posting import parse_posting, read_posting
from screener.reading import read
from screener.reporting import to_dict, to_json, write
from screener.scoring import rank, score
from screener.screening import screen, stream
from screener.types import CV, Candidate, Document, Failure, Posting, Ranking, Score, Settings

__all__ = [
    "CV",
    "Candidate",
    "Document",
    "Failure",
    "Posting",
    "PostingError",
    "Ranking",
    "ReadError",
    "ReportError",
    "Score",
    "ScreenerError",
    "Settings",
    "UsageError",
    "extract",
    "parse_posting",
    "rank",
    "read",
    "read_posting",
    "score",
    "screen",
    "screen_pool",
    "stream",
    "to_dict",
    "to_json",
    "to_spacy",
    "write",
]
