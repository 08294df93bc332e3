"""The command line: parse, call, render, exit code. The only module that prints or reads the environment.

Results go to standard output, messages and progress to standard error. Exit status: 0 every file read, 1 some files
skipped, 2 wrong use, 3 a report could not be written, 130 stopped by Ctrl-C.
"""

import datetime
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from screener.errors import ReportError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screener.types import CV, Failure, Language, Posting, Score, Settings

EXIT_SKIPPED, EXIT_USAGE, EXIT_REPORT, EXIT_STOPPED = 1, 2, 3, 130

app = typer.Typer(
    name="screener",
    help="Rank CVs against a job posting, on your own machine, with the words behind every point.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How a result is written to standard output."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class ExtractFormat(StrEnum):
    """How `extract` writes what CVs say."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class PostingFormat(StrEnum):
    """How `posting` writes what a posting asks."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"


class ExplainFormat(StrEnum):
    """How `explain` writes one candidate."""

    TABLE = "table"
    JSON = "json"


class Lang(StrEnum):
    """The language of reports."""

    FR = "fr"
    EN = "en"


PostingArgument = Annotated[
    str,
    typer.Argument(metavar="POSTING", help="A text, Markdown, PDF, DOCX, HTML or YAML file, or - for standard input."),
]
CvsArgument = Annotated[list[str], typer.Argument(metavar="CV_OR_FOLDER...", help="CVs, and folders that hold CVs.")]
ProfileOption = Annotated[
    str,
    typer.Option(
        "--profile", metavar="NAME|none", help="The role to read the posting as; by default the one its title names."
    ),
]
DateOption = Annotated[
    str | None, typer.Option("--reference-date", metavar="YYYY-MM", help="The month up to which a present job counts.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=0, help="Worker processes; by default one a core. 0 works without limits on time and memory."
    ),
]
CacheOption = Annotated[
    Path | None, typer.Option("--cache", metavar="DIR", help="Where extracted CVs are kept between runs.")
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Read every file again and keep nothing.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks on standard error.")]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="The language of the report; by default the posting's.")
]
ReportOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--report", metavar="FILE", help="Also write a report: .html .xlsx .csv .json .jsonl .md. May be repeated."
    ),
]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """Rank CVs against a job posting, on your own machine, with the words behind every point.

    Example: screener rank posting.txt cvs/ --report ranking.html
    """
    if show_version:
        from screener.screening import version

        typer.echo(f"screener {version()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def rank(
    posting: PostingArgument,
    cvs: CvsArgument,
    output: Annotated[
        Format, typer.Option("--format", help="How the ranking is written to standard output.")
    ] = Format.TABLE,
    report: ReportOption = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="Show the first N candidates only.")] = None,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    workers: WorkersOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Rank candidates, best first, and show why.

    Example: screener rank posting.txt cvs/ --report ranking.html --report ranking.xlsx
    """
    from screener import screening
    from screener.reporting import terminal
    from screener.reporting.write import renderer_for, write

    with _plain_errors():
        settings = _settings(profile, reference_date)
        asked = _read_posting(posting, settings)
        language = _language(lang, asked)
        for path in report or []:
            renderer_for(path, language)
        _tell_profile(asked, settings, quiet)
        paths = _paths(cvs)
        with _progress(len(paths), quiet) as step:
            ranking = screening.screen(
                paths, asked, settings=settings, workers=workers, cache=_cache(cache, no_cache), progress=step
            )
        if output is Format.TABLE:
            _show(terminal.ranking_table(ranking, language, top, _width()))
        else:
            shown = ranking if top is None else screening.first(ranking, top)
            _out(renderer_for(Path(_REPORT_OF[output]), language)(shown, language, _today()))
        for path in report or []:
            write(ranking, path, lang=language)
            _tell(f"wrote {path}", quiet)
    raise typer.Exit(EXIT_SKIPPED if ranking.failures else 0)


@app.command()
def extract(
    cvs: CvsArgument,
    output: Annotated[ExtractFormat, typer.Option("--format", help="How the facts are written.")] = ExtractFormat.TABLE,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the whole text that was read.")] = False,
    reference_date: DateOption = None,
    workers: WorkersOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show what each CV says, with the words that say it.

    Example: screener extract cvs/ --format jsonl > facts.jsonl
    """
    from screener import screening
    from screener.reporting import contract, terminal
    from screener.types import Failure

    language: Language = lang.value if lang else "en"
    skipped = False
    with _plain_errors():
        settings = _settings("none", reference_date)
        paths = _paths(cvs)
        results: list[CV | Failure] = []
        with _progress(len(paths), quiet) as step:
            for each in screening.stream_cvs(paths, settings=settings, workers=workers, cache=_cache(cache, no_cache)):
                step(each)
                skipped = skipped or isinstance(each, Failure)
                if output is ExtractFormat.JSONL:
                    _out(contract.encode(_row(each, with_text, language)) + b"\n")
                else:
                    results.append(each)
        if output is ExtractFormat.JSON:
            _out(contract.encode([_row(each, with_text, language) for each in results], indent=2) + b"\n")
        elif output is ExtractFormat.TABLE:
            _show(terminal.extract_table(results, language, _width()))
    raise typer.Exit(EXIT_SKIPPED if skipped else 0)


