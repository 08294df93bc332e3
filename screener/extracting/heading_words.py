"""What the words of a heading say of its section, in French and English, however they are spelt, spaced or glued."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from screener import data
from screener.extracting.flat import flat

_LANGUAGES = ("fr", "en")
# Ties between kinds that share a word ("qualifications", "stage"): the first kind that has it wins.
_KINDS = (
    "experience",
    "education",
    "skills",
    "languages",
    "certifications",
    "volunteering",
    "interests",
    "summary",
    "projects",
    "references",
    "publications",
    "awards",
    "contact",
    "other",
)
_MOST_WORDS = 8
_LEAST_LIKENESS = 88.0  # of 100; "competance" is 90 to "competence", "expediteur" 74 to "experience"


class Headings(Struct, frozen=True, forbid_unknown_fields=True):
    """The words and the whole phrases of one kind of heading, and words that hint at it in one that is a heading."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class SectionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's headings by kind, the plain words they are dressed with, and the sub-headings of a single job."""

    kinds: dict[str, Headings]
    plain: tuple[str, ...]
    labels: tuple[str, ...]


def hinted(text: str) -> str:
    """The kind that a word of an unknown heading hints at: interests for "Hors du labo"."""
    words = [word.split("'")[-1] for word in bare(text)]
    return next((kind for word in words if (kind := _hints().get(word))), "other")


def kind_of_heading(text: str) -> str | None:
    """The kind of section that a line reading `text` would open; None where it is no heading."""
    found = kind_of_words(bare(text))
    return found[0] if found else None


def is_dress(text: str) -> bool:
    """Whether `text` is nothing but plain words of headings, as the second line of a wrapped heading is."""
    words = bare(text)
    if len(text) > 40 or any(letter.isdigit() for letter in text):  # "07/2015 - Current" is a date
        return False
    return 0 < len(words) <= 3 and all(word in plain() for word in words)


_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)*(?:-[a-z]+)*\.?|&|\+|/|\d+|,|\|")
_SPACED = re.compile(r"(?<![a-z])(?:[a-z&] +){3,}[a-z](?![a-z])")
_JOINTS = {"&": "et", "+": "et", "/": "et", ",": "et", "|": "et"}


@cache
def _bare_text() -> re.Pattern[str]:
    return re.compile(r"^[^a-z&]+|[^a-z)]+$")


def bare(text: str) -> list[str]:
    """The folded words of a heading without icons, numbers, bullets, rules and colons; letter-spacing undone."""
    folded = flat(text)
    spaced = _SPACED.search(folded)
    if spaced:
        parts = re.split(r" {2,}", folded) if "  " in folded.strip() else [folded]
        folded = " ".join(part.replace(" ", "") if _SPACED.search(part) else part for part in parts)
    folded = _bare_text().sub("", folded)
    words = [word.rstrip(".") for word in _WORDS.findall(folded)]
    return [_JOINTS.get(word, word) for word in words if not word.isdigit()]


def kind_of_words(words: list[str]) -> tuple[str, bool] | None:
    """The kind of heading that `words` make, and whether it is spelt as in the lists."""
    if not words or len(words) > _MOST_WORDS or words[-1] in ("et", "and"):
        return None
    phrase = " ".join(words)
    kind = _phrases().get(phrase) or _by_words(words) or _dressed(words)
    if kind:
        return kind, True
    glued = "".join(words).replace("-", "").replace("'", "")
    if len(glued) < 5 or len(glued) > 40:
        return None
    kind = _glued().get(glued)
    if kind:
        return kind, True
    kind = _combined(words) or (_misspelt(glued) if len(words) <= 3 else None)
    return (kind, False) if kind else None


