"""The ranking as Markdown: the table, then every candidate's requirements with their quotes. All input is escaped."""

import datetime

from screener.reporting import words
from screener.reporting.contract import warnings_of
from screener.reporting.safe import line, markdown, text
from screener.reporting.wording import name_of, number, say, word
from screener.types import Candidate, Language, Match, Ranking, Requirement


def render(ranking: Ranking, lang: Language, made: datetime.date) -> bytes:
    """The whole report."""
    title = markdown(text(ranking.posting.title))
    parts = [
        f"# {word('report.title', lang, title=title)}",
        f"> {word('report.person', lang)}",
        *_posting(ranking, lang),
        *_table(ranking, lang),
        *(part for candidate in ranking.candidates for part in _candidate(candidate, ranking, lang)),
        *_skipped(ranking, lang),
        f"## {word('report.made', lang)}",
        "\n".join(f"- {markdown(sentence)}" for sentence in words.how_made(ranking, lang, words.day(made, lang))),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def rows(header: list[str], lines: list[list[str]]) -> str:
    """A Markdown table; cells are Markdown already."""
    ruled = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in ruled)


def _posting(ranking: Ranking, lang: Language) -> list[str]:
    header = [word(f"label.{key}", lang) for key in ("number", "requirement", "importance", "kind", "line", "weight")]
    lines = [
        [
            markdown(each.id),
            markdown(text(each.text)),
            name_of("importance", each.importance, lang)
            + (f" · {word('label.must', lang).lower()}" if each.must else ""),
            name_of("kind", each.kind, lang),
            words.origin(each, lang),
            number(each.weight, lang),
        ]
        for each in ranking.posting.requirements
    ]
    warnings = [f"- ⚠ {markdown(say(flag.message, lang))}" for flag in ranking.posting.warnings]
    return [f"## {word('report.posting', lang)}", *(["\n".join(warnings)] if warnings else []), rows(header, lines)]


def _table(ranking: Ranking, lang: Language) -> list[str]:
    heading = f"## {word('report.ranking', lang)}"
    if not ranking.candidates:
        return [heading, word("report.no_candidates", lang)]
    header = [
        word(f"label.{key}", lang)
        for key in ("rank", "candidate", "file", "score", "range", "band", "experience", "degree")
    ]
    lines = [
        [
            str(each.rank),
            markdown(words.who(each)),
            markdown(words.file_path(each.file)),
            number(each.score, lang),
            words.span(each.result.low, each.result.high, lang),
            name_of("band", each.band, lang),
            words.experience(each.result.cv.experience_months, lang),
            markdown(words.highest_degree(each.result.cv)),
        ]
        for each in ranking.candidates
    ]
    return [heading, rows(header, lines)]


def _candidate(candidate: Candidate, ranking: Ranking, lang: Language) -> list[str]:
    result = candidate.result
    asked = {requirement.id: requirement for requirement in ranking.posting.requirements}
    facts = [
        markdown(words.file_path(candidate.file)),
        f"{word('label.range', lang)} {words.span(result.low, result.high, lang)}",
        f"{word('label.ranks', lang)} {words.ranks(candidate)}",
        f"{word('label.relevant', lang)} {words.experience(result.relevant_months, lang)}",
        f"{word('label.reference_date', lang)} {words.month(result.cv.reference_date, lang)}",
    ]
    header = [word(f"label.{key}", lang) for key in ("number", "requirement", "status", "points", "reason", "quote")]
    band = name_of("band", candidate.band, lang)
    parts = [
        f"### {candidate.rank}. {markdown(words.who(candidate))} · {number(candidate.score, lang)} ({band})",
        " · ".join(facts),
        rows(header, [_match(match, asked[match.requirement], lang) for match in result.matches]),
    ]
    warnings = [f"- ⚠ {markdown(say(flag.message, lang))}" for flag in warnings_of(result)]
    return [*parts, "\n".join(warnings)] if warnings else parts


def _match(match: Match, requirement: Requirement, lang: Language) -> list[str]:
    quotes = "<br>".join(
        f"{word('list.quote', lang, quote=markdown(text(each.quote)))} ({words.place(each, lang)})"
        for each in match.evidence
    )
    return [
        markdown(match.requirement),
        markdown(text(requirement.text)),
        f"{words.SYMBOLS[match.status]} {name_of('status', match.status, lang)}",
        f"{number(match.points, lang)} / {number(match.max_points, lang)}",
        markdown(text(say(match.reason, lang))),
        quotes,
    ]


def _skipped(ranking: Ranking, lang: Language) -> list[str]:
    heading = f"## {word('report.skipped', lang)}"
    if not ranking.failures:
        return [heading, word("report.no_skipped", lang)]
    header = [word("label.file", lang), word("label.reason", lang)]
    lines = [
        [markdown(words.file_path(each.path)), markdown(line(text(say(each.reason, lang))))]
        for each in ranking.failures
    ]
    return [heading, rows(header, lines)]
