"""Phrases that several reports share: places, years, requirements met and missing, where a requirement comes from."""

from collections.abc import Sequence

from screener import profiles
from screener.reporting import safe
from screener.reporting.wording import date, duration, name_of, number, term, word
from screener.types import CV, Candidate, Evidence, Language, Match, Position, Posting, Ranking, Requirement

# A symbol beside each status, so that no report leans on colour alone.
SYMBOLS: dict[str, str] = {"met": "●", "partial": "◐", "not_met": "○", "unknown": "·"}

# The scores from which a band is reached, best first, as in `screener.types`; what lies below is weak.
BANDS: dict[str, float] = {"strong": 75.0, "good": 55.0, "possible": 35.0}

_NAMES = 2  # of those a requirement accepts, in its label


def place(evidence: Evidence, lang: Language) -> str:
    """Where a quote stands: "page 2, experience"."""
    if not evidence.section:
        return word("report.place_page", lang, page=evidence.page)
    return word("report.place", lang, page=evidence.page, section=evidence.section)


def origin(requirement: Requirement, lang: Language) -> str:
    """Where a requirement comes from: "posting, line 12"."""
    source, _, line = requirement.origin.partition(":")
    if source == "posting" and line:
        return word("origin.line", lang, line=line)
    return word({"posting": "origin.posting", "profile": "origin.profile"}.get(source, "origin.language"), lang)


def who(candidate: Candidate) -> str:
    """The candidate's name where the CV gives one, else the file's; on one line, harmless."""
    name = candidate.result.cv.contact.name
    return safe.line(safe.text(name)) if name else file_name(candidate.file)


def file_name(path: str) -> str:
    """The last part of a path, harmless."""
    return safe.visible(safe.path(path.rstrip("/").rpartition("/")[2] or path))


def file_path(path: str) -> str:
    """The whole path, harmless."""
    return safe.visible(safe.path(path))


def experience(months: int | None, lang: Language) -> str:
    """Months in words, or a dash where there are no dated positions."""
    return word("label.none", lang) if months is None else duration(months, lang)


def highest_degree(cv: CV) -> str:
    """The completed degree of the highest level, as the CV words it; empty where it names none."""
    completed = [each for each in cv.education if each.status == "completed"] or list(cv.education)
    best = max(completed, key=lambda each: (each.level or 0, each.year or 0), default=None)
    return safe.line(safe.text(best.degree)) if best else ""


def span(low: float, high: float, lang: Language) -> str:
    """A range of scores; one number where it has no width."""
    if round(low, 1) == round(high, 1):
        return number(low, lang)
    return f"{number(low, lang)}–{number(high, lang)}"


def ranks(candidate: Candidate) -> str:
    """The ranks that the score's range allows."""
    low, high = candidate.rank_low, candidate.rank_high
    return str(low) if low == high else f"{low}–{high}"


def label_of(requirement: Requirement, lang: Language) -> str:
    """A requirement in few words: what it was understood to ask for, else its clause."""
    short = _understood(requirement, lang)
    return safe.line(safe.text(short or requirement.text))


def _understood(requirement: Requirement, lang: Language) -> str:
    """ "Hootsuite, Buffer…", "3 years: community management", "French (B2)"; empty where only the clause says it."""
    named = _named(requirement, lang)
    match requirement.kind:
        case "language":
            return languages(requirement, lang)
        case "experience":
            years = duration(round(requirement.min_years * 12), lang) if requirement.min_years else ""
            parts = (years, named) if named else (name_of("kind", "experience", lang), years)
            return word("list.colon", lang).join(parts) if years else named
        case "degree":
            return degree_asked(requirement, lang, most=_NAMES)
        case _:
            return named


def _named(requirement: Requirement, lang: Language) -> str:
    """The first two of the names that a requirement accepts."""
    names = [term(each, lang) for each in requirement.any_of or ()]
    return either(names, lang) if len(names) <= _NAMES else f"{', '.join(names[:_NAMES])}…"


def either(names: Sequence[str], lang: Language) -> str:
    """Alternatives in words: "Hootsuite, Buffer or Sprout Social"."""
    *first, last = names or ("",)
    return f"{', '.join(first)} {word('list.or', lang)} {last}" if first else last


def degree_asked(requirement: Requirement, lang: Language, most: int = 9) -> str:
    """The level and the fields of a degree: "bachelor's, marketing"; empty where neither was understood."""
    level = name_of("degree_level", requirement.min_level, lang) if requirement.min_level else ""
    fields = requirement.fields or ((requirement.field,) if requirement.field else ())
    named = [name_of("field", each, lang) for each in fields]
    joined = either(named, lang) if len(named) <= most else f"{', '.join(named[:most])}…"
    return ", ".join(each for each in (level, joined) if each)


