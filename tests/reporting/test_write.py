"""A report is there whole or not at all, and a failure is one plain sentence."""

import datetime
import errno
import os
from pathlib import Path

import pytest

from screener.errors import ReportError
from screener.reporting import write
from screener.reporting.write import REPORTS, renderer_for, save
from tests.reporting import made_ranking as made

DAY = datetime.date(2026, 11, 1)


@pytest.mark.parametrize("suffix", REPORTS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_is_written_in_both_languages(tmp_path: Path, suffix: str, lang: str) -> None:
    path = tmp_path / f"ranking{suffix.upper()}"
    write(made.ranking(), path, lang="fr" if lang == "fr" else "en", made=DAY)
    assert path.stat().st_size > 500
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", REPORTS)
def test_writing_twice_gives_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for path in paths:
        write(made.ranking(), path, made=DAY)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("suffix", REPORTS)
def test_a_ranking_of_nobody_is_written_too(tmp_path: Path, suffix: str) -> None:
    write(made.ranking(results=()), tmp_path / f"x{suffix}", made=DAY)
    assert (tmp_path / f"x{suffix}").is_file()


@pytest.mark.parametrize(
    ("name", "words"), [("x.doc", "does not write .doc reports"), ("x", "does not say which report")]
)
def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ReportError, match=rf"{words}.*\.html, \.xlsx, \.csv, \.json, \.jsonl, \.md"):
        write(made.ranking(), tmp_path / name, lang="en")


def test_the_language_is_the_postings_by_default(tmp_path: Path) -> None:
    write(made.ranking("fr"), tmp_path / "x.md", made=DAY)
    assert "Classement" in (tmp_path / "x.md").read_text(encoding="utf-8")


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="the folder does not exist"):
        write(made.ranking(), tmp_path / "none" / "x.csv", lang="en")


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(ReportError, match="that is a folder"):
        write(made.ranking(), tmp_path / "x.csv", lang="en")


def test_a_long_name_is_taken_and_a_longer_one_refused(tmp_path: Path) -> None:
    write(made.ranking(), tmp_path / f"{'a' * 251}.csv", lang="en")
    with pytest.raises(ReportError, match="the name is too long"):
        write(made.ranking(), tmp_path / f"{'a' * 300}.csv", lang="en")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "le disque est plein"),
        (errno.EACCES, "n'a pas le droit"),
        (errno.EROFS, "ne peut qu'être lu"),
        (errno.EIO, "n'a pas pu être écrit"),
    ],
)
def test_a_failing_disk_leaves_the_old_report_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("the old report")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReportError, match=words):
        write(made.ranking(), path, lang="fr")
    assert path.read_text() == "the old report"
    assert list(tmp_path.iterdir()) == [path]


def test_ctrl_c_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write(made.ranking(), tmp_path / "x.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_private_file_is_private(tmp_path: Path) -> None:
    save(tmp_path / "key.csv", b"x", lang="en", mode=0o600)
    assert (tmp_path / "key.csv").stat().st_mode & 0o777 == 0o600


def test_a_renderer_is_found_before_any_work_is_done() -> None:
    assert renderer_for(Path("x.JSON"), "en").__name__ == "render"
