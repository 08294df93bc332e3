"""The diplomas of a CV: level, field, status, year, and whose they are."""

import pytest

from screener.extracting.education import find_education
from screener.extracting.source import Source
from screener.types import Degree, Document, Page


def degrees(text: str, reference: str = "2026-10") -> tuple[Degree, ...]:
    document = Document("cv.txt", "", text, (Page(1, 0, len(text)),), "fr", ("fr",), "plain")
    found = find_education(Source(document), reference)
    for degree in found:
        assert degree.evidence
        for evidence in degree.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    return found


LINES = [
    ("2017 Master 2 Marketing digital – IAE de Nantes", 7, "marketing", "completed", 2017),
    (
        "2021 — Licence pro Métiers de la communication : chargé de communication, IUT de Valence",
        6,
        "communication",
        "completed",
        2021,
    ),
    ("2014–2015 MSc Marketing, Sheffield Hallam University (Merit)", 7, "marketing", "completed", 2015),
    ("BTS Photographie, lycée des métiers de l'image (obtenu en 2012)", 5, "photography", "completed", 2012),
    ("Licence pro commerce : 1er semestre validé, arrêt en 2019", 6, "business", "not_completed", 2019),
    ("Licence de droit, 2e année validée, 2011", 6, "law", "not_completed", 2011),
    ("Licence de psychologie (abandonnée en 2014)", 6, "psychology", "not_completed", 2014),
    ("Master 2 Communication (non obtenu), 2016", 7, "communication", "not_completed", 2016),
    ("Bac techno hôtellerie, Gap, 2012. Une première année de LEA, non validée.", 4, "tourism", "completed", 2012),
    (
        "BA Journalism, University of Hull: first year passed in 2018, did not continue",
        6,
        "journalism",
        "not_completed",
        2018,
    ),
    ("CAPES de lettres modernes, 2008", 6, "letters", "completed", 2008),
    ("Niveau licence en communication", 6, "communication", "not_completed", None),
    ("Niveau bac", 4, None, "not_completed", None),
    ("Bachelor of Science coursework, Biology", 6, "sciences", "not_completed", None),
    ("2025-2027 Master Communication, Université de Lille", 7, "communication", "in_progress", 2027),
    ("Master 2 en communication, en cours", 7, "communication", "in_progress", None),
    ("BA Journalism, expected 2027", 6, "journalism", "in_progress", 2027),
    ("Depuis 2025 : Bachelor Communication", 6, "communication", "in_progress", 2025),
    ("Bachelor of Science : Nursing Current State University", 6, "health", "in_progress", None),
    ("Associate of Arts, earned 24 credits", 5, None, "not_completed", None),
    ("MBA, 2024 – present", 7, "business", "in_progress", 2024),
    ("DCG (niveau bac+3), obtenu par VAE en 2009", 6, "accounting", "completed", 2009),
    ("Équivalence licence en communication, 2013", 6, "communication", "completed", 2013),
    ("Mastère Stratégie digitale (titre RNCP niveau 7), Digital Campus", 7, "marketing", "completed", None),
    ("Bachelor Responsable communication (RNCP niv. 6), 2019", 6, "communication", "completed", 2019),
    ("2018 Titre professionnel Community manager (RNCP niveau 5)", 5, "marketing", "completed", 2018),
    ("Titre certifié niveau II Concepteur multimédia, 2008", 6, "digital", "completed", 2008),
    ("Baccalauréat en communication, UQAM, Montréal, 2014", 6, "communication", "completed", 2014),
    ("Maîtrise en communication, Université Laval, Québec, 2016", 7, "communication", "completed", 2016),
    ("Maîtrise en droit, Université de Rouen, 1998", 6, "law", "completed", 1998),
    ("Maîtrise de lettres modernes, 1999", 6, "letters", "completed", 1999),
    ("Bachelor of Arts : English Literature, 2009", 6, "letters", "completed", 2009),
    ("BS : Business Management, Marketing, State University", 6, "marketing", "completed", None),
    ("B.A: Mass Communications, 2013", 6, "communication", "completed", 2013),
    ("Bachelor's Degree (BA) : Journalism", 6, "journalism", "completed", None),
    ("Master of Business Administration : Marketing", 7, "marketing", "completed", None),
    ("ILM Level 5 Certificate in Leadership and Management, 2022", 5, "business", "completed", 2022),
    ("8 GCSEs including English (C) and Maths (B), 2010", 3, "letters", "completed", 2010),
    ("Diplôme universitaire Éthique et soins, 2020", None, None, "completed", 2020),
    ("2012-2015 ESCP Europe, Paris", 7, "business", "completed", 2015),
    ("Sciences Po Rennes, diplôme de l’IEP (grade de master), 2013", 7, "political-science", "completed", 2013),
    ("ESJ Lille, diplôme de journalisme (niveau I, bac + 5), promotion 2015", 7, "journalism", "completed", 2015),
    ("Laurea magistrale in Scienze della comunicazione, Bologna, 2011", 7, "communication", "completed", 2011),
]


