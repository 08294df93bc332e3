"""Tools, skills, certificates and permits: the named one, one of its alternatives or class, or a close neighbour."""

from screener import taxonomy
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.scoring.wording import match_wording
from screener.types import Message, Requirement, Strength, Term, TermKind

# How much a claim is worth by how it is made: shown in a dated position, only listed, said to be basic, gone by, a
# hobby. A list proves less than work, yet is a claim: met. Beginner's use, former use and hobbies are partial.
WORTH: dict[Strength, float] = {"used": 1.0, "listed": 0.85, "former": 0.5, "basic": 0.4, "hobby": 0.4}
NEIGHBOUR = 0.5  # another product of the same class, or a close skill: the knowledge carries over in part


def match_term(requirement: Requirement, facts: Facts) -> Verdict:
    """The best claim of any name the requirement accepts, else of a neighbour; by wording where it names none."""
    if not requirement.any_of and not requirement.term_class:
        return match_wording(requirement, facts)
    wanted = _wanted(requirement.any_of or ())
    own = [term for kind, identifier in wanted if (term := facts.term(kind, identifier))]
    if requirement.term_class:
        own += facts.tools_by_class.get(requirement.term_class, [])
    if own:
        return _claimed(own)
    near = _neighbours(wanted, facts)
    if near:
        return _close(near, requirement)
    return not_found()


def _wanted(names: tuple[str, ...]) -> list[tuple[TermKind, str]]:
    known = taxonomy.by_name()
    return [(known[name][0], known[name][1].id) for name in names if name in known]


def _claimed(terms: list[Term]) -> Verdict:
    best = max(terms, key=_worth)
    value = _worth(best)
    key = "reason.months" if best.strength == "used" and best.months else f"reason.{best.strength}"
    values: dict[str, str | int | float] = {"name": best.name}
    if best.months:
        values |= {"months": best.months, "until": best.last_used or ""}
    return Verdict(value, Message(key, values), best.evidence[:MAX_EVIDENCE])


def _close(terms: list[Term], requirement: Requirement) -> Verdict:
    best = max(terms, key=_worth)
    wanted = ", ".join((requirement.any_of or (requirement.text,))[:3])
    return Verdict(
        NEIGHBOUR * min(1.0, _worth(best) + 0.15),
        Message("reason.near", {"name": best.name, "wanted": wanted}),
        best.evidence[:MAX_EVIDENCE],
    )


def _worth(term: Term) -> float:
    return WORTH[term.strength] * term.confidence


def _neighbours(wanted: list[tuple[TermKind, str]], facts: Facts) -> list[Term]:
    found: list[Term] = []
    for kind, identifier in wanted:
        entry = taxonomy.entries(kind)[identifier]
        found += [term for near in (*entry.near, *entry.broader) if (term := facts.term(kind, near))]
        if kind == "tool":
            found += [term for each in entry.classes for term in facts.tools_by_class.get(each, ())]
            found += [term for term in facts.cv.tools if identifier in _implied(term.id)]
    return found


def _implied(identifier: str) -> tuple[str, ...]:
    entry = taxonomy.entries("tool").get(identifier)
    return entry.implies if entry else ()
