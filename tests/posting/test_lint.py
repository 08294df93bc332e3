"""What a posting should not ask: sentences that are warned of, and sentences that only look like them."""

import jsonschema
import pytest

from screener.posting import parse_posting, to_yaml
from screener.posting.lint import grouped, lint, lint_ranking
from screener.posting.lint_words import files
from screener.reporting.lint_report import objects, render
from screener.reporting.wording import catalogue, say
from screener.types import Language, Posting, Ranking
from tests.reporting import made_ranking
from tests.reporting.test_contract import schema

FRENCH = """Social media manager (H/F)
L'entreprise
{overview}
Profil recherché
- 3 ans d'expérience comme community manager
- {asked}
"""
ENGLISH = """Social media manager
About us
{overview}
Requirements
- 3 years' experience as a community manager
- {asked}
"""
TWO_LEVELS = """title: CM
language: fr
requirements:
- {text: Anglais B2, kind: language, language: {code: en, level: B2}, origin: "posting:1"}
- {text: Anglais C1, kind: language, language: {code: en, level: C1}, origin: "posting:2"}
"""


def posting(sentence: str, *, asked: bool = True, lang: Language = "fr") -> Posting:
    form, filler = (
        (FRENCH, ("Une marque de thé.", "Hootsuite")) if lang == "fr" else (ENGLISH, ("We sell tea.", "Hootsuite"))
    )
    return parse_posting(form.format(overview=filler[0] if asked else sentence, asked=sentence if asked else filler[1]))


def grounds(sentence: str, *, asked: bool = True, lang: Language = "fr") -> set[str]:
    """The grounds of the warnings about the sentence, without those about a CV's reading."""
    found = lint(posting(sentence, asked=asked, lang=lang))
    return {each.ground for each in found} - {"personality", "soft_skill", "unreadable", "vague"}


@pytest.mark.parametrize(
    ("sentence", "ground"),
    [
        ("Notre équipe jeune et dynamique", "age"),
        ("Vous êtes jeune et motivé", "age"),
        ("Digital native", "age"),
        ("Moins de 35 ans", "age"),
        ("Âgé(e) de 25 à 35 ans", "age"),
        ("Entre 18 et 30 ans", "age"),
        ("25-35 ans", "age"),
        ("Jeune diplômé(e) en communication", "age"),
        ("3 ans d'expérience maximum", "max_experience"),
        ("Diplômé depuis moins de 2 ans", "graduation_year"),
        ("Promotion 2024", "graduation_year"),
        ("Nous recherchons une femme pour ce poste", "sex"),
        ("Dégagé des obligations militaires", "sex"),
        ("Sans enfants, libre de toute attache", "family"),
        ("Précisez votre situation de famille", "family"),
        ("Nationalité française exigée", "origin"),
        ("Sans accent", "origin"),
        ("Anglais langue maternelle", "native_language"),
        ("Native speaker", "native_language"),
        ("Sans appartenance syndicale", "beliefs"),
        ("Bonne condition physique", "health"),
        ("Non-fumeur", "health"),
        ("Très bonne présentation", "appearance"),
        ("CV avec photo", "photo"),
        ("Joindre une photo récente", "photo"),
        ("Habiter à Lyon ou à proximité", "address"),
        ("Résidant dans le département", "address"),
        ("Actuellement en poste", "employment_gap"),
        ("Issu d'une grande école", "school"),
        ("Casier judiciaire vierge", "criminal_record"),
        ("Vos trois derniers bulletins de salaire", "pay_history"),
    ],
)
def test_french_words_that_should_not_be_there(sentence: str, ground: str) -> None:
    assert ground in grounds(sentence)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Une jeune entreprise de Lyon", False),
        ("Nous parlons à un public jeune", False),
        ("Notre cible : les 18-25 ans", False),
        ("Plus de 30 ans d'expérience dans le thé", False),
        ("La maison existe depuis plus de 40 ans", False),
        ("Poste ouvert à tous, sans distinction d'âge, de sexe, d'origine ou de convictions religieuses", False),
        ("Quelle que soit votre situation de famille, votre nationalité", False),
        ("Nous vendons des produits d'origine française", False),
        ("Mutuelle, crèche d'entreprise et congé pour enfant malade", False),
        ("Une école maternelle parraine nos ateliers", False),
        ("Une marque de santé", False),
        ("10 ans d'expérience en agence", True),
        ("Plus de 10 ans d'expérience en communication", True),
        ("Expérience dans la mode enfants, contenus pour enfants", True),
        ("Bonne présentation des résultats à la direction", True),
        ("Retouche photo et vidéo", True),
        ("Photographie : une pratique régulière", True),
        ("Télétravail : où que vous habitiez", True),
        ("Permis B valide", True),
        ("École de commerce ou équivalent", True),
        ("Community management à destination des jeunes parents", True),
        ("Bac+3 à bac+5 en communication", True),
        ("Anglais C1", True),
    ],
)
def test_french_sentences_that_only_look_like_it(sentence: str, asked: bool) -> None:
    assert grounds(sentence, asked=asked) == set()


