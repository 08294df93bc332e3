"""Requirements that no term covers: their words held against the CV's sentences, the likest sentence as evidence.

Judged by likeness alone such a match is never more than partial, and is marked as less certain.
"""

import re

from screener.scoring.facts import Facts
from screener.scoring.likeness import best_sentence
from screener.scoring.verdict import Verdict, not_found
from screener.types import CV, Evidence, Message, Requirement

LIKE = 0.42  # likeness from which a sentence counts as partial; tried 0.30-0.60 by cross-validation over CVs
VALUE = 0.5

_SENTENCE = re.compile(r"[^\n\f.;•]+(?:[.;](?=\s|$))?")
_LONGEST = 240


def match_wording(requirement: Requirement, facts: Facts) -> Verdict:
    """The sentence of the CV most like the requirement's words, where one is like enough."""
    spans = sentences(facts.cv)
    found = best_sentence(requirement.text, [facts.cv.document.text[start:end] for start, end in spans])
    if found is None or found[1] < LIKE:
        return not_found()
    start, end = spans[found[0]]
    reason = Message("reason.wording", {"likeness": round(found[1], 2)})
    return Verdict(VALUE, reason, (_quote(facts.cv, start, end),), low=0.0, high=1.0, certain=False)


def sentences(cv: CV) -> list[tuple[int, int]]:
    """Offsets of the CV's sentences and list items, without the white space around them."""
    text = cv.document.text
    found = []
    for match in _SENTENCE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip(" \t-–—*·|,"))
        end = min(match.end() - len(words) + len(words.rstrip()), start + _LONGEST)
        if end - start >= 4:
            found.append((start, end))
    return found


def an_ordinary_sentence(cv: CV) -> Evidence | None:
    """A full sentence of the CV as a sample of the language it is written in: the first with eight words or more."""
    spans = sentences(cv)
    wordy = [span for span in spans if cv.document.text.count(" ", *span) >= 7]
    chosen = (wordy or sorted(spans, key=lambda span: span[0] - span[1]))[:1]
    return _quote(cv, *chosen[0]) if chosen else None


def _quote(cv: CV, start: int, end: int) -> Evidence:
    page = next((page.number for page in cv.document.pages if page.start <= start <= page.end), 1)
    section = next((section.kind for section in cv.sections if section.start <= start < section.end), "")
    return Evidence(cv.document.text[start:end], start, end, page, section, "wording")
