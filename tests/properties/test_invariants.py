"""The invariants of docs/design.md on texts that nobody would think of."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener import months
from screener.errors import PostingError, ReadError
from screener.extracting import extract
from screener.extracting.dates import find_moments
from screener.extracting.matcher import find_mentions
from screener.extracting.periods import find_periods
from screener.posting import parse_posting
from screener.reading import read
from screener.reporting.contract import candidate_object, encode
from screener.scoring import duplicates, fingerprint, rank, score
from screener.types import CV, Degree, Evidence, Position, Posting, Score, SpokenLanguage, Term
from tests.properties import pieces

ROOT = Path(__file__).parents[2]
POSTING = (ROOT / "samples" / "postings" / "1-social-media-manager.txt").read_text(encoding="utf-8")
REFERENCE = "2026-10"

# Examples are few and the same on every run: `make fuzz` looks for new ones.
quick = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def posting() -> Posting:
    return parse_posting(POSTING)


def cv_of(text: str, name: str = "cv.txt") -> CV | None:
    try:
        return extract(read(text.encode("utf-8", "replace"), name=name), reference_date=REFERENCE)
    except ReadError:
        return None


def evidence_of(cv: CV) -> list[Evidence]:
    facts: tuple[Position | Degree | Term | SpokenLanguage, ...] = (
        *cv.positions, *cv.education, *cv.tools, *cv.skills, *cv.languages, *cv.certifications, *cv.soft_skills,
        *cv.interests, *cv.sectors, *cv.permits,
    )  # fmt: skip
    assert all(fact.evidence for fact in facts), "no fact without its words"
    return [*cv.stated_years_evidence, *(each for fact in facts for each in fact.evidence)]


def hold_for_score(result: Score) -> None:
    points = [match.points for match in result.matches]
    assert abs(result.value - sum(points)) <= 0.05 + 1e-6
    assert abs(sum(match.max_points for match in result.matches) - 100) < 1e-6
    assert 0 <= result.value <= 100
    assert result.low - 0.05 <= result.value <= result.high + 0.05
    for match in result.matches:
        assert 0 <= match.points <= match.max_points + 1e-9
        assert (match.status in ("met", "partial")) == (match.points > 0)
        assert match.evidence or match.status not in ("met", "partial")
        for each in match.evidence:
            assert result.cv.document.text[each.start : each.end] == each.quote


@quick
@given(text=pieces.documents)
def test_every_fact_quotes_the_text(text: str) -> None:
    cv = cv_of(text)
    if cv is None:
        return
    for each in evidence_of(cv):
        assert cv.document.text[each.start : each.end] == each.quote
        assert 1 <= each.page <= len(cv.document.pages)
    assert [section.start for section in cv.sections] == [0, *(section.end for section in cv.sections[:-1])]
    reference = months.number(REFERENCE)
    for position in cv.positions:
        assert 0 <= position.months_low <= position.months <= position.months_high
        if position.period:
            assert position.period[0] <= position.period[1] <= reference, "the future does not count"
    total = cv.experience_months or 0
    assert total <= sum(position.months for position in cv.positions if position.counted)


@quick
@given(text=pieces.documents)
def test_a_score_is_the_sum_of_its_points(posting: Posting, text: str) -> None:
    cv = cv_of(text)
    if cv is not None:
        hold_for_score(score(cv, posting))


@quick
@given(text=pieces.documents)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert cv_of(text) == cv_of(text)


@quick
@given(texts=st.lists(pieces.documents, min_size=2, max_size=4))
def test_another_cv_changes_nobodys_score(posting: Posting, texts: list[str]) -> None:
    scores = [score(cv, posting) for n, text in enumerate(texts) if (cv := cv_of(text, f"{n}.txt"))]
    together = {each.file: each.score for each in rank(scores)}
    assert together == {each.cv.document.path: each.value for each in scores}
    assert [each.score for each in rank(scores)] == sorted((each.value for each in scores), reverse=True)
    for flag_of, flag in duplicates(fingerprint(each.cv) for each in scores).items():
        assert flag.message.values["other"] != flag_of


@quick
@given(text=pieces.documents)
def test_a_pasted_posting_adds_nothing(posting: Posting, text: str) -> None:
    honest, copied = cv_of(text), cv_of(f"{text}\n\n{POSTING}")
    if honest is None or copied is None:
        return
    result = score(copied, posting)
    assert "copied_posting" in {flag.code for flag in result.warnings}
    hold_for_score(result)


@quick
@given(text=pieces.documents)
def test_json_is_whole_whatever_the_text(posting: Posting, text: str) -> None:
    cv = cv_of(text)
    if cv is None:
        return
    candidate = rank([score(cv, posting)])[0]
    raw = encode(candidate_object(candidate, posting, "fr"))
    assert msgspec.json.decode(raw)["file"] == "cv.txt"
    assert raw.decode("utf-8")


@quick
@given(text=st.one_of(pieces.documents, pieces.noise, pieces.spans))
def test_dates_lie_in_the_text_and_in_time(text: str) -> None:
    reached = 0
    for moment in find_moments(text):
        assert reached <= moment.start < moment.end <= len(text)
        assert moment.earliest <= moment.latest
        reached = moment.start
    for period in find_periods(text):
        assert 0 <= period.start < period.end <= len(text)


@quick
@given(month=st.integers(1, 12), year=st.integers(1960, 2026), separator=st.sampled_from(("/", "-", ".")))
def test_a_month_in_figures_is_read_as_written(month: int, year: int, separator: str) -> None:
    moments = find_moments(f"{month:02}{separator}{year} : vendeur")
    assert [(each.earliest, each.latest) for each in moments] == [(months.number(f"{year}-{month:02}"),) * 2]


@quick
@given(first=st.integers(1990, 2020), more=st.integers(0, 6))
def test_a_period_is_as_long_as_written(first: int, more: int) -> None:
    cv = cv_of(f"EXPÉRIENCE\n03/{first} - 08/{first + more}\nCommunity manager, Atelier Grenadine, Rennes\n")
    assert cv is not None
    assert cv.experience_months == more * 12 + 6


@quick
@given(text=st.one_of(pieces.documents, pieces.noise, pieces.lists))
def test_terms_lie_in_the_text(text: str) -> None:
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()


@quick
@given(text=st.one_of(pieces.documents, pieces.noise))
def test_any_text_is_a_posting_or_is_refused_plainly(text: str) -> None:
    try:
        asked = parse_posting(text)
    except PostingError:
        return
    assert len({each.id for each in asked.requirements}) == len(asked.requirements) > 0
