"""Sentences of postings, marked with what each asks for, and near-misses."""

import pytest

from screener.posting import parse_posting
from screener.types import Requirement


def asked(*lines: str, heading: str = "Profil recherché") -> list[Requirement]:
    """What the lines of a profile ask for, without what the program adds."""
    text = f"Chargé de projet\n\n{heading}\n" + "".join(f"- {line}\n" for line in lines)
    found = parse_posting(text, profile="none").requirements
    return [requirement for requirement in found if requirement.origin.startswith("posting:")]


def texts(*lines: str, heading: str = "Profil recherché") -> list[str]:
    return [requirement.text for requirement in asked(*lines, heading=heading)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Maîtrise de Hootsuite et de Google Analytics", ["Maîtrise de Hootsuite", "de Google Analytics"]),
        ("WordPress, Canva et la suite Adobe", ["WordPress", "Canva", "la suite Adobe"]),
        (
            "Connaissance du SEO, du SEA et du community management",
            ["Connaissance du SEO", "du SEA", "du community management"],
        ),
        ("Français et anglais courants", ["Français", "anglais courants"]),
        ("Rigueur, curiosité et autonomie", ["Rigueur", "curiosité", "autonomie"]),
        (
            "De formation bac+3 en communication, vous justifiez de 2 ans d'expérience",
            ["De formation bac+3 en communication", "vous justifiez de 2 ans d'expérience"],
        ),
        (
            "Le SEO est votre quotidien et vos qualités rédactionnelles sont impératives",
            ["Le SEO est votre quotidien", "vos qualités rédactionnelles sont impératives"],
        ),
        (
            "5 ans d'expérience en marketing, maîtrise de Figma",
            ["5 ans d'expérience en marketing", "maîtrise de Figma"],
        ),
        ("Strong SEO skills and 3+ years of agency experience", ["Strong SEO skills", "3+ years of agency experience"]),
        ("Experience creating engaging videos and editing long podcasts", None),
        ("A leader with strong team management", ["A leader", "strong team management"]),
        (
            "Anglais exigé, une seconde langue serait appréciée",
            ["Anglais exigé", "une seconde langue serait appréciée"],
        ),
    ],
)
def test_two_demands_are_parted(line: str, expected: list[str] | None) -> None:
    found = texts(line)
    if expected is None:
        assert len(found) == 2
    else:
        assert found == expected


