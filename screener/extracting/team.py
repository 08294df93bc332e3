"""How many people a position led: "encadré une équipe de 4", "managed a team of five", "line-manage two executives"."""

import re
from functools import cache

from screener.extracting import date_words, position_words
from screener.extracting.flat import flat
from screener.extracting.position_words import any_of, files

_MOST = 5_000


def people_led(text: str) -> int | None:
    """The size of the largest team that `text` says was led; None where it says none."""
    folded = flat(text)
    found = [number for match in _pattern().finditer(folded) if (number := _size(match)) is not None]
    return max(found, default=None)


@cache
def _pattern() -> re.Pattern[str]:
    led, people, team = (
        "|".join(sorted((re.escape(flat(word)) for file in files() for word in getattr(file.team, kind)), key=len, reverse=True))
        for kind in ("led", "people", "team")
    )
    number = rf"\d{{1,4}}|{date_words.pattern(date_words.numbers())}"
    filler = r"(?:[a-z'\-]+ ){0,4}?"
    return re.compile(
        rf"(?<![\w-])(?:{led})(?![\w-]) {filler}(?:{team}) (?:d'environ |environ |about |over |up to |plus de |more than )?(?P<team>{number})(?![\w%€$.,/])"
        rf"|(?<![\w-])(?:{led})(?![\w-]) (?:(?:d'|de |des |une? |a |an |the |my |of |for |over |up to |about |d'une |equipe |team |,)*)?"
        rf"(?P<people>{number})\+? (?:[a-z\-]+ )?(?:{people})(?![a-z])"
    )


def _size(match: re.Match[str]) -> int | None:
    spelt = match["team"] or match["people"]
    number = int(spelt) if spelt.isdigit() else date_words.numbers()[spelt]
    return number if 0 < number <= _MOST else None


__all__ = ["any_of", "people_led", "position_words"]
