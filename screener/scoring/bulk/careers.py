"""What the positions of many CVs say on a requirement of experience, in numbers: equal numbers are judged alike."""

from collections.abc import Set

import numpy as np
from numpy.typing import NDArray

from screener.scoring.bulk.columns import NONE, Numbers
from screener.scoring.bulk.pool import Pool
from screener.scoring.experience import CLOSE, DUTIES_SHARE, FAMILY, LASTING, core_skills, role_shares, share_of
from screener.types import Requirement

Flags = NDArray[np.bool_]
Keys = NDArray[np.int64]  # a row a CV

_CENTURY = 1 << 20  # more months than a career has: it parts the months of one CV from those of the next


def experience_keys(requirement: Requirement, pool: Pool) -> tuple[Keys, Flags]:
    """For each CV the numbers that decide, and whether they are too close to a rounding to be told from columns."""
    careers = _Careers(pool, role_shares(requirement.roles))
    if requirement.min_years:
        return _served(requirement, pool, careers, round(requirement.min_years * 12))
    return _held(requirement, pool, careers), np.zeros(pool.count, np.bool_)


class _Careers:
    """The positions of many CVs, with how much a month in each counts."""

    def __init__(self, pool: Pool, shares: dict[str, float] | None) -> None:
        facts = pool.columns.positions
        self.count = pool.count
        self.owner = pool.position_owner
        self.numbers = pool.career
        self.share = np.array([share_of(each.roles, shares) for each in facts], np.float64)[pool.position]
        self.counted = np.array([each.counted for each in facts], np.bool_)[pool.position]
        self.dated = np.array([each.dated for each in facts], np.bool_)[pool.position]
        self.voluntary = np.array([each.kind == "volunteer" for each in facts], np.bool_)[pool.position]

    def any_of(self, rows: Flags) -> Flags:
        """For each CV whether it has one of these positions."""
        return np.bincount(self.owner[rows], minlength=self.count) > 0

    def sum_of(self, rows: Flags, values: NDArray[np.float64] | Numbers) -> NDArray[np.float64]:
        """For each CV the sum of `values` over these positions."""
        return np.bincount(self.owner[rows], weights=values[rows], minlength=self.count).astype(np.float64)

    def covered(self, rows: Flags) -> Keys:
        """For each CV how many months at least one of these positions covers."""
        those = np.flatnonzero(rows & (self.numbers[:, 0] != NONE))
        owner = self.owner[those]
        start = self.numbers[those, 0] + owner * _CENTURY
        end = self.numbers[those, 1] + owner * _CENTURY
        order = np.argsort(start, kind="stable")
        start, end, owner = start[order], end[order], owner[order]
        reached = np.concatenate(([np.int64(-1)], np.maximum.accumulate(end)[:-1]))[: len(end)]
        new = np.maximum(0, end - np.maximum(start, reached + 1) + 1)
        return np.bincount(owner, weights=new, minlength=self.count).astype(np.int64)


def _served(requirement: Requirement, pool: Pool, careers: _Careers, wanted: int) -> tuple[Keys, Flags]:
    """Months, at least and at most, up to those wanted; then what counts in part, where they do not suffice."""
    family = careers.share >= FAMILY
    full = careers.dated & careers.counted & family
    numbers = careers.numbers
    own = careers.covered(full)
    low = np.maximum(0, own - careers.sum_of(full, numbers[:, 2] - numbers[:, 3]).astype(np.int64))
    high = own + careers.sum_of(full, numbers[:, 4] - numbers[:, 2]).astype(np.int64)
    close = careers.dated & careers.counted & (careers.share >= CLOSE) & ~family
    partly = careers.sum_of(close, numbers[:, 2] * careers.share)
    weighted = np.where(careers.any_of(close), own + np.rint(partly).astype(np.int64), NONE)
    years = pool.stated_years.astype(np.int64)
    undated = careers.any_of(~careers.dated & family) | ~careers.any_of(np.ones(len(family), np.bool_))
    in_part = (
        np.minimum(weighted, wanted),
        _duties(pool, core_skills(requirement.roles), DUTIES_SHARE * wanted),
        careers.any_of(~careers.counted & ~careers.voluntary & family),
        (years > 0) & (years * 12 >= wanted) & undated,
    )
    short = own < wanted
    keys = [np.minimum(each, wanted) for each in (own, low, high)] + [np.where(short, each, 0) for each in in_part]
    unsure = short & (np.abs(partly - np.floor(partly) - 0.5) < 1e-6)
    return np.column_stack([np.asarray(each, np.int64) for each in keys]), unsure


def _held(requirement: Requirement, pool: Pool, careers: _Careers) -> Keys:
    """Whether a position of the roles was held, in training or in earnest, or near ones, or their work was done."""
    if not requirement.roles:
        return np.zeros((pool.count, 1), np.int64)
    family = careers.share >= FAMILY
    core = {*(requirement.any_of or ()), *core_skills(requirement.roles)}
    found = (
        careers.any_of(family & careers.counted),
        careers.any_of(family),
        careers.any_of(careers.share >= CLOSE),
        _duties(pool, core, LASTING),
    )
    return np.column_stack([each.astype(np.int64) for each in found])


def _duties(pool: Pool, names: Set[str], least: float) -> Flags:
    """For each CV whether it used one of these skills at work, for so many months."""
    facts = pool.columns.terms
    wanted = [fact.place == "skills" and fact.name in names and fact.strength == "used" for fact in facts]
    rows = np.array(wanted, np.bool_)[pool.term]
    rows &= (pool.term_months > 0) & (pool.term_months >= least)
    return np.bincount(pool.term_owner[rows], minlength=pool.count) > 0
