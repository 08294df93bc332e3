"""The claims of one CV: its names and duties under the rules of sections, context and positions."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, get_args

from screener import taxonomy
from screener.extracting.context import Context
from screener.extracting.context_words import Effect, hobby_spans, words
from screener.extracting.guards import of_a_group, of_a_tool, of_partners
from screener.extracting.lexicon import Hit
from screener.extracting.matcher import Found
from screener.extracting.source import Source
from screener.extracting.tokens import HARD_WORD, MARKS, Tokens
from screener.extracting.typos import CONFIDENCE
from screener.types import Position, Section, Strength, TermKind

KINDS: tuple[TermKind, ...] = get_args(TermKind)
_PORTRAITS = frozenset(("skills", "summary", "header", "other"))
# Sites whose names at the head of a CV are links to the person's own pages.
_LINKS = frozenset(("social-network", "messaging", "video-platform", "blogging-platform", "version-control"))
_LONGEST_EVIDENCE = 150
# No evidence goes farther than this many words from the term, however long the clause.
_NEAR = 80
# An employer's name stands within this many characters of where its position begins.
_EMPLOYER_REACH = 200

# Sections that tell of doings outside jobs: a club's page that somebody keeps shows the skill as a pastime does.
_LEISURE = frozenset(("volunteering", "interests", "other"))
# The terms of which a kind of section says nothing; in all others a term is at least listed.
_SILENT: dict[str, frozenset[str]] = {
    "education": frozenset(("skill", "soft_skill", "sector", "interest")),
    "interests": frozenset(("tool", "skill")),
    "references": frozenset(KINDS),
    "languages": frozenset(("sector", "interest", "soft_skill")),
    "certifications": frozenset(("skill", "sector", "interest")),
    "awards": frozenset(("sector", "interest")),
    "contact": frozenset(("tool", "skill", "sector", "interest", "soft_skill")),
}


class Claim(NamedTuple):
    """One place where a CV claims a term: its words as offsets, the clause around them, the position they stand in."""

    kind: TermKind
    id: str
    strength: Strength
    start: int
    end: int
    clause: tuple[int, int]
    section: str
    position: Position | None
    rule: str
    confidence: float = 1.0


class ClaimReader:
    """Reads the claims of one CV from what was found in its text."""

    def __init__(self, source: Source, found: Found, positions: tuple[Position, ...]) -> None:
        self._source = source
        self._found = found
        self._tokens = found.tokens
        tools = sorted((hit.first, hit.last) for hit in found.names if hit.name.kind == "tool")
        self._context = Context(found.tokens, found.triggers, tools, source)
        self._positions = tuple(sorted(positions, key=lambda position: position.span))
        self._starts = [position.span[0] for position in self._positions]
        self._hobbies = hobby_spans(source.text)

    def claims(self) -> Iterator[Claim]:
        """Every claim, names before duties, each in the order of the text."""
        for hit in self._found.names:
            kind = hit.name.kind
            if kind in KINDS and self._is_own(hit):
                claim = self._claim(kind, hit.name.id, hit.first, hit.last, "name")
                if claim:
                    yield claim
                    # A tool proves what it is a kind of; a skill's wider field is for the posting's side to judge.
                    for wider in taxonomy.entries("tool")[hit.name.id].broader if kind == "tool" else ():
                        yield claim._replace(id=wider, rule="broader")
        for hit in self._found.misspelt:
            claim = self._claim("tool", hit.name.id, hit.first, hit.last, "misspelt")
            if claim:
                yield claim._replace(confidence=CONFIDENCE)
        for duty in self._found.shown:
            if duty.kind != "instruction" and not _is_of_others(self._tokens, duty.first):
                claim = self._claim(duty.kind, duty.id, duty.first, duty.last, "duty")
                if claim:
                    yield claim

    def _claim(self, kind: TermKind, identifier: str, first: int, last: int, rule: str) -> Claim | None:
        start, end = self._tokens.starts[first], self._tokens.ends[last - 1]
        section = self._section_at(start)
        if self._is_silent(section, kind, identifier) or _is_title(section, start, kind):
            return None
        strength = _strength(self._context.effect(first, last))
        if strength is None:
            return None
        position = self._position_at(start) if section.kind not in ("education", "skills") else None
        if kind != "sector" and position and self._is_employer(position, start, end):
            return None
        strength = self._strength_in(kind, strength, position, start, end)
        if strength == "listed" and kind == "skill" and rule == "duty" and section.kind in _LEISURE and not position:
            strength = "hobby"
        clause = _clause(self._tokens, self._context.clause(first), first, last)
        return Claim(kind, identifier, strength, start, end, clause, section.kind, position, rule)

    def _section_at(self, offset: int) -> Section:
        """The section of a place; what a label calls somebody's hobbies is of interests, wherever it stands."""
        for start, end in self._hobbies:
            if start <= offset < end:
                return Section("interests", "", start, end)
        return self._source.section_at(offset)

    def _is_silent(self, section: Section, kind: TermKind, identifier: str) -> bool:
        """Whether the section says nothing of such terms, or names a site as a link to the person's own page."""
        if kind in _SILENT.get(section.kind, ()) or (kind == "interest" and section.kind != "interests"):
            return True
        return kind == "tool" and section.kind in ("header", "contact") and _is_link(identifier)

    def _strength_in(
        self, kind: TermKind, strength: Strength, position: Position | None, start: int, end: int
    ) -> Strength:
        """The strength with what the position adds: terms of a dated position were used there, if it can be true."""
        if kind == "interest":
            return "hobby"
        if kind == "sector":
            return "used" if position and self._names_the_job(position, start, end) else "listed"
        real = position is not None and (position.period is not None or not position.start)
        used = strength == "listed" and real and kind not in ("soft_skill", "permit")
        return "used" if used else strength

    def _names_the_job(self, position: Position, start: int, end: int) -> bool:
        """Whether the words stand where a position is named: its employer, or the line of its title or dates.

        A client or a topic among the duties ("clients : opéra, brasseries") is no work in that sector.
        """
        if self._is_employer(position, start, end):
            return True
        text = self._source.text
        return any("\n" not in text[min(quote.start, start) : max(quote.end, end)] for quote in position.evidence)

    def _is_employer(self, position: Position, start: int, end: int) -> bool:
        """Whether the words are the employer's name where the position names it."""
        near = start - position.span[0] < _EMPLOYER_REACH
        return near and bool(position.employer) and self._source.text[start:end] in position.employer

    def _position_at(self, offset: int) -> Position | None:
        at = bisect_right(self._starts, offset) - 1
        return self._positions[at] if at >= 0 and offset < self._positions[at].span[1] else None

    def _is_own(self, hit: Hit) -> bool:
        """Whether the words speak of this person: not of a team beside it, and of a kind of person only in a title."""
        tokens = self._tokens
        if hit.name.kind == "skill" and (of_a_group(tokens, hit) or _is_of_others(tokens, hit.first)):
            return False
        start = tokens.starts[hit.first]
        section = self._section_at(start).kind
        if hit.name.kind == "soft_skill" and hit.last - hit.first == 1:
            # Of a single word ("rapide", "communication") only a list or a portrait speaks of the person.
            return section in _PORTRAITS
        if hit.name.rule != "role":
            return True
        if section in ("header", "summary"):
            own = section == "header" or self._opens(hit.first)
            return own and tokens.plain[hit.last - 1][-1] not in "sx"
        position = self._position_at(start)
        return position is not None and any(quote.start <= start < quote.end for quote in position.evidence)

    def _opens(self, first: int) -> bool:
        """Whether the words open a clause, as a portrait does: "Community manager with six years...", "As a ..."."""
        before = self._tokens.words[first - 1] if first else HARD_WORD
        return before in MARKS or before in words().openers


