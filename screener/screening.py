"""The product on one page: files in, every one of them judged against a posting, a ranking out.

find files -> [read -> extract -> score] in workers -> flag duplicates -> rank
"""

import datetime
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache as once
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from screener import engine, files, months, profiles, urls
from screener.errors import ReadError, UsageError
from screener.preload import PRELOAD
from screener.reporting.stream_report import Head, Row, pack
from screener.store import Store, program_hash, settings_key
from screener.types import CV, Failure, Flag, Language, Limits, Message, Posting, Ranking, Score, Settings

Source = str | os.PathLike[str]
# Processes on this machine (None: one a core, 0: none), or the address of a Dask scheduler ("tcp://10.0.0.1:8786").
Workers = int | str | None
R = TypeVar("R", CV, Score, Row)


class Job(msgspec.Struct, frozen=True):
    """What every file of a run is held against, sent to each worker once."""

    settings: Settings
    posting: Posting | None = None
    cache: str | None = None
    keep_text: bool = True
    folder: str = ""  # where paths that are not absolute begin, on a machine that was started elsewhere
    month: str = ""  # the last full month when the run began, whatever a worker's clock says


def screen(
    cvs: Source | Iterable[Source],
    posting: Source | Posting,
    *,
    settings: Settings | None = None,
    workers: Workers = None,
    cache: Source | None = None,
    progress: Callable[[Score | Failure], None] | None = None,
) -> Ranking:
    """Rank the CVs in files and folders against a posting (a path, or one already read).

    As many candidates and failures come out as files went in. `workers` are processes (None: one a core, 0: none,
    everything in this process without limits) or the address of a Dask scheduler; `cache` is a folder for extracted
    CVs. Raises UsageError when there is nothing to read, PostingError when the posting asks for nothing.
    """
    settings = checked(settings or Settings())
    read = posting if isinstance(posting, Posting) else posting_at(posting, settings)
    scores: list[Score] = []
    failures: list[Failure] = []
    for result in stream(cvs, read, settings=settings, workers=workers, cache=cache):
        (scores if isinstance(result, Score) else failures).append(result)  # type: ignore[arg-type]
        if progress is not None:
            progress(result)
    return ranking_of(scores, failures, read, settings)


def stream(
    cvs: Source | Iterable[Source],
    posting: Source | Posting,
    *,
    settings: Settings | None = None,
    workers: Workers = None,
    cache: Source | None = None,
) -> Iterator[Score | Failure]:
    """The same as `screen`, each result as soon as it is known, gathering nothing. The order is not defined."""
    settings = checked(settings or Settings())
    read = posting if isinstance(posting, Posting) else posting_at(posting, settings)
    return _results(partial(judge, _job(settings, read, cache)), _paths(cvs), settings.limits, workers)


def stream_rows(
    cvs: Source | Iterable[Source],
    posting: Posting,
    lang: Language,
    *,
    settings: Settings | None = None,
    workers: Workers = None,
    cache: Source | None = None,
) -> Iterator[Row | Failure]:
    """The same as `stream`, each candidate as a row of a report in `lang` that may be larger than memory.

    `screener.reporting.stream_report.StreamedRanking` takes them and writes the reports.
    """
    settings = checked(settings or Settings())
    work = partial(judge_packed, _job(settings, posting, cache), lang)
    return _results(work, _paths(cvs), settings.limits, workers)


def stream_cvs(
    cvs: Source | Iterable[Source],
    *,
    settings: Settings | None = None,
    workers: Workers = None,
    cache: Source | None = None,
) -> Iterator[CV | Failure]:
    """What each CV says, without a posting; in the order of the files."""
    settings = checked(settings or Settings())
    return _in_order(_numbered(partial(examine, _job(settings, None, cache)), _paths(cvs), settings.limits, workers))


def prepare(workers: Workers) -> None:
    """Begin to start worker processes, if a run with `workers` needs some: they load the program meanwhile."""
    if workers is None or (isinstance(workers, int) and workers > 0):
        engine.begin(PRELOAD)


