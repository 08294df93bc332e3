"""Sectors: an employer or client in the field asked for; personal ties (volunteering) count in part."""

from screener import taxonomy
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.scoring.wording import match_wording
from screener.types import Message, Requirement

LISTED = 0.5  # the field is named, but not in a position held


def match_sector(requirement: Requirement, facts: Facts) -> Verdict:
    """The best tie to any sector that the requirement names; by wording where it names none that is known."""
    known = taxonomy.by_name()
    named = [known[name][1].id for name in requirement.any_of or () if name in known]
    wanted = dict.fromkeys([*([requirement.sector] if requirement.sector else []), *named])
    if not wanted:
        return match_wording(requirement, facts)
    terms = [term for each in wanted if (term := facts.term("sector", each))]
    if not terms:
        return not_found()
    best = max(terms, key=lambda term: term.strength == "used")
    value = 1.0 if best.strength == "used" else LISTED
    key = "reason.sector" if best.strength == "used" else "reason.sector_listed"
    return Verdict(value, Message(key, {"name": best.name}), best.evidence[:MAX_EVIDENCE])