def _is_of_others(tokens: Tokens, first: int) -> bool:
    """Whether the words from token `first` on say what a tool is for, or whom one works with."""
    return of_a_tool(tokens, first) or of_partners(tokens, first)


def _is_title(section: Section, start: int, kind: TermKind) -> bool:
    """Whether the words are the heading of their section: "Communication" over a list claims nothing."""
    return kind in ("skill", "soft_skill", "sector") and start < section.start + len(section.title)


def _is_link(identifier: str) -> bool:
    return not _LINKS.isdisjoint(taxonomy.entries("tool")[identifier].classes)


def _strength(effect: Effect | None) -> Strength | None:
    """The strength an effect leaves; None where the term is not the person's."""
    if effect in ("negated", "wished", "other"):
        return None
    if effect == "former" or effect == "hobby":
        return effect
    return "basic" if effect in ("learning", "basic") else "listed"


def _clause(tokens: Tokens, bounds: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """The clause around the words as offsets, shortened to the words between commas where it is long."""
    low, high = max(bounds[0], first - _NEAR), min(max(bounds[1], last), last + _NEAR)
    while tokens.ends[high - 1] - tokens.starts[low] > _LONGEST_EVIDENCE and (low < first or high > last):
        before, after = tokens.starts[first] - tokens.starts[low], tokens.ends[high - 1] - tokens.ends[last - 1]
        if high > last and (low == first or after >= before):
            high = _next_mark(tokens, high - 1, last)
        else:
            low = _next_mark(tokens, low + 1, first)
    while low < first and tokens.words[low] in MARKS:
        low += 1
    while high > last and tokens.words[high - 1] in MARKS:
        high -= 1
    end = tokens.ends[high - 1]
    return tokens.starts[low], end + (tokens.text[end : end + 1] in (")", "%", "»"))


def _next_mark(tokens: Tokens, at: int, limit: int) -> int:
    """The next place from `at` towards `limit` where a comma or bracket stands, else `limit`."""
    step = 1 if at < limit else -1
    while at != limit and tokens.words[at] not in MARKS:
        at += step
    return at
