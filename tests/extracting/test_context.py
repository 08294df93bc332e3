"""What the words around a term make of it: tables of sentences, each with its near-miss."""

import pytest

from screener.extracting.source import Source
from screener.extracting.terms import find_terms
from screener.types import Document, Page


def strengths(text: str, heading: str = "Compétences") -> dict[str, str]:
    """The tools and skills of a CV whose one section reads `text`, with their strengths."""
    whole = f"Ada Martin\n\n{heading}\n{text}\n"
    document = Document("cv.txt", "0", whole, (Page(1, 0, len(whole)),), "fr", ("fr",), "text")
    terms, _ = find_terms(Source(document), (), "2026-10")
    return {term.name: term.strength for term in (*terms["tool"], *terms["skill"])}


@pytest.mark.parametrize(
    ("text", "name", "strength"),
    [
        ("Hootsuite", "Hootsuite", "listed"),
        ("Je ne travaille plus avec Hootsuite depuis 2023", "Hootsuite", "former"),
        ("TweetDeck (autrefois), Canva", "TweetDeck", "former"),
        ("No longer use Hootsuite", "Hootsuite", "former"),
        ("J'ai quitté Hootsuite pour Metricool", "Hootsuite", "former"),
        ("J'ai quitté Hootsuite pour Metricool", "Metricool", "listed"),
        ("Hootsuite en lecture seule", "Hootsuite", "basic"),
        ("Canva : découverte", "Canva", "basic"),
        ("Comptes gérés par mes soins dans Hootsuite", "Hootsuite", "listed"),
        ("Notions de Premiere Pro", "Premiere Pro", "basic"),
        ("Premiere Pro : notions", "Premiere Pro", "basic"),
        ("Google Analytics : lecture des rapports", "Google Analytics", "basic"),
        ("Google Analytics (bases), Trello", "Google Analytics", "basic"),
        ("Google Analytics (bases), Trello", "Trello", "listed"),
        ("Blender (débutant), Figma", "Figma", "listed"),
        ("Notion, WordPress (un peu)", "WordPress", "basic"),
        ("Canva, un peu de Photoshop", "Canva", "listed"),
        ("Basic knowledge of Photoshop", "Photoshop", "basic"),
        ("Stayed current with trends in marketing, including SEO and analytics", "SEO", "basic"),
        ("Me tiens informée de l'actualité du SEO", "SEO", "basic"),
        ("Figma (comments only)", "Figma", "basic"),
        ("After Effects ●●○○○", "After Effects", "basic"),
        ("Illustrator ●●●●○", "Illustrator", "listed"),
        ("Photoshop 20 %", "Photoshop", "basic"),
        ("Photoshop 80 %", "Photoshop", "listed"),
        ("Excel 2/5, InDesign 4/5", "Excel", "basic"),
        ("Excel 2/5, InDesign 4/5", "InDesign", "listed"),
        ("En cours d'apprentissage : Google Analytics", "Google Analytics", "basic"),
        ("Currently learning Figma", "Figma", "basic"),
    ],
)
def test_strength(text: str, name: str, strength: str) -> None:
    assert strengths(text).get(name) == strength


@pytest.mark.parametrize(
    ("heading", "text", "strength"),
    [
        ("Bénévolat", "J'anime la page Facebook de mon club de judo", "hobby"),
        ("Divers", "J'anime la page Facebook de mon club de judo", "hobby"),
        ("Compétences", "J'anime la page Facebook de mon club de judo", "listed"),
    ],
)
def test_what_only_a_pastime_shows(heading: str, text: str, strength: str) -> None:
    assert strengths(text, heading)["community management"] == strength


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Je n'ai jamais utilisé Hootsuite, mais j'apprends vite", "Hootsuite"),
        ("Aucune connaissance de WordPress", "WordPress"),
        ("Pas encore d'expérience de gestion de comptes, ni d'outils comme Hootsuite", "Hootsuite"),
        ("Hootsuite : testé une semaine en 2023, pas retenu", "Hootsuite"),
        ("No experience with Photoshop", "Photoshop"),
        ("I do not use Hootsuite", "Hootsuite"),
        ("Souhaite me former à Google Ads", "Google Ads"),
        ("Formation en ligne qui abordera Google Ads, Hootsuite et le référencement", "Hootsuite"),
        ("Eager to learn Figma", "Figma"),
        ("Le restaurant est suivi par 18 000 personnes sur Instagram", "Instagram"),
        ("Chez l'éditeur de Hootsuite", "Hootsuite"),
        ("L'Instagram est tenu par le service marketing (sur Hootsuite) ; je leur remonte les avis", "Hootsuite"),
        ("Comptes confiés à l'équipe voisine, qui travaille avec Agorapulse", "Agorapulse"),
        ("Google Analytics reste l'affaire de mes clients", "Google Analytics"),
        ("The accounts are run by an agency in Hootsuite", "Hootsuite"),
        ("Hootsuite-like scheduler", "Hootsuite"),
        ("Our own Semrush-style crawler", "Semrush"),
        ("Canva : jamais ouvert", "Canva"),
        ("Canva : non merci", "Canva"),
        ("Photoshop : non, pas même pour rogner", "Photoshop"),
        ("Metricool, Hootsuite : vu de loin", "Metricool"),
        ("Hootsuite or Sprout Social (we've never had the money)", "Hootsuite"),
        ("Photoshop: never touched", "Photoshop"),
        ("Poste recherché : community management et SEO", "SEO"),
        ("Our partner Salesforce ran the stand", "Salesforce"),
        ("Initech is an agency that offers SEO and photography", "photography"),
        ("Mes clients animent LinkedIn eux-mêmes", "LinkedIn"),
        ("Je valide les calendriers éditoriaux", "editorial calendar"),
        ("Member of the Photography Association", "photography"),
        ("Connectors to the Instagram and LinkedIn APIs", "LinkedIn"),
        ("WordPress (je livre des maquettes, je n'intègre pas)", "WordPress"),
        ("Migration du site vers WordPress : j'en ai payé les factures", "WordPress"),
        ("En lien avec l'équipe SEO", "SEO"),
        ("Worked with the photography department", "photography"),
        ("Application de planification de publications", "editorial calendar"),
        ("The marketing team schedules them in Hootsuite", "Hootsuite"),
        ("Comptes gérés par notre agence dans Hootsuite", "Hootsuite"),
        ("Pages animées par une agence, qui publie avec Agorapulse", "Agorapulse"),
        ("Hootsuite : vu par-dessus l'épaule de ma collègue, qui utilise Agorapulse", "Agorapulse"),
        ("Apprendre à piloter des campagnes Meta Ads", "Meta Ads"),
        ("Les budgets et Meta Ads restent chez ma tutrice", "Meta Ads"),
        ("Talkwalker est réservé à ma collègue", "Talkwalker"),
        ("Trouble-shooting of network issues", "photography"),
    ],
)
def test_left_out(text: str, name: str) -> None:
    assert name not in strengths(text, "Expérience")


