"""The Parquet report: the same values as the JSON, in a stable shape, whole or not at all, the same bytes each time."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from screener.errors import ReportError
from screener.reporting import parquet_report
from screener.reporting.stream_report import Head, StreamedRanking
from screener.reporting.write import check, write
from screener.types import Ranking
from tests.reporting import made_ranking


def written(ranking: Ranking, path: Path) -> list[dict[str, Any]]:
    """The rows of the report, read as anybody would read it, and checked against the lines it was made of."""
    head = Head(ranking.posting, ranking.reference_date, ranking.version, ranking.settings_sha256)
    with StreamedRanking(head, "en") as made:
        for candidate in ranking:
            made.add(candidate.result)
        for failure in ranking.failures:
            made.add(failure)
        made.write(path)
        lines = [json.loads(line) for line in (*made.lines(), *made.skipped_lines())]
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    assert [{key: row[key] for key in line} for row, line in zip(rows, lines, strict=True)] == lines
    return rows


def test_the_values_are_those_of_the_json_even_hostile_ones(tmp_path: Path) -> None:
    rows = written(made_ranking.ranking("en"), tmp_path / "out.parquet")
    assert [row["status"] for row in rows] == ["read"] * 3 + ["skipped"] * 2
    assert [row["rank"] for row in rows] == [1, 2, 3, None, None]
    assert rows[0]["requirements"][2]["evidence"][0]["quote"] == "Hootsuite"


def test_parts_follow_each_other_and_the_manifest_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_report, "GROUP_ROWS", 10)
    monkeypatch.setattr(parquet_report, "PART_ROWS", 40)
    ranking = made_ranking.many(100)
    rows = written(ranking, tmp_path / "out.parquet")
    assert [row["file"] for row in rows[:100]] == [candidate.file for candidate in ranking]
    manifest = json.loads((tmp_path / "out.parquet" / "_manifest.json").read_bytes())
    assert [part["rows"] for part in manifest["parts"]] == [40, 40, 22]
    assert (manifest["candidates"], manifest["skipped"]) == (100, 2)
    assert manifest["settings_sha256"] == ranking.settings_sha256
    for part in manifest["parts"]:
        content = (tmp_path / "out.parquet" / part["name"]).read_bytes()
        assert (part["bytes"], part["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_shape_does_not_depend_on_what_was_found(tmp_path: Path) -> None:
    nobody = Ranking(made_ranking.POSTING, (), (), None, "0.1.0", "")
    assert written(nobody, tmp_path / "nobody.parquet") == []
    written(made_ranking.ranking("en"), tmp_path / "some.parquet")
    shapes = [pq.read_schema(tmp_path / name / "part-00000.parquet") for name in ("nobody.parquet", "some.parquet")]
    assert shapes[0].equals(shapes[1])
    assert shapes[0].equals(parquet_report.schema())


def test_equal_runs_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one.parquet", "two.parquet"):
        written(made_ranking.many(30), tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one.parquet", "two.parquet")
    )
    assert one == two


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    written(made_ranking.many(30), tmp_path / "out.parquet")
    assert len(written(made_ranking.ranking("en"), tmp_path / "out.parquet")) == 5
    assert names(tmp_path) == ["out.parquet"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_anything_else_is_left_alone(is_folder: bool, tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    precious = path / "precious.txt" if is_folder else path
    precious.parent.mkdir(exist_ok=True)
    precious.write_text("mine")
    with pytest.raises(ReportError, match="something else is there"):
        written(made_ranking.ranking("en"), path)
    assert precious.read_text() == "mine"
    assert names(tmp_path) == ["out.parquet"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out.parquet").mkdir()
    assert written(made_ranking.ranking("en"), tmp_path / "out.parquet")


def test_a_ranking_in_memory_is_written_by_its_suffix(tmp_path: Path) -> None:
    ranking = made_ranking.ranking("en")
    rows = written(ranking, tmp_path / "streamed.parquet")
    check(tmp_path / "whole.PARQUET", "en")
    write(ranking, tmp_path / "whole.PARQUET", lang="en")
    assert pq.read_table(tmp_path / "whole.PARQUET").to_pylist() == rows


def test_what_cannot_be_written_is_known_before_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken.parquet").write_text("mine")
    for name, sentence in (
        ("taken.parquet", "something else is there"),
        ("none/out.parquet", "the folder does not exist"),
        ("out.odt", r"does not write \.odt reports.*\.parquet"),
    ):
        with pytest.raises(ReportError, match=sentence):
            check(tmp_path / name, "en")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ReportError, match="needs pyarrow"):
        check(tmp_path / "out.parquet", "en")


def test_a_missing_folder_and_a_missing_library_are_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ReportError, match="the folder does not exist"):
        written(made_ranking.ranking("en"), tmp_path / "nowhere" / "out.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ReportError, match=r"pip install 'screener\[dask\]'"):
        written(made_ranking.ranking("en"), tmp_path / "out.parquet")
    assert names(tmp_path) == []


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
