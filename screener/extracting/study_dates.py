"""The year of a diploma and whether its studies still run, from the few words beside it."""

import re
from typing import NamedTuple

from screener import months
from screener.extracting.degrees import words
from screener.extracting.phrases import flatten
from screener.types import DegreeStatus

_YEAR = re.compile(r"(?<![\d.,])(?:19[5-9]\d|20[0-4]\d)(?![\d])(?!\s?(?:h|heures|hours|€|\$))")
_TWO_DIGITS = re.compile(r"\d\d")  # a quick look: neither pattern finds a year without them
_SHORT_SECOND = re.compile(r"\s?[-/–]\s?(\d\d)(?!\d|/)")
_SHORT_YEAR = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(\d\d)(?![\d/])|(?<!\w)['’](\d\d)(?!\d)")
_NOW = re.compile(r"(?<![\w-])(?:Current|Present|Ongoing|Actuel|Actuellement|En cours|In [Pp]rogress)(?![\w-])")
_CREDITS = re.compile(
    r"\b(?:earned|completed)\s\d{1,3}\s(?:semester |quarter |college )?(?:credits?|hours|units)\b"
    r"|\b\d{1,3}\s(?:semester |quarter |college )?(?:credits?|credit hours|units)\s(?:completed|earned|towards?)\b"
)
_RANGE = 28  # letters between the two years of a range ("septembre 2019 – juin 2021")
_DATE_LINE = 60  # characters of the longest line that is nothing but dates
_MONTH, _PLACE = 12, 26  # letters in it before the first year ("septembre"), and in all, with a town


class StudyDates(NamedTuple):
    """The year in which studies ended or will end, None where it is not said; and whether they still run."""

    year: int | None
    running: bool


NO_DATES = StudyDates(None, running=False)


def has_year(text: str) -> bool:
    """Whether `text` holds a year."""
    if not _TWO_DIGITS.search(text):
        return False
    return _YEAR.search(text) is not None or _SHORT_YEAR.search(text) is not None


def is_date_line(text: str) -> bool:
    """Whether a line is a date or a period and little else: "01/09/2014 – 30/06/2016 Lille, France"."""
    first = _YEAR.search(text) or _SHORT_YEAR.search(text)
    if len(text) > _DATE_LINE or first is None:
        return False
    before = sum(map(str.isalpha, text[: first.start()]))
    return before <= _MONTH and sum(map(str.isalpha, text)) <= _PLACE


def read_dates(text: str, reference_date: str) -> StudyDates:
    """The dates that stand in `text`, as of `reference_date` ("2026-10"): the end of the first period named.

    "Current" where a date would stand says that the studies still run.
    """
    years = _first_period(text)
    if not years:
        return NO_DATES._replace(running=_NOW.search(text) is not None)
    start, end = years[0][0], years[-1][1]
    year = max(number for _, _, number in years)
    flat = flatten(text)
    after = flat[end : end + 24]
    running = any(hit.start <= 5 for hit in words("present").find(after)) and len(years) == 1
    running = running or (len(years) == 1 and bool(words("since").find(flat[max(0, start - 18) : start])))
    return StudyDates(year, running or year > months.number(reference_date) // 12)


def read_status(flat: str, dates: StudyDates) -> DegreeStatus:
    """Whether the diploma that the flattened words speak of was obtained; it was, unless they say otherwise."""
    if words("not_completed").find(flat) or _CREDITS.search(flat):
        return "not_completed"
    return "in_progress" if dates.running or words("in_progress").find(flat) else "completed"


def _first_period(text: str) -> list[tuple[int, int, int]]:
    """The first year of `text` and the one that ends its range, as (start, end, year)."""
    first = _YEAR.search(text)
    if first is None:
        short = _SHORT_YEAR.search(text)
        return [(short.start(), short.end(), _full(short[1] or short[2]))] if short else []
    found = [(first.start(), first.end(), int(first.group()))]
    second = _SHORT_SECOND.match(text, first.end())
    if second and _full(second[1]) > found[0][2]:
        return [*found, (first.end(), second.end(), _full(second[1]))]
    last = _YEAR.search(text, first.end(), first.end() + _RANGE + 4)
    if last and "," not in text[first.end() : last.start()] and "\n" not in text[first.end() : last.start()]:
        found.append((last.start(), last.end(), int(last.group())))
    return found


def _full(digits: str) -> int:
    return int(digits) + (2000 if int(digits) < 50 else 1900)
