import pytest

from screener.extracting.positions import find_positions
from screener.extracting.source import Source
from screener.extracting.team import people_led
from screener.types import Document, Page, Position

LINKEDIN = """\
Coordonnées
jeanne.lefort@exemple.fr

Jeanne Lefort
Responsable social media chez Groupe Arverne

Expérience
Groupe Arverne
4 ans 3 mois
Responsable social media
janvier 2023 - Present (3 ans 10 mois)
Clermont-Ferrand
Pilotage de la stratégie et d'une équipe de 3 personnes.
Community manager
août 2022 - décembre 2022 (5 mois)
Animation des comptes.

Agence Pivoine
Chargée de communication
septembre 2018 - juillet 2022 (3 ans 11 mois)
Lyon
Campagnes et relations presse.

Formation
Université du Val
Master, Communication · (2016 - 2018)
"""

EUROPASS = """\
EXPÉRIENCE PROFESSIONNELLE
01/09/2019 – présent
Chargé de communication digitale
Office de tourisme, Annecy (France)
Gestion des réseaux sociaux et du site
01/02/2019 – 31/07/2019
Stagiaire community manager
Agence Lémania, Thonon (France)
- Modération
ÉDUCATION ET FORMATION
2017 – 2019
Master Communication
"""

TABLE = """\
Expérience professionnelle
2019 – 2023\tCommunity manager\tBrasserie du Mont, Lille
\tAnimation des réseaux, photos
2017 – 2019\tAssistante marketing\tTextiles Vauban, Roubaix
\tEmailing, salons
Été 2016\tServeuse\tCafé de la Gare
Formation
2015 – 2017\tBTS Communication
"""

BRACKETS = """\
Work Experience
Social Media Executive, Birchwood Foods, Leeds (June 2020 – present)
Ran Instagram and TikTok, 3 posts a day.
Won an award in 2022 for best campaign.
Marketing Assistant, Hallam Homes, Sheffield (Sept 2018 – May 2020)
Newsletters and events.
Education
BA Marketing, University of Leeds (2015 – 2018)
"""

NO_HEADING = """\
Paul Renard
06 39 98 00 11
2018 - 2022
Rédacteur web chez Alpha Médias
Articles et fiches
2015 - 2018
Journaliste, Le Courrier du Val
Enquêtes locales
2012 - 2015
Licence d'histoire, Université du Val
"""

ONE_EMPLOYER = """\
EXPERIENCE
Northwind Media, Bristol                         2015 – 2023
Head of Social                                   2020 – 2023
- Led a team of six
Social Media Manager                             2017 – 2020
- Ran the channels
Social Media Assistant                           2015 – 2017
- Scheduled posts
EDUCATION
BA English, 2014
"""

BULLETS = """\
Expériences professionnelles :
• Community manager – Maison Laurier (Dijon) – depuis mars 2021
• Chargée de clientèle – Banque du Duché (Dijon) – de janvier 2018 à février 2021
• Stage de 3 mois en 2017 : assistante de communication, mairie de Beaune
Formation :
• Licence pro communication, 2017
"""

TITLE_ABOVE = """\
PARCOURS PROFESSIONNEL
COMMUNITY MANAGER (CDI)
Maison Colibri – Paris
Mars 2020 à aujourd'hui
• Animation des communautés
• Reporting
ASSISTANT COMMUNICATION (Alternance)
Groupe Valmy – Paris
Sept. 2018 - Août 2019
• Newsletter
FORMATION
Master 2019
"""

EMPLOYER_FIRST = """\
Professional Experience
Bright Sparks Ltd | London | 03/2019 – 05/2022
Content Marketing Manager
• Owned the blog
Quill & Co | London | 01/2017 – 02/2019
Copywriter
• Wrote web copy
"""

DATE_COLUMN = """\
EXPÉRIENCE
2020 - 2023
2018 - 2020
Social media manager, Maison Verte
Animation
Community manager, Agence Bleue
Modération
"""

