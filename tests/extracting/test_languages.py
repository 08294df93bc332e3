"""Languages spoken and their levels, in CVs and in postings, and the words of nations that are no language."""

import pytest

from screener.extracting.language_words import level_of_score
from screener.extracting.languages import find_languages, read_need
from screener.extracting.source import Source
from screener.types import Document, Page, SpokenLanguage

SENTENCE = "Je travaille depuis dix ans pour des marques de mode.\n"


def languages(text: str, language: str = "fr") -> tuple[SpokenLanguage, ...]:
    document = Document("cv.txt", "", text, (Page(1, 0, len(text)),), language, (language,), "plain")
    found = find_languages(Source(document))
    for spoken in found:
        assert spoken.evidence
        for evidence in spoken.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    return found


def levels(text: str, language: str = "") -> dict[str, str | None]:
    return {spoken.code: spoken.level for spoken in languages(text, language)}


SECTIONS = [
    (
        "Langues\nFrançais : maternelle\nAnglais : C1 (TOEIC 945)\nBreton : notions\n",
        {"fr": "native", "en": "C1", "br": "A2"},
    ),
    ("Langues\nFrançais, espagnol (bilingue)\nAnglais lu et écrit (B2)\n", {"fr": "C2", "es": "C2", "en": "B2"}),
    (
        "Langues\nFrançais, basque (langues maternelles), espagnol courant, anglais C1\n",
        {"fr": "native", "eu": "native", "es": "C1", "en": "C1"},
    ),
    ("Langues\nfrançais, wolof\nanglais B1, allemand A2\n", {"fr": None, "wo": None, "en": "B1", "de": "A2"}),
    ("Langues\nAnglais B2, espagnol A2, un peu de breton\n", {"en": "B2", "es": "A2", "br": "A2"}),
    ("Langues\nAnglais\nCourant (C1)\nEspagnol\nNotions\n", {"en": "C1", "es": "A2"}),
    ("LANGUES\nANGLAIS\nCourant\nFRANÇAIS\nLangue maternelle\n", {"en": "C1", "fr": "native"}),
    ("Langues\nLangue maternelle\nFrançais\nAutres langues\nAnglais\nB2\n", {"fr": "native", "en": "B2"}),
    ("Langues\nAnglais\tNiveau B2\nAllemand\tNiveau A2\n", {"en": "B2", "de": "A2"}),
    ("Langues\nAnglais ●●●●○\nItalien ●●○○○\n", {"en": "C1", "it": "B1"}),
    ("Langues\nAnglais 80 %\nAllemand 2/5\n", {"en": "C1", "de": "B1"}),
    ("Langues\nEN : C1 | ES : B2 | FR : natif\n", {"en": "C1", "es": "B2", "fr": "native"}),
    ("Langues\n🇫🇷 natif\n🇬🇧 C1\n", {"fr": "native", "en": "C1"}),
    ("Langues\nAnglais : bon niveau, séjour de 6 mois à Dublin\nKabyle\n", {"en": "B2", "kab": None}),
    ("Langues\nLangue des signes française (LSF) : B1\nCréole réunionnais\n", {"fsl": "B1", "rcf": None}),
    ("Langues\nAnglais lu, écrit, parlé\nAllemand scolaire\n", {"en": "B2", "de": "A2"}),
    ("Langues\nAnglais intermédiaire, arabe débutant\n", {"en": "B1", "ar": "A1"}),
    ("Interests\nSpanish from my mother (native), no French. Chess.\n", {"es": "native"}),
    ("Interests\nSpanish cooking from my mother (native dishes)\n", {}),
    (
        "Certificates\nWelsh and English, both first languages. I photograph lighthouses.\n",
        {"cy": "native", "en": "native"},
    ),
    ("Langues\nWolof et français depuis l'enfance, anglais B2\n", {"wo": "native", "fr": "native", "en": "B2"}),
    ("Langues\nFrançais et wolof maternels, anglais courant\n", {"fr": "native", "wo": "native", "en": "C1"}),
    ("Langues\nMaîtrise de l'anglais et notions d'italien\n", {"en": "C1", "it": "A2"}),
    ("Langues\nAnglais : professionnel – Espagnol : courant\n", {"en": "B2", "es": "C1"}),
    (
        "Languages\nEnglish (Native or Bilingual)\nFrench (Full Professional)\nSpanish (Professional Working)\n",
        {"en": "native", "fr": "C1", "es": "B2"},
    ),
    ("Languages\nItalian (Limited Working)\nDutch (Elementary)\n", {"it": "B1", "nl": "A2"}),
    ("Languages\nEnglish native, German B2, French A2\n", {"en": "native", "de": "B2", "fr": "A2"}),
    ("Languages: French (native), English, some Spanish\n", {"fr": "native", "en": None, "es": "A2"}),
    (
        "Languages\nFluent in Creole and French, Proficient in Russian and Spanish\n",
        {"fr": "C1", "cpf": "C1", "es": "C1", "ru": "C1"},
    ),
    ("Languages\nBulgarian and Polish (fluent); German (working knowledge)\n", {"bg": "C1", "pl": "C1", "de": "B1"}),
    (
        "Languages\nFluency in Dutch and French, and intermediate level in Spanish\n",
        {"nl": "C1", "fr": "C1", "es": "B1"},
    ),
    ("Languages\nItalian (mother tongue) English (intermediate)\n", {"it": "native", "en": "B1"}),
    (
        "Languages\nMother tongue English\nFrench C1 C2 B2 C1 C2\nGerman A2 A2 A2 A2 A2\n",
        {"en": "native", "fr": "C1", "de": "A2"},
    ),
    ("Languages\nEnglish, Spanish, Mandarin (HSK 4)\n", {"en": None, "es": None, "zh": "B2"}),
    ("Languages\nEnglish: native. Français : bilingue. Deutsch: B1.\n", {"en": "native", "fr": "C2", "de": "B1"}),
]


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_a_section_about_languages(text: str, expected: dict[str, str | None]) -> None:
    assert levels(text) == expected


