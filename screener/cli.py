"""The command line: parse, call, render, exit code. The only module that prints or reads the environment.

Results go to standard output, messages and progress to standard error. Exit status: 0 every file read, 1 some files
skipped, 2 wrong use, 3 a report could not be written, 130 stopped by Ctrl-C.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from screener.types import CV, Failure, Language, Posting, Ranking, Score, Settings

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
def rank(  # noqa: PLR0913 - one parameter an option
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
    from screener.reporting import check_report, render, write

    reports = report or []
    with _plain_errors():
        for path in reports:
            check_report(path)
        settings = _settings(profile, reference_date)
        asked = _read_posting(posting, settings)
        tell = _Teller(quiet)
        tell.profile(asked, profile)
        ranking = _with_progress(
            cvs,
            tell,
            lambda step: screening.screen(
                cvs, asked, settings=settings, workers=workers, cache=_cache(cache, no_cache), progress=step
            ),
        )
        language = _language(lang, asked)
        _print(render(ranking, output.value, lang=language, top=top))
        for path in reports:
            write(ranking, path, lang=language)
            tell.say(f"wrote {path}")
    raise typer.Exit(EXIT_SKIPPED if ranking.failures else 0)