def _by_words(words: list[str]) -> str | None:
    """The kind whose words `words` holds, where all the others are plain: "Mes principales expériences"."""
    kinds = []
    for word in words:
        kind = _kind_words().get(word) or _kind_words().get(word.split("'")[-1])
        if kind:
            kinds.append(kind)
        elif word not in plain() and word.split("'")[-1] not in plain():
            return None
    if not kinds:
        return None
    # "Parcours de formation" is about education: a joint makes two kinds, without one the last noun of French and
    # English headings alike says more, save where it is only a dress ("Formation professionnelle").
    return kinds[0] if "et" in words or "and" in words else _closest(kinds)


def _dressed(words: list[str]) -> str | None:
    """The kind of a phrase with plain words around it: "Autres centres d'intérêt"."""
    first, last = 0, len(words)
    while first < last and words[first] in plain():
        first += 1
    while last > first and words[last - 1] in plain():
        last -= 1
    return _phrases().get(" ".join(words[first:])) or _phrases().get(" ".join(words[first:last]))


def _closest(kinds: list[str]) -> str:
    return next((kind for kind in reversed(kinds) if kind not in ("experience", "summary")), kinds[0])


def _combined(words: list[str]) -> str | None:
    """The kind of the first half of "Formation & langues", where both halves are headings."""
    for joint in ("et", "and"):
        if joint in words:
            cut = words.index(joint)
            halves = words[:cut], words[cut + 1 :]
            kinds = [_phrases().get(" ".join(half)) or _by_words(half) for half in halves if half]
            if len(kinds) == 2 and all(kinds):
                return kinds[0]
    return None


def _misspelt(glued: str) -> str | None:
    """The kind of the nearest heading to `glued`, where it is near enough: "competance", "experiances"."""
    if len(glued) < 7:
        return None
    from rapidfuzz import fuzz, process

    sizes = range(len(glued) - 2, len(glued) + 3)
    near = [name for size in sizes for name in _by_opening().get((glued[0], size), ())]
    found = process.extractOne(glued, near, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    return _glued()[found[0]] if found else None


@cache
def _files() -> tuple[SectionWords, ...]:
    return tuple(data.load(f"models/{language}/sections.yaml", SectionWords) for language in _LANGUAGES)


def _table(lists: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, spelt in lists:
        for words in spelt:
            table.setdefault(" ".join(bare(words)), kind)
    return table


@cache
def _phrases() -> dict[str, str]:
    return _table((kind, f.kinds[kind].phrases) for kind in _KINDS for f in _files() if kind in f.kinds)


@cache
def _kind_words() -> dict[str, str]:
    return _table((kind, f.kinds[kind].words) for kind in _KINDS for f in _files() if kind in f.kinds)


@cache
def _hints() -> dict[str, str]:
    return _table((kind, f.kinds[kind].hints) for kind in _KINDS for f in _files() if kind in f.kinds)


@cache
def plain() -> frozenset[str]:
    """The words that headings are dressed with."""
    return frozenset(flat(word) for file in _files() for word in file.plain)


@cache
def labels() -> frozenset[str]:
    """The sub-headings of a single job, bare."""
    return frozenset(" ".join(bare(word)) for file in _files() for word in file.labels)


@cache
def _glued() -> dict[str, str]:
    """Headings without their spaces, with the commonest dress, for "Expériencesprofessionnelles"."""
    table = {phrase.replace(" ", "").replace("-", "").replace("'", ""): kind for phrase, kind in _phrases().items()}
    for word, kind in _kind_words().items():
        table.setdefault(word.replace("-", ""), kind)
    for noun in ("experience", "experiences", "parcours", "formation", "formations", "competences", "qualifications"):
        for dress in ("professionnelle", "professionnelles", "professionnel", "techniques", "informatiques"):
            table.setdefault(noun + dress, _kind_words()[noun])
    return table


@cache
def _by_opening() -> dict[tuple[str, int], list[str]]:
    """Glued headings by first letter and length: a misspelling keeps the one and hardly changes the other."""
    table: dict[tuple[str, int], list[str]] = {}
    for name in _glued():
        if len(name) >= 7:
            table.setdefault((name[0], len(name)), []).append(name)
    return table
