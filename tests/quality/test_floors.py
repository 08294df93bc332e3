"""The quality gate: no figure on a gold set may fall below its floor. Floors only rise (docs/quality.md).

A figure moves by a few hundredths when one CV of thirty is read otherwise, and by more in the smaller sets, so a floor
stands a little below the figure.
"""

from functools import cache

import msgspec
import pytest

from screener import data
from tests.quality.figures import Figures, measure
from tests.quality.paths import FLOORS, SETS

REFERENCE_DATE = "2026-10"  # the gold sets' "present" counts up to and including this month


@cache
def figures(name: str) -> Figures:
    return measure(SETS[name], REFERENCE_DATE)


def floors() -> dict[str, dict[str, float]]:
    return data.parse_yaml(FLOORS.read_text(encoding="utf-8"), dict[str, dict[str, float]])


@pytest.mark.parametrize(
    ("name", "figure", "floor"), [(name, *each) for name, of_set in floors().items() for each in of_set.items()]
)
def test_no_figure_falls_below_its_floor(name: str, figure: str, floor: float) -> None:
    found = figures(name)[figure]
    assert found >= floor, f"{figure} on {name} fell to {found:.3f}"


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert set(figures(name)) == set(floors()[name]), msgspec.json.encode(figures(name)).decode()
