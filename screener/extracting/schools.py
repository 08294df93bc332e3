"""Studies that a CV tells by the school alone, without the name of a diploma."""

from functools import cache

from screener.extracting.degrees import School, languages, words
from screener.extracting.fields_of_study import find_fields, rank_fields
from screener.extracting.phrases import Phrases
from screener.extracting.source import Line, Source
from screener.extracting.study_dates import has_year, read_dates, read_status
from screener.types import Degree

_MOST = 20  # entries
_MOST_LETTERS = 140  # of a line as it is shown


@cache
def _schools() -> Phrases[School]:
    return Phrases((name, school) for each in languages() for school in each.schools for name in school.names)


def school_field(flat: str) -> str | None:
    """The field that the school named in a flattened line teaches."""
    schools = _schools().find(flat)
    return schools[0].value.field if schools else None


def find_studies(source: Source, flat: str, taken: set[int], reference_date: str) -> list[Degree]:
    """Studies in the lines of the education sections that belong to none of the diplomas on the lines `taken`.

    A grande école's programme has a level and a field. Other schools give what the line says of a field and no level,
    and only where the CV names no diploma at all.
    """
    found: list[Degree] = []
    named = bool(taken)
    for line in (
        each for section in source.sections if section.kind == "education" for each in source.lines_of(section)
    ):
        near = taken.intersection(range(line.index - 2, line.index + 3))
        # A line with a year of its own beside a diploma's with its own is another entry.
        if not near or (line.index not in near and all(has_year(source.lines[at].text) for at in (*near, line.index))):
            degree = _studies(source, flat, line, reference_date, named=named)
            if degree and len(found) < _MOST:
                found.append(degree)
                taken.add(line.index)
    return found


def _studies(source: Source, flat: str, line: Line, reference_date: str, *, named: bool) -> Degree | None:
    text = flat[line.start : line.end]
    if words("training").find(text):
        return None
    schools = _schools().find(text)
    fields = rank_fields(find_fields(text))
    if not schools and (named or not fields or not words("studies").find(text)):
        return None
    if schools and not fields:
        fields = (schools[0].value.field,)
    dates = read_dates(line.text, reference_date)
    return Degree(
        degree=line.text[:_MOST_LETTERS],
        level=schools[0].value.level if schools else None,
        field=fields[0],
        status=read_status(text, dates),
        year=dates.year,
        evidence=(source.evidence(line.start, min(line.end, line.start + _MOST_LETTERS), "school"),),
        fields=fields,
    )
