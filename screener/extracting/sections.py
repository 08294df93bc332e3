"""The sections of a CV: which lines are headings, by their words, their style and what stands under them.

The sections cover the text from its first to its last character. What stands before the first heading is the header.
"""

import re
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from screener.extracting.flat import flat
from screener.extracting.heading_words import bare, hinted, kind_of_words, labels
from screener.extracting.own_headings import headings_by_content, own_headings
from screener.extracting.periods import find_periods
from screener.extracting.source import Line, Source
from screener.types import Section

_MOST_LETTERS = 60


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
    found = _with_own(source, found)
    headings = {heading.line.index: heading for heading in found}
    openings = sorted(heading.line.start for heading in found if not heading.label)
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


def _with_own(source: Source, found: list[_Heading]) -> list[_Heading]:
    """`found` with the headings that only their style or what stands under them gives away."""
    plain = [(heading.line, heading.kind) for heading in found if not heading.label]
    plain += [(line, kind or hinted(line.text)) for line, kind in own_headings(source, plain)]
    told = dict(headings_by_content(source, plain))
    own = {line.index: _Heading(line, kind, True) for line, kind in [*plain, *told.items()]}
    kept = [heading for heading in found if heading.label or own[heading.line.index].kind == heading.kind]
    known = {heading.line.index for heading in kept if not heading.label}
    return kept + [heading for index, heading in own.items() if index not in known]


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
    ambiguous = {h.line.index for h in educations if bare(h.line.text) == ["qualifications"]}
    if len(educations) == len(ambiguous):
        return headings
    return [replace(h, kind="skills") if h.line.index in ambiguous else h for h in headings]


def _is_part_of_a_job(heading: _Heading, kind: str) -> bool:
    """Whether the heading is one of a job's own ("Missions :", "Tools: Canva") and the section goes on."""
    if kind not in ("experience", "projects", "volunteering"):
        return False
    has_colon = heading.label or heading.line.text.rstrip().endswith(":")
    label = bare(_label_of(heading.line.text) or heading.line.text)
    if " ".join(label) in labels() and (has_colon or len(label) > 1):
        return True
    return heading.label and heading.kind in ("skills", "projects", "summary", "contact", "experience", "other")


def _candidates(source: Source) -> list[_Heading]:
    found = []
    for line in source.lines:
        opens = line.text[0]
        if len(line.text) > 400 or opens in "(\"'" or (opens == "[" and line.text[-1] != "]"):
            continue
        label = _label_of(line.text)
        if label:
            kind = kind_of_words(bare(label)) if len(label) <= 40 else None
            if kind and kind[1] and line.text[0].isalpha():
                found.append(_Heading(line, kind[0], True, label=True))
            continue
        if len(line.text) > _MOST_LETTERS or line.text[-1] in ".,;!":
            continue
        kind = kind_of_words(bare(line.text))
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
            kind = kind_of_words(bare(" ".join(words[:size])))
            if kind and kind[1]:
                found.setdefault(kind[0], _Heading(line, kind[0], True, title=" ".join(words[:size])))
                break
    return list(found.values()) if {"experience", "education"} <= found.keys() else []


def _label_of(text: str) -> str:
    """What stands before a colon that is followed by more text; "" where nothing does."""
    head, colon, tail = text.partition(":")
    return head.strip() if colon and tail.strip() and len(head) <= 48 else ""


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
