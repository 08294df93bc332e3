"""Figures: what was measured, what it should be, printed as a table and kept as JSON."""

import datetime
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
POSTING = ROOT / "samples" / "postings" / "1-social-media-manager.txt"


class Figure(Struct, frozen=True):
    """One measured number. `goal` is a bound on it; `note` says on how much it was measured."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    better: Literal["lower", "higher"] = "lower"
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.better == "lower" else self.value >= self.goal


class Spent(NamedTuple):
    """What a program cost: seconds of wall clock and of its processes' CPU."""

    wall: float
    cpu: float


class Clock:
    """Seconds of this process's CPU, summed by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - started


def table(title: str, figures: list[Figure]) -> str:
    """The figures as lines of text, with their goals."""
    lines = [title]
    for each in figures:
        goal = ""
        if each.goal is not None:
            bound = "at most" if each.better == "lower" else "at least"
            goal = f"{bound} {each.goal:g}: {'reached' if each.reached else 'NOT REACHED'}"
        lines.append(f"  {each.name:46s} {each.value:12,.2f} {each.unit:8s} {goal:32s} {each.note}".rstrip())
    return "\n".join(lines)


def keep(path: Path, parts: dict[str, list[Figure]]) -> None:
    """Write the figures of all parts, and of which machine they are, as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "processor": processor(),
            "system": platform.platform(),
            "python": platform.python_version(),
            "load_when_done": os.getloadavg()[0],
        },
        "parts": {name: [_plain(each) for each in figures] for name, figures in parts.items()},
    }
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _plain(figure: Figure) -> dict[str, Any]:
    return {**msgspec.structs.asdict(figure), "reached": figure.reached}


def processor() -> str:
    """The processor's name as Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _installed() -> dict[str, str]:
    """The environment in which Python keeps the program compiled, as it does for one that was installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": os.fspath(ROOT / "out" / "compiled")}


def run(*arguments: str | os.PathLike[str]) -> Spent:
    """Run `screener` with these arguments and take its time, processes that it started included."""
    before, started = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "screener", *(os.fspath(each) for each in arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env=_installed(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    after = os.times()
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode()[-500:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(time.perf_counter() - started, cpu)
