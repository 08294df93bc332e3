"""What the commands are given on the command line and what they make of it: settings, posting, files, cache."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener import console
from screener.errors import PostingError, UsageError

if TYPE_CHECKING:
    from screener.types import Language, Posting, Settings


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
    typer.Argument(
        metavar="CV_OR_FOLDER",
        help="CVs, or folders that hold CVs; also addresses that begin with s3://, gs:// or az://.",
    ),
]
PoolOption = Annotated[
    Path | None,
    typer.Option(
        "--pool",
        metavar="DIR",
        help="Rank the CVs that earlier runs kept in this --cache folder, or its Parquet, and read no file again.",
    ),
]
PooledCvsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CV_OR_FOLDER]...", help="CVs, folders, addresses with s3://, gs:// or az://; or --pool."),
]
ProfileOption = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME|none",
        help="The role to read the posting for (`screener profiles` lists them); by default the one its title names.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--reference-date",
        metavar="YYYY-MM",
        help="The month up to which jobs still held count; by default that of the file, else the last full month.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        help="How many CVs are read at once; by default one a core. 0: one by one, without limits on time and memory.",
    ),
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="Who reads the CVs: this machine, or a cluster of machines that runs Dask.")
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="With --engine dask: the cluster's address, as in tcp://10.0.0.1:8786."
    ),
]
FileSecondsOption = Annotated[
    float,
    typer.Option(
        "--file-seconds", metavar="N", min=1, help="The seconds that reading one file may take before it is skipped."
    ),
]
FileMemoryOption = Annotated[
    int,
    typer.Option(
        "--file-memory",
        metavar="MIB",
        min=256,
        help="The memory, in MiB, that reading one file may take before it is skipped.",
    ),
]
CacheOption = Annotated[
    Path | None,
    typer.Option("--cache", metavar="DIR", help="The folder where what was read of CVs is kept between runs."),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Read every file again and keep nothing.")]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing beside the result: no progress, no remarks.")
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang", help="The language of the result and of messages; by default the posting's, else the machine's."
    ),
]
ReportOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Also write a report: .html .xlsx .csv .json .jsonl .md .parquet. May be repeated.",
    ),
]
BlindOption = Annotated[
    bool,
    typer.Option("--blind", help="Show candidates by code, without names, addresses, birth, nationality and family."),
]
BlindKeyOption = Annotated[
    Path | None,
    typer.Option(
        "--blind-key",
        metavar="FILE",
        help="Where --blind writes who is who, for you alone; by default beside the first report.",
    ),
]


def workers_of(engine: Engine, scheduler: str | None, workers: int | None) -> int | str | None:
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


FILE_SECONDS, FILE_MEMORY = 20.0, 1024


def settings_of(
    profile: str, reference_date: str | None, file_seconds: float = FILE_SECONDS, file_memory: int = FILE_MEMORY
) -> "Settings":
    """The settings of a run, checked; memory in MiB. Raises UsageError."""
    from screener.screening import checked
    from screener.types import Limits, Settings

    limits = Limits(seconds=file_seconds, memory=file_memory << 20)
    return checked(Settings(reference_date=reference_date, profile=profile, limits=limits))


def posting_of(source: str, settings: "Settings") -> "Posting":
    """The posting at `source`, or on standard input for "-". Raises PostingError naming the file."""
    from screener.posting import read_posting

    try:
        return read_posting(sys.stdin.buffer.read() if source == "-" else source, profile=settings.profile)
    except PostingError as error:
        raise error.at("standard input" if source == "-" else source) from error


def check_pool(pool: Path, cvs: list[str] | None, workers: int | str | None) -> None:
    """See that nothing else is asked of a ranking of a pool. Raises UsageError."""
    if cvs:
        sentence = f"--pool {pool} ranks what was read before: leave out {cvs[0]!r}, or rank it without --pool"
        raise UsageError(sentence, "pool_and_cvs", pool=str(pool), path=cvs[0])
    if isinstance(workers, str):
        raise UsageError("a pool is ranked on this machine: leave out --engine dask", "pool_here")


def paths_of(cvs: list[str] | None) -> Sequence[str]:
    """The files below what was named. Raises UsageError."""
    from screener import files

    if not cvs:
        raise UsageError("name the CVs, or a folder that holds them, or a pool with --pool", "nothing_named")

    return files.find(cvs)


def cache_folder(folder: Path | None, no_cache: bool) -> Path | None:
    """Where extracted CVs are kept: the folder named, else the user's own for caches; None where nothing is kept.

    A cache that cannot be used is said once, on standard error, and left alone.
    """
    if no_cache:
        return None
    from screener.store import Store

    chosen = folder or default_cache()
    store = Store(chosen)
    store.close()
    if store.fault is None:
        return chosen
    console.say("no_cache", quiet=False, path=str(chosen), reason=store.fault)
    return None


def default_cache() -> Path:
    """The folder of this program among the user's caches."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("screener"))


def key_of(blind: bool, key: Path | None, reports: Sequence[Path] = ()) -> Path | None:
    """Where the key of blind reports goes; None where reports are not blind. Naming a key asks for blind reports."""
    if key is None and blind:
        from screener.reporting.blind_key import default_place

        return default_place(reports)
    return key


def language_of(lang: Lang | None, posting: "Posting") -> "Language":
    """The language of reports, and from here on of messages: the one asked for, else the posting's."""
    console.speak(lang.value if lang else posting.language)
    return lang.value if lang else posting.language


def language_without_posting(lang: Lang | None, people_read: bool) -> "Language":
    """The language asked for; else the machine's where people read the result, and English where programs do."""
    if lang:
        return lang.value
    return console.language_of_the_machine() if people_read else "en"


def tell_posting(posting: "Posting", settings: "Settings", quiet: bool) -> None:
    """Say on standard error what the reader of the posting should know, and which role it is read as."""
    for flag in posting.warnings:
        console.warn(flag.message, quiet)
    if settings.profile != "auto":
        return
    if posting.profile:
        console.say("read_as", quiet, profile=posting.profile)
    else:
        console.say("no_role", quiet)
