"""The posting pasted into a CV proves nothing; phrases that honest CVs share with postings do."""

from pathlib import Path

import pytest

from screener.extracting import extract
from screener.posting import parse_posting
from screener.reading import read
from screener.scoring import score
from screener.scoring.copied import copied_spans
from screener.types import Score

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "samples" / "postings" / "1-social-media-manager.txt").read_text(encoding="utf-8")
POSTING = parse_posting(TEXT)
HONEST = """Jeanne Morvan
jeanne.morvan@exemple.fr

EXPÉRIENCE
03/2019 - 02/2022 : vendeuse, Atelier Grenadine, Rennes
Accueil des clients, tenue de la caisse.

COMPÉTENCES
Excel, Canva
"""


def scored(text: str) -> Score:
    return score(extract(read(text.encode(), name="cv.txt"), reference_date="2026-10"), POSTING)


def is_flagged(result: Score) -> bool:
    return "copied_posting" in {flag.code for flag in result.warnings}


LINES = [line for line in TEXT.splitlines() if len(line.split()) >= 6]


@pytest.mark.parametrize(
    "pasted",
    [TEXT, TEXT.upper(), "\n".join(reversed(LINES)), " ".join(LINES), "\n- ".join(LINES[3:])],
    ids=["whole", "upper case", "lines in another order", "one paragraph", "bullets"],
)
@pytest.mark.parametrize("after", [True, False], ids=["below", "above"])
def test_a_pasted_posting_is_flagged_and_adds_nothing(pasted: str, after: bool) -> None:
    result = scored(f"{HONEST}\n{pasted}" if after else f"Jeanne Morvan\n{pasted}\n{HONEST}")
    assert is_flagged(result)
    assert result.value <= scored(HONEST).value * 1.01
    for match in result.matches:
        for each in match.evidence:
            assert result.cv.document.text[each.start : each.end] == each.quote


@pytest.mark.parametrize(
    "shared",
    [
        "3 ans d'expérience en gestion de réseaux sociaux",
        "Maîtrise d'un outil de gestion des réseaux sociaux",
        "Social media manager en CDI, à Lyon",
        "Création et gestion de contenu, recherche de mots-clés, SEO, Google Analytics",
    ],
)
def test_a_shared_phrase_is_no_copy(shared: str) -> None:
    assert not is_flagged(scored(f"{HONEST}\n{shared}\n"))


def test_no_cv_of_the_samples_is_flagged() -> None:
    texts = [*(ROOT / "tests" / "quality" / "gold" / "text").glob("*.txt"), *(ROOT / "samples" / "cvs").glob("*.md")]
    assert len(texts) >= 30
    assert [path.name for path in texts if copied_spans(path.read_text(encoding="utf-8"), POSTING)] == []
