"""How many people a position led: "encadré une équipe de 4", "managed a team of five", "line-manage two executives"."""

import re
from functools import cache

from screener.extracting import date_words, position_words
from screener.extracting.flat import flat

_MOST = 5_000  # people; a larger number is a factory's or a town's


def people_led(text: str) -> int | None:
    """The size of the largest team that `text` says was led; None where it says none."""
    folded = flat(text)
    found = (_size(folded, match) for match in _pattern().finditer(folded))
    return max((size for size in found if size is not None), default=None)


def _size(folded: str, match: re.Match[str]) -> int | None:
    """The number in `match`, where a word of leading stands before it in the same sentence."""
    spelt = match["team"] or match["people"]
    number = int(spelt) if spelt.isdigit() else date_words.numbers()[spelt]
    before = re.split(r"[\n.;:•]", folded[max(0, match.start() - 48) : match.start()])[-1]
    reach = before if match["team"] else before[-28:]
    return number if 0 < number <= _MOST and _led().search(reach) else None


@cache
def _led() -> re.Pattern[str]:
    return position_words.any_of(word for file in position_words.files() for word in file.team.led)


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"\d{{1,4}}|{date_words.pattern(date_words.numbers())}"
    team = date_words.pattern(word for file in position_words.files() for word in file.team.team)
    people = date_words.pattern(word for file in position_words.files() for word in file.team.people)
    about = r"(?:d'environ |environ |about |over |up to |plus de |more than |some )?"
    return re.compile(
        rf"(?<![a-z])(?:{team}) {about}(?P<team>{number})(?![\w%€$.,/])"
        rf"|(?<![\w.,/€$])(?P<people>{number})\+? (?:[a-z\-]+ )?(?:{people})(?![a-z])"
    )
