"""The two ways of the command `rank`: with all results in memory, or row by row where every output allows it."""

import codecs
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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


def run_at_once(run: Run, paths: list[str], cache: Path | None, top: int | None, quiet: bool) -> int:
    """Rank with all results in memory, as tables, HTML and workbooks need them; how many files were skipped."""
    from screener import screening
    from screener.reporting import terminal
    from screener.reporting.write import write

    key = blind_key_for(run.key, paths, run.language)
    with console.progress(len(paths), quiet) as step:
        ranking = screening.screen(
            paths, run.asked, settings=run.settings, workers=run.workers, cache=cache, progress=step
        )
    if key:
        ranking = key.blind(ranking)
        tell_key(key, quiet)
    if run.output == "table":
        console.show(terminal.ranking_table(ranking, run.language, top, console.width()))
    else:
        shown = ranking if top is None else screening.first(ranking, top)
        console.out(_rendered(shown, run.output, run.language))
    for path in run.reports:
        write(ranking, path, lang=run.language)
        console.say("wrote", quiet, path=str(path))
    return len(ranking.failures)


def blind_key_for(place: Path | None, paths: list[str], lang: "Language") -> "Key | None":
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


def run_by_row(run: Run, paths: list[str], cache: Path | None, top: int | None, quiet: bool) -> int:
    """The same where every output is written row by row: memory does not grow with the number of CVs."""
    from screener import screening
    from screener.reporting.stream_report import Row, StreamedRanking
    from screener.scoring import Fingerprint, duplicates

    head = screening.head_of(run.asked, run.settings)
    prints: list[Fingerprint] = []
    disk = run.reports[0].parent if run.reports else None
    with StreamedRanking(head, run.language, folder=disk) as kept:
        with console.progress(len(paths), quiet) as step:
            for row in screening.stream_rows(
                paths, run.asked, run.language, settings=run.settings, workers=run.workers, cache=cache
            ):
                kept.add(row)
                step(row)
                if isinstance(row, Row):
                    prints.append(Fingerprint(row.file, row.content, row.sketch))
        for file, flag in duplicates(prints).items():
            kept.flag(file, flag)
        for piece in kept.rendered(f".{run.output}", top):
            sys.stdout.buffer.write(piece.removeprefix(codecs.BOM_UTF8))
        sys.stdout.buffer.flush()
        for path in run.reports:
            kept.write(path)
            console.say("wrote", quiet, path=str(path))
        return kept.skipped


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
