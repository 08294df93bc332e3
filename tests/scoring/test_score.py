"""The score: a sum of points that anyone can add up, one term a requirement, from the CV and the posting alone."""

import msgspec
import pytest

from screener.scoring import rank, score
from screener.types import CV, LanguageNeed, Match, Message, Posting, Requirement, Score, Status
from tests.scoring import make

DEGREE = Requirement("r1", "Bac+5 en marketing", "degree", min_level=7, field="marketing", fields=("marketing",))
RELATED = Requirement(
    "r1", "licence en marketing ou proche", "degree", min_level=6, fields=("marketing",), related_field=True
)
YEARS = Requirement(
    "r2", "3 ans comme social media manager", "experience", min_years=3, roles=("social-media-manager",)
)
PAST = Requirement("r2", "expérience de rédacteur", "experience", roles=("copywriter",))
HOOTSUITE = Requirement("r3", "Hootsuite", "tool", any_of=("Hootsuite",))
ANY_TOOL = Requirement("r3", "Hootsuite ou autre", "tool", any_of=("Hootsuite",), term_class="social-media-management")
ADOBE = Requirement("r3", "la suite Adobe", "tool", any_of=("Adobe Creative Cloud",))
ENGLISH = Requirement("r4", "anglais courant", "language", language=LanguageNeed("en"))
SOME_ENGLISH = Requirement("r4", "anglais B1", "language", language=LanguageNeed("en", "B1"))
B2 = Requirement("r4", "anglais B2", "language", language=LanguageNeed("en", "B2"))
NATIVE = Requirement("r4", "langue maternelle anglaise", "language", language=LanguageNeed("en", "native"))
WISHED = Requirement("r1", "master marketing, un plus", "degree", "preferred", min_level=7, field="marketing")
BACHELOR = Requirement("r1", "licence en marketing", "degree", min_level=6, field="marketing")
EXCEL = Requirement("r3", "Excel, niveau avancé", "tool", any_of=("Excel",), advanced=True)
SQL = Requirement("r3", "SQL", "tool", any_of=("SQL",))
LISTENING = Requirement("r3", "Brandwatch", "tool", any_of=("Brandwatch",))
ANALYTICS = Requirement("r3", "Google Analytics", "tool", any_of=("Google Analytics",))
TALKS = Requirement("r5", "bon communicant", "soft_skill", any_of=("communication",))
SEO = Requirement("r5", "SEO", "skill", any_of=("SEO",))


def status(requirement: Requirement, cv: CV) -> Status:
    return score(cv, Posting("", "fr", (requirement,))).matches[0].status


SMM, CM, COPY = "social-media-manager", "community-manager", "copywriter"


