"""The JSON that programs read: its shape, its offsets, its arithmetic."""

import json
import math
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from screener.reporting import contract, csv_report, json_report, to_dict, to_json
from screener.types import Language
from tests.reporting import made_ranking as made

SCHEMAS = Path(__file__).parent.parent.parent / "docs" / "schema"
DAY = __import__("datetime").date(2026, 11, 1)


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_ranking_is_as_its_schema_says(lang: Language) -> None:
    answer = json.loads(json_report.render(made.ranking(), lang, DAY))
    jsonschema.validate(answer, schema("ranking"))
    assert [each["file"] for each in answer["skipped"]] == ["cvs/locked.pdf", "cvs/=cmd|calc!A0<img src=x>.txt"]
    assert len(answer["candidates"]) == 3


def test_every_line_is_one_candidate_as_its_schema_says() -> None:
    lines = json_report.render_lines(made.ranking(), "fr", DAY).splitlines()
    assert len(lines) == 3
    for line in lines:
        jsonschema.validate(json.loads(line), schema("candidate"))


def test_a_cv_and_a_failure_are_as_their_schema_says() -> None:
    ranking = made.ranking()
    for candidate in ranking:
        row = contract.cv_row(candidate.result.cv, True)
        jsonschema.validate(json.loads(contract.encode(row)), schema("cv"))
    jsonschema.validate(json.loads(contract.encode(contract.failure_row(ranking.failures[0]))), schema("cv"))


def test_the_posting_is_as_its_schema_says() -> None:
    jsonschema.validate(json.loads(to_json(made.POSTING)), schema("posting"))


@pytest.mark.parametrize("name", ["ranking", "candidate", "cv", "posting"])
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("candidates.0.score", "93"),
        ("candidates.0.requirements.0.status", "perhaps"),
        ("candidates.0.band", "great"),
        ("skipped.0.reason", None),
    ],
)
def test_the_schema_refuses_what_the_contract_does(path: str, value: object) -> None:
    answer = json.loads(json_report.render(made.ranking(), "fr", DAY))
    *way, last = path.split(".")
    place = answer
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(answer, schema("ranking"))


def test_the_score_is_the_sum_of_its_points() -> None:
    for candidate in to_dict(made.ranking())["candidates"]:
        requirements = candidate["requirements"]
        assert candidate["score"] == round(sum(each["points"] for each in requirements), 1)
        assert math.isclose(sum(each["max_points"] for each in requirements), 100)


def test_offsets_point_at_the_quote() -> None:
    for candidate in made.ranking():
        row = contract.cv_row(candidate.result.cv, with_text=True)
        facts = [fact for kind in ("positions", "education", "tools", "skills", "languages") for fact in row[kind]]
        for evidence in (each for fact in facts for each in fact["evidence"]):
            assert row["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert "text" not in contract.cv_row(candidate.result.cv)


def test_offsets_hold_where_the_text_has_bad_characters() -> None:
    cv = made.ada().cv
    text = "\ud83d" + cv.document.text[1:]
    broken = msgspec.structs.replace(cv, document=msgspec.structs.replace(cv.document, text=text))
    row = json.loads(contract.encode(contract.cv_row(broken, with_text=True)))
    first = row["tools"][0]["evidence"][0]
    assert row["text"][first["start"] : first["end"]] == "Hootsuite"


def test_must_haves_that_are_missing_are_named() -> None:
    ranking = made.ranking()
    missing = [contract.candidate_object(each, ranking.posting, "en")["must_missing"] for each in ranking]
    assert missing == [[], ["r2", "r5"], ["r2", "r5"]]
    assert "must_missing" not in to_dict(ranking[0])


def test_json_holds_nothing_a_terminal_obeys() -> None:
    raw = json_report.render(made.ranking(), "fr", DAY)
    text = raw.decode()
    assert not [c for c in text if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2028"]
    file = json.loads(raw)["candidates"][2]["file"]
    assert "\x1b[31m" in file
    assert "\u202e" in file
    assert "\\xff" in file


def test_two_writings_are_the_same_bytes() -> None:
    assert json_report.render(made.ranking(), "fr", DAY) == json_report.render(
        made.ranking(), "fr", DAY.replace(year=2030)
    )
    assert csv_report.render(made.ranking(), "fr", DAY) == csv_report.render(
        made.ranking(), "fr", DAY.replace(year=2030)
    )
