"""Periods as CVs write them: "janv. 2019 – à ce jour", "depuis 2018", "01/19-03/22", "été 2015 (2 mois)", "2019 2021".

A `FoundPeriod` says where the words stand and what they say; how many months that is, and whether it can be true, is
worked out in `spans_of_time.py`.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from screener.extracting import date_words
from screener.extracting.dates import Moment, find_moments, writes_month_first
from screener.extracting.flat import flat
from screener.types import Precision


class FoundPeriod(Struct, frozen=True):
    """A period and the offsets of its words. `first` and `last` are None where the words do not say them.

    `current` is "présent"; `duration` are the months that the words state ("(4 mois)"); `range` is False for a single
    point in time ("2018", "été 2015"), whose `first` and `last` are the same moment.
    """

    start: int
    end: int
    first: Moment | None
    last: Moment | None
    current: bool = False
    duration: int | None = None
    range: bool = True

    @property
    def closed(self) -> bool:
        """Whether both ends are written and joined by a dash ("2019 – 2021"), as dates beside a title are."""
        return self.range and not self.current and self.first is not None and self.start == self.first.start

    @property
    def precision(self) -> Precision:
        """How exactly the beginning is known."""
        return self.first.precision if self.first else "unknown"


def find_periods(text: str) -> list[FoundPeriod]:
    """The periods and single dates of `text`, in order, without birth dates, telephone numbers, amounts and counts."""
    return list(_periods(text))


@lru_cache(maxsize=2)  # the sections and the positions of a CV both ask
def _periods(text: str) -> tuple[FoundPeriod, ...]:
    folded = flat(text)
    moments = find_moments(text, month_first=writes_month_first(text))
    periods: list[FoundPeriod] = []
    index = 0
    while index < len(moments):
        used, period = _period_at(folded, moments, index)
        if period is not None and not _is_birth(folded, period):
            periods.append(_closed(folded, _with_duration(folded, period)))
        index += used
    return tuple(periods)


def _closed(folded: str, period: FoundPeriod) -> FoundPeriod:
    """`period` with the bracket that closes it, where it opens one: "2020 (4 mois)"."""
    words = folded[period.start : period.end]
    closes = "(" in words and ")" not in words and folded[period.end : period.end + 1] == ")"
    return replace(period, end=period.end + 1) if closes else period


def _period_at(folded: str, moments: list[Moment], index: int) -> tuple[int, FoundPeriod | None]:
    """The period that begins with the moment at `index`, and how many moments it takes."""
    first = moments[index]
    following = moments[index + 1] if index + 1 < len(moments) else None
    opening = _opening(folded, first)
    if following is not None and _joined(folded, moments, index, opening):
        dated, last = _with_year_of(first, following), _with_year_after(first, following)
        if dated is not None and last is not None:
            start = opening.start() if opening and opening["between"] else first.start
            return 2, FoundPeriod(start, following.end, replace(dated, weak=False), replace(last, weak=False))
    if first.year is None:
        return 1, None
    return 1, _alone(folded, first, opening)


def _alone(folded: str, moment: Moment, opening: re.Match[str] | None) -> FoundPeriod | None:
    """The period of a moment that is no half of a range: until today, since, until, a short range, or a single date."""
    ongoing = _present().match(folded, moment.end)
    if ongoing:
        return FoundPeriod(moment.start, ongoing.end(), moment, None, current=True)
    if opening and opening["since"]:
        return FoundPeriod(opening.start(), moment.end, moment, None, current=True)
    if opening and opening["until"] and not moment.weak and moment.possible:
        return FoundPeriod(opening.start(), moment.end, None, moment)
    short = _short_range(folded, moment)
    if short is not None:
        return short
    if moment.weak:
        return None
    if _OPEN_END.match(folded, moment.end):
        return FoundPeriod(moment.start, moment.end, moment, None, current=True)
    return FoundPeriod(moment.start, moment.end, moment, moment, range=False)


def _short_range(folded: str, moment: Moment) -> FoundPeriod | None:
    """ "2016-18", and "2010-11", which stands alone and so is two years rather than a month."""
    match = _SHORT_END.match(folded, moment.start)
    if match is None or moment.precision == "season":
        return None
    year, end = int(match[1]), int(match[2])
    last = year - year % 100 + end + (100 if end < year % 100 else 0)
    if not 0 < last - year <= (20 if end > 12 else 1):
        return None
    first = Moment(moment.start, moment.start + 4, "year", year, year * 12, year * 12 + 11)
    return FoundPeriod(
        moment.start, match.end(), first, Moment(match.start(2), match.end(), "year", last, last * 12, last * 12 + 11)
    )


_SHORT_END = re.compile(r"((?:19|20)\d\d) ?[-/] ?(\d\d)(?![\d/.\-])")
_OPEN_END = re.compile(r" ?(?:-{1,4}|→|\.{3}|…)(?: ?(?:\.{1,3}|\?))?[ )]{0,6}(?=\n|$)")
# A dash was lost between two dates that stand side by side ("2019 2021"), or another sign stands for it.
_LOST_DASH = re.compile(r"[ \t]{1,3}|[ \t]{0,3}\?[ \t]{0,3}|[ \t]{0,3}[^\w\s,;.()/|&+•][ \t]{0,3}")


def _joined(folded: str, moments: list[Moment], index: int, opening: re.Match[str] | None) -> bool:
    """Whether the words between the moment at `index` and the next one make a range of them."""
    first, second = moments[index], moments[index + 1]
    between = folded[first.end : second.start]
    if len(between) > 40:
        return False
    if _connector().fullmatch(between):
        return not (first.year is None and second.year is None)
    if opening and opening["between"] and _and().fullmatch(between):
        return True
    if first.year is None or first.precision != second.precision or first.earliest > second.earliest:
        return False
    if first.weak or not _LOST_DASH.fullmatch(between):
        return False
    row = moments[max(0, index - 1) : index + 3]  # "2019 2020 2021" counts years up and is no range
    return sum(bool(_LOST_DASH.fullmatch(folded[a.end : b.start])) for a, b in pairwise(row)) == 1


def _with_year_of(first: Moment, second: Moment) -> Moment | None:
    """`first` with the year of `second` where it has none of its own ("avr. – août 2017"); None where that fails."""
    if first.year is not None:
        return first
    if second.year is None or second.precision != "month":
        return None
    year = second.year - (first.earliest > second.earliest % 12)
    month = year * 12 + first.earliest
    return replace(first, year=year, earliest=month, latest=month)


def _with_year_after(first: Moment, second: Moment) -> Moment | None:
    """`second` in the year of `first` where it has none of its own ("mars 2019 - juin"); None where that fails."""
    if second.year is not None:
        return second
    if first.year is None or first.precision != "month":
        return None
    year = first.year + (second.earliest < first.earliest % 12)
    month = year * 12 + second.earliest
    return replace(second, year=year, earliest=month, latest=month)


@cache
def _connector() -> re.Pattern[str]:
    to, fillers = (date_words.pattern(date_words.words(kind)) for kind in ("to", "fillers"))
    parts = date_words.pattern(date_words.named("parts"))
    return re.compile(
        rf"[\s(),.:]{{0,6}}(?:\b(?:{to})\b|-{{1,4}}|→|->|={{0,3}}>|~|/|…|\.\.\.){{1,6}}[\s(:.]{{0,6}}(?:(?:{to})\b\s{{0,6}})?"
        rf"(?:(?:(?:{parts})\b[\s\-]{{0,4}})?(?:(?:{fillers})\b\s{{0,6}}|[ld]'\s{{0,2}}){{0,4}})?\(?\s{{0,6}}"
    )


@cache
def _and() -> re.Pattern[str]:
    joined, fillers = (date_words.pattern(date_words.words(kind)) for kind in ("joined", "fillers"))
    return re.compile(rf"\s{{0,4}}(?:{joined})\s{{0,4}}(?:(?:{fillers})\s{{1,4}}|[ld]'){{0,4}}")


@cache
def _present() -> re.Pattern[str]:
    """What follows a moment that goes on: a connector and a word for now, or such a word alone before a line's end."""
    to, present, fillers = (date_words.pattern(date_words.words(kind)) for kind in ("to", "present", "fillers"))
    return re.compile(
        rf"[\s,.;)]{{0,6}}(?:\b(?:{to})\b|-{{1,4}}|→|->|={{0,3}}>|~|/|…|:|\.\.\.){{1,6}}[\s(:\[]{{0,6}}(?:(?:{to})\b\s{{0,6}})?(?:(?:{fillers})\b\s{{0,6}}|l'){{0,4}}"
        rf"(?:{present})(?![a-z])"
        rf"|[ \t]{{0,6}}[(,]?[ \t]{{0,6}}(?:(?:{to})[ \t]{{1,6}})?(?:{present})(?![a-z])(?=[ \t]{{0,6}}(?:\)|\n|$))"
    )


