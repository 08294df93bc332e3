"""Extracted CVs kept between runs, in one SQLite file: a CV that was read once is not read again.

A record is found by the content of the file and by the hash of everything that decides what is read in it: the
program's sources, its models and profiles, and the settings. So a changed rule never meets a record of the old one.
The store only saves time: whatever is wrong with it, a run goes on without it and gives the same report.

Beside the records it keeps where each file lay, and pieces: what `screener.pool` has arranged of many records so that
they are ranked together. Removing any record removes all pieces, so that nothing is left of it.
"""

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from screener import data
from screener.types import CV, Settings

NAME = "cvs.sqlite3"
APPLICATION = 0x53435243  # "SCRC": marks a file as ours, so that no other program's database is touched
_BUSY_SECONDS = 5.0
_BUSY_PAUSE = 0.02
_FILES = ("", "-wal", "-shm")  # what SQLite writes, beside one another
_DAMAGED = ".damaged"
_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS cv (
        content TEXT NOT NULL, settings TEXT NOT NULL, saved REAL NOT NULL, checksum BLOB NOT NULL,
        record BLOB NOT NULL, PRIMARY KEY (content, settings)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE IF NOT EXISTS place (content TEXT PRIMARY KEY, path BLOB NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE IF NOT EXISTS piece (
        number INTEGER PRIMARY KEY, settings TEXT NOT NULL, contents BLOB NOT NULL, checksum BLOB NOT NULL,
        columns BLOB NOT NULL
    )
    """,
)


class Piece(msgspec.Struct, frozen=True):
    """Some records that were read with `settings`, arranged together: which, in the order of the columns."""

    number: int
    settings: str
    contents: tuple[str, ...]


class StoreInfo(msgspec.Struct, frozen=True):
    """What a store holds: the file, its records, its size in bytes, when the oldest was saved (seconds since 1970)."""

    path: str
    records: int
    size: int
    oldest: float | None


class Store:
    """Records of CVs in `folder`. After the first fault it answers nothing and keeps nothing; `fault` says why."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.fault: str | None = None
        self._connection = self._open()

    def get(self, content: str, settings: str) -> CV | None:
        """The CV kept for a file's SHA-256 and `settings_key`, without its path; None where none is kept whole."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "SELECT checksum, record FROM cv WHERE content = ? AND settings = ?", (content, settings)
            ).fetchone()
            if row is None or _checksum(row[1]) != row[0]:
                return None
            return msgspec.msgpack.decode(row[1], type=CV)
        except sqlite3.Error as error:
            self._give_up(error)
        except msgspec.DecodeError:
            pass  # checksum right, shape wrong: as good as not kept
        return None

    def clear(self) -> int:
        """Remove every record and what was set aside as damaged; how many records that were."""
        removed = self.purge(float("inf"))
        for end in _FILES:
            self.path.with_name(f"{NAME}{end}{_DAMAGED}").unlink(missing_ok=True)
        return removed

    def put(self, content: str, settings: str, cv: CV) -> None:
        """Keep `cv`; a fault is noted, never raised."""
        if self._connection is None:
            return
        # The name of the file is no part of what it says, and need not be text that can be written.
        record = msgspec.msgpack.encode(_named(cv, ""))
        try:
            with self._connection:
                self._connection.execute(
                    "INSERT OR REPLACE INTO cv VALUES (?, ?, ?, ?, ?)",
                    (content, settings, time.time(), _checksum(record), record),
                )
        except sqlite3.Error as error:
            self._give_up(error)

    def note_place(self, content: str, path: str) -> None:
        """Keep where a file lies, with its whole path; of two places that both hold it, the first by name."""
        if self._connection is None:
            return
        try:
            row = self._connection.execute("SELECT path FROM place WHERE content = ?", (content,)).fetchone()
            known = os.fsdecode(row[0]) if row else None
            if known == path or (known is not None and known < path and os.path.lexists(known)):
                return
            with self._connection:
                self._connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?)", (content, os.fsencode(path)))
        except sqlite3.Error as error:
            self._give_up(error)

    def places(self) -> dict[str, str]:
        """Where the files lay when they were last read, by content."""
        return {content: os.fsdecode(path) for content, path in self._rows("SELECT content, path FROM place")}

    def contents(self, settings: Sequence[str]) -> dict[str, str]:
        """The contents kept for any of these settings, and for which: the first of them that is there."""
        found: dict[str, str] = {}
        self._rows("CREATE INDEX IF NOT EXISTS by_settings ON cv (settings, content)")
        for each in settings:
            for (content,) in self._rows("SELECT content FROM cv WHERE settings = ? ORDER BY content", each):
                found.setdefault(content, each)
        return found

    def pieces(self) -> list[Piece]:
        """The pieces that are kept."""
        rows = self._rows("SELECT number, settings, contents FROM piece ORDER BY number")
        return [
            Piece(number, settings, msgspec.msgpack.decode(contents, type=tuple[str, ...]))
            for number, settings, contents in rows
        ]

    def piece(self, number: int) -> bytes | None:
        """The columns of a piece; None where they are not kept whole."""
        for checksum, columns in self._rows("SELECT checksum, columns FROM piece WHERE number = ?", number):
            if _checksum(columns) == checksum:
                return bytes(columns)
        return None

    def add_piece(self, settings: str, contents: Iterable[str], columns: bytes) -> None:
        """Keep a piece; a fault is noted, never raised."""
        row = (settings, msgspec.msgpack.encode(list(contents)), _checksum(columns), columns)
        self._rows("INSERT INTO piece (settings, contents, checksum, columns) VALUES (?, ?, ?, ?)", *row)

    def drop_pieces(self, numbers: Iterable[int]) -> None:
        """Let go of pieces."""
        for number in numbers:
            self._rows("DELETE FROM piece WHERE number = ?", number)

    def info(self) -> StoreInfo:
        """How much is kept."""
        records, oldest = self._ask("SELECT count(*), min(saved) FROM cv") or (0, None)
        files = tuple(self.path.with_name(NAME + end) for end in _FILES)
        return StoreInfo(str(self.path), int(records), sum(f.stat().st_size for f in files if f.exists()), oldest)

    def purge(self, before: float) -> int:
        """Remove what was saved before that time (seconds since 1970); how many records that were."""
        if self._connection is None:
            return 0
        try:
            with self._connection:
                removed = self._connection.execute("DELETE FROM cv WHERE saved < ?", (before,)).rowcount
                if removed:
                    self._connection.execute("DELETE FROM piece")
                self._connection.execute("DELETE FROM place WHERE content NOT IN (SELECT content FROM cv)")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("VACUUM")
            return int(removed)
        except sqlite3.Error as error:
            self._give_up(error)
            return 0

    def close(self) -> None:
        """Close the file; the store answers nothing from then on."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _ask(self, query: str) -> tuple[int, float | None] | None:
        if self._connection is None:
            return None
        try:
            row: tuple[int, float | None] = self._connection.execute(query).fetchone()
            return row
        except sqlite3.Error as error:
            self._give_up(error)
            return None

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds; nothing after a fault."""
        if self._connection is None:
            return []
        try:
            with self._connection:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _open(self) -> sqlite3.Connection | None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # busy, read-only, full: nothing is wrong with the file
                    raise
                self._set_aside()
                return self._connect()
        except (sqlite3.Error, OSError) as error:
            self.fault = (error.strerror if isinstance(error, OSError) else None) or str(error)
            return None

    def _connect(self) -> sqlite3.Connection:
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> None:
        """Move a damaged file of ours out of the way, so that nothing is lost that might be wanted."""
        for end in _FILES:
            damaged = self.path.with_name(NAME + end)
            with contextlib.suppress(FileNotFoundError):  # another run was quicker
                damaged.replace(self.path.with_name(f"{NAME}{end}{_DAMAGED}"))

    def _give_up(self, error: sqlite3.Error) -> None:
        self.fault = str(error)
        self.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            with contextlib.suppress(OSError):
                self._set_aside()  # damage deep inside: the next run begins anew


class _ForeignError(OSError):
    """The file is a healthy database of another program."""


def _prepare(connection: sqlite3.Connection) -> None:
    # In this order: another run that makes the file at this moment marks it before it makes any table.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION and tables:
        raise _ForeignError("the file belongs to another program")
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    if mark != APPLICATION:
        connection.execute(f"PRAGMA application_id={APPLICATION}")
    for table in _TABLES:
        connection.execute(table)
    connection.execute("SELECT content FROM cv LIMIT 1").fetchone()


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Have the file written by a log beside it; SQLite does not wait for another run that does the same just now."""
    last = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(_BUSY_PAUSE)
        else:
            return


def _named(cv: CV, path: str) -> CV:
    return msgspec.structs.replace(cv, document=msgspec.structs.replace(cv.document, path=path))


def _checksum(record: bytes) -> bytes:
    return hashlib.blake2b(record, digest_size=8).digest()


@cache
def program_hash() -> str:
    """A hash of every source and data file that decides what is read in a CV."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parent
    folders = {package, data.root() / "models", data.root() / "profiles"}
    files = sorted(p for folder in folders for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")
    for path in files:
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def settings_key(settings: Settings, default_month: str) -> str:
    """The hash under which CVs read with these settings are kept; `default_month` stands in for a missing date."""
    parts = (program_hash(), settings.reference_date or f"own, else {default_month}", settings.limits)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]
