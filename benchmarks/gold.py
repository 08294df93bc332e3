"""A labelled set read and held against the program: CVs, postings with grades and judgments, scores.

A set is a folder with `cvs/`, `gold/*.json` (one a CV, with `id`, `file` and `reference_date`), `postings/*.txt` with
`*.json` (requirements with `id` and `text`), `grades.csv` (cv, posting, grade 0-4) and `judgments.csv` (cv, posting,
requirement, label, evidence).
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

import screener
from screener import months
from screener.errors import ReadError
from screener.types import CV, Posting

_SAME = 60.0  # likeness of two requirements' words, of 100, from which they are the same


class Judged(NamedTuple):
    """One posting of a set: the CVs, their grades, and the labels of requirements by CV and the program's id."""

    name: str
    posting: Posting
    cvs: dict[str, CV]
    grades: dict[str, int]
    labels: dict[tuple[str, str], str]


def read_set(folder: Path) -> list[Judged]:
    """Every posting of the set that has grades."""
    truths = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))]
    cvs = dict(_read_cvs(folder, {Path(truth["file"]).name: truth for truth in truths}))
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "grades.csv"):
        if row["cv"] in cvs:
            grades[row["posting"]][row["cv"]] = int(row["grade"])
    labels: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder / "judgments.csv"):
        labels[row["posting"]].append(row)
    found = []
    for path in sorted((folder / "postings").glob("*.txt")):
        if path.stem in grades:
            posting = screener.read_posting(path)
            ids = _paired(posting, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
            given = {
                (row["cv"], ids[row["requirement"]]): row["label"]
                for row in labels[path.stem]
                if row["requirement"] in ids
            }
            found.append(Judged(f"{folder.name} {path.stem}", posting, cvs, grades[path.stem], given))
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _read_cvs(folder: Path, truths: dict[str, dict[str, str]]) -> Iterator[tuple[str, CV]]:
    """The CVs that can be read, by id, up to the last full month before the date of the labels where they share one."""
    dates = {truth.get("reference_date") for truth in truths.values()}
    date = dates.pop() if len(dates) == 1 else None
    month = months.name(months.number(date[:7]) - 1) if date else None
    for path in sorted((folder / "cvs").iterdir()):
        truth = truths.get(path.name)
        try:
            document = screener.read(path) if truth else None
        except ReadError:
            continue
        if truth and document:
            yield truth["id"], screener.extract(document, reference_date=month)


def _paired(posting: Posting, truth: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    """The program's id of each requirement of the labels, where one has much the same words."""
    found = {}
    for wanted in truth["requirements"]:
        likest = max(posting.requirements, key=lambda own: fuzz.token_set_ratio(wanted["text"], own.text))
        if fuzz.token_set_ratio(wanted["text"], likest.text) >= _SAME:
            found[wanted["id"]] = likest.id
    return found
