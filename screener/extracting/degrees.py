"""Diplomas: the names that CVs and postings give them, and their levels on the European Qualifications Framework."""

import re
from bisect import bisect_left
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from msgspec import Struct

from screener import data
from screener.extracting.fields_of_study import find_fields, rank_fields
from screener.extracting.phrases import Hit, Phrases, flatten, words_of
from screener.types import DegreeStatus

_MOST_BARE = 400  # levels without a diploma's name that are looked at in one text
_BAC_PLUS_LEVEL = {0: 4, 1: 4, 2: 5, 3: 6, 4: 6, 5: 7, 6: 7, 7: 7, 8: 8}
# France before 2019, where I was the highest; VI and VII, though Roman, are of the scale since then.
_ROMAN_LEVEL = {"i": 7, "ii": 6, "iii": 5, "iv": 4, "v": 3, "vi": 6, "vii": 7}
_ARABIC_LEVEL = {1: 7, 2: 6, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8}  # "niveau 1" and "niveau 2" are old levels in Arabic
_IRISH_LEVEL = {5: 4, 6: 5, 7: 6, 8: 6}  # NFQ to EQF
_BRITISH_LEVEL = {1: 2, 2: 3, 3: 4, 4: 5, 5: 5, 6: 6, 7: 7, 8: 8}  # RQF to EQF, as Ofqual references them

_BAC_PLUS = re.compile(
    r"\bbac(?:calaureat)? ?(?:\+|plus) ?(\d)(?!\d)(?: {1,3}(?:(?:a|ou|et|or) )?(?:bac ?)?\+? ?(\d)(?![\d+]))?"
)
_FRAMES = ("niv", "level", "livello", "nqf", "eqf", "cec")  # every match of the next line begins with one of these
_LEVEL = re.compile(r"\b(niveau|niv|level|nivel|livello|nqf|eqf|cec)  ?(?:de )?(vii?|iv|v|i{1,3}|[1-8])(?![a-z0-9])")
_IRISH_FRAME = re.compile(r"\b(?:nfq|qqi|fetac|hetac|third[- ]level|irish)\b")
_FRENCH_FRAME = re.compile(
    r"\b(?:formation de niveau|rncp|titre|diplom\w*|certifi\w*|homologue\w*|cec|eqf|europeen\w*|etat|visa|grade)\b"
)
_BRITISH_FRAME = re.compile(
    r"\b(?:award|certificate|diploma|nvq|btec|qcf|rqf|ilm|cmi|cim|apprenticeship|guilds|qualification)\b"
)
_SUBJECT = re.compile(r"\s{1,2}(?:en|in|es|of|d|de)\s{1,2}(?!serie|option|cours|20|19)[a-z]")
_QUEBEC_SUBJECT = re.compile(r" {1,2}(?:en|in)\s{1,2}(?!serie|option|cours|20|19)[a-z]")
_OR = re.compile(r"\b(?:or|ou)\b")
_ARTICLES = (" un", " niveau", " type", " une", " diplome de", " level")


