"""Time within one process: the whole chain against pdfium's plain text, and where it goes, stage by stage."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.figures import POSTING, Clock, Figure
from screener.errors import ReadError
from screener.extracting import extract
from screener.posting import read_posting
from screener.reading import read
from screener.reporting import contract
from screener.scoring import score
from screener.types import Candidate, Limits, Posting

MONTH = "2026-10"
_UNCHECKED = "benchmarks.inside:read_unchecked"


def read_unchecked(data: bytes, limits: Limits) -> Any:
    """A PDF read without the look for hidden text: what that look costs is the difference."""
    from screener.reading.pdf import read_pdf

    return read_pdf(data, limits, check_hidden=False)


def plain_text(data: bytes) -> int:
    """What nobody can do without: every page's text as pypdfium2 gives it; how many characters."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        count = 0
        for page in pdf:
            text_page = page.get_textpage()
            count += len(text_page.get_text_range())
            text_page.close()
            page.close()
        return count


def cold(pdfs: list[Path]) -> list[Figure]:
    """CPU time of read, extract, score and JSON against that of pdfium's plain text, file by file in turn."""
    posting = read_posting(POSTING)
    data = [(path.name, path.read_bytes()) for path in pdfs]
    _whole(*data[0], posting, Clock(), unchecked=False)
    gc.collect()
    gc.freeze()  # as in a worker
    clock = Clock()
    for number, (name, content) in enumerate(data):
        # In turn, so that whatever else the machine does falls on all alike; the second to read a file reads it warm.
        first = number % 2 == 0
        _read(name, content, clock, unchecked=first)
        with clock("floor"):
            plain_text(content)
        _read(name, content, clock, unchecked=not first)
        _rest(name, content, posting, clock)
    gc.unfreeze()
    floor, rest = clock.seconds["floor"], clock.seconds["rest"]
    note = f"{len(pdfs)} PDFs"
    each = 1000 / len(pdfs)
    return [
        Figure("pdfium get_text_range", floor * each, "ms/CV", note=note),
        Figure("read", clock.seconds["read"] * each, "ms/CV", note=note),
        Figure("extract, score, JSON", rest * each, "ms/CV", note=note),
        Figure("cold, all checks / pdfium", (clock.seconds["read"] + rest) / floor, "times", 2.5, note=note),
        Figure("cold, hidden text unchecked / pdfium", (clock.seconds["unchecked"] + rest) / floor, "times", 1.8),
    ]


def _read(name: str, content: bytes, clock: Clock, *, unchecked: bool) -> Any:
    from screener.reading.read import READERS

    usual = READERS["pdf"]
    READERS["pdf"] = _UNCHECKED if unchecked else usual
    try:
        with clock("unchecked" if unchecked else "read"):
            return read(content, name=name)
    except ReadError:
        return None
    finally:
        READERS["pdf"] = usual


def _rest(name: str, content: bytes, posting: Posting, clock: Clock) -> None:
    try:
        document = read(content, name=name)
    except ReadError:
        return
    with clock("rest"):
        result = score(extract(document, reference_date=MONTH), posting)
        contract.encode(contract.candidate_object(Candidate(1, 1, 1, result), posting, "en"))


def _whole(name: str, content: bytes, posting: Posting, clock: Clock, *, unchecked: bool) -> None:
    _read(name, content, clock, unchecked=unchecked)
    _rest(name, content, posting, clock)


# stage -> the functions (module, name) that do it and nothing else of the table; what is within another is taken off
STAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "read": (("screener.reading.read", "_reader_says"),),
    "clean": (("screener.reading.read", "clean"),),
    "language of the text": (("screener.reading.read", "languages_of"),),
    "tokenise and match": (("screener.extracting.terms", "find_all"),),
    "terms": (("screener.extracting.extract", "find_terms"),),
    "sections": (("screener.extracting.sections", "find_sections"),),
    "positions and dates": (
        ("screener.extracting.extract", "find_positions"),
        ("screener.extracting.extract", "total_months"),
        ("screener.extracting.extract", "stated_years"),
    ),
    "education": (("screener.extracting.extract", "find_education"),),
    "languages": (("screener.extracting.extract", "find_languages"),),
    "contact": (("screener.extracting.extract", "find_contact"),),
    "score": (("screener.scoring.score", "score"),),
}


def stages(pdfs: list[Path]) -> list[Figure]:
    """Milliseconds of CPU a CV in each stage."""
    posting = read_posting(POSTING)
    data = [(path.name, path.read_bytes()) for path in pdfs]
    _whole(*data[0], posting, Clock(), unchecked=False)
    seconds: dict[str, float] = {}
    inner: list[float] = []
    with _Timed(seconds, inner) as timed:
        started = time.process_time()
        for name, content in data:
            try:
                document = timed.read(content, name=name)
            except ReadError:
                continue
            result = timed.score(timed.extract(document, reference_date=MONTH), posting)
            before = time.process_time()
            contract.encode(contract.candidate_object(Candidate(1, 1, 1, result), posting, "en"))
            seconds["JSON"] = seconds.get("JSON", 0.0) + time.process_time() - before
        total = time.process_time() - started
    seconds["everything else"] = total - sum(seconds.values())
    each = 1000 / len(data)
    return [Figure(name, spent * each, "ms/CV", note=f"{spent / total:.0%}") for name, spent in seconds.items()]


class _Timed:
    """Puts a stopwatch around the functions of STAGES, and takes it away again."""

    def __init__(self, seconds: dict[str, float], inner: list[float]) -> None:
        self._seconds = seconds
        self._inner = inner
        self._usual: list[tuple[Any, str, Any]] = []

    def __enter__(self) -> "_Timed":
        import screener.extracting.sections  # noqa: F401 - imported late by those who need it

        for stage, functions in STAGES.items():
            self._seconds[stage] = 0.0
            for module, name in functions:
                home = sys.modules[module]
                self._usual.append((home, name, getattr(home, name)))
                setattr(home, name, self._watched(stage, getattr(home, name)))
        self.read = read
        self.extract = extract
        self.score = sys.modules["screener.scoring.score"].score
        return self

    def __exit__(self, *_: object) -> None:
        for home, name, usual in self._usual:
            setattr(home, name, usual)

    def _watched(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **options: Any) -> Any:
            self._inner.append(0.0)
            started = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                spent = time.process_time() - started
                self._seconds[stage] += spent - self._inner.pop()
                if self._inner:
                    self._inner[-1] += spent

        return watched
