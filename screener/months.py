"""Months as numbers: the arithmetic that dates of positions need, and nothing about how people write them.

A month is counted from year 0 (`2019-01` is 2019 * 12), a period is a pair of months, both included.
"""

import datetime
from collections.abc import Iterable

Period = tuple[int, int]


def number(month: str) -> int:
    """The number of "2019-03"; "2019" is read as its January. Raises ValueError for anything else."""
    year, _, rest = month.partition("-")
    position = int(rest) if rest else 1
    if not 1 <= position <= 12:
        raise ValueError(f"no month {month!r}")
    return int(year) * 12 + position - 1


def name(month: int) -> str:
    """The inverse of `number`: 24230 is "2019-03"."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def length(periods: Iterable[Period]) -> int:
    """How many months at least one of the periods covers."""
    total, reached = 0, -1
    for start, end in sorted(periods):
        start = max(start, reached + 1)
        if end >= start:
            total += end - start + 1
            reached = end
    return total


def last_full(today: datetime.date) -> str:
    """The month before `today`'s: the last one that "present" counts when nothing else says so."""
    return name(today.year * 12 + today.month - 2)
