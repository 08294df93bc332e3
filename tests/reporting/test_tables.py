"""CSV, Markdown and the terminal: whole, harmless, and fit for their width."""

import csv
import datetime
import io
import re
import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from screener.profiles import Profile, Signal, Titles
from screener.reporting import csv_report, markdown_report, terminal
from screener.types import CV, Failure, Language, Message, Ranking
from tests.reporting import made_ranking as made

DAY = datetime.date(2026, 11, 1)


def shown(renderable: RenderableType, width: int = 80, *, colour: bool = False) -> str:
    console = Console(
        width=width, file=io.StringIO(), force_terminal=colour, color_system="truecolor" if colour else None
    )
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


# ---------------------------------------------------------------- CSV


def rows_of(ranking: Ranking) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_report.render(ranking, "fr", DAY).decode("utf-8-sig"))))


def test_csv_has_a_row_a_file_and_a_column_a_requirement() -> None:
    rows = rows_of(made.ranking())
    assert [row["status"] for row in rows] == ["read", "read", "read", "skipped", "skipped"]
    assert rows[0]["score"] == "93.7"
    assert rows[0]["r6: La photographie serait un plus"] == "partial"
    assert rows[1]["must_missing"] == "r2 r5"
    assert rows[3]["reason"] == "le fichier est chiffré et demande un mot de passe"
    assert sum(name.startswith("r") and name[1:2].isdigit() for name in rows[0]) == len(made.ASKED)


def test_csv_holds_no_formula() -> None:
    text = csv_report.render(made.ranking(), "fr", DAY).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)] == []
    assert "'@SUM(1)" in cells
    assert not [c for c in text if unicodedata.category(c) == "Cc" and c not in "\r\n"]


def test_csv_without_candidates_still_lists_the_skipped() -> None:
    rows = rows_of(made.ranking(results=()))
    assert [row["file"] for row in rows] == ["cvs/locked.pdf", "cvs/=cmd|calc!A0<img src=x>.txt"]


# ---------------------------------------------------------------- Markdown


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_markdown_is_whole_and_literal(lang: Language) -> None:
    text = markdown_report.render(made.ranking(), lang, DAY).decode()
    for needle in (
        "93.7" if lang == "en" else "93,7",
        "Ada Kervalan",
        "Photographie argentique",
        "cvs/locked.pdf",
        "Canva",
    ):
        assert needle in text
    assert not re.search(r"<(?!br>)", text)
    columns = {line.count("|") - line.count("\\|") for line in text.splitlines() if line.startswith("| r1 |")}
    assert columns == {7}


def test_markdown_says_when_there_is_nobody() -> None:
    assert "No CV could be ranked." in markdown_report.render(made.ranking(results=()), "en", DAY).decode()


# ---------------------------------------------------------------- the terminal


def every_table(lang: Language) -> list[RenderableType]:
    ranking = made.ranking()
    results: list[CV | Failure] = [*(each.result.cv for each in ranking), *ranking.failures]
    return [
        terminal.ranking_table(ranking, lang, None),
        *(terminal.explain_table(each, ranking.posting, lang) for each in ranking),
        terminal.extract_table(results, lang),
        terminal.posting_table(ranking.posting, lang),
        terminal.profiles_table([PROFILE, PROFILE], lang),
        terminal.profiles_table([PROFILE], lang),
    ]


PROFILE = Profile(
    name="social-media-manager",
    title="Social media manager",
    title_fr="Responsable des réseaux sociaux",
    titles=Titles(fr=("responsable des médias sociaux",), en=("social media lead",)),
    description="Runs a brand's accounts.",
    tools=("Hootsuite", "Buffer"),
    neighbours={"community-manager": 0.8},
    signals=(Signal(text="Usual tool", kind="tool", weight=1.0),),
    weights={"degree": 3.0},
)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_tables_fit_80_columns_and_cannot_steer(lang: Language) -> None:
    for table in every_table(lang):
        text = shown(table)
        assert max(cell_len(line) for line in text.splitlines()) <= 80
        assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_markup_in_a_cv_is_shown_as_text() -> None:
    ranking = made.ranking()
    text = shown(terminal.explain_table(ranking[2], ranking.posting, "en"), 200, colour=True)
    assert "[bold red]Hootsuite[/bold red]" in text
    assert "\x1b[31m\\xff" not in text


def test_the_ranking_names_what_is_for_and_what_is_missing() -> None:
    text = shown(terminal.ranking_table(made.ranking(), "en", width=160), 160)
    assert "93.7" in text
    assert "strong" in text
    assert re.search(r"\+ experience: 3 years; master's, marketing; copywriting; .*; French$", text, re.MULTILINE)
    assert re.search(r"± photography$", text, re.MULTILINE)
    assert re.search(r"− Canva or Photoshop", text)
    assert "2 must-haves to check: experience: 3 years; copywriting" in text
    assert "cvs/locked.pdf: the file is encrypted and needs a password" in text


def test_top_says_how_many_are_left_out() -> None:
    text = shown(terminal.ranking_table(made.ranking(), "fr", 1))
    assert "Bo Ansquer" not in text
    assert "et 2 autres\u00a0; --top 3 montre tout" in text


def test_nobody_and_nothing_are_said() -> None:
    assert "Aucun CV n'a pu être classé." in shown(terminal.ranking_table(made.ranking(results=()), "fr"))


def test_explain_gives_reason_quote_place_and_what_would_change() -> None:
    ranking = made.ranking()
    text = " ".join(shown(terminal.explain_table(ranking[0], ranking.posting, "en")).split())
    assert "17.1 / 17.1" in text
    assert "“Photographie argentique 📷” page 2, experience" in text
    assert "→ Hootsuite: 5 years 10 months in dated jobs, until October 2026" in text
    assert "posting, line 9" in text
    assert "+ 3.4 points: La photographie serait un plus" in text
    assert "all must-haves met" in text


def test_extract_shows_facts_and_reasons() -> None:
    ranking = made.ranking()
    results: list[CV | Failure] = [ranking[0].result.cv, Failure("x.pdf", "read", Message("unreadable.empty"))]
    text = " ".join(shown(terminal.extract_table(results, "en")).split())
    assert "January 2021 – today: social media manager, Brasserie du Lavoir" in text
    assert "Master marketing digital (level 7 (master's), 2019)" in text
    assert "English (C1)" in text
    assert "x.pdf skipped: the file is empty" in text


def test_a_profile_is_shown_whole() -> None:
    text = " ".join(shown(terminal.profiles_table([PROFILE], "fr")).split())
    for needle in ("des réseaux sociaux", "animation de communauté (0,8)", "Hootsuite, Buffer", "diplôme 3,0"):
        assert needle in text
