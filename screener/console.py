"""What every command shares: sentences to standard error, results to standard output, progress, exit statuses."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from screener.errors import ReportError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screener.reporting.stream_report import Row
    from screener.types import CV, Failure, Language, Message, Score

_LINE_EVERY = 10.0  # seconds between two lines about a long run where there is no terminal
_ERROR, _WARNING = "red", "yellow"

_language: "Language" = "en"

EXIT_SKIPPED, EXIT_USAGE, EXIT_REPORT, EXIT_STOPPED = 1, 2, 3, 130


@contextmanager
def plain_errors(lang: "Language | None" = None) -> Iterator[None]:
    """Errors that a user can mend become one sentence and the exit status of their kind.

    Messages are in `lang`, by default in the language of the user's machine, until the posting tells its own.
    """
    speak(lang or language_of_the_machine())
    try:
        yield
    except UsageError as error:
        fail(_in_words(error), EXIT_USAGE)
    except ReportError as error:
        fail(str(error), EXIT_REPORT)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except KeyboardInterrupt as stopped:
        fail(_word("stopped_after", done=str(stopped)) if str(stopped) else _word("stopped"), EXIT_STOPPED)


def speak(lang: "Language") -> None:
    """From now on, messages are in `lang`."""
    global _language  # noqa: PLW0603 - a program speaks one language at a time
    _language = lang


def language_of_the_machine() -> "Language":
    """The language that the user's machine is set to, among those that there are."""
    said = next((each for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (each := os.environ.get(name))), "")
    return "fr" if said.startswith("fr") else "en"


def say(key: str, quiet: bool, *, colour: str | None = None, **values: str | int | float) -> None:
    """The catalogue's sentence at `console.<key>`, on standard error."""
    if not quiet:
        tell(_word(key, **values), quiet, colour=colour)


def warn(message: "Message", quiet: bool) -> None:
    """A warning about what was given, on standard error."""
    if not quiet:
        from screener.reporting.wording import say as said

        tell(f"⚠ {said(message, _language)}", quiet, colour=_WARNING)


def _word(key: str, **values: str | int | float) -> str:
    from screener.reporting.wording import word

    return word(f"console.{key}", _language, **values)


def _in_words(error: UsageError) -> str:
    """What a user can do, in the language of the messages where the catalogue has it."""
    if not error.key:
        return str(error)
    from screener.reporting.wording import word

    said = word(f"usage.{error.key}", _language, **error.values)
    return f"{error.where}{word('list.colon', _language)}{said}" if error.where else said


def fail(sentence: str, status: int) -> NoReturn:
    """End with one sentence on standard error, coloured on a terminal."""
    tell(f"screener: {sentence}", quiet=False, colour=_ERROR)
    raise typer.Exit(status)


def tell(sentence: str, quiet: bool, *, colour: str | None = None) -> None:
    """One sentence on standard error, harmless to a terminal; `colour` shows on a terminal that wants colours."""
    if not quiet:
        from screener.reporting import safe

        said = safe.visible(sentence)
        typer.echo(typer.style(said, fg=colour) if colour and wants_colour() else said, err=True)


def wants_colour() -> bool:
    """Whether standard error is a terminal whose user did not refuse colours (https://no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


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
    """A bar on a terminal, a line now and then elsewhere; called with each result as it comes.

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
            raise KeyboardInterrupt(_word("read_so_far", count=done, total=total)) from stopped


@contextmanager
def _bar(total: int, quiet: bool) -> "Iterator[Callable[[CV | Score | Row | Failure], None]]":
    """What draws each result: a bar on a terminal, a line now and then elsewhere, nothing when quiet."""
    from screener.types import Failure

    if quiet:
        yield lambda result: None
        return
    begun = time.monotonic()
    done = skipped = 0
    with (_drawn if sys.stderr.isatty() else _written)(total) as show_so_far:

        def step(result: "CV | Score | Row | Failure") -> None:
            nonlocal done, skipped
            done += 1
            skipped += isinstance(result, Failure)
            show_so_far(done, skipped, time.monotonic() - begun)

        yield step


@contextmanager
def _drawn(total: int) -> "Iterator[Callable[[int, int, float], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[notes]}"), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, notes="")

        def show_so_far(done: int, skipped: int, seconds: float) -> None:
            notes = _word("bar", rate=rate(done, seconds), count=skipped)
            bar.update(task, completed=done, notes=notes)

        yield show_so_far


@contextmanager
def _written(total: int) -> "Iterator[Callable[[int, int, float], None]]":
    """Lines for a log: none in a short run."""
    told = 0.0

    def show_so_far(done: int, skipped: int, seconds: float) -> None:
        nonlocal told
        if seconds - told >= _LINE_EVERY and done < total:
            told = seconds
            left = duration((total - done) * seconds / done)
            speed = rate(done, seconds)
            say("line", quiet=False, done=done, total=total, rate=speed, left=left, count=skipped)

    yield show_so_far


def rate(done: int, seconds: float) -> str:
    """How fast files go: by the second, or by the minute where they are slow."""
    each = done / max(seconds, 0.001)
    return f"{each:.0f}/s" if each >= 10 else f"{each:.1f}/s" if each >= 1 else f"{each * 60:.1f}/min"


def duration(seconds: float) -> str:
    """A time that is left, as people say it: 45 s, 12 min, 3 h 5 min."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
