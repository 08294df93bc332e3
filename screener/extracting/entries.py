"""The entries of a career: which dates open a job, and which lines around each date are its heading.

Layouts differ from CV to CV and agree within one: the date stands on the title's line, above it, below it, or in a column
of its own. So dates are first told from the dates that duties mention, then the layout of the whole stretch is put to a
vote, and only then is each entry cut out.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from screener.extracting import position_words
from screener.extracting.flat import flat
from screener.extracting.periods import FoundPeriod
from screener.extracting.source import Line
from screener.extracting.titles import LIKELY, SURE, Part, employer_score, is_degree, parts_of, plain_title, title_score


class Entry(Struct, frozen=True):
    """One job as it stands in the text. All offsets are into the document; the span runs to the next entry."""

    title: str
    title_start: int
    title_end: int
    employer: str
    heading: str
    period: FoundPeriod | None
    start: int
    end: int
    body: int


class _Row(Struct, frozen=True):
    """A line of the stretch with the periods on it and the parts of the rest; part offsets are into the document."""

    line: Line
    periods: tuple[FoundPeriod, ...]
    parts: tuple[Part, ...]
    bullet: bool
    heading: bool
    opening: bool  # a paragraph whose first sentence is a heading; it can only stand below its date

    @property
    def best(self) -> float:
        """The best title score of the row's parts."""
        return max((title_score(part.text) for part in self.parts), default=-3.0)


class _Anchor(Struct, frozen=True):
    """A period that opens an entry, on the row at `row`. `form` is how it stands on its line."""

    row: int
    period: FoundPeriod
    form: str  # "own", "start", "end", "inside"


_BULLETS = "•●◦▪■□◾◆◇○‣⁃∙✓✔➢➤►❖"
_SENTENCE = re.compile(r"\.\s+(?=[A-ZÀ-Ý«\"“])|\s[•◦▪●]\s|(?<=\w)\s?:\s+(?=[a-zà-ÿ])")
_MOST_HEADING_WORDS = 14
# Words before a date that belong to a sentence: "from 2013 - 2018 for exemplary performance".
_LEADS_IN = re.compile(
    r"(?:\b(?:from|in|during|between|of|for|en|pendant|durant|entre|par|sur|year|annee|years)|[a-z]{3,},? and)\s*$"
)

# A line that is a place: "San Jose, CA", "Lyon, France".
_PLACE = re.compile(r"[A-ZÀ-Ý][\w.' \-]{1,28}, ?(?:[A-Z]{2}(?: \d{5})?|France|Belgique|Suisse|Canada|USA|UK|Germany|Spain)\.?$")
_ABOUT = re.compile(r"\b(?:of|for|the|class|awards?|prix|edition|saison)\s*$")  # "employee of the year 2015"


def find_entries(lines: Sequence[Line], periods: Sequence[FoundPeriod], *, strict: bool = False) -> list[Entry]:
    """The entries among `lines`, in order. `strict` takes only ranges of time beside a sure title, and no diploma."""
    rows = _rows(lines, periods)
    anchors = _anchors(rows, strict=strict)
    if not anchors:
        return [] if strict else _undated(_rows(lines, periods, whole=True))
    if _is_column(anchors):
        paired = _date_column(_rows(lines, periods, whole=True), anchors)
        if paired is not None:
            return paired
    before = _titles_stand_before(rows, anchors)
    titles = _titles(rows, anchors, before=before)
    headed = _headed(rows, anchors, titles, before=before, below=False)
    if before and not any(each.employer for each in headed):
        headed = _headed(rows, anchors, titles, before=before, below=True)
    entries = _with_employers(_without_frames(_cut(rows, headed)))
    return [entry for entry in entries if _is_job(entry, strict=strict)]


class _Headed(Struct, frozen=True):
    """An anchor with its title and employer, and the first and last row of its heading."""

    first: int
    last: int
    anchor: _Anchor
    title: Part | None
    employer: str


