"""A posting or a letter in the folder is no CV and counts for nothing; a CV of any kind is one."""

from pathlib import Path

import pytest

from screener.extracting import extract
from screener.posting import parse_posting
from screener.reading import read
from screener.scoring import score

ROOT = Path(__file__).parents[2]
POSTINGS = sorted((ROOT / "samples" / "postings").iterdir())
CVS = [
    *sorted((ROOT / "tests" / "quality" / "gold" / "text").glob("*.txt")),
    *sorted(path for path in (ROOT / "samples" / "cvs").iterdir() if path.suffix in (".md", ".txt", ".html", ".docx")),
]
LETTER = """Jeanne Morvan
12 rue du Port, 35000 Rennes

Objet : candidature au poste de community manager

Madame, Monsieur,

Votre annonce a retenu toute mon attention. Je connais Hootsuite et Google Analytics, et la création de contenu est mon
quotidien depuis trois ans.

Je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées.
"""
ENGLISH_LETTER = """Dear Hiring Manager,

I am writing to apply for the social media manager position. I know Hootsuite and Google Analytics well.

Thank you for your time. I look forward to hearing from you.

Yours sincerely,
Jane Morvan
"""
RECIPE = "Recette : 200 g de farine, 3 oeufs, sucre."
JUNIOR = """Lina Morvan
lina@exemple.fr

FORMATION
Bac professionnel commerce, lycée Bréquigny

COMPÉTENCES
Canva, Instagram
"""
ABROAD = "خبرة\nHootsuite, Google Analytics\n2019 - 2023"
WITH_LETTER = f"{LETTER}\nEXPÉRIENCE\n03/2019 - 02/2022 : community manager, Atelier Grenadine\n"


def kind_of(data: bytes, name: str) -> str:
    cv = extract(read(data, name=name), reference_date="2026-10")
    return next((flag.message.key.rpartition("_")[2] for flag in cv.warnings if flag.code == "not_a_cv"), "")


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_a_posting(path: Path) -> None:
    assert kind_of(path.read_bytes(), path.name) == "posting"


@pytest.mark.parametrize("path", CVS, ids=lambda path: path.name)
def test_a_cv(path: Path) -> None:
    assert kind_of(path.read_bytes(), path.name) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LETTER, "letter"),
        (ENGLISH_LETTER, "letter"),
        (RECIPE, "text"),
        (JUNIOR, ""),
        (ABROAD, ""),
        (WITH_LETTER, ""),
    ],
)
def test_other_texts(text: str, kind: str) -> None:
    assert kind_of(text.encode(), "a.txt") == kind


def test_what_is_no_cv_has_no_points() -> None:
    posting = parse_posting(POSTINGS[0].read_text(encoding="utf-8"))
    result = score(extract(read(LETTER.encode(), name="a.txt"), reference_date="2026-10"), posting)
    assert (result.value, result.low, result.high) == (0, 0, 0)
    assert {match.status for match in result.matches} == {"unknown"}
