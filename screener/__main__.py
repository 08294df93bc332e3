"""`python -m screener` and the console script are the command line."""

import atexit
import os
import sys

from screener import preload


def main() -> None:
    """Run the command line, while the worker processes that it will need begin to load."""
    preload.begin(sys.argv[1:])
    from screener import cli

    try:
        cli.main()
    except SystemExit as left:
        if isinstance(left.code, int):
            _leave(left.code)
        raise


def _leave(status: int) -> None:
    """End the process at once. Python would first free a million objects of the tables one by one, for 0.2 s."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads them any more: Python knows what to do
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - as multiprocessing ends its processes
    os._exit(status)


if __name__ == "__main__":
    main()
