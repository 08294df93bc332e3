"""Languages: the one asked, at the level asked, as the CV says it or as the CV itself is written."""

from screener.scoring.facts import Facts
from screener.scoring.verdict import MAX_EVIDENCE, Verdict, not_found
from screener.scoring.wording import an_ordinary_sentence
from screener.types import LanguageNeed, Message, Requirement, SpokenLanguage

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
DEFAULT_LEVEL = "C1"  # what "anglais courant" or a bare "English" asks for, when the need names no level
UNSTATED = 0.5  # the language is listed without a level: it may be school English or more, hence the wide range
BEST_ASKED = LEVELS.index("C2")  # "native" asks for no birth: whoever speaks it as well will do
WORKS = LEVELS.index("B1")  # below it a language is no help in a job that asks for two levels more
STEPS_BELOW = (1.0, 0.6, 0.45, 0.0)  # fulfilment by levels missing: one below still works, school level does not


def match_language(requirement: Requirement, facts: Facts) -> Verdict:
    """The stated level against the level asked; a CV written in the language speaks for itself."""
    need = requirement.language
    if need is None:
        return not_found()
    stated = next((spoken for spoken in facts.cv.languages if spoken.code == need.code), None)
    if stated is not None and not (_written_in(need, facts) and stated.level is None):
        return _stated(stated, need)
    if _written_in(need, facts):
        sentence = an_ordinary_sentence(facts)
        if sentence is not None:
            return Verdict(1.0, Message("reason.written_in", {"language": need.code}), (sentence,))
    return not_found()


def _written_in(need: LanguageNeed, facts: Facts) -> bool:
    return need.code in facts.cv.document.languages


def _stated(spoken: SpokenLanguage, need: LanguageNeed) -> Verdict:
    evidence = spoken.evidence[:MAX_EVIDENCE]
    values: dict[str, str | int | float] = {
        "language": spoken.code,
        "level": spoken.level or "",
        "wanted": need.level or "",
    }
    if spoken.level is None:
        return Verdict(UNSTATED, Message("reason.language_unstated", values), evidence, low=0.0, high=1.0)
    missing = min(LEVELS.index(need.level or DEFAULT_LEVEL), BEST_ASKED) - LEVELS.index(spoken.level)
    value = STEPS_BELOW[min(max(0, missing), len(STEPS_BELOW) - 1)]
    if missing > 1 and LEVELS.index(spoken.level) < WORKS:
        value = 0.0
    key = "reason.language" if missing <= 0 else "reason.language_below"
    return Verdict(value, Message(key, values), evidence)
