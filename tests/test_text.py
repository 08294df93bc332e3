"""Words without their dress."""

import pytest

from screener.text import _fold_letters, fold, fold_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hootsuite", "hootsuite"),
        ("ÉVÉNEMENTIEL", "evenementiel"),
        ("E\u0301ve\u0301nement", "evenement"),
        ("Cœur d’équipe – Ærø", "coeur d'equipe - aero"),
        ("STRASSE straße", "strasse strasse"),
        ("Łódź, Škoda, Đorđe", "lodz, skoda, dorde"),
        ("ﬁnance ½ ™", "finance 1⁄2 TM"),
        ("日本 Ελλάς ИВАН", "日本 ελλασ иван"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == fold_text(text) == folded


def test_letters_may_be_folded_each_by_itself() -> None:
    every = "".join(map(chr, [*range(0xA0, 0x3000), *range(0xF900, 0xFFFE)]))
    for text in (every, every[::-1], "aZ".join(every), f"Aé{every}\u0301É\u0323e"):
        assert fold_text(text) == _fold_letters(text)