def _titles(rows: list[_Row], anchors: list[_Anchor], *, before: bool) -> list[tuple[int, Part] | None]:
    """The row and the part that is the title of each anchor."""
    beside = 2 * sum(_own_title(rows, anchor) is not None for anchor in anchors) > len(anchors) > 1
    titles: list[tuple[int, Part] | None] = []
    free = 0
    for number, anchor in enumerate(anchors):
        limit = next((a.row for a in anchors[number + 1 :] if a.row > anchor.row), len(rows))
        title = _title_beside(rows, anchor) if beside else None
        title = title or _title(rows, anchor, free, limit, before=before)
        titles.append(title)
        free = max(anchor.row, title[0] if title else 0) + 1
    return titles


def _headed(
    rows: list[_Row], anchors: list[_Anchor], titles: list[tuple[int, Part] | None], *, before: bool, below: bool
) -> list[_Headed]:
    """The headings of the anchors; `below` also looks for the employer below a date whose title stands above it."""
    headed: list[_Headed] = []
    free = 0
    for number, (anchor, title) in enumerate(zip(anchors, titles, strict=True)):
        limit = next((a.row for a in anchors[number + 1 :] if a.row > anchor.row), len(rows))
        following = titles[number + 1] if number + 1 < len(titles) else None
        limit = min(limit, following[0]) if following and following[0] > anchor.row else limit
        places = _employer_rows(rows, anchor, title, (free, limit), before=before)
        if below and title is not None and title[0] < anchor.row:
            places += _run(rows, anchor.row, limit, step=1, most=1)
        found = _employer(rows, places, anchor, title)
        used = [anchor.row, *([title[0]] if title else []), *([found[0]] if found else [])]
        if headed and headed[-1].anchor.row == anchor.row:
            used = [anchor.row]
        headed.append(_Headed(min(used), max(used), anchor, title[1] if title else None, found[1] if found else ""))
        free = max(used) + 1
    return headed


def _rows(lines: Sequence[Line], periods: Sequence[FoundPeriod], *, whole: bool = False) -> list[_Row]:
    """The lines with their dates; lines far from any date are not looked into, save where `whole` asks for it."""
    dated = _dated(lines, periods)
    near = {i + step for i, here in enumerate(dated) if here for step in range(-_NEAR, _NEAR + 1)}
    rows: list[_Row] = []
    for index, (line, here) in enumerate(zip(lines, dated, strict=True)):
        bullet = line.text[0] in _BULLETS or (line.text[0] in "-–—*·" and line.text[1:2] in " \t")
        if (bullet and not here) or not (whole or index in near):
            rows.append(_Row(line, tuple(here), (), bullet, False, False))
            continue
        wrapped = index > 0 and not line.gap and line.text[0].islower() and len(lines[index - 1].text) > 55
        parts = tuple(_row_parts(line, here))
        plain = not bullet and not wrapped
        sure = len(line.text) > 60 and any(title_score(part.text) >= SURE for part in parts[:3])
        rows.append(_Row(line, tuple(here), parts, bullet, plain and _is_heading(line, parts), plain and sure))
    return rows


_NEAR = 4


def _dated(lines: Sequence[Line], periods: Sequence[FoundPeriod]) -> list[list[FoundPeriod]]:
    """The periods on each of the lines; one that runs over several lines stands on each."""
    found: list[list[FoundPeriod]] = [[] for _ in lines]
    cursor = 0
    for line, here in zip(lines, found, strict=True):
        while cursor < len(periods) and periods[cursor].end <= line.start:
            cursor += 1
        for period in periods[cursor:]:
            if period.start >= line.end:
                break
            here.append(period)
    return found


def _row_parts(line: Line, periods: Sequence[FoundPeriod]) -> list[Part]:
    """The parts of the line outside its dates, up to the end of the first sentence after the first date."""
    chunks: list[tuple[int, int]] = []
    position = line.start
    for period in periods:
        chunks.append((position, period.start))
        position = max(position, min(period.end, line.end))
    chunks.append((position, line.end))
    parts: list[Part] = []
    for start, end in chunks:
        if end <= start or len(parts) > 12:
            continue
        text = line.text[start - line.start : end - line.start]
        lead = len(text) - len(text.lstrip(" .,:;)-–—|·•\t"))
        stop = _SENTENCE.search(text, lead)
        if stop and (start > line.start or len(text) > 90):
            text = text[: stop.start()]
        parts.extend(
            Part(part.text, part.start + start, part.end + start, part.after_at) for part in parts_of(text[:200])
        )
    return parts


