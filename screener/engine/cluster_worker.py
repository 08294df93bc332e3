"""What runs inside a Dask worker: batches of items, each item in a supervised process of its own.

A hang, a crash or a greedy file so costs a process that nobody else uses. The Dask worker itself never opens a file.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from screener.engine.child import Child
from screener.engine.outcome import Lost, Outcome, WorkerLimits

TRIES = 2  # a process may also die of its neighbours, so a file is not blamed for the first death
_JOBS_KEPT = 4  # crews of runs that are over are let go when so many newer ones have come


class ClusterJob(Struct, frozen=True):
    """A run as its workers know it. `identity` says which program they are; it must say `expected`."""

    token: str
    work: Callable[[Any], Any]
    limits: WorkerLimits
    preload: tuple[str, ...]
    identity: Callable[[], str]
    expected: str


class Stranger(Struct, frozen=True):
    """The answer of a worker that is not the program that started the run."""

    address: str
    identity: str


class _Crew:
    """The processes of one run in this worker: as many as its threads have needed at once."""

    def __init__(self, job: ClusterJob) -> None:
        self._job = job
        self._idle: list[Child] = []

    def do(self, items: Sequence[tuple[int, Any]]) -> list[Outcome[Any]]:
        try:
            child = self._idle.pop()
        except IndexError:
            child = Child(self._job.work, self._job.limits, self._job.preload)
        try:
            return [Outcome(index, _tried(child, item)) for index, item in items]
        finally:
            self._idle.append(child)


_crews: dict[str, _Crew] = {}
_changing = threading.Lock()


def keep(job: ClusterJob) -> ClusterJob:
    """A task whose result all batches of a run share: Dask brings it to each worker once, and makes it anew if lost."""
    return job


def do_batch(job: ClusterJob, items: Sequence[tuple[int, Any]]) -> list[Outcome[Any]] | Stranger:
    """The outcomes of numbered `items`; a `Stranger` where this worker is not the program that asks."""
    if (identity := job.identity()) != job.expected:
        return Stranger(address(), identity)
    return _crew(job).do(items)


def address() -> str:
    """The address of the Dask worker that this is called in."""
    from distributed import get_worker

    return str(get_worker().address)


def _crew(job: ClusterJob) -> _Crew:
    with _changing:
        if job.token not in _crews:
            while len(_crews) >= _JOBS_KEPT:
                del _crews[next(iter(_crews))]
            _crews[job.token] = _Crew(job)
        return _crews[job.token]


def _tried(child: Child, item: object) -> Any:
    result: Any = None
    for _ in range(TRIES):
        result = child.do(item)
        if result != Lost("crash"):
            break
    return result
