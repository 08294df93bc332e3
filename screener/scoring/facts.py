"""A CV arranged for matching: its facts by kind and id, looked up once for all requirements of a posting."""

import re
from functools import cached_property

from screener import taxonomy
from screener.scoring.likeness import Sentences
from screener.types import CV, Position, Term, TermKind

_SENTENCE = re.compile(r"[^\n\f.;•]+(?:[.;](?=\s|$))?")
_LONGEST = 240
_OUTSIDE = " \t-–—*·|,"  # marks before a list item


class Facts:
    """The facts of one CV, indexed. Holds nothing that the CV does not."""

    def __init__(self, cv: CV) -> None:
        self.cv = cv
        self._terms: dict[tuple[TermKind, str], Term] = {}
        for term in (
            *cv.tools,
            *cv.skills,
            *cv.soft_skills,
            *cv.certifications,
            *cv.sectors,
            *cv.permits,
            *cv.interests,
        ):
            self._terms.setdefault((term.kind, term.id), term)

    def term(self, kind: TermKind, identifier: str) -> Term | None:
        """The term of that kind and id, where the CV claims it."""
        return self._terms.get((kind, identifier))

    def claims(self, kind: TermKind, identifier: str) -> list[Term]:
        """The term of that kind and id and the narrower ones: who claims a kind of it claims it."""
        own = self.term(kind, identifier)
        return [*([own] if own else []), *self._narrower.get((kind, identifier), ())]

    def hobbies(self, skill: str) -> list[Term]:
        """The interests that touch a skill: photography as a pastime for photography as a skill."""
        known = taxonomy.entries("interest")
        return [
            term
            for term in self.cv.interests
            if skill == term.id or (term.id in known and skill in known[term.id].near)
        ]

    @cached_property
    def _narrower(self) -> dict[tuple[TermKind, str], list[Term]]:
        found: dict[tuple[TermKind, str], list[Term]] = {}
        for term in (*self.cv.tools, *self.cv.skills):
            entry = taxonomy.entries(term.kind).get(term.id)
            for wider in entry.broader if entry else ():
                found.setdefault((term.kind, wider), []).append(term)
        return found

    @cached_property
    def tools_by_class(self) -> dict[str, list[Term]]:
        """The CV's tools under each class they belong to."""
        found: dict[str, list[Term]] = {}
        entries = taxonomy.entries("tool")
        for term in self.cv.tools:
            for each in entries[term.id].classes if term.id in entries else ():
                found.setdefault(each, []).append(term)
        return found

    @cached_property
    def implying(self) -> dict[str, list[Term]]:
        """The CV's tools under each id that they imply: who names Creative Cloud knows Photoshop."""
        found: dict[str, list[Term]] = {}
        entries = taxonomy.entries("tool")
        for term in self.cv.tools:
            for each in dict.fromkeys(entries[term.id].implies if term.id in entries else ()):
                found.setdefault(each, []).append(term)
        return found

    @cached_property
    def dated(self) -> tuple[Position, ...]:
        """The positions that have dates and whose months the policy counts."""
        return tuple(position for position in self.cv.positions if position.start and position.counted)

    @cached_property
    def sentence_spans(self) -> list[tuple[int, int]]:
        """Offsets of the CV's sentences and list items, without the white space around them."""
        found = []
        for match in _SENTENCE.finditer(self.cv.document.text):
            words = match.group()
            start = match.start() + len(words) - len(words.lstrip(_OUTSIDE))
            end = min(match.end() - len(words) + len(words.rstrip()), start + _LONGEST)
            if end - start >= 4:
                found.append((start, end))
        return found

    def likest(self, words: str) -> tuple[int, float] | None:
        """The number of the sentence most like `words` and the likeness (0..1); None where none shares a word."""
        return self.sentences.likest(words)

    @cached_property
    def sentences(self) -> Sentences:
        """The CV's sentences, ready to be compared with a requirement's words."""
        text = self.cv.document.text
        return Sentences([text[start:end] for start, end in self.sentence_spans])
