"""The tools, skills, certificates and other terms a CV claims, each with its strength, months and evidence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, get_args

from screener import months, taxonomy
from screener.extracting.context import Context, Effect
from screener.extracting.guards import of_a_group
from screener.extracting.lexicon import Hit
from screener.extracting.matcher import Found, Mention, canonical, find_all, find_mentions
from screener.extracting.source import Source
from screener.extracting.tokens import Tokens
from screener.types import Evidence, Flag, Position, Strength, Term, TermKind

__all__ = ["Mention", "find_mentions", "find_terms"]

_KINDS: tuple[TermKind, ...] = get_args(TermKind)
_LONGEST_EVIDENCE = 150
_MOST_EVIDENCE = 3
_ORDER: tuple[Strength, ...] = ("used", "listed", "former", "basic", "hobby")

# What each kind of section says of the terms in it; a kind of section that is not here says of all of them "listed".
_SILENT: dict[str, frozenset[TermKind]] = {
    "education": frozenset(("skill", "soft_skill", "sector", "interest")),
    "interests": frozenset(("tool", "skill", "sector")),
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

    Terms that it denies, only wishes or says of somebody else are left out. `positions` say what was used in which
    months; "present" counts up to and including `reference_date`.
    """
    found = find_all(source.text, lambda offset: source.section_at(offset).kind == "skills")
    claims = list(_claims(source, found, positions))
    grouped: dict[TermKind, dict[str, list[_Claim]]] = {kind: defaultdict(list) for kind in _KINDS}
    for claim in claims:
        grouped[claim.kind][claim.id].append(claim)
    terms = {
        kind: tuple(_term(source, claims, reference_date) for claims in by_id.values())
        for kind, by_id in grouped.items()
    }
    return terms, ()


def _claims(source: Source, found: Found, positions: tuple[Position, ...]) -> Iterator[_Claim]:
    tokens = found.tokens
    context = Context(tokens, found.triggers, source)
    spans = sorted(((position.span, position) for position in positions), key=lambda pair: pair[0])
    starts = [span[0] for span, _ in spans]

    def position_at(offset: int) -> Position | None:
        at = bisect_right(starts, offset) - 1
        return spans[at][1] if at >= 0 and offset < spans[at][0][1] else None

    def claim(kind: TermKind, identifier: str, first: int, last: int, rule: str) -> _Claim | None:
        start, end = tokens.starts[first], tokens.ends[last - 1]
        section = source.section_at(start).kind
        if kind in _SILENT.get(section, ()) or (kind == "interest" and section not in _WHERE_INTERESTS):
            return None
        strength = _strength(context.effect(first, last))
        if strength is None:
            return None
        position = position_at(start) if section not in ("education", "skills") else None
        if position and _is_employer(source, position, start, end):
            return None
        if strength == "listed" and position and kind not in ("soft_skill", "interest", "permit"):
            strength = "used"
        if kind == "interest":
            strength = "hobby"
        return _Claim(
            kind, identifier, strength, start, end, _clause(tokens, context, first, last), position, rule, 1.0
        )

    for hit in found.names:
        if hit.name.kind in _KINDS and not (hit.name.kind == "skill" and of_a_group(tokens, hit)):
            if hit.name.rule == "role" and not _is_theirs(source, position_at(tokens.starts[hit.first]), tokens, hit):
                continue
            made = claim(hit.name.kind, hit.name.id, hit.first, hit.last, "name")
            if made:
                yield made
                # A tool proves what it is a kind of; a skill's wider field is for the posting's side to judge.
                for wider in taxonomy.entries("tool")[hit.name.id].broader if hit.name.kind == "tool" else ():
                    yield made._replace(id=wider, rule="broader")
    for duty in found.shown:
        made = claim(duty.kind, duty.id, duty.first, duty.last, "duty")
        if made:
            yield made


def _is_theirs(source: Source, position: Position | None, tokens: Tokens, hit: Hit) -> bool:
    """Whether the name of a kind of person is what this person is: in a title or at the head of the CV."""
    start = tokens.starts[hit.first]
    if source.section_at(start).kind in ("header", "summary"):
        return tokens.plain[hit.last - 1] == tokens.words[hit.last - 1] or tokens.plain[hit.last - 1][-1] != "s"
    return bool(position) and any(e.start <= start < e.end for e in position.evidence)


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
    start, end = tokens.starts[low], tokens.ends[high - 1]
    while end - start > _LONGEST_EVIDENCE:
        left, right = tokens.starts[first] - start, end - tokens.ends[last - 1]
        if left <= 0 and right <= 0:
            break
        if right >= left:
            high = max(last, high - 1)
            end = tokens.ends[high - 1]
        else:
            low = min(first, low + 1)
            start = tokens.starts[low]
    return start, end


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
