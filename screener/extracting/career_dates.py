"""Which dates open a job, told from the dates that duties, prizes and sentences mention."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from screener.extracting import position_words
from screener.extracting.career_rows import MOST_HEADING_WORDS, Row, below, is_trifle
from screener.extracting.flat import flat
from screener.extracting.periods import FoundPeriod
from screener.extracting.titles import LIKELY, SURE, is_degree, title_score

# Words before a date that belong to a sentence: "from 2013 - 2018 for exemplary performance".
_LEADS_IN = re.compile(
    r"(?:\b(?:from|in|during|between|of|for|en|pendant|durant|entre|par|sur|year|annee|years)|[a-z]{3,},? and)\s*$"
)

# Words before a year that names a prize or an edition: "employee of the year 2015".
_ABOUT = re.compile(r"\b(?:of|for|the|class|awards?|prix|edition|saison|year|annee|month|mois)\s*$")


_LEAD = 24  # letters before a date that tell whether a sentence leads to it
_MOST_BESIDE = 8  # words of a line that names an employer, a town and a date
_MOST_ENTRIES = 200  # of one stretch; longer careers are no careers

Form = Literal["own", "start", "end", "inside"]


class Anchor(Struct, frozen=True):
    """A period that opens an entry, on the row at `row`. `form` is how it stands on its line."""

    row: int
    period: FoundPeriod
    form: Form


def anchors_in(rows: Sequence[Row], *, strict: bool) -> list[Anchor]:
    """The dates that open entries, in order; `strict` takes only ranges and seasons on lines without a diploma."""
    found: list[Anchor] = []
    for index, row in enumerate(rows):
        taken = False
        for period in row.periods:
            if period.start < row.line.start:  # a range that began on the line before
                continue
            anchor = Anchor(index, period, _form(row, period))
            if taken and not _is_list(row, found[-1].period, period):
                continue
            if _opens_entry(rows, anchor, strict=strict):
                found.append(anchor)
                taken = True
        if len(found) >= _MOST_ENTRIES:
            break
    if not strict:
        found = sorted([*found, *_like_the_others(rows, found)], key=lambda anchor: anchor.period.start)
    bullets = [anchor for anchor in found if rows[anchor.row].bullet]
    if len(bullets) < len(found):
        found = [anchor for anchor in found if anchor not in bullets]
    return _of_one_form(rows, found)


def _like_the_others(rows: Sequence[Row], found: Sequence[Anchor]) -> list[Anchor]:
    """Dates on the line of a heading whose title no list knows: taken where they are as exact as the others'."""
    precisions = [anchor.period.precision for anchor in found if anchor.period.range]
    usual = max(dict.fromkeys(precisions), key=precisions.count, default="month")
    taken = {anchor.row for anchor in found}
    more = []
    for index, row in enumerate(rows):
        first = next((period for period in row.periods if period.start >= row.line.start), None)
        if first is None or index in taken or not row.heading:
            continue
        anchor = Anchor(index, first, _form(row, first))
        if first.precision != usual and not (first.closed and _ends_like(anchor, found)):
            continue
        if not first.range and not _stands_by_title(rows, anchor, found):
            continue
        before = row.line.text[: first.start - row.line.start]
        if row.line.text[-1] in ".;" or not row.line.text[0].isupper() or len(before.split()) > 8:
            continue
        if not _LEADS_IN.search(flat(before[-_LEAD:])) and not is_degree(row.line.text):
            more.append(anchor)
    return more


def _ends_like(anchor: Anchor, found: Sequence[Anchor]) -> bool:
    """Whether the date stands at the end of its line, as most of the other dates do."""
    return anchor.form == "end" and 2 * sum(other.form == "end" for other in found) > len(found)


def _stands_by_title(rows: Sequence[Row], anchor: Anchor, found: Sequence[Anchor]) -> bool:
    """Whether a single date stands in a short heading as most other dates do, with a title in it or beside it."""
    row = rows[anchor.row]
    if 2 * sum(other.form == anchor.form for other in found) <= len(found) or len(row.line.text.split()) > 12:
        return False
    near = [rows[i] for i in (anchor.row - 1, anchor.row + 1) if 0 <= i < len(rows)]
    titled = any(other.heading and other.best >= SURE and not other.periods for other in near)
    return titled or (anchor.period.precision == "month" and row.best >= SURE)


def _is_list(row: Row, first: FoundPeriod, second: FoundPeriod) -> bool:
    """Whether two periods on one line both open entries: "étés 2019, 2020", or a title of its own before each."""
    between = [part for part in row.parts if first.end <= part.start and part.end <= second.start]
    if not between and not first.range and not second.range:
        return first.precision == second.precision
    return any(title_score(part.text) >= SURE for part in between)


