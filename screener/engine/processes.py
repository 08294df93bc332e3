"""Supervised worker processes: each item has a time limit, each worker a memory limit, and a death costs one item.

Workers are forked from a small server process that has imported the program once (`preload`), so a replacement is
there within milliseconds and shares its memory with the others. Each has a pipe of its own; there is no thread and no
lock that a dying worker could keep. Further items wait in the pipe, so that a worker never waits for this process: one
behind an item that takes long, as many as are done in `AHEAD_SECONDS` where they are quick.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from selectors import EVENT_READ, BaseSelector, DefaultSelector
from typing import Any, Literal, TypeVar

from screener.engine.child import START_SECONDS, ChildError, launch
from screener.engine.forkserver import Context
from screener.engine.outcome import Lost, Outcome, WorkerLimits

T = TypeVar("T")
R = TypeVar("R")
Start = Callable[[], tuple[Any, Connection]]  # a new process, and the pipe to it

AHEAD, MOST_AHEAD = 2, 16  # items that a worker has at once: what waits behind a file that hangs must be few
AHEAD_SECONDS = 0.01  # of work that a worker has where items are quick: longer than this process may be kept waiting
_SLOWER = 0.8  # how much of an item's time counts for the next: one slow item and few wait, until many were quick
_MOST_WAITING = 16_384  # bytes of the items that a worker has: a full pipe would hold up this process
_STARTS = 3  # tries to start a worker before the installation is held to be broken


def run_in_processes(
    work: Callable[[T], R], items: Iterable[T], *, workers: int, limits: WorkerLimits, preload: tuple[str, ...]
) -> Iterator[Outcome[R]]:
    """See `run`. Closing the iterator early stops and removes every worker."""
    context = Context()
    context.set_forkserver_preload(list(preload))
    waiting = _Waiting(items)
    selector = DefaultSelector()
    start = partial(launch, context, work, limits, idle=None)
    crew = [_Worker(start, limits, waiting, selector) for _ in range(workers)]
    try:
        while True:
            for worker in crew:  # first one each
                worker.take(1)
            for worker in crew:
                worker.take(worker.most)
            busy = [worker for worker in crew if worker.has]
            if not busy:
                return
            soonest = min(worker.deadline for worker in busy)
            ready = {key.data for key, _ in selector.select(max(0.0, soonest - time.monotonic()))}
            for worker in crew:
                outcome = worker.answer() if worker in ready else worker.overdue()
                if outcome is not None:
                    yield outcome
    finally:
        for worker in crew:
            worker.stop()
        selector.close()


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

    def __init__(
        self,
        start: Callable[[], tuple[Any, Connection]],
        limits: WorkerLimits,
        waiting: _Waiting,
        selector: BaseSelector,
    ) -> None:
        self._launch = start
        self._limits = limits
        self._waiting = waiting
        self._selector = selector  # is told of the pipe, for as long as there is one
        self.has: deque[tuple[int, Any]] = deque()
        self._sizes: deque[int] = deque()  # of what it has, packed
        self._since = 0.0  # when it began what it is doing
        self._seconds = AHEAD_SECONDS  # that an item takes, rather too many
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

    @property
    def most(self) -> int:
        """How many items it should have."""
        return max(AHEAD, min(MOST_AHEAD, int(AHEAD_SECONDS / self._seconds)))

    def take(self, most: int) -> None:
        """Have `most` items, if there are as many waiting and they are small."""
        while len(self.has) < most and (numbered := self._waiting.next()):
            packed = ForkingPickler.dumps(numbered[1])
            if (self.has and sum(self._sizes) + len(packed) > _MOST_WAITING) or not self._send(packed):
                self._waiting.put_back([numbered])
                return
            if not self.has and self._started:
                self._begin()
            self.has.append(numbered)
            self._sizes.append(len(packed))

    def answer(self) -> Outcome[Any] | None:
        """What has come through the pipe: the outcome of its item, or that it has started. Raises what `work` raised.

        A MemoryError is a loss.
        """
        try:
            message = self.pipe.recv()
        except (EOFError, OSError):
            return self._gone("crash")
        if not self._started:
            self._started, self._failed = True, 0
            self._begin()
            return None
        raised, result = message
        index, _ = self.has.popleft()
        self._sizes.popleft()
        begun = self._since
        self._begin()
        self._seconds = max(self._since - begun, self._seconds * _SLOWER)
        if raised and not isinstance(result, MemoryError):
            raise result
        return Outcome(index, Lost("memory") if raised else result)

    def overdue(self) -> Outcome[Any] | None:
        """The outcome of its item where that has taken too long."""
        if not self.has or time.monotonic() < self.deadline or self.pipe.poll():
            return None
        return self._gone("time")

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._selector.unregister(self._pipe)
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = self._pipe = None
            self._started = False

    def _begin(self) -> None:
        """From now on it does the first item that it has, or will be given."""
        self._since = time.monotonic()
        self.deadline = self._since + self._limits.seconds

    def _send(self, packed: Any) -> bool:
        """Whether it could be sent: not to a process that has died, which `answer` sees to where it had an item."""
        if self._pipe is None:
            self._process, self._pipe = self._launch()
            self._selector.register(self._pipe, EVENT_READ, self)
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
        if self._started and self.has:  # else it was lost while it had nothing to do
            outcome = Outcome(self.has.popleft()[0], Lost(cause))
        self._note_failure()
        self._waiting.put_back(self.has)
        self.has.clear()
        self._sizes.clear()
        self.stop()
        return outcome

    def _note_failure(self) -> None:
        """Count the start that has failed, if it did. Raises ChildError after some in a row."""
        self._failed += not self._started
        if self._failed >= _STARTS:
            raise ChildError("a process that reads files could not be started")
