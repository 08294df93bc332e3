"""The entries of an education: which words of a CV claim a diploma, and which lines belong to each claim."""

from bisect import bisect_right

from msgspec import Struct

from screener.extracting.degrees import Mention, find_mentions, has_subject, words
from screener.extracting.fields_of_study import find_fields
from screener.extracting.phrases import flatten
from screener.extracting.source import Line, Source
from screener.extracting.study_dates import has_year, is_date_line

_HOME = "education"
# Parts where a person may name a diploma in passing; the others tell of work, tools and hobbies.
_OPEN = frozenset({"header", "summary", "other", "certifications", "awards", "contact"})
_PASSING = frozenset({"experience", "projects", "volunteering"})  # read only where a CV has no education section
_LEAD = 90  # letters of a line within which dates may stand before a diploma
_NEAR = 45  # letters before a diploma within which a word says whose it is
_MOST_MENTIONS = 400
_MOST_ENTRIES = 60  # no person has more; a text that repeats one word a million times has
_MOST_NAMES = 8  # by which one diploma is called in one place
_MOST_TRAILING = 3  # lines after the diploma's own that may name its subject, school and year

_Group = tuple[Mention, ...]


class Entry(Struct, frozen=True):
    """One diploma claimed: the words that name it, and the lines that belong to it.

    `start` to `end` is the diploma's name and `first` to `stop` the entry's share of that line. `led` is True where
    dates stand before the names of the line. `above` is a line of dates that belongs to the entry, `trail` the lines
    that follow it. `level_only` is True where only a level of studies is claimed ("niveau bac").
    """

    mentions: _Group
    line: Line
    first: int
    start: int
    end: int
    stop: int
    led: bool
    home: bool
    above: Line | None = None
    trail: tuple[Line, ...] = ()
    level_only: bool = False

    @property
    def head(self) -> Mention:
        """The mention that names the diploma best: one with a level of its own, else any with a name."""
        named = [mention for mention in self.mentions if mention.diploma]
        return next((m for m in named if m.level is not None), named[0] if named else self.mentions[0])


def find_entries(source: Source) -> list[Entry]:
    """Every diploma that the CV claims for its owner, in the order of the text."""
    groups = _grouped(source.text, find_mentions(source.text))
    has_home = any(section.kind == _HOME for section in source.sections)
    flat = flatten(source.text)
    starts = [line.start for line in source.lines]
    kept: list[tuple[_Group, Line]] = []
    for group in groups[:_MOST_MENTIONS]:
        line = source.lines[bisect_right(starts, group[0].start) - 1]
        if _counts(source, flat, group, line, has_home=has_home):
            kept.append((group, line))
    del kept[_MOST_ENTRIES:]
    above = _dates_stand_above(source, kept)
    return [_entry(source, flat, kept, place, above=above) for place in range(len(kept))]


def _grouped(text: str, mentions: list[Mention]) -> list[_Group]:
    """Mentions that name one and the same diploma together: "Bachelor's degree (BA)", "Mastère (RNCP niveau 7)"."""
    groups: list[_Group] = []
    for mention in mentions:
        if groups and len(groups[-1]) < _MOST_NAMES and _is_same(text, groups[-1], mention):
            groups[-1] = (*groups[-1], mention)
        else:
            groups.append((mention,))
    return groups


def _is_same(text: str, group: _Group, mention: Mention) -> bool:
    gap = text[group[-1].end : mention.start]
    if len(gap) > 110 or ";" in gap or "•" in gap:
        return False
    named = [each.level for each in group if each.diploma]
    if "\n" in gap:
        return not mention.diploma and gap.count("\n") == 1 and len(gap.rpartition("\n")[2]) <= 12 and len(gap) < 60
    if not mention.diploma:
        return bool(named) or len(gap) <= 3
    if not named:
        return len(gap) <= 20
    if None in named or mention.level is None:
        return (len(gap) <= 15 and "," not in gap) or gap.endswith("(")
    if mention.level not in named:
        return False
    return not gap.strip(" (:,-–/.") or (gap.endswith("(") and text[mention.end : mention.end + 1] == ")")