def _is_heading(line: Line, parts: Sequence[Part]) -> bool:
    """Whether the line may be part of an entry's heading: short, no sentence, no duty."""
    words = plain_title(line.text[:200]).split()
    if not words or len(words) > _MOST_HEADING_WORDS or len(line.text) > 130:
        return False
    if line.text[-1] in ".;," and len(words) > 4:
        return False
    first = words[0].split("'")[-1]
    if first in position_words.words("heads"):
        return title_score(line.text) > -1
    if parts and title_score(parts[0].text) >= SURE:
        return True
    return first not in position_words.words("actions") and not (first.endswith("ed") and len(first) > 4)


def _anchors(rows: list[_Row], *, strict: bool) -> list[_Anchor]:
    found: list[_Anchor] = []
    for index, row in enumerate(rows):
        taken = False
        for period in row.periods:
            if period.start < row.line.start:  # a range that began on the line before
                continue
            anchor = _Anchor(index, period, _form(row, period))
            if taken and not _is_list(row, found[-1].period, period):
                continue
            if _opens_entry(rows, anchor, strict=strict):
                found.append(anchor)
                taken = True
    if not strict:
        found = sorted([*found, *_like_the_others(rows, found)], key=lambda anchor: anchor.period.start)
    bullets = [anchor for anchor in found if rows[anchor.row].bullet]
    if len(bullets) < len(found):
        found = [anchor for anchor in found if anchor not in bullets]
    return _of_one_form(rows, found)


def _like_the_others(rows: list[_Row], found: list[_Anchor]) -> list[_Anchor]:
    """Dates on the line of a heading whose title no list knows: taken where they are as exact as the others'."""
    precisions = [anchor.period.precision for anchor in found if anchor.period.range]
    usual = max(set(precisions), key=precisions.count, default="month")
    taken = {anchor.row for anchor in found}
    more = []
    for index, row in enumerate(rows):
        first = next((period for period in row.periods if period.start >= row.line.start), None)
        if first is None or index in taken or not row.heading or first.precision != usual:
            continue
        if not first.range and not _stands_like(rows, _Anchor(index, first, _form(row, first)), found):
            continue
        before = row.line.text[: first.start - row.line.start]
        if row.line.text[-1] in ".;" or not row.line.text[0].isupper() or len(before.split()) > 8:
            continue
        if not _LEADS_IN.search(flat(before)) and not is_degree(row.line.text):
            more.append(_Anchor(index, first, _form(row, first)))
    return more


def _stands_like(rows: list[_Row], anchor: _Anchor, found: list[_Anchor]) -> bool:
    """Whether a single date stands at the end of a short line beside a title, as most of the other dates do."""
    ends = sum(other.form == "end" for other in found)
    near = [rows[i] for i in (anchor.row - 1, anchor.row + 1) if 0 <= i < len(rows)]
    titled = any(row.heading and row.best >= SURE and not row.periods for row in near)
    return anchor.form == "end" and 2 * ends > len(found) > 0 and titled and len(rows[anchor.row].line.text.split()) <= 8


def _is_list(row: _Row, first: FoundPeriod, second: FoundPeriod) -> bool:
    """Whether two periods on one line both open entries: "étés 2019, 2020", or a title of its own before each."""
    between = [part for part in row.parts if first.end <= part.start and part.end <= second.start]
    if not between and not first.range and not second.range:
        return first.precision == "season" == second.precision
    return any(title_score(part.text) >= SURE for part in between)


def _form(row: _Row, period: FoundPeriod) -> str:
    before = any(part.end <= period.start for part in row.parts if not _is_trifle(part.text))
    after = any(part.start >= period.end for part in row.parts if not _is_trifle(part.text))
    return {(False, False): "own", (False, True): "start", (True, False): "end", (True, True): "inside"}[before, after]


_TRIFLE = re.compile(
    r"(?:\d+ ?(?:ans?|mois|years?|months?|yrs?|mos?)[ ,et]*)+|\W*|date?s?|periode?|du|de|from|le|depuis", re.IGNORECASE
)


