"""Dask clusters on loopback for tests: a scheduler and workers as programs of their own, as a team would start them."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Programs:
    """A scheduler and its workers; `address` is where the scheduler listens."""

    def __init__(self, folder: Path, failures: int) -> None:
        self.folder = folder
        self.failures = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(failures)}
        self.file = folder / "scheduler.json"
        self.running: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        while not self.file.exists():
            assert self.scheduler.poll() is None, "the scheduler ended"
            time.sleep(0.02)

    @property
    def address(self) -> str:
        import json

        return str(json.loads(self.file.read_text())["address"])

    def add_worker(self, *options: str) -> "subprocess.Popen[bytes]":
        """Another worker with one thread; it is there as soon as the scheduler has seen it."""
        return self._start(
            "dask_worker", "--nthreads", "1", "--host", "127.0.0.1", "--local-directory", str(self.folder), *options
        )

    def _start(self, program: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--scheduler-file", str(self.file)]
        log = (self.folder / f"{program}-{len(self.running)}.log").open("wb")
        with log:
            started = subprocess.Popen(
                [*command, "--no-dashboard", *options],
                stdout=log,
                stderr=log,
                env={**os.environ, **self.failures, "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT))},
            )
        self.running.append(started)
        return started

    def stop(self) -> None:
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextlib.contextmanager
def programs(folder: Path, workers: int, *options: str, failures: int = 1) -> Iterator[Programs]:
    """A scheduler with `workers` workers, stopped at the end; it gives a task up after so many deaths and one more."""
    cluster = Programs(folder, failures)
    try:
        for _ in range(workers):
            cluster.add_worker(*options)
        yield cluster
    finally:
        cluster.stop()
