"""Asides, denials, comments, labels and headings in words of one's own: tables with near-misses."""

import pytest

from screener.extracting.source import Source
from screener.extracting.terms import find_terms
from screener.types import Document, Page


def strength(text: str, name: str) -> str | None:
    """How strongly a CV whose one section reads `text` claims a tool."""
    whole = f"Ada Martin\n\nExpérience\n{text}\n"
    document = Document("cv.txt", "0", whole, (Page(1, 0, len(whole)),), "fr", ("fr",), "text")
    terms, _ = find_terms(Source(document), (), "2026-10")
    return {term.name: term.strength for term in terms["tool"]}.get(name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # An aside speaks of the name before it, and no further back.
        ("Asana : testé puis abandonné au bout d'un mois", "Asana", None),
        ("Metricool essayé un mois, laissé de côté", "Metricool", None),
        ("Trello: tried it, dropped it", "Trello", None),
        ("Tried Asana for a month, gave it up", "Asana", None),
        ("The brand team schedules in Sprout Social, which I have never logged into", "Sprout Social", None),
        ("Mailchimp jusqu'en 2020, puis plus rien", "Mailchimp", "former"),
        ("Google Ads : je n'y touche plus depuis 2020", "Google Ads", "former"),
        ("Google Ads: not touched since 2020", "Google Ads", "former"),
        ("Montage sous CapCut pour le plaisir", "CapCut", "hobby"),
        ("I cut skateboard clips in CapCut, purely for fun", "CapCut", "hobby"),
        ("Photoshop, InDesign, jamais sans ma tablette", "InDesign", "listed"),
        ("Photoshop, InDesign ; jamais ouvert Illustrator", "InDesign", "listed"),
        ("Photoshop, InDesign; never opened Illustrator", "Illustrator", None),
        ("Canva chaque jour, Asana abandonné", "Canva", "listed"),
        # A denial may stand in the next sentence.
        ("The planning board is in Trello. I can read it; I never touch it.", "Trello", None),
        ("They use Asana upstairs. Not me.", "Asana", None),
        ("Les comptes sont programmés dans Agorapulse. Ce n'est pas moi qui le fais.", "Agorapulse", None),
        ("Salesforce est arrivé en mai : je ne m'en sers pas", "Salesforce", None),
        ("Un collègue gère le CRM, il a HubSpot, pas moi", "HubSpot", None),
        ("Je réponds dans Hootsuite. Photoshop : je n'y touche pas", "Hootsuite", "listed"),
        ("Je réponds dans Hootsuite, personne d'autre n'y touche", "Hootsuite", "listed"),
        # All that follows a name and a colon, read as a whole.
        ("WordPress : je relis, le développeur met en ligne", "WordPress", None),
        ("WordPress: I check, the webmaster publishes", "WordPress", None),
        ("Google Analytics : je demande les courbes à la régie", "Google Analytics", None),
        ("Semrush : l'agence m'envoie un extrait chaque mois", "Semrush", None),
        ("Tableau: I open other people's dashboards, I do not build any", "Tableau", None),
        ("Hootsuite : accès en lecture, l'agence programme", "Hootsuite", "basic"),
        ("Google Analytics : je consulte les rapports", "Google Analytics", "basic"),
        ("Figma: I comment, I don't draw", "Figma", "basic"),
        ("WordPress : je publie chaque jour, le webmestre fait les sauvegardes", "WordPress", "listed"),
        ("WordPress: I post daily, the developers do the backups", "WordPress", "listed"),
        ("Semrush : audits mensuels pour les clients", "Semrush", "listed"),
        # A question of one name, and its answer.
        ("Photoshop ? Non.", "Photoshop", None),
        ("Photoshop? No.", "Photoshop", None),
        ("Photoshop? Every day.", "Photoshop", "listed"),
        ("Photoshop et Canva ? Jamais l'un sans l'autre.", "Canva", "listed"),
        # Words that only look like a denial or a time gone by.
        ("Pas un jour sans Photoshop", "Photoshop", "listed"),
        ("Not a day without Photoshop", "Photoshop", "listed"),
        ("Jamais prise en défaut sur Excel", "Excel", "listed"),
        ("Je n'interviens pas dans Salesforce", "Salesforce", None),
        ("Photoshop is beyond me", "Photoshop", None),
        ("Have yet to open Semrush", "Semrush", None),
        ("Autrefois QuarkXPress, aujourd'hui InDesign", "QuarkXPress", "former"),
        ("Autrefois QuarkXPress, aujourd'hui InDesign", "InDesign", "listed"),
        ("QuarkXPress in the old days, InDesign now", "InDesign", "listed"),
        ("Slack, Notion, Miro", "Miro", "listed"),
        # A change from one tool to another leaves the second.
        ("J'ai fait passer l'équipe de Hootsuite à Metricool", "Hootsuite", "former"),
        ("J'ai fait passer l'équipe de Hootsuite à Metricool", "Metricool", "listed"),
        ("Remplacement de Mailchimp par Brevo", "Brevo", "listed"),
        ("Moved the whole team off Hootsuite and onto Metricool", "Hootsuite", "former"),
        ("Migrated us from Mailchimp to Klaviyo", "Klaviyo", "listed"),
        ("Replaced Hootsuite with Sprout Social", "Sprout Social", "listed"),
    ],
)
def test_an_aside(text: str, name: str, expected: str | None) -> None:
    assert strength(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("À venir : Google Ads, puis HubSpot", "HubSpot", None),
        ("Prochaine étape : certification Google Ads", "Google Ads", None),
        ("Sur ma liste pour 2027 : Semrush et Looker Studio", "Looker Studio", None),
        ("Next on my list: Figma, then Webflow", "Webflow", None),
        ("On the wish list: Ahrefs", "Ahrefs", None),
        ("Pas sur mon établi : Photoshop, Hootsuite", "Hootsuite", None),
        ("Not in my toolbox: Photoshop, After Effects", "After Effects", None),
        ("Still learning: Figma", "Figma", "basic"),
        ("Ce qui me manque : Photoshop, Premiere Pro", "Premiere Pro", None),
        ("What I can't do yet: Google Ads, Figma", "Figma", None),
        ("Until 2018: Hootsuite", "Hootsuite", "former"),
        ("Jusqu'en 2018 : Hootsuite", "Hootsuite", "former"),
        ("Je laisse à d'autres Photoshop et InDesign", "Photoshop", None),
        ("I say no to Photoshop", "Photoshop", None),
        ("Sprout Social arrivera au printemps", "Sprout Social", None),
        ("HubSpot arrives in our office next spring", "HubSpot", None),
        ("Prochaine campagne préparée dans Meta Ads", "Meta Ads", "listed"),
        ("Next campaign already drafted in Mailchimp", "Mailchimp", "listed"),
        ("I don't just schedule: Hootsuite is also how I listen", "Hootsuite", "listed"),
        ("I never miss a post: Hootsuite sees to it", "Hootsuite", "listed"),
        ("Passage à HubSpot en 2022, mené de bout en bout", "HubSpot", "listed"),
    ],
)
def test_a_label_or_a_plan(text: str, name: str, expected: str | None) -> None:
    assert strength(text, name) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("CE QUE JE VOUDRAIS APPRENDRE", None),
        ("Would love to learn", None),
        ("~ je dis non ~", None),
        ("Et ensuite ?", None),
        ("Still learning", "basic"),
        ("Ce que je manie", "listed"),
        ("Learned on the job", "listed"),
        ("I would love to learn Polish, and in the meantime I plan posts for three shops", "listed"),
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_heading_in_words_of_ones_own(heading: str, expected: str | None, gap: str) -> None:
    assert strength(f"Canva\n\n{heading}\n{gap}Semrush, Trello", "Semrush") == expected
    assert strength(f"Canva\n\n{heading}\n{gap}Semrush, Trello\n\nOutils\nAsana", "Asana") == "listed"


def test_a_small_word_beside_a_large_name_is_none() -> None:
    assert strength("Google Analytics, Excel, tableau des ventes", "Tableau") is None
    assert strength("google analytics, excel, tableau", "Tableau") == "listed"
    assert strength("Google Analytics, Excel, Tableau", "Tableau") == "listed"
