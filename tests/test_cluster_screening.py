"""The whole product on a Dask cluster: the same bytes as here, from paths and addresses, whatever is in the folder."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from screener import engine, screening
from screener.posting import read_posting
from screener.reporting import to_json
from screener.reporting.stream_report import StreamedRanking
from screener.types import Failure, Limits, Settings

ROOT = Path(__file__).parent.parent
CVS, POSTING = ROOT / "samples" / "cvs", ROOT / "samples" / "postings" / "1-social-media-manager.txt"
# Formats that are read quickly; every other one takes the same way.
NAMES = [path for path in sorted(CVS.iterdir()) if path.suffix in {".txt", ".md", ".html", ".docx"}]
SETTINGS = Settings(reference_date="2026-10", limits=Limits(seconds=15))


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    options: dict[str, Any] = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "processes": True,
        "dashboard_address": "127.0.0.1:0",
    }
    with LocalCluster(host="127.0.0.1", **options) as started:  # type: ignore[no-untyped-call]
        yield started.scheduler_address


def test_the_same_bytes_as_in_this_process(cluster: str, tmp_path: Path) -> None:
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7 cut short")
    given = [*NAMES, tmp_path]
    here = screening.screen(given, POSTING, settings=SETTINGS, workers=0)
    there = screening.screen(given, POSTING, settings=SETTINGS, workers=cluster)
    assert to_json(there) == to_json(here)
    assert len(here) + len(here.failures) == len(NAMES) + 1


def test_rows_packed_by_the_workers_make_the_same_report(cluster: str) -> None:
    posting = read_posting(POSTING)
    here = screening.screen(NAMES, posting, settings=SETTINGS, workers=0)
    with StreamedRanking(screening.head_of(posting, SETTINGS), "fr") as kept:
        for row in screening.stream_rows(NAMES, posting, "fr", settings=SETTINGS, workers=cluster):
            kept.add(row)
        assert b"".join(kept.rendered(".json")).decode() == to_json(here, lang="fr") + "\n"


def test_paths_are_those_of_the_one_who_asks(cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cvs").mkdir()
    (tmp_path / "cvs" / "a.txt").write_bytes((CVS / "claire-vasselin.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    found = screening.screen("cvs", POSTING, settings=SETTINGS, workers=cluster, cache="kept")
    assert [candidate.file for candidate in found] == ["cvs/a.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cvs", "kept"]


def test_addresses_are_read_by_the_workers(cluster: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((CVS / "claire-vasselin.txt").read_bytes())
    by_path = screening.screen(tmp_path, POSTING, settings=SETTINGS, workers=cluster)
    by_url = screening.screen(f"file://{tmp_path}", POSTING, settings=SETTINGS, workers=cluster)
    assert by_url[0].file == f"file://{tmp_path}/a.txt"
    assert (by_url[0].score, by_url[0].result.matches) == (by_path[0].score, by_path[0].result.matches)


def test_addresses_are_read_here_too(tmp_path: Path) -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/pool/a.txt", (CVS / "claire-vasselin.txt").read_bytes())
    store.pipe("/pool/large.txt", bytes(2_000))
    limits = Limits(file_bytes=1_000)
    try:
        results = list(screening.stream("memory://pool", POSTING, settings=Settings(limits=limits), workers=0))
    finally:
        store.rm("/pool", recursive=True)
    assert {type(each) for each in results} == {Failure}
    assert {each.reason.key for each in results if isinstance(each, Failure)} == {"unreadable.too_large"}


def test_the_name_of_the_program_says_what_differs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from screener import screening; print(screening.identity())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{screening.identity()}\n"
    assert screening.identity().startswith(f"screener {screening.version()} (program ")
    assert engine.run_on_cluster.__doc__
