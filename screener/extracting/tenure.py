"""How many months a period is, by a stated policy for imprecise dates, and whether it can be true.

A month is counted from its first to its last, both included; "présent" counts up to and including the reference month.
Of a year alone the middle is taken: "2016-2018" is July 2016 to June 2018, 24 months, at least December to January (14)
and at most January to December (36); a single year is 6 months, between 1 and 12. A season counts from its first to its
last month. A stated duration ("4 mois") beats imprecise dates.
"""

from msgspec import Struct
from msgspec.structs import replace

from screener import months
from screener.extracting.dates import Moment
from screener.extracting.periods import FoundPeriod
from screener.types import Precision, WarningCode

_LONGEST = 60 * 12


class Tenure(Struct, frozen=True):
    """The dates of a position as the results give them, and its months with their bounds.

    `flag` is set where the dates cannot be true ("impossible_dates") or lie ahead ("future_dates").
    """

    start: str | None = None
    end: str | None = None
    current: bool = False
    start_precision: Precision = "unknown"
    end_precision: Precision = "unknown"
    months: int = 0
    low: int = 0
    high: int = 0
    flag: WarningCode | None = None


def tenure(period: FoundPeriod, reference: int) -> Tenure:
    """What `period` amounts to, counted up to the month number `reference`."""
    first, last = period.first, period.last
    written = Tenure(
        start=_written(first, first.earliest) if first else None,
        end=None if period.current or last is None else _written(last, last.latest),
        current=period.current,
        start_precision=first.precision if first else "unknown",
        end_precision="month" if period.current else last.precision if last else "unknown",
    )
    if not _possible(first, last):
        return replace(written, flag="impossible_dates")
    if first is None:
        return written
    if first.earliest > reference:
        return replace(written, flag="future_dates")
    ahead: WarningCode | None = "future_dates" if last is not None and last.earliest > reference else None
    if period.duration and (first.precision != "month" or not period.range):
        return replace(written, months=period.duration, low=period.duration, high=period.duration, flag=ahead)
    count, low, high = _months(first, last, reference)
    return replace(written, months=count, low=low, high=high, flag=ahead)


def _months(first: Moment, last: Moment | None, reference: int) -> tuple[int, int, int]:
    """The months by the policy, the fewest and the most."""
    ends = (reference,) * 3 if last is None else (last.earliest, _as_end(last), last.latest)
    end_low, end, end_high = (min(month, reference) for month in ends)
    start = _as_start(first)
    nominal = end - start + 1
    most = max(1, end_high - first.earliest + 1)
    if nominal < 1 or (first is last and first.precision == "year"):
        nominal = max(1, most // 2)
    return min(nominal, most), max(1, end_low - min(first.latest, reference) + 1), most


def start_window(start: str, precision: Precision) -> tuple[int, int, int]:
    """The month numbers at which a position may have begun: the earliest, the one by the policy, the latest."""
    month = months.number(start)
    if precision == "year":
        return month, month + 6, month + 11
    return month, month, month


def _as_start(moment: Moment) -> int:
    return moment.earliest + 6 if moment.precision == "year" else moment.earliest


def _as_end(moment: Moment) -> int:
    return moment.earliest + 5 if moment.precision == "year" else moment.latest


def _written(moment: Moment, month: int) -> str:
    """The moment as the results give it; of an impossible one only the year is sure."""
    whole_year = moment.precision == "year" or not moment.possible
    return f"{moment.year:04}" if whole_year else months.name(month)


def _possible(first: Moment | None, last: Moment | None) -> bool:
    if any(moment is not None and not moment.possible for moment in (first, last)):
        return False
    if first is None or last is None:
        return True
    return last.latest >= first.earliest and last.earliest - first.latest < _LONGEST