ELSEWHERE = [
    ("Compétences\nNégociation • Pack Office • anglais scolaire\n", {"en": "A2"}),
    ("Skills\nExcel, Spanish, sales, German\n", {"es": None, "de": None}),
    ("Études\n2020 — DUT Techniques de commercialisation\nAnglais B1, italien A2\n", {"en": "B1", "it": "A2"}),
    ("Divers\nAnglais et espagnol : conversation.\n", {"en": "B1", "es": "B1"}),
    ("Divers\nAnglais de cuisine.\n", {"en": None}),
    ("Extras\nWelsh: fluent. French: none, sorry.\n", {"cy": "C1"}),
    ("Also\nStreet photography, French at the level of ordering lunch and apologising (B1).\n", {"fr": "B1"}),
    ("Summary\nFluent in Spanish and English, I manage teams in the French market.\n", {"es": "C1", "en": "C1"}),
    ("Divers\nParle couramment l'anglais, le portugais est ma langue maternelle.\n", {"en": "C1", "pt": "native"}),
    ("Skills\nExcellent Mandarin Chinese, speaking and writing\n", {"zh": "C1"}),
    ("Certifications\nTOEIC : 890 (2022)\n", {"en": "B2"}),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_languages_told_elsewhere(text: str, expected: dict[str, str | None]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Experience\nEnglish Teacher\nTaught Spanish literature\n",
        "Expérience\nProfesseur d'anglais, cours d'anglais niveau B2 aux adultes\n",
        "Expérience\nÉtude du marché français, rédaction en anglais de fiches\n",
        "Formation\nLicence LLCER anglais\nBac L, section européenne anglais\n",
        "Education\nBA French and History\n",
        "Centres d'intérêt\nCuisine italienne, cinéma coréen, littérature russe\n",
        "Contact\nNationalité : Français\n",
        "Interests\nThai boxing, Danish pastry, French cuisine\n",
        "Skills\nLatin America, Polish copy, English-language press\n",
        "Compétences\nC2, B2B, A1\n",
    ],
)
def test_no_language_is_claimed(text: str) -> None:
    assert levels(text, "en") == {}