TWO_LINES = """\
Experience
Social Media Coordinator
Jan 2019 -
Mar 2021
Green Valley Farms
Posted daily.
Intern
June 2018 -
August 2018
Green Valley Farms
"""

PARAGRAPHS = """\
Expériences
Commercial itinérant – Sérigraphie du Lac (enseignes). Depuis le 4 janvier 2021. Portefeuille de 160 comptes, salons.
Conseiller de vente – Sport & Cie, Annecy. De septembre 2018 à décembre 2020. Rayon cycles.
"""

SENTENCES = """\
Parcours
De 2015 à 2018, j'ai été community manager pour la Biscuiterie du Cap, à Lorient. J'y animais Facebook.
Depuis 2018, je suis responsable de la communication de l'association Terre & Mer.
"""

SUMMERS = """\
EXPÉRIENCES
Depuis sept. 2024
Community manager, Biscuiterie du Port (CDI)
Je tourne, je monte, je poste, je réponds.
étés 2019, 2020
Équipière, Resto du Quai
"""

LOST_DASH = """\
Expériences
2019 2022 Chargé de marketing digital, Sofrapain
Campagnes en ligne.
2016 2019 Commercial sédentaire, Sofrapain
Prospection.
"""

UNKNOWN_TITLE = """\
Experience
Sleep Technologist, Hilltop Clinic 12/2015 to Current
Scored studies for 12 patients in 2017.
Phlebotomy Float 01/2012 to 11/2015
Drew blood.
Office Clerk 02/2010 to 12/2011
Filed papers.
"""

LABELLED = """\
Expériences professionnelles et stages
Community Manager
Entreprise : Savonnerie Lys
Période : 02/2020 – 06/2023
Lieu : Marseille
Missions : animation des réseaux, photos produits
Assistante marketing
Entreprise : Groupe Olive
Période : 09/2017 – 01/2020
Lieu : Aix-en-Provence
Missions : emailing
"""

PLACES_AT_THE_RIGHT = """\
EXPÉRIENCES
Chef de projet digital                                        Nantes, France
Web Atlantique                                               Depuis mars 2022
• Pilotage
Chargé de projet web                                          Rennes, France
Agence Océane                                        Janv. 2019 – Févr. 2022
• Suivi
"""

SHORT_STAYS = """\
Expériences
Depuis 2021 : community manager, Théâtre des Sources (Brest)
2019-2021 : vendeuse en librairie, Dialogue & Cie
2018 : service civique, Ligue du Livre (8 mois)
2017 : stage de 2 mois, Radio Lande
Animatrice, centres de loisirs
Étés 2015 et 2016
"""

LOST_END = """\
Experience
Finance Accountant 05/2012 Millbrook Ltd
Closed the books.
Staff Accountant 01/2010 to 04/2012 Overton Ltd
Filed returns.
Junior Accountant 02/2008 to 12/2009 Overton Ltd
Posted entries.
"""


def positions(text: str, reference: str = "2026-10") -> tuple[Position, ...]:
    found, _ = find_positions(_source(text), reference)
    return found


def _source(text: str) -> Source:
    return Source(Document("cv.txt", "", text, (Page(1, 0, len(text)),), "fr", ("fr",), "text"))


