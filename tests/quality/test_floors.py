"""The quality gate: no figure on the gold set may fall below its floor. Floors only rise (docs/quality.md).

A figure moves by a few hundredths when one CV of thirty is read otherwise, so a floor stands a little below the figure.
"""

import msgspec
import pytest

from screener import data
from tests.quality.figures import Figures, measure
from tests.quality.paths import FLOORS, GOLD

REFERENCE_DATE = "2026-10"  # the gold set's "present" counts up to and including this month


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(GOLD, REFERENCE_DATE)


def floors() -> dict[str, float]:
    return data.parse_yaml(FLOORS.read_text(encoding="utf-8"), dict[str, float])


@pytest.mark.parametrize(("figure", "floor"), floors().items())
def test_no_figure_falls_below_its_floor(figures: Figures, figure: str, floor: float) -> None:
    assert figures[figure] >= floor, f"{figure} fell to {figures[figure]:.3f}"


def test_every_figure_has_a_floor(figures: Figures) -> None:
    assert set(figures) == set(floors()), msgspec.json.encode(figures).decode()
