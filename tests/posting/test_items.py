"""Lines as items: bullets, lists that lost them, wrapped lines."""

import pytest

from screener.posting.items import find_items


def items(text: str) -> list[str]:
    return [text[item.start : item.end] for item in find_items(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Rigueur\n– Anglais courant\n3. Permis B", ["Rigueur", "Anglais courant", "Permis B"]),
        ("✅ Tu aimes écrire", ["Tu aimes écrire"]),
        ("- -3 ans", ["-3 ans"]),
        ("Goût du détailAllemand courant exigé", ["Goût du détail", "Allemand courant exigé"]),
        ("Écrire des articles.Relire les autres.", ["Écrire des articles.", "Relire les autres."]),
        ("Define the KPIsBuild the reports", ["Define the KPIs", "Build the reports"]),
        ("Who you are3-5 years in marketing", ["Who you are", "3-5 years in marketing"]),
        ("Plannings (Notion, Trello)Vous aimez l'ordre", ["Plannings (Notion, Trello)", "Vous aimez l'ordre"]),
        ("○ Lead the team○ Inspire the agency", ["Lead the team", "Inspire the agency"]),
    ],
)
def test_items_are_parted(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Maîtrise de WordPress, LinkedIn, InDesign et YouTube",
        "Une connaissance de GA4, du B2B et des PDFs",
        "Vous êtes curieux.se et motivé·e",
        "eCommerce et iOS n'ont pas de secret pour vous",
        "Lisez Exemple.Gouv.fr avant de répondre",
    ],
)
def test_names_and_inclusive_writing_stay_whole(text: str) -> None:
    assert items(text) == [text]


def test_a_line_broken_by_the_margin_goes_on() -> None:
    text = "- Une expérience de trois ans au moins dans la\n  communication d'une association\n- Le permis B"
    assert [part.replace("\n  ", " ") for part in items(text)] == [
        "Une expérience de trois ans au moins dans la communication d'une association",
        "Le permis B",
    ]


def test_short_lines_are_items_of_their_own() -> None:
    assert items("Anglais\ncuriosité\nrigueur") == ["Anglais", "curiosité", "rigueur"]


def test_lines_are_counted_from_one() -> None:
    assert [item.line for item in find_items("Un\n\n\nDeux\nTrois")] == [1, 4, 5]
