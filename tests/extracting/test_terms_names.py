"""Names in a text: spellings, capitals and neighbours of those that are ordinary words, classes of tools, slips."""

import pytest

from screener.extracting.matcher import find_all
from screener.extracting.terms import find_mentions


def tools(text: str, *, listed: bool = False) -> set[str]:
    """The canonical names of the tools in `text`, as a CV says them; `listed` in a section of skills."""
    found = find_all(text, lambda _: listed)
    return {hit.name.id for hit in (*found.names, *found.misspelt) if hit.name.kind == "tool"}


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("hootsuite", "hootsuite"),
        ("HOOTSUITE", "hootsuite"),
        ("GA4", "google-analytics"),
        ("Google Analytics 4", "google-analytics"),
        ("Universal Analytics", "google-analytics"),
        ("Google-Analytics", "google-analytics"),
        ("Data Studio", "looker-studio"),
        ("Sendinblue", "brevo"),
        ("Twitter", "x"),
        ("AdWords", "google-ads"),
        ("Facebook Business Manager", "meta-business-suite"),
        ("suite Adobe", "adobe-creative-cloud"),
        ("Pack Office", "microsoft-office"),
        ("power point", "powerpoint"),
        ("MS Excel", "excel"),
        ("Microsoft Word", "word"),
        ("SproutSocial", "sprout-social"),
        ("Node.js", "node-js"),
        ("NodeJS", "node-js"),
        ("C++", "cplusplus"),
        ("ASP.NET", "net"),
        ("monday.com", "monday"),
        ("Adobe Première Pro", "premiere-pro"),
        ("1.fr", "1-fr"),
        ("S/4HANA", "sap"),
    ],
)
def test_spellings(text: str, tool: str) -> None:
    assert tool in tools(f"Maîtrise de {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "Licence obtenue avec mention bien",
        "Mention très bien au baccalauréat",
        "Reports in Excel, every Monday",
        "We sorted it out later, in a meeting",
        "Premiers pas en vidéo",
        "En première ligne",
        "Encadrement de deux équipes, working in teams",
        "In other words, numbers and pages",
        "A notion of rhythm, un mot en français",
        "Service au buffet, canvas et sketching",
        "Make sure that posts go out",
        "Go to market",
        "Excel in fast-paced work",
        "Access to confidential files",
        "Plan A, plan B et plan C",
        "We swift the focus; spring and spark",
        "Slack in the schedule",
        "Born in Leeds, CPR certified",
        "Bridge between teams",
        "Outlook for the year",
        "Zoom sur les métiers",
        "Le mur végétal, la page et le numéro",
        "La sage-femme et le sage",
        "Intercom de l'immeuble",
    ],
)
def test_ordinary_words_are_no_tools(text: str) -> None:
    assert tools(text) - {"excel"} == set()


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Hootsuite, Buffer ou tout autre outil", "buffer"),
        ("planification avec Buffer", "buffer"),
        ("Excel (tableaux croisés), Teams", "teams"),
        ("Word, Excel, PowerPoint", "word"),
        ("Python, R et SQL", "r"),
        ("C, C++, Java", "c"),
        ("CapCut Premiere Canva Photoshop", "premiere-pro"),
        ("Talkwalker, Mention", "mention"),
        ("logiciel Mention", "mention"),
        ("Trello, Monday, Slack", "monday"),
        ("Facebook, Instagram, X, LinkedIn", "x"),
        ("PCB design software: Eagle", "eagle"),
        ("Figma, Sketch", "sketch"),
        ("Canva, Later ; posts préparés sur Later", "later"),
        ("Sage, Cegid", "sage"),
    ],
)
def test_ordinary_words_among_tools_are_tools(text: str, tool: str) -> None:
    assert tool in tools(text)


def test_a_name_alone_among_skills_is_a_tool() -> None:
    assert "notion" in tools("Notion", listed=True)
    assert "mention" not in tools("Mention", listed=True)