def rows(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(p.title, p.employer, p.start, "now" if p.current else p.end) for p in positions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LINKEDIN,
            [
                ("Responsable social media", "Groupe Arverne", "2023-01", "now"),
                ("Community manager", "Groupe Arverne", "2022-08", "2022-12"),
                ("Chargée de communication", "Agence Pivoine", "2018-09", "2022-07"),
            ],
        ),
        (
            EUROPASS,
            [
                ("Chargé de communication digitale", "Office de tourisme", "2019-09", "now"),
                ("Stagiaire community manager", "Agence Lémania", "2019-02", "2019-07"),
            ],
        ),
        (
            TABLE,
            [
                ("Community manager", "Brasserie du Mont", "2019", "2023"),
                ("Assistante marketing", "Textiles Vauban", "2017", "2019"),
                ("Serveuse", "Café de la Gare", "2016-07", "2016-08"),
            ],
        ),
        (
            BRACKETS,
            [
                ("Social Media Executive", "Birchwood Foods", "2020-06", "now"),
                ("Marketing Assistant", "Hallam Homes", "2018-09", "2020-05"),
            ],
        ),
        (
            NO_HEADING,
            [
                ("Rédacteur web", "Alpha Médias", "2018", "2022"),
                ("Journaliste", "Le Courrier du Val", "2015", "2018"),
            ],
        ),
        (
            ONE_EMPLOYER,
            [
                ("Head of Social", "Northwind Media", "2020", "2023"),
                ("Social Media Manager", "Northwind Media", "2017", "2020"),
                ("Social Media Assistant", "Northwind Media", "2015", "2017"),
            ],
        ),
        (
            BULLETS,
            [
                ("Community manager", "Maison Laurier", "2021-03", "now"),
                ("Chargée de clientèle", "Banque du Duché", "2018-01", "2021-02"),
                ("assistante de communication", "mairie de Beaune", "2017", "2017"),
            ],
        ),
        (
            TITLE_ABOVE,
            [
                ("COMMUNITY MANAGER", "Maison Colibri", "2020-03", "now"),
                ("ASSISTANT COMMUNICATION", "Groupe Valmy", "2018-09", "2019-08"),
            ],
        ),
        (
            EMPLOYER_FIRST,
            [
                ("Content Marketing Manager", "Bright Sparks Ltd", "2019-03", "2022-05"),
                ("Copywriter", "Quill & Co", "2017-01", "2019-02"),
            ],
        ),
        (
            DATE_COLUMN,
            [
                ("Social media manager", "Maison Verte", "2020", "2023"),
                ("Community manager", "Agence Bleue", "2018", "2020"),
            ],
        ),
        (
            TWO_LINES,
            [
                ("Social Media Coordinator", "Green Valley Farms", "2019-01", "2021-03"),
                ("Intern", "Green Valley Farms", "2018-06", "2018-08"),
            ],
        ),
        (
            PARAGRAPHS,
            [
                ("Commercial itinérant", "Sérigraphie du Lac", "2021-01", "now"),
                ("Conseiller de vente", "Sport & Cie", "2018-09", "2020-12"),
            ],
        ),
        (
            SENTENCES,
            [
                ("community manager pour la Biscuiterie du Cap", "", "2015", "2018"),
                ("responsable de la communication de l'association Terre & Mer", "", "2018", "now"),
            ],
        ),
        (
            SUMMERS,
            [
                ("Community manager", "Biscuiterie du Port", "2024-09", "now"),
                ("Équipière", "Resto du Quai", "2019-07", "2019-08"),
                ("Équipière", "Resto du Quai", "2020-07", "2020-08"),
            ],
        ),
        (
            LOST_DASH,
            [
                ("Chargé de marketing digital", "Sofrapain", "2019", "2022"),
                ("Commercial sédentaire", "Sofrapain", "2016", "2019"),
            ],
        ),
        (
            UNKNOWN_TITLE,
            [
                ("Sleep Technologist", "Hilltop Clinic", "2015-12", "now"),
                ("Phlebotomy Float", "", "2012-01", "2015-11"),
                ("Office Clerk", "", "2010-02", "2011-12"),
            ],
        ),
        (
            LABELLED,
            [
                ("Community Manager", "Savonnerie Lys", "2020-02", "2023-06"),
                ("Assistante marketing", "Groupe Olive", "2017-09", "2020-01"),
            ],
        ),
        (
            PLACES_AT_THE_RIGHT,
            [
                ("Chef de projet digital", "Web Atlantique", "2022-03", "now"),
                ("Chargé de projet web", "Agence Océane", "2019-01", "2022-02"),
            ],
        ),
        (
            SHORT_STAYS,
            [
                ("community manager", "Théâtre des Sources", "2021", "now"),
                ("vendeuse en librairie", "Dialogue & Cie", "2019", "2021"),
                ("service civique", "Ligue du Livre", "2018", "2018"),
                ("stage de 2 mois", "Radio Lande", "2017", "2017"),
                ("Animatrice", "centres de loisirs", "2015-07", "2015-08"),
                ("Animatrice", "centres de loisirs", "2016-07", "2016-08"),
            ],
        ),
        (
            LOST_END,
            [
                ("Finance Accountant", "Millbrook Ltd", "2012-05", None),
                ("Staff Accountant", "Overton Ltd", "2010-01", "2012-04"),
                ("Junior Accountant", "Overton Ltd", "2008-02", "2009-12"),
            ],
        ),
    ],
    ids=lambda value: "" if isinstance(value, list) else value.split("\n")[0],
)
def test_layouts(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Hausse de 20 % du trafic entre 2019 et 2021",
        "Couverture du festival 2019 et 2020 en continu",
        "Recognised from 2018 - 2020 for exemplary service.",
        "Winner of the Golden Pen 2021",
        "• Refonte du site (2020 – 2021)",
        "Statistiques mensuelles : un tableau puis un autre depuis 2024",
        "Employee of the year 2020",
    ],
)
def test_dates_in_duties_open_no_job(line: str) -> None:
    text = f"Expérience\nCommunity manager, Agence Nord\nmars 2018 – mai 2022\n{line}\nFormation\nBTS\n"
    assert [p.start for p in positions(text)] == ["2018-03"]