@pytest.mark.parametrize(
    ("requirement", "facts", "expected"),
    [
        (DEGREE, {"education": (make.degree(7, "marketing"),)}, "met"),
        (DEGREE, {"education": (make.degree(8, "marketing"),)}, "met"),
        (DEGREE, {"education": (make.degree(7, "communication"),)}, "partial"),
        (DEGREE, {"education": (make.degree(6, "marketing"),)}, "partial"),
        (DEGREE, {"education": (make.degree(7, "marketing", "in_progress"),)}, "partial"),
        (DEGREE, {"education": (make.degree(7, None),)}, "partial"),
        (DEGREE, {"education": (make.degree(5, "marketing"),)}, "not_met"),
        (DEGREE, {"education": (make.degree(7, "health"),)}, "not_met"),
        (DEGREE, {}, "unknown"),
        (DEGREE, {"education": (make.degree(7, "letters"),)}, "partial"),
        # a degree that is only wished is wished for its subject: what is taught with it counts, what is remote does not
        (WISHED, {"education": (make.degree(7, "business"),)}, "partial"),
        (WISHED, {"education": (make.degree(7, "letters"),)}, "not_met"),
        (WISHED, {"education": (make.degree(7, "journalism"),)}, "not_met"),
        # a level short is a part of it in the field asked and the closest ones alone
        (BACHELOR, {"education": (make.degree(5, "business"),)}, "partial"),
        (BACHELOR, {"education": (make.degree(5, "photography"),)}, "not_met"),
        (BACHELOR, {"education": (make.degree(6, "history"),)}, "partial"),
        # nobody begins a master's without a bachelor's
        (BACHELOR, {"education": (make.degree(7, "marketing", "in_progress"),)}, "met"),
        (BACHELOR, {"education": (make.degree(7, "marketing", "not_completed"),)}, "met"),
        (BACHELOR, {"education": (make.degree(6, "marketing", "in_progress"),)}, "partial"),
        (BACHELOR, {"education": (make.degree(6, "marketing", "not_completed"),)}, "not_met"),
        # a master's in marketing that is begun on a bachelor's in sciences makes no bachelor's in marketing
        (
            BACHELOR,
            {"education": (make.degree(7, "marketing", "in_progress"), make.degree(6, "sciences"))},
            "partial",
        ),
        (BACHELOR, {"education": (make.degree(6, "accounting"),)}, "not_met"),
        (RELATED, {"education": (make.degree(6, "communication"),)}, "met"),
        (RELATED, {"education": (make.degree(6, "letters"),)}, "partial"),
        (RELATED, {"education": (make.degree(6, "health"),)}, "not_met"),
        (YEARS, {"positions": (make.position("SMM", "2020-01", "2022-12", SMM),)}, "met"),
        (YEARS, {"positions": (make.position("CM", "2020-01", "2022-12", CM),)}, "met"),
        (YEARS, {"positions": (make.position("SMM", "2020-01", "2021-12", SMM),)}, "partial"),
        (YEARS, {"positions": (make.position("SMM", "2020-01", "2020-12", SMM),)}, "not_met"),
        (YEARS, {"skills": (make.used("community-management", "community management", 30),)}, "partial"),
        (YEARS, {"skills": (make.used("community-management", "community management", 12),)}, "unknown"),
        (YEARS, {"positions": (make.position("Infirmière", "2010-01", "2022-12"),)}, "not_met"),
        (
            YEARS,
            {
                "positions": (
                    make.position("Alternance", "2020-01", "2022-12", SMM, kind="apprenticeship", counted=False),
                )
            },
            "partial",
        ),
        # the same months twice are three years once
        (YEARS, {"positions": (make.position("SMM", "2021-01", "2022-12", SMM),) * 2}, "partial"),
        (YEARS, {}, "unknown"),
        (PAST, {"positions": (make.position("Rédactrice", "2020-01", "2020-06", COPY),)}, "met"),
        (PAST, {"positions": (make.position("Curator", "2020-01", "2020-06", "content-curator"),)}, "partial"),
        (PAST, {"positions": (make.position("CM", "2020-01", "2020-06", CM),)}, "unknown"),
        # the work of the role beside another title counts where it lasted
        (PAST, {"skills": (make.used("copywriting", "copywriting", 36),)}, "partial"),
        (PAST, {"skills": (make.used("copywriting", "copywriting", 35),)}, "unknown"),
        (HOOTSUITE, {"tools": (make.term("tool", "hootsuite", "Hootsuite", "used"),)}, "met"),
        (HOOTSUITE, {"tools": (make.term("tool", "hootsuite", "Hootsuite"),)}, "met"),
        (HOOTSUITE, {"tools": (make.term("tool", "hootsuite", "Hootsuite", "basic"),)}, "partial"),
        (HOOTSUITE, {"tools": (make.term("tool", "hootsuite", "Hootsuite", "former"),)}, "partial"),
        (HOOTSUITE, {"tools": (make.term("tool", "buffer", "Buffer", "used"),)}, "partial"),
        (HOOTSUITE, {"tools": (make.term("tool", "excel", "Excel", "used"),)}, "unknown"),
        (ANY_TOOL, {"tools": (make.term("tool", "buffer", "Buffer", "used"),)}, "met"),
        (ADOBE, {"tools": (make.term("tool", "photoshop", "Photoshop"),)}, "partial"),
        (
            ADOBE,
            {"tools": (make.term("tool", "photoshop", "Photoshop"), make.term("tool", "indesign", "InDesign"))},
            "met",
        ),
        (ENGLISH, {"languages": (make.spoken("en", "C1"),)}, "met"),
        (ENGLISH, {"languages": (make.spoken("en", "native"),)}, "met"),
        (ENGLISH, {"languages": (make.spoken("en", "B1"),)}, "partial"),
        (ENGLISH, {"languages": (make.spoken("en", "A2"),)}, "not_met"),
        (ENGLISH, {"languages": (make.spoken("es", "C1"),)}, "unknown"),
        (ENGLISH, {"language": "en", "text": "I ran the social accounts of a museum for three years."}, "met"),
        (B2, {"languages": (make.spoken("en", "B1"),)}, "partial"),
        (B2, {"languages": (make.spoken("en", "A2"),)}, "not_met"),
        (NATIVE, {"languages": (make.spoken("en", "C2"),)}, "met"),
        (NATIVE, {"languages": (make.spoken("en", "C1"),)}, "partial"),
        (SOME_ENGLISH, {"languages": (make.spoken("en", "B1"),)}, "met"),
        (SOME_ENGLISH, {"languages": (make.spoken("en", "A2"),)}, "partial"),
        (EXCEL, {"tools": (make.term("tool", "excel", "Excel"),)}, "partial"),
        (EXCEL, {"tools": (msgspec.structs.replace(make.term("tool", "excel", "Excel"), proficient=True),)}, "met"),
        # a programming language teaches nothing of another, nor a database program; the skill takes a tool of its class
        (SQL, {"tools": (make.term("tool", "cplusplus", "C++", "used"),)}, "unknown"),
        (SQL, {"tools": (make.term("tool", "access", "Access"),)}, "unknown"),
        (SQL, {"tools": (make.term("tool", "sql-server", "SQL Server"),)}, "met"),
        (LISTENING, {"tools": (make.term("tool", "meltwater", "Meltwater"),)}, "partial"),
        (LISTENING, {"tools": (make.term("tool", "google-alerts", "Google Alerts"),)}, "unknown"),
        (ANALYTICS, {"skills": (make.term("skill", "web-analytics", "web analytics", "used"),)}, "partial"),
        (ANALYTICS, {"skills": (make.term("skill", "reporting", "reporting", "used"),)}, "unknown"),
        (TALKS, {"soft_skills": (make.term("soft_skill", "communication", "communication"),)}, "met"),
        # work that takes the quality shows it in part; a word of a list does not
        (TALKS, {"skills": (make.term("skill", "customer-service", "customer service", "used"),)}, "partial"),
        (TALKS, {"skills": (make.term("skill", "customer-service", "customer service"),)}, "unknown"),
        (TALKS, {"skills": (make.term("skill", "accounting", "accounting", "used"),)}, "unknown"),
        (SEO, {"skills": (make.term("skill", "seo", "SEO", "used"),)}, "met"),
        (SEO, {}, "unknown"),
    ],
)
def test_status(requirement: Requirement, facts: dict[str, object], expected: Status) -> None:
    assert status(requirement, make.cv(**facts)) == expected