def test_a_list_for_search_engines_claims_nothing_by_itself() -> None:
    text = "Canva, Photoshop\n\nMots-clés\nPhotoshop, Semrush, SEO"
    assert strengths(text) == {"Canva": "listed", "Photoshop": "listed"}


def test_projects_are_no_wish() -> None:
    assert strengths("Podcast de l'école sous Audacity", "Projets")["Audacity"] == "listed"


@pytest.mark.parametrize("label", ["Loisirs", "Centres d'intérêt", "Centres d’intérêt", "Hobbies"])
def test_a_label_within_a_section_opens_what_somebody_likes(label: str) -> None:
    assert "photography" not in strengths(f"Anglais B2. {label} : jardin, photographie de papillons")
    assert "photography" in strengths("Centre de loisirs, photographie de papillons")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Photoshop, mais pas d'InDesign", "Photoshop"),
        ("Je ne gère pas la publicité mais je pratique Hootsuite chaque jour", "Hootsuite"),
        ("Photoshop, notions d'InDesign", "Photoshop"),
        ("Sans stress. Hootsuite et Canva", "Hootsuite"),
        ("Machine learning, Python", "Python"),
        ("Canva : oui, Photoshop : non", "Canva"),
        ("Canva depuis dix ans, Hootsuite : jamais ouvert", "Canva"),
        ("Hootsuite likes simple plans", "Hootsuite"),
        ("Anglais B2, Canva. Loisirs : jardin", "Canva"),
    ],
)
def test_the_words_beside_do_not_reach(text: str, name: str) -> None:
    assert strengths(text).get(name) == "listed"


@pytest.mark.parametrize(
    ("heading", "effect"),
    [("JE DÉBUTE", "basic"), ("PAS MON TRUC", None), ("OUTILS", "listed"), ("EN COURS D'APPRENTISSAGE", "basic")],
)
def test_a_heading_governs_what_stands_under_it(heading: str, effect: str | None) -> None:
    assert strengths(f"Canva, CapCut\n\n{heading}\nSemrush, Trello").get("Semrush") == effect


def test_a_heading_governs_no_further_than_the_next() -> None:
    found = strengths("JE DÉBUTE\nSemrush\nJE MAÎTRISE\nTrello")
    assert found == {"Semrush": "basic", "Trello": "listed"}


@pytest.mark.parametrize("heading", ["Centres d'intérêt", "Références", "Interests"])
def test_sections_that_claim_no_tool(heading: str) -> None:
    assert strengths("Photographie, montage vidéo sur DaVinci Resolve", heading) == {}


@pytest.mark.parametrize(
    ("text", "name", "own"),
    [
        ("Worked closely with SEO, Design and Copy to promote the catalogue", "SEO", False),
        ("Collaborated with sales, SEO and legal", "SEO", False),
        ("Collaborated with clients on SEO", "SEO", True),
        ("Collaborated with sales. SEO of the shop", "SEO", True),
        ("En lien avec la création, le SEO et la vente", "SEO", False),
        ("En lien avec la direction, pour le SEO du site", "SEO", True),
        ("Worked closely with designers in Photoshop and Figma", "Figma", True),
    ],
)
def test_the_skills_of_those_one_works_with(text: str, name: str, own: bool) -> None:
    assert (name in strengths(text)) is own


def test_a_list_of_thousands_of_names_is_read_in_linear_time() -> None:
    assert isinstance(strengths("Hootsuite," * 40_000), dict)
