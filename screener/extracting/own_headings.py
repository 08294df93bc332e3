"""Headings in a writer's own words: told by being written like the known ones, or by what stands under them.

"ANNÉES D'ENSEIGNEMENT" among headings in capitals, ">> Perso" among headings behind a mark, a short line with a rule
under it; and "Papers" over "MA (Hons) English Literature, University of Aberdeen, 2016".
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from math import inf

from screener.extracting.degrees import find_mentions, words
from screener.extracting.periods import find_periods
from screener.extracting.phrases import flatten
from screener.extracting.source import Line, Source
from screener.extracting.study_dates import has_year
from screener.extracting.titles import is_degree, title_score

_LEAST = 2  # headings in one style from which the style is the CV's own
_SHARE = 0.75
_MORE = 3  # unknown headings beyond the number of the known ones
_MOST_WORDS, _MOST_LETTERS = 8, 50
_CAREER = ("experience", "volunteering", "projects")
_DATED = (*_CAREER, "education", "certifications", "publications", "awards")
_LOOSE = ("skills", "publications", "other", "awards", "summary", "interests")  # words that may stand over anything
_TITLE = 1.0  # the score of a line that may well be a job's title
_LOOK = 2  # lines below a heading that tell what it is about
_MARK = re.compile(r"[^\w\s]+\s*")
_RULE = re.compile(r"[=\-_~*–—]{4,}$")


def own_headings(source: Source, known: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Lines below the first heading that are written like the `known` headings (a line and its kind), with their kind.

    The kind is "" where what stands under the line does not tell it. None where the known ones have no style that
    other lines do not share.
    """
    alike = _written_alike(source, [line for line, _ in known])
    if alike is None:
        return []
    taken = {line.index for line, _ in known}
    lines = [line for line in source.lines[min(taken) :] if line.index not in taken and _may_head(line) and alike(line)]
    if len(lines) > len(known) + _MORE:  # a style of so many lines is not that of headings
        return []
    starts = sorted([line.start for line, _ in known] + [line.start for line in lines])
    untold = _first_dates_outside(source, known)
    found: list[tuple[Line, str]] = []
    for line in lines:
        place = bisect_left(starts, line.start) + 1
        end = starts[place] if place < len(starts) else len(source.text)
        above = max((each for each in (*known, *found) if each[0].start < line.start), key=lambda each: each[0].start)
        kind = _kind(source, line, end, above[1])
        if kind == "experience" and untold < line.start:  # a career that no heading opens has begun above
            kind = ""
        if kind is not None:
            found.append((line, kind))
    return found


def _first_dates_outside(source: Source, known: Sequence[tuple[Line, str]]) -> float:
    """Where the first range of time begins that stands under none of the headings that dates belong to."""
    ordered = sorted((line.start, kind) for line, kind in known)
    for period in find_periods(source.text):
        at = bisect_left(ordered, (period.start, ""))
        if period.range and (ordered[at - 1][1] if at else "header") not in _DATED:
            return period.start
    return inf


def headings_by_content(source: Source, known: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Headings over diplomas: known ones whose words may stand over anything, and short lines of any words.

    Each with the kind that what stands under it gives it.
    """
    kinds = {line.index: kind for line, kind in known}
    found: list[tuple[Line, str]] = []
    current = "header"
    for line in source.lines:
        current = kinds.get(line.index, current)
        if line.index in kinds:
            may = current in _LOOSE
        else:
            may = current != "education" and line.index + 1 not in kinds and line.text[0].isupper() and _may_head(line)
        if may and _is_over_diploma(source, line, _LOOK if line.index in kinds else 1):
            found.append((line, "education"))
            current = "education"
    return found


def _written_alike(source: Source, known: list[Line]) -> Callable[[Line], bool] | None:
    """What tells the lines written as nearly all the `known` ones are: a mark before them, a rule below, capitals."""
    least = max(_LEAST, _SHARE * len(known))
    marks = Counter(match.group() for line in known if (match := _MARK.match(line.text)))
    mark, count = marks.most_common(1)[0] if marks else ("", 0)
    if count >= least:
        return lambda line: line.text.startswith(mark)
    if sum(_is_ruled(source, line) for line in known) >= least:
        return lambda line: _is_ruled(source, line)
    if sum(line.text.isupper() for line in known) >= least:
        return lambda line: line.gap and line.text.isupper() and not _MARK.match(line.text)
    return None


def _is_ruled(source: Source, line: Line) -> bool:
    below = source.lines[line.index + 1 : line.index + 2]
    return bool(below) and _RULE.match(below[0].text) is not None


def _may_head(line: Line) -> bool:
    text = line.text
    if len(text) > _MOST_LETTERS or len(text.split()) > _MOST_WORDS or text[-1] in ".,;":
        return False
    return "@" not in text and not any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) > 3


def _kind(source: Source, line: Line, end: int, above: str) -> str | None:
    """The kind of the section from `line` to `end`; None where the section `above` goes on."""
    if title_score(_MARK.sub("", line.text)) >= _TITLE or is_degree(line.text):
        return None
    if _is_over_diploma(source, line, 1):
        return "education"
    dated = any(line.end <= period.start < end for period in find_periods(source.text) if period.range)
    if above in _CAREER:
        return None if dated else ""
    if dated:
        studies = any(line.start < each.start < end and _opens_with_diploma(each.text) for each in source.lines)
        return None if studies else "experience"
    return ""


def _is_over_diploma(source: Source, line: Line, look: int) -> bool:
    """Whether one of the `look` lines below opens with a diploma of a year or school."""
    below = [each for each in source.lines[line.index + 1 : line.index + 2 + look] if not _RULE.match(each.text)]
    if not any(_opens_with_diploma(each.text) for each in below[:look]):  # asked first, as hardly a line does
        return False
    return title_score(line.text) < _TITLE and not is_degree(line.text)


def _opens_with_diploma(text: str) -> bool:
    if not (has_year(text) or words("studies").find(flatten(text))):
        return False
    named = next((each for each in find_mentions(text) if each.diploma and each.diploma.id != "certificate"), None)
    return named is not None and not any(letter.isalpha() for letter in text[: named.start])