@pytest.mark.parametrize(
    "line",
    [
        "Maîtrise de Hootsuite, Buffer ou Agorapulse",
        "Un outil de gestion des réseaux sociaux : Hootsuite, Buffer, Sprout Social ou tout autre outil",
        "Outils de création (Photoshop, Illustrator, Canva, etc.)",
        "Logiciels de création tels que Photoshop, Illustrator et InDesign",
        "Tools such as Notion, Trello and Asana",
        "Master en communication, marketing ou journalisme",
        "Bac+5 en marketing, communication, journalisme",
        "3 ans et plus d'expérience comme rédacteur",
        "Experience managing and inspiring creative teams",
        "Une newsletter de A à Z, quel que soit l'outil d'emailing",
        "Google Analytics: you can trace a sale back to a post",
        "Des compétences en photo et/ou vidéo",
        "Dashboards in Looker Studio or Power BI",
    ],
)
def test_one_demand_stays_whole(line: str) -> None:
    assert texts(line) == [line]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Licence en communication", "degree"),
        ("Bac+5 exigé", "degree"),
        ("Une maîtrise en marketing", "degree"),
        ("Une bonne maîtrise de Photoshop", "tool"),
        ("Agile", "soft_skill"),
        ("Strong data analysis skills, with advanced Excel", "skill"),
        ("3 ans d'expérience en agence", "experience"),
        ("Une expérience comme rédacteur web", "experience"),
        ("Experience working in a startup environment", "experience"),
        ("Expérience en community management", "skill"),
        ("Solid experience of A/B testing", "skill"),
        ("Maîtrise de Photoshop", "tool"),
        ("Anglais courant", "language"),
        ("Un bon niveau d'espagnol", "language"),
        ("Permis B", "permit"),
        ("Certification Google Ads", "certification"),
        ("Sens de l'organisation", "soft_skill"),
        ("Un vrai goût pour le marketing", "soft_skill"),
        ("Curieux des nouveaux outils", "soft_skill"),
        ("Excellentes qualités rédactionnelles", "skill"),
        ("Une orthographe irréprochable", "skill"),
        ("Connaissance du secteur associatif", "sector"),
        ("Une connaissance du commerce alimentaire ou de la grande distribution", "sector"),
        ("Experience in the retail industry", "sector"),
        ("Une fibre créative ou une pratique de la photographie", "skill"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    assert asked(line)[0].kind == kind


@pytest.mark.parametrize(
    ("line", "importance", "must"),
    [
        ("Maîtrise de Photoshop", "required", False),
        ("Maîtrise de Photoshop impérative", "required", True),
        ("Photoshop est indispensable", "required", True),
        ("Photoshop is a must", "required", True),
        ("Idéalement, maîtrise de Photoshop", "preferred", False),
        ("La maîtrise de Photoshop serait un plus", "preferred", False),
        ("Photoshop (un plus)", "preferred", False),
        ("Photoshop souhaité", "preferred", False),
        ("Photoshop apprécié, pas obligatoire", "preferred", False),
        ("Photoshop is preferred but not required", "preferred", False),
        ("Bonus points if you know Photoshop", "preferred", False),
        ("Knowledge of Photoshop a plus", "preferred", False),
        ("Vous appréciez Photoshop et maîtrisez ses plus gros défauts", "required", False),
        ("Photoshop – essential", "required", True),
        ("Photoshop — un atout", "preferred", False),
        ("Photoshop – vital tools are explained to you", "required", False),
        ("Photoshop : un plus grand niveau que la moyenne", "required", False),
        ("An understanding of customers' preferences in Photoshop", "required", False),
    ],
)
def test_importance(line: str, importance: str, must: bool) -> None:
    found = asked(line)
    assert (found[0].importance, found[0].must) == (importance, must)


def test_marks_rule_what_is_joined_to_them() -> None:
    found = asked(
        "Photoshop et Figma seraient un plus", "Anglais et allemand obligatoires", "Idéalement Canva et Notion"
    )
    assert [(r.importance, r.must) for r in found] == [
        ("preferred", False),
        ("preferred", False),
        ("required", True),
        ("required", True),
        ("preferred", False),
        ("preferred", False),
    ]


def test_a_mark_behind_a_dash_rules_the_whole_line() -> None:
    found = asked("Rédaction web et relecture — indispensables", "Copywriting and proofreading – a big plus")
    assert [(r.importance, r.must) for r in found] == [("required", True)] * 2 + [("preferred", False)] * 2


@pytest.mark.parametrize("line", ["No agencies please", "Agences s'abstenir"])
def test_a_word_to_agencies_asks_for_nothing(line: str) -> None:
    assert [r.text for r in asked(line, "Maîtrise de Canva")] == ["Maîtrise de Canva"]


def test_a_wish_in_brackets_is_a_demand_of_its_own() -> None:
    found = asked("Anglais courant (l'espagnol est un plus)")
    assert [(r.language and r.language.code, r.importance) for r in found] == [("en", "required"), ("es", "preferred")]


def test_the_label_of_a_list_marks_its_lines() -> None:
    text = (
        "Poste\n\nProfil\nOutils indispensables : Canva, WordPress.\n"
        "Idéalement, vous avez touché à :\n- Figma\n- Notion\n"
    )
    found = [r for r in parse_posting(text, profile="none").requirements if r.kind == "tool"]
    assert [(r.text, r.importance, r.must) for r in found] == [
        ("Canva", "required", True),
        ("WordPress", "required", True),
        ("Figma", "preferred", False),
        ("Notion", "preferred", False),
    ]


def test_values_of_a_degree() -> None:
    (degree,) = asked("Bachelor ou master en marketing digital, ou dans un domaine proche, ou expérience équivalente")
    assert (degree.min_level, degree.field, degree.related_field, degree.or_equivalent) == (6, "marketing", True, True)


def test_values_of_a_tool_with_alternatives() -> None:
    (tool,) = asked("Un outil de gestion des réseaux sociaux tel que Hootsuite, Buffer ou tout autre")
    assert tool.any_of == ("Hootsuite", "Buffer")
    assert tool.term_class == "social-media-management"


def test_values_of_an_experience() -> None:
    (experience,) = asked("Au moins 3 ans d'expérience comme community manager, équipe de 4 personnes à encadrer")
    assert experience.min_years == 3
    assert experience.roles == ("community-manager",)
    assert experience.min_people == 4


def test_a_level_rules_the_languages_before_it() -> None:
    (spoken,) = asked("French or German, B2 or better")
    assert spoken.language is not None
    assert spoken.language.level == "B2"


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("English: native speaker or close to it", "C1"),
        ("Anglais : langue maternelle ou équivalent", "C1"),
        ("English: native speaker", "native"),
    ],
)
def test_native_or_as_good(line: str, level: str) -> None:
    (spoken,) = asked(line)
    assert spoken.language is not None
    assert spoken.language.level == level


