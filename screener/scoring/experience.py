"""Experience: months in positions of the roles asked for, neighbouring roles in part, stated years where undated."""

from functools import lru_cache

from screener import months, profiles
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.scoring.wording import match_wording
from screener.types import Evidence, Message, Position, Requirement

FAMILY = 1.0  # a neighbour with this value is the same family: its months count in full
CLOSE = 0.6  # a neighbouring role whose months count in part; remoter ones prove too little
BY_DUTIES = 0.4  # the role's work among the duties of another title
DUTIES_SHARE = 0.45  # from this share of the months asked
LASTING = 36  # months from which work beside another title counts as a past role
STATED_ONLY = 0.5  # years that the CV claims without dates behind them
UNCOUNTED = 0.4  # an internship or apprenticeship in the role


def match_experience(requirement: Requirement, facts: Facts) -> Verdict:
    """Months against the years asked for; where no years are asked, any position of the roles, else the wording."""
    shares = role_shares(requirement.roles)
    if not requirement.min_years:
        return _any_position(requirement, facts, shares)
    wanted = round(requirement.min_years * 12)
    full = _of(facts.dated, shares, FAMILY)
    own, low, high = _months(full)
    fulfilment = _ratio(own, wanted)
    values: dict[str, str | int | float] = {"months": own, "wanted": wanted}
    verdict = Verdict(
        fulfilment,
        Message("reason.years", values),
        _proof(full),
        _ratio(low, wanted),
        _ratio(high, wanted),
        known=bool(facts.cv.positions),
    )
    options = [verdict, *_weaker(requirement, facts, shares, wanted, own)]
    return max(options, key=lambda option: option.fulfilment)


@lru_cache(maxsize=512)
def role_shares(roles: tuple[str, ...]) -> dict[str, float] | None:
    """How much a month in each role counts for `roles`; None where any position counts."""
    if not roles:
        return None
    shares: dict[str, float] = {}
    for role in roles:
        known = profiles.every().get(role)
        for name, share in ((role, FAMILY), *(known.neighbours.items() if known else ())):
            shares[name] = max(share, shares.get(name, 0.0))
    return shares


def relevant_months(facts: Facts, profile: str | None) -> int | None:
    """Months in positions of the posting's role, None where the posting has none or no position has dates."""
    if profile is None or not any(position.start for position in facts.cv.positions):
        return None
    return _months(_of(facts.dated, role_shares((profile,)), FAMILY))[0]


def share_of(roles: tuple[str, ...], shares: dict[str, float] | None) -> float:
    """How much a month in a position of these roles counts, 0..1; `shares` are those of `role_shares`."""
    if shares is None:
        return FAMILY
    return max((shares.get(role, 0.0) for role in roles), default=0.0)


@lru_cache(maxsize=512)
def core_skills(roles: tuple[str, ...]) -> frozenset[str]:
    """The names of the skills that are the roles' own work."""
    return frozenset(skill for role in roles if role in profiles.every() for skill in profiles.every()[role].core)


def _share(position: Position, shares: dict[str, float] | None) -> float:
    return share_of(position.roles, shares)


def _of(positions: tuple[Position, ...], shares: dict[str, float] | None, least: float) -> tuple[Position, ...]:
    return tuple(position for position in positions if _share(position, shares) >= least)


def _months(positions: tuple[Position, ...]) -> tuple[int, int, int]:
    """Months covered by the positions: as read, at least, at most."""
    total = months.length(period for position in positions if (period := position.period))
    slack_low = sum(position.months - position.months_low for position in positions)
    slack_high = sum(position.months_high - position.months for position in positions)
    return total, max(0, total - slack_low), total + slack_high


def _ratio(own: int, wanted: int) -> float:
    """Fulfilment from months: full at the months asked, partial from about half of them, nothing below.

    Half the months in the role are worth no less than the role's work under another title.
    """
    if own >= wanted:
        return 1.0
    share = own / wanted
    return max(BY_DUTIES, 0.7 * share) if share >= 0.45 else 0.0