def _form(row: Row, period: FoundPeriod) -> Form:
    before = any(part.end <= period.start for part in row.parts if not is_trifle(part.text))
    after = any(part.start >= period.end for part in row.parts if not is_trifle(part.text))
    if before:
        return "inside" if after else "end"
    return "start" if after else "own"


def _opens_entry(rows: Sequence[Row], anchor: Anchor, *, strict: bool) -> bool:
    """Whether the date opens an entry rather than being mentioned in a duty or a sentence."""
    row, period = rows[anchor.row], anchor.period
    before = flat(row.line.text[: period.start - row.line.start])
    words_before = len(before.split())
    if strict and ((not period.range and period.precision != "season") or is_degree(row.line.text)):
        return False
    if row.bullet and row.best < SURE:
        return False
    if not period.range:
        return _single_opens(rows, anchor)
    if anchor.form in ("own", "start"):
        return anchor.form == "own" or _starts_cleanly(rows, anchor)
    if words_before > MOST_HEADING_WORDS or (_LEADS_IN.search(before[-_LEAD:]) and row.best < SURE):
        return False
    if anchor.form == "end":
        near = [rows[i].best for i in (anchor.row - 1, anchor.row + 1) if 0 <= i < len(rows) and rows[i].heading]
        following = rows[anchor.row + 1 : anchor.row + 2]
        near += [other.best for other in following if other.opening and other.best >= SURE]  # "Vendeuse : accueil, ..."
        return row.best >= LIKELY or (row.heading and max(near, default=-3.0) >= LIKELY)
    ended = row.line.text[period.end - row.line.start :].lstrip()[:1]
    before_score = max((title_score(p.text) for p in row.parts if p.end <= period.start), default=-3.0)
    after_score = max((title_score(p.text) for p in row.parts if p.start >= period.end), default=-3.0)
    if _LEADS_IN.search(before[-_LEAD:]) and not row.heading:
        return False
    return before_score >= SURE or (
        row.heading and (after_score >= LIKELY or (ended in ".|,;:)-–—" and before_score >= 0))
    )


def _starts_cleanly(rows: Sequence[Row], anchor: Anchor) -> bool:
    """Whether a line that starts with a date starts an entry, and is not the wrapped middle of a sentence."""
    row = rows[anchor.row]
    after = row.line.text[anchor.period.end - row.line.start :].lstrip(" ,.:;)-–—|·•\t(")
    if row.best >= LIKELY or row.heading:
        return True
    return (
        bool(after)
        and after[0].isupper()
        and (
            row.line.gap
            or anchor.row == 0
            or rows[anchor.row - 1].line.text[-1] in ".:;!?"
            or rows[anchor.row - 1].heading
        )
    )


def _single_opens(rows: Sequence[Row], anchor: Anchor) -> bool:
    """Whether a date that is no range opens an entry: it has to stand where a heading's date stands, beside a title."""
    row, period = rows[anchor.row], anchor.period
    if anchor.form == "inside" and not (period.duration and row.best >= SURE):
        return False
    if _ABOUT.search(flat(row.line.text[: period.start - row.line.start][-_LEAD:])):
        return False
    if not row.heading and anchor.form not in ("own", "start"):
        return False
    placement = any(position_words.finder("kinds").match(flat(part.text)) for part in row.parts)
    least = LIKELY if period.precision in ("month", "season") or period.duration or placement else SURE
    if anchor.form == "own":
        if row.line.text[-1] in (".,;" if period.precision == "year" else ".;"):
            return False
        near = [rows[i] for i in (anchor.row - 1, below(rows, anchor.row)) if 0 <= i < len(rows)]
        return any((other.heading or other.opening) and other.best >= least for other in near)
    if any(is_degree(part.text) for part in row.parts):
        return False
    return row.best >= least or _under_title(rows, anchor)


def _under_title(rows: Sequence[Row], anchor: Anchor) -> bool:
    """Whether the date ends or begins a short line about the employer, right under a title that has no date."""
    row, above = rows[anchor.row], rows[anchor.row - 1] if anchor.row else None
    if above is None or not above.heading or above.best < SURE or above.periods or not row.heading or row.bullet:
        return False
    return anchor.period.precision in ("month", "season") and len(row.line.text.split()) <= _MOST_BESIDE


def _of_one_form(rows: Sequence[Row], anchors: list[Anchor]) -> list[Anchor]:
    """`anchors` without the dates in sentences that are less exact than those the layout sets apart."""
    apart = [a.period.precision for a in anchors if a.form in ("own", "start") or rows[a.row].heading]
    if len(apart) < 2:
        return anchors
    usual = max(dict.fromkeys(apart), key=apart.count)
    return [a for a in anchors if a.form in ("own", "start") or rows[a.row].heading or a.period.precision == usual]
