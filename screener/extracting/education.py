"""The diplomas of a CV: each with its level, field of study, status and year, and the words that say so.

Diplomas are looked for where a CV tells of studies; elsewhere only words that plainly claim one count ("titulaire d'un
master en ..."), never those of a pupil, a course taught or a posting. A course or a certificate is no diploma.
"""

import re
from collections.abc import Iterable

from screener.extracting.degrees import has_quebec_subject, words
from screener.extracting.fields_of_study import find_fields, rank_fields
from screener.extracting.phrases import Hit, flatten
from screener.extracting.schools import find_studies, school_field
from screener.extracting.source import Source
from screener.extracting.study_dates import NO_DATES, StudyDates, is_date_line, read_dates, read_status
from screener.extracting.study_entries import Entry, find_entries
from screener.types import Degree, DegreeStatus, Evidence

_MOST_LETTERS = 140  # of a degree as it is shown
_SEPARATOR = re.compile(
    r"\s[–—-]\s?|[;•|\t(,\[–—]|\s{3}|\.\s|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d?/(?:19|20)?\d\d(?!\d)"
)
_LOOSE_END = re.compile(r"(?:[\s:,·(–-]|\s(?:en|de|à|of|in|at))+$")
# "Bac, 2012. Une première année de droit, non validée": the second sentence is about other studies.
_ANOTHER_YEAR = re.compile(
    r"  (?=(?:une? |la |a |one )?(?:1re|1ere|premiere|deuxieme|2e|2eme|first|second) (?:annee|year))"
)
_MINOR = re.compile(r"\b(?:minor|mineure|minored)\b")
_BY_FIELD = 6  # from this level on, a CV hardly has two diplomas of one field and year
_LAST_MAITRISE = 2007  # France gave its last maîtrises then; a later one is from Quebec or elsewhere
_COURSES_FAR = 24  # letters after it within which "coursework" says that only some courses were taken
_STATUS_FAR = 110  # letters after a diploma's name within which its status stands
_FIELD_FAR = 90  # letters after a diploma's name within which its subject stands


def find_education(source: Source, reference_date: str) -> tuple[Degree, ...]:
    """The diplomas that the CV claims, in its order, each once.

    `reference_date` ("2026-10") tells a diploma that is still being prepared from one that was obtained.
    """
    flat = flatten(source.text)
    entries = find_entries(source)
    found = [(_degree(source, flat, entry, reference_date), _kind(entry)) for entry in entries]
    taken = {entry.line.index for entry in entries}
    found += [(degree, "") for degree in find_studies(source, flat, taken, reference_date)]
    found.sort(key=lambda each: each[0].evidence[0].start)
    return _each_once(found)


def _kind(entry: Entry) -> str:
    """What the diploma is called: two of the same level but the lowest are one where nothing else tells them apart."""
    level = entry.head.level or 0
    return entry.head.diploma.id if entry.head.diploma and level < _BY_FIELD else ""


def _degree(source: Source, flat: str, entry: Entry, reference_date: str) -> Degree:
    dates = _dates(source, entry, reference_date)
    hits = _subject(flat, entry)
    own = entry.head.diploma.field if entry.head.diploma else None
    own = own or school_field(flat[entry.line.start : entry.line.end])
    fields = rank_fields(hits) or ((own,) if own else ())
    start, end = _shown(source.text, entry, hits)
    evidence = [source.evidence(start, end, "degree")]
    evidence += [source.evidence(hit.start, hit.end, "field of study") for hit in hits[:1] if hit.start >= entry.stop]
    return Degree(
        degree=" ".join(source.text[start:end].split()),
        level=_level(flat, entry, dates.year),
        field=fields[0] if fields else None,
        status=_status(flat, entry, dates),
        year=dates.year,
        evidence=tuple(evidence),
        fields=fields,
    )


def _dates(source: Source, entry: Entry, reference_date: str) -> StudyDates:
    """The dates beside the diploma: before it where its line begins with dates, after it, above it or below it."""
    text = source.text
    pieces = [text[entry.first : entry.start]] if entry.led else [text[entry.end : entry.stop]]
    if entry.above:
        pieces.append(entry.above.text)
    pieces += [line.text for line in entry.trail]
    first, *others = (read_dates(piece, reference_date) for piece in pieces)
    if first.running:
        return first
    return next((dates for dates in (first, *others) if dates.year), NO_DATES)


