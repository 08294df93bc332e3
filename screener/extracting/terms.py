"""The tools, skills, certificates and other terms a CV claims, each with its strength, months and evidence."""

import re
from collections import Counter, defaultdict
from functools import cache

from screener import months
from screener.extracting.claims import KINDS, Claim, ClaimReader
from screener.extracting.context_words import by_language
from screener.extracting.flat import flat
from screener.extracting.instructions import machine_spans, within
from screener.extracting.keyword_lists import Lists, alien, find_lists, repeated, too_many
from screener.extracting.matcher import Found, Mention, canonical, find_all, find_mentions, skills_shown
from screener.extracting.source import Source
from screener.types import Evidence, Flag, Message, Position, Strength, Term, TermKind, WarningCode

__all__ = ["Mention", "find_mentions", "find_terms", "skills_shown"]

_MOST_EVIDENCE = 3
_MOST_IN_A_JOB = 5  # times that an honest job says one term
_ORDER: tuple[Strength, ...] = ("used", "listed", "former", "basic", "hobby")


def find_terms(
    source: Source, positions: tuple[Position, ...], reference_date: str
) -> tuple[dict[TermKind, tuple[Term, ...]], tuple[Flag, ...]]:
    """Every term that the CV claims, by kind, and warnings of keyword stuffing and of instructions to a machine.

    Terms that it denies, only wishes or says of somebody else are left out, and so are those of stuffed lists.
    `positions` say what was used in which months; "present" counts up to and including `reference_date`.
    """
    lists = find_lists(source)
    found = find_all(source.text, lambda offset: source.section_at(offset).kind == "skills")
    orders = machine_spans(source.text, found)
    claims = [c for c in ClaimReader(source, found, positions).claims() if not within(c.start, orders)]
    claims, stuffed = _believed(claims, found, source, positions, lists)
    grouped: dict[TermKind, dict[str, list[Claim]]] = {kind: defaultdict(list) for kind in KINDS}
    for claim in claims:
        grouped[claim.kind][claim.id].append(claim)
    terms = {
        kind: tuple(_term(source, each, reference_date) for each in by_id.values()) for kind, by_id in grouped.items()
    }
    return terms, _flags(stuffed=stuffed, instructions=bool(orders))


def _flags(*, stuffed: bool, instructions: bool) -> tuple[Flag, ...]:
    raised: list[tuple[WarningCode, bool]] = [("instructions", instructions), ("stuffing", stuffed)]
    return tuple(Flag(code, Message(f"warning.{code}")) for code, is_raised in raised if is_raised)


def _believed(
    claims: list[Claim], found: Found, source: Source, positions: tuple[Position, ...], lists: Lists
) -> tuple[list[Claim], bool]:
    """The claims without those of lists that prove nothing, and whether the CV is stuffed with keywords."""
    # A general word in an alphabetical list that a site made claims no skill; a tool in it is listed.
    weak = ("skill", "soft_skill")
    kept = [c for c in claims if c.position or c.kind not in weak or not lists.in_generated(c.start)]
    tools = {claim.id for claim in kept if claim.kind == "tool"}
    used = {claim.id for claim in kept if claim.kind == "tool" and claim.position}
    dumped = too_many(len(tools), len(used))
    strange = alien(((claim.kind, claim.id, claim.section) for claim in kept), source, positions)
    often = repeated(found.names)
    if not (lists.dumps or dumped or strange or often):
        return kept, False
    lines = Counter(_line_start(source.text, claim) for claim in kept if (claim.kind, claim.id) in strange)
    at_work = Counter(((c.kind, c.id), c.position.span) for c in kept if c.position)
    believed = []
    for claim in kept:
        key = (claim.kind, claim.id)
        # What stands in one line with several keywords of a stuffed list is stuffed as well.
        beside = not claim.position and lines[_line_start(source.text, claim)] > 1
        in_dump = lists.in_dump(claim.start) or (dumped and not claim.position and claim.kind == "tool")
        if key in strange or beside or in_dump:
            continue
        # A term said hundreds of times is believed where a job says it as often as an honest one does.
        if key not in often:
            believed.append(claim)
        elif claim.position and at_work[(key, claim.position.span)] <= _MOST_IN_A_JOB:
            believed.append(claim._replace(strength="listed", position=None))
    return believed, True


def _line_start(text: str, claim: Claim) -> int:
    return text.rfind("\n", 0, claim.start)


def _term(source: Source, claims: list[Claim], reference_date: str) -> Term:
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
        proficient=best.kind == "tool" and any(_is_proficient(source.text[slice(*each.clause)]) for each in claims),
    )


def _is_proficient(clause: str) -> bool:
    """Whether a clause says that what it names is known well."""
    return _proficient().search(flat(clause)) is not None


@cache
def _proficient() -> re.Pattern[str]:
    said = sorted({flat(word) for language in by_language().values() for word in language.proficient}, key=len)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, reversed(said)))})(?![\w-])")


def _used(claims: list[Claim], reference_date: str) -> tuple[int | None, str | None]:
    """The months that at least one of the positions covers, and the last of them."""
    reference = months.number(reference_date)
    periods = []
    for claim in claims:
        position = claim.position
        if claim.strength == "used" and position and position.period:  # none where the dates cannot be true
            start, end = position.period
            if start <= min(end, reference):
                periods.append((start, min(end, reference)))
    if not periods:
        return None, None
    return months.length(periods), months.name(max(end for _, end in periods))
