"""Processes forked from a small server process that has imported the program once.

A process made this way starts within milliseconds and does not run the caller's script again, so a script needs no
`if __name__ == "__main__"` guard. It may also be started by a worker of a cluster, which is itself somebody's child.
"""

import contextlib
import multiprocessing
import sys
import threading
import types
from collections.abc import Iterator
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any

_starting = threading.Lock()


class _Process(ForkServerProcess):
    """A process that knows nothing of its parent's `__main__`."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - the name that multiprocessing calls
        with _without_main():
            return ForkServerProcess._Popen(process_obj)  # noqa: SLF001

    def start(self) -> None:
        """Start it, even from a daemonic process: it ends by itself when the pipe to its parent closes."""
        with _starting, _as_no_daemon():
            super().start()


def start_server(preload: tuple[str, ...]) -> None:
    """Start the server process and return at once: it imports `preload` while the caller does something else."""
    with _starting, _without_main():
        forkserver.set_forkserver_preload(list(preload))
        forkserver.ensure_running()


class Context(ForkServerContext):
    """The context to make processes, pipes and locks with."""

    Process = _Process


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _as_no_daemon() -> Iterator[None]:
    """Dask's workers are daemonic, which multiprocessing takes for a reason to refuse them children."""
    config: dict[str, Any] = multiprocessing.current_process()._config  # type: ignore[attr-defined]  # noqa: SLF001
    daemon = config.pop("daemon", None)
    try:
        yield
    finally:
        if daemon is not None:
            config["daemon"] = daemon
