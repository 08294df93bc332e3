"""score(cv, posting): one verdict a requirement, each worth its share of 100 points, and their sum.

Only the CV and the posting enter: never another candidate, the run, the machine or the order of files.
"""

from collections.abc import Callable

from screener.scoring.copied import copied_spans, without_copied
from screener.scoring.degree import match_degree
from screener.scoring.experience import match_experience, relevant_months
from screener.scoring.facts import Facts
from screener.scoring.language import match_language
from screener.scoring.sector import match_sector
from screener.scoring.soft_skill import match_soft_skill
from screener.scoring.terms import match_term
from screener.scoring.verdict import Verdict
from screener.scoring.wording import match_wording
from screener.types import CV, Flag, Match, Message, Posting, Requirement, RequirementKind, Score, total

MATCHERS: dict[RequirementKind, Callable[[Requirement, Facts], Verdict]] = {
    "tool": match_term,
    "skill": match_term,
    "certification": match_term,
    "permit": match_term,
    "degree": match_degree,
    "experience": match_experience,
    "language": match_language,
    "soft_skill": match_soft_skill,
    "sector": match_sector,
    "other": match_wording,
}


def score(cv: CV, posting: Posting) -> Score:
    """How far `cv` fulfils `posting`, requirement by requirement; points add up to at most 100."""
    copied = copied_spans(cv.document.text, posting)
    facts = Facts(without_copied(cv, copied, posting) if copied else cv)
    told = not any(flag.code == "not_a_cv" for flag in cv.warnings)
    weights = sum(requirement.weight for requirement in posting.requirements) or 1.0
    matches = tuple(
        judged(requirement, facts, 100 * requirement.weight / weights)
        if told
        else _points(requirement, _NOBODY, 100 * requirement.weight / weights)
        for requirement in posting.requirements
    )
    return Score(
        cv=cv,
        matches=matches,
        low=total(match.low * match.max_points for match in matches),
        high=total(match.high * match.max_points for match in matches),
        relevant_months=relevant_months(facts, posting.profile),
        warnings=(Flag("copied_posting", Message("warning.copied_posting")),) if copied else (),
    )


# A posting or a letter says nothing of what somebody has done: its words prove nothing, whatever they are.
_NOBODY = Verdict(0.0, Message("reason.not_a_cv"), known=False)


def judged(requirement: Requirement, facts: Facts, maximum: float) -> Match:
    """One requirement, worth `maximum` points, held against the facts of one CV."""
    return _points(requirement, MATCHERS[requirement.kind](requirement, facts), maximum)


def _points(requirement: Requirement, verdict: Verdict, maximum: float) -> Match:
    counted = verdict.fulfilment if verdict.status in ("met", "partial") else 0.0
    return Match(
        requirement=requirement.id,
        status=verdict.status,
        fulfilment=round(counted, 4),
        points=maximum * round(counted, 4),
        max_points=maximum,
        reason=verdict.reason,
        evidence=verdict.evidence,
        low=min(counted, counted if verdict.low is None else verdict.low),
        high=max(counted, counted if verdict.high is None else verdict.high),
        certain=verdict.certain,
    )
