"""The commands around a ranking: what a posting should not ask, what candidates are owed. `screener.cli` adds them."""

import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener import console, options
from screener.console import EXIT_SKIPPED
from screener.errors import UsageError
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
        typer.Argument(metavar="CV_OR_FOLDER", help="CVs to see which criteria nobody among them meets."),
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
    """Warn of criteria that discriminate, conflict or no CV can show.

    With CVs, also of criteria that nobody among them meets.

    Exit status 0 where there is nothing to object to, 1 where there is.

    Example: screener lint posting.txt cvs/
    """
    from screener.posting.lint import grouped, lint_ranking
    from screener.posting.lint import lint as warnings_of
    from screener.reporting import contract, lint_report

    with console.plain_errors(lang.value if lang else None):
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


OrganisationOption = Annotated[str | None, typer.Option("--organisation", metavar="TEXT", help="Who hires.")]
ContactOption = Annotated[str | None, typer.Option("--contact", metavar="TEXT", help="Whom candidates may ask.")]


class TextFormat(StrEnum):
    """How a text to send is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


TextFormatOption = Annotated[TextFormat, typer.Option("--format", help="How it is written.")]


def letter(
    posting: PostingArgument,
    cv: Annotated[str, typer.Argument(metavar="CV", help="One CV.")],
    output: TextFormatOption = TextFormat.TEXT,
    organisation: OrganisationOption = None,
    contact: ContactOption = None,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Draft the explanation owed to a candidate.

    From the actual result: what was used, found and not found, what would change it, whom to ask.

    Example: screener letter posting.txt cvs/candidate.pdf --lang fr > letter.txt
    """
    from screener.reporting import letter as text
    from screener.reporting.wording import say, word

    with console.plain_errors(lang.value if lang else None):
        settings = options.settings_of(profile, reference_date)
        asked = options.posting_of(posting, settings)
        language = options.language_of(lang, asked)
        if Path(cv).is_dir():
            raise UsageError(f"{cv} is a folder: name one CV", "is_folder", path=cv)
        ranking = _ranked([cv], asked, settings, 1, options.cache_folder(cache, no_cache), quiet=True)
        if ranking.failures:
            console.say("skipped_one", quiet=False, path=cv, reason=say(ranking.failures[0].reason, language))
            raise typer.Exit(EXIT_SKIPPED)
        made = text.render(
            ranking,
            language,
            _today(),
            markdown=output is TextFormat.MARKDOWN,
            organisation=organisation,
            contact=contact,
        )
        console.out(made.encode())
        console.tell(word("letter.draft", language), quiet)


def notice(
    posting: Annotated[
        str | None, typer.Argument(metavar="POSTING", help="A posting, to list its criteria and their weights.")
    ] = None,
    output: TextFormatOption = TextFormat.TEXT,
    organisation: OrganisationOption = None,
    contact: ContactOption = None,
    retention: Annotated[
        str | None, typer.Option("--retention", metavar="TEXT", help="How long CVs and rankings are kept.")
    ] = None,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Draft the information for candidates and the works council.

    From the actual settings: purpose, criteria and weights, method, retention, human decision, rights.

    Example: screener notice posting.txt --lang fr --organisation "Maison Ondine" > notice.txt
    """
    from screener import screening
    from screener.reporting import notice as text
    from screener.reporting.wording import word

    with console.plain_errors(lang.value if lang else None):
        settings = options.settings_of(profile, reference_date)
        asked = options.posting_of(posting, settings) if posting else None
        unposted = options.language_without_posting(lang, people_read=True)
        language = options.language_of(lang, asked) if asked else unposted
        folder = None if no_cache else cache or options.default_cache()
        made = text.render(
            asked,
            settings,
            language,
            _today(),
            version=screening.version(),
            settings_sha256=screening.settings_sha256(asked, settings) if asked else "",
            markdown=output is TextFormat.MARKDOWN,
            kept_in=str(folder) if folder else None,
            organisation=organisation,
            contact=contact,
            retention=retention,
        )
        console.out(made.encode("utf-8", "replace"))
        console.tell(word("notice.draft", language), quiet)


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _ranked(
    cvs: list[str], asked: "Posting", settings: "Settings", workers: int | None, cache: Path | None, quiet: bool
) -> "Ranking":
    from screener import screening

    paths = options.paths_of(cvs)
    with console.progress(len(paths), quiet) as step:
        return screening.screen(paths, asked, settings=settings, workers=workers, cache=cache, progress=step)
