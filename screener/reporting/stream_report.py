"""Reports of runs that are larger than memory: results go in as they come, rows come out in the order of the ranking.

The bytes are those of the reports of a `Ranking` held in memory. A candidate is packed as the JSON that every one of
these reports is made of; a worker of a cluster may pack it, so that no CV travels.
"""

import csv
import datetime
import io
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from screener.errors import ReportError
from screener.reporting import csv_report, parquet_report, safe
from screener.reporting.contract import (
    Object,
    candidate_object,
    encode,
    posting_object,
    skipped_object,
    warning_objects,
)
from screener.reporting.sorted_runs import Record, SortedRuns
from screener.reporting.wording import word
from screener.reporting.write import save
from screener.types import Candidate, Failure, Flag, Language, Posting, Ranking, Score

SUFFIXES = (".csv", ".json", ".jsonl", ".parquet")

_UNPLACED = b'{"rank":0,"rank_low":0,"rank_high":0,'
_LIGHT = 1  # level of compression: a quarter of the size for 60 us a candidate


class Row(msgspec.Struct, frozen=True):
    """A candidate without a place: the JSON of its report, packed, and what its place depends on.

    `content` is the SHA-256 of the file, `sketch` that of the CV, to find duplicates by.
    """

    file: str
    value: float
    low: float
    high: float
    packed: bytes
    content: str = ""
    sketch: bytes = b""


class Head(msgspec.Struct, frozen=True):
    """What a report says of the run as a whole."""

    posting: Posting
    reference_date: str | None
    version: str
    settings_sha256: str
    default_month: str | None = None


def write_folder(ranking: Ranking, path: Path, lang: Language) -> None:
    """Write the report at `path` of a ranking that is in memory. Raises ReportError."""
    head = Head(
        ranking.posting, ranking.reference_date, ranking.version, ranking.settings_sha256, ranking.default_month
    )
    candidates = (encode(candidate_object(each, ranking.posting, lang)) + b"\n" for each in ranking.candidates)
    failures = sorted(ranking.failures, key=lambda failure: _sortable(failure.path))
    skipped = (encode(skipped_object(each, lang)) + b"\n" for each in failures)
    counts = {"candidates": len(ranking.candidates), "skipped": len(ranking.failures)}
    counts |= {} if ranking.ranked is None else {"ranked": ranking.ranked}
    parquet_report.save(path, candidates, skipped, {**_head_object(head), **counts}, lang=lang)


def pack(score: Score, posting: Posting, lang: Language) -> Row:
    """What the reports of a run say of `score`, whatever its place turns out to be."""
    line = encode(candidate_object(Candidate(0, 0, 0, score), posting, lang))
    packed = zlib.compress(line.removeprefix(_UNPLACED), _LIGHT)
    cv = score.cv
    return Row(cv.document.path, score.value, score.low, score.high, packed, cv.document.sha256, cv.sketch)


@contextmanager
def room_for(lang: Language) -> Iterator[None]:
    """A disk that is full while a run is gathered becomes a ReportError."""
    try:
        yield
    except OSError as error:
        raise ReportError(word("error.no_room", lang, reason=error.strerror or "")) from error


