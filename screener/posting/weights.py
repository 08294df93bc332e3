"""What a requirement weighs: by its kind and importance, as the profile says, else by the table here."""

from collections.abc import Iterable

from screener.profiles import Profile, Signal
from screener.types import Importance, Requirement, RequirementKind

# Experience and degrees weigh more than one tool; soft skills little, because a CV's word for them proves little.
WEIGHTS: dict[RequirementKind, float] = {
    "experience": 4.0,
    "degree": 3.0,
    "skill": 2.0,
    "tool": 2.0,
    "language": 2.0,
    "certification": 1.5,
    "sector": 1.5,
    "permit": 1.0,
    "other": 1.0,
    "soft_skill": 0.5,
}
PREFERRED = 0.4  # what is only wished, against the same thing required
POSTING_LANGUAGE = 0.75  # the weight of the posting's own language where the posting does not ask for it
SIGNALS_SHARE = 0.15  # the most that a profile's signals may weigh of the whole


def weigh(kind: RequirementKind, importance: Importance, profile: Profile | None = None) -> float:
    """The weight of a requirement of `kind`. A profile's `weights` hold kinds and "preferred", a factor."""
    own = profile.weights if profile else {}
    weight = own.get(kind, WEIGHTS[kind])
    return round(weight * own.get("preferred", PREFERRED), 2) if importance == "preferred" else weight


def signals(profile: Profile, asked: tuple[Requirement, ...], language: str) -> tuple[Requirement, ...]:
    """The profile's signals on which the posting is silent, at most `SIGNALS_SHARE` of the whole weight."""
    silent = [signal for signal in profile.signals if _silent(signal, asked)]
    total = sum(requirement.weight for requirement in asked)
    own = sum(signal.weight for signal in silent)
    most = total * SIGNALS_SHARE / (1 - SIGNALS_SHARE)
    scale = min(1.0, most / own) if own else 1.0
    return tuple(
        Requirement(
            id=f"p{number}",
            text=(signal.text_fr if language == "fr" else "") or signal.text,
            kind=signal.kind,
            importance="preferred",
            weight=max(0.01, int(signal.weight * scale * 1000) / 1000),
            origin="profile",
            any_of=signal.any_of,
            term_class=signal.term_class,
            min_level=signal.min_level,
            field=signal.field,
            fields=(signal.field,) if signal.field else (),
        )
        for number, signal in enumerate(silent, 1)
    )


def _silent(signal: Signal, asked: Iterable[Requirement]) -> bool:
    """Whether nothing in the posting asks for what the signal is about."""
    names = set(signal.any_of or ())
    for requirement in asked:
        if signal.kind == "degree" and requirement.kind == "degree":
            return False
        if names & set(requirement.any_of or ()):
            return False
        if signal.term_class and signal.term_class == requirement.term_class:
            return False
    return True
