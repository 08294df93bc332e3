"""The letter to a candidate and the notice say what the result and the settings are, in words to send."""

import datetime
import re

import pytest

from screener.reporting import letter, notice, words
from screener.reporting.prose import WIDTH
from screener.reporting.safe import line, text
from screener.reporting.wording import name_of, number, word
from screener.types import Language, Message, Settings
from tests.reporting import made_ranking as made

DAY = datetime.date(2026, 11, 1)
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def letter_of(place: int, lang: Language, **options: object) -> str:
    ranking = made.ranking()
    chosen = made.ranking(results=(ranking[place].result,))
    return letter.render(chosen, lang, DAY, **options)  # type: ignore[arg-type]


def notice_of(lang: Language, *, posting: bool = True, **options: object) -> str:
    values: dict[str, object] = {"version": "1.2.3", "settings_sha256": "abc" * 20, **options}
    asked = made.POSTING if posting else None
    return notice.render(asked, Settings(), lang, DAY, **values)  # type: ignore[arg-type]


def flat(written: str) -> str:
    """The text without the ends of its lines."""
    return " ".join(written.split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_letter_holds_every_requirement_with_its_points_and_reason(lang: Language, place: int) -> None:
    candidate = made.ranking()[place]
    written = flat(letter_of(place, lang))
    for requirement, match in zip(made.ASKED, candidate.result.matches, strict=True):
        importance = name_of("importance", requirement.importance, lang)
        points, most = number(match.points, lang), number(match.max_points, lang)
        said = word(
            "letter.line", lang, text=line(text(requirement.text)), importance=importance, points=points, most=most
        )
        assert flat(said) in written
    assert f"{number(candidate.score, lang)} " in written
    for gain in words.gains(candidate):
        assert (
            number(gain.max_points - gain.points, lang) in written.split(flat(word("letter.change_heading", lang)))[1]
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_letter_quotes_the_cv_with_the_place(lang: Language) -> None:
    written = flat(letter_of(0, lang))
    assert flat(f"{word('list.quote', lang, quote='Hootsuite')} (page 1") in written
    assert "Ada Kervalan" in written
    assert flat(word("letter.remarks", lang)) in written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_program_cannot_know_is_left_to_fill_in(lang: Language) -> None:
    written = flat(letter_of(1, lang))
    for key in ("decision", "signature", "contact", "organisation"):
        assert flat(word(f"letter.fill.{key}", lang)) in written
    named = flat(letter_of(1, lang, organisation="Maison Ondine", contact="Élise Aubanel"))
    assert "Maison Ondine" in named
    assert "Élise Aubanel" in named
    assert flat(word("letter.fill.contact", lang)) not in named
    assert flat(word("letter.fill.decision", lang)) in named


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_cv_says_and_is_not_enough_is_told_from_what_it_does_not_say(lang: Language) -> None:
    candidate = made.ranking()[1]
    statuses = {match.requirement: match.status for match in candidate.result.matches}
    assert {"not_met", "unknown"} <= set(statuses.values())
    written = flat(letter_of(1, lang))
    below, rest = written.split(flat(word("letter.below", lang)))[1].split(flat(word("letter.missing", lang)))
    missing = rest.split(flat(word("letter.change_heading", lang)))[0]
    for requirement in made.ASKED:
        said = f"- {line(text(requirement.text))} ("
        assert (said in below) == (statuses[requirement.id] == "not_met")
        assert (said in missing) == (statuses[requirement.id] == "unknown")


@pytest.mark.parametrize(("pages", "said"), [(1, "1 page)"), (2, "2 pages)")])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_counted_in_words(lang: Language, pages: int, said: str) -> None:
    assert said in word("letter.data_cv", lang, file="cv.pdf", count=pages)


def test_in_markdown_reasons_and_quotes_are_items_below_their_requirement() -> None:
    lines = letter_of(0, "en", markdown=True).splitlines()
    place = next(number for number, each in enumerate(lines) if each.startswith("- Maîtrise de Hootsuite"))
    assert all(each.startswith("  - ") for each in lines[place + 1 : place + 3])
    assert "You applied to [name of the employer] for this post." in " ".join(lines)


def test_nothing_missing_is_said_so() -> None:
    whole = [(each.id, "met", 1.0, Message("reason.used", {"name": "x"}), ()) for each in made.ASKED]
    result = made.scored(made.ranking()[0].result.cv, whole)  # type: ignore[arg-type]
    written = letter.render(made.ranking(results=(result,)), "en", DAY)
    assert word("letter.change_nothing", "en") in written
    assert word("letter.missing", "en") not in flat(written)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("markdown", [False, True])
def test_every_text_is_whole_and_harmless(lang: Language, markdown: bool) -> None:
    texts = [letter_of(place, lang, markdown=markdown) for place in range(3)]
    texts += [notice_of(lang, markdown=markdown), notice_of(lang, posting=False, markdown=markdown)]
    for written in texts:
        assert not re.search(r"\{(?!title)\w*\}|None|\x1b|\u202e|\n\n\n", written)
        assert written.endswith("\n")
        assert not written.startswith("\n")
        if markdown:
            assert "<script>" not in written
            assert written.startswith("# ")
        else:
            assert max(map(len, written.splitlines())) <= WIDTH
            assert "# " not in written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notice_lists_the_criteria_with_their_points(lang: Language) -> None:
    written = flat(notice_of(lang))
    total = sum(each.weight for each in made.ASKED)
    for each in made.ASKED:
        said = word(
            "notice.criteria_line",
            lang,
            text=each.text,
            importance=name_of("importance", each.importance, lang),
            origin=words.origin(each, lang),
            points=number(100 * each.weight / total, lang),
        )
        assert flat(said) in written
    assert flat(word("notice.criteria_none", lang)) in flat(notice_of(lang, posting=False))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notice_follows_the_settings(lang: Language) -> None:
    assert flat(word("notice.not_kept", lang)) in flat(notice_of(lang))
    kept = flat(notice_of(lang, kept_in="/srv/cache", retention="6 mois", organisation="Maison Ondine"))
    assert "/srv/cache" in kept
    assert "6 mois" in kept
    assert flat(word("notice.fill.retention", lang)) not in kept
    given = notice.render(
        None, Settings(reference_date="2026-03"), lang, DAY, version="1.2.3", settings_sha256="", kept_in=None
    )
    assert flat(word("notice.month_given", lang, month="2026-03")) in flat(given)
    assert flat(word("notice.month_own", lang)) in kept
    assert "1.2.3" in kept
    assert "abcabcabcabc" in kept
