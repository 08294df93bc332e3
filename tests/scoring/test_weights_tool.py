"""The tool that holds weights against graded sets: its arithmetic, on figures made by hand."""

import numpy as np
import pytest

from benchmarks.weights import GRID, Table, agreement, figures, left_out, scores_of, weights_of
from screener.posting import parse_posting
from screener.types import Requirement

POSTING = parse_posting(
    "Community manager\n\nProfil\n- 2 ans d'expérience sur un poste similaire\n- Canva\n- Photoshop, un plus\n"
)
TOOL = Requirement("r1", "Canva", "tool", weight=2.0, origin="posting:1")
QUALITY = Requirement("r2", "rigueur", "soft_skill", weight=0.5, origin="posting:2")


def table(fulfilment: list[list[float]], grades: list[float]) -> Table:
    given = np.array(grades)
    order = (given[:, None] > given[None, :]).astype(np.float64)
    return Table("t", [f"cv{at}" for at in range(len(grades))], (TOOL, QUALITY), np.array(fulfilment), given, order)


def test_nothing_changed_gives_the_weights_in_use() -> None:
    assert weights_of(POSTING.requirements, {}).tolist() == [each.weight for each in POSTING.requirements]


def test_a_changed_number_changes_its_kind_alone_and_signals_keep_their_share() -> None:
    before, after = (weights_of(POSTING.requirements, changed) for changed in ({}, {"experience": 8.0}))
    kinds = [each.kind for each in POSTING.requirements if each.origin.startswith("posting:")]
    asked = slice(0, len(kinds))
    assert [b != a for b, a in zip(before[asked], after[asked], strict=True)] == [
        kind == "experience" for kind in kinds
    ]
    signals = [each.origin == "profile" for each in POSTING.requirements]
    assert after[signals].sum() / after[asked].sum() == pytest.approx(before[signals].sum() / before[asked].sum())


def test_figures_of_a_ranking() -> None:
    right = table([[1, 1], [1, 0], [0, 0]], [2, 1, 0])
    assert figures(right, scores_of(right, {})) == (1.0, 1.0)
    tied = table([[1, 1], [1, 1], [0, 0]], [2, 1, 0])
    assert figures(tied, scores_of(tied, {})).pairs == pytest.approx(2.5 / 3)


def test_weights_are_chosen_on_the_other_cvs() -> None:
    """Only with the heaviest quality and the lightest tool do the better graded stand above the others."""
    made = table([[0.4, 1], [0.4, 1], [1, 0], [1, 0]], [2, 2, 1, 1])
    scores, chosen = left_out([made])
    assert (chosen["tool"], chosen["soft_skill"]) == ({min(GRID["tool"]): 4}, {max(GRID["soft_skill"]): 4})
    assert figures(made, scores[0]).pairs == 1.0 > figures(made, scores_of(made, {})).pairs


def test_agreement_counts_both_classes() -> None:
    rows = [("a", 0.9, True), ("b", 0.1, False), ("c", 0.8, False), ("d", 0.2, True)]
    assert agreement(rows, 0.5) == 0.5
    assert agreement(rows[:2], 0.5) == 1.0
