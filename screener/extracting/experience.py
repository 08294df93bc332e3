"""How long the candidate has worked: the union of the counted positions, and what the CV itself says."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from screener import months
from screener.extracting import date_words, position_words
from screener.extracting.flat import flat
from screener.extracting.instructions import within
from screener.extracting.source import Source
from screener.extracting.tenure import start_window
from screener.types import Evidence, Position


class Total(Struct, frozen=True):
    """Months of experience, between `low` and `high`; all None where no position has dates."""

    months: int | None = None
    low: int | None = None
    high: int | None = None


def total_months(positions: Iterable[Position]) -> Total:
    """The months covered by the counted positions, each month once; 0 where only uncounted kinds have dates."""
    dated = [position for position in positions if position.start is not None]
    if not dated:
        return Total()
    counted = [position for position in dated if position.counted and position.months > 0]
    periods = [_periods(position) for position in counted]
    low, nominal, high = (months.length(each) for each in zip(*periods, strict=True)) if periods else (0, 0, 0)
    return Total(nominal, min(low, nominal), max(high, nominal))


def _periods(position: Position) -> tuple[months.Period, months.Period, months.Period]:
    """The period of a position at its shortest, by the policy, and at its longest, as month numbers."""
    earliest, start, latest = start_window(position.start or "", position.start_precision)
    nominal = (start, start + position.months - 1)
    if position.months_low == position.months_high:
        return nominal, nominal, nominal
    return (latest, latest + position.months_low - 1), nominal, (earliest, earliest + position.months_high - 1)


_MOST_YEARS = 50
_WHERE = ("header", "summary", "experience", "skills", "other", "awards")


def stated_years(source: Source, left_out: tuple[tuple[int, int], ...] = ()) -> tuple[int | None, tuple[Evidence, ...]]:
    """The years of experience that the CV states ("7 ans d'expérience", "over ten years"), with its words.

    Of several the largest one of the headline and the profile, else of the rest. What stands in the stretches
    `left_out`, such as instructions to a machine, is not the candidate's word to a reader.
    """
    folded = flat(source.text)
    best: tuple[bool, int, Evidence] | None = None
    for match in _pattern().finditer(folded):
        years = _years(folded, match)
        if years is None or not 1 <= years <= _MOST_YEARS or within(match.start(), left_out):
            continue
        section = source.section_at(match.start()).kind
        if section not in _WHERE or not _is_own_experience(folded, match, section):
            continue
        telling = section in ("header", "summary")
        if best is None or (telling, years) > best[:2]:
            best = telling, years, source.evidence(match.start(), match.end(), "stated_years")
    return (best[1], (best[2],)) if best else (None, ())


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"\d{{1,2}}|{date_words.pattern(date_words.numbers())}"
    units = date_words.pattern(date_words.words("year_units"))
    return re.compile(
        rf"(?<![\w.,/\-+])(?P<number>{number})(?:[.,]5)?[ ]?\+?(?: ?(?:-|a|to|et|ou) ?\d{{1,2}})?"
        rf"[ \-]?(?:{units})(?![a-z])['’]?"
    )


def _years(folded: str, match: re.Match[str]) -> int | None:
    spelt = match["number"]
    return int(spelt) if spelt.isdigit() else date_words.numbers().get(spelt)


def _is_own_experience(folded: str, match: re.Match[str], section: str) -> bool:
    """Whether the words around say that the years are the candidate's experience."""
    before = folded[max(0, match.start() - 40) : match.start()].rsplit("\n\n", 1)[-1].replace("\n", " ")
    after = folded[match.end() : match.end() + 60].split("\n\n", 1)[0].replace("\n", " ")
    if _denied().search(before[-24:]) or _denied().search(after[:22]) or _others().search(before[-18:]):
        return False
    if section == "awards":
        return _EXPERIENCE_ITSELF.match(after) is not None
    if _experience().match(after) or _verb().match(after):
        return True
    if section in ("header", "summary") and _SINCE.search(before) and not _settled().search(before):
        return not _studies().search(after[:24])
    opens = match.start() == 0 or folded[match.start() - 1] == "\n" or before.rstrip()[-1:] in ".!?|•,;:-"
    begins = match.start() == 0 or folded[match.start() - 1] == "\n" or before.rstrip()[-1:] in (".", "!")
    if section in ("header", "summary") and begins and _CAREER.match(after) and not _studies().search(after[:24]):
        return True
    if section == "experience" or not _short().match(after) or _studies().search(after):
        return False
    return section in ("header", "summary") or (opens and section in ("skills", "other"))


_EXPERIENCE_ITSELF = re.compile(r"'? ?(?:of |d')?experience")


# What follows years at the start of a sentence about oneself: "Huit ans que je...", "Sept ans au bout du fil".
_CAREER = re.compile(
    r" (?:que j|a la |a l'|au |aux |en (?!\d)|dans |chez |derriere |devant |autour |parmi |entre |sous |"
    r"behind |around |among |inside |alongside |on the |on a |in (?!\d)|with |at )"
)

# "Je fais vivre des marques depuis 12 ans", "for the past 15 years".
_SINCE = re.compile(r"(?:depuis|voila|for)(?: (?:plus de|pres de|over|more than|almost|nearly|the (?:last|past)))? $")


@cache
def _settled() -> re.Pattern[str]:
    return position_words.finder("settled")


@cache
def _experience() -> re.Pattern[str]:
    words = date_words.pattern(position_words.words("experience_words"))
    return re.compile(rf"[ ,']*(?:[a-z'\-/&]+ ){{0,4}}?(?:d'|of |de |in |dans le |du |as )?(?:{words})(?![a-z])")


@cache
def _verb() -> re.Pattern[str]:
    words = date_words.pattern(position_words.words("experience_verbs"))
    return re.compile(rf"[ ,]*(?:a |of |spent |de |passes a )?(?:{words})(?![a-z])")


@cache
def _short() -> re.Pattern[str]:
    """ "Nine years of it now", "six years in support": years in the headline or the profile, without the noun."""
    doing = r"a (?:la (?:tete|direction|barre)|[a-z]{2,}(?:er|ir|re))\b"
    return re.compile(rf" (?:of it|de |dans |en |in[ -]|as |comme |at |chez |d'|of |between |across |{doing})")


@cache
def _studies() -> re.Pattern[str]:
    return position_words.finder("studies")


@cache
def _denied() -> re.Pattern[str]:
    return position_words.finder("not_experience")


@cache
def _others() -> re.Pattern[str]:
    return position_words.finder("others")
