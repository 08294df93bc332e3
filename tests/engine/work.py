"""Work that goes wrong in each way that an engine must survive. A module of its own, because workers import it."""

import os
import time
from pathlib import Path

SLOW, CRASH, HUNGRY = "slow", "crash", "hungry"


def do(item: str) -> str:
    if item == SLOW:
        time.sleep(60)
    if item == CRASH:
        os._exit(3)
    if item == HUNGRY:
        return str(len(bytearray(4 << 30)))
    return item.upper()


def count(folder: str) -> str:
    """Leaves a file for each time it is called, so that a test can see whether work was done twice."""
    Path(folder, f"{time.monotonic_ns()}-{os.getpid()}").touch()
    return folder


def name() -> str:
    """Which program this is, as the workers of a cluster are asked."""
    return "screener 1.0"


def name_in(file: str) -> str:
    """A name that a test can change while a run is under way."""
    return Path(file).read_text()


def nap(item: str) -> str:
    """Takes long enough for a worker to be killed in the middle of it."""
    time.sleep(0.05)
    return item.upper()


def crash_counted(folder: str) -> str:
    """Crashes, and leaves a file for each try."""
    count(folder)
    os._exit(3)


def unlucky(item: str) -> str:
    """As `nap`, but a `CRASH` takes down the Dask worker itself, as a machine that runs out of memory may do."""
    if item == CRASH:
        import psutil

        server = psutil.Process().parent()
        assert server is not None
        dask_worker = server.parent()
        assert dask_worker is not None
        dask_worker.kill()
        time.sleep(60)
    return nap(item)


def fail(item: str) -> str:
    """Raises, as a defect does."""
    raise ValueError(item)


def shut(item: str) -> object:
    """A result that cannot be sent from one process to another."""
    return (letter for letter in item)


def name_of_process(starter: int) -> str:
    """One name in the process that starts a run, another everywhere else."""
    return "screener 1.0" if os.getpid() == starter else "screener 0.9"
