"""The commands around a ranking: what a posting should not ask, what candidates are owed. Registered by `screener.cli`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener import console, options
from screener.options import (
    CacheOption,
    DateOption,
    ExplainFormat,
    LangOption,
    NoCacheOption,
    PostingArgument,
    ProfileOption,
    QuietOption,
    WorkersOption,
)

if TYPE_CHECKING:
    from screener.types import Posting, Ranking, Settings

FOUND = 1  # exit status where a posting gives something to reconsider


def lint(
    posting: PostingArgument,
    cvs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CV_OR_FOLDER...]", help="CVs to see which criteria nobody among them meets."),
    ] = None,
    output: Annotated[ExplainFormat, typer.Option("--format", help="How it is written.")] = ExplainFormat.TABLE,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    workers: WorkersOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Warn of criteria that discriminate, contradict each other or cannot be read from a CV.

    Exit status 0 where there is nothing to object to, 1 where there is.

    Example: screener lint posting.txt cvs/
    """
    from screener.posting.lint import grouped, lint_ranking
    from screener.posting.lint import lint as warnings_of
    from screener.reporting import contract, lint_report

    with console.plain_errors():
        settings = options.settings_of(profile, reference_date)
        asked = options.posting_of(posting, settings)
        language = options.language_of(lang, asked)
        found = warnings_of(asked)
        held = 0
        if cvs:
            ranking = _ranked(cvs, asked, settings, workers, options.cache_folder(cache, no_cache), quiet)
            held = len(ranking)
            found += lint_ranking(ranking)
        if output is ExplainFormat.JSON:
            console.out(contract.encode(lint_report.objects(found, language), indent=2) + b"\n")
        else:
            text = lint_report.render(asked, grouped(found), language, held=held, width=console.width())
            console.out(text.encode())
    raise typer.Exit(FOUND if found else 0)


def _ranked(
    cvs: list[str], asked: "Posting", settings: "Settings", workers: int | None, cache: Path | None, quiet: bool
) -> "Ranking":
    from screener import screening

    paths = options.paths_of(cvs)
    with console.progress(len(paths), quiet) as step:
        return screening.screen(paths, asked, settings=settings, workers=workers, cache=cache, progress=step)
