"""Reports larger than memory: the same bytes as from a ranking in memory, in whatever order results come."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from screener.errors import ReportError
from screener.reporting import csv_report, json_report, sorted_runs, stream_report
from screener.reporting.sorted_runs import Record, SortedRuns
from screener.reporting.stream_report import Head, StreamedRanking, pack
from screener.types import Flag, Language, Message, Ranking
from tests.reporting import made_ranking

DAY = datetime.date(2026, 10, 1)
RENDERERS = {".csv": csv_report.render, ".json": json_report.render, ".jsonl": json_report.render_lines}


@pytest.fixture(autouse=True)
def _many_small_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_runs, "RUN_BYTES", 8_000)
    monkeypatch.setattr(sorted_runs, "FAN", 3)


def streamed(ranking: Ranking, lang: Language, *, packed: bool = False, seed: int = 0) -> StreamedRanking:
    head = Head(ranking.posting, ranking.reference_date, ranking.version, ranking.settings_sha256)
    results = [candidate.result for candidate in ranking.candidates] + list(ranking.failures)
    random.Random(seed).shuffle(results)  # noqa: S311 - any order will do
    made = StreamedRanking(head, lang)
    for result in results:
        made.add(pack(result, ranking.posting, lang) if packed and not hasattr(result, "stage") else result)
    return made


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("suffix", list(RENDERERS))
@pytest.mark.parametrize("packed", [True, False])
def test_the_bytes_are_those_of_a_ranking_in_memory(suffix: str, lang: Language, packed: bool) -> None:
    ranking = made_ranking.ranking(lang)
    ordered = msgspec.structs.replace(ranking, failures=tuple(sorted(ranking.failures, key=lambda each: each.path)))
    with streamed(ranking, lang, packed=packed) as made:
        assert b"".join(made.rendered(suffix)) == RENDERERS[suffix](ordered, lang, DAY)


@pytest.mark.parametrize("suffix", list(RENDERERS))
def test_so_they_are_for_many_that_do_not_fit_into_one_run(suffix: str) -> None:
    ranking = msgspec.structs.replace(made_ranking.many(120), failures=())
    with streamed(ranking, "en") as made:
        assert b"".join(made.rendered(suffix)) == RENDERERS[suffix](ranking, "en", DAY)
        assert (made.candidates, made.skipped) == (120, 0)


@pytest.mark.parametrize("suffix", list(RENDERERS))
def test_so_they_are_for_nobody(suffix: str) -> None:
    ranking = msgspec.structs.replace(made_ranking.ranking("en", results=()), failures=())
    with streamed(ranking, "en") as made:
        assert b"".join(made.rendered(suffix)) == RENDERERS[suffix](ranking, "en", DAY)


@pytest.mark.parametrize("suffix", list(RENDERERS))
def test_the_first_of_them_keep_their_places(suffix: str) -> None:
    ranking = msgspec.structs.replace(made_ranking.many(50), failures=())
    first = msgspec.structs.replace(ranking, candidates=ranking.candidates[:7])
    with streamed(ranking, "en") as made:
        assert b"".join(made.rendered(suffix, 7)) == RENDERERS[suffix](first, "en", DAY)


def test_the_order_of_arrival_changes_nothing() -> None:
    ranking = made_ranking.many(60)
    found = set()
    for seed in range(3):
        with streamed(ranking, "fr", seed=seed) as made:
            found.add(b"".join(made.rendered(".json")))
    assert len(found) == 1


def test_a_late_flag_is_added_to_its_candidate_once() -> None:
    ranking = made_ranking.ranking("en")
    flag = Flag("duplicate", Message("warning.duplicate", {"other": "cvs/bo.txt"}))
    first = ranking[0].result
    flagged = msgspec.structs.replace(first, warnings=(*first.warnings, flag))
    others = [candidate.result for candidate in ranking.candidates[1:]]
    with streamed(ranking, "en") as made:
        made.flag(first.cv.document.path, flag)
        made.flag(first.cv.document.path, flag)
        expected = json_report.render_lines(made_ranking.ranking("en", [flagged, *others]), "en", DAY)
        assert b"".join(made.lines()) == expected


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with streamed(made_ranking.many(20), "en") as made:
        made.write(tmp_path / "out.jsonl")
        assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 20

        def broken() -> Iterator[bytes]:
            yield b"half"
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(made, "lines", broken)
        with pytest.raises(ReportError, match="disk is full"):
            made.write(tmp_path / "other.jsonl")
    assert names(tmp_path) == ["out.jsonl"]


def test_a_report_that_needs_everything_at_once_is_refused(tmp_path: Path) -> None:
    with streamed(made_ranking.ranking(), "en") as made, pytest.raises(ReportError, match=r"\.html report needs all"):
        made.write(tmp_path / "out.html")


def test_no_file_of_the_runs_can_be_found(tmp_path: Path) -> None:
    with StreamedRanking(Head(made_ranking.POSTING, None, "", ""), "en", folder=tmp_path) as made:
        for candidate in made_ranking.many(30):
            made.add(candidate.result)
        assert list(made.lines())
        assert names(tmp_path) == []


def test_a_full_disk_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_runs, "RUN_BYTES", 1)
    head = Head(made_ranking.POSTING, None, "", "")
    with (
        StreamedRanking(head, "en", folder=tmp_path / "gone") as made,
        pytest.raises(ReportError, match="could not be kept"),
    ):
        made.add(made_ranking.ada())


def test_records_come_in_order_as_often_as_asked() -> None:
    numbers = list(range(2_000))
    random.Random(1).shuffle(numbers)  # noqa: S311
    records: list[Record] = [(-(number % 7) / 10, b"%d" % number, 0.0, 0.0, b"x" * 50) for number in numbers]
    runs = SortedRuns()
    for record in records:
        runs.add(record)
    assert list(runs) == list(runs) == sorted(records)
    assert len(runs) == 2_000
    runs.close()


def test_the_suffixes_are_those_that_can_be_written() -> None:
    with streamed(made_ranking.ranking(), "en") as made:
        for suffix in set(stream_report.SUFFIXES) - {".parquet"}:
            assert b"".join(made.rendered(suffix))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
