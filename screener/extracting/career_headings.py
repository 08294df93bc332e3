"""The heading of each job: where its title and its employer stand, by the layout that the stretch has throughout."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from screener.extracting import position_words
from screener.extracting.career_dates import Anchor
from screener.extracting.career_rows import Row, is_trifle, run_of
from screener.extracting.flat import flat
from screener.extracting.titles import LIKELY, SURE, Part, employer_score, is_contract, plain_title, title_score

# A place: "San Jose, CA", "Lyon, France".
_PLACE = re.compile(
    r"[A-ZÀ-Ý][\w.'’ \-]{1,28}, ?(?:[A-Z]{2}(?: \d{5})?|France|Belgique|Suisse|Canada|Québec|Luxembourg"
    r"|USA|UK|Germany|Spain)\.?(?=$|[\s|)])"
)


_HINT = 0.8  # the score of a word that only ends like a trade ("technologist")


class Headed(Struct, frozen=True):
    """An anchor with its title and employer, and the first and last row of its heading."""

    first: int
    last: int
    anchor: Anchor
    title: Part | None
    employer: str


def headings_of(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Headed]:
    """The heading of each of `anchors`, in order."""
    before = _titles_stand_before(rows, anchors)
    titles = _titles(rows, anchors, before=before)
    found = _headed(rows, anchors, titles, before=before, below=False)
    if before and not any(each.employer for each in found):
        found = _headed(rows, anchors, titles, before=before, below=True)
    return found


def _titles_stand_before(rows: Sequence[Row], anchors: Sequence[Anchor]) -> bool:
    """Whether headings begin above their date: by a vote of the entries whose title is not beside the date."""
    votes = 0.0
    for number, anchor in enumerate(anchors):
        if _own_title(rows, anchor) is not None:
            continue
        low = anchors[number - 1].row + 1 if number else 0
        high = anchors[number + 1].row if number + 1 < len(anchors) else len(rows)
        above = max((rows[i].best for i in run_of(rows, anchor.row, low, step=-1, most=2)), default=0.0)
        below = max((rows[i].best for i in run_of(rows, anchor.row, high, step=1, most=3)), default=0.0)
        votes += max(0.0, above) - max(0.0, below)
    first, last = anchors[0].row, anchors[-1].row
    votes += -2.0 if first == 0 else (2.0 if all(row.heading for row in rows[:first]) and first <= 3 else -0.5)
    votes += 2.0 if last == len(rows) - 1 else 0.0
    return votes > 0


def _titles(rows: Sequence[Row], anchors: Sequence[Anchor], *, before: bool) -> list[tuple[int, Part] | None]:
    """The row and the part that is the title of each anchor."""
    known = sum(anchor.form != "own" and rows[anchor.row].best >= _HINT for anchor in anchors)
    beside = 2 * known > len(anchors) > 1
    titles: list[tuple[int, Part] | None] = []
    free = 0
    for number, anchor in enumerate(anchors):
        limit = next((a.row for a in anchors[number + 1 :] if a.row > anchor.row), len(rows))
        if number and anchors[number - 1].row == anchor.row and _own_title(rows, anchor) is None:
            titles.append(titles[-1])  # "étés 2019, 2020" under one title
            continue
        title = _title_beside(rows, anchor) if beside else None
        title = title or _title(rows, anchor, free, limit, before=before)
        titles.append(title)
        free = max(anchor.row, title[0] if title else 0) + 1
    return titles


def _headed(
    rows: Sequence[Row],
    anchors: Sequence[Anchor],
    titles: Sequence[tuple[int, Part] | None],
    *,
    before: bool,
    below: bool,
) -> list[Headed]:
    """The headings of the anchors; `below` also looks for the employer below a date whose title stands above it."""
    found: list[Headed] = []
    free = 0
    for number, (anchor, title) in enumerate(zip(anchors, titles, strict=True)):
        limit = next((a.row for a in anchors[number + 1 :] if a.row > anchor.row), len(rows))
        following = titles[number + 1] if number + 1 < len(titles) else None
        limit = min(limit, following[0]) if following and following[0] > anchor.row else limit
        places = _employer_rows(rows, anchor, title, (free, limit), before=before)
        if below and title is not None and title[0] < anchor.row:
            places += run_of(rows, anchor.row, limit, step=1, most=1)
        employer = _employer(rows, places, anchor, title)
        used = [anchor.row, *([title[0]] if title else []), *([employer[0]] if employer else [])]
        if found and found[-1].anchor.row == anchor.row:
            used = [anchor.row]
        first = _with_contract_above(rows, min(used), free)
        found.append(Headed(first, max(used), anchor, title[1] if title else None, employer[1] if employer else ""))
        free = max(used) + 1
    return found


def _with_contract_above(rows: Sequence[Row], first: int, free: int) -> int:
    """The row of a kind of contract ("Freelance") that stands alone above the heading's first row, else that row."""
    above = rows[first - 1] if first > free else None
    alone = above is not None and above.heading and not above.periods and is_contract(above.line.text)
    return first - 1 if alone else first


def _own_title(rows: Sequence[Row], anchor: Anchor) -> Part | None:
    """The title on the date's own line, where a part of it is surely one."""
    parts = rows[anchor.row].parts
    best = max(parts, key=lambda part: title_score(part.text), default=None)
    if best is None or title_score(best.text) < SURE:
        return None
    return best


