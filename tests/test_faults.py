"""What goes wrong around a run: it is killed, interrupted, the disk fills, files vanish. The report is whole or absent.

A full disk is played by a limit on the size of files, which needs no other rights than a user's.
"""

import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
POSTING = ROOT / "samples" / "postings" / "1-social-media-manager.txt"
CV = ROOT / "samples" / "cvs" / "claire-vasselin.txt"
FILES = 300
PATIENCE = 120.0  # seconds until a run that does nothing is given up

Process = subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def cvs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough CVs, no two alike, for something to happen while they are read."""
    folder = tmp_path_factory.mktemp("cvs")
    text = CV.read_text(encoding="utf-8")
    for number in range(FILES):
        (folder / f"{number:03}.txt").write_text(f"{text}\nDossier {number}\n", encoding="utf-8")
    return folder


def command(cvs: Path, out: Path, cache: Path) -> list[str]:
    options = ("--report", out / "r.json", "--cache", cache, "--reference-date", "2026-10", "--workers", 2, "--quiet")
    return [sys.executable, "-m", "screener", "rank", *map(str, (POSTING, cvs, "--format", "csv", *options))]


def start(cvs: Path, out: Path, cache: Path, prepare: Callable[[], None] | None = None) -> Process:
    out.mkdir(exist_ok=True)
    return subprocess.Popen(
        command(cvs, out, cache),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=prepare,  # noqa: PLW1509 - it sets a limit and nothing else
    )


def wait_for_reading(process: Process, cache: Path) -> None:
    """Until the first CVs are kept: the run is in the middle of its work."""
    until = time.monotonic() + PATIENCE
    log = cache / "cvs.sqlite3-wal"
    while time.monotonic() < until and process.poll() is None:
        if log.exists() and log.stat().st_size > 30_000:
            return
        time.sleep(0.01)
    assert process.poll() is None, "the run was over before it could be disturbed"
    pytest.fail("nothing was read")


def left_behind(session: int) -> list[str]:
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = each.read_text().rpartition(")")
        except OSError:
            continue
        state, _, _, its_session = rest.split()[:4]
        if int(its_session) == session and state != "Z":
            found.append(name)
    return found


def nothing_left(session: int) -> bool:
    """Whether every process of the session ends within seconds: the server of workers ends after its last client."""
    until = time.monotonic() + 10
    while left_behind(session) and time.monotonic() < until:
        time.sleep(0.1)
    return not left_behind(session)


@pytest.fixture(scope="module")
def whole(cvs: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The report of a run that nothing disturbed."""
    out = tmp_path_factory.mktemp("whole")
    done = start(cvs, out, out / "cache")
    _, said = done.communicate(timeout=PATIENCE)
    assert done.returncode == 0, said
    return (out / "r.json").read_bytes()


def test_killed_and_run_again(cvs: Path, whole: bytes, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    process = start(cvs, out, cache)
    wait_for_reading(process, cache)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert list(out.iterdir()) == []
    before = when_read(cache)
    assert 0 < len(before) < FILES
    again = start(cvs, out, cache)
    again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    assert (out / "r.json").read_bytes() == whole
    after = when_read(cache)
    assert len(after) == FILES
    assert {content: after[content] for content in before} == before, "nothing is read twice"


def when_read(cache: Path) -> dict[str, float]:
    """When each content was read and kept; one that is read again is kept anew."""
    with contextlib.closing(sqlite3.connect(cache / "cvs.sqlite3")) as store:
        return dict(store.execute("SELECT content, saved FROM cv"))


def test_a_killed_parent_leaves_no_worker(cvs: Path, tmp_path: Path) -> None:
    process = start(cvs, tmp_path / "out", tmp_path / "cache")
    wait_for_reading(process, tmp_path / "cache")
    process.kill()
    process.communicate()
    assert nothing_left(process.pid)


def test_ctrl_c(cvs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(cvs, out, tmp_path / "cache")
    wait_for_reading(process, tmp_path / "cache")
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert f"fichiers lus sur {FILES}".encode() in said
    assert b"Traceback" not in said
    assert nothing_left(process.pid)
    assert list(out.iterdir()) == []


def test_a_full_disk_while_the_report_is_written(cvs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(cvs, out, tmp_path / "cache", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)))
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert b"Traceback" not in said
    assert len(said.strip().splitlines()) <= 2, said
    assert [path for path in out.iterdir() if path.suffix == ".json"] == []


def test_files_that_vanish(cvs: Path, tmp_path: Path) -> None:
    mine, out = tmp_path / "cvs", tmp_path / "out"
    shutil.copytree(cvs, mine)
    process = start(mine, out, tmp_path / "cache")
    wait_for_reading(process, tmp_path / "cache")
    for path in sorted(mine.iterdir())[-20:]:
        path.unlink()
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 1), said
    ranking = json.loads((out / "r.json").read_bytes())
    assert len(ranking["candidates"]) + len(ranking["skipped"]) == FILES
    assert all(each["reason"] for each in ranking["skipped"])
