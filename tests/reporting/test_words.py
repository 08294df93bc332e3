"""A requirement in few words, as tables that have no room for its clause say it."""

import pytest

from screener import taxonomy
from screener.reporting import wording, words
from screener.types import Language, LanguageNeed, Requirement, TermKind

CLAUSE = "Une clause de l'annonce"


@pytest.mark.parametrize(
    ("requirement", "english", "french"),
    [
        (Requirement("r1", CLAUSE, "tool", any_of=("Hootsuite",)), "Hootsuite", "Hootsuite"),
        (Requirement("r1", CLAUSE, "tool", any_of=("Buffer", "Canva")), "Buffer or Canva", "Buffer ou Canva"),
        (Requirement("r1", CLAUSE, "tool", any_of=("Buffer", "Canva", "Notion")), "Buffer, Canva…", "Buffer, Canva…"),
        (
            Requirement("r1", CLAUSE, "soft_skill", any_of=("writing quality",)),
            "writing quality",
            "qualités rédactionnelles",
        ),
        (
            Requirement("r1", CLAUSE, "experience", any_of=("copywriting",), min_years=1.5),
            "1 year 6 months: copywriting",
            "1 an 6 mois : copywriting",
        ),
        (Requirement("r1", CLAUSE, "experience", min_years=2), "experience: 2 years", "expérience : 2 ans"),
        (Requirement("r1", CLAUSE, "experience"), CLAUSE, CLAUSE),
        (Requirement("r1", CLAUSE, "degree", min_level=6), "bachelor's", "licence (bac+3)"),
        (
            Requirement("r1", CLAUSE, "degree", min_level=7, fields=("marketing", "law", "it")),
            "master's, marketing, law…",
            "master (bac+5), marketing, droit…",
        ),
        (Requirement("r1", CLAUSE, "degree"), CLAUSE, CLAUSE),
        (Requirement("r1", CLAUSE, "language", language=LanguageNeed("en", "C1")), "English (C1)", "anglais (C1)"),
        (
            Requirement("r1", CLAUSE, "language", any_of=("de", "es", "it"), language=LanguageNeed("de")),
            "German, Spanish or Italian",
            "allemand, espagnol ou italien",
        ),
        (Requirement("r1", CLAUSE, "other"), CLAUSE, CLAUSE),
    ],
)
def test_a_requirement_in_few_words(requirement: Requirement, english: str, french: str) -> None:
    assert words.label_of(requirement, "en") == english
    assert words.label_of(requirement, "fr") == french


def test_every_field_of_study_has_a_name() -> None:
    ids = taxonomy.fields()
    for lang in wording.LANGUAGES:
        named = {key.removeprefix("field.") for key in wording.catalogue(lang) if key.startswith("field.")}
        assert named == set(ids)


def test_chosen_french_names_are_of_terms_that_there_are() -> None:
    kinds: tuple[TermKind, ...] = ("skill", "soft_skill", "interest", "sector", "permit")
    known = {entry.name for kind in kinds for entry in taxonomy.entries(kind).values()}
    lang: Language = "fr"
    assert wording.chosen_names().keys() <= known
    assert wording.term("team sports", lang) == "sports collectifs"
    assert wording.term("team sports", "en") == "team sports"