def _title(rows: Sequence[Row], anchor: Anchor, free: int, limit: int, *, before: bool) -> tuple[int, Part] | None:
    """The row and the part that is the entry's title."""
    own = _own_title(rows, anchor)
    if own is not None:
        nearest = _near_own(rows[anchor.row], anchor, own)
        return anchor.row, widened(rows[anchor.row], nearest)
    above = run_of(rows, anchor.row, free, step=-1, most=3 if before else 1)
    below = run_of(rows, anchor.row, limit, step=1, most=1 if before else 3)
    runs = (above, below) if before else (below, above)
    same = max(rows[anchor.row].parts, key=lambda part: title_score(part.text), default=None)
    same_score = title_score(same.text) if same is not None else -3.0
    for least in (SURE, LIKELY - 0.4):
        for run in runs:
            best = _best_of(rows, run)
            if best is not None and best[0] >= least:
                return best[1], widened(rows[best[1]], best[2])
        if same is not None and same_score >= LIKELY:
            return anchor.row, same
    if same is not None and same_score >= _HINT:
        return anchor.row, same
    for place in (*runs[0][:1], anchor.row):
        named = [part for part in rows[place].parts if not (part.after_at or is_trifle(part.text))]
        best_named = max(named, key=lambda part: title_score(part.text), default=None)
        if best_named is not None and title_score(best_named.text) > -1 and rows[place].line.text[-1] not in ".;":
            return place, best_named
    return None


def _title_beside(rows: Sequence[Row], anchor: Anchor) -> tuple[int, Part] | None:
    """The title of an unknown kind on the date's line, in a stretch whose titles stand beside their dates."""
    row = rows[anchor.row]
    if _own_title(rows, anchor) is not None or anchor.form == "own":
        return None
    parts = [p for p in row.parts if not p.after_at and (title_score(p.text) >= LIKELY or not is_trifle(p.text))]
    best = max(parts, key=lambda part: title_score(part.text), default=None)
    return (anchor.row, best) if best is not None and title_score(best.text) > -1 else None


def _best_of(rows: Sequence[Row], run: list[int]) -> tuple[float, int, Part] | None:
    """The likeliest title among the rows of `run`, nearer rows before farther ones."""
    scored = [(title_score(part.text) - 0.2 * place, i, part) for place, i in enumerate(run) for part in rows[i].parts]
    return max(scored, key=lambda each: each[0], default=None)


def _near_own(row: Row, anchor: Anchor, best: Part) -> Part:
    """Of several titles on the line of several dates, the one before this date; else the best."""
    if len(row.periods) < 2:
        return best
    sure = [part for part in row.parts if title_score(part.text) >= SURE and part.end <= anchor.period.start]
    return sure[-1] if sure else best


def _is_second_title(part: Part, words: list[str]) -> bool:
    """Whether the part is a title by its own language's order: the noun first in French, last in English."""
    french, english = _heads()
    return title_score(part.text) >= SURE and (words[0] in french or words[-1] in english)


@cache
def _heads() -> tuple[frozenset[str], ...]:
    """The nouns of titles, by language."""
    return tuple(frozenset(map(flat, file.heads)) for file in position_words.files())


def widened(row: Row, part: Part) -> Part:
    """The title with the parts that belong to it: a second title after a comma or arrow, a department."""
    text, base = row.line.text, row.line.start
    parts = list(row.parts)
    place = parts.index(part)
    start, end = part.start, part.end
    while place + 1 < len(parts):
        following = parts[place + 1]
        between = text[end - base : following.start - base].strip()
        words = plain_title(following.text).split()
        joins = between in (",", "/", "->", "→", "&", "+", ":") and not following.after_at
        more = bool(words) and (_is_second_title(following, words) or words[0] in position_words.words("departments"))
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
    rows: Sequence[Row], anchor: Anchor, title: tuple[int, Part] | None, bounds: tuple[int, int], *, before: bool
) -> list[int]:
    """The rows that may name the employer: the title's, the date's, those between, and the next one of the heading."""
    low, high = sorted((anchor.row, title[0] if title else anchor.row))
    places = [title[0] if title else anchor.row, anchor.row, *range(low + 1, high)]
    if before:
        places += run_of(rows, low, bounds[0], step=-1, most=2)
        if rows[anchor.row].best < 0 and low == high:
            places += run_of(rows, anchor.row, bounds[1], step=1, most=1)
    else:
        places += run_of(rows, high, bounds[1], step=1, most=1)
    return places


def _employer(
    rows: Sequence[Row], places: list[int], anchor: Anchor, title: tuple[int, Part] | None
) -> tuple[int, str] | None:
    """The row and the name of the likeliest employer in the rows at `places`; None where none is named."""
    candidates: list[tuple[float, int, Part]] = []
    title_row = title[0] if title else anchor.row
    for place, index in enumerate(dict.fromkeys(places)):
        near = 1.0 if index == title_row else 0.6 if index == anchor.row else 0.2
        for order, part in enumerate(rows[index].parts):
            inside_title = title is not None and part.start < title[1].end and part.end > title[1].start
            if inside_title or is_trifle(part.text) or len(part.text) < 2:
                continue
            line = rows[index].line
            place_name = 1.2 if _PLACE.match(line.text, part.start - line.start) else 0.0
            score = employer_score(part) + near - 0.25 * order - 0.01 * place - place_name
            candidates.append((score, index, part))
    best = max(candidates, key=lambda each: each[0], default=None)
    return (best[1], best[2].text[:100]) if best is not None and best[0] >= 0.9 else None
