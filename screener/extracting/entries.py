"""The entries of a career, each with its title, employer, dates and the stretch of text that tells of it.

Layouts differ from CV to CV and agree within one: the date stands on the title's line, above it, below it, or in a
column of its own. So dates are first told from the dates that duties mention (`career_dates`), then the layout of the
whole stretch is put to a vote (`career_headings`), and only then is each entry cut out.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from screener.extracting import position_words
from screener.extracting.career_dates import Anchor, anchors_in
from screener.extracting.career_headings import Headed, headings_of, widened
from screener.extracting.career_rows import Row, rows_of
from screener.extracting.periods import FoundPeriod
from screener.extracting.source import Line
from screener.extracting.titles import LIKELY, SURE, Part, employer_score, is_degree, plain_title, title_score

_OF_ONES_OWN = (" my", " mon", " ma", " mes")


class Entry(Struct, frozen=True):
    """One job as it stands in the text. All offsets are into the document; the span runs to the next entry."""

    title: str
    title_start: int
    title_end: int
    employer: str
    heading: str
    period: FoundPeriod | None
    start: int
    end: int
    body: int


def find_entries(lines: Sequence[Line], periods: Sequence[FoundPeriod], *, strict: bool = False) -> list[Entry]:
    """The entries among `lines`, in order. `strict` takes only ranges of time beside a sure title, and no diploma."""
    rows = rows_of(lines, periods)
    anchors = anchors_in(rows, strict=strict)
    if not anchors:
        return [] if strict else _undated(rows_of(lines, periods, whole=True))
    if _is_column(anchors):
        paired = _date_column(rows_of(lines, periods, whole=True), anchors)
        if paired is not None:
            return paired
    entries = _with_employers(_without_frames(_cut(rows, headings_of(rows, anchors))))
    return [entry for entry in entries if _is_job(entry, strict=strict)]


def _cut(rows: Sequence[Row], headed: Sequence[Headed]) -> list[Entry]:
    """The entries, each from the first row of its heading to the next one's."""
    entries: list[Entry] = []
    for number, each in enumerate(headed):
        following = headed[number + 1].first if number + 1 < len(headed) else len(rows)
        start = min(rows[each.first].line.start, each.anchor.period.start)
        end = rows[max(following - 1, each.last)].line.end
        heading = "\n".join(rows[i].line.text[:300] for i in range(each.first, each.last + 1))
        title = each.title or Part("", start, start)
        employer = each.employer
        if number and headed[number - 1].anchor.row == each.anchor.row and not employer:
            employer = entries[-1].employer
        last = rows[each.last].line.end
        body = each.anchor.period.end if each.last == each.anchor.row and last - each.anchor.period.end > 90 else last
        entries.append(
            Entry(title.text, title.start, title.end, employer, heading, each.anchor.period, start, end, body)
        )
    return entries


def _without_frames(entries: list[Entry]) -> list[Entry]:
    """`entries` without those that only frame the roles that follow at one employer; the roles take its name."""
    kept: list[Entry] = []
    frame: Entry | None = None
    for number, entry in enumerate(entries):
        inner = entries[number + 1 : number + 3]
        if title_score(entry.title) < LIKELY and len(inner) == 2 and all(_covers(entry, role) for role in inner):
            frame = entry
            continue
        if frame is not None and _covers(frame, entry):
            if not entry.employer:
                entry = replace(entry, employer=frame.title or frame.employer)
        else:
            frame = None
        kept.append(entry)
    return kept


def _covers(outer: Entry, inner: Entry) -> bool:
    first, second = outer.period, inner.period
    if first is None or second is None or first.first is None or second.first is None:
        return False
    if first.first.earliest > second.first.earliest or title_score(inner.title) < LIKELY:
        return False
    if first.current:
        return True
    return first.last is not None and second.last is not None and first.last.latest >= second.last.latest


def _with_employers(entries: list[Entry]) -> list[Entry]:
    """`entries` where a role without an employer, in a CV that names them, takes that of the role it adjoins."""
    if 2 * sum(bool(entry.employer) for entry in entries) <= len(entries):
        return entries
    kept: list[Entry] = []
    for entry in entries:
        if kept and not entry.employer and kept[-1].employer and _adjoin(entry, kept[-1]):
            entry = replace(entry, employer=kept[-1].employer)
        kept.append(entry)
    return kept


def _adjoin(first: Entry, second: Entry) -> bool:
    """Whether one of two dated entries ends in the month in which the other begins, or the month before."""
    earlier, later = first.period, second.period
    if earlier is None or later is None or earlier.last is None or later.first is None:
        return False
    return earlier.precision == later.precision == "month" and 0 <= later.first.earliest - earlier.last.latest <= 1


def _is_job(entry: Entry, *, strict: bool) -> bool:
    score = title_score(entry.title)
    if strict:
        sure = score >= SURE or (score >= LIKELY and position_words.finder("kinds").match(plain_title(entry.title)))
        return bool(sure) and not is_degree(entry.heading)
    words = plain_title(entry.title).split()
    if _is_no_job(" ".join(words)):
        return False
    if words and words[0].split("'")[0] in position_words.words("degrees") and not _is_a_masters_job(words):
        return False
    return score >= LIKELY or not is_degree(entry.heading)


def _is_no_job(title: str) -> bool:
    """Whether a title is what fills the months without a job: "Student", "Full-time carer for my father"."""
    named = position_words.finder("no_jobs").match(title)
    return named is not None and (named.end() == len(title) or named.group().endswith(_OF_ONES_OWN))


def _is_a_masters_job(words: Sequence[str]) -> bool:
    """Whether a word of diplomas opens a title: "Master electrician", "Major Accounts Manager"."""
    heads = position_words.words("heads")
    return len(words) > 1 and (
        (words[0] == "master" and words[1] in heads) or (words[0] == "major" and words[-1] in heads)
    )


def _undated(rows: Sequence[Row]) -> list[Entry]:
    """Jobs without dates: short lines with a sure title, in a stretch about experience that has no dates at all."""
    places = [i for i, row in enumerate(rows) if row.heading and row.best >= SURE]
    entries: list[Entry] = []
    for number, place in enumerate(places):
        row = rows[place]
        part = widened(row, max(row.parts, key=lambda each: title_score(each.text)))
        following = places[number + 1] if number + 1 < len(places) else len(rows)
        others = [each for each in row.parts if each.start >= part.end]
        best = max(others, key=employer_score, default=None)
        employer = best.text if best is not None and employer_score(best) >= 0.5 else ""
        end = rows[following - 1].line.end
        entries.append(
            Entry(part.text, part.start, part.end, employer, row.line.text, None, row.line.start, end, row.line.end)
        )
    return [entry for entry in entries if not is_degree(entry.title)]


def _is_column(anchors: Sequence[Anchor]) -> bool:
    """Whether the dates stand one below the other with nothing between them."""
    places = [anchor.row for anchor in anchors]
    return len(places) > 1 and places[-1] - places[0] == len(places) - 1 and all(a.form == "own" for a in anchors)


def _date_column(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Entry] | None:
    """The entries of a stretch whose dates stand in a column of their own, read before or after all the titles."""
    first, last = anchors[0].row, anchors[-1].row
    for beside in (rows[last + 1 :], rows[:first], [*rows[:first], *rows[last + 1 :]]):
        undated = _undated(beside)
        if len(undated) == len(anchors):
            return [replace(entry, period=each.period) for entry, each in zip(undated, anchors, strict=True)]
    return None
