"""The sections of a CV: which lines are headings, in French and English, however they are spelt, spaced or glued.

The sections cover the text from its first to its last character. What stands before the first heading is the header.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from screener import data
from screener.extracting.flat import flat
from screener.extracting.periods import find_periods
from screener.extracting.source import Line, Source
from screener.types import Section

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
_MOST_WORDS, _MOST_LETTERS = 8, 60
_LEAST_LIKENESS = 88.0  # of 100; "competance" is 90 to "competence", "expediteur" 74 to "experience"


class Headings(Struct, frozen=True, forbid_unknown_fields=True):
    """The words and the whole phrases of one kind of heading."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class SectionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's headings by kind, the plain words they are dressed with, and the sub-headings of a single job."""

    kinds: dict[str, Headings]
    plain: tuple[str, ...]
    labels: tuple[str, ...]


class _Heading(Struct, frozen=True):
    """A line that may be a heading. `label` is True where text follows the heading's colon on the same line, `wrapped`
    where the line may be the end of a sentence.
    """

    line: Line
    kind: str
    sure: bool
    label: bool = False
    wrapped: bool = False
    title: str = ""


def find_sections(source: Source) -> tuple[Section, ...]:
    """The sections of `source` in order, without gaps, from 0 to the length of the text; at least one."""
    starts: list[tuple[int, str, str]] = [(0, "header", "")]
    pending: tuple[str, str] | None = None  # the section to go back to after a line such as "Langues : anglais C1"
    found = _told_apart(_in_one_style(_candidates(source)))
    if not any(heading.kind in ("experience", "education") for heading in found):
        found = _run_in(source) or found
    headings = {heading.line.index: heading for heading in found}
    openings = [heading.line.start for heading in found if not heading.label]
    name = _name_line(source)
    kind, title = "header", ""
    for line in source.lines:
        heading = headings.get(line.index)
        if heading is None:
            if pending is not None:
                kind, title = pending
                pending = None
                starts.append((line.start, kind, title))
            elif line.index == name and kind != "header":
                kind, title = "header", ""
                starts.append((line.start, kind, title))
            continue
        if _is_part_of_a_job(heading, kind):
            continue
        if heading.label:
            if heading.kind == kind or (kind == "experience" and _goes_on(source, heading, openings)):
                continue
            if kind == "experience":  # a CV in labelled lines: what follows its jobs is no job
                kind, title = "other", ""
            pending = pending or (kind, title)
            starts.append((line.start, heading.kind, _label_of(line.text)))
            continue
        pending = None
        kind, title = heading.kind, heading.title or line.text
        starts.append((line.start, kind, title))
    return _sections(starts, len(source.text))


def kind_of_heading(text: str) -> str | None:
    """The kind of section that a line reading `text` would open; None where it is no heading."""
    found = _kind(_bare(text))
    return found[0] if found else None


def is_dress(text: str) -> bool:
    """Whether `text` is nothing but plain words of headings, as the second line of a wrapped heading is."""
    words = _bare(text)
    return 0 < len(words) <= 3 and len(text) <= 40 and all(word in _plain() for word in words)


def _sections(starts: list[tuple[int, str, str]], length: int) -> tuple[Section, ...]:
    if len(starts) > 1 and starts[1][0] == 0:
        starts = starts[1:]
    ends = [start for start, _, _ in starts[1:]] + [length]
    return tuple(Section(kind, title, start, end) for (start, kind, title), end in zip(starts, ends, strict=True))


def _goes_on(source: Source, label: _Heading, openings: list[int]) -> bool:
    """Whether jobs with dates follow the labelled line before the next heading, of which `openings` are the offsets."""
    place = bisect_right(openings, label.line.end)
    end = openings[place] if place < len(openings) else len(source.text)
    ranges = [period.start for period in find_periods(source.text) if period.range]
    return bisect_right(ranges, end) > bisect_right(ranges, label.line.end)


def _told_apart(headings: list[_Heading]) -> list[_Heading]:
    """`headings`, with "Qualifications" read as skills where another heading names the education."""
    educations = [h for h in headings if h.kind == "education"]
    ambiguous = {h.line.index for h in educations if _bare(h.line.text) == ["qualifications"]}
    if len(educations) == len(ambiguous):
        return headings
    return [replace(h, kind="skills") if h.line.index in ambiguous else h for h in headings]


def _is_part_of_a_job(heading: _Heading, kind: str) -> bool:
    """Whether the heading is one of a job's own ("Missions :", "Tools: Canva") and the section goes on."""
    if kind not in ("experience", "projects", "volunteering"):
        return False
    has_colon = heading.label or heading.line.text.rstrip().endswith(":")
    label = _bare(_label_of(heading.line.text) or heading.line.text)
    if " ".join(label) in _labels() and (has_colon or len(label) > 1):
        return True
    return heading.label and heading.kind in ("skills", "projects", "summary", "contact", "experience", "other")


def _candidates(source: Source) -> list[_Heading]:
    found = []
    for line in source.lines:
        if len(line.text) > 400 or line.text[0] in "([\"'":
            continue
        label = _label_of(line.text)
        if label:
            kind = _kind(_bare(label)) if len(label) <= 40 else None
            if kind and kind[1] and line.text[0].isalpha():
                found.append(_Heading(line, kind[0], True, label=True))
            continue
        if len(line.text) > _MOST_LETTERS or line.text[-1] in ".,;!":
            continue
        kind = _kind(_bare(line.text))
        if kind:
            found.append(_Heading(line, *kind, wrapped=_continues(source, line)))
    return found