def test_an_explanation_behind_a_colon_is_no_demand() -> None:
    line = "Une pratique de la photographie : un œil exercé choisit ses images et compose de belles infographies"
    assert texts(line) == [line]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        # a demand that names nothing known is read by the skills its words describe
        ("L'habitude de faire vivre une communauté", ("community management",)),
        ("Savoir répondre aux abonnés", ("community management",)),
        ("Savoir répondre aux enquêteurs", None),
        # behind a demand for writing, a colon tells what is written
        ("Strong writing: posts, articles, newsletters", ("copywriting",)),
        ("Une bonne plume : articles, newsletters", ("copywriting",)),
        ("Une plume soignée pour nos newsletters", ("email marketing", "writing quality")),
    ],
)
def test_names_of_what_is_asked(line: str, names: tuple[str, ...] | None) -> None:
    assert asked(line)[0].any_of == names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You build an editorial calendar and you stick to it", ["You build an editorial calendar"]),
        ("Vous construisez un calendrier éditorial et vous vous y tenez", ["Vous construisez un calendrier éditorial"]),
        ("La polyvalence", ["La polyvalence"]),
    ],
)
def test_a_clause_that_only_refers_back_asks_for_nothing(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("5 years in social media analytics", {"social-media-analyst"}),
        ("5 years in social media", {"social-media-manager"}),
        ("3 ans en analyse des réseaux sociaux", {"social-media-analyst"}),
    ],
)
def test_a_trade_inside_a_longer_one_is_not_asked_for(line: str, roles: set[str]) -> None:
    assert set(asked(line)[0].roles) == roles


def test_years_count_in_the_posting_s_own_role_too() -> None:
    text = "Social media analyst\n\nRequirements\n- 2 years in social media management\n- 2 years as a copywriter\n"
    own, other = [r for r in parse_posting(text).requirements if r.kind == "experience"]
    assert own.roles[0] == "social-media-analyst"
    assert other.roles == ("copywriter",)


def test_alternatives_of_languages_are_one_demand() -> None:
    (spoken,) = asked("Allemand, espagnol ou italien")
    assert spoken.any_of == ("de", "es", "it")


def test_writing_in_a_language_asks_for_the_language_too() -> None:
    assert [r.kind for r in asked("Excellentes qualités rédactionnelles en français")] == ["skill", "language"]