def test_small_letters_count_beside_tools_in_a_section_of_skills_only() -> None:
    text = "Microsoft Office, pages, numbers, keynote"
    assert {"pages", "numbers", "keynote"} <= tools(text, listed=True)
    assert not {"pages", "numbers"} & tools("Microsoft Office: the pages, the numbers")


def test_the_longest_name_wins() -> None:
    assert tools("Facebook Ads") == {"meta-ads"}
    assert tools("Google Analytics certification") == {"google-analytics"}
    assert tools("Microsoft Power BI") == {"power-bi"}


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Hootsuite, Trelo, Mailchip", "mailchimp"),
        ("Canva, Ilustrator", "illustrator"),
        ("Google Analytcs", "google-analytics"),
        ("Adobe Premere Pro", "premiere-pro"),
        ("Canva, Instgram", "instagram"),
        ("Photoshop, Lightrom", "lightroom"),
        ("Facebok Ads", "meta-ads"),
        ("Screming Frog", "screaming-frog"),
    ],
)
def test_slips(text: str, tool: str) -> None:
    assert tool in tools(text)


@pytest.mark.parametrize(
    "text",
    [
        "Buffet, Canvas, Sketching",
        "Mathematics, Recruits",
        "Docks, Facade, Discard",
        "le lightrom de Pierre",
        "Insight",
    ],
)
def test_what_only_looks_like_a_slip(text: str) -> None:
    assert tools(text) == set()


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Maîtrise d'un outil de gestion des réseaux sociaux", {"social-media-management"}),
        ("a social media management tool", {"social-media-management"}),
        ("Social media scheduling software", {"social-media-management"}),
        ("un outil d'emailing", {"emailing"}),
        ("logiciels de PAO", {"design-suite"}),
        ("un CMS et un CRM", {"cms", "crm"}),
        ("outils bureautiques", {"office-suite"}),
        ("project management software", {"project-management-tool"}),
        ("outils de veille", {"media-monitoring"}),
        ("analytics tools", {"web-analytics"}),
        ("logiciel de montage vidéo", {"video-editing"}),
        ("gestion des réseaux sociaux", set()),
        ("montage vidéo", set()),
    ],
)
def test_classes_of_tools_in_a_posting(text: str, classes: set[str]) -> None:
    assert {mention.id for mention in find_mentions(text) if mention.kind == "class"} == classes


def test_a_posting_names_tools_in_sentences() -> None:
    text = "Vous maîtrisez Hootsuite, Buffer ou tout autre outil, Notion et le Pack Office."
    found = {mention.name for mention in find_mentions(text) if mention.kind == "tool"}
    assert found == {"Hootsuite", "Buffer", "Notion", "Microsoft Office"}


def test_mentions_stand_where_they_say() -> None:
    text = "Photoshop, GA4, permis B, esprit d'équipe, TOEIC et secteur de la mode."
    found = {(mention.kind, text[mention.start : mention.end]) for mention in find_mentions(text)}
    assert {
        ("tool", "Photoshop"),
        ("tool", "GA4"),
        ("permit", "permis B"),
        ("soft_skill", "esprit d'équipe"),
        ("certification", "TOEIC"),
        ("sector", "mode"),
    } <= found


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The thesis was the best of the year", "food"),
        ("A fast-paced environment", "environment"),
        ("Built trust with the board", "associations"),
        ("A strong foundation in statistics", "associations"),
        ("A person of great energy", "energy"),
        ("CSS properties", "real-estate"),
        ("Équipe en mode projet", "fashion"),
    ],
)
def test_ordinary_words_are_no_sector(text: str, sector: str) -> None:
    assert ("sector", sector) not in {(mention.kind, mention.id) for mention in find_mentions(text)}


def test_a_slip_is_less_certain() -> None:
    (mention,) = (m for m in find_mentions("Canva, Ilustrator") if m.name == "Illustrator")
    assert mention.confidence < 1.0