def test_both_languages_of_a_bilingual_person_are_native_where_one_is_the_cvs_own() -> None:
    assert levels("Languages\nBilingual, Greek and English, spoken and read.\n", "en") == {
        "el": "native",
        "en": "native",
    }
    assert levels("Languages\nBilingual Greek and Spanish\n", "en") == {"el": "C2", "es": "C2"}


def test_the_language_of_the_cv_is_spoken_though_it_is_not_named() -> None:
    found = languages(f"Profil\n{SENTENCE}Langues\nAnglais B2\n", "fr")
    assert {spoken.code: spoken.level for spoken in found} == {"en": "B2", "fr": None}
    assert [e.quote for e in found[-1].evidence] == [SENTENCE.strip()]


def test_english_alone_is_not_inferred_from_a_cv_in_english() -> None:
    profile = "Profile\nI have been working for fashion brands for ten years now.\n"
    assert levels(profile, "en") == {}
    assert levels(f"{profile}Languages\nGerman B2\n", "en") == {"de": "B2", "en": None}


def test_a_language_named_twice_counts_once() -> None:
    assert levels("Profil\nBilingue anglais.\nLangues\nAnglais : C1\n") == {"en": "C1"}


@pytest.mark.parametrize(
    ("name", "score", "level"),
    [
        ("toeic", "945", "C1"),
        ("toeic", "944", "B2"),
        ("toeic", "785", "B2"),
        ("toeic", "550", "B1"),
        ("toeic", "991", None),
        ("toefl", "95", "C1"),
        ("toefl", "114", "C2"),
        ("ielts", "7", "C1"),
        ("ielts", "6,5", "B2"),
        ("ielts", "8.5", "C2"),
    ],
)
def test_scores_by_the_official_tables(name: str, score: str, level: str | None) -> None:
    assert level_of_score(name, score) == level


NEEDS = [
    ("Français et Anglais courants obligatoires", {"fr": "C1", "en": "C1"}),
    ("Fluent English, written and spoken", {"en": "C1"}),
    ("Some French (it's our second market)", {"fr": "B1"}),
    ("anglais B2 minimum", {"en": "B2"}),
    ("Bon niveau d'anglais (B2/C1)", {"en": "B2"}),
    ("bilingual French/English", {"fr": "C2", "en": "C2"}),
    ("la maîtrise de l'anglais est un plus", {"en": None}),
    ("L'anglais serait un plus", {"en": None}),
    ("comprendre et rédiger en anglais", {"en": None}),
    ("lively and useful posts in English", {"en": None}),
    ("Native Portuguese and/or Spanish speaker", {"es": "native", "pt": "native"}),
    ("maîtrise parfaite de la langue française", {"fr": "C1"}),
    ("English (C1) and Spanish (B2)", {"en": "C1", "es": "B2"}),
    ("French", {"fr": None}),
    ("You speak German or Dutch", {"de": None, "nl": None}),
    ("Vous êtes anglophone", {"en": None}),
    ("notions d'espagnol", {"es": "A2"}),
]


@pytest.mark.parametrize(("clause", "expected"), NEEDS)
def test_a_clause_asks_for_languages(clause: str, expected: dict[str, str | None]) -> None:
    assert {need.code: need.level for need in read_need(clause)} == expected


@pytest.mark.parametrize(
    "clause",
    [
        "Connaissance du marché français",
        "French market knowledge",
        "Experience with French clients",
        "cuisine italienne",
        "une entreprise allemande",
        "an English-speaking environment",
        "JavaScript and Python",
    ],
)
def test_a_clause_that_asks_for_no_language(clause: str) -> None:
    assert read_need(clause) == ()


def test_a_row_of_many_thousand_languages_ends() -> None:
    assert levels("Langues\n" + "anglais C1, " * 30_000) == {"en": "C1"}
