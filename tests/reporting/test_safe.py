"""Words from outside cannot act: on a terminal, in a spreadsheet, in Markdown."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.reporting import safe

ANY = st.text(st.characters(), max_size=60)  # lone surrogates too


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain é 履歴書 😀", "plain é 履歴書 😀"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("cv\u202efdp.txt", "cv\\u202efdp.txt"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("co\xadopérer", "coopérer"),
        ("\x9b31m", "\\x9b31m"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("bad\udcff", "bad\\xff"),
    ],
)
def test_visible(words: str, shown: str) -> None:
    assert safe.visible(words) == shown


@given(ANY)
def test_nothing_visible_steers(words: str) -> None:
    shown = safe.visible(safe.text(words))
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]", shown)


@pytest.mark.parametrize(
    "words",
    [
        "=cmd|calc!A0",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "  =1+1",
        "\t=1",
        "\rabc",
        "＝1+1",
        "＋x",
        "－x",
        "＠x",
        "\n=x",
        "+33 6 39",
        "\u00a0=1",
    ],
)
def test_a_formula_gets_an_apostrophe(words: str) -> None:
    assert safe.cell(words).startswith("'")


@pytest.mark.parametrize("words", ["", "plain", "-5", "+3,5", "12", "a=b", "e-mail", "1 - 2"])
def test_what_is_no_formula_stays_as_it_is(words: str) -> None:
    assert safe.cell(words) == words


def test_a_cell_that_french_settings_cut_holds_no_formula_either() -> None:
    assert safe.cell("a; =1+1;@x") == "a; '=1+1;'@x"


@given(ANY)
def test_no_cell_starts_as_a_formula(words: str) -> None:
    cell = safe.cell(safe.text(words))
    number = re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?", cell)
    assert number or not re.match(r"\s*[=+\-@＝＋－＠]", cell)


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("**b** _i_ `c`", "\\*\\*b\\*\\* \\_i\\_ \\`c\\`"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("http://evil.example", "http\\://evil.example"),
        ("# title", "\\# title"),
        ("1. list", "1\\. list"),
        ("- item\n- item", "\\- item - item"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
    ],
)
def test_markdown_is_literal(words: str, escaped: str) -> None:
    assert safe.markdown(words) == escaped


@given(ANY)
def test_text_keeps_its_length_and_can_be_encoded(words: str) -> None:
    assert len(safe.text(words)) == len(words)
    safe.text(words).encode()


@pytest.mark.parametrize(
    ("name", "written"),
    [("inv\udcff\udcfealid.txt", "inv\\xff\\xfealid.txt"), ("é.txt", "é.txt"), ("\ud800", "\\ud800")],
)
def test_a_file_name_of_any_bytes_can_be_written(name: str, written: str) -> None:
    assert safe.path(name) == written


@pytest.mark.parametrize(
    ("words", "most", "cut"),
    [("short", 10, "short"), ("one two three four", 12, "one two…"), ("abcdefghijkl", 6, "abcde…")],
)
def test_short(words: str, most: int, cut: str) -> None:
    assert safe.short(words, most) == cut
