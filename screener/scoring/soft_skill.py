"""Soft skills: what the CV says outright counts; its wording alone counts in part. They weigh little."""

from screener import taxonomy
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict
from screener.scoring.wording import match_wording
from screener.types import Message, Requirement, Term

SAID = 1.0
SHOWN = 0.5  # shown by what the candidate did, not said


def match_soft_skill(requirement: Requirement, facts: Facts) -> Verdict:
    """Any soft skill that the requirement names and the CV claims, else the likeness of its words."""
    named = [entry for name in requirement.any_of or () if (entry := taxonomy.by_name().get(name))]
    claimed = [term for kind, entry in named if (term := facts.term(kind, entry.id))]
    if not claimed:
        return match_wording(requirement, facts)
    best = max(claimed, key=_said)
    key = "reason.soft_said" if _said(best) else "reason.soft_shown"
    return Verdict(SAID if _said(best) else SHOWN, Message(key, {"name": best.name}), best.evidence[:MAX_EVIDENCE])


def _said(term: Term) -> bool:
    """Whether the CV names the quality itself, rather than showing it by duties."""
    return any(quote.rule != "duty" for quote in term.evidence)