class StreamedRanking:
    """The results of a run, kept on the disk of `folder` (by default the system's for temporary files).

    Memory does not grow with their number, but for the flags. Raises ReportError when that disk is full.
    """

    def __init__(self, head: Head, lang: Language, *, folder: Path | None = None) -> None:
        self.head = head
        self.lang: Language = lang
        self._candidates = SortedRuns(folder)
        self._skipped = SortedRuns(folder)
        self._places = _Places()
        self._flags: dict[str, list[Flag]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def candidates(self) -> int:
        """How many files could be read and judged."""
        return len(self._candidates)

    @property
    def skipped(self) -> int:
        """How many could not."""
        return len(self._skipped)

    def add(self, result: Score | Row | Failure) -> None:
        """Keep one result; equal scores are listed by file."""
        with room_for(self.lang):
            if isinstance(result, Failure):
                reason = encode(skipped_object(result, self.lang))
                self._skipped.add((0.0, _sortable(result.path), 0.0, 0.0, reason))
            else:
                row = pack(result, self.head.posting, self.lang) if isinstance(result, Score) else result
                self._places.add(row.value, row.low, row.high)
                self._candidates.add((-row.value, _sortable(row.file), row.low, row.high, row.packed))

    def flag(self, file: str, flag: Flag) -> None:
        """Add a warning about a candidate that only the whole run could show."""
        known = self._flags.setdefault(file, [])
        if flag not in known:
            known.append(flag)

    def lines(self) -> Iterator[bytes]:
        """Each candidate as one line of JSON, best first, with its place."""
        places = self._places.final()
        flags = {_sortable(file): flags for file, flags in self._flags.items()}
        for record in self._candidates:
            rank, rank_low, rank_high = places(-record[0], record[2], record[3])
            start = f'{{"rank":{rank},"rank_low":{rank_low},"rank_high":{rank_high},'.encode()
            yield start + _body(record, flags.get(record[1], ()), self.lang) + b"\n"

    def skipped_lines(self) -> Iterator[bytes]:
        """Each file that is not in the ranking as one line of JSON, with the reason; by file."""
        return (record[4] + b"\n" for record in self._skipped)

    def write(self, path: Path | str) -> None:
        """Write the report that the suffix of `path` asks for (`SUFFIXES`); it is there whole or not at all.

        Raises ReportError with one plain sentence.
        """
        path = Path(path)
        if path.suffix.lower() == ".parquet":
            manifest = {**_head_object(self.head), "candidates": self.candidates, "skipped": self.skipped}
            parquet_report.save(path, self.lines(), self.skipped_lines(), manifest, lang=self.lang)
        else:
            save(path, self.rendered(path.suffix), lang=self.lang)

    def rendered(self, suffix: str, top: int | None = None) -> Iterator[bytes]:
        """The bytes of a report, piece by piece, with the first `top` candidates only where it is given.

        Raises ReportError for a suffix that cannot be written so.
        """
        made: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
            ".csv": self._csv,
            ".json": self._json,
            ".jsonl": iter,
        }
        if suffix.lower() not in made:
            raise ReportError(word("error.not_streamed", self.lang, suffix=suffix, known=", ".join(SUFFIXES)))
        return made[suffix.lower()](islice(self.lines(), top))

    def close(self) -> None:
        """Give the disk back."""
        self._candidates.close()
        self._skipped.close()

    def _json(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        yield encode(_head_object(self.head), indent=2).removesuffix(b"\n}")
        yield from _listed("candidates", lines)
        yield from _listed("skipped", self.skipped_lines())
        yield b"\n}\n"

    def _csv(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        nobody = Ranking(
            self.head.posting, (), (), self.head.reference_date, self.head.version, self.head.settings_sha256
        )
        yield csv_report.render(nobody, self.lang, datetime.date.min)
        for line in lines:
            yield _csv_line(_candidate_cells(msgspec.json.decode(line)))
        for line in self.skipped_lines():
            cells = {**msgspec.json.decode(line), "status": "skipped"}
            yield _csv_line([cells.get(c) for c in csv_report.COLUMNS] + [""] * len(self.head.posting.requirements))


def _head_object(head: Head) -> Object:
    return {
        "posting": posting_object(head.posting),
        "reference_date": head.reference_date or head.default_month,
        "version": head.version,
        "settings_sha256": head.settings_sha256,
    }


class _Places:
    """The places of a ranking from how often each score occurs; there are a thousand of them, however many CVs."""

    def __init__(self) -> None:
        self._values: Counter[float] = Counter()
        self._lows: Counter[float] = Counter()
        self._highs: Counter[float] = Counter()

    def add(self, value: float, low: float, high: float) -> None:
        self._values[value] += 1
        self._lows[low] += 1
        self._highs[high] += 1

    def final(self) -> Callable[[float, float, float], tuple[int, int, int]]:
        """rank, rank_low and rank_high of a score and its range, as `screener.scoring.rank` counts them."""
        count = self._values.total()
        not_above, not_over, under = _up_to(self._values), _up_to(self._lows), _below(self._highs)

        def places(value: float, low: float, high: float) -> tuple[int, int, int]:
            return count - not_above(value) + 1, count - not_over(high) + 1, max(1, count - under(low))

        return places


def _up_to(counts: "Counter[float]") -> Callable[[float], int]:
    """How many are at most so much."""
    known = sorted(counts)
    sums = [0, *accumulate(counts[each] for each in known)]
    return lambda most: sums[bisect_right(known, most)]


def _below(counts: "Counter[float]") -> Callable[[float], int]:
    """How many are less than so much."""
    known = sorted(counts)
    sums = [0, *accumulate(counts[each] for each in known)]
    return lambda limit: sums[bisect_left(known, limit)]


def _sortable(file: str) -> bytes:
    """A file's name in bytes that sort as the name does, even where it is not UTF-8."""
    return file.encode("utf-8", "surrogatepass")


def _body(record: Record, flags: Iterable[Flag], lang: Language) -> bytes:
    """What follows the place in a candidate's line, with the warnings that came later."""
    body = zlib.decompress(record[4])
    if not flags:
        return body
    found: Object = msgspec.json.decode(b"{" + body)
    found["warnings"] += [each for each in warning_objects(flags, lang) if each not in found["warnings"]]
    return encode(found).removeprefix(b"{")


def _listed(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """A list of objects as the next key of an indented object."""
    empty = True
    yield f',\n  "{name}": ['.encode()
    for line in lines:
        yield b"\n" if empty else b",\n"
        yield b"    " + msgspec.json.format(line, indent=2).replace(b"\n", b"\n    ")
        empty = False
    yield b"]" if empty else b"\n  ]"


def _candidate_cells(found: Object) -> list[object]:
    """A candidate's cells in the order of the CSV report."""
    cells = {
        **found,
        **found.get("contact", {}),
        "must_missing": " ".join(found["must_missing"]),
        "warnings": " ".join(dict.fromkeys(each["code"] for each in found["warnings"])),
        "status": "read",
    }
    return [*(cells.get(column) for column in csv_report.COLUMNS), *(each["status"] for each in found["requirements"])]


def _csv_line(cells: Iterable[Any]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(
        "" if each is None else safe.cell(each) if isinstance(each, str) else each for each in cells
    )
    return buffer.getvalue().encode()
