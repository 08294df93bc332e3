"""The lines of a stretch of career with their dates, and which of them may be part of a heading."""

import re
from collections.abc import Sequence

from msgspec import Struct

from screener.extracting import position_words
from screener.extracting.flat import flat
from screener.extracting.periods import FoundPeriod
from screener.extracting.source import Line
from screener.extracting.titles import SURE, Part, is_contract, opens_duty, parts_of, plain_title, title_score

_BULLETS = "•●◦▪■□◾◆◇○‣⁃∙✓✔➢➤►❖"

_SENTENCE = re.compile(r"\.\s+(?=[A-ZÀ-Ý«\"“])|\s[•◦▪●]\s|(?<=\w)\s?:\s+(?=[a-zà-ÿ])")

MOST_HEADING_WORDS = 14
_MOST_LETTERS = 130

_NEAR = 4
_FAR = 60  # letters into a paragraph from which dates are told in passing
_MOST_DATES = 12  # on one line; more are no career

_TRIFLE = re.compile(
    r"(?:\d+ ?(?:ans?|mois|years?|months?|yrs?|mos?)[ ,et]*)+|\W*|date?s?|periode?|du|de|from|le|depuis", re.IGNORECASE
)


class Row(Struct, frozen=True):
    """A line of the stretch with the periods on it and the parts of the rest; part offsets are into the document."""

    line: Line
    periods: tuple[FoundPeriod, ...]
    parts: tuple[Part, ...]
    bullet: bool
    heading: bool
    opening: bool  # a paragraph whose first sentence is a heading; it can only stand below its date

    @property
    def best(self) -> float:
        """The best title score of the row's parts."""
        return max((title_score(part.text) for part in self.parts), default=-3.0)

    @property
    def opens_range(self) -> bool:
        """Whether a range of time begins on the row, and not far inside a paragraph that opens with a title."""
        latest = self.line.start + _FAR if self.opening else self.line.end
        return any(period.range and self.line.start <= period.start <= latest for period in self.periods)


def rows_of(lines: Sequence[Line], periods: Sequence[FoundPeriod], *, whole: bool = False) -> list[Row]:
    """The lines with their dates; lines far from any date are not looked into, save where `whole` asks for it."""
    dated = _dated(lines, periods)
    near = {i + step for i, here in enumerate(dated) if here for step in range(-_NEAR, _NEAR + 1)}
    rows: list[Row] = []
    for index, (line, here) in enumerate(zip(lines, dated, strict=True)):
        bullet = line.text[0] in _BULLETS or (line.text[0] in "-–—*·" and line.text[1:2] in " \t")
        below_date = index > 0 and bool(dated[index - 1])
        if not here and (bullet or not (whole or index in near) or not (below_date or _may_be_heading(line))):
            rows.append(Row(line, tuple(here), (), bullet, False, False))
            continue
        wrapped = index > 0 and not line.gap and line.text[0].islower() and len(lines[index - 1].text) > 55
        parts = tuple(_row_parts(line, here))
        plain = not bullet and not wrapped
        sure = len(line.text) > 60 and any(title_score(part.text) >= SURE for part in parts[:3])
        rows.append(Row(line, tuple(here), parts, bullet, plain and _is_heading(line, parts), plain and sure))
    return rows


def _dated(lines: Sequence[Line], periods: Sequence[FoundPeriod]) -> list[list[FoundPeriod]]:
    """The periods on each of the lines; one that runs over several lines stands on each."""
    found: list[list[FoundPeriod]] = [[] for _ in lines]
    cursor = 0
    for line, here in zip(lines, found, strict=True):
        while cursor < len(periods) and periods[cursor].end <= line.start:
            cursor += 1
        for period in periods[cursor : cursor + _MOST_DATES]:
            if period.start >= line.end:
                break
            here.append(period)
    return found


def _row_parts(line: Line, periods: Sequence[FoundPeriod]) -> list[Part]:
    """The parts of the line outside its dates, up to the end of the first sentence after the first date."""
    chunks: list[tuple[int, int]] = []
    position = line.start
    for period in periods:
        chunks.append((position, period.start))
        position = max(position, min(period.end, line.end))
    chunks.append((position, line.end))
    parts: list[Part] = []
    for start, end in chunks:
        if end <= start or len(parts) > 12:
            continue
        text = line.text[start - line.start : end - line.start]
        lead = len(text) - len(text.lstrip(" .,:;)-–—|·•\t"))
        stop = _SENTENCE.search(text, lead)
        if stop and (start > line.start or len(text) > 90):
            text = text[: stop.start()]
        parts.extend(
            Part(part.text, part.start + start, part.end + start, part.after_at) for part in parts_of(text[:200])
        )
    return parts


def _may_be_heading(line: Line) -> bool:
    """Whether the line is short enough for a heading and does not end as a sentence or a list does."""
    if len(line.text) > _MOST_LETTERS:
        return False
    words = len(line.text.split())
    return words <= 2 * MOST_HEADING_WORDS and not (words > 6 and _ends_open(line.text))


def _ends_open(text: str) -> bool:
    """Whether a line ends as a sentence or a list does, and not with the full stop of "Co." or "S.A."."""
    if text[-1] not in ".;,":
        return False
    return flat(text.rsplit(None, 1)[-1]).replace(".", "") not in position_words.words("legal")


def _is_heading(line: Line, parts: Sequence[Part]) -> bool:
    """Whether the line may be part of an entry's heading: short, no sentence, no duty."""
    if not _may_be_heading(line):
        return False
    words = plain_title(line.text).split()
    if not words or len(words) > MOST_HEADING_WORDS:
        return False
    if len(words) > 4 and _ends_open(line.text):
        return False
    first = words[0].split("'")[-1]
    if first in position_words.words("heads"):
        return title_score(line.text) > -1
    if parts and title_score(parts[0].text) >= SURE:
        return True
    if line.text[-1] == "." and len(words) > 1 and words[-1] not in position_words.words("legal"):
        return False
    return not opens_duty(words)


def is_trifle(text: str) -> bool:
    """Whether a part says nothing beside the date: a duration, the word "dates", a kind of contract."""
    return _TRIFLE.fullmatch(text) is not None or (is_contract(text) and title_score(text) < SURE)


def below(rows: Sequence[Row], row: int) -> int:
    """The row after `row` and after the lines over which its date goes on."""
    row += 1
    while row < len(rows) and any(period.start < rows[row].line.start for period in rows[row].periods):
        row += 1
    return row


def run_of(rows: Sequence[Row], row: int, bound: int, *, step: int, most: int) -> list[int]:
    """The rows of headings next to `row` in one direction, up to `bound` (excluded downwards, included upwards)."""
    run: list[int] = []
    index = below(rows, row) if step > 0 else row - 1
    while len(run) < most and (index >= bound if step < 0 else index < bound):
        here = rows[index]
        if here.opens_range or not (here.heading or (step > 0 and not run and here.opening)):
            break
        if step > 0 and here.line.gap and run:
            break
        if not all(is_trifle(part.text) for part in here.parts):
            run.append(index)
        if step < 0 and here.line.gap:
            break
        index += step
    return run
