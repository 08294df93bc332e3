"""The engine: every item comes back once, whatever happens to the worker that had it."""

import multiprocessing
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from screener.engine import Lost, WorkerLimits, processes, run
from screener.engine.child import ChildError
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


def test_a_worker_killed_while_idle_costs_nothing(tmp_path: Path) -> None:
    def items() -> Iterator[str]:
        yield str(tmp_path)
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()
        yield str(tmp_path)

    results = {outcome.index: outcome.result for outcome in run(work.count, items(), workers=1, limits=LIMITS)}
    assert results[1] == str(tmp_path)


def test_an_item_behind_a_lost_one_is_done_by_another_worker(tmp_path: Path) -> None:
    items = [f"{work.CRASH}" if number % 2 else f"item {number}" for number in range(20)]
    results = {outcome.index: outcome.result for outcome in run(work.do, items, workers=1, limits=LIMITS)}
    assert results == {n: Lost("crash") if n % 2 else f"ITEM {n}" for n in range(20)}


def test_items_too_large_for_a_pipe_are_done() -> None:
    items = ["x" * 300_000] * 6
    results = [outcome.result for outcome in run(work.do, items, workers=2, limits=LIMITS)]
    assert results == ["X" * 300_000] * 6


@pytest.mark.parametrize(("size", "most"), [(1, processes.MOST_AHEAD), (3_000, 6), (10_000, 2)])
def test_few_items_wait_for_a_worker_and_little_of_them(size: int, most: int) -> None:
    taken: list[int] = []
    items = (taken.append(number) or "x" * size for number in range(200))  # type: ignore[func-returns-value]
    for done, outcome in enumerate(run(work.do, items, workers=1, limits=LIMITS)):
        assert outcome.result == "X" * size
        assert len(taken) - done <= most


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="bad"):
        list(run(work.fail, ["bad"], workers=1, limits=LIMITS))
    assert multiprocessing.active_children() == []


def test_work_that_workers_cannot_import_is_a_defect() -> None:
    module = types.ModuleType("only_here_too")
    exec("def do(item): return item", module.__dict__)  # noqa: S102 - a function of a module that lies in no file
    sys.modules["only_here_too"] = module
    try:
        with pytest.raises(ChildError, match="could not be started"):
            list(run(module.do, ["a"], workers=2, limits=LIMITS))
    finally:
        del sys.modules["only_here_too"]
