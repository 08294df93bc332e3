"""The parts of a posting by its headings, and where there are none."""

from itertools import pairwise

import pytest

from screener.posting.items import find_items
from screener.posting.parts import place
from screener.types import PartName


def parts_of(text: str) -> dict[str, PartName]:
    """The part of every sentence."""
    placed, _ = place(text, find_items(text))
    return {text[each.sentence.start : each.sentence.end]: each.part for each in placed}


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Exigences", "requirements"),
        ("Exigences du poste de rédacteur :", "requirements"),
        ("PROFIL RECHERCHÉ", "requirements"),
        ("## Votre profil", "requirements"),
        ("Et toi ?", "requirements"),
        ("Ce que nous cherchons chez vous", "requirements"),
        ("**Qui êtes-vous ?**", "requirements"),
        ("What you bring", "requirements"),
        ("Who you are", "requirements"),
        ("You'll love this role if:", "requirements"),
        ("Must haves", "requirements"),
        ("Soft Skills", "requirements"),
        ("Souhaité :", "preferred"),
        ("Ce que nous apprécierons en plus", "preferred"),
        ("Un plus si", "preferred"),
        ("Nice to have", "preferred"),
        ("Preferred qualifications", "preferred"),
        ("What will make you stand out:", "preferred"),
        ("VOS MISSIONS", "responsibilities"),
        ("Au quotidien, vous allez", "responsibilities"),
        ("What you'll do", "responsibilities"),
        ("Objectifs", "objectives"),
        ("Ce que nous offrons", "offer"),
        ("Pourquoi nous rejoindre ?", "offer"),
        ("What's in it for you?", "offer"),
        ("Process de recrutement", "other"),
        ("How to apply", "other"),
        ("Who we are", "overview"),
        ("🎯 À propos de nous", "overview"),
    ],
)
def test_headings(heading: str, part: PartName) -> None:
    sentence = "Une phrase qui vient ensuite sans rien demander."
    assert parts_of(f"Titre du poste\n\n{heading}\n\n{sentence}")[sentence] == part


@pytest.mark.parametrize(
    "line",
    [
        "Compétences solides en rédaction et en relecture de textes longs",
        "Expérience du terrain",
        "Nous recherchons une personne curieuse.",
        "Experience with missions abroad",
    ],
)
def test_ordinary_lines_are_no_headings(line: str) -> None:
    assert parts_of(f"Titre\n\nProfil\n- {line}")[line] == "requirements"


def test_a_heading_in_front_of_a_colon_or_as_a_question() -> None:
    text = (
        "Ton quotidien ? Tu publies nos photos.\n\n"
        "Profil : un bac+3 en communication. Le sens du détail.\n\n"
        "De notre côté : un CDI et du café."
    )
    found = parts_of(text)
    assert found["Tu publies nos photos."] == "responsibilities"
    assert found["un bac+3 en communication."] == found["Le sens du détail."] == "requirements"
    assert found["un CDI et du café."] == "offer"


def test_a_wish_in_front_of_a_colon_rules_its_line_only() -> None:
    found = parts_of("Profil\n- Atout : le dessin\n- Le permis B")
    assert found == {"le dessin": "preferred", "Le permis B": "requirements"}


def test_a_bonus_among_the_duties_is_a_duty() -> None:
    found = parts_of("Missions\n- Tenir le blog\n- Bonus : tourner des vidéos")
    assert set(found.values()) == {"responsibilities"}


def test_a_glued_list_with_its_headings() -> None:
    found = parts_of("What you'll doWrite our newsletterWho you areA patient editorFluent in GermanWhat we offerTea")
    assert found["A patient editor"] == found["Fluent in German"] == "requirements"
    assert found["Write our newsletter"] == "responsibilities"


def test_demands_below_duties_without_a_heading_are_the_profile() -> None:
    text = (
        "Responsibilities:\nBuild the plan\nRun the channels\nReport every week\n"
        "5+ years of experience in marketing\nFluency in English and Dutch\n"
        "Knowledge of the market\nProven ability to write"
    )
    found = parts_of(text)
    assert found["5+ years of experience in marketing"] == "requirements"
    assert found["Proven ability to write"] == "requirements"
    assert found["Report every week"] == "responsibilities"


def test_parts_cover_the_text_from_end_to_end() -> None:
    text = "Titre\n\nMissions\n- Écrire\n\nProfil\n- Savoir lire\n\nAvantages\n- Thé\n"
    _, parts = place(text, find_items(text))
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert [part.name for part in parts] == ["overview", "responsibilities", "requirements", "offer"]


DEMANDED = ("Un bac+3 en communication", "Deux ans d'expérience en agence", "Maîtrise de Canva", "Anglais courant")
WISHED = ("La photographie", "Une expérience en association")
DUTIES = ("Animer la communauté Instagram", "Rédiger les posts", "Suivre les statistiques")
GIVEN = ("Tickets restaurant", "Télétravail deux jours", "Formation à Photoshop")


@pytest.mark.parametrize("bullet", ["- ", ""])
@pytest.mark.parametrize("form", ["{}", "{} :", "## {}", "**{}**"])
@pytest.mark.parametrize(
    ("heading", "below", "part"),
    [
        ("Ce que nous demandons", DEMANDED, "requirements"),
        ("Les ingrédients", DEMANDED, "requirements"),
        ("Pour réussir chez nous", DEMANDED, "requirements"),
        ("Une semaine à l'atelier", DEMANDED, "requirements"),  # no benefit and no duty is a diploma
        ("Côté CV", DEMANDED, "requirements"),
        ("Nous aimerions rencontrer", DEMANDED, "requirements"),
        ("To do this job well you need", DEMANDED, "requirements"),
        ("Your superpowers", DEMANDED, "requirements"),
        ("Vous marquerez des points avec", WISHED, "preferred"),
        ("It would help if you also had", WISHED, "preferred"),
        ("Une journée type", DUTIES, "responsibilities"),
        ("What's on your plate", DUTIES, "responsibilities"),
        ("Nos petits cadeaux", GIVEN, "offer"),
        ("Good things we give back", GIVEN, "offer"),
        ("Les lampes de l'atelier", ("Lune", "Soleil", "Étoile"), "overview"),
        ("Ce que nous demandons à nos lampes", ("Éclairer", "Durer"), "overview"),
    ],
)
def test_a_heading_in_nobodys_list_is_told_by_its_words_and_what_stands_below(
    heading: str, below: tuple[str, ...], part: PartName, form: str, bullet: str
) -> None:
    lines = "\n".join(bullet + line for line in below)
    above = "Community manager\nAtelier Lune, Nantes\n\nNotre atelier fabrique des lampes.\n\n"
    parts = parts_of(f"{above}{form.format(heading)}\n{lines}")
    assert {parts[line] for line in below} == {part}


def test_a_label_within_the_profile_changes_no_part() -> None:
    text = "Serait un plus\n\nCôté machines :\n- Un BTS photo\n- Deux ans de studio\n- Maîtrise de Canva"
    assert set(parts_of(text).values()) == {"preferred"}


def test_the_title_is_no_heading() -> None:
    text = "# Responsable des besoins clients\n- Un bac+3\n- Deux ans d'expérience\n\nVotre profil\n- Anglais courant"
    assert parts_of(text)["Un bac+3"] != "responsibilities"


def test_a_list_among_duties_is_one_of_duties() -> None:
    text = "Vos missions\n\nFaire connaître l'atelier\n- Expérience de marque à construire\n- Rédiger les posts"
    assert parts_of(text)["Expérience de marque à construire"] == "responsibilities"
