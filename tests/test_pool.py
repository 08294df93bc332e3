"""A stored pool: the ranking of the folder it was read from, without reading a file, whatever happened to the store."""

import json
import os
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from screener import pool, screening
from screener.cli import app
from screener.errors import UsageError
from screener.pool import StoredPool, screen_pool
from screener.posting import read_posting
from screener.reporting.contract import ranking_object
from screener.scoring.bulk import Bulk, Scores
from screener.store import NAME, Store
from screener.types import Ranking, Settings

ROOT = Path(__file__).parent.parent
CVS, POSTING = ROOT / "samples" / "cvs", ROOT / "samples" / "postings" / "1-social-media-manager.txt"
OTHER = ROOT / "samples" / "postings" / "3-social-media-analyst.md"
NAMES = ("claire-vasselin.txt", "karim-haddou.txt", "priya-raman.md", "helene-castaing.docx")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with CVs that were ranked once, so that `cache` keeps them; the present folder."""
    monkeypatch.chdir(tmp_path)
    Path("cvs").mkdir()
    for name in NAMES:
        shutil.copy(CVS / name, Path("cvs", name))
    screening.screen("cvs", POSTING, workers=0, cache="cache")
    return tmp_path


def shown(ranking: Ranking) -> object:
    found = ranking_object(ranking, "en")
    found.pop("ranked", None)
    return found


def changed(home: Path, *statements: str) -> None:
    with sqlite3.connect(home / "cache" / NAME) as store:
        for statement in statements:
            store.execute(statement)
    store.close()


def kept(home: Path, table: str) -> int:
    with sqlite3.connect(home / "cache" / NAME) as store:
        count: int = store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - a name of this file
    store.close()
    return count


@pytest.mark.parametrize("posting", [POSTING, OTHER], ids=lambda path: path.name)
@pytest.mark.parametrize("workers", [0, 2])
def test_the_ranking_of_the_folder_without_its_files(home: Path, posting: Path, workers: int) -> None:
    whole = screening.screen("cvs", posting, workers=0)
    shutil.rmtree(home / "cvs")
    found = screen_pool("cache", posting, workers=workers)
    assert found.ranked == len(NAMES)
    assert shown(found) == shown(whole)
    assert shown(screen_pool(Path("cache", NAME), posting, workers=0)) == shown(whole)


def test_the_first_have_the_places_of_all(home: Path) -> None:
    whole = screen_pool("cache", POSTING, workers=0)
    assert screen_pool("cache", POSTING, workers=0, top=2).candidates == whole.candidates[:2]


def test_files_are_named_where_they_lie(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert {each.file for each in screen_pool("../cache", POSTING, workers=0)} == {
        str(home / "cvs" / name) for name in NAMES
    }
    (home / "cvs").rename(home / "moved")
    screening.screen(home / "moved", POSTING, workers=0, cache=home / "cache")
    assert {Path(each.file).parent.name for each in screen_pool("../cache", POSTING, workers=0)} == {"moved"}


def test_names_of_any_bytes_stay_in_the_pool(home: Path) -> None:
    for number, name in enumerate((b"caf\xe9.p\xe9f", "à.été".encode(), b"two\nlines.my doc\n")):
        content = (CVS / "claire-vasselin.txt").read_text(encoding="utf-8") + f"Dossier {number}"
        Path(os.fsdecode(b"cvs/" + name)).write_text(content, encoding="utf-8")
    whole = screening.screen("cvs", POSTING, workers=0, cache="cache")
    assert (len(whole), whole.failures) == (len(NAMES) + 3, ())
    assert {each.file for each in screen_pool("cache", POSTING, workers=0)} == {each.file for each in whole}


def test_what_is_new_is_arranged_and_what_is_old_is_kept(home: Path) -> None:
    first = StoredPool("cache", Settings(), 0)
    assert sum(len(piece.contents) for piece in first.waiting()) == len(NAMES)
    first.arrange(first.waiting())
    assert first.waiting() == []
    shutil.copy(CVS / "thomas-le-guennec.pdf", Path("cvs", "new.pdf"))
    screening.screen("cvs", POSTING, workers=0, cache="cache")
    again = StoredPool("cache", Settings(), 0)
    assert [len(piece.contents) for piece in again.waiting()] == [1]
    assert shown(again.rank(read_posting(POSTING))) == shown(screening.screen("cvs", POSTING, workers=0))
    assert kept(home, "piece") == 2


def test_many_pieces(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PIECE", 1)
    found = screen_pool("cache", POSTING, workers=0)
    assert kept(home, "piece") == len(NAMES)
    assert shown(found) == shown(screening.screen("cvs", POSTING, workers=0))


def test_nothing_is_left_of_what_was_removed(home: Path) -> None:
    screen_pool("cache", POSTING, workers=0)
    store = Store(Path("cache"))
    assert store.purge(0.0) == 0
    assert kept(home, "piece") == 1
    store.clear()
    store.close()
    assert [kept(home, table) for table in ("cv", "place", "piece")] == [0, 0, 0]
    with pytest.raises(UsageError, match="holds 0 CVs"):
        screen_pool("cache", POSTING, workers=0)


def test_a_damaged_piece_is_scored_from_the_records(home: Path) -> None:
    whole = shown(screen_pool("cache", POSTING, workers=0))
    changed(home, "UPDATE piece SET columns = zeroblob(length(columns))")
    assert shown(screen_pool("cache", POSTING, workers=0)) == whole


def test_a_damaged_record_is_a_skipped_file(home: Path) -> None:
    changed(home, "UPDATE cv SET record = zeroblob(3) WHERE content LIKE '%.docx'")
    found = screen_pool("cache", POSTING, workers=0)
    assert (found.ranked, len(found)) == (3, 3)
    assert [(each.path, each.reason.key) for each in found.failures] == [
        ("cvs/helene-castaing.docx", "unreadable.record")
    ]


def test_should_a_score_differ_all_are_scored_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = shown(screen_pool("cache", POSTING, workers=0))
    scores = Bulk.scores

    def wrong(self: Bulk, columns: object) -> Scores:
        found = scores(self, columns)  # type: ignore[arg-type]
        return msgspec.structs.replace(found, values=[50.0 for _ in found.values])

    monkeypatch.setattr(Bulk, "scores", wrong)
    assert shown(screen_pool("cache", POSTING, workers=0)) == whole


def test_a_cv_read_in_an_earlier_month_stays_in_the_pool(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {each.file: each.result.cv.reference_date for each in screen_pool("cache", POSTING, workers=0)}
    monkeypatch.setattr(screening, "default_month", lambda: "2031-05")
    after = screen_pool("cache", POSTING, workers=0)
    assert {each.file: each.result.cv.reference_date for each in after} == before
    screening.screen("cvs", POSTING, workers=0, cache="cache")  # read again: the newer record counts
    again = screen_pool("cache", POSTING, workers=0)
    assert again.ranked == len(NAMES)
    assert "2031-05" in {each.result.cv.reference_date for each in again}


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--pool", "nowhere"], 2, "there is no pool in nowhere"),
        (["--pool", "cvs"], 2, "there is no pool in cvs"),
        (["--pool", "cache", "cvs"], 2, "leave out 'cvs'"),
        ([], 2, "or a pool with --pool"),
        (["--pool", "cache", "--reference-date", "2020-01"], 2, "holds 4 CVs, none of which this version"),
        (["--pool", "cache", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"], 2, "on this machine"),
        (["--pool", "cache", "--top", "2"], 0, "the first 2 are explained"),
        (["--pool", "cache"], 0, "getting 4 CVs of the pool ready"),
    ],
)
def test_the_command(home: Path, options: list[str], status: int, said: str) -> None:
    workers = [] if "dask" in options else ["--workers", "0"]
    done = CliRunner().invoke(app, ["rank", str(POSTING), *options, *workers, "--lang", "en"], env={"LANG": "en_GB"})
    assert (done.exit_code, said in done.stderr) == (status, True), done.stderr


def test_a_foreign_database_is_no_pool(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(UsageError, match="belongs to another program"):
        StoredPool(tmp_path, Settings(), 0)


def test_every_report_says_that_it_is_the_first_of_a_pool(home: Path) -> None:
    suffixes = (".html", ".md", ".json", ".jsonl", ".csv", ".xlsx", ".parquet")
    reports = [option for suffix in suffixes for option in ("--report", f"ranking{suffix}")]
    options = ["--pool", "cache", "--top", "2", "--workers", "0", "--lang", "en", "--quiet"]
    done = CliRunner().invoke(app, ["rank", str(POSTING), *options, *reports])
    assert done.exit_code == 0, done.stderr
    assert "and 2 more; --top 4 shows all" in done.stdout
    for name in ("ranking.html", "ranking.md"):
        assert "The first 2 candidates of the 4 CVs of a pool" in Path(name).read_text(encoding="utf-8")
    assert json.loads(Path("ranking.json").read_bytes())["ranked"] == 4
    assert json.loads(Path("ranking.parquet", "_manifest.json").read_bytes())["ranked"] == 4
    lines = [json.loads(line) for line in Path("ranking.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["rank"] for line in lines] == [1, 2]


def test_a_blind_ranking_of_a_pool_names_nobody(home: Path) -> None:
    options = ["--pool", "cache", "--workers", "0", "--lang", "en", "--format", "json", "--blind-key", "key.csv"]
    done = CliRunner().invoke(app, ["rank", str(POSTING), *options])
    assert done.exit_code == 0, done.stderr
    assert "claire" not in done.stdout.lower()
    assert "claire-vasselin.txt" in Path("key.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("workers", [0, 2])
def test_a_pool_in_parquet_is_the_same_pool(home: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PIECE", 3)
    whole = shown(screen_pool("cache", OTHER, workers=0))
    done = CliRunner().invoke(app, ["cache", "export", "pool.parquet", "--cache", "cache"], env={"LANG": "en_GB"})
    assert (done.exit_code, done.stderr) == (0, "wrote 4 CVs to pool.parquet\n")
    shutil.rmtree("cache")
    assert shown(screen_pool("pool.parquet", OTHER, workers=workers)) == whole
    scores = StoredPool("pool.parquet", Settings(), 0).scores(read_posting(OTHER), alone=True)
    assert scores == StoredPool("pool.parquet", Settings(), 0).scores(read_posting(OTHER))


def test_what_is_wrong_with_parquet_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner(env={"LANG": "en_GB"})
    assert run.invoke(app, ["cache", "export", "pool.parquet", "--cache", "cache"]).exit_code == 0
    again = run.invoke(app, ["cache", "export", "pool.parquet", "--cache", "cache"])
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    nowhere = run.invoke(app, ["cache", "export", "no/folder", "--cache", "cache"])
    assert (nowhere.exit_code, "cannot be written" in nowhere.stderr) == (2, True)
    with pytest.raises(UsageError, match="write it anew"):
        StoredPool("pool.parquet", Settings(reference_date="2020-01"), 0)
    shutil.copytree("pool.parquet", "cut.parquet")
    Path("cut.parquet", "part-00000.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(UsageError, match=r"cut.parquet cannot be used"):
        StoredPool("cut.parquet", Settings(), 0)
