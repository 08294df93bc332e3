"""A supervised process that does one item at a time, for `processes` and, as a `Child`, for a worker of a cluster.

The two sides share nothing but a pipe: no thread, no lock that a dying process could keep. The process ends by itself
when its pipe closes, when it has had nothing to do for a while, or when it outlives an item's time limit because nobody
was left to stop it.
"""

import contextlib
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from screener.engine.forkserver import Context
from screener.engine.outcome import Lost, WorkerLimits

IDLE_SECONDS = 60.0  # then it ends, so that a finished run leaves nothing behind on the machines of a cluster
GRACE_SECONDS = 10  # beyond an item's time limit, after which it ends itself: whoever had to stop it is gone
START_SECONDS = 120.0  # the first one waits for the server process to import the program
_SIGKILL_FIRST = "1000"  # when a machine runs out of memory, Linux stops this process before the worker above it


class ChildError(RuntimeError):
    """A supervised process that could not be started: a defect of the installation, not of an item."""


class Child:
    """A process doing `work`. It is started with the first item, and again after it had to be stopped."""

    def __init__(self, work: Callable[[Any], Any], limits: WorkerLimits, preload: tuple[str, ...]) -> None:
        self._work = work
        self._limits = limits
        self._context = Context()
        self._context.set_forkserver_preload(list(preload))
        self._process: Any = None
        self._pipe: Connection | None = None
        self._pid = 0

    @property
    def pid(self) -> int:
        """The id of the process that is running, or was last."""
        return self._pid

    def do(self, item: object) -> Any:
        """`work` done on `item`, or `Lost`. Raises what `work` raises, but for MemoryError, which is a loss."""
        pipe = self._ready()
        try:
            pipe.send(item)
        except OSError:  # it ended while it had nothing to do
            self.stop()
            pipe = self._ready()
            pipe.send(item)
        if not pipe.poll(self._limits.seconds):
            self.stop()
            return Lost("time")
        try:
            raised, result = pipe.recv()
        except (EOFError, OSError):
            self.stop()
            return Lost("crash")
        if not raised:
            return result
        if isinstance(result, MemoryError):
            return Lost("memory")
        raise result

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe = self._process = None

    def _ready(self) -> Connection:
        if self._pipe is None:
            self._start()
        assert self._pipe is not None, "it was started"  # noqa: S101
        return self._pipe

    def _start(self) -> None:
        self._process, self._pipe = launch(self._context, self._work, self._limits, idle=IDLE_SECONDS)
        self._pid = self._process.pid
        try:
            started = self._pipe.poll(START_SECONDS) and self._pipe.recv()
        except (EOFError, OSError):
            started = False
        if not started:
            self.stop()
            raise ChildError("a process that reads files could not be started")


def launch(
    context: Context, work: Callable[[Any], Any], limits: WorkerLimits, *, idle: float | None
) -> tuple[Any, Connection]:
    """A new process, and the pipe to it: first it says True, then it answers each item with (raised, result).

    It ends by itself after `idle` seconds without an item; None is never.
    """
    ours, theirs = context.Pipe()
    arguments = (theirs, work, limits.memory, idle, int(limits.seconds) + GRACE_SECONDS)
    process = context.Process(target=_serve, args=arguments, name="screener child", daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _serve(pipe: Connection, work: Callable[[Any], Any], memory: int, idle: float | None, guard: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _limit(memory)
    with contextlib.suppress(EOFError, OSError):  # the parent has gone
        pipe.send(True)
        while idle is None or pipe.poll(idle):
            item = pipe.recv()
            signal.alarm(guard)
            answer = _answer(work, item)
            signal.alarm(0)
            _send(pipe, answer)


def _answer(work: Callable[[Any], Any], item: object) -> tuple[bool, Any]:
    try:
        return False, work(item)
    except Exception as error:  # noqa: BLE001 - raised again where the answer is read
        return True, error


def _send(pipe: Connection, answer: tuple[bool, Any]) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise
    except MemoryError as error:
        pipe.send((True, error))
    except Exception as error:  # noqa: BLE001 - a result that cannot travel is told in words that can
        pipe.send((True, ChildError(f"the result of an item cannot be sent: {error}")))


def _limit(memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit on this system
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_SIGKILL_FIRST)
