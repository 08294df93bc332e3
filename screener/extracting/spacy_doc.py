"""A CV as a spaCy document, for teams that look at it, correct it or train on it with spaCy's own tools."""

import re
from typing import TYPE_CHECKING

from screener.types import CV, Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PIECE = re.compile(r"\w+|[^\w\s]|\s+")


def to_spacy(cv: CV, vocab: "Vocab | None" = None) -> "Doc":
    """The text of `cv` as a spaCy `Doc`, its facts as groups of spans: `doc.spans["tools"]`, `["positions"]`, ...

    `doc.text` is the CV's text; a span's label is the fact's id ("hootsuite"), the role or kind of a position, the
    field of a degree, the code of a language. Nothing is learnt or guessed: it holds what `extract` found, no more.
    """
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    words, spaces = _pieces(cv.document.text)
    doc = Doc(Vocab() if vocab is None else vocab, words=words, spaces=spaces)
    for group, facts in _facts(cv).items():
        spans = [
            doc.char_span(each.start, each.end, label=label, alignment_mode="expand")
            for label, evidence in facts
            for each in evidence
        ]
        doc.spans[group] = [span for span in spans if span is not None]
    return doc


def _pieces(text: str) -> tuple[list[str], list[bool]]:
    """Words, marks and blanks as spaCy wants them: one blank after a word belongs to it, any others are a word."""
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _PIECE.findall(text):
        if piece[0] == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return words, spaces


def _facts(cv: CV) -> dict[str, list[tuple[str, tuple[Evidence, ...]]]]:
    """Every fact by group: its label and its evidence."""
    terms = {
        "tools": cv.tools, "skills": cv.skills, "soft_skills": cv.soft_skills, "certifications": cv.certifications,
        "interests": cv.interests, "sectors": cv.sectors, "permits": cv.permits,
    }  # fmt: skip
    return {group: [(term.id, term.evidence) for term in found] for group, found in terms.items()} | {
        "positions": [((*job.roles, job.kind)[0], job.evidence) for job in cv.positions],
        "education": [(degree.field or "", degree.evidence) for degree in cv.education],
        "languages": [(language.code, language.evidence) for language in cv.languages],
    }