@pytest.mark.parametrize(
    "line",
    [
        "CDI à temps plein, 35 heures par semaine",
        "Rémunération : 30 K€",
        "Envoyez votre CV et une lettre de motivation",
        "Poste basé à Lille, télétravail deux jours par semaine",
        "Déplacements ponctuels à prévoir",
        "We are an equal opportunity employer and welcome everyone regardless of age or disability",
        "Même si vous ne connaissez pas chacun de ces outils",
        "Débutants acceptés",
    ],
)
def test_what_asks_for_nothing(line: str) -> None:
    assert texts("Anglais courant", line) == ["Anglais courant"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vous animerez nos comptes Instagram et Facebook.",
        "Notre équipe maîtrise Photoshop et parle anglais.",
        "Vous serez responsable du calendrier éditorial.",
        "Leader du secteur depuis 20 ans, notre agence adore le SEO.",
        "We are looking for someone to take over our social channels.",
    ],
)
def test_duties_and_self_praise_ask_for_nothing(sentence: str) -> None:
    text = f"Chargé de projet\n\n{sentence}\n\nProfil recherché\n- Permis B\n"
    found = parse_posting(text, profile="none").requirements
    assert [r.text for r in found if r.origin.startswith("posting:")] == ["Permis B"]


def test_a_demand_outside_the_profile_counts_once() -> None:
    text = (
        "Chargé de projet\n\nCe poste requiert une excellente maîtrise de l'anglais.\n\n"
        "Profil\n- Anglais courant\n- Maîtrise de Figma\n"
    )
    found = [r for r in parse_posting(text, profile="none").requirements if r.origin.startswith("posting:")]
    assert [r.text for r in found] == ["Anglais courant", "Maîtrise de Figma"]


def test_a_posting_without_headings() -> None:
    text = (
        "Nous cherchons un rédacteur web pour notre blog de jardinage. Vous rédigerez deux articles par semaine.\n"
        "De formation littéraire, vous avez trois ans d'expérience comme rédacteur. Vous maîtrisez WordPress. "
        "L'anglais serait un plus.\n"
        "Nous sommes une petite équipe de Nantes."
    )
    found = [r for r in parse_posting(text).requirements if r.origin.startswith("posting:")]
    assert [(r.kind, r.importance) for r in found] == [
        ("degree", "required"),
        ("experience", "required"),
        ("tool", "required"),
        ("language", "preferred"),
    ]
    assert found[1].roles == ("copywriter",)


def test_letters_of_mathematical_fonts_are_read() -> None:
    text = "𝗖𝗼𝗺𝗺𝘂𝗻𝗶𝘁𝘆 𝗺𝗮𝗻𝗮𝗴𝗲𝗿\n\n𝗧𝗼𝗻 𝗽𝗿𝗼𝗳𝗶𝗹\n✅ Tu maîtrises 𝗖𝗮𝗻𝘃𝗮\n"
    posting = parse_posting(text)
    assert posting.title == "Community manager"
    assert posting.requirements[0].any_of == ("Canva",)


def test_the_origin_is_the_line_and_the_text_the_posting_s_own_words() -> None:
    text = "Poste\n\nProfil\n\n- **Maîtrise**   de Canva\n- Permis B"
    found = parse_posting(text, profile="none").requirements
    assert [(r.origin, r.text) for r in found[:2]] == [("posting:5", "Maîtrise de Canva"), ("posting:6", "Permis B")]


def test_two_languages_in_one_posting() -> None:
    text = (
        "Social media manager (H/F)\n\nWho we are\nWe sell lamps.\n\nTon profil\n"
        "- Tu maîtrises Canva\n- Tu parles anglais\n\nNice to have\n- Some German\n"
    )
    found = [r for r in parse_posting(text).requirements if r.origin.startswith("posting:")]
    assert [(r.kind, r.importance) for r in found] == [
        ("tool", "required"),
        ("language", "required"),
        ("language", "preferred"),
    ]
