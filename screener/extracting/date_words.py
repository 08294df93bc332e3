"""The words by which dates are written, from models/<language>/dates.yaml, folded and joined over the languages."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from screener import data
from screener.extracting.flat import flat

LANGUAGES = ("fr", "en")


class DateWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words for dates; months are numbered from 1."""

    months: dict[int, tuple[str, ...]]
    seasons: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    quarter: tuple[str, ...]
    half: tuple[str, ...]
    to: tuple[str, ...]
    between: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    present: tuple[str, ...]
    fillers: tuple[str, ...]
    season_openers: tuple[str, ...]
    month_units: tuple[str, ...]
    year_units: tuple[str, ...]
    week_units: tuple[str, ...]
    numbers: dict[str, int]
    birth: tuple[str, ...]
    counted: tuple[str, ...]
    joined: tuple[str, ...]
    foreign_months: dict[int, tuple[str, ...]] = {}


@cache
def _files() -> tuple[DateWords, ...]:
    return tuple(data.load(f"models/{language}/dates.yaml", DateWords) for language in LANGUAGES)


@cache
def words(kind: str) -> tuple[str, ...]:
    """The folded words of one list of the files ("present", "since", ...), longest first."""
    return _ordered(word for file in _files() for word in getattr(file, kind))


@cache
def named(kind: str) -> dict[str, str]:
    """A folded word to the season or part of a year it names, for "seasons" and "parts"."""
    return {flat(word): key for file in _files() for key, spelt in getattr(file, kind).items() for word in spelt}


@cache
def months() -> dict[str, int]:
    """A folded month name or abbreviation to the month's number, 1 to 12."""
    tables = [table for file in _files() for table in (file.months, file.foreign_months)]
    return {flat(word): number for table in reversed(tables) for number, spelt in table.items() for word in spelt}


@cache
def numbers() -> dict[str, int]:
    """A folded number word to its value."""
    return {flat(word): value for file in _files() for word, value in file.numbers.items()}


def pattern(spelt: Iterable[str]) -> str:
    """A regular expression for any of `spelt`, the longest first, where a space may be any run of white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in _ordered(spelt))


def _ordered(spelt: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({flat(word) for word in spelt}, key=lambda word: (-len(word), word)))
