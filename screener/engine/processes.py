"""Supervised worker processes: each item has a time limit, each worker a memory limit, and a death costs one item.

The pool is pebble's, which can kill. Workers are forked from a small server process that has imported the program
once (`preload`), so a replacement is there within milliseconds and shares its memory with the others.
"""

import contextlib
import itertools
import queue
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from functools import partial
from typing import Any, TypeVar

from screener.engine.forkserver import Context
from screener.engine.outcome import Lost, Outcome, WorkerLimits

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 8  # items scheduled ahead of each worker: enough to keep it busy, few enough to keep this process small

_work: Callable[[Any], Any] | None = None  # set in each worker, once


def run_in_processes(
    work: Callable[[T], R], items: Iterable[T], *, workers: int, limits: WorkerLimits, preload: tuple[str, ...]
) -> Iterator[Outcome[R]]:
    """See `run`. Closing the iterator early stops and removes every worker."""
    from pebble import ProcessPool

    context = Context()
    context.set_forkserver_preload(list(preload))
    pool = ProcessPool(max_workers=workers, initializer=_prepare, initargs=(work, limits.memory), context=context)
    done: queue.SimpleQueue[tuple[int, Future[R]]] = queue.SimpleQueue()
    waiting = enumerate(items)
    running = 0
    try:
        while True:
            for index, item in itertools.islice(waiting, workers * AHEAD - running):
                scheduled: Future[R] = pool.schedule(_do, args=(item,), timeout=limits.seconds)
                scheduled.add_done_callback(partial(_put, done, index))
                running += 1
            if not running:
                break
            index, future = done.get()
            running -= 1
            yield Outcome(index, _result(future))
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _put(done: "queue.SimpleQueue[tuple[int, Future[R]]]", index: int, future: "Future[R]") -> None:
    done.put((index, future))


def _result(future: "Future[Any]") -> Any:
    from pebble import ProcessExpired

    try:
        return future.result()
    except FutureTimeoutError:
        return Lost("time")
    except MemoryError:
        return Lost("memory")
    except ProcessExpired:
        return Lost("crash")


def _prepare(work: Callable[[T], R], memory: int) -> None:
    global _work  # noqa: PLW0603 - a worker process does one kind of work all its life
    _work = work
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit on this system
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _do(item: object) -> Any:
    assert _work is not None, "the pool prepares every worker"  # noqa: S101
    return _work(item)
