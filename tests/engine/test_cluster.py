"""The engine on a Dask cluster: the same outcomes as here, whatever happens to items, workers and the scheduler."""

import contextlib
import itertools
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from screener.engine import Lost, Outcome, WorkerLimits, cluster, run, run_on_cluster
from screener.errors import UsageError
from tests.engine import clusters, work

LIMITS = WorkerLimits(seconds=1.0, memory=1 << 30)


@pytest.fixture(scope="module")
def local() -> Iterator[str]:
    """The address of a LocalCluster of two worker processes."""
    options: dict[str, Any] = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "processes": True,
        "dashboard_address": "127.0.0.1:0",
    }
    with LocalCluster(host="127.0.0.1", **options) as started:  # type: ignore[no-untyped-call]
        yield started.scheduler_address


def on(scheduler: str, do: Any, items: Any, identity: Any = work.name) -> "Iterator[Outcome[Any]]":
    return run_on_cluster(do, items, scheduler=scheduler, limits=LIMITS, identity=identity)


def results(outcomes: "Iterator[Outcome[Any]]") -> dict[int, Any]:
    found = list(outcomes)
    assert len({outcome.index for outcome in found}) == len(found)
    return {outcome.index: outcome.result for outcome in found}


def test_the_same_outcomes_as_in_this_process(local: str) -> None:
    items = [f"item {number}" for number in range(150)]
    here = results(run(work.do, items, workers=0, limits=LIMITS))
    assert results(on(local, work.do, iter(items))) == here


def test_bad_items_cost_themselves_alone(local: str) -> None:
    bad = {30: work.SLOW, 31: work.CRASH, 32: work.HUNGRY, 47: work.CRASH}
    items = [bad.get(number, f"item {number}") for number in range(60)]
    found = results(on(local, work.do, items))
    assert [found.pop(number) for number in bad] == [Lost("time"), Lost("crash"), Lost("memory"), Lost("crash")]
    assert found == {number: item.upper() for number, item in enumerate(items) if number not in bad}


def test_the_same_losses_as_in_worker_processes(local: str) -> None:
    items = ["a", work.SLOW, "b", work.CRASH, work.HUNGRY]
    assert results(on(local, work.do, items)) == results(run(work.do, items, workers=1, limits=LIMITS))


def test_nothing_is_done_twice_but_a_crash(local: str, tmp_path: Path) -> None:
    done, crashed = tmp_path / "done", tmp_path / "crashed"
    done.mkdir()
    crashed.mkdir()
    list(on(local, work.count, [str(done)] * 100))
    assert len(list(done.iterdir())) == 100
    assert results(on(local, work.crash_counted, [str(crashed)])) == {0: Lost("crash")}
    assert len(list(crashed.iterdir())) == 2


def test_items_are_taken_as_they_are_needed(local: str) -> None:
    taken = itertools.count()
    outcomes = on(local, work.nap, (f"item {next(taken)}" for _ in range(10_000)))
    for _ in range(20):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert next(taken) < 20 + 2 * 2 * cluster.AHEAD * cluster.BATCH


def test_a_defect_of_the_work_is_raised(local: str) -> None:
    with pytest.raises(ValueError, match="item 3"):
        list(on(local, work.fail, ["item 3"]))


def test_a_result_that_cannot_be_sent_is_a_defect(local: str) -> None:
    with pytest.raises(RuntimeError, match="cannot be sent"):
        list(on(local, work.shut, ["a"]))


def test_another_program_on_the_workers_is_refused(local: str) -> None:
    named_here = partial(work.name_of_process, os.getpid())
    with pytest.raises(UsageError, match=r"worker tcp://.* has screener 0\.9, this program is screener 1\.0: install"):
        list(on(local, work.do, ["a"], named_here))


def test_a_worker_that_changes_in_mid_run_is_refused(local: str, tmp_path: Path) -> None:
    name = tmp_path / "name"
    name.write_text("screener 1.0")
    outcomes = on(local, work.nap, (f"item {number}" for number in range(10_000)), partial(work.name_in, str(name)))
    next(outcomes)
    name.write_text("screener 1.1")
    with pytest.raises(UsageError, match=r"has screener 1\.1, this program is screener 1\.0"):
        list(outcomes)


def test_no_scheduler_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.3)
    with pytest.raises(UsageError, match=r"no Dask scheduler is at 'tcp://127\.0\.0\.1:9'"):
        list(on("tcp://127.0.0.1:9", work.do, ["a"]))
    with pytest.raises(UsageError, match="no Dask scheduler is at 'here:there'"):
        list(on("here:there", work.do, ["a"]))


def test_no_worker_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WORKERLESS_SECONDS", 0.5)
    with clusters.programs(tmp_path, workers=0) as started, pytest.raises(UsageError, match="start some with `dask wo"):
        list(on(started.address, work.do, ["a"]))


@pytest.mark.parametrize("options", [("--nanny",), ("--no-nanny",)])
def test_a_killed_worker_loses_nothing(tmp_path: Path, options: tuple[str, ...]) -> None:
    items = [f"item {number}" for number in range(120)]
    with clusters.programs(tmp_path, 2, *options) as started:
        outcomes = on(started.address, work.nap, items)
        found = {first.index: first.result for first in itertools.islice(outcomes, 10)}
        os.kill(pids(started.address)[0], signal.SIGKILL)
        found |= results(outcomes)
    assert found == {number: item.upper() for number, item in enumerate(items)}


def test_an_item_that_kills_dask_workers_is_lost_alone(tmp_path: Path) -> None:
    items = [work.CRASH if number == 25 else f"item {number}" for number in range(40)]
    with clusters.programs(tmp_path, 2, failures=0) as started:
        found = results(on(started.address, work.unlucky, items))
    assert found.pop(25) == Lost("crash")
    assert found == {number: item.upper() for number, item in enumerate(items) if number != 25}


def test_a_lost_scheduler_is_said_plainly(tmp_path: Path) -> None:
    with clusters.programs(tmp_path, 1) as started:
        outcomes = on(started.address, work.nap, [f"item {number}" for number in range(1_000)])
        next(outcomes)
        started.scheduler.kill()
        with pytest.raises(UsageError, match="went away"):
            list(outcomes)


def pids(address: str) -> list[int]:
    """The process ids of the Dask workers."""
    with contextlib.closing(Client(address, set_as_default=False)) as client:  # type: ignore[no-untyped-call]
        found: dict[str, int] = client.run(os.getpid)
    return sorted(found.values())
