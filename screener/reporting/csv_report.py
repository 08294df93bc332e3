"""The ranking as a table for spreadsheets and scripts: one row a candidate, one status column a requirement.

Column names and statuses are those of the JSON, in every language; files that could not be read follow at the end, so
that there are as many rows as files. No cell can be taken for a formula.
"""

import csv
import datetime
import io

from screener.reporting import safe
from screener.reporting.contract import warnings_of
from screener.reporting.wording import say
from screener.types import Candidate, Failure, Language, Ranking, Requirement

_BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read accents wrong

COLUMNS = (
    "rank", "rank_low", "rank_high", "file", "name", "email", "phone", "score", "score_low", "score_high", "band",
    "experience_months", "relevant_months", "reference_date", "must_missing", "warnings", "status", "reason",
)  # fmt: skip


def render(ranking: Ranking, lang: Language, made: datetime.date) -> bytes:
    """The table in UTF-8 with a byte order mark, as spreadsheets expect it."""
    return (_BYTE_ORDER_MARK + table(ranking, lang)).encode()


def table(ranking: Ranking, lang: Language) -> str:
    """The table as text, for standard output."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    requirements = ranking.posting.requirements
    writer.writerow([*COLUMNS, *(safe.cell(safe.text(_column(each))) for each in requirements)])
    must = {each.id for each in requirements if each.must}
    for candidate in ranking.candidates:
        writer.writerow(_row(candidate, must, lang))
    for failure in ranking.failures:
        writer.writerow(_skipped(failure, len(requirements), lang))
    return buffer.getvalue()


def _column(requirement: Requirement) -> str:
    return f"{requirement.id}: {' '.join(requirement.text.split())}"


def _row(candidate: Candidate, must: set[str], lang: Language) -> list[object]:
    result = candidate.result
    contact = result.cv.contact
    missing = " ".join(m.requirement for m in result.matches if m.requirement in must and m.status != "met")
    values = [
        candidate.rank,
        candidate.rank_low,
        candidate.rank_high,
        safe.path(candidate.file),
        contact.name,
        contact.email,
        contact.phone,
        candidate.score,
        result.low,
        result.high,
        candidate.band,
        result.cv.experience_months,
        result.relevant_months,
        result.cv.reference_date,
        missing,
        " ".join(dict.fromkeys(flag.code for flag in warnings_of(result))),
        "read",
        None,
        *(match.status for match in result.matches),
    ]
    return [_cell(value) for value in values]


def _skipped(failure: Failure, requirements: int, lang: Language) -> list[object]:
    known = {"file": safe.path(failure.path), "status": "skipped", "reason": say(failure.reason, lang)}
    return [_cell(known.get(column)) for column in COLUMNS] + [""] * requirements


def _cell(value: object) -> object:
    if value is None:
        return ""
    return safe.cell(safe.text(value)) if isinstance(value, str) else value