def _subject(flat: str, entry: Entry) -> list[Hit[str]]:
    """Where the field of study is named: after the diploma, before it, in its name, or on the next line."""
    begin = entry.head.end if entry.head.diploma else entry.end
    after = flat[begin : min(entry.stop, entry.end + _FIELD_FAR)]
    minor = _MINOR.search(after)
    spans = [
        (begin, begin + (minor.start() if minor else len(after))),
        (entry.first, entry.start),
        (entry.start, entry.end),
    ]
    spans += [(line.start, line.end) for line in entry.trail[:2] if not is_date_line(line.text)][:1]
    for start, end in spans:
        hits = [Hit(hit.start + start, hit.end + start, hit.value) for hit in find_fields(flat[start:end])]
        if start == entry.start:  # "Bachelor of Arts" is of any subject
            hits = [hit for hit in hits if flat[hit.start : hit.end] not in ("art", "arts")]
        if hits:
            return hits
    return []


def _shown(text: str, entry: Entry, hits: list[Hit[str]]) -> tuple[int, int]:
    """From where to where the words stand that name the diploma and its subject."""
    on_line = [hit for hit in hits if entry.first <= hit.start < entry.stop]
    start, least = entry.start, max([entry.end, *(hit.end for hit in on_line[:1])])
    if on_line and on_line[0].end <= entry.start:
        start = on_line[0].start
    if not entry.head.diploma and start == entry.start:
        start = _title_start(text, entry)
    separator = _SEPARATOR.search(text, least, entry.stop)
    end = min(separator.start() if separator else entry.stop, start + _MOST_LETTERS)
    end = max(end, entry.end)
    return start, start + len(_LOOSE_END.sub("", text[start:end]))


def _title_start(text: str, entry: Entry) -> int:
    """Where the title begins that a bare level follows: "Responsable marketing (RNCP niveau 6)"."""
    before = re.match(r"[\d\s/.–—:-]*", text[entry.first : entry.start])
    return entry.first + (before.end() if before else 0)


def _level(flat: str, entry: Entry, year: int | None) -> int | None:
    head = entry.head
    framed = next((mention.level for mention in entry.mentions if mention.framed), None)
    if framed and not (head.diploma and head.level and head.level > framed + 1):
        return framed
    if head.level is None:
        return next((mention.level for mention in entry.mentions if mention.level), None)
    if not head.diploma or not head.diploma.subject_level or not has_quebec_subject(flat, head.end):
        return head.level
    around = flat[entry.first : max([entry.stop, *(line.end for line in entry.trail[:1])])]
    if words("quebec").find(around):
        return head.diploma.subject_level
    if head.diploma.needs_subject:  # maîtrise
        return head.diploma.subject_level if not year or year > _LAST_MAITRISE else head.level
    return head.level if words("secondary_school").find(around) else head.diploma.subject_level


def _status(flat: str, entry: Entry, dates: StudyDates) -> DegreeStatus:
    own = _ANOTHER_YEAR.split(flat[entry.first : min(entry.stop, entry.end + _STATUS_FAR)], maxsplit=1)[0]
    if entry.level_only or words("courses_only").find(own[: entry.end - entry.first + _COURSES_FAR]):
        return "not_completed"
    status = read_status(own, dates)
    for line in entry.trail:
        said = read_status(flat[line.start : line.end], dates) if len(line.text) < _STATUS_FAR else "completed"
        if status == "completed" and (said == "not_completed" or line == entry.trail[0]):
            status = said
    by_name = next((m.diploma.status for m in entry.mentions if m.diploma and m.diploma.status), None)
    return by_name if by_name and status == "completed" else status


def _each_once(found: Iterable[tuple[Degree, str]]) -> tuple[Degree, ...]:
    """The diplomas, those said twice once: same level and kind, and neither field nor year at odds."""
    kept: list[tuple[Degree, str]] = []
    for degree, kind in found:
        twins = (place for place, (other, name) in enumerate(kept) if kind == name and _is_twin(degree, other))
        twin = next(twins, None)
        if twin is None:
            kept.append((degree, kind))
        else:
            kept[twin] = (_merged(kept[twin][0], degree), kind)
    return tuple(degree for degree, _ in kept)


def _is_twin(one: Degree, other: Degree) -> bool:
    if one.level != other.level or one.level is None or (one.year and other.year and one.year != other.year):
        return False
    return one.field is None or other.field is None or one.field in other.fields or other.field in one.fields


def _merged(one: Degree, other: Degree) -> Degree:
    """Two mentions of one diploma as one: the one that says more, with the evidence of both."""
    rank: dict[DegreeStatus, int] = {"completed": 0, "in_progress": 1, "not_completed": 2}
    fuller, lesser = sorted((one, other), key=lambda degree: (degree.field is None, degree.year is None))
    return Degree(
        degree=fuller.degree,
        level=fuller.level,
        field=fuller.field or lesser.field,
        status=max(one.status, other.status, key=rank.__getitem__),
        year=fuller.year or lesser.year,
        evidence=_joined(fuller.evidence, lesser.evidence),
        fields=tuple(dict.fromkeys((*fuller.fields, *lesser.fields))),
    )


def _joined(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return (*one, *(each for each in other if each not in one))
