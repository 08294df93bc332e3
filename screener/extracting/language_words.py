"""The words for languages and for how well they are spoken, found in a text as a row of items."""

import re
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from screener import data
from screener.extracting.phrases import Phrases, flatten

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")

_MOST_ITEMS = 4000  # in one stretch of text
_FOLDERS = ("fr", "en")
# Scores by their owners' tables: ETS for TOEIC (listening and reading) and TOEFL iBT, IELTS.org, Cambridge English.
_SCORES: dict[str, tuple[tuple[float, str], ...]] = {
    "toeic": ((945, "C1"), (785, "B2"), (550, "B1"), (225, "A2"), (120, "A1")),
    "toefl": ((114, "C2"), (95, "C1"), (72, "B2"), (42, "B1"), (20, "A2")),
    "ielts": ((8.5, "C2"), (7.0, "C1"), (5.5, "B2"), (4.0, "B1"), (3.0, "A2")),
    "linguaskill": ((180, "C1"), (160, "B2"), (140, "B1"), (120, "A2")),
    "hsk": ((6, "C2"), (5, "C1"), (4, "B2"), (3, "B1"), (2, "A2"), (1, "A1")),
}
_BEST_SCORE = {"toeic": 990, "toefl": 120, "ielts": 9, "linguaskill": 230, "hsk": 6}
_EXAMS = {"cpe": "C2", "cae": "C1", "fce": "B2", "jlpt n1": "C1", "jlpt n2": "B2", "jlpt n3": "B1", "jlpt n4": "A2"}
_SCORE = re.compile(
    r"\b(toeic|toefl|ielts|linguaskill|hsk)\b(?:[^\d\n;]{0,12}(?:19|20)\d\d)?[^\d\n;]{0,24}?(\d{1,3}(?:[.,]\d)?)(?![\d%])",
    re.IGNORECASE,
)
_EXAM = re.compile(r"\b(cpe|cae|fce|jlpt n[1-4])\b", re.IGNORECASE)
_CEFR = re.compile(r"(?<![A-Za-z0-9])([ABC][12])(?:\+|[.,][1-3])?(?![A-Za-z0-9])", re.IGNORECASE)
_DOTS = re.compile(r"([●⬤◉⚫■★✭⭐▮█☑•*]{1,10})\s?([○◯⚪□☆✩▯░☐◌]{0,9})")
_OUT_OF = re.compile(r"(?<![\d/.])(\d(?:[.,]\d)?|10)\s?/\s?(5|10)(?![\d/])")
_PERCENT = re.compile(r"(?<!\d)(\d{2,3})\s?%")
_SHARES = ((0.95, "C2"), (0.75, "C1"), (0.55, "B2"), (0.35, "B1"), (0.2, "A2"), (0.0, "A1"))
_FLAGS = {"GB": "en", "US": "en", "UK": "en", "BR": "pt", "AT": "de", "MX": "es", "CN": "zh", "JP": "ja", "KR": "ko"}
_FLAGS |= {code.upper(): code for code in ("fr", "es", "de", "it", "pt", "nl", "ru", "pl", "ro", "tr")}
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_CODE = re.compile(
    r"(?<![A-Za-z/])(FR|EN|ES|DE|IT|PT|NL|AR|ZH|RU)"
    r"(?=\s?[:(=–-]|\s(?:[ABC][12]\b|nati|matern|couran|fluent|notion|biling|basic|scolaire|d[ée]butant))"
)
_SKILL = r"(?:lue?s?|parl[ée]e?s?|[ée]crite?s?|oral|read|written|spoken|write|speak|reading|writing|speaking)"
_SKILLS = re.compile(
    rf"(?<!\w){_SKILL}(?:\s?[,/&-]\s?(?:et\s|and\s)?{_SKILL}){{1,2}}(?:(?:\set|\sand|\s&)\s{_SKILL})?(?!\w)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"parl|oral|spoke|speak", re.IGNORECASE)
_OWN_SCRIPTS = {
    "العربية": "ar",
    "عربي": "ar",
    "中文": "zh",
    "汉语": "zh",
    "日本語": "ja",
    "한국어": "ko",
    "русский": "ru",
    "ελληνικά": "el",
}
_OWN_SCRIPTS |= {"українська": "uk", "עברית": "he", "हिन्दी": "hi", "فارسی": "fa"}


class LevelWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for one level. `need` is what a posting means by them, where that is not `level`."""

    level: str
    words: tuple[str, ...]
    before: bool = False
    group: bool = False
    need: str | None = None


class LanguageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words about languages; models/fr/languages.yaml says what each key means."""

    names: dict[str, tuple[str, ...]]
    levels: tuple[LevelWords, ...]
    absent: tuple[str, ...]
    glue: tuple[str, ...]
    speakers: dict[str, tuple[str, ...]]
    allowed_before: tuple[str, ...] = ()
    allowed_after: tuple[str, ...] = ()


class Item(NamedTuple):
    """A language (`code`), a level (`level`) or a word that denies one, found from `start` to `end`.

    `rank` says how sure a level is: 3 for a code of the European framework, 2 for a test, 1 for words, 0 for dots.
    """

    start: int
    end: int
    code: str = ""
    level: str = ""
    rank: int = 1
    before: bool = False
    group: bool = False
    need: str | None = None
    french: bool = False


@cache
def files() -> tuple[LanguageWords, ...]:
    """The words of French and of English."""
    return tuple(data.load(f"models/{folder}/languages.yaml", LanguageWords) for folder in _FOLDERS)


@cache
def _names() -> Phrases[tuple[str, bool]]:
    return Phrases(
        (name, (code, place == 0))
        for place, file in enumerate(files())
        for code, names in file.names.items()
        for name in names
    )


@cache
def _words() -> Phrases[LevelWords | tuple[str, bool] | None]:
    entries: list[tuple[str, LevelWords | tuple[str, bool] | None]] = []
    for place, file in enumerate(files()):
        entries += [(name, (code, place == 0)) for code, names in file.names.items() for name in names]
        entries += [(word, each) for each in file.levels for word in each.words]
        entries += [(word, None) for word in file.absent]
    return Phrases(entries)


@cache
def glue() -> frozenset[str]:
    """Small words that may stand between languages and levels in a line that is about nothing else."""
    return frozenset(word for file in files() for entry in file.glue for word in flatten(entry).split())


def language_places(flat: str) -> list[int]:
    """Where the flattened text names a language."""
    return [hit.start for hit in _names().find(flat)]


def items_in(text: str, start: int, end: int) -> list[Item]:
    """The languages, levels and denials between `start` and `end` of `text`, from left to right."""
    part = text[start:end]
    found: list[Item] = []
    for hit in _words().find(flatten(part)):
        if hit.value is None:
            found.append(Item(hit.start, hit.end))
        elif isinstance(hit.value, tuple):
            found.append(Item(hit.start, hit.end, code=hit.value[0], french=hit.value[1]))
        else:
            words = hit.value
            found.append(Item(hit.start, hit.end, "", words.level, 1, words.before, words.group, words.need))
    found += _marks(part)
    if not part.isascii():
        found += _foreign(part)
    found.sort(key=lambda item: (item.start, -item.end))
    apart: list[Item] = []
    for item in found[:_MOST_ITEMS]:  # of two that overlap the one that begins first, the longer of those
        if not apart or item.start + start >= apart[-1].end:
            apart.append(item._replace(start=item.start + start, end=item.end + start))
    return apart


def _marks(part: str) -> list[Item]:
    """Levels that are written as codes, scores, shares and dots, and languages written as codes."""
    found = [Item(m.start(), m.end(), "", m[1].upper(), 3) for m in _CEFR.finditer(part)]
    for match in _SCORE.finditer(part):
        level = level_of_score(match[1].lower(), match[2])
        if level:
            found.append(Item(match.start(), match.end(), "", level, 2))
    found += [Item(m.start(), m.end(), "", "B2" if _SPEAKS.search(m.group()) else "A2") for m in _SKILLS.finditer(part)]
    found += [Item(m.start(), m.end(), "", _EXAMS[m[1].lower()], 2) for m in _EXAM.finditer(part)]
    found += [Item(m.start(), m.end(), code=m[1].lower()) for m in _CODE.finditer(part)]
    found += [Item(m.start(), m.end(), "", _of_share(_number(m[1]) / int(m[2])), 0) for m in _OUT_OF.finditer(part)]
    found += [Item(m.start(), m.end(), "", _of_share(int(m[1]) / 100), 0) for m in _PERCENT.finditer(part)]
    return found


def _foreign(part: str) -> list[Item]:
    found = []
    for match in _DOTS.finditer(part):
        full, empty = len(match[1]), len(match[2])
        if empty or full >= 3:
            found.append(
                Item(match.start(), match.end(), "", _of_share(full / max(full + empty, 5 if not empty else 1)), 0)
            )
    for match in _FLAG.finditer(part):
        code = _FLAGS.get("".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in match.groups()))
        if code:
            found.append(Item(match.start(), match.end(), code=code))
    for word, code in _OWN_SCRIPTS.items():
        if word in part:
            found.append(Item(part.index(word), part.index(word) + len(word), code=code))
    return found


def level_of_score(test: str, score: str) -> str | None:
    """The level that a score in a test stands for, None where it is no score of that test."""
    value = _number(score)
    if value > _BEST_SCORE[test]:
        return None
    return next((level for least, level in _SCORES[test] if value >= least), None)


def scores_in(text: str) -> list[tuple[int, int, str]]:
    """The scores in tests of English in `text`, as (start, end, level)."""
    if "TOE" not in text and "IELTS" not in text:
        return []
    found = ((match, level_of_score(match[1].lower(), match[2])) for match in _SCORE.finditer(text))
    return [(match.start(), match.end(), level) for match, level in found if level and match[1].lower() != "hsk"]


def _of_share(share: float) -> str:
    return next(level for least, level in _SHARES if share >= least)


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))
