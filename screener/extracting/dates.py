"""Points in time as CVs write them: "janv. 2019", "03/2019", "2018", "été 2015", "Q3 2020", "1er janvier 2020".

A `Moment` keeps what the words say and no more: a month, a season, or a year. Telephone numbers, amounts, versions,
counts ("2000 abonnés") and birth dates are not moments. Periods are made of moments in `periods.py`.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from screener.extracting import date_words
from screener.extracting.flat import flat
from screener.types import Precision

# First and last month of a season; a winter that is named by two years begins in December of the first.
SEASONS = {"spring": (3, 5), "summer": (7, 8), "autumn": (10, 11), "winter": (1, 3)}
PARTS = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}
_FIRST_YEAR, _LAST_YEAR = 1930, 2099


class Moment(Struct, frozen=True):
    """A point in time and where it is written. `earliest` and `latest` are month numbers (see `screener.months`).

    `possible` is False for a month 13 or a year out of any career. `weak` moments ("3/10", "mars") are dates only
    beside another; one with `year` None takes the year of its neighbour.
    """

    start: int
    end: int
    precision: Precision
    year: int | None
    earliest: int
    latest: int
    possible: bool = True
    weak: bool = False


def find_moments(text: str, *, month_first: bool = False) -> list[Moment]:
    """Every point in time in `text`, in order. `month_first` reads 03/04/2020 as the 4th of March."""
    folded = _unglued(text, flat(text))
    moments: list[Moment] = []
    reached = 0
    for line_start, line_end in _dated_lines(folded):
        hidden: list[tuple[int, int]] | None = None
        for start in _starts(folded, line_start, line_end):
            if start < reached:
                continue
            match = _pattern().match(folded, start, line_end + _WRAPPED)
            if match is None or not _stands_apart(folded, match):
                continue
            if hidden is None:
                hidden = [found.span() for found in _NO_DATES.finditer(folded, line_start, line_end)]
            if _inside(hidden, start):
                continue
            moments.extend(_read(match, month_first))
            reached = match.end()
    return moments


def writes_month_first(text: str) -> bool:
    """Whether `text` has a date such as 03/25/2020, which only the American order explains."""
    if _AMERICAN.search(text) is None:
        return False
    return not any(_DAY.search(text, max(0, found.start() - 2), found.start()) for found in _EUROPEAN.finditer(text))


_WRAPPED = 6  # a year may stand at the start of the next line ("sept. / 2024")
_LOOK_BACK = 18
_DAY = re.compile(r"1[3-9]|2\d|3[01]")
_TWO_DIGITS = re.compile(r"\d\d")
_AMERICAN = re.compile(r"/(?:1[3-9]|2\d|3[01])/(?:19|20)\d\d")
_EUROPEAN = re.compile(r"/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
# Telephone numbers and addresses of the net: digits in them are no dates.
_NO_DATES = re.compile(
    r"\+\d{1,3}[ .\-/]?(?:\(\d{1,4}\)[ .\-/]?)?\d(?:[ .\-/]?\d){5,13}"
    r"|(?<!\d)0\d(?P<sep>[ .\-]?)\d\d(?:(?P=sep)\d\d){3}(?!\d)"
    r"|(?<!\d)0\d{4} \d{3} \d{3}(?!\d)"
    r"|(?<!\d)\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}(?!\d)"
    r"|https?://\S+|www\.\S+|(?<!\S)\S{1,64}@\S+"
)
_WORD = re.compile(r"(?<![a-z])[a-z]+|(?<![\d.,])\d|(?<!\w)'(?=\d\d(?!\d))")
# What stands before the month is looked at last: few letters of a text are capitals.
_GLUED = re.compile(
    r"(?:Jan|F[eé][bv]|Mar|A[vp]r|Ma[iy]|Ju[nil]|Ao[uû]|Aug|Sep|Oct|Nov|D[eé]c)[a-zéû]{0,7}\.? ?(?:19|20)\d\d"
)
_BEFORE_GLUED = re.compile(r"[a-zà-ÿ)]")
_YEAR = r"(?:1[89]|2\d|99)\d\d"


def _dated_lines(folded: str) -> Iterator[tuple[int, int]]:
    """The lines in which two digits stand side by side: no other holds a date."""
    end = 0
    while found := _TWO_DIGITS.search(folded, end):
        start = folded.rfind("\n", 0, found.start()) + 1
        if found.start() == start:
            start = max(end, start - _LOOK_BACK)
        end = folded.find("\n", found.end())
        end = len(folded) if end < 0 else end
        yield start, end


def _unglued(text: str, folded: str) -> str:
    """`folded` with a space for the letter before a month that was glued to it ("AgentJan 2011"), for scanning only."""
    for match in _GLUED.finditer(text):
        before = match.start() - 1
        if before >= 0 and _BEFORE_GLUED.match(text, before):
            folded = folded[:before] + " " + folded[before + 1 :]
    return folded


def _starts(folded: str, start: int, end: int) -> Iterator[int]:
    """Where a date may begin: at a digit, or at a word that begins the name of a month, season or part of a year."""
    openers = _openers()
    for match in _WORD.finditer(folded, start, end):
        word = match.group()
        if word in openers or not word[0].isalpha():
            yield match.start()


@cache
def _openers() -> frozenset[str]:
    kinds = [
        *date_words.months(),
        *date_words.named("seasons"),
        *date_words.named("parts"),
        *date_words.words("season_openers"),
    ]
    kinds.extend(word for kind in ("quarter", "half") for word in date_words.words(kind))
    return frozenset(re.split(r"[ ']", word)[0] for word in kinds)


@cache
def _pattern() -> re.Pattern[str]:
    month = date_words.pattern(date_words.months())
    season = date_words.pattern(date_words.named("seasons"))
    plural = date_words.pattern(word for word in date_words.named("seasons") if word.endswith("s"))
    part = date_words.pattern(date_words.named("parts"))
    saison = date_words.pattern(date_words.words("season_openers"))
    quarter, half = (date_words.pattern(date_words.words(kind)) for kind in ("quarter", "half"))
    return re.compile(
        rf"""
        (?:\d{{1,2}}(?:er|st|nd|rd|th|\.)?[ ]?(?:of[ ]|de[ ])?)?
        (?P<month>{month})(?:\.|(?![a-z]))
            (?:[ ]?\d{{1,2}}(?:st|nd|rd|th)?,[ ]?(?P<year_1>\d{{4}})(?!\d)
            |[ ]\d{{1,2}}(?:st|nd|rd|th)?[ ](?P<year_2>{_YEAR})(?!\d)
            |[ ]{{0,3}}(?:,|-|/|of\b|del?\b|')?[ ]{{0,3}}\n?(?P<year_3>{_YEAR}|9999)(?!\d)
            |[ ]{{0,3}}[-/ ]?'?(?P<short_1>\d\d)(?![\d/.:%h€$])
            )?
        |(?P<seasons>{plural})[ ]{{1,3}}(?P<from>{_YEAR})[ ]{{0,3}}(?:-|a|to|au)[ ]{{0,3}}(?P<until>{_YEAR})(?!\d)
        |(?:(?:{saison})[ ]?)?(?P<season>{season})(?![a-z])[ ]{{0,3}}(?:de\b|d'|of\b|,|-|')?[ ]{{0,3}}
            (?P<season_years>{_YEAR}(?:[ ]?[-/][ ]?(?:{_YEAR}|\d\d)(?!\d)
                |(?:[ ]?(?:,|et|and|&|/)[ \n]?{_YEAR}){{0,12}}))(?!\d)
        |(?P<piece>[1-4])[ ]?(?:er|eme|e|st|nd|rd|th)[ ]?(?P<piece_kind>trim[a-z]*|quarter|semestre|half)
            [ ]?(?:de|of)?[ ]?(?P<year_4>{_YEAR})(?!\d)
        |(?:(?P<quarter>{quarter})|(?:{half}))[ ]?(?P<letter_piece>[1-4])[ ]?[-/']?[ ]?(?P<year_5>{_YEAR})(?!\d)
        |(?P<part>{part})[ \-](?P<year_6>{_YEAR})(?!\d)
        |(?P<iso>{_YEAR})[-/.](?P<iso_month>0\d|1[0-2])(?:[-/.]\d\d)?(?![\d])(?![-/.]\d)
        |(?P<first>\d\d?)[ ]?(?P<sep>[/.\-])[ ]?(?P<second>\d\d?)[ ]?(?P=sep)[ ]?(?P<long>{_YEAR}|\d\d)(?!\d)
        |(?P<number>\d\d?)[ ]?(?P<mark>[/.\-])[ ]?(?P<year_7>{_YEAR}|9999)(?!\d)
        |(?P<short_number>\d\d?)[/.](?P<short_2>\d\d)(?![\d/.])
        |(?P<year_8>{_YEAR})[ ]?\([ ]?(?P<inner>{month})\.?[ ]?\)
        |(?P<lone>{_YEAR}|9999)(?!\d)
        |'(?P<quoted>\d\d)(?!\d)
        """,
        re.VERBOSE,
    )


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def _stands_apart(folded: str, match: re.Match[str]) -> bool:
    """Whether the words are no part of an amount, a version, a share or a count ("2000 abonnés", "v1.2019")."""
    before, after = folded[max(0, match.start() - 1) : match.start()], folded[match.end() : match.end() + 1]
    if after and (after in "%€$£" or (after.isalnum() and match.lastgroup != "inner")):
        return False
    if match.lastgroup not in ("lone", "short_2", "mark", "year_7") or match["month"]:
        return True
    if before and (before in "€$£#+" or (before.isalpha() and match.lastgroup != "lone")):
        return False
    if match.lastgroup == "lone" and before.isalpha():
        return False
    if match["number"] and match["mark"] == "." and len(match["number"]) == 1:
        return False
    return not _counted().match(folded, match.end())


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"[ ]?(?:[.,]\d|%|€|\$|£|k€|k\b|eur\b|px\b)|[ ](?:{date_words.pattern(date_words.words('counted'))})\b"
    )


def _read(match: re.Match[str], month_first: bool) -> list[Moment]:
    """The moments that one match of the pattern writes; several for "étés 2019, 2020"."""
    span = match.span()
    if match["month"]:
        return [_named_month(match, span)]
    if match["seasons"]:
        return _every_year(match, span)
    if match["season"]:
        return _seasons(match, span)
    if match["piece"] or match["letter_piece"]:
        return [_piece(match, span)]
    if match["part"]:
        first, last = PARTS[date_words.named("parts")[match["part"]]]
        return [_stretch(span, int(match["year_6"]), first, last)]
    if match["iso"]:
        return [_month(span, int(match["iso"]), int(match["iso_month"]))]
    if match["first"]:
        number = int(match["first" if month_first else "second"])
        if number > 12:  # the other order is the only one that makes a date
            number = min(int(match["first"]), int(match["second"]))
        return [_month(span, _full_year(match["long"]), number, weak=len(match["long"]) == 2)]
    if match["number"]:
        return [_month(span, int(match["year_7"]), int(match["number"]))]
    if match["short_number"]:
        return [_month(span, _full_year(match["short_2"]), int(match["short_number"]), weak=True)]
    if match["inner"]:
        return [_month(span, int(match["year_8"]), date_words.months()[match["inner"]])]
    return [_year(span, _full_year(match["lone"] or match["quoted"]), weak=match["lone"] is None)]


def _named_month(match: re.Match[str], span: tuple[int, int]) -> Moment:
    number = date_words.months()[match["month"]]
    year = match["year_1"] or match["year_2"] or match["year_3"] or match["short_1"]
    if year is None:
        return Moment(*span, "month", None, number - 1, number - 1, weak=True)
    return _month(span, _full_year(year), number, weak=match["short_1"] is not None)


def _seasons(match: re.Match[str], span: tuple[int, int]) -> list[Moment]:
    season = date_words.named("seasons")[match["season"]]
    first, last = SEASONS[season]
    years = [(found.group(), found.span()) for found in re.finditer(r"\d+", match["season_years"])]
    if re.search(r"\d[ ]?[-/][ ]?\d", match["season_years"]) and season == "winter":
        year = int(years[0][0])
        return [Moment(*span, "season", year, year * 12 + 11, (year + 1) * 12 + last - 1)]
    base, start = match.start("season_years"), span[0]
    moments = []
    for spelt, (_, end) in years:
        moments.append(_stretch((start, base + end), _full_year(spelt), first, last))
        start = base + end
    return moments


def _every_year(match: re.Match[str], span: tuple[int, int]) -> list[Moment]:
    """The season of each year of "étés 2016 à 2018", each with the same words."""
    first, last = SEASONS[date_words.named("seasons")[match["seasons"]]]
    years = range(int(match["from"]), min(int(match["until"]), int(match["from"]) + 12) + 1)
    return [_stretch(span, year, first, last) for year in years]


def _piece(match: re.Match[str], span: tuple[int, int]) -> Moment:
    """A quarter or half of a year."""
    if match["piece"]:
        number, year, months = int(match["piece"]), int(match["year_4"]), 3 if match["piece_kind"][0] in "tq" else 6
    else:
        number, year, months = int(match["letter_piece"]), int(match["year_5"]), 3 if match["quarter"] else 6
    first = min(12 - months, months * (number - 1)) + 1
    return _stretch(span, year, first, first + months - 1)


def _month(span: tuple[int, int], year: int, number: int, *, weak: bool = False) -> Moment:
    possible = 1 <= number <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR
    month = year * 12 + min(12, max(1, number)) - 1
    return Moment(*span, "month", year, month, month, possible, weak)


def _year(span: tuple[int, int], year: int, *, weak: bool = False) -> Moment:
    return Moment(*span, "year", year, year * 12, year * 12 + 11, _FIRST_YEAR <= year <= _LAST_YEAR, weak)


def _stretch(span: tuple[int, int], year: int, first: int, last: int) -> Moment:
    possible = _FIRST_YEAR <= year <= _LAST_YEAR
    return Moment(*span, "season", year, year * 12 + first - 1, year * 12 + last - 1, possible)


def _full_year(spelt: str) -> int:
    """ "22" is 2022 and "87" is 1987."""
    if len(spelt) == 4:
        return int(spelt)
    return 2000 + int(spelt) if int(spelt) < 50 else 1900 + int(spelt)
