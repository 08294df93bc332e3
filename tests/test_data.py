"""The program's own YAML, read by a short way that must say what the long way says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from screener import data

OWN = sorted(
    path
    for folder in (data.root() / "models", data.root() / "profiles", Path(data.__file__).parent / "reporting")
    for path in folder.rglob("*.yaml")
)


def name(path: Path) -> str:
    return "/".join(path.parts[-3:])


@pytest.mark.parametrize("path", OWN, ids=name)
def test_a_file_of_the_program_is_read_as_any_reader_of_yaml_reads_it(path: Path) -> None:
    assert data.own_yaml(path, Any) == yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 1.5, 0x10, 012, -3, +4, .5, 1e3, 1_000, '1', \"2\"]",
        "a: [yes, No, true, off, ~, null, '', yes please, 'no', nobody]",
        "a: [2019, 2019-01, 2019-01-02, 12:30, <, '<<', ., -]",
        "a: |\n  two\n  lines\nb: >\n  one\n  line\nc:\nd: []\ne: {}",
        "1: one\ntrue: two\nnull: three\n'1': four",
        "a: 1\nb: 2\na: 3",
        "# nothing",
        "just words",
        "a: &x [1]\nb: *x",
        "a: !!str 1\nb: !!int '2'",
        "a: {<<: {b: 1}, c: 2}",
    ],
)
def test_the_short_way_reads_values_as_the_long_way_does(text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    assert repr(data.own_yaml(path, Any)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize("text", ["a: [b", "- a\n---\n- b", "a: *nothing", "? [a]\n: b", "a: =", "\t- a"])
def test_what_is_no_single_document_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"line|could not|expected|found"):
        data.own_yaml(path, Any)
