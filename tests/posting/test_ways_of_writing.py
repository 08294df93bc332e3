"""The many ways in which employers write a demand: headings, glue, questions, ellipses, prose; and near-misses."""

import pytest

from screener.posting import parse_posting
from screener.posting.items import find_items
from screener.posting.parts import place
from screener.types import PartName, Requirement


def read(text: str) -> list[Requirement]:
    """What a whole posting asks for, without what the program adds."""
    found = parse_posting(text, profile="none").requirements
    return [requirement for requirement in found if requirement.origin.startswith("posting:")]


def asked(line: str) -> list[Requirement]:
    return read(f"Chargé de projet\n\nProfil recherché\n- Anglais courant\n- {line}\n")[1:]


def texts(line: str) -> list[str]:
    return [requirement.text for requirement in asked(line)]


def parts_of(text: str) -> dict[str, PartName]:
    placed, _ = place(text, find_items(text))
    return {text[each.sentence.start : each.sentence.end]: each.part for each in placed}


PICTURES = """🌊 Community manager – Brest

🐚 La maison
Nous fabriquons des cirés.
{gap}🦀 Ta vie à bord
* Tenir Instagram
* Écrire la lettre du mois
{gap}🎒 Dans ton sac
* Deux ans d'expérience en agence
* Une belle plume
* Maîtrise de Canva
{gap}🍒 Et si en plus
* Un peu d'allemand
{gap}🎁 Ce qu'on partage
* Formation à Photoshop
"""


@pytest.mark.parametrize("gap", ["\n", ""])
def test_lines_with_a_picture_of_their_own_are_headings(gap: str) -> None:
    parts = parts_of(PICTURES.format(gap=gap))
    assert parts["Deux ans d'expérience en agence"] == parts["Une belle plume"] == "requirements"
    assert parts["Un peu d'allemand"] == "preferred"
    assert parts["Formation à Photoshop"] not in ("requirements", "preferred")
    assert parts["Tenir Instagram"] not in ("requirements", "preferred")


def test_pictures_as_bullets_are_no_headings() -> None:
    text = "Poste\n\nProfil\n\n✅ Maîtrise de Canva\n\n✅ Anglais courant\n\n💪 Un bac+3\n\n✅ Le permis B\n"
    assert [each.kind for each in read(text)] == ["tool", "language", "degree", "permit"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("On devrait bien s'entendre si...", "requirements"),
        ("Tu te plairas ici si…", "requirements"),
        ("We'll get along if...", "requirements"),
        ("Education and training", "requirements"),
        ("Exigences du poste", "requirements"),
        ("It would be great if you also have:", "preferred"),
        ("Desirable criteria", "preferred"),
        ("Ce serait génial si", "preferred"),
        ("Nos prestations", "offer"),
        ("Avantages extra-légaux", "offer"),
        ("What's on offer", "offer"),
        ("Informations supplémentaires", "other"),
        ("Étapes", "other"),
        ("What happens next", "other"),
        ("Key accountabilities", "responsibilities"),
        ("Sommaire des responsabilités", "responsibilities"),
    ],
)
def test_more_headings(heading: str, part: PartName) -> None:
    asking = part in ("requirements", "preferred")
    below, others = ("Deux ans d'expérience en agence", "Une licence") if asking else ("Relire les posts", "Un café")
    text = f"Poste\n\nAtelier Lune.\n\nAu quotidien\n- Écrire\n\n{heading}\n- {below}\n- {others}\n"
    assert parts_of(text)[below] == part


def test_a_line_of_facts_above_the_posting_opens_no_part() -> None:
    text = (
        "Monteuse\nLieu : Nancy\nSalaire : 2 100 €\n\nNous cherchons quelqu'un qui maîtrise Premiere Pro.\n"
        "Il faut parler allemand."
    )
    assert [each.kind for each in read(text)] == ["tool", "language"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What you get:21 days off", ["What you get:", "21 days off"]),
        ("English, written and spoken6 months in a shop", ["English, written and spoken", "6 months in a shop"]),
        ("Un diplôme (bac+3)2 ans en agence", ["Un diplôme (bac+3)", "2 ans en agence"]),
        ("SQL for data analysisFMCG experience", ["SQL for data analysis", "FMCG experience"]),
        ("Meet us at 10:30 on the AutoCAD stand", ["Meet us at 10:30 on the AutoCAD stand"]),
        ("A ratio of 3:1 in LaserCAD files", ["A ratio of 3:1 in LaserCAD files"]),
    ],
)
def test_more_glue(text: str, expected: list[str]) -> None:
    assert [text[item.start : item.end] for item in find_items(text)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le permis, idéalement", ["Le permis, idéalement"]),
        ("L'espagnol, niveau B1", ["L'espagnol, niveau B1"]),
        ("Figma, tu connais par cœur", ["Figma, tu connais par cœur"]),
        ("Une belle plume : grammaire, style, ton juste", ["Une belle plume : grammaire, style, ton juste"]),
        (
            "A degree, or an equivalent combination of training and experience",
            ["A degree, or an equivalent combination of training and experience"],
        ),
        (
            "5 ans d'expérience en marketing, dont 2 en gestion de projet",
            ["5 ans d'expérience en marketing", "dont 2 en gestion de projet"],
        ),
        ("5 ans d'expérience en vente, dont des villages", ["5 ans d'expérience en vente, dont des villages"]),
        (
            "Notion est un plus, tout comme une troisième langue",
            ["Notion est un plus", "une troisième langue"],
        ),
        ("Notion? Jira? Asana.", ["Notion? Jira? Asana"]),
    ],
)
def test_what_is_parted_and_what_is_not(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("7 years of marketing experience, including 3 in B2B", [7, 3]),
        ("6+ years in community management, 2+ of those on a live show", [6, 2]),
        ("9+ years in retail, with at least 6 years in fashion", [9, 6]),
        ("10 ans d'expérience dont 4 ans en agence", [10, 4]),
        ("Une équipe de 12 personnes dont 3 juniors", [None]),
        ("4 years of experience with 3 brands", [4]),
    ],
)
def test_years_within_years(line: str, years: list[float | None]) -> None:
    assert [each.min_years for each in asked(line)] == years


