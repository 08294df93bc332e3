"""The command line: parse, call, render, exit code. The only module that prints or reads the environment.

Results go to standard output, messages and progress to standard error. Exit status: 0 every file read, 1 some files
skipped, 2 wrong use, 3 a report could not be written, 130 stopped by Ctrl-C.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener import cache_commands, commands, console, options
from screener.console import EXIT_SKIPPED, EXIT_STOPPED
from screener.errors import UsageError
from screener.options import (
    BlindKeyOption,
    BlindOption,
    CacheOption,
    CvsArgument,
    DateOption,
    Engine,
    EngineOption,
    ExplainFormat,
    ExtractFormat,
    FileMemoryOption,
    FileSecondsOption,
    Format,
    LangOption,
    NoCacheOption,
    PooledCvsArgument,
    PoolOption,
    PostingArgument,
    PostingFormat,
    ProfileOption,
    QuietOption,
    ReportOption,
    SchedulerOption,
    WorkersOption,
)

if TYPE_CHECKING:
    from screener.types import CV, Failure, Language

# A start makes some hundred thousand objects that stay, and the usual 700 has them looked through again and again.
_COLLECT_AFTER = 50_000

app = typer.Typer(
    name="screener",
    help="Rank CVs against a job posting, on your own machine, with the words behind every point.\n\n"
    "Begin with: screener rank posting.txt cvs/ --report ranking.html",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)
app.add_typer(cache_commands.app, name="cache")


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
    cvs: PooledCvsArgument = None,
    output: Annotated[
        Format, typer.Option("--format", help="How the ranking is written to standard output.")
    ] = Format.TABLE,
    report: ReportOption = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", min=1, help="Show the first N candidates only; of a pool 100.")
    ] = None,
    pool: PoolOption = None,
    blind: BlindOption = False,
    blind_key: BlindKeyOption = None,
    lang: LangOption = None,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    quiet: QuietOption = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    workers: WorkersOption = None,
    file_seconds: FileSecondsOption = options.FILE_SECONDS,
    file_memory: FileMemoryOption = options.FILE_MEMORY,
    engine: EngineOption = Engine.LOCAL,
    scheduler: SchedulerOption = None,
) -> None:
    """Rank candidates, best first, and show why.

    Example: screener rank posting.txt cvs/ --report ranking.html --report ranking.xlsx
    """
    from screener import screening
    from screener.rank_command import Run, run_at_once, run_by_row, run_pool
    from screener.reporting import stream_report
    from screener.reporting.write import check

    with console.plain_errors(lang.value if lang else None):
        doing = options.workers_of(engine, scheduler, workers)
        settings = options.settings_of(profile, reference_date, file_seconds, file_memory)
        if pool is None:
            screening.prepare(doing)
        else:
            options.check_pool(pool, cvs, doing)
        asked = options.posting_of(posting, settings)
        run = Run(asked, options.language_of(lang, asked), settings, doing, output, report or [])
        run = run._replace(key=options.key_of(blind, blind_key, run.reports))
        for path in run.reports:
            check(path, run.language)
        options.tell_posting(asked, settings, quiet)
        if pool is not None:
            skipped = run_pool(run, pool, top, quiet)
        else:
            suffixes = {path.suffix.lower() for path in run.reports} | {f".{output}"}
            by_row = suffixes <= set(stream_report.SUFFIXES) and not run.key
            rank_them = run_by_row if by_row else run_at_once
            skipped = rank_them(run, options.paths_of(cvs), options.cache_folder(cache, no_cache), top, quiet)
    raise typer.Exit(EXIT_SKIPPED if skipped else 0)


@app.command()
def extract(
    cvs: CvsArgument,
    output: Annotated[ExtractFormat, typer.Option("--format", help="How the facts are written.")] = ExtractFormat.TABLE,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the whole text that was read.")] = False,
    blind: BlindOption = False,
    blind_key: BlindKeyOption = None,
    lang: LangOption = None,
    reference_date: DateOption = None,
    quiet: QuietOption = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    workers: WorkersOption = None,
    file_seconds: FileSecondsOption = options.FILE_SECONDS,
    file_memory: FileMemoryOption = options.FILE_MEMORY,
    engine: EngineOption = Engine.LOCAL,
    scheduler: SchedulerOption = None,
) -> None:
    """Show what each CV says, with the words that say it.

    Example: screener extract cvs/ --format jsonl > facts.jsonl
    """
    from screener import screening
    from screener.rank_command import blind_key_for, tell_key
    from screener.reporting import contract, terminal
    from screener.types import Failure

    skipped = False
    with console.plain_errors(lang.value if lang else None):
        settings = options.settings_of("none", reference_date, file_seconds, file_memory)
        language = options.language_without_posting(lang, people_read=output is ExtractFormat.TABLE)
        doing = options.workers_of(engine, scheduler, workers)
        paths = options.paths_of(cvs)
        results: list[CV | Failure] = []
        key = blind_key_for(options.key_of(blind, blind_key), paths, language)
        with console.progress(len(paths), quiet) as step:
            for each in screening.stream_cvs(
                paths, settings=settings, workers=doing, cache=options.cache_folder(cache, no_cache)
            ):
                step(each)
                skipped = skipped or isinstance(each, Failure)
                each = key.blinded(each) if key else each
                if output is ExtractFormat.JSONL:
                    console.out(contract.encode(_row(each, with_text, language)) + b"\n")
                else:
                    results.append(each)
        if key:
            tell_key(key, quiet)
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

    with console.plain_errors(lang.value if lang else None):
        settings = options.settings_of(profile, None)
        asked = options.posting_of(posting, settings)
        language = options.language_of(lang, asked)
        if output is PostingFormat.JSON:
            console.out(contract.encode(contract.posting_object(asked), indent=2) + b"\n")
        elif output is PostingFormat.YAML:
            console.out(to_yaml(asked).encode())
        else:
            options.tell_posting(asked, settings, quiet)
            console.show(terminal.posting_table(asked, language, console.width()))


@app.command()
def explain(
    posting: PostingArgument,
    cv: Annotated[str, typer.Argument(metavar="CV", help="One CV.")],
    output: Annotated[ExplainFormat, typer.Option("--format", help="How it is written.")] = ExplainFormat.TABLE,
    blind: BlindOption = False,
    blind_key: BlindKeyOption = None,
    profile: ProfileOption = "auto",
    reference_date: DateOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Explain one candidate's score, requirement by requirement.

    Each with its points, the reason, the words of the CV and where they stand, and what would change the result.

    Example: screener explain posting.txt cvs/candidate.pdf
    """
    from screener import screening
    from screener.rank_command import blind_key_for, tell_key
    from screener.reporting import contract, terminal
    from screener.reporting.wording import say

    with console.plain_errors(lang.value if lang else None):
        settings = options.settings_of(profile, reference_date)
        asked = options.posting_of(posting, settings)
        language = options.language_of(lang, asked)
        options.tell_posting(asked, settings, quiet)
        if Path(cv).is_dir():
            raise UsageError(f"{cv} is a folder: name one CV, or use `screener rank` for folders", "is_folder", path=cv)
        key = blind_key_for(options.key_of(blind, blind_key), [cv], language)
        ranking = screening.screen(
            [cv], asked, settings=settings, workers=1, cache=options.cache_folder(cache, no_cache)
        )
        if ranking.failures:
            console.say("skipped_one", quiet=False, path=cv, reason=say(ranking.failures[0].reason, language))
            raise typer.Exit(EXIT_SKIPPED)
        if key:
            ranking = key.blind(ranking)
            tell_key(key, quiet)
        if output is ExplainFormat.JSON:
            console.out(contract.encode(contract.candidate_object(ranking[0], asked, language), indent=2) + b"\n")
        else:
            console.show(terminal.explain_table(ranking[0], asked, language, console.width()))


@app.command()
def profiles(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One role; without it all are listed.")] = None,
    lang: LangOption = None,
) -> None:
    """Show the roles the program knows, or all about one of them.

    Example: screener profiles community-manager
    """
    from screener import profiles as known
    from screener.reporting import terminal

    with console.plain_errors(lang.value if lang else None):
        chosen = [known.get(name)] if name else list(known.every().values())
        language = options.language_without_posting(lang, people_read=True)
        console.show(terminal.profiles_table(chosen, language, console.width()))


for command in (commands.lint, commands.letter, commands.notice):
    app.command()(command)


def main() -> None:
    """Run the command line; the console script."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        app()
    except KeyboardInterrupt:
        console.say("stopped", quiet=False)
        sys.exit(EXIT_STOPPED)


def _row(result: "CV | Failure", with_text: bool, lang: "Language") -> dict[str, object]:
    from screener.reporting import contract
    from screener.types import Failure

    if isinstance(result, Failure):
        return contract.failure_row(result, lang=lang)
    return contract.cv_row(result, with_text, lang=lang)


if __name__ == "__main__":
    main()