def _is_trifle(text: str) -> bool:
    """Whether a part says nothing beside the date: a duration, the word "dates", a kind of contract."""
    return _TRIFLE.fullmatch(text) is not None or is_contract_or_place(text)


def is_contract_or_place(text: str) -> bool:
    """Whether `text` is a kind of contract alone."""
    from screener.extracting.titles import is_contract

    return is_contract(text) and title_score(text) < SURE


def _opens_entry(rows: list[_Row], anchor: _Anchor, *, strict: bool) -> bool:
    """Whether the date opens an entry rather than being mentioned in a duty or a sentence."""
    row, period = rows[anchor.row], anchor.period
    before = flat(row.line.text[: period.start - row.line.start])
    words_before = len(before.split())
    if strict and ((not period.range and period.precision != "season") or is_degree(row.line.text)):
        return False
    if row.bullet and row.best < SURE:
        return False
    if not period.range:
        return _single_opens(rows, anchor)
    if anchor.form in ("own", "start"):
        return anchor.form == "own" or _starts_cleanly(rows, anchor)
    if words_before > _MOST_HEADING_WORDS or (_LEADS_IN.search(before) and row.best < SURE):
        return False
    if anchor.form == "end":
        near = [rows[i].best for i in (anchor.row - 1, anchor.row + 1) if 0 <= i < len(rows) and rows[i].heading]
        return row.best >= LIKELY or (row.heading and max(near, default=-3.0) >= LIKELY)
    ended = row.line.text[period.end - row.line.start :].lstrip()[:1]
    before_score = max((title_score(p.text) for p in row.parts if p.end <= period.start), default=-3.0)
    after_score = max((title_score(p.text) for p in row.parts if p.start >= period.end), default=-3.0)
    if _LEADS_IN.search(before) and not row.heading:
        return False
    return before_score >= SURE or (
        row.heading and (after_score >= LIKELY or (ended in ".|,;:)-–—" and before_score >= 0))
    )


def _starts_cleanly(rows: list[_Row], anchor: _Anchor) -> bool:
    """Whether a line that starts with a date starts an entry, and is not the wrapped middle of a sentence."""
    row = rows[anchor.row]
    after = row.line.text[anchor.period.end - row.line.start :].lstrip(" ,.:;)-–—|·•\t(")
    if row.best >= LIKELY or row.heading:
        return True
    return (
        bool(after)
        and after[0].isupper()
        and (
            row.line.gap
            or anchor.row == 0
            or rows[anchor.row - 1].line.text[-1] in ".:;!?"
            or rows[anchor.row - 1].heading
        )
    )


def _single_opens(rows: list[_Row], anchor: _Anchor) -> bool:
    """Whether a date that is no range opens an entry: it has to stand where a heading's date stands, beside a title."""
    row, period = rows[anchor.row], anchor.period
    if anchor.form == "inside" and not (period.duration and row.best >= SURE):
        return False
    if _ABOUT.search(flat(row.line.text[: period.start - row.line.start])):
        return False
    if not row.heading and anchor.form not in ("own", "start"):
        return False
    least = LIKELY if period.precision in ("month", "season") or period.duration else SURE
    if anchor.form == "own":
        if row.line.text[-1] in (".,;" if period.precision == "year" else ".;"):
            return False
        near = [rows[i] for i in (anchor.row - 1, _below(rows, anchor.row)) if 0 <= i < len(rows)]
        return any((other.heading or other.opening) and other.best >= least for other in near)
    return row.best >= least and not any(is_degree(part.text) for part in row.parts)


def _of_one_form(rows: list[_Row], anchors: list[_Anchor]) -> list[_Anchor]:
    """`anchors` without the dates in sentences that are less exact than those the layout sets apart."""
    apart = [a.period.precision for a in anchors if a.form in ("own", "start") or rows[a.row].heading]
    if len(apart) < 2:
        return anchors
    usual = max(set(apart), key=apart.count)
    return [a for a in anchors if a.form in ("own", "start") or rows[a.row].heading or a.period.precision == usual]


