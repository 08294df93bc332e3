"""Time and memory of the whole program as a user runs it: start-up, folders of CVs, a second run, worker processes."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import synthetic
from benchmarks.figures import POSTING, ROOT, Figure, Spent, run

_PEER_SECONDS = 0.10  # a CV, the quickest open-source parser measured: docs/performance.md
_SAMPLE = ROOT / "samples" / "cvs"


def startup() -> list[Figure]:
    """Seconds of wall clock until help and until one CV is ranked by a cold program; best of several."""
    one = next(iter(sorted(_SAMPLE.glob("*.pdf"))))
    python = min(bare() for _ in range(5))
    help_ = min((run("--help") for _ in range(5)), key=lambda spent: spent.wall)
    first = min((run("rank", POSTING, one, "--format", "json", "--no-cache", "--quiet") for _ in range(3)), key=_wall)
    return [
        Figure("python -c pass", python, "s", note="what no program can go below"),
        Figure("screener --help", help_.wall, "s", 0.25, note=f"{help_.cpu:.2f} s of CPU"),
        Figure("one CV ranked cold", first.wall, "s", 1.5, note=f"{first.cpu:.2f} s of CPU"),
    ]


def _wall(spent: Spent) -> float:
    return spent.wall


def bare() -> float:
    """Seconds that Python itself takes to start and end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - started


def end_to_end(pdfs: list[Path]) -> list[Figure]:
    """Wall clock of `rank` over the PDFs, start-up included, with one worker and with two; the best of three each."""

    def best(paths: list[Path], workers: int) -> float:
        common = ("--format", "jsonl", "--no-cache", "--quiet", "--workers", str(workers))
        return min(run("rank", POSTING, *paths, *common).wall for _ in range(3))

    startup_, one, two = best(pdfs[:1], 1), best(pdfs, 1), best(pdfs, 2)
    each = min(one, two) / len(pdfs)
    note = f"{len(pdfs)} PDFs"
    figures = [
        Figure("end to end, 1 worker", one, "s", note=note),
        Figure("end to end, 2 workers", two, "s", note=note),
        Figure("start-up of it", startup_, "s", note="the same with one PDF"),
        Figure(
            "quickest peer / this, per CV", _PEER_SECONDS / each, "times", 8, "higher", note=f"{1000 * each:.1f} ms"
        ),
    ]
    if min(one, two) > startup_:  # else the machine is too busy to tell
        ratio = (one - startup_) / (two - startup_)
        figures.append(Figure("1 worker / 2 workers, after start-up", ratio, "times", 1.8, "higher", "two free cores?"))
    return figures


def warm(count: int) -> list[Figure]:
    """CVs a second, all of them in the store, start-up taken off."""
    with tempfile.TemporaryDirectory() as folder:
        cvs, cache = Path(folder, "cvs"), Path(folder, "cache")
        synthetic.make(cvs, count=count, form="txt", seed=7)
        options = ("--format", "jsonl", "--quiet", "--cache", cache)
        first = run("rank", POSTING, cvs, *options).wall
        again = min(run("rank", POSTING, cvs, *options).wall for _ in range(3))
        few = sorted(cvs.iterdir())[: os.cpu_count() or 1]  # as many as make all the workers start that the run has
        alone = min(run("rank", POSTING, *few, *options).wall for _ in range(3))
    note = f"{count} synthetic CVs"
    return [
        Figure("first run, read and kept", first, "s", note=note),
        Figure("second run", again, "s", note=note),
        Figure("start-up of it", alone, "s", note=f"the same with {len(few)} CVs, one for each worker"),
        Figure(
            "warm CVs a second after start-up",
            (count - len(few)) / max(again - alone, 1e-9),
            "CV/s",
            2000,
            "higher",
            note=note,
        ),
    ]


def memory(counts: tuple[int, ...]) -> list[Figure]:
    """The most memory that the program and its largest worker held, for several numbers of CVs."""
    figures: list[Figure] = []
    parents: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        cvs = Path(folder)
        synthetic.make(cvs, count=max(counts), form="txt", seed=8)
        names = sorted(cvs.iterdir())
        for count in counts:
            some = Path(folder, f"some-{count}")
            some.mkdir()
            for name in names[:count]:
                (some / name.name).hardlink_to(name)
            parent, worker = _peaks(
                "rank", POSTING, some, "--format", "jsonl", "--no-cache", "--quiet", "--workers", "2"
            )
            parents.append(parent)
            figures.append(Figure(f"parent, {count} CVs", parent, "MB"))
            figures.append(Figure(f"largest worker, {count} CVs", worker, "MB", 250))
    if len(parents) > 1:
        figures.append(Figure(f"parent, {counts[-1]} CVs / {counts[0]} CVs", parents[-1] / parents[0], "times", 1.1))
    return figures


def _peaks(*arguments: str | os.PathLike[str]) -> tuple[float, float]:
    """Megabytes: the highest resident size of the program and of the largest of its processes (Linux)."""
    command = [sys.executable, "-m", "screener", *(os.fspath(each) for each in arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        own, workers = 0, 0
        while program.poll() is None:
            own = max(own, _resident(program.pid))
            for child in _below(program.pid):
                workers = max(workers, _resident(child))
            time.sleep(0.1)
    return own / 1000, workers / 1000


def _resident(pid: int) -> int:
    """The most kilobytes that a process has held, 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _below(pid: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    try:
        own = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
    except OSError:
        return []
    return [*own, *(child for each in own for child in _below(each))]
