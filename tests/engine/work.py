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
