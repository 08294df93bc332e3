"""The weights and the limit of likeness, held against labelled sets: `python benchmarks/weights.py SET...`.

For the weights in use, for each of them moved alone, and for the best of a coarse grid it prints the share of pairs of
CVs in order and nDCG@10, averaged over postings. The grid's best is chosen for each CV on the other CVs of all sets and
that CV is scored with it (leave one out), so that no CV helps to choose the weights it is ranked by; the weights in use
are fitted on nothing and need no such care. The same is done for the limit from which the likeness of words counts.
A set is laid out as `benchmarks/gold.py` says.
"""

import itertools
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.gold import Judged, read_set  # noqa: E402 - needs the line above
from screener import score  # noqa: E402
from screener.posting.weights import PREFERRED, WEIGHTS  # noqa: E402
from screener.scoring.facts import Facts  # noqa: E402
from screener.scoring.wording import LIKE  # noqa: E402
from screener.types import Requirement  # noqa: E402

Numbers = NDArray[np.float64]

# The few numbers that are moved; "preferred" is the factor of what is only wished, the others are weights of kinds.
GRID: dict[str, tuple[float, ...]] = {
    "experience": (2.0, 3.0, 4.0, 5.0, 6.0),
    "degree": (1.0, 2.0, 3.0, 4.0),
    "skill": (1.0, 1.5, 2.0, 3.0),
    "tool": (1.0, 1.5, 2.0, 3.0),
    "soft_skill": (0.25, 0.5, 1.0),
    "language": (1.0, 2.0),
    "preferred": (0.25, 0.4, 0.6),
}
IN_USE: dict[str, float] = {str(kind): weight for kind, weight in WEIGHTS.items()} | {"preferred": PREFERRED}
LIMITS = tuple(round(0.18 + 0.04 * step, 2) for step in range(11))
_OUT_OF_TEN = 10


class Table(NamedTuple):
    """One posting as numbers: a row a CV, a column a requirement; `order[i, j]` is 1 where CV i should stand above."""

    name: str
    ids: list[str]
    requirements: tuple[Requirement, ...]
    fulfilment: Numbers
    grades: Numbers
    order: Numbers


class Figures(NamedTuple):
    """The two figures of a ranking."""

    pairs: float
    ndcg: float


def table_of(judged: Judged) -> Table:
    """The fulfilments that the program finds; weights do not touch them."""
    ids = [each for each in judged.cvs if each in judged.grades]
    rows = [[match.fulfilment for match in score(judged.cvs[each], judged.posting).matches] for each in ids]
    grades = np.array([judged.grades[each] for each in ids], np.float64)
    order = (grades[:, None] > grades[None, :]).astype(np.float64)
    return Table(judged.name, ids, judged.posting.requirements, np.array(rows), grades, order)


def weights_of(requirements: Iterable[Requirement], changed: dict[str, float]) -> Numbers:
    """The weights with some numbers changed. A profile's signals keep their share of the whole."""
    requirements = tuple(requirements)
    in_use = IN_USE | changed
    found = np.array([each.weight for each in requirements])
    asked = np.array([each.origin.startswith("posting:") for each in requirements])
    for at, each in enumerate(requirements):
        if asked[at]:
            found[at] = in_use[each.kind] * (in_use["preferred"] if each.importance == "preferred" else 1.0)
    before = sum(each.weight for each, own in zip(requirements, asked, strict=True) if own)
    signals = np.array([each.origin == "profile" for each in requirements])
    found[signals] *= found[asked].sum() / before
    return found


def scores_of(table: Table, changed: dict[str, float]) -> Numbers:
    """The score of each CV with some weights changed."""
    weights = weights_of(table.requirements, changed)
    scores: Numbers = 100 * (table.fulfilment @ weights) / weights.sum()
    return scores


def right_pairs(table: Table, scores: Numbers) -> Numbers:
    """A table of the pairs that should be in order: 1 where they are, a half where the scores are equal."""
    above = scores[:, None] - scores[None, :]
    right: Numbers = table.order * np.where(np.abs(above) < 1e-9, 0.5, above > 0)
    return right


def figures(table: Table, scores: Numbers) -> Figures:
    """The share of pairs in order and nDCG@10."""
    best = np.argsort(-scores, kind="stable")[:_OUT_OF_TEN]
    ideal = np.sort(table.grades)[::-1][:_OUT_OF_TEN]
    pairs = right_pairs(table, scores).sum() / max(1.0, table.order.sum())
    return Figures(float(pairs), _gain(table.grades[best]) / (_gain(ideal) or 1.0))


def _gain(grades: Numbers) -> float:
    return float(sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades)))


def mean(found: Sequence[Figures]) -> Figures:
    """The mean of each figure."""
    return Figures(*(sum(each) / len(found) for each in zip(*found, strict=True)))


def combinations() -> list[dict[str, float]]:
    """Every point of the grid."""
    return [dict(zip(GRID, values, strict=True)) for values in itertools.product(*GRID.values())]


