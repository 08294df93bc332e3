"""Requirements of one posting that cannot all be meant: asked twice, two lengths, two levels, a seasoned beginner."""

from collections.abc import Iterator
from itertools import combinations

from screener.extracting.phrases import flatten
from screener.posting import lint_words
from screener.types import Message, Posting, PostingWarning, Requirement

# Years from which a title's word is contradicted: a junior may have three years, a trainee some summers.
_JUNIOR, _BEGINNER, _TRAINEE = 4, 1, 3


def contradictions(posting: Posting) -> Iterator[PostingWarning]:
    """What in `posting` does not go together; each warning stands with the later or the more demanding requirement."""
    asked = [each for each in posting.requirements if each.origin.startswith("posting")]
    for first, second in combinations(asked, 2):
        ground = _clash(first, second)
        if ground:
            yield _warning(ground, " / ".join(dict.fromkeys((first.text, second.text))), second)
    yield from _beginners(posting, asked)


def _clash(first: Requirement, second: Requirement) -> str | None:
    """The ground on which two requirements do not go together, if there is one."""
    if first.text.casefold() == second.text.casefold():
        return "twice" if first.importance == second.importance else "required_and_preferred"
    if first.kind != second.kind:
        return None
    required = first.importance == second.importance == "required" and first.origin != second.origin
    if first.kind in ("tool", "skill", "certification", "permit") and first.any_of and first.any_of == second.any_of:
        return "twice" if first.importance == second.importance else "required_and_preferred"
    if first.kind == "language" and first.language and second.language and first.language.code == second.language.code:
        levels = {first.language.level, second.language.level} - {None}
        return "levels_differ" if len(levels) == 2 and required else None
    if first.kind == "degree" and required and first.min_level and second.min_level:
        return "degrees_differ" if first.min_level != second.min_level else None
    if first.kind == "experience" and required and first.min_years and second.min_years and first.roles:
        return "years_differ" if _of(first) == _of(second) and first.min_years != second.min_years else None
    return None


def _of(requirement: Requirement) -> tuple[object, ...]:
    """What an experience is asked in."""
    return requirement.roles, requirement.sector, requirement.any_of, requirement.min_people


def _beginners(posting: Posting, asked: list[Requirement]) -> Iterator[PostingWarning]:
    """Years of experience asked of a junior, of a trainee, or where none are needed."""
    title, text = flatten(posting.title), flatten(posting.text)
    senior = lint_words.phrases("senior").find(title)
    least = [
        ("trainee_years", _TRAINEE, bool(lint_words.phrases("trainee").find(title))),
        ("beginner_years", _BEGINNER, bool(lint_words.phrases("beginner").find(text))),
        ("junior_years", _JUNIOR, bool(lint_words.phrases("junior").find(title)) and not senior),
    ]
    for requirement in asked:
        years = requirement.min_years or 0
        if requirement.kind != "experience" or requirement.importance != "required":
            continue
        ground = next((name for name, most, said in least if said and years >= most), None)
        if ground:
            yield _warning(ground, requirement.text, requirement, years=years)


def _warning(ground: str, quote: str, requirement: Requirement, **values: float) -> PostingWarning:
    reason, advice = Message(f"lint.reason.{ground}", dict(values)), Message(f"lint.advice.{ground}")
    return PostingWarning(ground, quote, reason, advice, requirement=requirement.id)