@pytest.mark.parametrize(("line", "level", "field", "status", "year"), LINES)
def test_a_line_of_an_education(line: str, level: int | None, field: str | None, status: str, year: int | None) -> None:
    found = degrees(f"Formation\n{line}\n")
    assert [(d.level, d.field, d.status, d.year) for d in found] == [(level, field, status, year)]


def test_one_line_with_three_diplomas() -> None:
    found = degrees(
        "Diplômes\nDCG (niveau bac+3), par VAE en 2009 ; BTS Comptabilité et gestion, 1996 ; baccalauréat G2, 1993\n"
    )
    assert [(d.level, d.year) for d in found] == [(6, 2009), (5, 1996), (4, 1993)]


def test_dates_above_the_diplomas() -> None:
    text = (
        "Formation\n2022-2024\nMastère Stratégie digitale\nDigital Campus\n2021-2022\nLP Webmarketing\nIUT de Lannion\n"
    )
    assert [(d.level, d.year) for d in degrees(text)] == [(7, 2024), (6, 2022)]


def test_dates_and_a_town_above_the_diplomas() -> None:
    text = "Formation\n01/09/2014 – 30/06/2016 Lille, France\nMASTER COMMUNICATION\nNiveau 7 CEC\n"
    text += "01/09/2011 – 30/06/2014\nLICENCE LETTRES\n"
    assert [(d.level, d.field, d.year) for d in degrees(text)] == [(7, "communication", 2016), (6, "letters", 2014)]


def test_a_site_that_writes_the_degree_and_the_field_apart() -> None:
    text = "Formation\nUniversité du Val\nMaster, Communication · (2016 - 2018)\n"
    text += "Lycée Moulin\nBaccalauréat, ES, Mention bien · (2014)\n"
    assert [(d.level, d.year) for d in degrees(text)] == [(7, 2018), (4, 2014)]


def test_two_qualifications_of_one_level_are_two() -> None:
    text = "Qualifications\nNVQ Level 3 in Customer Service\nHNC Business, 2004\n"
    assert [d.level for d in degrees(text)] == [4, 4]


def test_a_school_with_its_own_year_stands_beside_another_diploma() -> None:
    found = degrees("Formation\nMaster journalisme, 2016\nSciences Po Lille, 2014\n")
    assert [(d.level, d.field) for d in found] == [(7, "journalism"), (7, "political-science")]


def test_a_school_gives_the_field_that_the_diploma_does_not_name() -> None:
    assert [d.field for d in degrees("Formation\nDiplômée de l'EFAP (titre RNCP niveau 7) en 2015\n")] == [
        "communication"
    ]


def test_dates_below_the_diplomas() -> None:
    text = "Education\nMaster of Arts\nJournalism, City University\n2012\nBachelor of Arts\nHistory\n2010\n"
    assert [(d.level, d.field, d.year) for d in degrees(text)] == [(7, "journalism", 2012), (6, "history", 2010)]


