"""Titles, roles, weights and what the program adds of its own."""

from pathlib import Path

import pytest

from screener.posting import parse_posting, read_posting
from screener.posting.weights import SIGNALS_SHARE, weigh
from screener.profiles import Profile, Titles

SAMPLES = Path(__file__).parents[2] / "samples" / "postings"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Social media manager (F/H)", "Social media manager (F/H)"),
        ("# [Content Writer](https://example.org/jobs/1)", "Content Writer"),
        ("Offre d'emploi : Community manager (H/F) - CDI - Rennes", "Community manager (H/F)"),
        ("Job posting: Copywriter - permanent - Leeds", "Copywriter"),
        ("---\ntitle: Chargé de communication\ntype: CDD\n---", "Chargé de communication"),
        ("On cherche notre community manager junior (H/F/X)", "community manager junior (H/F/X)"),
        ("**Social Media Analyst**", "Social Media Analyst"),
        ("3 ans d'expérience comme community manager", ""),  # a demand names no post
        ("Chargé de projet\n3 ans d'expérience comme community manager", "Chargé de projet"),
        (
            "Qui sommes-nous ?\nUne agence.\n\nNous recherchons un rédacteur web pour notre blog.",
            "rédacteur web",
        ),
    ],
)
def test_titles(first: str, title: str) -> None:
    assert parse_posting(f"{first}\n\nProfil\n- Permis B\n").title == title


@pytest.mark.parametrize(
    ("title", "profile"),
    [
        ("Responsable des réseaux sociaux", "social-media-manager"),
        ("Community manager (H/F)", "community-manager"),
        ("Rédactrice web", "copywriter"),
        ("Social Media Analyst", "social-media-analyst"),
        ("Boulanger", None),
    ],
)
def test_the_title_names_the_role(title: str, profile: str | None) -> None:
    assert parse_posting(f"{title}\n\nProfil\n- Permis B\n").profile == profile


def test_a_similar_post_is_the_posting_s_own_role() -> None:
    text = "Community manager\n\nProfil\n- 2 ans d'expérience sur un poste similaire\n"
    assert parse_posting(text).requirements[0].roles == ("community-manager",)
    assert parse_posting(text, profile="none").requirements[0].roles == ()
    assert parse_posting(text, profile="copywriter").requirements[0].roles == ("copywriter",)


def test_experience_and_degrees_weigh_most_and_soft_skills_least() -> None:
    order = ["experience", "degree", "tool", "soft_skill"]
    weights = [weigh(kind, "required") for kind in order]  # type: ignore[arg-type]
    assert weights == sorted(weights, reverse=True)
    assert all(weigh(kind, "preferred") < weigh(kind, "required") for kind in order)  # type: ignore[arg-type]


def test_a_profile_may_weigh_otherwise() -> None:
    profile = Profile(name="x", title="X", titles=Titles(), weights={"tool": 5.0, "preferred": 0.5})
    assert weigh("tool", "required", profile) == 5.0
    assert weigh("tool", "preferred", profile) == 2.5
    assert weigh("degree", "required", profile) == weigh("degree", "required")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("[0-9]*.*")), ids=lambda path: path.stem)
def test_the_profile_s_signals_weigh_little(path: Path) -> None:
    posting = read_posting(path)
    whole = sum(requirement.weight for requirement in posting.requirements)
    asked = {name for r in posting.requirements if r.origin.startswith("posting:") for name in r.any_of or ()}
    added = [requirement for requirement in posting.requirements if requirement.origin == "profile"]
    assert sum(requirement.weight for requirement in added) <= SIGNALS_SHARE * whole
    assert not any(set(requirement.any_of or ()) & asked for requirement in added)
    assert posting.profile is not None
    assert len({requirement.id for requirement in posting.requirements}) == len(posting.requirements)


def test_the_posting_s_own_language_is_a_requirement() -> None:
    posting = parse_posting("Graphiste\n\nProfil recherché pour cette mission\n- Maîtrise de Photoshop\n")
    (own,) = [r for r in posting.requirements if r.origin == "posting language"]
    assert own.language is not None
    assert own.language.code == "fr"
    again = parse_posting("Graphiste\n\nProfil recherché pour cette mission\n- Français courant\n")
    assert not any(requirement.origin == "posting language" for requirement in again.requirements)