def languages(requirement: Requirement, lang: Language) -> str:
    """The languages that a requirement accepts, with the level: "French or German (B2)"."""
    need = requirement.language
    codes = requirement.any_of or ((need.code,) if need else ())
    named = either([name_of("language", code, lang) for code in codes], lang)
    return f"{named} ({name_of('cefr', need.level, lang)})" if need and need.level and named else named


def by_weight(candidate: Candidate, *statuses: str) -> list[Match]:
    """The matches of those statuses, those worth most first."""
    found = [match for match in candidate.result.matches if match.status in statuses]
    return sorted(found, key=lambda match: -match.max_points)


def gains(candidate: Candidate) -> list[Match]:
    """The requirements that are not fully met, those that could bring most points first."""
    open_ = [match for match in candidate.result.matches if match.max_points - match.points >= 0.05]
    return sorted(open_, key=lambda match: match.points - match.max_points)


def must_missing(candidate: Candidate, posting: Posting) -> list[str]:
    """The ids of the must-haves that are not met."""
    must = {requirement.id for requirement in posting.requirements if requirement.must}
    return [
        match.requirement for match in candidate.result.matches if match.requirement in must and match.status != "met"
    ]


def how_made(ranking: Ranking, lang: Language, made: str) -> list[str]:
    """How the ranking was made, in plain sentences: version, settings, dates, what counts and what does not."""
    reference = ranking.reference_date
    return [
        word("report.version", lang, version=ranking.version, settings=ranking.settings_sha256[:12]),
        word("report.date", lang, date=made),
        word("report.reference_given", lang, date=reference) if reference else word("report.reference_own", lang),
        role(ranking.posting, lang),
        word("report.sum", lang),
        word("report.bands", lang),
        word("report.unknown", lang),
        word("report.not_counted", lang),
        *([word("blind.note", lang)] if ranking.blind else []),
        *([first_of(ranking, lang)] if ranking.ranked is not None else []),
    ]


def first_of(ranking: Ranking, lang: Language) -> str:
    """Of how many CVs of a pool the candidates are the first."""
    return word("report.first_of", lang, count=len(ranking.candidates), total=ranking.ranked or 0)


def period(position: Position, lang: Language) -> str:
    """The dates of a position in words; a dash where the CV gives none."""
    start = date(position.start, lang) if position.start else ""
    end = word("label.today", lang) if position.current else date(position.end, lang) if position.end else ""
    return " – ".join(dict.fromkeys(each for each in (start, end) if each)) or word("label.none", lang)


def month(value: str, lang: Language) -> str:
    """A month in words, harmless whatever stands there."""
    return safe.line(safe.text(date(value, lang)))


def role(posting: Posting, lang: Language) -> str:
    """The role a posting was read for, in a sentence."""
    if not posting.profile:
        return word("report.profile_none", lang)
    known = profiles.every().get(posting.profile)
    return word("report.profile", lang, profile=profile_title(known, lang) if known else posting.profile)


def profile_title(profile: profiles.Profile, lang: Language) -> str:
    """The title of a role."""
    return (profile.title_fr or profile.title) if lang == "fr" else profile.title


def profile_description(profile: profiles.Profile, lang: Language) -> str:
    """What somebody in the role does."""
    return (profile.description_fr or profile.description) if lang == "fr" else profile.description


def language(code: str, level: str | None, lang: Language) -> str:
    """A language with its level: "English (B2)"."""
    name = name_of("language", code, lang)
    return f"{name} ({name_of('cefr', level, lang)})" if level else name


def asked(requirement: Requirement, lang: Language) -> str:
    """What a requirement was understood to ask for, and where it stands."""
    parts = [origin(requirement, lang)]
    if requirement.kind == "language":
        parts.append(languages(requirement, lang))
    elif requirement.any_of:
        parts.append(safe.line(safe.text(either([term(each, lang) for each in requirement.any_of], lang))))
    if requirement.min_years:
        parts.append(duration(round(requirement.min_years * 12), lang))
    if requirement.kind == "degree":
        parts.append(degree_asked(requirement, lang))
    return " · ".join(each for each in parts if each)


def day(made: object, lang: Language) -> str:
    """A day as the language writes it: "3 March 2026", "1er mars 2026"."""
    year, month, number_of_day = str(made).split("-")
    first = "er" if lang == "fr" and number_of_day == "01" else ""
    return f"{int(number_of_day)}{first} {date(f'{year}-{month}', lang)}"