def _titles_stand_before(rows: list[_Row], anchors: list[_Anchor]) -> bool:
    """Whether headings begin above their date: by a vote of the entries whose title is not beside the date."""
    votes = 0.0
    for number, anchor in enumerate(anchors):
        if _own_title(rows, anchor) is not None:
            continue
        low = anchors[number - 1].row + 1 if number else 0
        high = anchors[number + 1].row if number + 1 < len(anchors) else len(rows)
        above = max((rows[i].best for i in _run(rows, anchor.row, low, step=-1, most=2)), default=0.0)
        below = max((rows[i].best for i in _run(rows, anchor.row, high, step=1, most=3)), default=0.0)
        votes += max(0.0, above) - max(0.0, below)
    first, last = anchors[0].row, anchors[-1].row
    votes += -2.0 if first == 0 else (2.0 if all(row.heading for row in rows[:first]) and first <= 3 else -0.5)
    votes += 2.0 if last == len(rows) - 1 else 0.0
    return votes > 0


def _run(rows: list[_Row], row: int, bound: int, *, step: int, most: int) -> list[int]:
    """The rows of headings next to `row` in one direction, up to `bound` (excluded downwards, included upwards)."""
    run: list[int] = []
    index = row + step
    while (
        0 < index < len(rows)
        and step > 0
        and any(period.start < rows[index].line.start for period in rows[index].periods)
    ):
        index += 1  # the date itself goes on for more lines
    while len(run) < most and (index >= bound if step < 0 else index < bound):
        if not (rows[index].heading or (step > 0 and not run and rows[index].opening)) or any(
            p.range for p in rows[index].periods if p.start >= rows[index].line.start
        ):
            break
        if step > 0 and rows[index].line.gap and run:
            break
        if not all(_is_trifle(part.text) for part in rows[index].parts):
            run.append(index)
        if step < 0 and rows[index].line.gap:
            break
        index += step
    return run


def _below(rows: list[_Row], row: int) -> int:
    """The row after `row` and after the lines over which its date goes on."""
    row += 1
    while row < len(rows) and any(period.start < rows[row].line.start for period in rows[row].periods):
        row += 1
    return row


def _own_title(rows: list[_Row], anchor: _Anchor) -> Part | None:
    """The title on the date's own line, where a part of it is surely one."""
    parts = rows[anchor.row].parts
    best = max(parts, key=lambda part: title_score(part.text), default=None)
    if best is None or title_score(best.text) < SURE:
        return None
    return best


def _title(rows: list[_Row], anchor: _Anchor, free: int, limit: int, *, before: bool) -> tuple[int, Part] | None:
    """The row and the part that is the entry's title."""
    own = _own_title(rows, anchor)
    if own is not None:
        nearest = _near_own(rows[anchor.row], anchor, own)
        return anchor.row, _widened(rows[anchor.row], nearest)
    above = _run(rows, anchor.row, free, step=-1, most=3 if before else 1)
    below = _run(rows, anchor.row, limit, step=1, most=1 if before else 3)
    runs = (above, below) if before else (below, above)
    same = max(rows[anchor.row].parts, key=lambda part: title_score(part.text), default=None)
    same_score = title_score(same.text) if same is not None else -3.0
    for least in (SURE, LIKELY - 0.4):
        for run in runs:
            best = _best_of(rows, run)
            if best is not None and best[0] >= least:
                return best[1], _widened(rows[best[1]], best[2])
        if same is not None and same_score >= LIKELY:
            return anchor.row, same
    if same is not None and same_score >= 0.8:
        return anchor.row, same
    if runs[0] and rows[runs[0][0]].parts:
        return runs[0][0], rows[runs[0][0]].parts[0]
    return (anchor.row, same) if same is not None and same_score > -1 and not _is_trifle(same.text) else None


def _title_beside(rows: list[_Row], anchor: _Anchor) -> tuple[int, Part] | None:
    """The title of an unknown kind on the date's line, in a stretch whose titles stand beside their dates."""
    row = rows[anchor.row]
    if _own_title(rows, anchor) is not None or anchor.form == "own":
        return None
    parts = [part for part in row.parts if not part.after_at and not _is_trifle(part.text)]
    best = max(parts, key=lambda part: title_score(part.text), default=None)
    return (anchor.row, best) if best is not None and title_score(best.text) > -1 else None


