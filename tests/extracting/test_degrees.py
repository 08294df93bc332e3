"""Names of diplomas and their levels, in CVs and in postings, with the words that only look like them."""

import pytest

from screener import taxonomy
from screener.extracting.degrees import find_mentions, languages, read_need
from screener.extracting.phrases import Phrases, flatten, words_of

LEVELS = [
    ("CAP Cuisine", [3]),
    ("BEP Comptabilité", [3]),
    ("Bac pro Commerce", [4]),
    ("Baccalauréat littéraire", [4]),
    ("baccalauréat G2", [4]),
    ("Bac STMG", [4]),
    ("BP Arts de la cuisine", [4]),
    ("BTS Communication", [5]),
    ("B.T.S. Communication", [5]),
    ("DUT MMI", [5]),
    ("DEUG de lettres", [5]),
    ("Classe préparatoire ECE", [5]),
    ("hypokhâgne et khâgne", [5]),
    ("Licence pro Design graphique", [6]),
    ("Licence 3 LLCER espagnol", [6]),
    ("LP Métiers du numérique", [6]),
    ("BUT Techniques de commercialisation", [6]),
    ("Bachelor Communication", [6]),
    ("Maîtrise d'histoire", [6]),
    ("Master 1 Communication", [6]),
    ("DCG", [6]),
    ("Master 2 Marketing digital", [7]),
    ("Mastère Stratégie digitale", [7]),
    ("M1 et M2 Communication", [7]),
    ("MBA", [7]),
    ("DESS Communication", [7]),
    ("DEA de sociologie", [7]),
    ("Diplôme d'ingénieur", [7]),
    ("Programme Grande École", [7]),
    ("DNSEP option design", [7]),
    ("Doctorat en sociologie", [8]),
    ("Bac+2", [5]),
    ("bac +3", [6]),
    ("BAC + 5", [7]),
    ("titre RNCP niveau 6", [None, 6]),
    ("titre certifié de niveau II", [None, 6]),
    ("certifié niveau I", [7]),
    ("diplôme homologué niveau III", [None, 5]),
    ("Bachelier en communication", [6]),
    ("CESS", [4]),
    ("Diplôme d'études collégiales", [5]),
    ("CFC d'employé de commerce", [4]),
    ("Maturité gymnasiale", [4]),
    ("8 GCSEs", [3]),
    ("A-levels: English, History", [4]),
    ("BTEC Level 3 Business", [4]),
    ("NVQ Level 2 Warehousing", [3]),
    ("Level 5 Certificate in Leadership", [5, None]),
    ("HNC Business", [4]),
    ("HND Business", [5]),
    ("Foundation degree in Media", [5]),
    ("BA (Hons) Journalism", [6]),
    ("MA (Hons) English Literature", [6]),  # the first degree of Scotland
    ("MA in English Literature", [7]),
    ("BSc Computer Science", [6]),
    ("PGCE English", [7]),
    ("MSc Marketing", [7]),
    ("MPhil", [7]),
    ("High School Diploma", [4]),
    ("GED", [4]),
    ("Associate of Arts : General Studies", [5]),
    ("A.A.S. in Accounting", [5]),
    ("Bachelor of Arts : Journalism", [6]),
    ("B.S. in Biology", [6]),
    ("BFA Photography", [6]),
    ("M.S. Statistics", [7]),
    ("Master of Fine Arts", [7]),
    ("M.Ed. Curriculum", [7]),
    ("Juris Doctor", [7]),
    ("Ph.D. Economics", [8]),
    ("Doctor of Education", [8]),
    ("Laurea triennale in Lettere", [6]),
    ("Laurea magistrale in Comunicazione", [7]),
    ("Diploma di maturità scientifica", [4]),
    ("Abitur", [4]),
    ("Diplom-Kauffrau", [7]),
    ("Berufsausbildung zur Mediengestalterin", [4]),
    ("Grado en Periodismo", [6]),
    ("Máster en Marketing", [7]),
    ("Bachillerato", [4]),
    ("Ciclo formativo de grado superior", [5]),
    ("Mestrado em Comunicação", [7]),
    ("Licenciatura em Design", [6]),
    ("Graduaat Marketing", [5]),
]


@pytest.mark.parametrize(("text", "levels"), LEVELS)
def test_a_diploma_has_its_level(text: str, levels: list[int | None]) -> None:
    assert [mention.level for mention in find_mentions(text)] == levels


