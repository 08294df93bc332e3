"""The command line as a user meets it: results, exit statuses, and one plain sentence for every mistake."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
POSTING = ROOT / "samples" / "postings" / "1-social-media-manager.txt"
CVS = ROOT / "samples" / "cvs"
CV = CVS / "camille-renaudin.pdf"
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8"}


def screener(
    *arguments: object, stdin: str | None = None, cwd: Path = ROOT, env: dict[str, str] = ENGLISH
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "screener", *map(str, arguments)],
        capture_output=True,
        text=True,
        input=stdin,
        cwd=cwd,
        env=env,
    )


def test_rank_prints_every_candidate_and_ends_well() -> None:
    done = screener("rank", POSTING, CVS, "--format", "json", "--no-cache")
    assert done.returncode == 0, done.stderr
    ranking = json.loads(done.stdout)
    assert len(ranking["candidates"]) == len(list(CVS.iterdir()))
    for candidate in ranking["candidates"]:
        points = sum(each["points"] for each in candidate["requirements"])
        assert abs(candidate["score"] - points) <= 0.05 + 1e-9
        assert abs(sum(each["max_points"] for each in candidate["requirements"]) - 100) < 1e-6
        for each in candidate["requirements"]:
            assert each["evidence"] or each["status"] in ("not_met", "unknown"), each


def test_the_table_fits_80_columns() -> None:
    done = screener("rank", POSTING, CVS, "--no-cache")
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "camille-renaudin.pdf" in done.stdout or "Camille" in done.stdout


def test_top_keeps_the_best_and_their_ranks() -> None:
    everyone = json.loads(screener("rank", POSTING, CVS, "--format", "json", "--no-cache").stdout)["candidates"]
    best = json.loads(screener("rank", POSTING, CVS, "--format", "json", "--no-cache", "--top", 3).stdout)["candidates"]
    assert best == everyone[:3]


def test_workers_and_engine_do_not_change_a_byte() -> None:
    outputs = {
        screener("rank", POSTING, CVS, "--format", "json", "--no-cache", "--workers", n).stdout for n in (0, 1, 2)
    }
    assert len(outputs) == 1


def test_extract_gives_evidence_that_is_in_the_text() -> None:
    done = screener("extract", CVS, "--format", "jsonl", "--with-text", "--no-cache")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["file"] for row in rows] == sorted(row["file"] for row in rows)
    checked = 0
    for row in rows:
        for kind in (
            "positions",
            "education",
            "tools",
            "skills",
            "languages",
            "certifications",
            "soft_skills",
            "interests",
        ):
            for fact in row[kind]:
                assert fact["evidence"], fact
                for quote in fact["evidence"]:
                    assert row["text"][quote["start"] : quote["end"]] == quote["quote"]
                    checked += 1
    assert checked > 300


def test_the_posting_as_yaml_gives_the_same_ranking(tmp_path: Path) -> None:
    done = screener("posting", POSTING, "--format", "yaml")
    edited = tmp_path / "posting.yaml"
    edited.write_text(done.stdout, encoding="utf-8")
    plain = json.loads(screener("rank", POSTING, CV, "--format", "json", "--no-cache").stdout)
    again = json.loads(screener("rank", edited, CV, "--format", "json", "--no-cache").stdout)
    assert again["candidates"][0]["requirements"] == plain["candidates"][0]["requirements"]


def test_the_posting_may_come_from_standard_input() -> None:
    done = screener("posting", "-", "--format", "json", stdin=POSTING.read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["profile"] == "social-media-manager"


def test_explain_is_one_candidate_of_rank() -> None:
    ranking = json.loads(screener("rank", POSTING, CV, "--format", "json", "--no-cache").stdout)
    assert (
        json.loads(screener("explain", POSTING, CV, "--format", "json", "--no-cache").stdout)
        == ranking["candidates"][0]
    )


def test_a_skipped_file_is_told_and_changes_the_exit_status(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Community manager\n2019-2021 Hootsuite", encoding="utf-8")
    done = screener("rank", POSTING, tmp_path, "--format", "json", "--no-cache")
    ranking = json.loads(done.stdout)
    assert done.returncode == 1
    assert [Path(each["file"]).name for each in ranking["candidates"]] == ["good.txt"]
    assert [(Path(each["file"]).name, bool(each["reason"])) for each in ranking["skipped"]] == [("empty.pdf", True)]


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".csv", ".json", ".jsonl", ".md"])
def test_every_report_is_written(tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"ranking{suffix}"
    done = screener("rank", POSTING, CV, "--no-cache", "--quiet", "--report", report)
    assert done.returncode == 0, done.stderr
    assert report.stat().st_size > 200
    assert [path.name for path in tmp_path.iterdir()] == [report.name]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("rank", POSTING, "no/such/folder", "--lang", "en"), 2, "does not exist"),
        (("rank", "no-posting.txt", CVS), 2, "no-posting.txt"),
        (("rank", POSTING, CVS, "--profile", "astronaut"), 2, "no profile 'astronaut'"),
        (("rank", POSTING, CVS, "--reference-date", "yesterday"), 2, "'yesterday' is no month"),
        (("rank", POSTING, CVS, "--reference-date", "2026-13"), 2, "'2026-13' is no month"),
        (("rank", POSTING, CVS, "--report", "ranking.docx"), 3, ".docx"),
        (("rank", POSTING, CV, "--report", "/no/such/folder/ranking.html", "--lang", "en"), 3, "folder does not exist"),
        (("rank", POSTING, CVS, "--nonsense"), 2, "nonsense"),
        (("profiles", "astronaut"), 2, "no profile 'astronaut'"),
        (("explain", POSTING, CVS, "--lang", "en"), 2, "is a folder"),
        (("explain", POSTING, CVS), 2, f"{CVS} est un dossier"),
        (("rank", POSTING, "no/such/folder"), 2, "n'existe pas"),
        (("rank", "no-posting.txt", CVS, "--lang", "fr"), 2, "ce fichier n'existe pas"),
    ],
)
def test_a_mistake_is_one_plain_sentence(arguments: tuple[object, ...], status: int, words: str) -> None:
    done = screener(*arguments)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", ""), ("letter.txt", "Dear all, lunch is at noon."), ("broken.yaml", "requirements:\n  - text: [\n")],
)
def test_a_posting_that_asks_for_nothing_is_refused(tmp_path: Path, name: str, content: str) -> None:
    posting = tmp_path / name
    posting.write_text(content, encoding="utf-8")
    done = screener("rank", posting, CVS)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not done.stdout


def test_what_concerns_no_posting_is_said_in_the_language_of_the_machine() -> None:
    french = {**os.environ, "LC_ALL": "fr_FR.UTF-8"}
    assert "il n'y a pas de métier" in screener("profiles", "astronaut", env=french).stderr
    assert "Métiers que le programme connaît" in screener("profiles", env=french).stdout
    assert "Roles the program knows" in screener("profiles", "--lang", "en", env=french).stdout
    assert (
        screener("extract", CV, "--format", "json", "--quiet", "--no-cache", env=french).stdout
        == screener("extract", CV, "--format", "json", "--quiet", "--no-cache").stdout
    )


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    done = screener("rank", POSTING, tmp_path, "--lang", "en")
    assert done.returncode == 2
    assert "there is no CV in" in done.stderr


HELP = """
import sys
sys.argv = ["screener", "{option}"]
from screener.cli import app
try:
    app()
