"""Requirements that no term covers: their words held against the CV's sentences, the likest sentence as evidence.

Judged by likeness alone such a match is never more than partial, and is marked as less certain.
"""

from screener.scoring.facts import Facts
from screener.scoring.verdict import Verdict, not_found
from screener.types import CV, Evidence, Message, Requirement

LIKE = 0.42  # likeness from which a sentence counts as partial; how it fares is in docs/quality.md
VALUE = 0.5


def match_wording(requirement: Requirement, facts: Facts) -> Verdict:
    """The sentence of the CV most like the requirement's words, where one is like enough."""
    found = facts.likest(requirement.text)
    if found is None or found[1] < LIKE:
        return not_found()
    start, end = facts.sentence_spans[found[0]]
    reason = Message("reason.wording", {"likeness": round(found[1], 2)})
    return Verdict(VALUE, reason, (_quote(facts.cv, start, end),), low=0.0, high=1.0, certain=False)


def an_ordinary_sentence(facts: Facts) -> Evidence | None:
    """A full sentence of the CV as a sample of its language: the first of eight words or more, but for the address."""
    text, spans, told = facts.cv.document.text, facts.sentence_spans, facts.cv.contact.spans
    wordy = (span for span in spans if text.count(" ", *span) >= 7)
    chosen = next((each for each in wordy if not any(start < each[1] and each[0] < end for start, end in told)), None)
    if chosen is None:
        chosen = min(spans, key=lambda span: span[0] - span[1], default=None)
    return _quote(facts.cv, *chosen) if chosen else None


def _quote(cv: CV, start: int, end: int) -> Evidence:
    page = next((page.number for page in cv.document.pages if page.start <= start <= page.end), 1)
    section = next((section.kind for section in cv.sections if section.start <= start < section.end), "")
    return Evidence(cv.document.text[start:end], start, end, page, section, "wording")
