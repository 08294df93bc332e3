"""The ranking for programs: one JSON document, or one candidate a line."""

import datetime

from screener.reporting.contract import candidate_object, encode, ranking_object
from screener.types import Language, Ranking


def render(ranking: Ranking, lang: Language, made: datetime.date) -> bytes:
    """The whole ranking as indented JSON. It holds no date of its own, so that equal runs give equal bytes."""
    return encode(ranking_object(ranking, lang), indent=2) + b"\n"


def render_lines(ranking: Ranking, lang: Language, made: datetime.date) -> bytes:
    """One candidate a line, best first."""
    return b"".join(encode(candidate_object(each, ranking.posting, lang)) + b"\n" for each in ranking.candidates)