def _best_of(rows: list[_Row], run: list[int]) -> tuple[float, int, Part] | None:
    """The likeliest title among the rows of `run`, nearer rows before farther ones."""
    scored = [(title_score(part.text) - 0.2 * place, i, part) for place, i in enumerate(run) for part in rows[i].parts]
    return max(scored, key=lambda each: each[0], default=None)


def _near_own(row: _Row, anchor: _Anchor, best: Part) -> Part:
    """Of several titles on the line of several dates, the one before this date; else the best."""
    if len(row.periods) < 2:
        return best
    sure = [part for part in row.parts if title_score(part.text) >= SURE and part.end <= anchor.period.start]
    return sure[-1] if sure else best


def _widened(row: _Row, part: Part) -> Part:
    """The title with the parts that belong to it: a second title after a comma or arrow, a department."""
    text, base = row.line.text, row.line.start
    parts = list(row.parts)
    place = parts.index(part)
    start, end = part.start, part.end
    while place + 1 < len(parts):
        following = parts[place + 1]
        between = text[end - base : following.start - base].strip()
        first = plain_title(following.text).split()[:1]
        joins = between in (",", "/", "->", "→", "&", "+", ":") and not following.after_at
        more = title_score(following.text) >= SURE or (first and first[0] in position_words.words("departments"))
        if not (joins and more and following.end - start <= 90):
            break
        end, place = following.end, place + 1
    place = parts.index(part)
    if (
        place
        and text[parts[place - 1].end - base : start - base].strip() in ("/", "->", "→")
        and title_score(parts[place - 1].text) >= SURE
    ):
        start = parts[place - 1].start
    return Part(text[start - base : end - base], start, end, part.after_at)


def _employer_rows(
    rows: list[_Row], anchor: _Anchor, title: tuple[int, Part] | None, bounds: tuple[int, int], *, before: bool
) -> list[int]:
    """The rows that may name the employer: the title's, the date's, those between, and the next one of the heading."""
    low, high = sorted((anchor.row, title[0] if title else anchor.row))
    places = [title[0] if title else anchor.row, anchor.row, *range(low + 1, high)]
    if before:
        places += _run(rows, low, bounds[0], step=-1, most=2)
        if rows[anchor.row].best < 0 and low == high:
            places += _run(rows, anchor.row, bounds[1], step=1, most=1)
    else:
        places += _run(rows, high, bounds[1], step=1, most=1)
    return places


def _employer(
    rows: list[_Row], places: list[int], anchor: _Anchor, title: tuple[int, Part] | None
) -> tuple[int, str] | None:
    """The row and the name of the likeliest employer in the rows at `places`; None where none is named."""
    candidates: list[tuple[float, int, Part]] = []
    title_row = title[0] if title else anchor.row
    for place, index in enumerate(dict.fromkeys(places)):
        near = 1.0 if index == title_row else 0.6 if index == anchor.row else 0.2
        for order, part in enumerate(rows[index].parts):
            inside_title = title is not None and part.start < title[1].end and part.end > title[1].start
            if inside_title or _is_trifle(part.text) or len(part.text) < 2:
                continue
            place_name = 1.2 if _PLACE.match(rows[index].line.text) else 0.0
            score = employer_score(part) + near - 0.25 * order - 0.01 * place - place_name
            candidates.append((score, index, part))
    best = max(candidates, key=lambda each: each[0], default=None)
    return (best[1], best[2].text[:100]) if best is not None and best[0] >= 0.9 else None


def _cut(rows: list[_Row], headed: list[_Headed]) -> list[Entry]:
    """The entries, each from the first row of its heading to the next one's."""
    entries: list[Entry] = []
    for number, each in enumerate(headed):
        following = headed[number + 1].first if number + 1 < len(headed) else len(rows)
        start = min(rows[each.first].line.start, each.anchor.period.start)
        end = rows[max(following - 1, each.last)].line.end
        heading = "\n".join(rows[i].line.text[:300] for i in range(each.first, each.last + 1))
        title = each.title or Part("", start, start)
        employer = each.employer
        if number and headed[number - 1].anchor.row == each.anchor.row and not employer:
            employer = entries[-1].employer
        last = rows[each.last].line.end
        body = each.anchor.period.end if each.last == each.anchor.row and last - each.anchor.period.end > 90 else last
        entries.append(
            Entry(title.text, title.start, title.end, employer, heading, each.anchor.period, start, end, body)
        )
    return entries


