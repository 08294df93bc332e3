"""The documentation is true: links lead somewhere, commands exist, examples run, the hand-made sum is the program's."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import typer.main

from screener.cli import app
from screener.screening import screen

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")])

_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"(?:^    |`)screener ([a-z]+)(?=[\s`])", re.MULTILINE)
_BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_ROW = re.compile(r"^\| (\w\d) \| (.+?) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", re.MULTILINE)


def module(path: Path) -> ModuleType:
    """A script of docs/ as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_page_of_commands_is_the_command_line() -> None:
    made = module(DOCS / "make_commands.py")
    assert made.page() == made.PAGE.read_text(encoding="utf-8"), "run: python docs/make_commands.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_a_file(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if not link.startswith(("http://", "https://", "#")):
            assert (page.parent / link.partition("#")[0]).exists(), f"{page.name} links to {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_named_exist(page: Path) -> None:
    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = set(_COMMAND.findall(page.read_text(encoding="utf-8")))
    assert named <= known, f"{page.name} names {named - known}"


def test_every_page_for_users_is_linked_from_the_readme() -> None:
    linked = set(_LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    for name in (
        "getting-started",
        "premiers-pas",
        "commands",
        "score",
        "limits",
        "limites",
        "faq",
        "questions",
        "for-developers",
    ):
        assert f"docs/{name}.md" in linked


@pytest.mark.parametrize("page", [DOCS / "for-developers.md", ROOT / "README.md"], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    blocks = [code for kind, code in _BLOCK.findall(page.read_text(encoding="utf-8")) if kind == "python"]
    assert blocks
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("make", "*.jpg"))
    for number, code in enumerate(blocks):
        script = tmp_path / f"example{number}.py"
        script.write_text(code, encoding="utf-8")
        done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_example_of_the_score_is_the_programs_own() -> None:
    page = (DOCS / "score.md").read_text(encoding="utf-8")
    files = [(DOCS / "example" / name).read_text(encoding="utf-8").strip() for name in ("posting.txt", "cv.txt")]
    assert [block.strip() for _, block in _BLOCK.findall(page)][:2] == files
    ranking = screen(DOCS / "example" / "cv.txt", DOCS / "example" / "posting.txt", workers=0)
    total = sum(each.weight for each in ranking.posting.requirements)
    rows = _ROW.findall(page)
    for row, requirement, match in zip(rows, ranking.posting.requirements, ranking[0].result.matches, strict=True):
        assert row[:2] == (requirement.id, requirement.text)
        weight, most, fulfilment, points = map(float, row[2:])
        assert weight == requirement.weight
        assert fulfilment == match.fulfilment
        assert most == pytest.approx(100 * weight / total, abs=0.005)
        assert points == pytest.approx(most * fulfilment, abs=0.006)
        assert points == pytest.approx(match.points, abs=0.005)
    assert f"score **{ranking[0].score}**, band {ranking[0].band}" in page
    assert sum(float(row[5]) for row in rows) == pytest.approx(ranking[0].score, abs=0.05)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pictures_say_what_they_show(page: Path) -> None:
    for words in re.findall(r"!\[([^\]]*)\]\(", page.read_text(encoding="utf-8")):
        assert len(words) > 15, f"{page.name}: a picture without words for those who do not see it"
