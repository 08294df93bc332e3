"""screener: ranks CVs against a posting, on your own machine, and shows the words behind every point.

    import screener

    ranking = screener.screen("cvs/", posting="posting.txt")
    print(ranking[0].file, ranking[0].score)

The names below are the whole public interface; `screener.types` holds the nouns they give back.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.errors import PostingError, ReadError, ReportError, ScreenerError, UsageError
    from screener.extracting.extract import extract
    from screener.extracting.spacy_doc import to_spacy
    from screener.pool import screen_pool
    from screener.posting import parse_posting, read_posting
    from screener.reading.read import read
    from screener.reporting.contract import to_dict, to_json
    from screener.reporting.write import write
    from screener.scoring.ranking import rank
    from screener.scoring.score import score
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

# Each name is imported when it is first asked for: the command line and its workers need few of them, and all of them
# take longer than the program's help.
_HOMES = {
    "CV": "screener.types",
    "Candidate": "screener.types",
    "Document": "screener.types",
    "Failure": "screener.types",
    "Posting": "screener.types",
    "PostingError": "screener.errors",
    "Ranking": "screener.types",
    "ReadError": "screener.errors",
    "ReportError": "screener.errors",
    "Score": "screener.types",
    "ScreenerError": "screener.errors",
    "Settings": "screener.types",
    "UsageError": "screener.errors",
    "extract": "screener.extracting.extract",
    "parse_posting": "screener.posting",
    "rank": "screener.scoring.ranking",
    "read": "screener.reading.read",
    "read_posting": "screener.posting",
    "score": "screener.scoring.score",
    "screen": "screener.screening",
    "screen_pool": "screener.pool",
    "stream": "screener.screening",
    "to_dict": "screener.reporting.contract",
    "to_json": "screener.reporting.contract",
    "to_spacy": "screener.extracting.spacy_doc",
    "write": "screener.reporting.write",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
