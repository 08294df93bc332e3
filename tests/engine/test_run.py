"""The engine: every item comes back once, whatever happens to the worker that had it."""

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from screener.engine import Lost, WorkerLimits, run
from tests.engine import work

LIMITS = WorkerLimits(seconds=1.0, memory=1 << 30)


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_item_comes_back_once(workers: int) -> None:
    items = [f"item {number}" for number in range(40)]
    outcomes = list(run(work.do, items, workers=workers, limits=LIMITS))
    assert sorted(outcome.index for outcome in outcomes) == list(range(40))
    assert all(outcome.result == items[outcome.index].upper() for outcome in outcomes)


@pytest.mark.parametrize(("item", "cause"), [(work.SLOW, "time"), (work.CRASH, "crash"), (work.HUNGRY, "memory")])
def test_a_lost_worker_costs_its_item_alone(item: str, cause: str) -> None:
    items = ["a", "b", item, "c", "d", item, "e"]
    results = {outcome.index: outcome.result for outcome in run(work.do, items, workers=2, limits=LIMITS)}
    assert results.pop(2) == results.pop(5) == Lost(cause)  # type: ignore[arg-type]
    assert results == {0: "A", 1: "B", 3: "C", 4: "D", 6: "E"}


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    list(run(work.count, [str(tmp_path)] * 30, workers=2, limits=LIMITS))
    assert len(list(tmp_path.iterdir())) == 30


def test_closing_early_leaves_no_worker() -> None:
    outcomes = run(work.do, ["a"] * 100, workers=2, limits=LIMITS)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from screener.engine import WorkerLimits, run\n"
        "from tests.engine import work\n"
        "print([o.result for o in run(work.do, ['a'], workers=1, limits=WorkerLimits(5, 1 << 30))])\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, cwd=root, env={"PYTHONPATH": str(root)}
    )
    assert (done.stdout, done.stderr) == ("['A']\n", "")
