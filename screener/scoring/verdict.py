"""What a matcher says of one requirement and one CV, before points are given."""

from msgspec import Struct

from screener.types import Evidence, Message, Status

# Fulfilments from which a requirement is called met or partial. Below PARTIAL there is no point: a trace is no proof.
MET, PARTIAL = 0.75, 0.3
MAX_EVIDENCE = 4  # quotes shown a requirement: enough to check it, few enough to read


class Verdict(Struct, frozen=True):
    """How far a requirement is fulfilled (0..1), why, and the words that prove it; `low`..`high` where it is unsure."""

    fulfilment: float
    reason: Message
    evidence: tuple[Evidence, ...] = ()
    low: float | None = None
    high: float | None = None
    certain: bool = True
    known: bool = True

    @property
    def status(self) -> Status:
        """Met, partial, not met, or unknown where the CV says nothing on the matter."""
        if self.fulfilment >= MET:
            return "met"
        if self.fulfilment >= PARTIAL:
            return "partial"
        return "not_met" if self.known else "unknown"


def not_found() -> Verdict:
    """The CV says nothing on the matter."""
    return Verdict(0.0, Message("reason.not_found"), known=False)