def _continues(source: Source, line: Line) -> bool:
    """Whether the line is the end of a sentence that was wrapped ("... dix ans de / formation")."""
    if line.gap or line.index == 0 or not line.text[0].islower():
        return False
    before = source.lines[line.index - 1].text
    return len(before) > 45 and before[-1] not in ".!?:;"


def _in_one_style(candidates: list[_Heading]) -> list[_Heading]:
    """`candidates` without those whose style is not that of the others: a lone "Formation" in a list of skills."""
    plain = [heading for heading in candidates if not heading.label]
    shouted = [heading for heading in plain if _style(heading.line.text) == "upper"]
    lower = [heading for heading in plain if _style(heading.line.text) == "lower"]
    if len(shouted) >= 3 and len(shouted) >= 0.6 * len(plain):
        return [h for h in candidates if h.label or _style(h.line.text) == "upper" or (h.sure and h.line.gap)]
    if sum(not h.wrapped for h in lower) < 2 or len(lower) < 0.5 * len(plain):
        return [h for h in candidates if h.label or _style(h.line.text) != "lower" or h.line.gap]
    return candidates


def _style(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    if not letters or all(c.isupper() for c in letters):
        return "upper"
    return "lower" if letters[0].islower() and sum(c.isupper() for c in letters) == 0 else "title"


_RUN_IN = re.compile(r"\W*((?:[A-ZÀ-Ý][\w'’]+ ){1,3})(?=[A-ZÀ-Ý0-9])")


def _run_in(source: Source) -> list[_Heading]:
    """Headings of a left column that were read with the line beside them ("Education University of ...")."""
    found: dict[str, _Heading] = {}
    for line in source.lines:
        match = _RUN_IN.match(line.text[:60])
        words = match[1].split() if match else []
        for size in range(len(words), 0, -1):
            kind = _kind(_bare(" ".join(words[:size])))
            if kind and kind[1]:
                found.setdefault(kind[0], _Heading(line, kind[0], True, title=" ".join(words[:size])))
                break
    return list(found.values()) if {"experience", "education"} <= found.keys() else []


def _label_of(text: str) -> str:
    """What stands before a colon that is followed by more text; "" where nothing does."""
    head, colon, tail = text.partition(":")
    return head.strip() if colon and tail.strip() and len(head) <= 48 else ""


_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)*(?:-[a-z]+)*\.?|&|\+|/|\d+|,|\|")
_SPACED = re.compile(r"(?<![a-z])(?:[a-z&] +){3,}[a-z](?![a-z])")
_JOINTS = {"&": "et", "+": "et", "/": "et", ",": "et", "|": "et"}


@cache
def _bare_text() -> re.Pattern[str]:
    return re.compile(r"^[^a-z&]+|[^a-z)]+$")


def _bare(text: str) -> list[str]:
    """The folded words of a heading without icons, numbers, bullets, rules and colons; letter-spacing undone."""
    folded = flat(text)
    spaced = _SPACED.search(folded)
    if spaced:
        parts = re.split(r" {2,}", folded) if "  " in folded.strip() else [folded]
        folded = " ".join(part.replace(" ", "") if _SPACED.search(part) else part for part in parts)
    folded = _bare_text().sub("", folded)
    words = [word.rstrip(".") for word in _WORDS.findall(folded)]
    return [_JOINTS.get(word, word) for word in words if not word.isdigit()]


def _kind(words: list[str]) -> tuple[str, bool] | None:
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
        elif word not in _plain() and word.split("'")[-1] not in _plain():
            return None
    if not kinds:
        return None
    # "Parcours de formation" is about education: a joint makes two kinds, without one the last noun of French and
    # English headings alike says more, save where it is only a dress ("Formation professionnelle").
    return kinds[0] if "et" in words or "and" in words else _closest(kinds)


def _dressed(words: list[str]) -> str | None:
    """The kind of a phrase with plain words around it: "Autres centres d'intérêt"."""
    first, last = 0, len(words)
    while first < last and words[first] in _plain():
        first += 1
    while last > first and words[last - 1] in _plain():
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
            table.setdefault(" ".join(_bare(words)), kind)
    return table


@cache
def _phrases() -> dict[str, str]:
    return _table((kind, f.kinds[kind].phrases) for kind in _KINDS for f in _files() if kind in f.kinds)


@cache
def _kind_words() -> dict[str, str]:
    return _table((kind, f.kinds[kind].words) for kind in _KINDS for f in _files() if kind in f.kinds)


@cache
def _plain() -> frozenset[str]:
    return frozenset(flat(word) for file in _files() for word in file.plain)


@cache
def _labels() -> frozenset[str]:
    return frozenset(" ".join(_bare(word)) for file in _files() for word in file.labels)


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


_MAILBOX = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}$")


def _name_line(source: Source) -> int | None:
    """The line that is the candidate's name, as the mail address shows: it opens the header again after a sidebar."""
    folded = flat(source.text)
    at = folded.find("@")
    mailbox = _MAILBOX.search(folded, max(0, at - 64), at) if at > 0 else None
    if mailbox is None:
        return None
    parts = {part for part in re.split(r"[._\-\d]+", mailbox.group()) if len(part) >= 4}
    for line in source.lines:
        if len(line.text) > 40 or not line.text[0].isupper() or "@" in line.text:
            continue
        words = re.findall(r"[a-z]+", flat(line.text))
        if 2 <= len(words) <= 5 and len(parts.intersection(words)) >= min(2, len(parts)) > 0:
            return line.index
    return None
