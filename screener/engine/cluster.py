"""The same work on a cluster: dask.distributed brings items to machines, the supervision of bad files is ours.

Items travel in batches, of which a bounded number is under way. Inside a Dask worker each item is done in a supervised
process (`cluster_worker`), so a file that hangs or crashes costs itself. When a Dask worker dies, Dask gives what it
had to another; a batch that goes on killing workers is taken apart, and its items are done one at a time with nothing
else under way, so that only an item that kills alone is lost.
"""

import contextlib
import itertools
import queue
import secrets
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from screener.engine.cluster_worker import ClusterJob, Stranger, do_batch, keep
from screener.engine.outcome import Lost, Outcome, WorkerLimits
from screener.errors import UsageError

T = TypeVar("T")
R = TypeVar("R")

BATCH = 16  # items: at 10 ms each, Dask's own millisecond a task weighs less than a hundredth
AHEAD = 3  # batches under way for each thread of the cluster: enough to hide the way there and back
RETRIES = 2  # of a batch that raises, in case it is the machine that is ill
CONNECT_SECONDS = 20.0
WORKERLESS_SECONDS = 120.0  # how long a run waits for a first worker, or for new ones when all have gone
_LOOK_SECONDS = 2.0  # between looks at how many threads the cluster has

Batch = list[tuple[int, Any]]


def outcomes(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    scheduler: str,
    limits: WorkerLimits,
    identity: Callable[[], str],
    preload: tuple[str, ...],
) -> Iterator[Outcome[R]]:
    """See `run_on_cluster`. Closing the iterator early cancels what is under way."""
    client = _connect(scheduler)
    try:
        expected = _meet(client, scheduler, identity)
        job = ClusterJob(secrets.token_hex(8), work, limits, preload, identity, expected)
        yield from _Run(client, scheduler, job).outcomes(items)
    finally:
        client.close()


class _Run:
    """One run: what is under way on the cluster, and what is suspected of killing workers."""

    def __init__(self, client: Any, scheduler: str, job: ClusterJob) -> None:
        self.client = client
        self.scheduler = scheduler
        self.expected = job.expected
        self.job = client.submit(keep, job, key=f"screener-job-{job.token}", pure=False)
        self.prefix = f"screener-batch-{job.token}"
        self.done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.under_way: dict[str, tuple[Any, Batch]] = {}
        self.suspects: Batch = []
        self.submitted = itertools.count()
        self.threads = 1
        self.looked = 0.0
        self.seen = time.monotonic()  # when there was last a worker

    def outcomes(self, items: Iterable[T]) -> Iterator[Outcome[Any]]:
        """Every item's outcome: first in batches, then the suspects one by one."""
        waiting = enumerate(items)
        try:
            while True:
                self._look()
                while len(self.under_way) < self.threads * AHEAD and (batch := self._next(waiting)):
                    self._submit(batch)
                if not self.under_way:
                    break
                for batch, answer in self._answers():
                    if answer is None:
                        self.suspects += batch
                    else:
                        yield from answer
            for suspect in self.suspects:
                yield from self._alone(suspect)
        finally:
            self.client.cancel([future for future, _ in self.under_way.values()])

    def _next(self, waiting: Iterator[tuple[int, Any]]) -> Batch:
        """The next items to send: single ones at first, so that a small run is spread over the whole cluster."""
        size = 1 if next(self.submitted) < self.threads * AHEAD else BATCH
        return list(itertools.islice(waiting, size))

    def _alone(self, suspect: tuple[int, Any]) -> Iterator[Outcome[Any]]:
        self._submit([suspect])
        while self.under_way:
            self._look()
            for _, answer in self._answers():
                yield from [Outcome(suspect[0], Lost("crash"))] if answer is None else answer

    def _submit(self, batch: Batch) -> None:
        key = f"{self.prefix}-{batch[0][0]}-{next(self.submitted)}"
        future = self.client.submit(do_batch, self.job, batch, key=key, pure=False, retries=RETRIES)
        self.under_way[key] = (future, batch)
        future.add_done_callback(self.done.put)

    def _answers(self) -> Iterator[tuple[Batch, list[Outcome[Any]] | None]]:
        """What has come in since the last call, or in the next seconds; None for a batch that killed its workers."""
        futures = _drain(self.done, _LOOK_SECONDS)
        try:
            answers = self.client.gather(futures)  # one way there and back for all of them
        except Exception:  # noqa: BLE001 - one of them failed; which one is found by asking singly
            answers = [self._answer(future) for future in futures]
        for future, answer in zip(futures, answers, strict=True):
            if isinstance(answer, Stranger):
                raise UsageError(_strangers({answer.address: answer.identity}, self.expected))
            yield self.under_way.pop(future.key)[1], answer

    def _answer(self, future: Any) -> list[Outcome[Any]] | Stranger | None:
        from distributed import CancelledError, KilledWorker

        try:
            answer: list[Outcome[Any]] | Stranger = future.result()
        except KilledWorker:
            return None
        except (CancelledError, OSError) as error:
            raise UsageError(_gone(self.scheduler)) from error
        return answer

    def _look(self) -> None:
        """See how large the cluster is now. Raises UsageError when it has had no worker for too long."""
        now = time.monotonic()
        if now - self.looked < _LOOK_SECONDS:
            return
        self.looked = now
        try:
            threads = sum(self.client.nthreads().values())
        except OSError as error:
            raise UsageError(_gone(self.scheduler)) from error
        if threads:
            self.threads, self.seen = threads, now
        elif now - self.seen > WORKERLESS_SECONDS:
            raise UsageError(_no_worker(self.scheduler))


def _drain(done: "queue.SimpleQueue[Any]", seconds: float) -> list[Any]:
    found = []
    with contextlib.suppress(queue.Empty):
        found.append(done.get(timeout=seconds))
        while True:
            found.append(done.get_nowait())
    return found


def _connect(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("work on a cluster needs dask: pip install 'screener[dask]'") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # versions are compared by `_meet`, in plainer words
            return Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no Dask scheduler is at {scheduler!r}: start one with `dask scheduler`, give the address it prints"
        ) from error


def _meet(client: Any, scheduler: str, identity: Callable[[], str]) -> str:
    """Wait for a worker and see that all that are there are the program that this is; its name."""
    from distributed import TimeoutError as NobodyError

    try:
        client.wait_for_workers(1, timeout=WORKERLESS_SECONDS)
        found: dict[str, Any] = client.run(identity, on_error="return")
    except NobodyError as error:
        raise UsageError(_no_worker(scheduler)) from error
    except OSError as error:
        raise UsageError(_gone(scheduler)) from error
    expected = identity()
    strangers = {address: answer for address, answer in found.items() if answer != expected}
    if strangers:
        raise UsageError(_strangers(strangers, expected))
    return expected


def _strangers(found: dict[str, Any], expected: str) -> str:
    address, answer = min(found.items())
    has = answer if isinstance(answer, str) else f"no screener that can be used ({answer})"
    others = f" ({len(found) - 1} more workers differ too)" if len(found) > 1 else ""
    return f"the worker {address} has {has}, this program is {expected}: install the same on every machine{others}"


def _gone(scheduler: str) -> str:
    return f"the Dask scheduler at {scheduler} went away or dropped the run: see its log, and start again"


def _no_worker(scheduler: str) -> str:
    return f"no worker is at the Dask scheduler {scheduler}: start some with `dask worker {scheduler}`"