@pytest.mark.parametrize(
    ("sentence", "ground"),
    [
        ("Join our young and dynamic team", "age"),
        ("Digital natives wanted", "age"),
        ("Recent graduate", "age"),
        ("Under the age of 35", "age"),
        ("Aged between 25 and 35", "age"),
        ("No more than 5 years of experience", "max_experience"),
        ("Year of graduation on your CV", "graduation_year"),
        ("An experienced salesman", "sex"),
        ("Female candidates preferred", "sex"),
        ("No children", "family"),
        ("Please state your marital status", "family"),
        ("US citizens only", "origin"),
        ("Native English", "native_language"),
        ("English mother tongue", "native_language"),
        ("Person of faith", "beliefs"),
        ("Able-bodied", "health"),
        ("Well-groomed", "appearance"),
        ("Attach a photo", "photo"),
        ("Must live in Leeds", "address"),
        ("No employment gaps", "employment_gap"),
        ("Ivy League or Russell Group degree", "school"),
        ("Clean criminal record", "criminal_record"),
        ("State your current salary", "pay_history"),
    ],
)
def test_english_words_that_should_not_be_there(sentence: str, ground: str) -> None:
    assert ground in grounds(sentence, lang="en")


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("We are a young company", False),
        ("We make clothes for young adults aged 18 to 25", False),
        ("All qualified applicants, regardless of age, sex, nationality or religion", False),
        ("We celebrate differences in age, family or marital status, religion and national origin", False),
        ("He or she will report to the head of marketing", False),
        ("Over 20 years of experience in tea", False),
        ("Experience in the health sector", True),
        ("Well presented reports", True),
        ("Experience with photo editing", True),
        ("Experience running a single campaign from end to end", True),
        ("5 years of experience in an agency", True),
        ("English C1", True),
    ],
)
def test_english_sentences_that_only_look_like_it(sentence: str, asked: bool) -> None:
    assert grounds(sentence, asked=asked, lang="en") == set()


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Chargé de communication", True),
        ("Rédactrice web", True),
        ("Directeur marketing", True),
        ("Chargé de communication (H/F)", False),
        ("Chargé(e) de communication", False),
        ("Chargé·e de communication", False),
        ("Rédacteur ou rédactrice web", False),
        ("Directeur / Directrice marketing", False),
        ("Rédacteur.rice web", False),
        ("Social media manager", False),
        ("Responsable des réseaux sociaux", False),
    ],
)
def test_titles_of_one_sex(title: str, warned: bool) -> None:
    found = lint(parse_posting(f"{title}\nProfil recherché\n- Maîtrise de Hootsuite et de Canva\n"))
    assert ("title_sex" in {each.ground for each in found}) is warned


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Community manager junior (H/F)\nProfil\n- 8 ans d'expérience comme community manager\n", "junior_years"),
        (
            "Junior social media manager\nRequirements\n- 6 years' experience as a social media manager\n",
            "junior_years",
        ),
        ("Stage community manager\nProfil\n- 5 ans d'expérience comme community manager\n", "trainee_years"),
        (
            "Community manager\nDébutant accepté.\nProfil\n- 3 ans d'expérience comme community manager exigés\n",
            "beginner_years",
        ),
        (
            "Community manager\nProfil\n- Bac+2 en communication exigé\n- Master en communication exigé\n",
            "degrees_differ",
        ),
        (TWO_LEVELS, "levels_differ"),
        (
            "Community manager\nProfil\n- 3 ans comme community manager\n- 5 ans comme community manager\n",
            "years_differ",
        ),
        ("Community manager\nProfil\n- 60 ans d'expérience en communication\n", "impossible"),
        ("Community manager\nProfil\n- Maîtrise de Photoshop\n- Hootsuite\n- Photoshop\n", "twice"),
        ("Community manager\nProfil\n- Photoshop\nSerait un plus\n- Maîtrise de Photoshop\n", "required_and_preferred"),
    ],
)
def test_contradictions(text: str, ground: str) -> None:
    assert ground in {each.ground for each in lint(parse_posting(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Community manager junior (H/F)\nProfil\n- 1 an d'expérience comme community manager\n",
        "Community manager senior, encadrement d'un junior\nProfil\n- 8 ans d'expérience comme community manager\n",
        "Community manager\nProfil\n- Bac+2 à bac+5 en communication\n",
        "Community manager\nProfil\n- Bachelor en communication\nSerait un plus\n- Master en communication\n",
        "Community manager\nProfil\n- Anglais B2\n- Espagnol C1\n",
        "Community manager\nProfil\n- 5 ans en communication\n- 2 ans d'expérience comme community manager\n",
        "Community manager\nProfil\n- Photoshop\n- Illustrator\n",
        "Community manager\nDébutant accepté.\nProfil\n- Hootsuite\n",
    ],
)
def test_what_goes_together(text: str) -> None:
    known = {
        "junior_years",
        "trainee_years",
        "beginner_years",
        "degrees_differ",
        "levels_differ",
        "years_differ",
        "twice",
    }
    assert not {each.ground for each in lint(parse_posting(text))} & {*known, "required_and_preferred"}


@pytest.mark.parametrize(
    ("sentence", "ground"),
    [
        ("Bonne humeur", "soft_skill"),
        ("Sens de l'humour", "soft_skill"),
        ("Une première expérience en agence", "vague"),
        ("Maîtrise des outils informatiques", "vague"),
    ],
)
def test_what_a_cv_cannot_show(sentence: str, ground: str) -> None:
    found = lint(posting(sentence))
    assert {each.ground for each in found} & {ground, "personality"} or ground in {each.ground for each in found}
    assert {each.line for each in found} == {6}


def test_company_words_are_not_criteria() -> None:
    assert not lint(posting("Une ambiance dynamique, la passion du thé et la bonne humeur", asked=False))


def test_quotes_are_words_of_the_posting_with_their_line() -> None:
    text = "Social media manager (H/F)\nProfil\n- 3 ans d'expérience comme community manager\n- Jeune diplômé(e)\n"
    (found,) = (each for each in lint(parse_posting(text)) if each.ground == "age")
    assert (found.quote, found.line) == ("Jeune diplômé(e)", 4)


def test_a_posting_edited_as_yaml_is_looked_at_too() -> None:
    made = to_yaml(posting("Hootsuite")).replace("text: Hootsuite", "text: Digital native de moins de 30 ans")
    assert "age" in {each.ground for each in lint(parse_posting(made))}


def test_a_hostile_posting_is_looked_at_in_no_time_and_in_few_words() -> None:
    text = posting("jeune " * 5_000 + "équipe jeune. " * 3_000, asked=False)
    assert 0 < len(lint(text)) <= 200


# ---------------------------------------------------------------- nobody meets it


def test_what_nobody_meets() -> None:
    ranking: Ranking = made_ranking.ranking()
    found = {each.requirement: each for each in lint_ranking(ranking)}
    for number, requirement in enumerate(ranking.posting.requirements):
        statuses = {candidate.result.matches[number].status for candidate in ranking}
        if "met" in statuses or requirement.origin == "profile":
            assert requirement.id not in found
        else:
            assert found[requirement.id].ground == ("never_full" if "partial" in statuses else "never_met")
            assert found[requirement.id].reason.values["count"] == len(ranking)
    assert found


def test_nobody_to_compare_with_says_nothing() -> None:
    assert lint_ranking(made_ranking.ranking(results=())) == ()


# ---------------------------------------------------------------- how it is said


def test_every_ground_has_its_words_in_both_languages() -> None:
    named = {ground for words in files() for ground in words.grounds}
    for lang in ("fr", "en"):
        keys = catalogue("fr" if lang == "fr" else "en").keys()
        known = {key.removeprefix("lint.ground.") for key in keys if key.startswith("lint.ground.")}
        assert named <= known
        assert {f"lint.{kind}.{ground}" for kind in ("reason", "advice") for ground in known} <= keys


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_text_is_readable_and_the_json_whole(lang: Language) -> None:
    asked = posting("Digital native, \x1b[31mmoins de 30 ans, CV avec photo")
    found = lint(asked)
    text = render(asked, grouped(found), lang, held=22, width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "22" in text
    jsonschema.validate(objects(found, lang), schema("lint"))
    for each, row in zip(found, objects(found, lang), strict=True):
        assert row["reason"] == say(each.reason, lang)
        assert "{" not in row["reason"] + row["instead"]
        assert row["quote"].split()[0] in text


def test_a_clean_posting_is_told_so() -> None:
    asked = posting("Hootsuite")
    assert lint(asked) == ()
    assert "Rien à redire" in render(asked, [], "fr", held=0, width=80)
