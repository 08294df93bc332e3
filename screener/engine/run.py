"""The door of the engine: which way the work is done is the caller's choice, the results are the same."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from screener.engine.outcome import Outcome, WorkerLimits

T = TypeVar("T")
R = TypeVar("R")


def run(
    work: Callable[[T], R], items: Iterable[T], *, workers: int, limits: WorkerLimits, preload: tuple[str, ...] = ()
) -> Iterator[Outcome[R]]:
    """`work` done on every item, each result as soon as it is known, in any order.

    With `workers` = 0 the work is done in this process, without limits. Otherwise `work` must be picklable; a worker
    that exceeds its limits or dies costs its item alone, and another takes its place. `preload` are modules that
    workers import before they start, so that a replacement is there at once.
    """
    if workers == 0:
        return (Outcome(index, work(item)) for index, item in enumerate(items))
    from screener.engine.processes import run_in_processes

    return run_in_processes(work, items, workers=workers, limits=limits, preload=preload)


def begin(preload: tuple[str, ...]) -> None:
    """Have the worker processes of a later `run` get ready while the caller still finds out what there is to do."""
    from screener.engine.forkserver import start_server

    start_server(preload)


def run_on_cluster(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    scheduler: str,
    limits: WorkerLimits,
    identity: Callable[[], str],
    preload: tuple[str, ...] = (),
) -> Iterator[Outcome[R]]:
    """`work` done on every item by the workers of the Dask `scheduler` ("tcp://10.0.0.1:8786"), as `run` does it here.

    Each result comes as soon as it is known, in any order. `work` and `identity` are functions of modules that the
    workers can import, or partials of them; `identity()` must say the same here and on every worker, or results would
    depend on who did the work. A worker that dies loses nothing: its items are done again elsewhere. Raises UsageError
    when dask is not installed, the scheduler cannot be reached, workers are missing or run another program.
    """
    from screener.engine import cluster

    return cluster.outcomes(work, items, scheduler=scheduler, limits=limits, identity=identity, preload=preload)
