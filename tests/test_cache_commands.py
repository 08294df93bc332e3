"""`screener cache`: what is kept is said, removed when old enough, and a wrong age is no age."""

import datetime
import sqlite3
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from screener.cache_commands import age_began
from screener.cli import app
from screener.errors import UsageError
from screener.store import NAME, Store
from screener.types import CV, Document

NOW = datetime.datetime(2026, 3, 31, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("age", "day"),
    [("90d", "2025-12-31"), ("1m", "2026-02-28"), ("24m", "2024-03-28"), ("3m", "2025-12-28"), ("2y", "2024-03-28")],
)
def test_an_age(age: str, day: str) -> None:
    assert str(age_began(age, NOW).date()) == day


@pytest.mark.parametrize("age", ["", "24", "m", "-1m", "0d", "24 m", "24M", "9999y", "1.5y"])
def test_no_age(age: str) -> None:
    with pytest.raises(UsageError):
        age_began(age, NOW)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of two CVs, one of them three years old."""
    store = Store(tmp_path)
    cv = CV(Document("a.txt", "00", "text", (), "fr", ("fr",), "plain"), "2026-10")
    now = time.time()
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: now - 3 * 365 * 86400)
        store.put("old", "settings", cv)
    store.put("new", "settings", cv)
    store.close()
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["cache", *map(str, arguments)])
    return done.exit_code, done.output


def test_info_purge_and_clear(cache: Path) -> None:
    assert "2 CVs" in run("info", "--cache", cache)[1]
    assert run("purge", "--older-than", "24m", "--cache", cache) == (0, "removed 1 CV\n")
    assert run("clear", "--cache", cache) == (0, "removed 1 CV\n")
    assert "0 CVs" in run("info", "--cache", cache)[1]


def test_nothing_is_made_where_there_is_no_cache(tmp_path: Path) -> None:
    status, said = run("info", "--cache", tmp_path / "none")
    assert status == 2
    assert "there is no cache" in said
    assert not (tmp_path / "none").exists()


def test_another_programs_file_is_named_and_left(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    status, said = run("clear", "--cache", tmp_path)
    assert status == 2
    assert "belongs to another program" in said
