"""`rank` with outputs that are written row by row, here and on a cluster: the bytes of the ranking held in memory."""

import datetime
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from screener import screening
from screener.posting import read_posting
from screener.reporting import json_report, write
from screener.types import Settings
from tests.engine import clusters

ROOT = Path(__file__).parent.parent
CVS, POSTING = ROOT / "samples" / "cvs", ROOT / "samples" / "postings" / "1-social-media-manager.txt"
SETTINGS = Settings(reference_date="2026-10")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """CVs of quick formats, one of them twice, and a file that is none."""
    made = tmp_path / "cvs"
    made.mkdir()
    for name in ("claire-vasselin.txt", "karim-haddou.txt", "priya-raman.md", "helene-castaing.docx"):
        shutil.copy(CVS / name, made / name)
    shutil.copy(CVS / "claire-vasselin.txt", made / "copy.txt")
    (made / "cut.pdf").write_bytes(b"%PDF-1.7 cut short")
    return made


def rank(folder: Path, *options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "screener", "rank", POSTING, "cvs", "--reference-date", "2026-10", "--no-cache"]
    return subprocess.run([*map(str, (*command, *options))], capture_output=True, cwd=folder.parent)


def contents(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_row_by_row_is_the_ranking_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    done = rank(folder, "--format", "json", "--report", "out.parquet", "--workers", 0)
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1] == "écrit\u00a0: out.parquet".encode()
    ranking = screening.screen("cvs", read_posting(POSTING), settings=SETTINGS, workers=0)
    assert done.stdout == json_report.render(ranking, "fr", datetime.date.min)
    write(ranking, "whole.parquet")
    assert contents(Path("out.parquet")) == contents(Path("whole.parquet"))


def test_a_cluster_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    with clusters.programs(logs, 1) as started:
        there = rank(
            folder, "--format", "jsonl", "--report", "there.parquet", "--engine", "dask", "--scheduler", started.address
        )
    here = rank(folder, "--format", "jsonl", "--report", "here.parquet", "--workers", 0)
    assert there.returncode == 1, there.stderr
    assert there.stdout == here.stdout
    assert contents(tmp_path / "there.parquet") == contents(tmp_path / "here.parquet")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--engine", "dask"), b"--engine dask needs the scheduler's address"),
        (("--scheduler", "tcp://127.0.0.1:1"), b"add --engine dask"),
        (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--workers", 2), b"--workers is for this machine"),
    ],
)
def test_options_that_do_not_fit_are_said_plainly(folder: Path, options: tuple[object, ...], sentence: bytes) -> None:
    done = rank(folder, *options)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_report_that_cannot_be_written_is_known_before_the_run(folder: Path) -> None:
    (folder.parent / "taken.parquet").write_text("mine")
    done = rank(folder, "--format", "jsonl", "--report", "taken.parquet")
    assert (done.returncode, done.stdout) == (3, b"")
