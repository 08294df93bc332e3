"""The words of jobs, from models/<language>/positions.yaml, folded and joined over the languages."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from screener import data
from screener.extracting.flat import flat

LANGUAGES = ("fr", "en")


class TeamWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How the size of a team is said: verbs of leading, words for people, and "équipe de"."""

    led: tuple[str, ...]
    people: tuple[str, ...]
    team: tuple[str, ...]


class PositionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words for jobs."""

    heads: tuple[str, ...]
    internship: tuple[str, ...]
    apprenticeship: tuple[str, ...]
    volunteer: tuple[str, ...]
    freelance: tuple[str, ...]
    part_time: tuple[str, ...]
    employment: tuple[str, ...]
    led_by: tuple[str, ...]
    not_volunteer: tuple[str, ...]
    departments: tuple[str, ...]
    verbs_too: tuple[str, ...]
    employers: tuple[str, ...]
    legal: tuple[str, ...]
    field_labels: tuple[str, ...]
    at: tuple[str, ...]
    actions: tuple[str, ...]
    degrees: tuple[str, ...]
    team: TeamWords
    duties: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    wide: tuple[str, ...]
    near: tuple[str, ...]
    ranks: tuple[str, ...]
    objects: dict[str, tuple[str, ...]]
    small: tuple[str, ...]
    experience_words: tuple[str, ...]
    experience_verbs: tuple[str, ...]
    not_experience: tuple[str, ...]
    studies: tuple[str, ...]
    settled: tuple[str, ...]
    others: tuple[str, ...]
    no_jobs: tuple[str, ...]


@cache
def files() -> tuple[PositionWords, ...]:
    """The files of every language."""
    return tuple(data.load(f"models/{language}/positions.yaml", PositionWords) for language in LANGUAGES)


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words and phrases of one list of the files."""
    return frozenset(flat(word) for file in files() for word in getattr(file, kind))


@cache
def finder(kind: str) -> re.Pattern[str]:
    """A pattern that finds any word of one list as a whole word in folded text."""
    return any_of(word for each in _JOINED.get(kind, (kind,)) for word in words(each))


_JOINED = {
    "kinds": ("internship", "apprenticeship", "volunteer", "freelance"),
    "uncommon": ("internship", "apprenticeship", "volunteer", "freelance", "part_time"),
    "contracts": ("internship", "apprenticeship", "volunteer", "freelance", "part_time", "employment"),
}


def any_of(spelt: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the folded `spelt` as whole words, the longest first."""
    ordered = sorted({flat(word) for word in spelt}, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"[ \-]") for word in ordered)
    return re.compile(rf"(?<![\w])(?:{joined})(?![\w])")
