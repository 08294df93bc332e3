"""The language of a CV, which is lists of nouns with English product names in it."""

import pytest

from screener.reading import read
from screener.reading.language import languages_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Compétences\nHootsuite, Google Analytics, Meta Business Suite, community management, content marketing",
            "fr",
        ),
        (
            "Social media manager\nJanvier 2020 - décembre 2024 : community manager, Nantes\nReporting, storytelling",
            "fr",
        ),
        ("Formation : BTS communication, Lyon", "fr"),
        ("Assistante de gestion, rigoureuse", "fr"),
        ("Skills\nSEO, Canva, copywriting, community management\nEducation: BA Journalism, Leeds", "en"),
        ("Led a team of five and grew the audience", "en"),
        ("Jan 2020 - present: content writer, Café Rouge, Orléans branch, managed the social accounts", "en"),
        ("Berufserfahrung\nSeit 2019 Mitarbeiterin im Marketing bei der Müller GmbH\nAusbildung und Kenntnisse", "de"),
        ("Experiencia laboral\nDesde 2019 gestión de redes sociales en la empresa\nIdiomas: inglés", "es"),
        ("Esperienza professionale\nDal 2019 responsabile della comunicazione presso l'azienda\nLingue", "it"),
        ("Experiência profissional\nDesde 2019 gestão de redes sociais na empresa\nFormação e línguas", "pt"),
        ("Werkervaring\nSinds 2019 medewerker marketing bij een bedrijf\nOpleiding en vaardigheden", "nl"),
        ("مديرة وسائل التواصل الاجتماعي في شركة\nHootsuite Google Analytics", "ar"),
        ("מנהלת מדיה חברתית\nHootsuite Google Analytics", "he"),
        ("社交媒体经理，五年经验，熟练使用\nHootsuite Google Analytics", "zh"),
        ("ソーシャルメディアマネージャー、経験5年\nHootsuite Google Analytics", "ja"),
        ("ผู้จัดการโซเชียลมีเดีย ประสบการณ์\nHootsuite", "th"),
        ("Менеджер по социальным сетям, опыт\nHootsuite Google Analytics", "ru"),
        ("Εμπειρία στα κοινωνικά δίκτυα\nHootsuite", "el"),
        ("Hootsuite, Canva", "en"),
        ("", "en"),
    ],
)
def test_main_language(text: str, language: str) -> None:
    assert languages_of(text)[0] == language


def test_languages_of_whole_parts_most_text_first() -> None:
    french = "Chargée de communication interne dans une entreprise de transports publics depuis dix ans à Paris.\n" * 8
    english = "I write the weekly edition for the subsidiaries abroad and edit what the translators send to us.\n" * 4
    assert languages_of(french + english) == ("fr", "en")
    assert languages_of(french + english[:97]) == ("fr",)


def test_a_name_in_another_script_does_not_change_the_language() -> None:
    assert languages_of("نور الدين حداد\nAssistant commercial, chargé de la relation avec les clients")[0] == "fr"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Assistante de direction chez Aubry depuis 2019", []),
        ("Office assistant with the city since 2019", []),
        ("Sachbearbeiterin bei der Stadt und im Büro seit 2019", [("other_language", {"language": "de"})]),
    ],
)
def test_other_languages_than_french_and_english_are_flagged(
    text: str, flags: list[tuple[str, dict[str, str]]]
) -> None:
    assert [(flag.code, flag.message.values) for flag in read(text.encode()).warnings] == flags
