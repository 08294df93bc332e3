"""Soft skills: what the CV says outright counts; what the work shows, or its wording alone, counts in part.

They weigh little.
"""

from screener import taxonomy
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict
from screener.scoring.wording import match_wording
from screener.types import Message, Requirement, Term

SAID = 1.0
SHOWN = 0.75  # shown by what the candidate did ("spoke at four conferences"), which proves no less than a word
IN_WORK = 0.5  # not told at all, but the work done takes it


def match_soft_skill(requirement: Requirement, facts: Facts) -> Verdict:
    """Any soft skill that the requirement names and the CV claims, or work that takes it, or the likeness of words."""
    named = [entry for name in requirement.any_of or () if (entry := taxonomy.by_name().get(name))]
    claimed = [term for kind, entry in named if (term := facts.term(kind, entry.id))]
    if claimed:
        best = max(claimed, key=_said)
        key = "reason.soft_said" if _said(best) else "reason.soft_shown"
        value = SAID if _said(best) else SHOWN
        return Verdict(value, Message(key, {"name": best.name}), best.evidence[:MAX_EVIDENCE])
    work = [term for _, entry in named for near in entry.near if (term := facts.term("skill", near))]
    done = next((term for term in work if term.strength == "used"), None)
    if done is None:
        return match_wording(requirement, facts)
    return Verdict(IN_WORK, Message("reason.soft_in_work", {"name": done.name}), done.evidence[:MAX_EVIDENCE])


def _said(term: Term) -> bool:
    """Whether the CV names the quality itself, rather than showing it by duties."""
    return any(quote.rule != "duty" for quote in term.evidence)
