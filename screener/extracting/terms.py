"""The tools, skills, certificates and other terms a CV claims, each with its strength, months and evidence."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple, get_args

from screener import months, taxonomy
from screener.extracting.context import Context, Effect, words
from screener.extracting.guards import of_a_group, of_a_tool
from screener.extracting.instructions import machine_spans, within
from screener.extracting.keyword_lists import Lists, alien, find_lists, repeated, too_many
from screener.extracting.lexicon import Hit
from screener.extracting.matcher import Found, Mention, canonical, find_all, find_mentions
from screener.extracting.source import Source
from screener.extracting.tokens import HARD_WORD, MARKS, Tokens
from screener.extracting.typos import CONFIDENCE
from screener.types import Evidence, Flag, Message, Position, Section, Strength, Term, TermKind, WarningCode

__all__ = ["Mention", "find_mentions", "find_terms"]

_PORTRAITS = frozenset(("skills", "summary", "header", "other"))
# Sites whose names at the head of a CV are links to the person's own pages.
_LINKS = frozenset(("social-network", "messaging", "video-platform", "blogging-platform", "version-control"))
_KINDS: tuple[TermKind, ...] = get_args(TermKind)
_LONGEST_EVIDENCE = 150
_MOST_EVIDENCE = 3
_ORDER: tuple[Strength, ...] = ("used", "listed", "former", "basic", "hobby")

# What each kind of section says of the terms in it; a kind of section that is not here says of all of them "listed".
_SILENT: dict[str, frozenset[TermKind]] = {
    "education": frozenset(("skill", "soft_skill", "sector", "interest")),
    "interests": frozenset(("tool", "skill")),
    "references": frozenset(_KINDS),
    "languages": frozenset(("sector", "interest", "soft_skill")),
    "certifications": frozenset(("skill", "sector", "interest")),
    "awards": frozenset(("sector", "interest")),
    "contact": frozenset(("tool", "skill", "sector", "interest", "soft_skill")),
}
_WHERE_INTERESTS = frozenset(("interests",))
_WORK = frozenset(("experience", "projects", "volunteering", "header", "summary", "other", "skills", "awards"))


class _Claim(NamedTuple):
    kind: TermKind
    id: str
    strength: Strength
    start: int
    end: int
    clause: tuple[int, int]
    position: Position | None
    rule: str
    confidence: float


def find_terms(
    source: Source, positions: tuple[Position, ...], reference_date: str
) -> tuple[dict[TermKind, tuple[Term, ...]], tuple[Flag, ...]]:
    """Every term that the CV claims, by kind, and warnings of keyword stuffing and of instructions to a machine.

    Terms that it denies, only wishes or says of somebody else are left out, and so are those of stuffed lists.
    `positions` say what was used in which months; "present" counts up to and including `reference_date`.
    """
    lists = find_lists(source)
    found = find_all(source.text, lambda offset: _among_skills(source, lists, offset))
    orders = machine_spans(source.text, found)
    reader = _Reader(source, found, positions)
    claims = [claim for claim in reader.claims() if not within(claim.start, orders)]
    claims, stuffed = _believed(claims, found, source, positions, lists)
    grouped: dict[TermKind, dict[str, list[_Claim]]] = {kind: defaultdict(list) for kind in _KINDS}
    for claim in claims:
        grouped[claim.kind][claim.id].append(claim)
    terms = {
        kind: tuple(_term(source, each, reference_date) for each in by_id.values()) for kind, by_id in grouped.items()
    }
    return terms, _flags(stuffed, bool(orders))


def _flags(stuffed: bool, orders: bool) -> tuple[Flag, ...]:
    codes: list[WarningCode] = []
    if orders:
        codes.append("instructions")
    if stuffed:
        codes.append("stuffing")
    return tuple(Flag(code, Message(f"warning.{code}")) for code in codes)


def _among_skills(source: Source, lists: Lists, offset: int) -> bool:
    """Whether the character at `offset` stands among skills that a person listed."""
    return source.section_at(offset).kind == "skills" and not lists.in_generated(offset)


def _believed(
    claims: list[_Claim], found: Found, source: Source, positions: tuple[Position, ...], lists: Lists
) -> tuple[list[_Claim], bool]:
    """The claims without those of lists that prove nothing, and whether the CV is stuffed with keywords."""
    kept = [
        claim
        for claim in claims
        if claim.kind not in ("skill", "soft_skill") or claim.position or not lists.in_generated(claim.start)
    ]
    tools = {claim.id for claim in kept if claim.kind == "tool"}
    used = {claim.id for claim in kept if claim.kind == "tool" and claim.position}
    dumped = too_many(len(tools), len(used))
    strange = alien(((c.kind, c.id, source.section_at(c.start).kind) for c in kept), source, positions)
    often = repeated(found.names)
    stuffed = bool(lists.dumps or dumped or strange or often)
    if not stuffed:
        return kept, False
    lines = Counter(_line_start(source.text, claim) for claim in kept if (claim.kind, claim.id) in strange)
    believed = []
    for claim in kept:
        key = (claim.kind, claim.id)
        if key in strange or lists.in_dump(claim.start) or (dumped and not claim.position and claim.kind == "tool"):
            continue
        # What stands in one line with several keywords of a stuffed list is stuffed as well.
        if lines[_line_start(source.text, claim)] > 1 and not claim.position:
            continue
        believed.append(claim._replace(strength="listed", position=None) if key in often else claim)
    return believed, True


def _line_start(text: str, claim: _Claim) -> int:
    return text.rfind("\n", 0, claim.start)


class _Reader:
    """Reads the claims of one CV: its names and duties under the rules of sections, context and positions."""

    def __init__(self, source: Source, found: Found, positions: tuple[Position, ...]) -> None:
        self._source = source
        self._found = found
        self._tokens = found.tokens
        self._context = Context(found.tokens, found.triggers, source)
        self._spans = sorted((position.span, number) for number, position in enumerate(positions))
        self._starts = [span[0] for span, _ in self._spans]
        self._positions = positions

    def claims(self) -> Iterator[_Claim]:
        """Every claim, in the order of the text, names before duties."""
        for hit in self._found.names:
            if hit.name.kind in _KINDS and self._is_own(hit):
                claim = self._claim(hit.name.kind, hit.name.id, hit.first, hit.last, "name")
                if claim:
                    yield claim
                    # A tool proves what it is a kind of; a skill's wider field is for the posting's side to judge.
                    for wider in taxonomy.entries("tool")[hit.name.id].broader if hit.name.kind == "tool" else ():
                        yield claim._replace(id=wider, rule="broader")
        for hit in self._found.misspelt:
            claim = self._claim("tool", hit.name.id, hit.first, hit.last, "misspelt")
            if claim:
                yield claim._replace(confidence=CONFIDENCE)
        for duty in self._found.shown:
            if duty.kind != "instruction" and not of_a_tool(self._tokens, duty.first):
                claim = self._claim(duty.kind, duty.id, duty.first, duty.last, "duty")
                if claim:
                    yield claim

    def _claim(self, kind: TermKind, identifier: str, first: int, last: int, rule: str) -> _Claim | None:
        start, end = self._tokens.starts[first], self._tokens.ends[last - 1]
        section = self._source.section_at(start)
        if kind in _SILENT.get(section.kind, ()) or (kind == "interest" and section.kind != "interests"):
            return None
        if kind == "tool" and section.kind in ("header", "contact") and _is_link(identifier):
            return None
        strength = _strength(self._context.effect(first, last))
        if strength is None or self._is_title(section, start, kind):
            return None
        position = self._position_at(start) if section.kind not in ("education", "skills") else None
        if kind == "sector":
            strength = "used" if position and self._is_heading(position, start, end) else "listed"
            clause = _clause(self._tokens, self._context, first, last)
            return _Claim(kind, identifier, strength, start, end, clause, position, rule, 1.0)
        if position and _is_employer(self._source, position, start, end):
            return None
        if kind == "interest":
            strength = "hobby"
        elif strength == "listed" and position and kind not in ("soft_skill", "permit"):
            strength = "used"
        clause = _clause(self._tokens, self._context, first, last)
        return _Claim(kind, identifier, strength, start, end, clause, position, rule, 1.0)

    def _is_heading(self, position: Position, start: int, end: int) -> bool:
        """Whether the words stand where a position is named: its employer, or the line of its title or dates.

        A client or a topic among the duties ("clients : opéra, brasseries") is no work in that sector.
        """
        if _is_employer(self._source, position, start, end):
            return True
        text = self._source.text
        return any("\n" not in text[min(quote.start, start) : max(quote.end, end)] for quote in position.evidence)

    def _position_at(self, offset: int) -> Position | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._spans[at][0][1]:
            return None
        return self._positions[self._spans[at][1]]

    def _is_own(self, hit: Hit) -> bool:
        """Whether the words speak of this person: not of a team beside it, and of a kind of person only in a title."""
        if hit.name.kind == "skill" and (of_a_group(self._tokens, hit) or of_a_tool(self._tokens, hit.first)):
            return False
        if hit.name.kind == "soft_skill" and hit.last - hit.first == 1:
            # Of a single word ("rapide", "communication") only a list or a portrait speaks of the person.
            return self._source.section_at(self._tokens.starts[hit.first]).kind in _PORTRAITS
        if hit.name.rule != "role":
            return True
        start = self._tokens.starts[hit.first]
        section = self._source.section_at(start).kind
        if section in ("header", "summary"):
            own = section == "header" or self._opens(hit.first)
            return own and self._tokens.plain[hit.last - 1][-1] not in "sx"
        position = self._position_at(start)
        return bool(position) and any(e.start <= start < e.end for e in position.evidence)

    def _opens(self, first: int) -> bool:
        """Whether the words open a clause, as a portrait does: "Community manager with six years...", "As a ..."."""
        before = self._tokens.words[first - 1] if first else HARD_WORD
        return before in MARKS or before in words().openers

    def _is_title(self, section: Section, start: int, kind: TermKind) -> bool:
        """Whether the words are the heading of their section: "Communication" over a list claims nothing."""
        return kind in ("skill", "soft_skill", "sector") and start < section.start + len(section.title)


def _is_link(identifier: str) -> bool:
    return not _LINKS.isdisjoint(taxonomy.entries("tool")[identifier].classes)


def _strength(effect: Effect | None) -> Strength | None:
    if effect in ("negated", "wished", "other"):
        return None
    if effect == "former":
        return "former"
    return "basic" if effect in ("learning", "basic") else "listed"


def _is_employer(source: Source, position: Position, start: int, end: int) -> bool:
    """Whether the words are the employer's name where the position names it."""
    return bool(position.employer) and source.text[start:end] in position.employer and start - position.span[0] < 200