@pytest.mark.parametrize(
    ("line", "importances"),
    [
        ("Maîtrise de Photoshop, la connaissance d'Illustrator serait un plus", ["required", "preferred"]),
        ("Une bonne connaissance de l'allemand, le suisse allemand constituant un atout", ["required", "preferred"]),
        ("Photoshop et Illustrator seraient un plus", ["preferred", "preferred"]),
        ("La connaissance de Photoshop et d'Illustrator serait un plus", ["preferred", "preferred"]),
        ("Knowledge of Notion is a plus, as would be a third language", ["preferred", "preferred"]),
        ("Notion est un plus, tout comme une troisième langue", ["preferred", "preferred"]),
        ("Illustrator ? Un vrai plus.", ["preferred"]),
        ("Illustrator. Indispensable.", ["required"]),
    ],
)
def test_what_a_wish_rules(line: str, importances: list[str]) -> None:
    assert [each.importance for each in asked(line)] == importances


@pytest.mark.parametrize(
    "line",
    [
        "Degree? Neat. Not needed.",
        "No degree required",
        "No previous experience necessary",
        "Aucun diplôme requis",
        "Pas besoin de diplôme",
        "L'édition ? On vous apprendra !",
        "We can't sponsor visas for this one",
        "Les agences de placement ne sont pas nos amies",
    ],
)
def test_what_asks_for_nothing(line: str) -> None:
    assert texts(line) == []


def test_a_comment_in_a_bullet_is_no_demand() -> None:
    assert texts("Maîtrise de Canva. Vraiment totale. (Nos stories aussi.)") == ["Maîtrise de Canva"]
    assert len(texts("Tenir un carnet d'adresses ; prendre des notes rapidement")) == 2


def test_a_paragraph_about_the_person_is_the_profile_though_no_heading_says_so() -> None:
    text = (
        "Monteur d'un an - Lorient\n\nAtelier Houle, trois personnes, des films pour les ports.\n\n"
        "On imagine quelqu'un avec un BTS audiovisuel. Premiere Pro doit être une seconde maison. Blender, idéalement. "
        "Il faut savoir poser un micro.\n\nUn bureau sur le quai, Photoshop sur tous les postes, et du café."
    )
    found = read(text)
    assert [each.kind for each in found[:3]] == ["degree", "tool", "tool"]
    assert [each.importance for each in found[:3]] == ["required", "required", "preferred"]
    assert not any("Photoshop" in (each.any_of or ()) for each in found)


@pytest.mark.parametrize(
    ("line", "importance"),
    [
        ("Une connaissance de Brevo sera valorisée", "preferred"),
        ("After Effects, ce serait la cerise", "preferred"),
        ("Connaître Notion ne gâche rien", "preferred"),
        ("Sans que ce soit obligatoire, une pratique de la photo nous plairait", "preferred"),
        ("Un intérêt pour le SEO serait un véritable plus", "preferred"),
        ("Si tu touches à Blender, on t'aime déjà", "preferred"),
        ("Blender et Figma sont des plus", "preferred"),
        ("La maîtrise de Figma représente un avantage", "preferred"),
        ("Spanish would come in handy", "preferred"),
        ("Some French would be lovely", "preferred"),
        ("Image editing in Photoshop is useful", "preferred"),
        ("Plus: experience with Hootsuite", "preferred"),
        ("(D) Knowledge of InDesign", "preferred"),
        ("We'd love it if you knew SQL", "preferred"),
        ("SQL is a distinct advantage", "preferred"),
        ("Valorisation de contenus dans WordPress", "required"),
        ("Useful articles in WordPress", "required"),
        ("Handling of Photoshop every day", "required"),
        ("Une maîtrise appréciable et prouvée de nos plus grands formats : Photoshop", "preferred"),
    ],
)
def test_more_wishes(line: str, importance: str) -> None:
    assert asked(line)[0].importance == importance


