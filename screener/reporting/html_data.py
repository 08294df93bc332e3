"""What the HTML report's page computes with: one compact object, every string harmless as text.

Arrays instead of objects with long names, and quotes as offsets into the CV's text, keep 1,000 candidates within a
few megabytes. Offsets count UTF-16 units, as the browser does.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from screener.reporting import safe, words
from screener.reporting.contract import warnings_of
from screener.reporting.wording import catalogue, name_of, say, term
from screener.types import Candidate, Document, Evidence, Language, Match, Ranking, Requirement

STATUSES = ("met", "partial", "not_met", "unknown")
BANDS = ("strong", "good", "possible", "weak")

_COLUMNS = (
    "rank", "candidate", "score", "band", "experience", "degree", "requirement", "requirements", "file", "language",
)  # fmt: skip

TEXT_BUDGET = 7_000_000  # characters of all CVs together; beyond it the longest are cut to what lies around quotes
_LEFT_OUT = "\n[…]\n"

Object = dict[str, Any]
Interval = tuple[int, int]


def payload(ranking: Ranking, lang: Language) -> Object:
    """The whole ranking as the page needs it."""
    most = text_limit([len(each.result.cv.document.text) for each in ranking.candidates])
    return {
        "lang": lang,
        "ui": _words(lang),
        "statuses": [name_of("status", each, lang) for each in STATUSES],
        "bands": [name_of("band", each, lang) for each in BANDS],
        "least": list(words.BANDS.values()),
        "requirements": [_requirement(each, lang) for each in ranking.posting.requirements],
        "candidates": [_candidate(each, most, lang) for each in ranking.candidates],
    }


def _words(lang: Language) -> dict[str, str]:
    """The page's own words: its block of the catalogue, durations, and the names of its columns."""
    entries = catalogue(lang)
    found = {key.removeprefix("html."): text for key, text in entries.items() if key.startswith("html.")}
    found |= {key.removeprefix("duration."): text for key, text in entries.items() if key.startswith("duration.")}
    found |= {f"column.{key}": entries[f"label.{key}"] for key in _COLUMNS}
    return found | {"uncertain": entries["report.uncertain"]}


def text_limit(lengths: Sequence[int]) -> int:
    """How many characters of each text may be kept so that all together stay within the budget."""
    left, waiting = TEXT_BUDGET, len(lengths)
    for length in sorted(lengths):
        if length * waiting > left:
            return max(1_000, left // waiting)
        left -= length
        waiting -= 1
    return max(lengths, default=0)


def _requirement(requirement: Requirement, lang: Language) -> Object:
    return {
        "id": plain(requirement.id),
        "text": plain(requirement.text),
        "label": safe.short(words.label_of(requirement, lang), 60),
        "must": requirement.must,
        "required": requirement.importance == "required",
        "weight": requirement.weight,
    }


def _candidate(candidate: Candidate, most: int, lang: Language) -> Object:
    result = candidate.result
    cv = result.cv
    quotes = [each for match in result.matches for each in match.evidence]
    shown = _Shown(cv.document, quotes, most)
    return {
        "name": words.who(candidate),
        "file": words.file_path(candidate.file),
        "mail": plain(cv.contact.email or ""),
        "phone": plain(cv.contact.phone or ""),
        "language": name_of("language", cv.document.language, lang),
        "reference": words.month(cv.reference_date, lang),
        "score": [candidate.score, result.low, result.high],
        "rank": [candidate.rank, candidate.rank_low, candidate.rank_high],
        "months": [cv.experience_months, result.relevant_months],
        "degree": words.highest_degree(cv),
        "level": max((each.level or 0 for each in cv.education if each.status == "completed"), default=0),
        "tools": ", ".join(term(each.name, lang) for each in cv.tools[:30]),
        "warnings": [
            [name_of("warning_code", flag.code, lang), plain(say(flag.message, lang))] for flag in warnings_of(result)
        ],
        "matches": [_match(match, shown, lang) for match in result.matches],
        "text": shown.text,
        "pages": shown.pages,
    }


def _match(match: Match, shown: "_Shown", lang: Language) -> list[Any]:
    """Status, fulfilment, at least, at most, reason, certain, quotes as [start, end, place]."""
    return [
        STATUSES.index(match.status),
        match.fulfilment,
        match.low,
        match.high,
        plain(say(match.reason, lang)),
        1 if match.certain else 0,
        [[*shown.place(each), words.place(each, lang)] for each in match.evidence],
    ]


def plain(text: str) -> str:
    """`text` on one line with nothing that steers."""
    return safe.line(safe.text(text))


class _Shown:
    """A CV's text as the page shows it: harmless, cut to what fits, with offsets in UTF-16 units."""

    def __init__(self, document: Document, quotes: Sequence[Evidence], most: int) -> None:
        kept = _kept(document.text, quotes, most)
        text = safe.same_length(document.text)
        pieces, self._moves = [], []
        length = 0
        for number, (start, end) in enumerate(kept):
            gap = _LEFT_OUT if number or start else ""
            self._moves.append((start, end, length + len(gap)))
            pieces.append(gap + text[start:end])
            length += len(gap) + end - start
        self.text = "".join(pieces) + (_LEFT_OUT if kept and kept[-1][1] < len(text) else "")
        self._wide = [index for index, character in enumerate(self.text) if character > "\uffff"]
        self.pages = [[page.number, self._moved(page.start)] for page in document.pages]

    def place(self, evidence: Evidence) -> list[int]:
        """Where a quote starts and ends in the text shown."""
        return [self._moved(evidence.start), self._moved(evidence.end)]

    def _moved(self, offset: int) -> int:
        for start, end, shown in self._moves:
            if offset <= end:
                moved = shown + max(0, offset - start)
                return moved + bisect_left(self._wide, moved)
        return len(self.text) + len(self._wide)


def _kept(text: str, quotes: Sequence[Evidence], most: int) -> list[Interval]:
    """The parts of `text` to keep: all of it where it is short enough, else the beginning and what is near quotes."""
    if len(text) <= most:
        return [(0, len(text))]
    around = max(100, most // (2 * len(quotes) + 2))
    wanted = sorted([(0, around), *((max(0, q.start - around), min(len(text), q.end + around)) for q in quotes)])
    kept = [wanted[0]]
    for start, end in wanted[1:]:
        if start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return kept
