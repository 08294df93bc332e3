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