class Diploma(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of diploma; models/fr/degrees.yaml says what each key means."""

    id: str
    level: int | None
    names: tuple[str, ...]
    subject_level: int | None = None
    field: str | None = None
    capitals: bool = False
    weak: bool = False
    needs_subject: bool = False
    leads: bool = False
    status: DegreeStatus | Literal[""] = ""
    spoilt_before: tuple[str, ...] = ()
    spoilt_after: tuple[str, ...] = ()


class School(Struct, frozen=True, forbid_unknown_fields=True):
    """Schools whose own programme has one level and field."""

    level: int
    field: str
    names: tuple[str, ...]


class DegreeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words about diplomas."""

    diplomas: tuple[Diploma, ...]
    schools: tuple[School, ...] = ()
    in_progress: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    not_completed: tuple[str, ...] = ()
    courses_only: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    level_only: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    not_own: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    secondary_school: tuple[str, ...] = ()
    quebec: tuple[str, ...] = ()
    need: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A diploma named from `start` to `end`. Without a `diploma` it is a bare level: "bac+5", "RNCP niveau 7"."""

    start: int
    end: int
    level: int | None
    diploma: Diploma | None = None
    framed: bool = False

    @property
    def weak(self) -> bool:
        """Whether the words may mean something else."""
        return self.diploma is not None and self.diploma.weak


class DegreeNeed(NamedTuple):
    """What a posting's clause asks of studies: the least EQF level, the first field and all the fields it names."""

    level: int | None
    field: str | None
    fields: tuple[str, ...]


class _Name(NamedTuple):
    diploma: Diploma
    dotted: bool


@cache
def languages() -> tuple[DegreeWords, ...]:
    """The words about diplomas of every language that has some; French and English first."""
    found = {path.parent.name for path in (data.root() / "models").glob("*/degrees.yaml")}
    order = sorted(found, key=lambda code: (code != "fr", code != "en", code))
    return tuple(data.load(f"models/{code}/degrees.yaml", DegreeWords) for code in order)


@cache
def words(kind: str) -> Phrases[str]:
    """The words of `kind` (a key of DegreeWords) of every language, as one table."""
    return Phrases((word, kind) for each in languages() for word in getattr(each, kind))


@cache
def _names() -> Phrases[_Name]:
    names = ((name, diploma) for each in languages() for diploma in each.diplomas for name in diploma.names)
    return Phrases((name, _Name(diploma, _is_dotted(name))) for name, diploma in names)


@cache
def _spoilers(diploma: Diploma) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before = tuple(" " + " ".join(words_of(each)) for each in diploma.spoilt_before)
    after = tuple(" ".join(words_of(each)) for each in diploma.spoilt_after)
    return before, after


def _is_dotted(name: str) -> bool:
    return "." in name and all(len(word) <= 2 for word in words_of(name))


def find_mentions(text: str) -> list[Mention]:
    """Every diploma and bare level named in `text`, from left to right, ordinary words that look like one left out."""
    flat = flatten(text)
    mentions = [
        Mention(hit.start, hit.end, hit.value.diploma.level, hit.value.diploma)
        for hit in _names().find(flat)
        if _is_written_so(text, hit) and not _is_spoilt(flat, hit)
    ]
    bare = [*_bac_plus(flat), *_framed(flat)]
    if bare:
        ends = [mention.end for mention in mentions]
        starts = [mention.start for mention in mentions]
        mentions += [level for level in bare if not _is_over(level, starts, ends)]
        mentions.sort()
    return mentions


def _is_over(level: Mention, starts: list[int], ends: list[int]) -> bool:
    """Whether a name already covers the level ("BTEC Level 3")."""
    place = bisect_left(ends, level.start + 1)
    return place < len(starts) and starts[place] < level.end


def _is_written_so(text: str, hit: Hit[_Name]) -> bool:
    raw = text[hit.start : hit.end]
    if hit.value.dotted and "." not in text[hit.start : hit.end + 1]:
        return False
    return not hit.value.diploma.capitals or (raw[0].isupper() and sum(map(str.isupper, raw)) > 1)


def _is_spoilt(flat: str, hit: Hit[_Name]) -> bool:
    before, after = _spoilers(hit.value.diploma)
    if before:
        line = " " + flat[max(0, hit.start - 30) : hit.start].rpartition("\n")[2].rstrip()
        if line.endswith(before):
            return True
    if not after:
        return False
    rest = flat[hit.end : hit.end + 30].partition("\n")[0].lstrip()
    return (
        any(rest.startswith(each) and not rest[len(each) - 1 : len(each) + 1].isalnum() for each in after)
        or rest in after
    )


def _bac_plus(flat: str) -> list[Mention]:
    if "bac" not in flat:
        return []
    found = []
    for match in islice(_BAC_PLUS.finditer(flat), _MOST_BARE):
        first, second = int(match[1]), int(match[2] or 9)
        end = match.end() if first < second <= 8 else match.end(1)
        if first <= 8:
            found.append(Mention(match.start(), end, _BAC_PLUS_LEVEL[first]))
    return found


def _framed(flat: str) -> list[Mention]:
    found = []
    levels = (match for at in _places_of(_FRAMES, flat) if (match := _LEVEL.match(flat, at)))
    for match in islice(levels, _MOST_BARE):
        near = 30 if match[1] == "level" else 80
        before = flat[max(0, match.start() - near) : match.start()].rpartition("\n")[2]
        around = before + flat[match.start() : match.end() + near // 2].partition("\n")[0]
        level = _framed_level(match[1], match[2], around)
        if level:
            found.append(Mention(match.start(), match.end(), level, framed=True))
    return found


def _places_of(words: tuple[str, ...], flat: str) -> list[int]:
    """Where one of `words` begins, in order: far quicker than a pattern that tries every letter."""
    found: list[int] = []
    for word in words:
        at = flat.find(word)
        while at >= 0:
            found.append(at)
            at = flat.find(word, at + 1)
    return sorted(found)


def _framed_level(word: str, number: str, around: str) -> int | None:
    if word == "level" and number.isdigit() and _IRISH_FRAME.search(around):
        return _IRISH_LEVEL.get(int(number))
    if word == "level":
        return _BRITISH_LEVEL[int(number)] if number.isdigit() and _BRITISH_FRAME.search(around) else None
    if word in ("eqf", "cec"):
        return int(number) if number.isdigit() else None
    if not _FRENCH_FRAME.search(around):
        return None
    return _ARABIC_LEVEL[int(number)] if number.isdigit() else _ROMAN_LEVEL[number]


def has_subject(flat: str, end: int) -> bool:
    """Whether "in", "en" or "of" and a subject follow at `end`."""
    return _SUBJECT.match(flat, end) is not None


def has_quebec_subject(flat: str, end: int) -> bool:
    """Whether "en" or "in" and a subject follow at `end`, by which "baccalauréat" is a bachelor's degree."""
    return _QUEBEC_SUBJECT.match(flat, end) is not None


def read_need(text: str) -> DegreeNeed | None:
    """What the clause of a posting asks of studies, None where it asks nothing of them.

    A range ("Bac+3/5") takes its lower end. "Baccalauréat" and "Maîtrise" with a subject are a bachelor's and a
    master's degree, as in Quebec and in translated postings.
    """
    flat = flatten(text)
    mentions = [mention for mention in find_mentions(text) if _counts_in_posting(text, flat, mention)]
    asks = words("need").find(flat)
    if not mentions and not asks:
        return None
    levels = [level for level in _levels_asked(flat, mentions) if level is not None]
    hits = [hit for hit in find_fields(flat) if not any(m.start <= hit.start < m.end for m in mentions)]
    first = min([mention.start for mention in mentions] + [hit.start for hit in asks])
    fields = rank_fields([hit for hit in hits if hit.start >= first] or hits)
    own = tuple(dict.fromkeys(m.diploma.field for m in mentions if m.diploma and m.diploma.field))
    if own and (not hits or _OR.search(flat, mentions[0].end, hits[0].start)):
        fields = (*own, *(field for field in fields if field not in own))
    if not levels and not fields and not asks and all(mention.weak for mention in mentions):
        return None
    return DegreeNeed(min(levels, default=None), fields[0] if fields else None, fields)


def _levels_asked(flat: str, mentions: list[Mention]) -> list[int | None]:
    """The levels of the mentions; in "Baccalauréat/Maîtrise en X" the subject is of both."""
    levels: list[int | None] = []
    shared = False
    following = len(flat)
    for mention in reversed(mentions):
        level = mention.level
        near = following - mention.end <= 6
        shared = has_quebec_subject(flat, mention.end) or (shared and near)
        if shared and mention.diploma and mention.diploma.subject_level:
            level = mention.diploma.subject_level
        levels.append(level)
        following = mention.start
    return levels


def _counts_in_posting(text: str, flat: str, mention: Mention) -> bool:
    """A weak name counts in a posting with a subject that is one, or where it is written as a name ("Master 2")."""
    if not mention.diploma or not mention.weak:
        return True
    if mention.diploma.id in ("title", "certificate"):
        return False
    if mention.diploma.needs_subject:
        return has_quebec_subject(flat, mention.end) and bool(find_fields(flat[mention.end : mention.end + 60]))
    if mention.diploma.level is None or text[mention.start].isupper() or has_subject(flat, mention.end):
        return True
    return f" {flat[: mention.start]}".rstrip().endswith(_ARTICLES)
