"""Every error a user can meet, as one small tree.

    ScreenerError                something a user can mend; the message says how
    ├── UsageError               a wrong option, profile or date, or nothing to read (exit status 2)
    │   └── PostingError         a posting that cannot be read or asks for nothing
    ├── ReadError                a CV that cannot be read; becomes a `Failure`, never stops a run
    └── ReportError              a report that could not be written (exit status 3)

A message is one plain sentence without a file's path: whoever reports the error names the file. Anything that is not
in this tree is a defect of the program.
"""

from typing import Self


class ScreenerError(Exception):
    """Something went wrong that a user can mend; the message says how."""


class UsageError(ScreenerError):
    """The program was asked for something it cannot do: the message says what to change.

    `key` names the same sentence in the catalogue (`usage.<key>`), `values` fill its blanks, `where` is the file.
    """

    def __init__(self, sentence: str, key: str = "", **values: str | int | float) -> None:
        super().__init__(sentence)
        self.key = key
        self.values = values
        self.where = ""

    def at(self, where: str) -> Self:
        """The same error, naming the file it is about."""
        found = type(self)(f"{where}: {self}", self.key, **self.values)
        found.where = where
        return found


class PostingError(UsageError):
    """A posting that cannot be read, or in which no requirement was recognised."""


class ReadError(ScreenerError):
    """A document that cannot be read.

    `key` names the sentence in the catalogue (`unreadable.<key>`), `values` fill its blanks; `str(error)` is for
    developers.
    """

    def __init__(self, key: str, **values: str | int | float) -> None:
        super().__init__(f"{key} {values}" if values else key)
        self.key = key
        self.values = values


class ReportError(ScreenerError):
    """A report that could not be written, with the reason."""
