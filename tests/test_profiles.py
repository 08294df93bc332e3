"""Every profile is whole and speaks of things that exist."""

import pytest

from screener import profiles, taxonomy
from screener.errors import UsageError

NAMES = sorted(profiles.every())


def test_the_roles_of_the_first_field_are_all_there() -> None:
    assert NAMES == [
        "campaign-project-manager",
        "community-manager",
        "content-curator",
        "copywriter",
        "customer-service-representative",
        "funnel-marketing-manager",
        "head-of-social",
        "multimedia-producer",
        "social-media-analyst",
        "social-media-manager",
        "social-media-manager-junior",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_is_whole(name: str) -> None:
    profile = profiles.get(name)
    assert profile.name == name
    assert all((profile.title, profile.title_fr, profile.description, profile.description_fr))
    assert len(profile.titles.fr) >= 5
    assert len(profile.titles.en) >= 5
    assert all((profile.neighbours, profile.signals, profile.core, profile.tools, profile.skills))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_profile_names_is_known(name: str) -> None:
    profile = profiles.get(name)
    known = taxonomy.by_name()
    named = {*profile.core, *profile.skills, *profile.tools, *(n for s in profile.signals for n in s.any_of or ())}
    assert named <= set(known)
    assert set(profile.neighbours) <= set(NAMES) - {name}
    assert all(0 < share <= 1 for share in profile.neighbours.values())
    assert {s.term_class for s in profile.signals if s.term_class} <= set(taxonomy.classes())
    assert {s.field for s in profile.signals if s.field} <= set(taxonomy.fields())


def test_an_unknown_profile_is_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="there is no profile 'astronaut'; choose one of: campaign-project-manager, "):
        profiles.get("astronaut")
