"""The jobs of a CV, with their dates, kind, months, roles and the words that prove them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from screener import months
from screener.extracting.entries import Entry, find_entries
from screener.extracting.heading_words import is_dress
from screener.extracting.periods import FoundPeriod, find_periods
from screener.extracting.position_kind import COUNTED, kind_of
from screener.extracting.roles import roles_of
from screener.extracting.source import Line, Source
from screener.extracting.team import people_led
from screener.extracting.tenure import Tenure, start_window, tenure
from screener.extracting.titles import is_contract
from screener.types import Evidence, Flag, Message, Position, Section, WarningCode

_CAREER = ("experience", "volunteering")
_NO_JOBS = ("education", "languages", "certifications", "references", "publications", "contact")
_MOST_POSITIONS = 200
_NOT_TOLD = re.compile(r"[\W_]+")
_LONG = 140  # letters and digits at the head of an entry that nobody writes twice


def find_positions(source: Source, reference_date: str) -> tuple[tuple[Position, ...], tuple[Flag, ...]]:
    """The positions of a CV in the order of the text, and flags for dates that lie ahead or cannot be true.

    `reference_date` ("2026-10") is the month up to and including which "présent" counts.
    """
    periods = find_periods(source.text)
    found: list[tuple[Entry, str]] = []
    for kind, lines in _stretches(source, _CAREER):
        found.extend((entry, kind) for entry in find_entries(lines, _within(periods, lines)))
    dated = [entry.period for entry, kind in found if kind == "experience" and entry.period]
    if not dated or not any(period.current for period in dated):
        # No heading for the career, or nothing below it: jobs are looked for everywhere else, with more care. Where
        # only past jobs stand under one ("Avant"), today's may stand above it, under a heading of its own.
        for kind, lines in _stretches(source, None):
            if kind not in (*_CAREER, *_NO_JOBS):
                entries = find_entries(lines, _within(periods, lines), strict=True)
                found.extend((each, "") for each in entries if not dated or (each.period and each.period.current))
    if any(entry.period for entry, _ in found):
        found = [each for each in found if each[0].period]
    reference = months.number(reference_date)
    positions: list[Position] = []
    flags: set[WarningCode] = set()
    ranges = any(entry.period and entry.period.range for entry, _ in found)
    seen: set[str] = set()
    for entry, kind in sorted(found, key=lambda each: each[0].start)[:_MOST_POSITIONS]:
        told = _told(source.text[entry.start : entry.end])
        if told in seen and len(told) == _LONG:  # a page that is stored twice, its lines broken elsewhere
            continue
        seen.add(told)
        held = tenure(entry.period, reference) if entry.period else Tenure()
        if ranges and _has_lost_its_end(entry):
            held = replace(held, end=None, end_precision="unknown")
        if held.flag:
            flags.add(held.flag)
        positions.append(_position(source, entry, held, kind))
    return tuple(positions), tuple(Flag(code, Message(f"warning.{code}")) for code in sorted(flags))


def _told(text: str) -> str:
    """The first letters and digits of an entry."""
    told = _NOT_TOLD.sub("", text[: 2 * _LONG])
    return (told if len(told) >= _LONG else _NOT_TOLD.sub("", text))[:_LONG]


def _has_lost_its_end(entry: Entry) -> bool:
    """Whether a lone month beside the ranges of other jobs is only a beginning; a placement may last one month."""
    period = entry.period
    if period is None or period.range or period.precision != "month" or period.duration:
        return False
    return kind_of(entry.title, entry.heading) not in ("internship", "volunteer")


def _stretches(source: Source, kinds: Sequence[str] | None) -> list[tuple[str, list[Line]]]:
    """The lines of the sections of `kinds` (all for None) without headings; neighbours of one kind are joined."""
    stretches: list[tuple[str, list[Line]]] = []
    last = ""
    for section in source.sections:
        group = section.kind if kinds is None or section.kind in kinds else ""
        if kinds is None and section.kind not in (*_CAREER, *_NO_JOBS):
            group = "any"
        lines = _lines_of(source, section)
        while lines and is_dress(lines[0].text):  # the second line of a heading ("Expériences / professionnelles")
            lines.pop(0)
        if group and group == last:
            stretches[-1][1].extend(lines)
        elif group and lines:
            stretches.append((group, lines))
        else:
            group = group if lines else last
        last = group
    return stretches


def _lines_of(source: Source, section: Section) -> list[Line]:
    """The lines of `section` without its heading."""
    first = bisect_left(source.lines, section.start, key=_start)
    last = bisect_left(source.lines, section.end, key=_start)
    lines = list(source.lines[first:last])
    return lines[1:] if lines and lines[0].text == section.title else lines


def _start(line: Line) -> int:
    return line.start


def _within(periods: Sequence[FoundPeriod], lines: Sequence[Line]) -> list[FoundPeriod]:
    if not lines:
        return []
    first = bisect_right(periods, lines[0].start, key=lambda period: period.end)
    last = bisect_left(periods, lines[-1].end, key=lambda period: period.start)
    return list(periods[first:last])


def _position(source: Source, entry: Entry, held: Tenure, section: str) -> Position:
    title = source.section_at(entry.start).title
    heading = f"{entry.heading}\n{title}" if is_contract(title) else entry.heading  # a section called "Stages"
    kind = kind_of(entry.title, heading, section=section)
    duties = source.text[entry.body : entry.end]
    roles, basis = roles_of(entry.title, duties)
    return Position(
        title=entry.title,
        employer=entry.employer,
        start=held.start,
        end=held.end,
        current=held.current,
        start_precision=held.start_precision,
        end_precision=held.end_precision,
        kind=kind,
        months=held.months,
        months_low=held.low,
        months_high=held.high,
        counted=COUNTED[kind],
        evidence=_evidence(source, entry),
        roles=roles,
        role_basis=basis,
        people=people_led(source.text[entry.start : entry.end]),
        span=(entry.start, entry.end),
        period=_period(held),
    )


def _period(held: Tenure) -> months.Period | None:
    """The months that the position covers by the policy."""
    if held.start is None or held.months <= 0:
        return None
    _, start, _ = start_window(held.start, held.start_precision)
    return (start, start + held.months - 1)


def _evidence(source: Source, entry: Entry) -> tuple[Evidence, ...]:
    """The title and the words of the dates."""
    spans = [(entry.title_start, entry.title_end)] if entry.title else []
    if entry.period:
        spans.append((entry.period.start, entry.period.end))
    if not spans:
        spans = [(entry.start, min(entry.end, entry.start + 100))]
    return tuple(source.evidence(start, end, "position") for start, end in spans)
