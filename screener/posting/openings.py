"""How a demand begins: by a subject, by a noun or adjective of demanding, or by a number of years."""

import re
from functools import cache

from screener.posting import words

_ARTICLES = (
    r"(?:(?:un|une|des|de|du|d'|l'|le|la|les|a|an|the|some|tres|very|highly|fully|egalement|aussi|also|bien|ainsi"
    r"|vos|votre|ton|ta|tes|your) ?){0,3}"
)


@cache
def _years() -> re.Pattern[str]:
    named = "|".join(sorted((re.escape(word) for word in words.numbers()), key=len, reverse=True))
    unit = r"(?:ans?|annees?|years?|yrs|months?|mois)(?!\w)"
    return re.compile(
        r"(?:au moins |minimum |at least |a minimum of |minimum of |plus de |more than |over )?"
        r"(?:\d{1,2}\+? ?(?:a|to|-|/|ou|ans|annees|years|yrs|months|mois)"
        rf"|(?:{named}) (?:(?:a|to|ou|or) \w+ )?{unit})"
    )


# Years of anything, wherever they stand.
YEARS = re.compile(r"(?<!\w)\d{1,2}\)?\+? ?(?:ans?|annees|years?|yrs|years')(?!\w)")


@cache
def _subject() -> re.Pattern[str]:
    return words.pattern("starters")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"{_ARTICLES}(?:{words.pattern('heads').pattern})")


@cache
def _trait() -> re.Pattern[str]:
    return re.compile(rf"{_ARTICLES}(?:{words.pattern('soft').pattern})")


def by_subject(text: str) -> bool:
    """Whether flat `text` begins with a subject, a verb or a wish ("vous", "maîtrisez", "ideally")."""
    return _subject().match(text) is not None


def by_noun(text: str) -> bool:
    """Whether flat `text` begins with what is demanded ("une bonne maîtrise", "strong", "3 ans")."""
    return _noun().match(text) is not None or _years().match(text) is not None


def by_trait(text: str) -> bool:
    """Whether flat `text` begins with a trait of character ("rigueur", "creative")."""
    return _trait().match(text) is not None


def by_years(text: str) -> bool:
    """Whether flat `text` begins with a number of years."""
    return _years().match(text) is not None


def speaks_of_person(text: str) -> bool:
    """Whether flat `text` begins by speaking of the person sought."""
    return words.pattern("person").match(text) is not None
