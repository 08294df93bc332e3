from itertools import pairwise

import pytest

from screener.extracting.heading_words import kind_of_heading
from screener.extracting.source import Source
from screener.types import Document, Page


def source(text: str) -> Source:
    return Source(Document("cv.txt", "", text, (Page(1, 0, len(text)),), "fr", ("fr",), "text"))


def kinds(text: str) -> list[str]:
    return [section.kind for section in source(text).sections]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Expérience professionnelle", "experience"),
        ("EXPÉRIENCES PROFESSIONNELLES :", "experience"),
        ("Expériencesprofessionnelles", "experience"),
        ("E X P É R I E N C E S", "experience"),
        ("E X P É R I E N C E S  P R O", "experience"),
        ("Experiance", "experience"),
        ("Mes principales expériences", "experience"),
        ("Parcours professionnel", "experience"),
        ("[ WORK / BOULOT ]", "experience"),
        ("Postes occupés", "experience"),
        ("Parcours, du plus récent au plus ancien", "experience"),
        ("Experience (most recent first)", "experience"),
        ("TRAVAIL", "experience"),
        ("Dates Poste Lieu", "experience"),  # the head of a table
        ("Employer  Dates  Experience", "experience"),
        ("Diplômes Année", "education"),
        ("Mon travail aujourd'hui", "experience"),
        ("MATÉRIEL ET LOGICIELS", "skills"),
        ("Je me sers de", "skills"),
        ("TRAITS DE CARACTÈRE", "skills"),
        ("Pour le plaisir", "interests"),
        ("Ce que je cherche", "summary"),
        ("Work history", "experience"),
        ("Relevant work experience", "experience"),
        ("■ Career history", "experience"),
        ("Parcours de formation", "education"),
        ("Formation & langues", "education"),
        ("Diplômes et formations", "education"),
        ("F O R M A T I O N", "education"),
        ("EDUCATION AND TRAINING", "education"),
        ("Academic background", "education"),
        ("Compétance", "skills"),
        ("Compétences clés", "skills"),
        ("Boîte à outils", "skills"),
        ("Core competencies", "skills"),
        (" Skills", "skills"),
        ("2. Outils et logiciels", "skills"),
        ("Langues étrangères", "languages"),
        ("Langues, outils", "languages"),
        ("Certifications", "certifications"),
        ("Centres d’intérêt", "interests"),
        ("Autres centres d'intérêt", "interests"),
        ("Hobbies & interests", "interests"),
        ("Bénévolat", "volunteering"),
        ("Volunteer experience", "volunteering"),
        ("Profil", "summary"),
        ("About me", "summary"),
        ("Projets personnels", "projects"),
        ("Références", "references"),
        ("Publications", "publications"),
        ("Prix et distinctions", "awards"),
        ("Coordonnées", "contact"),
        ("Divers", "other"),
    ],
)
def test_headings_in_their_many_dresses(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Gestion de projets",
        "Formation des commis et des apprentis",
        "Customer experience",
        "Dix ans d'expérience dans le commerce",
        "Maîtrise des outils de planification",
        "Social media manager",
        "Master Communication",
        "Lyon",
        "Main activities and",
        "Travail en équipe",
        "Dates et lieux",
        "Year of the tiger",
        "Le plus ancien magasin de la ville",
        "",
    ],
)
def test_lines_that_only_contain_a_word_of_headings(line: str) -> None:
    assert kind_of_heading(line) is None


def test_sections_cover_the_text_without_gaps() -> None:
    text = "Ada Morel\nProfil\nJ'écris.\n\nExpérience\n2019 - 2021 Rédactrice\n\fFormation\nLicence\n"
    sections = source(text).sections
    assert [section.kind for section in sections] == ["header", "summary", "experience", "education"]
    assert sections[0].start == 0
    assert sections[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(sections))


@pytest.mark.parametrize("text", ["", "\n\n", "Bonjour", "\f"])
def test_a_text_without_headings_is_one_header(text: str) -> None:
    assert kinds(text) == ["header"]


def test_a_labelled_line_is_a_section_of_its_own_and_no_more() -> None:
    text = "Compétences\nRelecture\nLangues : anglais C1\nMontage vidéo\nFormation\nLicence\n"
    assert kinds(text) == ["skills", "languages", "skills", "education"]


def test_labels_inside_a_job_do_not_end_the_career() -> None:
    text = "Expérience\nCommunity manager, mars 2020 – mai 2021\nMissions :\n- poster\nOutils : Canva\nFormation\nBTS\n"
    assert kinds(text) == ["experience", "education"]


def test_labelled_lines_after_the_last_job_end_the_career() -> None:
    text = "Expérience\nComptable, mars 2011 – mai 2021\nDiplômes : DCG, 2009\nLoisirs : aquarelle\n"
    assert kinds(text) == ["experience", "education", "interests"]


def test_a_label_between_two_jobs_does_not_end_the_career() -> None:
    text = (
        "Experience\nWriter\nMay 2012 - May 2014\nCoursework: media law\nEditor\nJune 2014 - May 2016\nEducation\nBA\n"
    )
    assert kinds(text) == ["experience", "education"]