def _weaker(
    requirement: Requirement, facts: Facts, shares: dict[str, float] | None, wanted: int, own: int
) -> list[Verdict]:
    """What counts in part: neighbouring roles, internships in the role, years stated without dates."""
    found: list[Verdict] = []
    if shares is not None:
        near = tuple(position for position in facts.dated if CLOSE <= _share(position, shares) < FAMILY)
        weighted = own + round(sum(position.months * _share(position, shares) for position in near))
        if near and weighted >= 0.45 * wanted:
            value = min(0.7, 0.7 * weighted / wanted)
            found.append(
                Verdict(value, Message("reason.years_near", {"months": weighted, "wanted": wanted}), _proof(near))
            )
    found += _by_duties(requirement, facts, wanted)
    trained = tuple(
        p for p in facts.cv.positions if not p.counted and p.kind != "volunteer" and _share(p, shares) >= FAMILY
    )
    if trained:
        found.append(Verdict(UNCOUNTED, Message("reason.years_training", {"wanted": wanted}), _proof(trained)))
    years = facts.cv.stated_years
    undated = any(not position.start and _share(position, shares) >= FAMILY for position in facts.cv.positions)
    if years and years * 12 >= wanted and (undated or not facts.cv.positions):
        evidence = facts.cv.stated_years_evidence[:MAX_EVIDENCE]
        found.append(Verdict(STATED_ONLY, Message("reason.years_stated", {"years": years}), evidence, high=1.0))
    return found


def _by_duties(requirement: Requirement, facts: Facts, wanted: int) -> list[Verdict]:
    """Months in positions of another title whose duties show the role's own work: part of it, never all."""
    core = core_skills(requirement.roles)
    shown = [term for term in facts.cv.skills if term.name in core and term.strength == "used" and term.months]
    best = max(shown, key=lambda term: term.months or 0, default=None)
    if best is None or (best.months or 0) < DUTIES_SHARE * wanted:
        return []
    values: dict[str, str | int | float] = {"months": best.months or 0, "wanted": wanted, "name": best.name}
    return [Verdict(BY_DUTIES, Message("reason.years_duties", values), best.evidence[:MAX_EVIDENCE])]


def _any_position(requirement: Requirement, facts: Facts, shares: dict[str, float] | None) -> Verdict:
    if shares is None:
        return match_wording(requirement, facts)
    own = tuple(position for position in facts.cv.positions if _share(position, shares) >= FAMILY)
    counted = tuple(position for position in own if position.counted)
    if counted:
        return Verdict(1.0, Message("reason.position", {"title": counted[0].title}), _proof(counted))
    if own:
        return Verdict(UNCOUNTED, Message("reason.position_training", {"title": own[0].title}), _proof(own))
    near = tuple(position for position in facts.cv.positions if _share(position, shares) >= CLOSE)
    if near:
        return Verdict(0.5, Message("reason.position_near", {"title": near[0].title}), _proof(near))
    among = _among_duties(requirement, facts)
    if among is not None:
        return among
    by_words = match_wording(requirement, facts)
    return by_words if by_words.fulfilment else not_found()


def _among_duties(requirement: Requirement, facts: Facts) -> Verdict | None:
    """The skill itself, for years, in positions of another title: articles written as an assistant."""
    core = {*(requirement.any_of or ()), *core_skills(requirement.roles)}
    shown = [term for term in facts.cv.skills if term.name in core and term.strength == "used"]
    best = max(shown, key=lambda term: term.months or 0, default=None)
    if best is None or (best.months or 0) < LASTING:
        return None
    values: dict[str, str | int | float] = {"name": best.name, "months": best.months or 0}
    return Verdict(BY_DUTIES, Message("reason.duties", values), best.evidence[:MAX_EVIDENCE])


def _proof(positions: tuple[Position, ...]) -> tuple[Evidence, ...]:
    longest = sorted(positions, key=lambda position: -position.months)
    return tuple(quote for position in longest for quote in position.evidence)[:MAX_EVIDENCE]
