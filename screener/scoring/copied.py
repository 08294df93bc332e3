"""The posting pasted into a CV: what stands in copied words proves nothing, and the CV is flagged.

An honest CV shares names and turns of phrase with a posting, not sentences: among 94 CVs and 33 postings the longest
run of words in common is 5 ("content creation and marketing initiatives"), and no pair has more than 8 words in runs.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from screener.text import fold, plain_words
from screener.types import CV, Degree, Evidence, Position, Posting, SpokenLanguage, Term

RUN = 4  # words in a row that the posting has in the same row
LEAST_RUN = 12  # a run that nobody writes by chance; one clause of a posting is shorter
LEAST_WORDS = 16  # or so many words in several runs
_GAP = 6  # words between two runs that belong to them: a line put in between
_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]
Proved = TypeVar("Proved", Term, Degree, SpokenLanguage)


def copied_spans(text: str, posting: Posting) -> tuple[Span, ...]:
    """The stretches of `text` that are copied from `posting`, as offsets in order; none where little is in common."""
    runs, known = _runs_of(posting_text(posting))
    if not runs:
        return ()
    words = words_of(text)
    starts = [at for at in _known_rows(words, known) if tuple(words[at : at + RUN]) in runs]
    rows = _joined(starts, RUN, apart=0)
    longest = max((end - start for start, end in rows), default=0)
    if longest < LEAST_RUN and sum(end - start for start, end in rows) < LEAST_WORDS:
        return ()
    spans = [match.span() for match in _WORD.finditer(text)]
    return tuple((spans[start][0], spans[end - 1][1]) for start, end in _joined(starts, RUN, apart=_GAP))


def without_copied(cv: CV, spans: Sequence[Span], posting: Posting) -> CV:
    """`cv` without the facts whose words lie in `spans`, and with those stretches of its text blank."""
    inside = _Inside(spans)
    document = cv.document
    # The posting's words may be all that is written in its language.
    spoken = tuple(each for each in document.languages if each == document.language or each != posting.language)
    return msgspec.structs.replace(
        cv,
        document=msgspec.structs.replace(document, text=_blank(document.text, spans), languages=spoken),
        positions=tuple(_own_roles(each, inside) for each in cv.positions if not inside.holds_all(each.evidence)),
        stated_years=None if inside.holds_all(cv.stated_years_evidence) else cv.stated_years,
        education=_kept(cv.education, inside),
        languages=_kept(cv.languages, inside),
        tools=_kept(cv.tools, inside),
        skills=_kept(cv.skills, inside),
        certifications=_kept(cv.certifications, inside),
        soft_skills=_kept(cv.soft_skills, inside),
        interests=_kept(cv.interests, inside),
        sectors=_kept(cv.sectors, inside),
        permits=_kept(cv.permits, inside),
    )


class _Inside:
    """Tells whether words lie in copied stretches."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, each: Evidence) -> bool:
        """Whether any word of it is copied: what is copied in part is not the candidate's own."""
        return bisect_left(self._starts, each.end) > bisect_right(self._ends, each.start)

    def holds_all(self, evidence: Sequence[Evidence]) -> bool:
        return bool(evidence) and all(map(self.holds, evidence))


def _blank(text: str, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "\n" * (end - start)]  # ends a sentence on either side
        at = end
    return "".join((*pieces, text[at:]))


def _kept(facts: tuple[Proved, ...], inside: _Inside) -> tuple[Proved, ...]:
    return tuple(_own(fact, inside) for fact in facts if not inside.holds_all(fact.evidence))


def _own(fact: Proved, inside: _Inside) -> Proved:
    """The fact with its own words alone; a term that only copied words set to work is listed."""
    own = tuple(each for each in fact.evidence if not inside.holds(each))
    if len(own) == len(fact.evidence):
        return fact
    if isinstance(fact, Term) and fact.strength == "used" and inside.holds(fact.evidence[0]):
        worked = any(each.section in ("experience", "projects", "volunteering") for each in own)
        if not worked:
            return msgspec.structs.replace(fact, evidence=own, strength="listed", months=None, last_used=None)
    return msgspec.structs.replace(fact, evidence=own)


def _own_roles(position: Position, inside: _Inside) -> Position:
    """The position without roles that its duties gave it, where copied words stand among them."""
    span = Evidence("", *position.span, page=1)
    if position.role_basis != "duties" or not inside.holds(span):
        return position
    return msgspec.structs.replace(position, roles=(), role_basis="")


def posting_text(posting: Posting) -> str:
    """The words that a CV may have copied."""
    return posting.text or "\n".join(requirement.text for requirement in posting.requirements)


@lru_cache(maxsize=4)
def _runs_of(text: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The runs of `RUN` words of a posting, and the words in them."""
    words = words_of(text)
    runs = frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))
    return runs, frozenset(words)


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    plain = plain_words(text)
    return list(map(fold, _WORD.findall(text))) if plain is None else plain.decode("ascii").split()


def _known_rows(words: Sequence[str], known: frozenset[str]) -> Iterator[int]:
    """Where `RUN` words in a row are all `known`."""
    marks, row = bytes(map(known.__contains__, words)), b"\1" * RUN
    at = marks.find(row)
    while at >= 0:
        yield at
        at = marks.find(row, at + 1)


def _joined(starts: Iterable[int], length: int, *, apart: int) -> list[Span]:
    """Runs of `length` words from `starts` on, put together where they touch or at most `apart` words part them."""
    rows: list[Span] = []
    for start in starts:
        if rows and start <= rows[-1][1] + apart:
            rows[-1] = (rows[-1][0], start + length)
        else:
            rows.append((start, start + length))
    return rows