@app.command("posting")
def show_posting(
    posting: PostingArgument,
    output: Annotated[
        PostingFormat, typer.Option("--format", help="How it is written; YAML can be edited and given back as POSTING.")
    ] = PostingFormat.TABLE,
    profile: ProfileOption = "auto",
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show what a posting asks for, requirement by requirement.

    Example: screener posting posting.txt --format yaml > posting.yaml
    """
    from screener.posting import to_yaml
    from screener.reporting import contract, terminal

    with _plain_errors():
        settings = _settings(profile, None)
        asked = _read_posting(posting, settings)
        language = _language(lang, asked)
        if output is PostingFormat.JSON:
            _out(contract.encode(contract.posting_object(asked), indent=2) + b"\n")
        elif output is PostingFormat.YAML:
            _out(to_yaml(asked).encode())
        else:
            _tell_profile(asked, settings, quiet)
            _show(terminal.posting_table(asked, language, _width()))


@app.command()
def explain(
    posting: PostingArgument,
    cv: Annotated[str, typer.Argument(metavar="CV", help="One CV.")],
    output: Annotated[ExplainFormat, typer.Option("--format", help="How it is written.")] = ExplainFormat.TABLE,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show every requirement of a posting held against one CV, with the words that prove it.

    Example: screener explain posting.txt cvs/candidate.pdf
    """
    from screener import screening
    from screener.reporting import contract, terminal
    from screener.reporting.wording import say

    with _plain_errors():
        settings = _settings(profile, reference_date)
        asked = _read_posting(posting, settings)
        language = _language(lang, asked)
        _tell_profile(asked, settings, quiet)
        if Path(cv).is_dir():
            raise UsageError(f"{cv} is a folder: name one CV, or use `screener rank` for folders")
        ranking = screening.screen([cv], asked, settings=settings, workers=1, cache=_cache(cache, no_cache))
        if ranking.failures:
            _tell(f"{cv} was skipped: {say(ranking.failures[0].reason, language)}", quiet=False)
            raise typer.Exit(EXIT_SKIPPED)
        if output is ExplainFormat.JSON:
            _out(contract.encode(contract.candidate_object(ranking[0], asked, language), indent=2) + b"\n")
        else:
            _show(terminal.explain_table(ranking[0], asked, language, _width()))


@app.command()
def profiles(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One role; without it all are listed.")] = None,
    lang: LangOption = None,
) -> None:
    """Show the roles the program knows: titles, neighbouring roles, signals and weights.

    Example: screener profiles community-manager
    """
    from screener import profiles as known
    from screener.reporting import terminal

    with _plain_errors():
        chosen = [known.get(name)] if name else list(known.every().values())
        _show(terminal.profiles_table(chosen, lang.value if lang else "en", _width()))


def main() -> None:
    """Run the command line; the console script."""
    try:
        app()
    except KeyboardInterrupt:
        _tell("stopped; no report was written", quiet=False)
        sys.exit(EXIT_STOPPED)


# ---------------------------------------------------------------- what the commands share

_REPORT_OF = {Format.JSON: "x.json", Format.JSONL: "x.jsonl", Format.CSV: "x.csv", Format.MARKDOWN: "x.md"}


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Errors that a user can mend become one sentence and the exit status of their kind."""
    try:
        yield
    except UsageError as error:
        _fail(str(error), EXIT_USAGE)
    except ReportError as error:
        _fail(str(error), EXIT_REPORT)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def _fail(sentence: str, status: int) -> NoReturn:
    _tell(f"screener: {sentence}", quiet=False)
    raise typer.Exit(status)


def _tell(sentence: str, quiet: bool) -> None:
    if not quiet:
        from screener.reporting import safe

        typer.echo(safe.text(sentence), err=True)


def _out(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _show(table: "RenderableType") -> None:
    from rich.console import Console

    Console(width=_width(), soft_wrap=False).print(table)


def _width() -> int:
    return max(80, min(shutil.get_terminal_size((80, 24)).columns, 140))


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _settings(profile: str, reference_date: str | None) -> "Settings":
    from screener.screening import checked
    from screener.types import Settings

    return checked(Settings(reference_date=reference_date, profile=profile))


def _read_posting(source: str, settings: "Settings") -> "Posting":
    from screener.posting import read_posting

    return read_posting(sys.stdin.buffer.read() if source == "-" else source, profile=settings.profile)


def _paths(cvs: list[str]) -> list[str]:
    from screener import files

    return files.find(cvs)


def _cache(folder: Path | None, no_cache: bool) -> Path | None:
    if no_cache:
        return None
    if folder is not None:
        return folder
    import platformdirs

    return Path(platformdirs.user_cache_dir("screener"))


def _language(lang: Lang | None, posting: "Posting") -> "Language":
    return lang.value if lang else posting.language


def _tell_profile(posting: "Posting", settings: "Settings", quiet: bool) -> None:
    if settings.profile != "auto":
        return
    if posting.profile:
        _tell(
            f"reading the posting as {posting.profile} (--profile NAME chooses another role, --profile none no role)",
            quiet,
        )
    else:
        _tell("no role profile fits the posting's title (--profile NAME chooses one)", quiet)


def _row(result: "CV | Failure", with_text: bool, lang: "Language") -> dict[str, object]:
    from screener.reporting import contract
    from screener.types import Failure

    if isinstance(result, Failure):
        return contract.failure_row(result, lang=lang)
    return contract.cv_row(result, with_text, lang=lang)


@contextmanager
def _progress(total: int, quiet: bool) -> "Iterator[Callable[[CV | Score | Failure], None]]":
    """A bar on a terminal, nothing otherwise; called with each result as it comes."""
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

        def step(result: "CV | Score | Failure") -> None:
            nonlocal skipped
            skipped += isinstance(result, Failure)
            bar.update(task, advance=1, skipped=skipped)

        yield step


if __name__ == "__main__":
    main()
