"""Fuzzing: `python -m tests.fuzz [INPUTS [FIRST]]` tries that many broken samples and keeps those handled wrongly.

Finds are written to out/fuzz; mended ones belong into tests/fuzz/finds, where the suite tries them again.
"""

import os
import sys
import time
from pathlib import Path

from screener.engine import Lost, WorkerLimits, run
from tests.fuzz.mutate import mutated
from tests.fuzz.work import try_number

OUT = Path("out/fuzz")


def main() -> int:
    """Exit status 0 when every input was handled, 1 otherwise."""
    arguments = [int(each) for each in sys.argv[1:]]
    count, first = (arguments + [20_000, 1][len(arguments) :])[:2]
    started, finds, done = time.monotonic(), 0, 0
    numbers = range(first, first + count)
    limits = WorkerLimits(seconds=20, memory=1 << 30)
    for outcome in run(try_number, numbers, workers=os.cpu_count() or 1, limits=limits, preload=("screener.warm",)):
        done += 1
        wrong = f"lost: {outcome.result.cause}" if isinstance(outcome.result, Lost) else outcome.result
        if wrong:
            finds += 1
            name, data = mutated(numbers[outcome.index])
            OUT.mkdir(parents=True, exist_ok=True)
            (OUT / name).write_bytes(data)
            sys.stdout.write(f"{OUT / name}: {wrong[:300]}\n")
        if done % 1000 == 0:
            sys.stdout.write(f"{done} inputs, {finds} finds, {time.monotonic() - started:.0f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"{done} inputs, {finds} handled wrongly\n")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
