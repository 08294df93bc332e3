"""Tools, skills, certificates and permits: the named one, one of its alternatives or class, or a close neighbour."""

from functools import lru_cache

from screener import taxonomy
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.scoring.wording import match_wording
from screener.taxonomy import Entry
from screener.types import Message, Requirement, Strength, Term, TermKind

# How much a claim is worth by how it is made: shown in a dated position, only listed, said to be basic, gone by, a
# hobby. A list proves less than work, yet is a claim: met. Beginner's use, former use and hobbies are partial.
WORTH: dict[Strength, float] = {"used": 1.0, "listed": 0.85, "former": 0.5, "basic": 0.4, "hobby": 0.4}
NEIGHBOUR = 0.5  # another product of the same class, or a close skill: the knowledge carries over in part
SUITE_MEMBERS = 2  # products of a suite that together stand for the suite
ONE_OF_SUITE = 0.5
PLAIN_FOR_ADVANCED = 0.5  # "advanced Excel" asked, "Excel" listed without a word on the level

Wanted = list[tuple[TermKind, Entry]]


def match_term(requirement: Requirement, facts: Facts) -> Verdict:
    """The best claim of any name the requirement accepts, else of a neighbour; by wording where it names none."""
    wanted = _wanted(requirement.any_of or ())
    if not wanted and not requirement.term_class:
        return match_wording(requirement, facts)
    own = [term for kind, entry in wanted for term in facts.claims(kind, entry.id)]
    own += facts.tools_by_class.get(requirement.term_class or "", [])
    verdicts = [_claimed(own, requirement.advanced)] if own else []
    verdicts += [verdict for _, entry in wanted if (verdict := _suite(entry, facts))]
    near = _neighbours(wanted, facts)
    if near:
        verdicts.append(_close(near, requirement))
    hobbies = [term for kind, entry in wanted if kind == "skill" for term in facts.hobbies(entry.id)]
    if hobbies:
        verdicts.append(_hobby(hobbies[0]))
    return max(verdicts, key=lambda verdict: verdict.fulfilment, default=not_found())


@lru_cache(maxsize=512)
def _wanted(names: tuple[str, ...]) -> Wanted:
    known = taxonomy.by_name()
    return [known[name] for name in names if name in known]


def _claimed(terms: list[Term], advanced: bool) -> Verdict:
    best = max(terms, key=_worth)
    if advanced and best.strength == "listed" and not best.proficient:
        return Verdict(
            PLAIN_FOR_ADVANCED, Message("reason.level_unstated", {"name": best.name}), best.evidence[:MAX_EVIDENCE]
        )
    key = "reason.months" if best.strength == "used" and best.months else f"reason.{best.strength}"
    values: dict[str, str | int | float] = {"name": best.name}
    if best.months:
        values |= {"months": best.months, "until": best.last_used or ""}
    return Verdict(_worth(best), Message(key, values), best.evidence[:MAX_EVIDENCE])


def _suite(entry: Entry, facts: Facts) -> Verdict | None:
    """A suite ("Adobe Creative Cloud") through the products of it that the CV claims."""
    members = [term for each in entry.implies if (term := facts.term("tool", each))]
    able = sorted((term for term in members if _worth(term) >= ONE_OF_SUITE), key=_worth, reverse=True)
    if not able:
        return None
    names = ", ".join(term.name for term in able[:4])
    evidence = tuple(dict.fromkeys(quote for term in able for quote in term.evidence[:1]))[:MAX_EVIDENCE]
    if len(able) >= SUITE_MEMBERS:
        return Verdict(_worth(able[1]), Message("reason.suite", {"name": entry.name, "members": names}), evidence)
    return Verdict(ONE_OF_SUITE, Message("reason.suite_part", {"name": entry.name, "members": names}), evidence)


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


def _hobby(term: Term) -> Verdict:
    return Verdict(WORTH["hobby"], Message("reason.hobby", {"name": term.name}), term.evidence[:MAX_EVIDENCE])


def _neighbours(wanted: Wanted, facts: Facts) -> list[Term]:
    """What the CV claims that is close to a wanted name: near skills, tools of the same class, tools that imply it."""
    found: list[Term] = []
    for kind, entry in wanted:
        found += [term for near in entry.near if (term := facts.term(kind, near))]
        if kind == "tool":
            found += _of_its_classes(entry, facts)
        found += facts.implying.get(entry.id, ())
    return found


def _of_its_classes(entry: Entry, facts: Facts) -> list[Term]:
    """The tools of the classes that `entry` belongs to, and the skills that take a tool of such a class."""
    found: list[Term] = []
    for each in entry.classes:
        known = taxonomy.classes()[each]
        skill = facts.term("skill", known.skill) if known.skill else None
        found += [*(facts.tools_by_class.get(each, ()) if known.alike else ()), *([skill] if skill else [])]
    return found