except SystemExit:
    pass
heavy = {{"spacy", "sklearn", "numpy", "lxml", "pypdfium2", "jinja2", "selectolax"}} & set(sys.modules)
assert not heavy, heavy
"""


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_no_heavy_library(option: str) -> None:
    done = subprocess.run([sys.executable, "-c", HELP.format(option=option)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "screener" in done.stdout


def test_blind_takes_down_who_is_who_beside_the_report(tmp_path: Path) -> None:
    report = tmp_path / "ranking.csv"
    done = screener("rank", POSTING, CV, "--format", "json", "--no-cache", "--blind", "--report", report)
    assert done.returncode == 0, done.stderr
    (candidate,) = json.loads(done.stdout)["candidates"]
    assert candidate["file"] == "Candidat 1"
    assert "contact" not in candidate
    assert "camille" not in (done.stdout + report.read_text(encoding="utf-8")).lower()
    assert "Camille Renaudin" in (tmp_path / "ranking-key.csv").read_text(encoding="utf-8")
    assert f"écrit\u00a0: {tmp_path / 'ranking-key.csv'}" in done.stderr
    again = screener("extract", CV, "--format", "jsonl", "--no-cache", "--blind-key", tmp_path / "ranking-key.csv")
    assert json.loads(again.stdout)["file"] == "Candidate 1"
    assert "already there" in again.stderr


def test_lint_warns_and_says_so_by_its_exit_status(tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text(
        "Community manager (H/F)\nProfil\n- Maîtrise de Hootsuite\n- Moins de 30 ans, digital native\n",
        encoding="utf-8",
    )
    done = screener("lint", posting, "--format", "json")
    assert done.returncode == 1, done.stderr
    assert {each["ground"] for each in json.loads(done.stdout)} == {"age"}
    posting.write_text("Community manager (H/F)\nProfil\n- Maîtrise de Hootsuite\n", encoding="utf-8")
    assert screener("lint", posting).returncode == 0
    done = screener("lint", posting, CVS / "philippe-marchal.txt", "--no-cache", "--lang", "en")
    assert done.returncode == 1
    assert "Met by nobody here" in done.stdout


def test_the_letter_and_the_notice_are_drafts_on_standard_output() -> None:
    done = screener("letter", POSTING, CV, "--no-cache", "--contact", "Élise Aubanel", "--format", "markdown")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Votre candidature")
    assert "Élise Aubanel" in done.stdout
    assert "brouillon" in done.stderr
    done = screener("notice", POSTING, "--lang", "en", "--no-cache", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert "keeps nothing of a CV" in " ".join(done.stdout.split())
    assert screener("letter", POSTING, CVS).returncode == 2


def test_what_the_reader_of_a_posting_should_know_is_said() -> None:
    posting = "Florist\n\nRequirements\n- 60 years of experience\n- Excel\n"
    shown = screener("posting", "-", stdin=posting)
    assert "60 years of experience" in shown.stderr
    assert "60 years" not in screener("posting", "-", "--quiet", stdin=posting).stderr
    written = json.loads(screener("posting", "-", "--format", "json", stdin=posting).stdout)
    assert [each["code"] for each in written["warnings"]] == ["impossible_dates"]
    assert screener("posting", POSTING).stderr.count("⚠") == 0
