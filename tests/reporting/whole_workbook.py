"""The workbook in LibreOffice (Debian's libreoffice-calc): opens clean, and recalculates to the program's scores.

Run by `make test-all`; too slow and too large a dependency for every run.
"""

import datetime
import io
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import openpyxl

from screener.reporting import write
from tests.reporting import made_ranking as made

DAY = datetime.date(2026, 11, 1)


def recalculated(path: Path, folder: Path) -> Any:
    """The workbook at `path` with every value computed by LibreOffice."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed: apt-get install libreoffice-calc"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [
        office,
        "--headless",
        profile,
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # LibreOffice adds extensions that openpyxl leaves out
        return openpyxl.load_workbook(io.BytesIO((folder / "out" / path.name).read_bytes()), data_only=True)


def written(tmp_path: Path, changes: dict[str, float]) -> Path:
    """The report with other weights, and without any stored value that could hide a formula that is wrong."""
    path = tmp_path / "ranking.xlsx"
    write(made.ranking(), path, lang="en", made=DAY)
    workbook = openpyxl.load_workbook(path)
    for cell, weight in changes.items():
        workbook["Weights"][cell] = weight
    workbook.save(path)
    return path


def scores(sheet: Any) -> dict[str, float]:
    return {row[2].value: row[3].value for row in sheet.iter_rows(min_row=2)}


def test_libreoffice_computes_the_programs_scores(tmp_path: Path) -> None:
    workbook = recalculated(written(tmp_path, {}), tmp_path)
    wanted = made.ranking()
    found = list(scores(workbook["Ranking"]).values())
    assert found == [candidate.score for candidate in wanted]
    low = [row[4].value for row in workbook["Ranking"].iter_rows(min_row=2)]
    assert low == [candidate.result.low for candidate in wanted]
    assert [row[1].value for row in workbook["Ranking"].iter_rows(min_row=2)] == [1, 2, 3]
    errors = [
        cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("#")
    ]
    assert errors == []


def test_changing_weights_changes_scores_bands_and_order(tmp_path: Path) -> None:
    """Only Canva or Photoshop counts: Ada, who has neither, falls behind Bo."""
    nothing = {f"G{row}": 0.0 for row in range(2, 11)}
    workbook = recalculated(written(tmp_path, {**nothing, "G9": 2.0}), tmp_path)
    found = scores(workbook["Ranking"])
    assert found["Bo Ansquer"] == 85.0
    assert found["Ada Kervalan"] == 0.0
    ranks = {row[2].value: (row[1].value, row[6].value) for row in workbook["Ranking"].iter_rows(min_row=2)}
    assert ranks["Bo Ansquer"] == (1, "strong")
    assert ranks["Ada Kervalan"] == (2, "weak")
    order = [row[10].value for row in workbook["Weights"].iter_rows(min_row=2, max_row=4)]
    assert order[:2] == ["Bo Ansquer", "Ada Kervalan"]