def test_months_in_the_role_are_worth_no_less_than_its_work_under_another_title() -> None:
    held = make.cv(positions=(make.position("SMM", "2020-01", "2021-06", SMM),))
    done = make.cv(skills=(make.used("community-management", "community management", 36),))
    (own,), (other,) = (score(cv, Posting("", "fr", (YEARS,))).matches for cv in (held, done))
    assert own.fulfilment >= other.fulfilment > 0
    assert own.reason.key == "reason.years"


def test_the_score_is_the_sum_of_its_points_and_the_maximum_is_100() -> None:
    posting = Posting("", "fr", (DEGREE, YEARS, HOOTSUITE, ENGLISH, SEO))
    cv = make.cv(
        education=(make.degree(7, "communication"),),
        positions=(make.position("SMM", "2020-01", "2021-12", SMM),),
        tools=(make.term("tool", "hootsuite", "Hootsuite"),),
    )
    result = score(cv, posting)
    assert sum(match.max_points for match in result.matches) == pytest.approx(100)
    assert result.value == pytest.approx(sum(match.points for match in result.matches), abs=0.05)
    assert all(match.points == pytest.approx(match.max_points * match.fulfilment) for match in result.matches)
    assert result.low <= result.value <= result.high


def test_points_follow_the_weights() -> None:
    heavy = Requirement("r1", "Hootsuite", "tool", any_of=("Hootsuite",), weight=3)
    light = Requirement("r2", "SEO", "skill", any_of=("SEO",), weight=1)
    matches = score(make.cv(), Posting("", "fr", (heavy, light))).matches
    assert [match.max_points for match in matches] == [75, 25]


def test_halves_are_rounded_up_as_by_hand() -> None:
    half = Match("r1", "met", 1.0, 12.25, 12.25, Message("reason.used"))
    assert Score(make.cv(), (half,), 0, 0).value == 12.3


def test_what_is_met_or_partial_has_evidence() -> None:
    cv = make.cv(tools=(make.term("tool", "buffer", "Buffer"),), languages=(make.spoken("en", "B2"),))
    for match in score(cv, Posting("", "fr", (HOOTSUITE, ENGLISH, SEO))).matches:
        assert bool(match.evidence) == (match.status in ("met", "partial"))


def test_equal_scores_share_a_rank_and_stand_by_file() -> None:
    posting = Posting("", "fr", (HOOTSUITE,))

    def candidate(path: str, tools: tuple[object, ...]) -> CV:
        cv = make.cv(tools=tools)
        return msgspec.structs.replace(cv, document=msgspec.structs.replace(cv.document, path=path))

    hootsuite = (make.term("tool", "hootsuite", "Hootsuite", "used"),)
    scores = [score(candidate(path, tools), posting) for path, tools in (("c", ()), ("b", hootsuite), ("a", hootsuite))]
    assert [(each.rank, each.file) for each in rank(scores)] == [(1, "a"), (1, "b"), (3, "c")]


def test_ranks_that_the_ranges_allow() -> None:
    base = score(make.cv(), Posting("", "fr", (HOOTSUITE,)))
    sure = msgspec.structs.replace(base, low=50.0, high=50.0)
    wide = msgspec.structs.replace(base, low=40.0, high=60.0)
    ranked = rank([sure, wide])
    assert all((each.rank_low, each.rank_high) == (1, 2) for each in ranked)
