"""The workbook: text is text, the formulas give the program's scores, and changing a weight changes them."""

import datetime
import io
import re
from typing import Any

import openpyxl
import pytest

from screener.errors import ReportError
from screener.reporting import words, xlsx_book, xlsx_report
from screener.types import Language, Ranking
from tests.reporting import made_ranking as made

DAY = datetime.date(2026, 11, 1)
SHEETS = {
    "en": ["Ranking", "Weights", "Matrix", "Evidence", "Skipped", "Settings", "Calculation"],
    "fr": ["Classement", "Poids", "Matrice", "Preuves", "Écartés", "Réglages", "Calcul"],
}


def book(ranking: Ranking, lang: Language = "en", *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_report.render(ranking, lang, DAY)), data_only=values)


def column(sheet: Any, header: str) -> list[Any]:
    names = [cell.value for cell in sheet[1]]
    return [row[names.index(header)].value for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_sheets_are_all_there(lang: Language) -> None:
    workbook = book(made.ranking(), lang)
    assert workbook.sheetnames == SHEETS[lang]
    assert [sheet.freeze_panes for sheet in workbook][:4] == ["D2", "A2", "C2", "C2"]
    assert workbook[SHEETS[lang][0]].auto_filter.ref == "A1:U4"


def test_the_stored_values_are_the_programs() -> None:
    sheet = book(made.ranking(), values=True)["Ranking"]
    assert column(sheet, "Score") == [93.7, 24.4, 14.0]
    assert column(sheet, "At least") == [93.1, 18.4, 14.0]
    assert column(sheet, "Rank") == [1, 2, 3]
    assert column(sheet, "Band") == ["strong", "weak", "weak"]
    assert column(sheet, "Candidate")[:2] == ["Ada Kervalan", "Bo Ansquer"]
    assert column(sheet, "Must-haves to check")[1] == "experience: 3 years; copywriting"


def test_the_score_is_a_formula_over_fulfilments_and_weights() -> None:
    workbook = book(made.ranking())
    sheet = workbook["Ranking"]
    shares, numbers, points = ("'Calculation'!" + area for area in ("$C$4:$K$6", "$A$4:$A$6", "$C$2:$K$2"))
    assert sheet["D2"].value == f"=ROUND(SUMPRODUCT(INDEX({shares},MATCH($A2,{numbers},0),0),{points}),1)"
    weights = workbook["Calculation"]
    assert weights["C1"].value == "='Weights'!$G$2"
    assert weights["C2"].value == "=IF(SUM($C$1:$K$1)=0,0,100*C$1/SUM($C$1:$K$1))"


def test_the_numbers_under_the_formula_give_the_score() -> None:
    ranking = made.ranking()
    sheet = book(ranking, values=True)["Calculation"]
    points = [cell.value for cell in sheet[2]][2:11]
    for row, candidate in enumerate(ranking, 4):
        shares = [cell.value for cell in sheet[row]][2:11]
        assert round(sum(a * b for a, b in zip(shares, points, strict=True)), 1) == candidate.score


def test_every_formula_is_the_programs_own() -> None:
    workbook = book(made.ranking())
    known = re.compile(r"=(?:ROUND|RANK|IF|INDEX|D\d|'(?:Weights|Calculation)'|\d\.\d{4}\*'Calculation')")
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert known.match(cell.value), cell.value
                    assert "HYPERLINK" not in cell.value


def test_words_from_outside_are_text() -> None:
    workbook = book(made.ranking())
    values = {cell.value: cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    name = next(value for value in values if isinstance(value, str) and value.startswith("cvs/=HYPERLINK"))
    assert "\\x1b[31m\\xff\\u202e\\nx.txt" in name
    assert values["@SUM(1)"] == "s"
    assert values["=cmd|' /C calc'!A0"] == "s"
    assert not [value for value in values if isinstance(value, str) and re.search(r"[\x00-\x08\x0e-\x1f\u202e]", value)]


def test_a_long_quote_fits_its_cell() -> None:
    ranking = made.ranking()
    first = ranking[0]
    match = first.result.matches[0]
    evidence = type(match.evidence[0])("x" * 70_000, 0, 70_000, 1)
    long = type(first)(1, 1, 1, _with(first.result, _with(match, evidence=(evidence,))))
    sheet = book(_with_candidates(ranking, (long,)), values=True)["Evidence"]
    assert len(column(sheet, "Words of the CV")[0]) <= 32_767


def _with(struct: Any, *match: Any, **changes: Any) -> Any:
    import msgspec

    if match:
        changes["matches"] = (*match, *struct.matches[1:])
    return msgspec.structs.replace(struct, **changes)


def _with_candidates(ranking: Ranking, candidates: tuple[Any, ...]) -> Ranking:
    changed: Ranking = _with(ranking, candidates=candidates)
    return changed


def test_packed_in_pieces_it_is_the_same_book(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = xlsx_report.render(made.ranking(), "fr", DAY)
    monkeypatch.setattr(xlsx_book, "_PACKED_AT", 100)
    assert xlsx_report.render(made.ranking(), "fr", DAY) == at_once


def test_too_many_rows_are_refused_in_a_sentence() -> None:
    with pytest.raises(ReportError, match=r"write a \.csv report instead"):
        xlsx_report._check_size(_with_candidates(made.ranking(), made.ranking().candidates * 350_000), "en")


def test_the_weights_can_be_changed_and_the_order_stands_beside_them() -> None:
    sheet = book(made.ranking(), values=True)["Weights"]
    assert column(sheet, "Weight")[:9] == [requirement.weight for requirement in made.ASKED]
    assert [sheet.cell(row, 11).value for row in (2, 3)] == ["Ada Kervalan", "Bo Ansquer"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "G2:G10"


def test_the_matrix_says_every_status() -> None:
    sheet = book(made.ranking(), "fr", values=True)["Matrice"]
    assert [cell.value for cell in sheet[2]][2:] == [
        *["● rempli"] * 5,
        "◐ en partie",
        "● rempli",
        "· non trouvé",
        "● rempli",
    ]
    assert sheet.conditional_formatting


def test_skipped_files_and_settings_are_said() -> None:
    workbook = book(made.ranking(), "fr", values=True)
    assert column(workbook["Écartés"], "Raison") == [
        "le fichier est chiffré et demande un mot de passe",
        "le fichier est vide",
    ]
    said = " ".join(str(cell.value) for row in workbook["Réglages"].iter_rows() for cell in row)
    for needle in ("0.1.0", "abababab", "1er novembre 2026", "une personne"):
        assert needle in said


@pytest.mark.parametrize(
    ("score", "band"), [(75.0, "strong"), (74.9, "good"), (55.0, "good"), (35.0, "possible"), (34.9, "weak")]
)
def test_the_bands_are_those_of_the_types(score: float, band: str) -> None:
    found = next((name for name, least in words.BANDS.items() if score >= least), "weak")
    match = _with(made.ada().matches[0], points=score)
    assert _with(made.ada(), matches=(match,)).band == found == band