def _counts(source: Source, flat: str, group: _Group, line: Line, *, has_home: bool) -> bool:
    """Whether the words claim a diploma for the person the CV is about."""
    start, end = group[0].start, group[-1].end
    kind = source.section_at(start).kind
    before = flat[max(line.start, start - _NEAR) : start]
    if any(len(before) - hit.end <= 14 for hit in words("not_own").find(before)):
        return False
    if kind != _HOME and words("asked").find(flat[end : end + _NEAR].partition("\n")[0]):
        return False
    if all(mention.diploma and mention.diploma.id == "certificate" for mention in group):
        return False
    if kind != _HOME and not any(mention.diploma for mention in group):
        return False
    weak = all(mention.weak for mention in group)
    rest = flat[end : max(end, min(line.end, end + 70))]
    told = bool(find_fields(rest)) or bool(words("studies").find(rest))
    leads = start - line.start <= _LEAD and _leads(flat[line.start : start])
    if not leads and all(mention.diploma and mention.diploma.leads for mention in group):
        return False
    if kind == _HOME:
        nameless = all(mention.level is None for mention in group)  # "degree", "diplôme"
        return not weak or leads or (told and not (nameless and source.text[start].islower()))
    if kind in _OPEN:
        told = told and (not weak or (has_subject(flat, end) and bool(find_fields(rest[:40]))))
        return (told or not weak) and (leads or told or bool(words("holder").find(before)))
    return kind in _PASSING and not has_home and leads and bool(words("studies").find(rest))


def _leads(before: str) -> bool:
    """Whether nothing but dates and small words stands before on the line."""
    return sum(len(word) > 4 and not word.isdigit() for word in before.split()) <= 1


def _dates_stand_above(source: Source, kept: list[tuple[_Group, Line]]) -> bool:
    """Whether the first diploma without a year on its own line has a line of dates above it."""
    for group, line in kept:
        if source.section_at(group[0].start).kind == _HOME and not has_year(line.text):
            return line.index > 0 and is_date_line(source.lines[line.index - 1].text)
    return False


def _entry(source: Source, flat: str, kept: list[tuple[_Group, Line]], place: int, *, above: bool) -> Entry:
    group, line = kept[place]
    siblings = [each for each, other in kept if other.index == line.index]
    earlier = [each for each in siblings if each[0].start < group[0].start]
    later = [each for each in siblings if each[0].start > group[0].start]
    start, end = group[0].start, group[-1].end
    first = start if earlier else line.start
    next_line = kept[place + 1][1].index if place + 1 < len(kept) else len(source.lines)
    before = flat[max(first, start - 12) : start].rstrip()
    return Entry(
        mentions=group,
        line=line,
        first=first,
        start=start,
        end=end,
        stop=later[0][0].start if later else max(line.end, end),
        led=has_year(source.text[line.start : siblings[0][0].start]),
        home=source.section_at(start).kind == _HOME,
        above=source.lines[line.index - 1]
        if above and line.index and is_date_line(source.lines[line.index - 1].text)
        else None,
        trail=() if later else _trail(source, line, end, next_line, above=above),
        level_only=any(hit.end >= len(before) for hit in words("level_only").find(before)),
    )


def _trail(source: Source, line: Line, end: int, next_line: int, *, above: bool) -> tuple[Line, ...]:
    section_end = source.section_at(line.start).end
    trail: list[Line] = []
    for each in source.lines[line.index + 1 : min(next_line, line.index + 1 + _MOST_TRAILING)]:
        if each.start >= section_end or (above and is_date_line(each.text)):
            break
        if each.end > end:
            trail.append(each)
    return tuple(trail)
