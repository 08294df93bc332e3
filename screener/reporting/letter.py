"""The explanation owed to a candidate, drafted from the actual result: what was used, found, missing, what would help.

A draft: what stands in square brackets is for the person who decides to fill in, and the letter says that they decide.
"""

import datetime

from screener.reporting import words
from screener.reporting.contract import warnings_of
from screener.reporting.prose import Prose
from screener.reporting.wording import name_of, number, say, word
from screener.types import Candidate, Language, Match, Ranking, Requirement

_MOST_QUOTES = 2


def render(
    ranking: Ranking,
    lang: Language,
    made: datetime.date,
    *,
    markdown: bool = False,
    organisation: str | None = None,
    contact: str | None = None,
) -> str:
    """The letter to the first candidate of `ranking`; `contact` is whom to ask, `organisation` who hires."""
    prose = Prose(lang, markdown=markdown)
    candidate = ranking[0]
    asked = {requirement.id: requirement for requirement in ranking.posting.requirements}

    def lines(*statuses: str) -> list[dict[str, object]]:
        found = words.by_weight(candidate, *statuses)
        return [_line(match, asked[match.requirement], prose) for match in found]

    return prose.render(
        "letter.txt",
        role=prose.clean(ranking.posting.title),
        name=prose.clean(candidate.result.cv.contact.name or ""),
        file=prose.clean(words.file_name(candidate.file)),
        day=words.day(made, lang),
        version=ranking.version,
        pages=len(candidate.result.cv.document.pages),
        month=words.month(candidate.result.cv.reference_date, lang),
        score=number(candidate.score, lang),
        band=name_of("band", candidate.band, lang),
        span=_span(candidate, lang),
        count=len(asked),
        met=lines("met"),
        partial=lines("partial"),
        below=lines("not_met"),
        missing=lines("unknown"),
        gains=[_gain(match, asked[match.requirement], prose) for match in words.gains(candidate)],
        warnings=[prose.clean(say(flag.message, lang)) for flag in warnings_of(candidate.result)],
        organisation=prose.clean(organisation) if organisation else word("letter.fill.organisation", lang),
        contact=prose.clean(contact) if contact else word("letter.fill.contact", lang),
    )


def _line(match: Match, requirement: Requirement, prose: Prose) -> dict[str, object]:
    lang = prose.lang
    reason = say(match.reason, lang)
    if not match.certain:
        reason += f" ({word('report.uncertain', lang)})"
    quotes = [
        f"{word('list.quote', lang, quote=prose.clean(each.quote))} ({words.place(each, lang)})"
        for each in match.evidence[:_MOST_QUOTES]
    ]
    return {
        "text": prose.clean(requirement.text),
        "importance": name_of("importance", requirement.importance, lang),
        "points": number(match.points, lang),
        "most": number(match.max_points, lang),
        "reason": prose.clean(reason),
        "quotes": quotes,
    }


def _gain(match: Match, requirement: Requirement, prose: Prose) -> str:
    return word(
        "letter.gain", prose.lang, points=match.max_points - match.points, requirement=prose.clean(requirement.text)
    )


def _span(candidate: Candidate, lang: Language) -> str:
    result = candidate.result
    return "" if result.low == result.high else words.span(result.low, result.high, lang)