def test_a_wish_in_brackets_is_of_its_own_item() -> None:
    found = asked("Langues : français (C2), grec (B2), allemand (atout)")
    assert [each.importance for each in found] == ["required", "required", "preferred"]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Niveau bac minimum", 4),
        ("Leaving Cert or equivalent", 4),
        ("BTEC Level 3 in creative media", 4),
        ("First-class degree in any discipline", 6),
        ("Degree-educated or equivalent professional experience", 6),
        ("Educated to degree level", 6),
        ("Third level qualification (Level 7 or 8)", 6),
        ("Honours degree (NFQ Level 8)", 6),
        ("NVQ Level 4 in marketing", 5),
        ("Postgraduate qualification in journalism", 7),
        ("Brevet fédéral de spécialiste en marketing", 5),
        ("Formation de niveau 6 en marketing", 6),
        ("DEC ou baccalauréat en communication", 5),
    ],
)
def test_degrees_of_many_countries(line: str, level: int) -> None:
    found = asked(line)[0]
    assert (found.kind, found.min_level) == ("degree", level)


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Trois (3) à cinq (5) années d'expérience dans un poste similaire", 3),
        ("12 months+ in a customer facing role", 1),
        ("Between 3 and 5 years in PR", 3),
        ("3+ ans d'XP en growth", 3),
        ("Somebody with six years or so behind them", 6),
        ("At least two years' experience of filming and editing", 2),
    ],
)
def test_years_make_an_experience(line: str, years: float) -> None:
    found = asked(line)
    assert [(each.kind, each.min_years) for each in found] == [("experience", years)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Must have existing right to work in Ireland (Stamp 4 or EU passport)", "permit"),
        ("You need to be entitled to work in Canada", "permit"),
        ("Titre de séjour en cours de validité", "permit"),
        ("A valid driver's licence and access to a vehicle", "permit"),
        ("FMCG experience", "sector"),
        ("Experience in government or higher education", "sector"),
        ("Vous avez managé une équipe d'au moins 3 personnes", "skill"),
        ("Python or R for text analysis", "tool"),
        ("Passer à l'oral ne te fait pas peur", "soft_skill"),
        ("Thick skin", "soft_skill"),
        ("A commitment to equality", "soft_skill"),
        ("Savoir dire non avec le sourire", "soft_skill"),
        ("A third language would be a bonus", "other"),
        ("Knowledge of social listening", "skill"),
        ("Connaissance des métriques d'engagement sur Instagram", "tool"),
    ],
)
def test_more_kinds(line: str, kind: str) -> None:
    assert asked(line)[0].kind == kind


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Rigueur, autonomie et souci du détail", 3),
        ("Excellent written and verbal communication skills", 1),
        ("Maîtrise d'au moins un outil parmi Hootsuite, Agorapulse et Swello", 1),
        ("Working knowledge of SEO, including keyword research and on-page optimisation", 1),
        ("Maîtrise de Hootsuite, Agorapulse et Swello", 3),
    ],
)
def test_how_many_demands(line: str, count: int) -> None:
    assert len(asked(line)) == count


@pytest.mark.parametrize(
    "line",
    [
        "A degree isn't necessary",
        "Experience is not required",
        "Toute combinaison de formation et d'expérience sera considérée",
        "We won't ask where you went to school",
    ],
)
def test_what_is_waived_is_not_asked(line: str) -> None:
    assert asked(line) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Supporter emails: planning them, building them, sending them", ("email marketing",)),
        ("Someone who decides quickly and stays calm on deadline", ("decision making", "stress resistance")),
        ("Curating news every day: you know where a press release comes from", ("trend watching",)),
        ("The ability to film and edit short clips", ("video editing",)),
        # what follows a colon lists, it does not explain
        ("Design tools: Photoshop, InDesign", ("Photoshop", "InDesign")),
    ],
)
def test_what_is_described_is_named(line: str, names: tuple[str, ...]) -> None:
    assert asked(line)[0].any_of == names


def test_tools_of_a_skill_that_the_profile_asks_for_are_not_asked_again_by_the_text_above() -> None:
    text = (
        "Community manager\n\nVous devez avoir une connaissance approfondie des outils de référencement.\n\n"
        "Profil recherché\n- Solide connaissance du SEO\n- Rédaction de posts\n"
    )
    assert [each.any_of for each in parse_posting(text).requirements if each.id.startswith("r")] == [
        ("SEO",),
        ("copywriting",),
    ]
    assert len([e for e in parse_posting(text.replace("SEO", "montage vidéo")).requirements if e.id[0] == "r"]) == 3
