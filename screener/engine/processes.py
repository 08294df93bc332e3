"""Supervised worker processes: each item has a time limit, each worker a memory limit, and a death costs one item.

Workers are forked from a small server process that has imported the program once (`preload`), so a replacement is
there within milliseconds and shares its memory with the others. Each has a pipe of its own; there is no thread and no
lock that a dying worker could keep. A second item waits in the pipe, so that a worker never waits for this process.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, Literal, TypeVar

from screener.engine.child import START_SECONDS, ChildError, launch
from screener.engine.forkserver import Context
from screener.engine.outcome import Lost, Outcome, WorkerLimits

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2  # items that a worker has at once: what waits behind a file that hangs must be few
_LARGEST_WAITING = 16_384  # bytes of an item that waits in a pipe: a full pipe would hold up this process
_STARTS = 3  # tries to start a worker before the installation is held to be broken


def run_in_processes(
    work: Callable[[T], R], items: Iterable[T], *, workers: int, limits: WorkerLimits, preload: tuple[str, ...]
) -> Iterator[Outcome[R]]:
    """See `run`. Closing the iterator early stops and removes every worker."""
    context = Context()
    context.set_forkserver_preload(list(preload))
    waiting = _Waiting(items)
    crew = [_Worker(context, work, limits, waiting) for _ in range(workers)]
    try:
        while True:
            for most in range(1, AHEAD + 1):  # first one each
                for worker in crew:
                    worker.take(most)
            busy = [worker for worker in crew if worker.has]
            if not busy:
                return
            soonest = min(worker.deadline for worker in busy)
            ready = wait([worker.pipe for worker in busy], max(0.0, soonest - time.monotonic()))
            for worker in busy:
                outcome = worker.answer() if worker.pipe in ready else worker.overdue()
                if outcome is not None:
                    yield outcome
    finally:
        for worker in crew:
            worker.stop()


class _Waiting:
    """The items that no worker has, with their numbers."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = enumerate(items)
        self._back: deque[tuple[int, Any]] = deque()

    def next(self) -> tuple[int, Any] | None:
        return self._back.popleft() if self._back else next(self._items, None)

    def put_back(self, items: Iterable[tuple[int, Any]]) -> None:
        self._back.extendleft(reversed(list(items)))


class _Worker:
    """One process and the items it was given, of which it is doing the first. It is started with its first item."""

    def __init__(self, context: Context, work: Callable[[Any], Any], limits: WorkerLimits, waiting: _Waiting) -> None:
        self._launch = partial(launch, context, work, limits, idle=None)
        self._limits = limits
        self._waiting = waiting
        self.has: deque[tuple[int, Any]] = deque()
        self.deadline = 0.0  # when the item that it is doing, or its start, will have taken too long
        self._process: Any = None
        self._pipe: Connection | None = None
        self._failed = 0  # starts in a row
        self._started = False

    @property
    def pipe(self) -> Connection:
        """Where its answers come from, while it has items."""
        assert self._pipe is not None, "it was started with its first item"  # noqa: S101
        return self._pipe

    def take(self, most: int) -> None:
        """Have `most` items, if there are as many waiting and none of them is large."""
        while len(self.has) < most and (numbered := self._waiting.next()):
            packed = ForkingPickler.dumps(numbered[1])
            if (self.has and len(packed) > _LARGEST_WAITING) or not self._send(packed):
                self._waiting.put_back([numbered])
                return
            if not self.has and self._started:
                self.deadline = time.monotonic() + self._limits.seconds
            self.has.append(numbered)

    def answer(self) -> Outcome[Any] | None:
        """What has come through the pipe: the outcome of its item, or that it has started. Raises what `work` raised.

        A MemoryError is a loss.
        """
        try:
            message = self.pipe.recv()
        except (EOFError, OSError):
            return self._gone("crash")
        self.deadline = time.monotonic() + self._limits.seconds
        if not self._started:
            self._started, self._failed = True, 0
            return None
        raised, result = message
        index, _ = self.has.popleft()
        if raised and not isinstance(result, MemoryError):
            raise result
        return Outcome(index, Lost("memory") if raised else result)

    def overdue(self) -> Outcome[Any] | None:
        """The outcome of its item where that has taken too long."""
        if time.monotonic() < self.deadline or self.pipe.poll():
            return None
        return self._gone("time")

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = self._pipe = None
            self._started = False

    def _send(self, packed: Any) -> bool:
        """Whether it could be sent: not to a process that has died, which `answer` sees to where it had an item."""
        if self._pipe is None:
            self._process, self._pipe = self._launch()
            self.deadline = time.monotonic() + START_SECONDS
        try:
            self.pipe.send_bytes(packed)
        except OSError:
            if self.has:
                return False
            self._note_failure()  # else it died while it had nothing to do
            self.stop()
            return self._send(packed)
        return True

    def _gone(self, cause: Literal["time", "crash"]) -> Outcome[Any] | None:
        """What it was doing is lost, unless that was to start; the items that waited go to others."""
        outcome: Outcome[Any] | None = None
        if self._started:
            outcome = Outcome(self.has.popleft()[0], Lost(cause))
        self._note_failure()
        self._waiting.put_back(self.has)
        self.has.clear()
        self.stop()
        return outcome

    def _note_failure(self) -> None:
        """Count the start that has failed, if it did. Raises ChildError after some in a row."""
        self._failed += not self._started
        if self._failed >= _STARTS:
            raise ChildError("a process that reads files could not be started")