@pytest.mark.parametrize(
    "text",
    [
        "Scrum Master certifié",
        "Master data management",
        "webmaster d'un site associatif",
        "masterclass photo",
        "MS Office, MS Word",
        "licence de taxi",
        "Licence IV",
        "full driving licence",
        "sous licence libre",
        "manipulation des bacs",
        "these are my skills",
        "March 2016",
        "J.D. Power",
        "tickets pris en main",
        "but first, coffee",
        "pas d'as dans la manche",
        "as needed",
        "Maîtrise des outils de bureautique",
        "bonne maîtrise de Word",
        "level 3 support",
        "niveau 2 de l'immeuble",
    ],
)
def test_ordinary_words_are_no_diploma(text: str) -> None:
    assert find_mentions(text) == []


NEEDS = [
    ("De formation Bac+3/Bac+4 en communication, marketing ou métiers du web", 6, "communication"),
    ("Bac+2/3", 5, None),
    ("Bac+4/5", 6, None),
    ("Tu as un bac+3 à bac+5", 6, None),
    ("Bac +5 en marketing", 7, "marketing"),
    ("Baccalauréat en marketing digital ou dans une discipline proche", 6, "marketing"),
    ("Baccalauréat/Maîtrise en marketing digital", 6, "marketing"),
    ("Maîtrise en marketing", 7, "marketing"),
    ("Titulaire du baccalauréat", 4, None),
    ("Bac minimum", 4, None),
    ("Bachelor's degree in marketing, media or a kindred subject", 6, "marketing"),
    ("A bachelor's degree (any field)", 6, None),
    ("BA/BS in Journalism", 6, "journalism"),
    ("Master's preferred", 7, None),
    ("Être titulaire d'un master", 7, None),
    ("MBA or certificates in marketing welcome", 7, "business"),
    ("Formation supérieure", None, None),
    ("Un diplôme en marketing", None, "marketing"),
    ("University degree", None, None),
    ("Issue d'une grande école de commerce", 7, "business"),
    ("BTS ou DUT communication", 5, "communication"),
    ("High school diploma or GED", 4, None),
    ("PhD in statistics", 8, "mathematics"),
    ("Titre RNCP de niveau 6", 6, None),
]


@pytest.mark.parametrize(("clause", "level", "field"), NEEDS)
def test_a_clause_asks_for_a_diploma(clause: str, level: int | None, field: str | None) -> None:
    need = read_need(clause)
    assert need is not None
    assert (need.level, need.field) == (level, field)


def test_a_clause_names_several_fields() -> None:
    need = read_need("Bachelor's degree in Marketing, Communication or Journalism")
    assert need is not None
    assert need.fields == ("marketing", "communication", "journalism")


@pytest.mark.parametrize(
    "clause",
    [
        "Maîtrise de la gestion des contenus",
        "Maîtrise d'Excel",
        "Maîtrise parfaite du français",
        "You master the art of storytelling",
        "Scrum Master certification",
        "Certification Google Ads",
        "MS Office",
        "Permis B, licence de taxi",
        "Formation des équipes aux réseaux sociaux",
        "5 ans d'expérience",
        "Master data management",
    ],
)
def test_a_clause_that_asks_for_no_diploma(clause: str) -> None:
    assert read_need(clause) is None


def test_fields_of_study_are_near_known_fields_only() -> None:
    fields = taxonomy.fields()
    assert {"marketing", "communication", "journalism", "digital", "business", "design", "it"} <= fields.keys()
    assert all(other in fields for field in fields.values() for other in (*field.near, *field.broader))
    assert all(field.id not in field.near for field in fields.values())


def test_each_word_names_one_field() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for field in taxonomy.fields().values():
        for word in field.words:
            assert seen.setdefault(words_of(word), field.id) == field.id, word


def test_every_diploma_can_be_found_by_every_name() -> None:
    """No name is hidden by another language's, and no guard shuts out the very name it guards."""
    for file in languages():
        for diploma in file.diplomas:
            for name in diploma.names:
                written = name.upper() if diploma.capitals else name
                assert find_mentions(f"{written} au Mans"), name


def test_flattening_keeps_every_offset() -> None:
    text = "L’École — “œuvre” ﬁn 😀 Ÿ\n\f\tNaïve"
    flat = flatten(text)
    assert len(flat) == len(text)
    assert flat[text.index("Naïve") :] == "naive"


def test_the_longest_phrase_wins_and_none_overlap() -> None:
    table = Phrases([("master", 1), ("master 2", 2), ("2 ans", 3)])
    assert [(hit.start, hit.end, hit.value) for hit in table.find(flatten("Master 2 ans"))] == [(0, 8, 2)]


@pytest.mark.parametrize("text", ["marketing, communication", "marketing\n\ncommunication", "marketings communication"])
def test_a_phrase_does_not_run_over_a_comma_or_an_empty_line(text: str) -> None:
    assert Phrases([("marketing communication", 1)]).find(flatten(text)) == []


def test_a_phrase_may_run_over_a_line_end() -> None:
    assert Phrases([("bachelor of arts", 1)]).find(flatten("Bachelor of\nArts"))