@cache
def _opener() -> re.Pattern[str]:
    since, until, between, fillers = (
        date_words.pattern(date_words.words(kind)) for kind in ("since", "until", "between", "fillers")
    )
    parts = date_words.pattern(date_words.named("parts"))
    return re.compile(
        rf"(?<![a-z])(?:(?P<between>{between})|(?P<since>{since})|(?P<until>{until}))\s{{0,4}}:?\s{{0,4}}"
        rf"(?:(?:{parts})\b[\s\-]{{0,4}})?(?:(?:{fillers})\b\s{{0,6}}|[ld]'\s{{0,2}}){{0,4}}$"
    )


def _opening(folded: str, moment: Moment) -> re.Match[str] | None:
    """ "depuis", "jusqu'en", "entre" directly before `moment`."""
    return _opener().search(folded, max(0, moment.start - 32), moment.start)


@cache
def _birth() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{date_words.pattern(date_words.words('birth'))})(?![a-z])[^\n\d]{{0,25}}$")


def _is_birth(folded: str, period: FoundPeriod) -> bool:
    return _birth().search(folded[max(0, period.start - 45) : period.start]) is not None


@cache
def _duration() -> re.Pattern[str]:
    number = rf"\d{{1,2}}(?:[.,]\d)?|{date_words.pattern(date_words.numbers())}"
    month, year, week = (date_words.pattern(date_words.words(f"{unit}_units")) for unit in ("month", "year", "week"))
    return re.compile(
        rf"(?<![\w.,])(?P<number>{number})[ \-]?(?:(?P<years>{year})|(?P<months>{month})|(?P<weeks>{week}))(?![a-z])"
        rf"(?:[ ,]*(?:et |and )?(?P<more>{number})[ \-]?(?:{month})(?![a-z]))?"
    )


