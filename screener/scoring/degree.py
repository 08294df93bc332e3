"""Degrees: the level on the European scale, the field, and whether it was completed."""

from screener import taxonomy
from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.types import Degree, Message, Requirement

FIELD_CLOSE = 0.7  # a field taught with the one asked: a business degree for marketing
FIELD_NEAR = 0.55  # a remoter field whose graduates can do part of the work
FIELD_UNSTATED = 0.5  # the level is right and the CV does not name the field
BELOW = 0.5  # one level short in the right field
POSTGRADUATE = 7  # the level from which a degree takes one of the level below
IN_PROGRESS = 0.5  # on the way to the level asked
GIVEN_UP = 0.2  # begun and not completed: no more than a trace


def match_degree(requirement: Requirement, facts: Facts) -> Verdict:
    """The degree that comes closest in level, field and completion."""
    if not facts.cv.education:
        return not_found()
    education = facts.cv.education
    shown = any(_reaches(requirement, degree) and degree.status == "completed" for degree in education)
    judged = (_judge(requirement, degree, shown=shown) for degree in education)
    return max(judged, key=lambda verdict: verdict.fulfilment)


def _judge(requirement: Requirement, degree: Degree, *, shown: bool) -> Verdict:
    """`shown` says that a completed degree of the level asked stands in the CV, and speaks for itself."""
    fits = [_field_fit(requirement, field) for field in degree.fields or (degree.field,)]
    field, field_word = max(fits)
    level = _level_fit(requirement, degree.level)
    done = {"completed": 1.0, "in_progress": IN_PROGRESS, "not_completed": GIVEN_UP}[degree.status]
    if not shown and _admits(requirement, degree):
        done = 1.0
    value = field * level * done
    values: dict[str, str | int | float] = {"degree": degree.degree, "level": degree.level or 0}
    if degree.status != "completed" and done < 1:
        key = f"reason.degree_{degree.status}"
    elif level < 1:
        key, values = "reason.degree_level", values | {"wanted": requirement.min_level or 0}
    else:
        key = f"reason.degree_{field_word}"
    return Verdict(value, Message(key, values), degree.evidence[:MAX_EVIDENCE])


def _admits(requirement: Requirement, degree: Degree) -> bool:
    """Whether the degree, begun at all, takes one of the level asked: nobody begins a master's without a bachelor's."""
    wanted, level = requirement.min_level, degree.level
    return wanted is not None and level is not None and wanted < level and level >= POSTGRADUATE


def _reaches(requirement: Requirement, degree: Degree) -> bool:
    return requirement.min_level is not None and degree.level is not None and degree.level >= requirement.min_level


def _level_fit(requirement: Requirement, level: int | None) -> float:
    """1 at the level asked and above. One level short in the right field counts in part, but not for a degree that is
    only wished: a bachelor's is no part of the master's that is preferred on top of it."""
    wanted = requirement.min_level
    if wanted is None:
        return 1.0 if level is None or level >= 5 else 0.5
    if level is None:
        return 0.5
    if level >= wanted:
        return 1.0
    counts = requirement.importance == "required" and bool(requirement.field or requirement.fields)
    return BELOW if counts and wanted - level == 1 else 0.0


def _field_fit(requirement: Requirement, field: str | None) -> tuple[float, str]:
    wanted = requirement.fields or ((requirement.field,) if requirement.field else ())
    if not wanted:
        return 1.0, "met"
    if field is None:
        return FIELD_UNSTATED, "no_field"
    if field in wanted:
        return 1.0, "met"
    fields = taxonomy.fields()
    known = [fields[each] for each in wanted if each in fields]
    own = fields.get(field)
    if own is None:
        return 0.0, "other_field"
    kin = any(set(own.broader) & {*each.broader, each.id} or own.id in each.broader for each in known)
    if kin and (requirement.related_field or len(wanted) > 1):
        return 1.0, "met"  # several fields named, or "a related field": the family is meant
    if any(field in each.close or each.id in own.close for each in known):
        return FIELD_CLOSE, "near"
    # A degree that is only wished is wished for its subject: literature is no part of a master's in marketing.
    near = kin or any(field in each.near or each.id in own.near for each in known)
    return (FIELD_NEAR, "near") if near and requirement.importance == "required" else (0.0, "other_field")
