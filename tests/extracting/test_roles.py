import pytest

from screener import profiles
from screener.extracting.roles import roles_by_title, roles_of

SOCIAL = """\
Calendrier éditorial et publications Instagram
Modération et réponses aux commentaires
Reporting mensuel
"""
OTHER = """\
Tenue de l'agenda du directeur
Classement et archivage des dossiers
Un post Facebook à l'occasion
"""


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Social media manager", ("social-media-manager",)),
        ("Social Media & Content Lead", ("social-media-manager",)),
        ("SOCIAL MEDIA EXECUTIVE", ("social-media-manager",)),
        ("Chargée de communication et des réseaux sociaux", ("social-media-manager",)),
        ("Chargé(e) de réseaux sociaux H/F", ("social-media-manager",)),
        ("Responsable communication, marketing et social media", ("social-media-manager",)),
        ("Gestionnaire de médias sociaux", ("social-media-manager",)),
        ("SMM", ("social-media-manager",)),
        ("Community manager senior", ("community-manager",)),
        ("CM freelance", ("community-manager",)),
        ("Animatrice de communautés web", ("community-manager",)),
        ("Assistante community manager", ("social-media-manager-junior",)),
        ("Junior Social Media Manager", ("social-media-manager-junior",)),
        ("Stage community management", ("social-media-manager-junior",)),
        ("Head of Social", ("head-of-social",)),
        ("Directrice social media", ("head-of-social",)),
        ("Rédacteur·rice web", ("copywriter",)),
        ("Conceptrice-rédactrice", ("copywriter",)),
        ("Rédactrice web et community manager", ("copywriter", "community-manager")),
        ("Vidéaste-monteur", ("multimedia-producer",)),
        ("Photographe indépendante", ("multimedia-producer",)),
        ("Web analyst", ("social-media-analyst",)),
        ("Social media analyst", ("social-media-analyst",)),
        ("Cheffe de rubrique « Société »", ("content-curator",)),
        ("Conseillère clientèle", ("customer-service-representative",)),
        ("Responsable marketing digital", ("funnel-marketing-manager",)),
        ("Cheffe de projet digital", ("campaign-project-manager",)),
        ("Comunity manager", ("community-manager",)),
        ("Social Media Manger", ("social-media-manager",)),
        ("Digital and social communications officer", ("social-media-manager",)),
        ("Social Media Analytics Lead", ("social-media-analyst",)),
        ("Responsable web analytics", ("social-media-analyst",)),
        ("Conseiller SAV digital", ("customer-service-representative",)),
        ("Social Customer Care Officer", ("customer-service-representative",)),
        ("Senior Manager, Digital Marketing", ("funnel-marketing-manager",)),
        ("VP, Marketing", ("funnel-marketing-manager",)),
        ("Manager, Accounting", ()),
        ("Nurse, Digital Marketing", ()),
        ("Moniteur de ski", ()),
        ("Social worker", ()),
        ("Comptable unique", ()),
        ("Infirmière", ()),
        ("Professeure de CM2", ()),
        ("Directeur de magasin", ()),
        ("", ()),
    ],
)
def test_the_title_tells_the_role(title: str, roles: tuple[str, ...]) -> None:
    assert roles_by_title(title) == roles


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        ("Chargée de communication", SOCIAL, (("social-media-manager",), "duties")),
        ("Chargée de communication", OTHER, ((), "")),
        ("Chargée de communication digitale", OTHER, (("social-media-manager",), "duties")),
        ("Assistante de direction", OTHER, ((), "")),
        ("Chargée de communication", "", ((), "")),
        # the title names another trade: posts that go through its hands do not change it
        ("Ingénieur logiciel", SOCIAL, ((), "")),
        ("Comptable", SOCIAL, ((), "")),
        ("Community manager", OTHER, (("community-manager",), "title")),
    ],
)
def test_duties_tell_where_the_title_does_not(title: str, duties: str, expected: tuple[tuple[str, ...], str]) -> None:
    assert roles_of(title, duties) == expected


def test_every_title_of_every_profile_is_found_as_its_own() -> None:
    wrong = [
        (name, title)
        for name, profile in profiles.every().items()
        for title in (*profile.titles.fr, *profile.titles.en)
        if roles_by_title(title) != (name,)
    ]
    assert wrong == []


def test_neighbours_are_known_roles_with_a_share() -> None:
    known = profiles.every()
    for profile in known.values():
        assert profile.neighbours
        assert all(role in known and role != profile.name for role in profile.neighbours)
        assert all(0 < share <= 1 for share in profile.neighbours.values())
