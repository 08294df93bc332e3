"""Numbers that a posting asks for: years of experience and people led."""

import re
from functools import cache

from screener.posting import words

_MOST_YEARS = 60
_ADULT = 18  # so many years without a word for experience are an age ("25-35 ans")
_LONGEST_CAREER = 45
_HIGHEST_BAC = 12  # bac+12 is a specialist in medicine
_BAC = re.compile(r"(?<!\w)bac ?\+ ?(?P<years>\d{1,3})(?!\d)")
_BELOW_NOTHING = re.compile(r"(?<![\w+-])-\d{1,2} ?(?:ans|annees|years|yrs)(?!\w)")


@cache
def _number() -> str:
    named = "|".join(sorted((re.escape(word) for word in words.numbers()), key=len, reverse=True))
    return rf"(?:\d{{1,2}}(?:[.,]5)?|{named})"


@cache
def _years_pattern() -> re.Pattern[str]:
    years = words.pattern("years").pattern
    months = words.pattern("months").pattern
    # "2 à 3 ans", "3-6+ years", "between 3 and 5 years", "trois ans", "(3) ans", "18 mois"
    more = r"(?: ?\+| ou plus| or more| et plus)?"
    return re.compile(
        rf"(?<![\w.,/-])(?P<low>{_number()})(?:\)|{more}) ?"
        rf"(?:(?:-|/|a|to|et|and|ou|or) ?(?P<high>{_number()}){more} ?)?"
        rf"(?P<unit>{years}|{months})"
    )


@cache
def _said_twice() -> re.Pattern[str]:
    """A number in words and again in figures: "trois (3) à cinq (5) ans"."""
    named = "|".join(sorted((re.escape(word) for word in words.numbers()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{named}) ?\((\d{{1,2}})\)")


@cache
def _people_pattern() -> re.Pattern[str]:
    people = words.pattern("people").pattern
    return re.compile(
        rf"(?<!\w)(?P<low>\d{{1,3}}|{_number()})\+? ?(?:(?:-|a|to) ?\d{{1,3}}\+? ?)?"
        rf"(?:(?:or more|ou plus|et plus) )?(?:\w+ )?(?:{people})"
    )


# "dont 2 en agence", "2+ of those on a live game": years, though only the years before them say so.
_OF_THOSE = re.compile(
    r"^(?:dont|including|of which|with) (?:au moins |au minimum |at least |a minimum of |minimum )?"
    r"(?P<low>\d{1,2})\+? (?:en|in|dans|comme|as|sur|on|a|at|of|chez)(?!\w)"
    r"|^(?:at least )?(?P<few>\d{1,2})\+? of (?:those|these|which|them)(?!\w)"
)
_LEADS = re.compile(r"(?<!\w)(?:encadr\w+|manag\w+|supervis\w+|lead\w*|dirig\w+|anime\w*|pilot\w+|equipe|team)(?!\w)")


def min_years(text: str) -> float | None:
    """The least years that flat `text` asks for ("2 à 3 ans" is 2, "18 mois" 1.5), None where it names none."""
    text = _said_twice().sub(r"\1", text)
    for match in _years_pattern().finditer(text):
        around = text[max(0, match.start() - 25) : match.end() + 18]
        if words.pattern("age").search(around):
            continue
        value = _value(match["low"])
        if words.pattern("months").fullmatch(match["unit"]):
            value = round(value / 12, 2)
        elif (value >= _ADULT or match["low"] in ("a", "an", "un", "une")) and not words.pattern("experience").search(
            text
        ):
            continue
        if 0 < value <= _MOST_YEARS:
            return value
    within = _OF_THOSE.match(text)
    return _value(within["low"] or within["few"]) if within else None


def impossible(text: str) -> bool:
    """Whether flat `text` asks for what nobody has: half a century of experience, fewer than no years, bac+99."""
    if _BELOW_NOTHING.search(text) or any(int(match["years"]) > _HIGHEST_BAC for match in _BAC.finditer(text)):
        return True
    years = min_years(text)
    return years is not None and years > _LONGEST_CAREER


def min_people(text: str) -> int | None:
    """The least size of a team that flat `text` asks to have led, None where it names none."""
    if not _LEADS.search(text):
        return None
    match = _people_pattern().search(text) or re.search(r"(?:team|equipe) (?:of|de) (?P<low>\d{1,3})(?!\d)", text)
    if match is None:
        return None
    size = int(_value(match["low"]))
    return size if size > 1 else None


def _value(written: str) -> float:
    if written[0].isdigit():
        return float(written.replace(",", "."))
    return words.numbers()[written]