def _with_duration(folded: str, period: FoundPeriod) -> FoundPeriod:
    """`period` with the duration that stands beside it: "(4 mois)" after it, "3 mois en" before it."""
    if period.range and period.precision == "month":
        return period
    after = _BESIDE.match(folded, period.end)
    found = _duration().match(folded, after.end()) if after else None
    if found and "\n" not in folded[period.end : found.start()]:
        return replace(period, duration=_months(found), end=found.end())
    line_start = folded.rfind("\n", 0, period.start) + 1
    near = max(line_start, period.start - 40)
    earlier = list(_duration().finditer(folded, near, period.start))
    if earlier and _BEFORE_DATE.fullmatch(folded[earlier[-1].end() : period.start]):
        return replace(period, duration=_months(earlier[-1]), start=earlier[-1].start())
    return period


_BESIDE = re.compile(r"[\s(,:;|•\-]{0,12}")
_BEFORE_DATE = re.compile(r"[\s(),:;|•\-]*(?:en|in|de|of|during|a partir de|from)?[\s(]*")


def _months(found: re.Match[str]) -> int | None:
    """The months a duration states; None for one that no job lasts."""
    number = _number(found["number"])
    if found["years"]:
        months = number * 12 + (_number(found["more"]) if found["more"] else 0)
    else:
        months = number if found["months"] else number / 4.35
    return max(1, round(months)) if 0 < months <= 600 else None


def _number(spelt: str) -> float:
    return float(spelt.replace(",", ".")) if spelt[0].isdigit() else float(date_words.numbers()[spelt])
