"""The taxonomy: every file checked, every id that one entry names known, everything the first field needs there."""

import pytest

from screener import data, taxonomy
from screener.extracting.context_words import by_language
from screener.extracting.tokens import phrase
from screener.types import TermKind

KINDS: tuple[TermKind, ...] = ("tool", "skill", "soft_skill", "certification", "sector", "permit", "interest")

FIRST_FIELD_TOOLS = """
Hootsuite|Buffer|Sprout Social|Agorapulse|Swello|Later|Metricool|Loomly|Emplifi|Google Analytics|Google Ads
Google Search Console|Google Tag Manager|Google Trends|Looker Studio|Google Business Profile|Meta Business Suite
Meta Ads|LinkedIn Ads|TikTok Ads|Pinterest Ads|Snapchat Ads|X Ads|Facebook|Instagram|LinkedIn|X|TikTok|YouTube
Pinterest|Snapchat|Twitch|Discord|Semrush|Ahrefs|Screaming Frog|Ubersuggest|Yoast|WordPress|PrestaShop|Shopify
Drupal|Wix|Webflow|Joomla|Magento|HubSpot|Mailchimp|Brevo|Mailjet|Klaviyo|Salesforce|Zendesk|Zapier|Canva|Photoshop
Illustrator|InDesign|Adobe Creative Cloud|Premiere Pro|After Effects|Lightroom|Capture One|Final Cut Pro|CapCut
DaVinci Resolve|Figma|Sketch|Blender|Notion|Trello|Asana|Monday|Slack|Jira|Teams|Excel|Google Sheets|Word|PowerPoint
Microsoft Office|Google Workspace|Power BI|Tableau|Brandwatch|Mention|Talkwalker|Visibrain|Meltwater|Cision|Matomo
Adobe Analytics|BigQuery|Supermetrics|HTML|CSS|JavaScript|SQL|Python|R|PHP|Git|Docker|SAP|Sage|Cegid|ChatGPT
Midjourney|DeepL|Trustpilot
"""
FIRST_FIELD_SKILLS = """
SEO|SEA|community management|content creation|copywriting|content strategy|editorial calendar|content management
social media strategy|paid social|influencer marketing|web analytics|data analysis|reporting|e-reputation
crisis communication|moderation|customer service|graphic design|photography|photo retouching|videography
video editing|infographics|motion design|live streaming|podcasting|email marketing|e-commerce|branding|storytelling
public relations|press relations|event management|project management|budget management|team management
agency management|training|trend watching|keyword research|lead generation|CRM|marketing automation|A/B testing
market research|product marketing|sales|negotiation|translation|proofreading|journalism|web development|UX design
internal communication|digital marketing|marketing strategy|accessibility
"""


def names(listed: str) -> list[str]:
    return [name for line in listed.split("\n") for name in line.split("|") if name]


@pytest.mark.parametrize(
    ("kind", "least"), [("tool", 1_200), ("skill", 200), ("soft_skill", 30), ("certification", 80)]
)
def test_there_is_enough_of_each_kind(kind: TermKind, least: int) -> None:
    assert len(taxonomy.entries(kind)) >= least


@pytest.mark.parametrize(("kind", "listed"), [("tool", FIRST_FIELD_TOOLS), ("skill", FIRST_FIELD_SKILLS)])
def test_the_first_field_is_covered(kind: TermKind, listed: str) -> None:
    known = {entry.name for entry in taxonomy.entries(kind).values()}
    assert [name for name in names(listed) if name not in known] == []


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_plain_and_names_are_unique(kind: TermKind) -> None:
    entries = taxonomy.entries(kind)
    assert all(identifier == entry.id for identifier, entry in entries.items())
    assert all(entry.id and set(entry.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for entry in entries.values())
    assert len({entry.name for entry in entries.values()}) == len(entries)


def test_every_id_that_an_entry_names_is_known() -> None:
    known = {*taxonomy.entries("tool"), *taxonomy.entries("skill")}
    strangers = [
        (entry.id, other)
        for kind in KINDS
        for entry in taxonomy.entries(kind).values()
        for other in (*entry.broader, *entry.near, *entry.implies)
        if other not in known
    ]
    assert strangers == []


def test_what_a_tool_is_a_kind_of_is_a_tool() -> None:
    tools = taxonomy.entries("tool")
    assert [entry.id for entry in tools.values() if not set(entry.broader) <= tools.keys()] == []


def test_every_class_has_a_tool_or_is_asked_for_as_it_is() -> None:
    used = {name for entry in taxonomy.entries("tool").values() for name in entry.classes}
    assert used <= taxonomy.classes().keys()
    assert [name for name in taxonomy.classes() if not taxonomy.of_class(name)] == []


def test_classes_of_the_first_field() -> None:
    members = {entry.name for entry in taxonomy.of_class("social-media-management")}
    assert {"Hootsuite", "Buffer", "Sprout Social", "Agorapulse", "Swello", "Metricool", "Loomly"} <= members
    assert "Photoshop" not in members


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Google Ads", "google-ads"),
        ("C++", "cplusplus"),
        ("C#", "csharp"),
        ("PL/SQL", "pl-sql"),
        ("Node.js", "node-js"),
        ("École Directe", "ecole-directe"),
    ],
)
def test_an_id_is_the_name_in_plain_letters(name: str, identifier: str) -> None:
    assert taxonomy.identifier(name) == identifier


def test_a_name_is_found_as_the_tool_first() -> None:
    assert taxonomy.by_name()["Hootsuite"][0] == "tool"
    assert taxonomy.by_name()["community management"][0] == "skill"


@pytest.mark.parametrize("raw", [{"name": "Hootsuite", "alias": ["x"]}, {"name": "Hootsuite", "aliases": "x"}, {}])
def test_a_wrong_entry_is_reported_with_its_file(raw: dict[str, object]) -> None:
    with pytest.raises(data.DataError, match=r"skills\.yaml"):
        taxonomy._entry(raw, {}, "skills.yaml")


def test_no_decoy_is_a_name() -> None:
    spelt = {
        phrase(spelling)
        for kind in KINDS
        for entry in taxonomy.entries(kind).values()
        for spelling in (entry.name, *entry.aliases, *entry.fr, *entry.en)
    }
    decoys = {phrase(decoy) for language in by_language().values() for decoy in language.decoys}
    assert decoys & spelt == set()
