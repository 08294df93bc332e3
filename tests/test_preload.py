"""The command line as a process: when workers begin to load, and that ending at once loses nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener import preload
from screener.engine import forkserver

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["rank", "posting.txt", "cvs"], True),
        (["rank", "posting.txt", "cvs", "--workers", "2"], True),
        (["rank", "posting.txt", "cvs", "--workers=2"], True),
        (["rank", "posting.txt", "cvs", "--workers", "0"], False),
        (["rank", "posting.txt", "cvs", "--workers=0"], False),
        (["rank", "posting.txt", "--pool", "kept"], False),
        (["rank", "posting.txt", "--pool=kept"], False),
        (["rank", "posting.txt", "cvs", "--engine", "dask", "--scheduler", "tcp://10.0.0.1:8786"], False),
        (["rank", "posting.txt", "cvs", "--workers"], True),
        (["rank", "posting.txt"], False),
        (["rank", "--help", "posting.txt", "cvs"], False),
        (["rank", "-h", "posting.txt"], False),
        (["posting", "posting.txt", "--quiet"], False),
        (["--version"], False),
        ([], False),
    ],
)
def test_workers_begin_to_load_for_a_ranking_that_needs_them(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], begins: bool
) -> None:
    begun: list[tuple[str, ...]] = []
    monkeypatch.setattr(forkserver, "start_server", begun.append)
    preload.begin(arguments)
    assert begun == ([preload.PRELOAD] if begins else [])


def test_what_was_written_last_is_there_and_the_status_with_it(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    posting = str(ROOT / "samples" / "postings" / "1-social-media-manager.txt")
    command = [sys.executable, "-m", "screener", "rank", posting, str(tmp_path)]
    done = subprocess.run([*command, "--format", "json", "--no-cache"], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.rstrip().endswith(b"}")
    assert b"bad.pdf" in done.stdout


def test_output_that_cannot_be_written_is_not_a_success() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        done = subprocess.run([sys.executable, "-m", "screener", "--version"], stdout=gone, cwd=ROOT, check=False)
    assert done.returncode != 0