def _clause(tokens: Tokens, context: Context, first: int, last: int) -> tuple[int, int]:
    """The clause around the words as offsets, shortened to the words between commas where it is long."""
    low, high = context.clause(first)
    high = max(high, last)
    while tokens.ends[high - 1] - tokens.starts[low] > _LONGEST_EVIDENCE and (low < first or high > last):
        if high > last and (
            low == first or tokens.ends[high - 1] - tokens.ends[last - 1] >= tokens.starts[first] - tokens.starts[low]
        ):
            high = _next_mark(tokens, high - 1, last)
        else:
            low = _next_mark(tokens, low + 1, first)
    while low < first and tokens.words[low] in MARKS:
        low += 1
    while high > last and tokens.words[high - 1] in MARKS:
        high -= 1
    end = tokens.ends[high - 1]
    if tokens.text[end : end + 1] in ")%»" and tokens.text[end : end + 1]:
        end += 1
    return tokens.starts[low], end


def _next_mark(tokens: Tokens, at: int, limit: int) -> int:
    """The next place from `at` towards `limit` where a comma or bracket stands, else `limit`."""
    step = 1 if at < limit else -1
    while at != limit and tokens.words[at] not in MARKS:
        at += step
    return at


def _term(source: Source, claims: list[_Claim], reference_date: str) -> Term:
    claims = sorted(claims, key=lambda claim: (_ORDER.index(claim.strength), claim.rule != "name", claim.start))
    best = claims[0]
    evidence: list[Evidence] = []
    for claim in claims:
        start, end = claim.clause
        if len(evidence) < _MOST_EVIDENCE and all(end <= e.start or start >= e.end for e in evidence):
            evidence.append(source.evidence(start, end, claim.rule))
    used, last = _used(claims, reference_date)
    return Term(
        kind=best.kind,
        id=best.id,
        name=canonical(best.kind, best.id),
        strength=best.strength,
        evidence=tuple(evidence),
        months=used,
        last_used=last,
        confidence=max(claim.confidence for claim in claims),
    )


def _used(claims: list[_Claim], reference_date: str) -> tuple[int | None, str | None]:
    """The months that at least one of the positions covers, and the last of them."""
    reference = months.number(reference_date)
    periods = []
    for claim in claims:
        position = claim.position
        if claim.strength == "used" and position and position.start:
            end = reference if position.current or not position.end else months.number(position.end)
            periods.append((months.number(position.start), min(end, reference)))
    periods = [(start, end) for start, end in periods if start <= end]
    if not periods:
        return None, None
    return months.length(periods), months.name(max(end for _, end in periods))