def test_a_running_job_below_does_not_make_a_diploma_run() -> None:
    text = "Formation\nLicence de lettres, 2015\nExpérience\nRédactrice, depuis 2016 à ce jour\n"
    assert [d.status for d in degrees(text)] == ["completed"]


def test_the_line_below_may_say_that_a_diploma_is_not_finished() -> None:
    text = "Education\nBachelor of Arts : Drama, 2017\nIn progress\nAssociate of Arts, 2010\nCoursework in history\n"
    assert [d.status for d in degrees(text)] == ["in_progress", "completed"]


@pytest.mark.parametrize("name", ["Nicolas Bachelier", "Kim Masters", "Ana Grado", "Paul Licence", "Zoé Master"])
def test_a_name_is_no_diploma(name: str) -> None:
    assert degrees(f"{name}\nCommunity manager\nFormation\nPermis B\n") == ()


def test_the_same_diploma_in_the_head_and_in_the_education_counts_once() -> None:
    text = "Zoé Larrieu\nMaster 2 Marketing digital\nFormation\n2017 Master 2 Marketing digital, IAE de Nantes\n"
    found = degrees(text)
    assert [(d.level, d.year) for d in found] == [(7, 2017)]
    assert len(found[0].evidence) == 2


def test_two_diplomas_of_one_level_are_two() -> None:
    text = "Education\nMasters : Business Administration\nMasters : Fashion Design, 2014\n"
    assert [d.field for d in degrees(text)] == ["business", "design"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Profil\nTitulaire d'un master en communication, je cherche un poste.\n", [7]),
        ("Summary\nI hold a BA in Journalism and write every day.\n", [6]),
        ("Profil\nScrum Master certifié, à l'aise avec les équipes.\n", []),
        ("Profil\nIntervenante en Master 2 à l'université.\n", []),
        (
            "Expérience\n2018-2020 Formatrice, cours en Master 2 communication\nFormation\nBTS Communication, 2010\n",
            [5],
        ),
        ("Expérience\nTutorat d'un étudiant en Bachelor\nFormation\nBTS Communication, 2010\n", [5]),
        ("Experience\nTaught BTEC students and Master's candidates\nEducation\nHND Business, 2020\n", [5]),
        ("Profil\nBachelor's degree required for this position\n", []),
        ("Compétences\nMaster, licence, bac\nFormation\nBTS Communication, 2010\n", [5]),
    ],
)
def test_whose_diploma_it_is(text: str, levels: list[int]) -> None:
    assert [d.level for d in degrees(text)] == levels


@pytest.mark.parametrize(
    "line",
    [
        "Google Analytics Certification (Skillshop), 2025",
        "MOOC Marketing digital, OpenClassrooms, 2021",
        "Formation courte Référencement, 3 jours, 2022",
        "Certificate in Project Management, 2019",
        "Permis B",
        "Masterclass photo, 2020",
    ],
)
def test_a_course_or_certificate_is_no_diploma(line: str) -> None:
    assert degrees(f"Formation\n{line}\n") == ()


def test_studies_without_a_diploma_have_no_level() -> None:
    found = degrees("Education\nPublic Affairs Communication, Baruch College\n")
    assert [(d.level, d.field) for d in found] == [(None, "communication")]


def test_a_school_beside_its_diploma_is_not_a_second_one() -> None:
    assert [d.level for d in degrees("Formation\nESCP Europe\nBachelor in Management, 2018\n")] == [6]


def test_the_year_that_ends_after_the_reference_date_is_not_over() -> None:
    text = "Formation\nBTS Communication, 2020-2022\n"
    assert [d.status for d in degrees(text, "2021-05")] == ["in_progress"]
    assert [d.status for d in degrees(text, "2023-01")] == ["completed"]


def test_a_million_masters_are_no_education() -> None:
    assert len(degrees("Formation\n" + "Master marketing " * 20_000)) <= 60