def _without_frames(entries: list[Entry]) -> list[Entry]:
    """`entries` without those that only frame the roles that follow at one employer; the roles take its name."""
    kept: list[Entry] = []
    frame: Entry | None = None
    for number, entry in enumerate(entries):
        inner = entries[number + 1 : number + 3]
        if title_score(entry.title) < LIKELY and len(inner) == 2 and all(_covers(entry, role) for role in inner):
            frame = entry
            continue
        if frame is not None and _covers(frame, entry):
            if not entry.employer:
                entry = replace(entry, employer=frame.title or frame.employer)
        else:
            frame = None
        kept.append(entry)
    return kept


def _with_employers(entries: list[Entry]) -> list[Entry]:
    """`entries` where a role without an employer, in a CV that names them, takes that of the role it led to or came from."""
    if 2 * sum(bool(entry.employer) for entry in entries) <= len(entries):
        return entries
    kept: list[Entry] = []
    for entry in entries:
        if kept and not entry.employer and kept[-1].employer and _adjoin(entry, kept[-1]):
            entry = replace(entry, employer=kept[-1].employer)
        kept.append(entry)
    return kept


def _adjoin(first: Entry, second: Entry) -> bool:
    """Whether one of two dated entries ends in the month in which the other begins, or the month before."""
    earlier, later = first.period, second.period
    if earlier is None or later is None or earlier.last is None or later.first is None:
        return False
    return earlier.precision == later.precision == "month" and 0 <= later.first.earliest - earlier.last.latest <= 1


def _covers(outer: Entry, inner: Entry) -> bool:
    first, second = outer.period, inner.period
    if first is None or second is None or first.first is None or second.first is None:
        return False
    if first.first.earliest > second.first.earliest or title_score(inner.title) < LIKELY:
        return False
    if first.current:
        return True
    return first.last is not None and second.last is not None and first.last.latest >= second.last.latest


def _is_job(entry: Entry, *, strict: bool) -> bool:
    score = title_score(entry.title)
    if strict:
        sure = score >= SURE or (score >= LIKELY and position_words.finder("kinds").match(plain_title(entry.title)))
        return bool(sure) and not is_degree(entry.heading)
    words = plain_title(entry.title).split()
    opens_as_degree = bool(words) and words[0].split("'")[0] in position_words.words("degrees")
    if opens_as_degree and not (words[0] == "master" and words[1:2] and words[1] in position_words.words("heads")):
        return False
    return score >= LIKELY or not is_degree(entry.heading)


def _undated(rows: list[_Row]) -> list[Entry]:
    """Jobs without dates: short lines with a sure title, in a stretch about experience that has no dates at all."""
    places = [i for i, row in enumerate(rows) if row.heading and row.best >= SURE]
    entries: list[Entry] = []
    for number, place in enumerate(places):
        row = rows[place]
        part = _widened(row, max(row.parts, key=lambda each: title_score(each.text)))
        following = places[number + 1] if number + 1 < len(places) else len(rows)
        others = [each for each in row.parts if each.start >= part.end]
        best = max(others, key=employer_score, default=None)
        employer = best.text if best is not None and employer_score(best) >= 0.5 else ""
        end = rows[following - 1].line.end
        entries.append(
            Entry(part.text, part.start, part.end, employer, row.line.text, None, row.line.start, end, row.line.end)
        )
    return [entry for entry in entries if not is_degree(entry.title)]


def _is_column(anchors: list[_Anchor]) -> bool:
    """Whether the dates stand one below the other with nothing between them."""
    places = [anchor.row for anchor in anchors]
    return len(places) > 1 and places[-1] - places[0] == len(places) - 1 and all(a.form == "own" for a in anchors)


def _date_column(rows: list[_Row], anchors: list[_Anchor]) -> list[Entry] | None:
    """The entries of a stretch whose dates stand in a column of their own, read before or after all the titles."""
    places = {anchor.row for anchor in anchors}
    undated = _undated([row for i, row in enumerate(rows) if i not in places])
    if len(undated) != len(anchors):
        return None
    return [replace(entry, period=anchor.period) for entry, anchor in zip(undated, anchors, strict=True)]