@pytest.mark.parametrize(
    "line",
    ["2015 – 2018 Licence d'histoire, Université du Val", "Master en communication, 2016 – 2018", "2012 - 2014 BTS"],
)
def test_diplomas_are_no_jobs(line: str) -> None:
    assert positions(f"Parcours\n2018 – 2020 Rédactrice, Alpha\n{line}\n")[1:] == ()
    assert positions(f"Paul Renard\n{line}\n") == ()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Community manager (CDI), Agence Nord", "employment"),
        ("Community manager freelance", "freelance"),
        ("Rédactrice web, indépendante", "freelance"),
        ("Graphiste (micro-entreprise)", "freelance"),
        ("Self-employed copywriter", "freelance"),
        ("Stage community management, Agence Nord", "internship"),
        ("Social Media Intern, Northwind", "internship"),
        ("Stagiaire au service communication, Agence Nord", "internship"),
        ("Chargée de communication en alternance, Agence Nord", "apprenticeship"),
        ("Journaliste en contrat de professionnalisation, Radio Nord", "apprenticeship"),
        ("Marketing apprentice, Northwind", "apprenticeship"),
        ("Service civique, Radio Nord", "volunteer"),
        ("Rédactrice bénévole, Asso Nord", "volunteer"),
        ("Volunteer writer, Northwind", "volunteer"),
        ("Vendeuse, mi-temps, Boutique Nord", "part_time"),
        ("Service desk agent (part-time, while studying), Northwind", "part_time"),
        # about such people, not one of them
        ("Responsable des stagiaires, Agence Nord", "employment"),
        ("Volunteer coordinator, Northwind", "employment"),
        ("Internship program manager, Northwind", "employment"),
        ("Coordinatrice des bénévoles, Asso Nord", "employment"),
    ],
)
def test_kinds_of_work(heading: str, kind: str) -> None:
    found = positions(f"Expérience\n{heading}\nmars 2018 – mai 2019\n• Divers travaux\n")
    assert [p.kind for p in found] == [kind]
    assert found[0].counted == (kind in ("employment", "freelance", "part_time"))


@pytest.mark.parametrize(
    ("heading", "kind"), [("Stages", "internship"), ("Freelance", "freelance"), ("Expériences et stages", "employment")]
)
def test_a_section_of_one_kind_tells_the_kind(heading: str, kind: str) -> None:
    found = positions(f"{heading}\nAssistante de communication, Agence Nord\nmars 2018 – mai 2018\n• Divers\n")
    assert [p.kind for p in found] == [kind]


