"""run(work, items) -> results as they come: in this process, or in supervised worker processes that can be killed."""

from screener.engine.outcome import Lost, Outcome, WorkerLimits
from screener.engine.run import run

__all__ = ["Lost", "Outcome", "WorkerLimits", "run"]
