"""The command line: parse, call, render, exit code. The only module that prints or reads the environment.

Results go to standard output, messages and progress to standard error. Exit status: 0 every file read, 1 some files
skipped, 2 wrong use, 3 a report could not be written, 130 stopped by Ctrl-C.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener import console
from screener.console import EXIT_SKIPPED, EXIT_STOPPED
from screener.errors import PostingError, UsageError

if TYPE_CHECKING:
    from screener.types import CV, Failure, Language, Posting, Settings

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


class Engine(StrEnum):
    """Who reads the CVs."""

    LOCAL = "local"
    DASK = "dask"


class Lang(StrEnum):
    """The language of reports."""

    FR = "fr"
    EN = "en"


PostingArgument = Annotated[
    str,
    typer.Argument(metavar="POSTING", help="A text, Markdown, PDF, DOCX, HTML or YAML file, or - for standard input."),
]
CvsArgument = Annotated[
    list[str],
    typer.Argument(metavar="CV_OR_FOLDER...", help="CVs, folders that hold CVs, addresses with s3://, gs:// or az://."),
]
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
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="Who reads the CVs: this machine, or the workers of a Dask scheduler.")
]
SchedulerOption = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="The Dask scheduler, as in tcp://10.0.0.1:8786.")
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
        "--report",
        metavar="FILE",
        help="Also write a report: .html .xlsx .csv .json .jsonl .md .parquet. May be repeated.",
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
    engine: EngineOption = Engine.LOCAL,
    scheduler: SchedulerOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Rank candidates, best first, and show why.

    Example: screener rank posting.txt cvs/ --report ranking.html --report ranking.xlsx
    """
    from screener.rank_command import Run, run_at_once, run_by_row
    from screener.reporting import stream_report
    from screener.reporting.write import check

    with console.plain_errors():
        doing = _workers(engine, scheduler, workers)
        settings = _settings(profile, reference_date)
        asked = _read_posting(posting, settings)
        run = Run(asked, _language(lang, asked), settings, doing, output, report or [])
        for path in run.reports:
            check(path, run.language)
        _tell_profile(asked, settings, quiet)
        suffixes = {path.suffix.lower() for path in run.reports} | {f".{output}"}
        rank_them = run_by_row if suffixes <= set(stream_report.SUFFIXES) else run_at_once
        skipped = rank_them(run, _paths(cvs), _cache(cache, no_cache), top, quiet)
    raise typer.Exit(EXIT_SKIPPED if skipped else 0)


@app.command()
def extract(
    cvs: CvsArgument,
    output: Annotated[ExtractFormat, typer.Option("--format", help="How the facts are written.")] = ExtractFormat.TABLE,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the whole text that was read.")] = False,
    reference_date: DateOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = Engine.LOCAL,
    scheduler: SchedulerOption = None,
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
    with console.plain_errors():
        settings = _settings("none", reference_date)
        doing = _workers(engine, scheduler, workers)
        paths = _paths(cvs)
        results: list[CV | Failure] = []
        with console.progress(len(paths), quiet) as step:
            for each in screening.stream_cvs(paths, settings=settings, workers=doing, cache=_cache(cache, no_cache)):
                step(each)
                skipped = skipped or isinstance(each, Failure)
                if output is ExtractFormat.JSONL:
                    console.out(contract.encode(_row(each, with_text, language)) + b"\n")
                else:
                    results.append(each)
        if output is ExtractFormat.JSON:
            console.out(contract.encode([_row(each, with_text, language) for each in results], indent=2) + b"\n")
        elif output is ExtractFormat.TABLE:
            console.show(terminal.extract_table(results, language, console.width()))
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

    with console.plain_errors():
        settings = _settings(profile, None)
        asked = _read_posting(posting, settings)
        language = _language(lang, asked)
        if output is PostingFormat.JSON:
            console.out(contract.encode(contract.posting_object(asked), indent=2) + b"\n")
        elif output is PostingFormat.YAML:
            console.out(to_yaml(asked).encode())
        else:
            _tell_profile(asked, settings, quiet)
            console.show(terminal.posting_table(asked, language, console.width()))


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

    with console.plain_errors():
        settings = _settings(profile, reference_date)
        asked = _read_posting(posting, settings)
        language = _language(lang, asked)
        _tell_profile(asked, settings, quiet)
        if Path(cv).is_dir():
            raise UsageError(f"{cv} is a folder: name one CV, or use `screener rank` for folders")
        ranking = screening.screen([cv], asked, settings=settings, workers=1, cache=_cache(cache, no_cache))
        if ranking.failures:
            console.tell(f"{cv} was skipped: {say(ranking.failures[0].reason, language)}", quiet=False)
            raise typer.Exit(EXIT_SKIPPED)
        if output is ExplainFormat.JSON:
            console.out(contract.encode(contract.candidate_object(ranking[0], asked, language), indent=2) + b"\n")
        else:
            console.show(terminal.explain_table(ranking[0], asked, language, console.width()))


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

    with console.plain_errors():
        chosen = [known.get(name)] if name else list(known.every().values())
        console.show(terminal.profiles_table(chosen, lang.value if lang else "en", console.width()))


def main() -> None:
    """Run the command line; the console script."""
    try:
        app()
    except KeyboardInterrupt:
        console.tell("stopped; no report was written", quiet=False)
        sys.exit(EXIT_STOPPED)


# ---------------------------------------------------------------- what the commands share


def _workers(engine: Engine, scheduler: str | None, workers: int | None) -> int | str | None:
    """Who does the work, as `screening` takes it: a number of processes, or the address of a scheduler."""
    if engine is Engine.LOCAL:
        if scheduler is not None:
            raise UsageError("--scheduler names a Dask scheduler: add --engine dask")
        return workers
    if scheduler is None:
        raise UsageError("--engine dask needs the scheduler's address: --scheduler tcp://HOST:8786")
    if workers is not None:
        raise UsageError("--workers is for this machine: a Dask cluster has as many as were started")
    return scheduler


def _settings(profile: str, reference_date: str | None) -> "Settings":
    from screener.screening import checked
    from screener.types import Settings

    return checked(Settings(reference_date=reference_date, profile=profile))


def _read_posting(source: str, settings: "Settings") -> "Posting":
    from screener.posting import read_posting

    try:
        return read_posting(sys.stdin.buffer.read() if source == "-" else source, profile=settings.profile)
    except PostingError as error:
        raise PostingError(f"{'standard input' if source == '-' else source}: {error}") from error


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
        console.tell(
            f"reading the posting as {posting.profile} (--profile NAME chooses another role, --profile none no role)",
            quiet,
        )
    else:
        console.tell("no role profile fits the posting's title (--profile NAME chooses one)", quiet)


def _row(result: "CV | Failure", with_text: bool, lang: "Language") -> dict[str, object]:
    from screener.reporting import contract
    from screener.types import Failure

    if isinstance(result, Failure):
        return contract.failure_row(result, lang=lang)
    return contract.cv_row(result, with_text, lang=lang)


if __name__ == "__main__":
    main()
