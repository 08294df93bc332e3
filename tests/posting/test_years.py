"""Years of experience and people led, with what only looks like them."""

import pytest

from screener.posting.flat import flat
from screener.posting.years import min_people, min_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3 ans d'expérience minimum", 3),
        ("20 ans d'expérience dans le secteur", 20),
        ("3 ans comme community manager", 3),
        ("3 ans et plus d'expérience", 3),
        ("une expérience de 2 à 3 ans", 2),
        ("2-3 ans d'expérience", 2),
        ("au moins deux années d'expérience", 2),
        ("une première expérience d'un an", 1),
        ("18 mois d'expérience", 1.5),
        ("expérience de minimum 5 ans", 5),
        ("5+ years of experience", 5),
        ("3-6+ years' experience", 3),
        ("between three and five years of experience", 3),
        ("minimum of 4 years in a similar role", 4),
        ("1,5 ans d'expérience", 1.5),
    ],
)
def test_least_years(text: str, years: float) -> None:
    assert min_years(flat(text)) == years


@pytest.mark.parametrize(
    "text",
    [
        "une expérience significative",
        "25-35 ans",
        "jeune et dynamique, entre 25 et 35 ans",
        "moins de 30 ans",
        "vous avez plus de 18 ans : âgé de 18 ans révolus",
        "une entreprise créée il y a 20 ans",
        "un CDD de 2 ans",
        "for over 30 years, our company",
        "-3 ans d'expérience",
        "200 ans d'expérience",
        "bac+3",
    ],
)
def test_no_years(text: str) -> None:
    assert min_years(flat(text)) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("encadrer une équipe de 4 personnes", 4),
        ("led a team of 10+ marketers", 10),
        ("you have managed a team of 3 or more people", 3),
        ("expérience de management de trois collaborateurs", 3),
        ("managing a team of 6", 6),
        ("travailler avec 4 personnes", None),
        ("une équipe soudée", None),
    ],
)
def test_people_led(text: str, people: int | None) -> None:
    assert min_people(flat(text)) == people
