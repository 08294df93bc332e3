"""Arithmetic of months."""

import datetime

import pytest

from screener import months


@pytest.mark.parametrize(("written", "number"), [("2019-01", 24228), ("2019-12", 24239), ("2019", 24228)])
def test_number_and_name(written: str, number: int) -> None:
    assert months.number(written) == number
    assert months.name(number).startswith(written)


@pytest.mark.parametrize("wrong", ["2019-13", "2019-00", "", "x"])
def test_no_month(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"month|literal"):
        months.number(wrong)


@pytest.mark.parametrize(
    ("periods", "length"),
    [
        ([], 0),
        ([(0, 0)], 1),
        ([(0, 11), (6, 17)], 18),
        ([(6, 17), (0, 11)], 18),
        ([(0, 2), (10, 12)], 6),
        ([(5, 4)], 0),
    ],
)
def test_length_counts_each_month_once(periods: list[months.Period], length: int) -> None:
    assert months.length(periods) == length


@pytest.mark.parametrize(("day", "month"), [((2026, 11, 22), "2026-10"), ((2026, 1, 1), "2025-12")])
def test_last_full_month(day: tuple[int, int, int], month: str) -> None:
    assert months.last_full(datetime.date(*day)) == month