def test_a_lone_word_in_a_list_is_no_heading_where_headings_are_in_capitals() -> None:
    text = "EXPÉRIENCE\n2019 Vendeur\nCOMPÉTENCES\nVente\nFormation\nAccueil\nLANGUES\nAnglais\nLOISIRS\nVélo\n"
    assert kinds(text) == ["experience", "skills", "languages", "interests"]


def test_the_end_of_a_wrapped_sentence_is_no_heading() -> None:
    text = "Profil\nJ'ai mené de front deux métiers et gardé toute mon\nexpérience\nFormation\nLicence\n"
    assert kinds(text) == ["summary", "education"]


def test_headings_in_lower_case_are_found_where_all_are() -> None:
    text = "expériences\n2019 graphiste\nformation\n2018 BTS\nlangues\nanglais\n"
    assert kinds(text) == ["experience", "education", "languages"]


def test_the_name_after_a_sidebar_opens_the_header_again() -> None:
    text = "CONTACT\nines.barel@exemple.fr\nLANGUES\nAnglais\nInès Barel\nCommunity manager\nEXPÉRIENCE\n2020 CM\n"
    assert kinds(text) == ["contact", "languages", "header", "experience"]


def test_headings_of_a_left_column_read_with_the_line_beside_them() -> None:
    text = "Jo Field\nExperience Tidewater Ltd, 2019 - 2021\nWriter\nEducation University of Kent\nSkills Copywriting\n"
    assert kinds(text) == ["header", "experience", "education", "skills"]


def test_qualifications_are_skills_where_education_has_its_own_heading() -> None:
    assert kinds("Qualifications\nFast typing\nEducation\nBA\n") == ["skills", "education"]
    assert kinds("Qualifications\nBA History\nInterests\nRugby\n") == ["education", "interests"]


CAPITALS = "DIPLÔMES\n\nLicence de lettres, université de Lille, 2009\n\nLANGUES\n\nAnglais B2\n\n"
MARKED = ">> Poste\nRédactrice chez Bleu, depuis 2021\n>> Langues\nAnglais B2\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CAPITALS + "ANNÉES DE CLASSE\n\n2012 - 2020 : professeur, collège des Pins\n", "experience"),
        (CAPITALS + "HORS DU BUREAU\n\nVélo, chorale\n", "interests"),
        (CAPITALS + "À MÉDITER\n\nRien n'est simple.\n", "other"),
        (CAPITALS + "ET AVANT TOUT CELA\n\n2009 : Maîtrise de lettres, université de Lille\n", "education"),
        (MARKED + ">> Trois mots\nVive, curieuse, franche\n", "other"),
        ("Jobs\n====\nClerk, Acme, 2015 - 2019\n\nSkills\n======\nExcel\n\nBench\n=====\nSQL, Python\n", "skills"),
    ],
)
def test_a_line_written_like_the_known_headings_is_one(text: str, kind: str) -> None:
    assert kinds(text)[-1] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Bac 2005, mention bien",  # figures
        "RESPONSABLE DE BOUTIQUE",  # a job's title
        "LICENCE DE LETTRES",  # a diploma
        "Après la pluie",  # not in the others' style
        "À SUIVRE, TOUJOURS, ET SURTOUT DANS LES MOIS QUI VIENNENT POUR MOI",
    ],
)
def test_a_line_that_only_resembles_the_known_headings_is_none(line: str) -> None:
    assert kinds(f"{CAPITALS}{line}\n\nVélo, chorale\n")[-1] == "languages"


def test_dates_under_a_line_in_capitals_stay_with_the_career_above() -> None:
    text = "PARCOURS\n\nRédactrice, Bleu, 2015 - 2019\n\nMAISON LEROUX\n\n2012 - 2015 : assistante\n\nLANGUES\n\nTurc\n"
    assert kinds(text) == ["experience", "languages"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jobs\nClerk, Acme, 2015 - 2019\nPapers\nMA (Hons) English, University of Leeds, 2014\n", "education"),
        ("Jobs\nClerk, Acme, 2015 - 2019\nStudy\n• BA (Hons) Graphic Design, Leeds Beckett University\n", "education"),
        ("Emplois\nVendeur, Bleu, 2015 - 2019\nSur les bancs\n2014 : Licence de droit, Metz\n", "education"),
        # no year and no school; another sentence first; a list of tools; a heading whose words leave no doubt
        ("Jobs\nClerk, Acme, 2015 - 2019\nPapers\nMaster of ceremonies at weddings\n", "publications"),
        ("Jobs\nClerk, Acme, 2015 - 2019\nTools\nExcel, Word\n", "skills"),
        ("Jobs\nClerk, Acme, 2015 - 2019\nCertifications\nBachelor of Arts, 2014\n", "certifications"),
    ],
)
def test_a_short_line_over_a_diploma_opens_the_education(text: str, expected: str) -> None:
    assert kinds(text)[-1] == expected
