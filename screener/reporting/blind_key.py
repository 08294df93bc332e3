"""The key of blind reports: which file and which person stands behind a code, in a file that its owner alone may read.

A key is only ever added to. Files that it knows keep their number, so that reports made with it before stay true and
a candidate stays "Candidate 7" as more CVs come in.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from screener.errors import ReportError
from screener.reporting import safe
from screener.reporting.blind import Blinder, blinded, blinded_cv, blinded_failure, numbered
from screener.reporting.wording import word
from screener.reporting.write import reason_of, save
from screener.types import CV, Contact, Failure, Language, Ranking

COLUMNS = ("number", "file", "name", "email", "phone")
PRIVATE = 0o600


class Entry(NamedTuple):
    """Who stands behind a number; every text as it is written in the key."""

    number: int
    file: str
    name: str
    email: str
    phone: str


class Key:
    """The key at `path` for a run over `paths`: read where it is there already, else begun.

    Raises ReportError where something else stands at `path`, its folder is missing, or it cannot be read.
    """

    def __init__(self, path: Path, paths: Iterable[str], lang: Language) -> None:
        if not path.parent.is_dir():
            raise ReportError(f"{path}: {word('error.no_folder', lang)}")
        self.path = path
        self._lang: Language = lang
        self._entries = _read(path, lang)
        self._kept = dict(self._entries)
        known = {path: self._entries[_written(path)].number for path in paths if _written(path) in self._entries}
        last = max((each.number for each in self._entries.values()), default=0)
        new = numbered((path for path in paths if path not in known), after=last)
        self.blinder = Blinder(known | new, lang)

    def note(self, result: CV | Failure) -> None:
        """Take down who a result is about."""
        path = result.path if isinstance(result, Failure) else result.document.path
        contact = Contact() if isinstance(result, Failure) else result.contact
        texts = (contact.name, contact.email, contact.phone)
        name, email, phone = (safe.cell(safe.text(each or "")) for each in texts)
        self._entries[_written(path)] = Entry(self.blinder.numbers[path], _written(path), name, email, phone)

    def blind(self, ranking: Ranking) -> Ranking:
        """The ranking under codes; who is who is taken down."""
        for candidate in ranking.candidates:
            self.note(candidate.result.cv)
        for failure in ranking.failures:
            self.note(failure)
        return blinded(ranking, self.blinder)

    def blinded(self, result: CV | Failure) -> CV | Failure:
        """What a file says, under its code; who it is about is taken down."""
        self.note(result)
        return (
            blinded_failure(result, self.blinder) if isinstance(result, Failure) else blinded_cv(result, self.blinder)
        )

    def write(self) -> int:
        """Write what was taken down, for its owner alone; how many entries are new. Raises ReportError."""
        if self._entries != self._kept:
            buffer = io.StringIO()
            writer = csv.writer(buffer, lineterminator="\r\n")
            writer.writerow(COLUMNS)
            writer.writerows(sorted(self._entries.values()))
            save(self.path, f"\ufeff{buffer.getvalue()}".encode(), lang=self._lang, mode=PRIVATE)
        return len(self._entries) - len(self._kept)


def default_place(reports: Sequence[Path]) -> Path:
    """Where the key goes when nobody says: beside the first report, else in the folder we are in."""
    return reports[0].with_name(f"{reports[0].stem}-key.csv") if reports else Path("screener-key.csv")


def _written(path: str) -> str:
    return safe.cell(safe.path(path))


def _read(path: Path, lang: Language) -> dict[str, Entry]:
    """The entries of the key at `path` by file; none where there is no such file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReportError(f"{path}: {reason_of(error, lang)}") from error
    except (ValueError, csv.Error):
        rows = []
    entries = [_entry(row) for row in rows[1:]]
    if not rows or tuple(rows[0]) != COLUMNS or None in entries:
        raise ReportError(word("blind.not_a_key", lang, path=str(path)))
    return {each.file: each for each in entries if each}


def _entry(row: Sequence[str]) -> Entry | None:
    if len(row) != len(COLUMNS) or not row[0].isdecimal():
        return None
    return Entry(int(row[0]), *row[1:])