def test_a_page_that_is_stored_twice_counts_once() -> None:
    job = "Community manager, Agence Nord\nmars 2018 – mai 2019\n" + "• Animation de comptes et de concours\n" * 6
    assert len(positions("Expérience\n" + job + "Expérience\n" + job)) == 1
    broken = job.replace("de concours\n• Animation", "deconcours\n\n• Animation", 1)
    assert len(positions("Expérience\n" + job + "Expérience\n" + broken)) == 1
    other = job.replace("Nord", "Sud")
    assert len(positions("Expérience\n" + job + other)) == 2


def test_work_under_volunteering_is_voluntary() -> None:
    assert [p.kind for p in positions("VOLUNTEERING\nTreasurer, Village Choir, 2016 – 2020\n")] == ["volunteer"]


def test_evidence_is_the_title_and_the_words_of_the_dates() -> None:
    source = _source(TITLE_ABOVE)
    found, _ = find_positions(source, "2026-10")
    assert [e.quote for e in found[0].evidence] == ["COMMUNITY MANAGER", "Mars 2020 à aujourd'hui"]
    for position in found:
        for evidence in position.evidence:
            assert source.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.section == "experience"


def test_the_span_of_a_job_runs_from_its_title_to_the_end_of_its_duties() -> None:
    first, second = positions(TITLE_ABOVE)
    assert TITLE_ABOVE[slice(*first.span)].startswith("COMMUNITY MANAGER")
    assert TITLE_ABOVE[slice(*first.span)].endswith("• Reporting")
    assert TITLE_ABOVE[slice(*second.span)].startswith("ASSISTANT")


def test_jobs_without_dates_are_kept_without_months() -> None:
    text = "Expérience\nCommunity manager – Maison Ardoise, Angers\nAnimation des comptes\nFormation\nBTS\n"
    found = positions(text)
    assert [(p.title, p.employer, p.start, p.months) for p in found] == [
        ("Community manager", "Maison Ardoise", None, 0)
    ]


def test_dates_ahead_and_impossible_dates_are_flagged() -> None:
    text = (
        "Expérience\nCommunity manager, Agence Nord, janvier 2027 - mars 2028\n"
        "Chef de projet, Agence Sud, mars 2022 - janvier 2021\n"
    )
    found, flags = find_positions(_source(text), "2026-10")
    assert [flag.code for flag in flags] == ["future_dates", "impossible_dates"]
    assert [p.months for p in found] == [0, 0]


def test_present_counts_up_to_and_including_the_reference_month() -> None:
    text = "Expérience\nCommunity manager, Agence Nord, août 2026 - présent\n"
    assert [positions(text, reference)[0].months for reference in ("2026-08", "2026-10")] == [1, 3]


def test_an_empty_document_has_no_positions() -> None:
    assert find_positions(_source(""), "2026-10") == ((), ())


def test_hostile_lines_do_not_stop_the_reading() -> None:
    text = "Expérience\n" + "2019 - 2021 " * 5_000 + "\n" + "Manager, " * 5_000 + "\n" + "- " * 10_000
    assert isinstance(positions(text), tuple)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Encadré une équipe de 4", 4),
        ("animation d'une équipe de 12 vendeurs", 12),
        ("management de 12 personnes", 12),
        ("encadrement de trois pigistes", 3),
        ("Encadrement d’un alternant", 1),
        ("Managed a team of five", 5),
        ("leading a team of nine across chat and phone", 9),
        ("Line-manage two executives", 2),
        ("Lead 34 pickers and 4 team leaders", 34),
        ("Supervised 10-15 staff members", 15),
        ("Membre d'une équipe de 6", None),
        ("in a team of 5", None),
        ("trained 20 people", None),
        ("Managed 200 accounts", None),
        ("Portefeuille de 160 clients", None),
    ],
)
def test_size_of_the_team_led(text: str, people: int | None) -> None:
    assert people_led(text) == people


