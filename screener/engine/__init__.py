"""run(work, items) -> results as they come: in this process, or in supervised worker processes that can be killed.

run_on_cluster(work, items) does the same on the machines of a Dask cluster.
"""

from screener.engine.outcome import Lost, Outcome, WorkerLimits
from screener.engine.run import begin, run, run_on_cluster

__all__ = ["Lost", "Outcome", "WorkerLimits", "begin", "run", "run_on_cluster"]