def left_out(tables: Sequence[Table]) -> tuple[list[Numbers], dict[str, dict[float, int]]]:
    """The scores of each CV with the weights that order the others best, and how often each number was chosen."""
    points = combinations()
    totals = np.zeros(len(points))
    own: dict[str, Numbers] = {}
    for table in tables:
        scored = [right_pairs(table, scores_of(table, point)) for point in points]
        whole = max(1.0, table.order.sum())
        totals += np.array([each.sum() for each in scored]) / whole
        for row, name in enumerate(table.ids):
            about = np.array([each[row].sum() + each[:, row].sum() for each in scored]) / whole
            own[name] = own.get(name, np.zeros(len(points))) + about
    chosen = {name: points[int(np.argmax(np.round(totals - about, 9)))] for name, about in own.items()}
    scores = [np.array([scores_of(t, chosen[name])[row] for row, name in enumerate(t.ids)]) for t in tables]
    counts: dict[str, dict[float, int]] = {number: {} for number in GRID}
    for point in chosen.values():
        for number, value in point.items():
            counts[number][value] = counts[number].get(value, 0) + 1
    return scores, counts


def likeness_rows(judged: Judged) -> list[tuple[str, float, bool]]:
    """For requirements of skills and qualities: the CV, the likeness of its likest sentence, what a reader says."""
    facts = {name: Facts(cv) for name, cv in judged.cvs.items()}
    asked = [each for each in judged.posting.requirements if each.kind in ("skill", "other", "soft_skill")]
    rows = []
    for each in asked:
        for name, found in facts.items():
            label = judged.labels.get((name, each.id))
            if label and found.cv.document.language == judged.posting.language:
                likest = found.likest(each.text)
                rows.append((name, likest[1] if likest else 0.0, label != "not_met"))
    return rows


def agreement(rows: Iterable[tuple[str, float, bool]], limit: float) -> float:
    """The mean of the F1 of "in part at least" and of "not met", where likeness alone decides."""
    rows = list(rows)
    said = [(likeness >= limit, true) for _, likeness, true in rows]
    scores = []
    for side in (True, False):
        hits = sum(a is b is side for a, b in said)
        scores.append(2 * hits / max(1, sum((a is side) + (b is side) for a, b in said)))
    return sum(scores) / 2


def found_right(rows: Iterable[tuple[str, float, bool]], limit: float) -> tuple[int, int]:
    """How many are like enough, and how many of them a reader confirms."""
    found = [true for _, likeness, true in rows if likeness >= limit]
    return len(found), sum(found)


def limits_left_out(rows: Sequence[tuple[str, float, bool]]) -> float:
    """The agreement where each CV is judged by the limit that is best for the others."""
    judged = []
    for name in sorted({row[0] for row in rows}):
        others = [row for row in rows if row[0] != name]
        limit = max(LIMITS, key=lambda each: agreement(others, each))
        judged += [(cv, float(likeness >= limit), true) for cv, likeness, true in rows if cv == name]
    return agreement(judged, 0.5)


def main() -> None:
    folders = [Path(each) for each in sys.argv[1:]]
    if not folders:
        sys.exit(__doc__)
    sets = [(folder.name, read_set(folder)) for folder in folders]
    tables = [[table_of(judged) for judged in postings] for _, postings in sets]
    print("weights".ljust(24), *(name.rjust(15) for name, _ in sets), "   pairs, nDCG@10")
    _line("in use", [[figures(t, scores_of(t, {})) for t in of_set] for of_set in tables])
    for number, values in GRID.items():
        for value in values:
            if value != IN_USE[number]:
                changed = [[figures(t, scores_of(t, {number: value})) for t in of_set] for of_set in tables]
                _line(f"{number} {value}", changed)
    scores, counts = left_out([table for of_set in tables for table in of_set])
    given = iter(scores)
    _line("best of the grid, l.o.o.", [[figures(t, next(given)) for t in of_set] for of_set in tables])
    for number, chosen in counts.items():
        print(f"  {number}: " + ", ".join(f"{value} for {count} CVs" for value, count in sorted(chosen.items())))
    print("\nlimit of likeness".ljust(25), *(name.rjust(15) for name, _ in sets), "   macro F1, confirmed of found")
    rows = [[row for judged in postings for row in likeness_rows(judged)] for _, postings in sets]
    for limit in LIMITS:
        cells = []
        for each in rows:
            found, right = found_right(each, limit)
            cells.append(f"{agreement(each, limit):.3f} {right}/{found}".rjust(15))
        print(f"{limit}{' (in use)' if limit == LIKE else ''}".ljust(24), *cells)
    print("best, leave one out".ljust(24), *(f"{limits_left_out(each):.3f}".rjust(15) for each in rows))


def _line(label: str, found: list[list[Figures]]) -> None:
    shown = [mean(of_set) for of_set in found]
    print(label.ljust(24), *(f"{each.pairs:.3f} {each.ndcg:.3f}".rjust(15) for each in shown))


if __name__ == "__main__":
    main()