def examine(job: Job, path: str) -> CV | Failure:
    """What one file says: from the store where it is kept, else read and extracted. Never raises for a bad file."""
    from screener.extracting import extract
    from screener.reading import read

    stage: str = "read"
    try:
        content = _bytes(path, job)
        # The suffix decides how content is read that leaves a doubt. It need not be text that can be written.
        suffix = Path(path).suffix.lower().encode("utf-8", "surrogatepass").decode("latin-1")
        digest = hashlib.sha256(content).hexdigest() + suffix
        kept = store_at(job.cache)
        key = settings_key(job.settings, job.month) if kept else ""
        cv = kept.get(digest, key) if kept else None
        if kept and cv is not None:
            kept.note_place(digest, _whole(path, job))
            return msgspec.structs.replace(cv, document=msgspec.structs.replace(cv.document, path=path))
        document = read(content, name=path, limits=job.settings.limits)
        stage = "extract"
        cv = extract(document, reference_date=job.settings.reference_date or document.own_date or job.month or None)
        if kept:
            kept.put(digest, key, cv)
            kept.note_place(digest, _whole(path, job))
        return cv
    except ReadError as error:
        if error.key == "too_much_memory":  # a reader knows that it has a limit, not which
            return Failure(path, "read", _lost("memory", job.settings.limits))
        return Failure(path, "read", Message(f"unreadable.{error.key}", dict(error.values)))
    except MemoryError:
        return Failure(path, "read", _lost("memory", job.settings.limits))
    except Exception as error:  # noqa: BLE001 - a defect met in one file must not cost the others
        return Failure(path, stage, Message("unreadable.defect", {"what": type(error).__name__}))  # type: ignore[arg-type]


def judge(job: Job, path: str) -> Score | Failure:
    """One file held against the job's posting. Never raises for a bad file."""
    from screener.scoring import score

    assert job.posting is not None, "a job of ranking has a posting"  # noqa: S101
    cv = examine(job, path)
    if isinstance(cv, Failure):
        return cv
    try:
        return score(cv, job.posting)
    except Exception as error:  # noqa: BLE001 - as in `examine`
        return Failure(path, "score", Message("unreadable.defect", {"what": type(error).__name__}))


def judge_packed(job: Job, lang: Language, path: str) -> Row | Failure:
    """As `judge`, with the candidate as a row of a report in `lang`."""
    assert job.posting is not None, "a job of ranking has a posting"  # noqa: S101
    result = judge(job, path)
    return result if isinstance(result, Failure) else pack(result, job.posting, lang)


def head_of(posting: Posting, settings: Settings) -> Head:
    """What a report says of the run as a whole."""
    return Head(
        posting, settings.reference_date, version(), settings_sha256(posting, settings), default_month=default_month()
    )


def ranking_of(scores: Iterable[Score], failures: Iterable[Failure], posting: Posting, settings: Settings) -> Ranking:
    """The ranking of results that are all in. No score changes here: only ranks and flags of duplicates are added."""
    from screener.scoring import duplicates, fingerprint, rank

    scores = list(scores)
    flags = duplicates(fingerprint(score.cv) for score in scores)
    scores = [with_flag(score, flags.get(score.cv.document.path)) for score in scores]
    head = head_of(posting, settings)
    return Ranking(
        posting=posting,
        candidates=rank(scores),
        failures=tuple(sorted(failures, key=lambda failure: failure.path)),
        reference_date=head.reference_date,
        version=head.version,
        settings_sha256=head.settings_sha256,
        default_month=head.default_month,
    )


def with_flag(score: Score, flag: Flag | None) -> Score:
    """The same score with a warning that only the whole run could show."""
    return score if flag is None else msgspec.structs.replace(score, warnings=(*score.warnings, flag))


def first(ranking: Ranking, count: int) -> Ranking:
    """The same ranking with its first `count` candidates only; ranks and scores stay as they are."""
    return msgspec.structs.replace(ranking, candidates=ranking.candidates[:count])


def settings_sha256(posting: Posting, settings: Settings) -> str:
    """A hash of all that decides the scores of a run besides the CVs: program, posting, profile, dates, limits."""
    parts = (program_hash(), posting.requirements, posting.profile, settings)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


@once
def identity() -> str:
    """Which program this is, as the machines of a cluster compare it: equal names give equal results."""
    from importlib.metadata import requires
    from importlib.metadata import version as installed

    needed = (re.match(r"[\w.-]+", line) for line in requires("screener") or () if "extra ==" not in line)
    libraries = sorted(f"{name.group()} {installed(name.group())}" for name in needed if name)
    digest = hashlib.sha256("\n".join(libraries).encode()).hexdigest()
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"screener {version()} (program {program_hash()[:8]}, libraries {digest[:8]}, Python {python})"


