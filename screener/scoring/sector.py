"""Sectors: an employer or client in the field asked for; personal ties (volunteering) count in part."""

from screener.scoring.facts import Facts
from screener.scoring.terms import match_term
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.scoring.wording import match_wording
from screener.types import Message, Requirement

LISTED = 0.5  # the field is named, but not in a position held


def match_sector(requirement: Requirement, facts: Facts) -> Verdict:
    """The sector named by the requirement in the CV's positions, else anywhere, else by wording."""
    if requirement.sector is None:
        return match_term(requirement, facts) if requirement.any_of else match_wording(requirement, facts)
    term = facts.term("sector", requirement.sector)
    if term is None:
        return not_found()
    value = 1.0 if term.strength == "used" else LISTED
    key = "reason.sector" if term.strength == "used" else "reason.sector_listed"
    return Verdict(value, Message(key, {"name": term.name}), term.evidence[:MAX_EVIDENCE])
