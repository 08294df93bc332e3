"""What every command shares: sentences to standard error, results to standard output, progress, exit statuses."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from screener.errors import ReportError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screener.reporting.stream_report import Row
    from screener.types import CV, Failure, Score

EXIT_SKIPPED, EXIT_USAGE, EXIT_REPORT, EXIT_STOPPED = 1, 2, 3, 130


@contextmanager
def plain_errors() -> Iterator[None]:
    """Errors that a user can mend become one sentence and the exit status of their kind."""
    try:
        yield
    except UsageError as error:
        fail(str(error), EXIT_USAGE)
    except ReportError as error:
        fail(str(error), EXIT_REPORT)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except KeyboardInterrupt as stopped:
        fail(f"stopped{f': {stopped}' if str(stopped) else ''}; no unfinished report is left", EXIT_STOPPED)


def fail(sentence: str, status: int) -> NoReturn:
    """End with one sentence on standard error."""
    tell(f"screener: {sentence}", quiet=False)
    raise typer.Exit(status)


def tell(sentence: str, quiet: bool) -> None:
    """One sentence on standard error, harmless to a terminal."""
    if not quiet:
        from screener.reporting import safe

        typer.echo(safe.visible(sentence), err=True)


def out(content: bytes) -> None:
    """Bytes to standard output, at once."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def show(table: "RenderableType") -> None:
    """A table to standard output."""
    from rich.console import Console

    Console(width=width(), soft_wrap=False).print(table)


def width() -> int:
    """The width of tables: the terminal's, between 80 and 140 columns."""
    return max(80, min(shutil.get_terminal_size((80, 24)).columns, 140))


@contextmanager
def progress(total: int, quiet: bool) -> "Iterator[Callable[[CV | Score | Row | Failure], None]]":
    """A bar on a terminal, nothing otherwise; called with each result as it comes.

    A KeyboardInterrupt passes through and says how far the run had come.
    """
    done = 0
    with _bar(total, quiet) as draw:

        def step(result: "CV | Score | Row | Failure") -> None:
            nonlocal done
            done += 1
            draw(result)

        try:
            yield step
        except KeyboardInterrupt as stopped:
            raise KeyboardInterrupt(f"{done} of {total} files were read") from stopped


@contextmanager
def _bar(total: int, quiet: bool) -> "Iterator[Callable[[CV | Score | Row | Failure], None]]":
    from screener.types import Failure

    if quiet or not sys.stderr.isatty():
        yield lambda result: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[skipped]} skipped"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, skipped=0)
        skipped = 0

        def step(result: "CV | Score | Row | Failure") -> None:
            nonlocal skipped
            skipped += isinstance(result, Failure)
            bar.update(task, advance=1, skipped=skipped)

        yield step