def version() -> str:
    """The program's version."""
    from importlib.metadata import version as installed

    return installed("screener")


def default_month() -> str:
    """The month up to which "present" counts when neither the user nor the file names one: the last full month."""
    return months.last_full(datetime.datetime.now(datetime.UTC).date())


def checked(settings: Settings) -> Settings:
    """`settings` if they make sense. Raises UsageError saying what to change."""
    date = settings.reference_date
    if date is not None and not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", date):
        raise UsageError(f"{date!r} is no month: write the year and the month, as in 2026-10", "no_month", month=date)
    if settings.profile not in ("auto", "none"):
        profiles.get(settings.profile)
    return settings


def posting_at(source: Source, settings: Settings) -> Posting:
    """The posting in a file, read as the settings say. Raises PostingError."""
    from screener.posting import read_posting

    return read_posting(source, profile=settings.profile)


def _job(settings: Settings, posting: Posting | None, kept: Source | None) -> Job:
    """A job that means the same in every process, wherever that was started."""
    try:
        here = os.getcwd()  # noqa: PTH109 - names of any bytes stay as they are
    except OSError:  # the folder that we are in is gone
        here = ""
    cache = None if kept is None else os.path.join(here, kept)  # noqa: PTH118
    return Job(settings, posting, cache, folder=here, month=default_month())


def _paths(cvs: Source | Iterable[Source]) -> Sequence[str]:
    if isinstance(cvs, files.Paths):  # found before
        return cvs
    return files.find([cvs] if isinstance(cvs, str | os.PathLike) else cvs)


def _results(
    work: Callable[[str], R | Failure], paths: Sequence[str], limits: Limits, workers: Workers
) -> Iterator[R | Failure]:
    return (result for _, result in _numbered(work, paths, limits, workers))


def _numbered(
    work: Callable[[str], R | Failure], paths: Sequence[str], limits: Limits, workers: Workers
) -> Iterator[tuple[int, R | Failure]]:
    """Each file's number and result, as they come; a lost worker becomes a failure that names the limit."""
    caps = engine.WorkerLimits(limits.seconds, limits.memory)
    if isinstance(workers, str):
        outcomes = engine.run_on_cluster(
            work, paths, scheduler=workers, limits=caps, identity=identity, preload=PRELOAD
        )
    else:
        count = min(len(paths), os.cpu_count() or 1) if workers is None else workers
        outcomes = engine.run(work, paths, workers=count, limits=caps, preload=PRELOAD)
    for outcome in outcomes:
        result = outcome.result
        if isinstance(result, engine.Lost):
            yield outcome.index, Failure(paths[outcome.index], "read", _lost(result.cause, limits))
        else:
            yield outcome.index, result


def _in_order(numbered: Iterator[tuple[int, R | Failure]]) -> Iterator[R | Failure]:
    waiting: dict[int, R | Failure] = {}
    following = 0
    for index, result in numbered:
        waiting[index] = result
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _lost(cause: str, limits: Limits) -> Message:
    values: dict[str, str | int | float] = {"seconds": limits.seconds, "mebibytes": limits.memory >> 20}
    return Message(f"unreadable.lost_{cause}", values)


def _bytes(path: str, job: Job) -> bytes:
    most = job.settings.limits.file_bytes
    if urls.is_url(path):
        return urls.read(path, most)
    try:
        place = Path(job.folder, path)
        size = place.stat().st_size
        if size > most:
            raise ReadError("too_large", mebibytes=size >> 20, limit=most >> 20)
        return place.read_bytes()
    except OSError as error:
        raise ReadError("cannot_open", why=error.strerror or "unknown reason") from error


def _whole(path: str, job: Job) -> str:
    """The path as it is good from any folder."""
    return path if urls.is_url(path) else os.path.join(job.folder, path)  # noqa: PTH118


_stores: dict[str, Store] = {}


def store_at(folder: str | None) -> Store | None:
    """The store of this process for `folder`: opened once, since every worker handles many files."""
    if folder is None:
        return None
    if folder not in _stores:
        _stores[folder] = Store(Path(folder))
    return _stores[folder]
