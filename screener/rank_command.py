"""The ways of the command `rank`: with all results in memory, row by row where every output allows it, from a pool."""

import codecs
import datetime
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from screener import console

if TYPE_CHECKING:
    from screener.reporting.blind_key import Key
    from screener.types import Language, Posting, Ranking, Settings


class Run(NamedTuple):
    """What `rank` was asked to do. `key` is where the key of a blind ranking goes."""

    asked: "Posting"
    language: "Language"
    settings: "Settings"
    workers: int | str | None
    output: str
    reports: list[Path]
    key: Path | None = None


def run_at_once(run: Run, paths: Sequence[str], cache: Path | None, top: int | None, quiet: bool) -> int:
    """Rank with all results in memory, as tables, HTML and workbooks need them; how many files were skipped."""
    from screener import screening

    key = blind_key_for(run.key, paths, run.language)
    with console.progress(len(paths), quiet) as step:
        ranking = screening.screen(
            paths, run.asked, settings=run.settings, workers=run.workers, cache=cache, progress=step
        )
    _show(run, key.blind(ranking) if key else ranking, top, quiet)
    if key:
        tell_key(key, quiet)
    return len(ranking.failures)


def run_pool(run: Run, folder: Path, top: int | None, quiet: bool) -> int:
    """Rank the CVs that an earlier run kept in `folder`; how many of them could not be ranked."""
    from screener.pool import TOP, StoredPool

    assert not isinstance(run.workers, str), "a pool is ranked on this machine"  # noqa: S101
    pool = StoredPool(folder, run.settings, run.workers)
    if pool.left_out:
        console.say("pool_left_out", quiet, count=pool.left_out)
    waiting = pool.waiting()
    if waiting:
        new = sum(len(piece.contents) for piece in waiting)
        console.say("pool_arranging", quiet, count=new)
        with console.progress(new, quiet) as step:
            pool.arrange(waiting, step)
    started = time.perf_counter()
    ranking = pool.rank(run.asked, top or TOP)
    seconds = time.perf_counter() - started
    console.say("pool_ranked", quiet, total=len(pool), seconds=round(seconds, 1), count=len(ranking))
    key = blind_key_for(run.key, [each.file for each in ranking], run.language)
    _show(run, key.blind(ranking) if key else ranking, None, quiet)
    if key:
        tell_key(key, quiet)
    return len(ranking.failures)


def _show(run: Run, ranking: "Ranking", top: int | None, quiet: bool) -> None:
    """The ranking to standard output and into every report."""
    from screener import screening
    from screener.reporting import terminal
    from screener.reporting.write import write

    if run.output == "table":
        console.show(terminal.ranking_table(ranking, run.language, top, console.width()))
    else:
        shown = ranking if top is None else screening.first(ranking, top)
        console.out(_rendered(shown, run.output, run.language))
    for path in run.reports:
        write(ranking, path, lang=run.language)
        console.say("wrote", quiet, path=str(path))


def blind_key_for(place: Path | None, paths: Sequence[str], lang: "Language") -> "Key | None":
    """The key of blind reports at `place`; None where they are not blind."""
    if place is None:
        return None
    from screener.reporting.blind_key import Key

    return Key(place, paths, lang)


def tell_key(key: "Key", quiet: bool) -> None:
    """Write the key of a blind report and say what became of it."""
    known = key.path.exists()
    added = key.write()
    said = ("key_added" if added else "key_kept") if known else "key_wrote"
    console.say(said, quiet, path=str(key.path), count=added)


def run_by_row(run: Run, paths: Sequence[str], cache: Path | None, top: int | None, quiet: bool) -> int:
    """The same where every output is written row by row: memory does not grow with the number of CVs."""
    from screener import screening
    from screener.reporting.stream_report import Row, StreamedRanking, room_for
    from screener.scoring import Fingerprint, Fingerprints

    head = screening.head_of(run.asked, run.settings)
    disk = run.reports[0].parent if run.reports else None
    with StreamedRanking(head, run.language, folder=disk) as kept, _space(disk, run.language) as space:
        prints = Fingerprints(space)
        with console.progress(len(paths), quiet) as step:
            for row in screening.stream_rows(
                paths, run.asked, run.language, settings=run.settings, workers=run.workers, cache=cache
            ):
                kept.add(row)
                step(row)
                if isinstance(row, Row):
                    with room_for(run.language):
                        prints.add(Fingerprint(row.file, row.content, row.sketch))
        with room_for(run.language):
            flags = prints.flags()
        for file, flag in flags.items():
            kept.flag(file, flag)
        for piece in kept.rendered(f".{run.output}", top):
            sys.stdout.buffer.write(piece.removeprefix(codecs.BOM_UTF8))
        sys.stdout.buffer.flush()
        for path in run.reports:
            kept.write(path)
            console.say("wrote", quiet, path=str(path))
        return kept.skipped


@contextmanager
def _space(folder: Path | None, lang: "Language") -> Iterator[IO[bytes]]:
    """A file without a name on the disk of `folder`."""
    from screener.reporting.stream_report import room_for

    with room_for(lang):
        file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed below
    try:
        yield file
    finally:
        with suppress(OSError):  # what could not be written could not be written before
            file.close()


def _rendered(ranking: "Ranking", output: str, lang: "Language") -> bytes:
    """The ranking for standard output; without the mark that tells Excel a CSV file's encoding."""
    from screener.reporting import csv_report, json_report, markdown_report

    if output == "csv":
        return csv_report.table(ranking, lang).encode()
    renderers = {
        "json": json_report.render,
        "jsonl": json_report.render_lines,
        "markdown": markdown_report.render,
    }
    return renderers[output](ranking, lang, datetime.datetime.now(datetime.UTC).date())