@pytest.mark.parametrize("employer", ["Otter Road Brewing Co.", "Moulins du Val S.A.", "Otter Road Brewing"])
def test_the_full_stop_of_a_legal_form_ends_no_sentence(employer: str) -> None:
    text = f"Work\nCommunity & Social Executive, {employer}\nFeb 2024 – present\n• Running the accounts\n"
    (position,), _ = find_positions(_source(text), "2026-10")
    assert (position.title, position.employer.rstrip(".")) == ("Community & Social Executive", employer.rstrip("."))


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Moulin Vert, Dijon | février 2014", "2014-02"),
        ("Moulin Vert (été 2014)", "2014-07"),
        ("février 2014 | Moulin Vert", "2014-02"),
        ("Prix de la meilleure vitrine remis par la mairie et la chambre de commerce en février 2014", None),
    ],
)
def test_a_single_month_under_a_title_dates_the_job(line: str, start: str | None) -> None:
    text = f"EXPÉRIENCES\nASSISTANTE DE DIRECTION\n{line}\n• Rédaction de notices\n\nFORMATION\n2012 BTS\n"
    (job,) = positions(text)
    assert job.start == start


CURRENT_ABOVE = "Ana Roy, community manager\n\nPOURQUOI MOI\nJe tiens des comptes.\n\n{line}\nDix clients\n\n"


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("DEPUIS LE 1ER MARS 2020 : INDÉPENDANTE", "2020-03"),
        ("Depuis 2020 : freelance", "2020"),
        ("2018-2019 : freelance", None),
        ("Je cours depuis mars 2020", None),
    ],
)
def test_todays_job_may_stand_above_the_heading_of_past_ones(line: str, start: str | None) -> None:
    past = "AVANT\n2016-2018, rédactrice de pages locales, L'Écho du Val\n\nÉTUDES\n2015 Bachelier\n"
    found = positions(CURRENT_ABOVE.format(line=line) + past)
    assert [job.start for job in found if job.current] == ([start] if start else [])
    assert found[-1].start == "2016"


def test_a_place_and_a_date_may_stand_over_a_title_that_opens_a_paragraph() -> None:
    text = (
        "EXPÉRIENCE\nAtelier Lune, Nantes, depuis mars 2019\n"
        "Community manager : animation des comptes, rédaction des posts et réponses aux messages.\n"
        "Atelier Soleil, 2015 - 2019\nAssistante, accueil et standard\n\nFORMATION\n2014 BTS\n"
    )
    assert [(job.title, job.employer, job.start) for job in positions(text)] == [
        ("Community manager", "Atelier Lune", "2019-03"),
        ("Assistante", "Atelier Soleil", "2015"),
    ]


def test_a_year_told_in_passing_far_inside_a_paragraph_does_not_hide_its_title() -> None:
    text = (
        "Employment\nJune 2013 to February 2020\nReservations Agent, Conwy Hotels. Bookings, complaints and groups of "
        "up to ninety. Since 2017 I draft the notices.\n2007 to 2012\nShop assistant, Pritchard's\nTills, rota.\n"
    )
    assert rows(text) == [
        ("Reservations Agent", "Conwy Hotels", "2013-06", "2020-02"),
        ("Shop assistant", "Pritchard's", "2007", "2012"),
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Student", False),
        ("Full-time carer for my father", False),
        ("Congé parental", False),
        ("Aidante de ma mère", False),
        ("Student adviser", True),
        ("Caregiver", True),
        ("Aide-soignante", True),
        ("Major Accounts Manager", True),
    ],
)
def test_what_fills_months_without_a_job_is_none(title: str, found: bool) -> None:
    text = f"Experience\n{title} 01/2012 to 02/2014\nClerk, Acme 03/2014 to 05/2018\n- files\n"
    assert (title in [job.title for job in positions(text)]) is found


def test_a_date_of_todays_job_right_under_the_heading_is_no_second_line_of_it() -> None:
    assert positions("Experience\n07/2015 - Current\nAcme, Leeds: Fraud Analyst\nChecks.\n")[0].start == "2015-07"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Concepteur-rédacteur senior", True),
        ("Support agent", True),
        ("Support agents in three towns", False),
    ],
)
def test_titles_of_two_nouns(title: str, found: bool) -> None:
    text = f"Expérience\n{title}, Bouche Cousue, Tours (CDI) 10/2020 - 05/2022\n- textes\n"
    assert (title in [job.title for job in positions(text)]) is found
