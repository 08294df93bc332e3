"""What the sheets of a workbook share: headers always in sight, text that is only ever text, rows as high as theirs.

The library keeps every cell until the workbook is closed and then its XML until all is written: 300 MB for 10,000
candidates. So what can be kept once is, a sheet is let go of when it is written, and its XML is compressed meanwhile.
"""

import io
import zlib
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from screener.reporting import safe
from screener.reporting.wording import word
from screener.types import Language

Sheet = Any  # xlsxwriter ships no types
Formats = dict[str, Any]

_LONGEST = 16_000  # characters of a cell: a spreadsheet takes 32,767, an emoji counting as two
_LINE, _MOST_LINES = 15, 8  # the height of a line in points, and how many of a cell are in sight
_PACKED_AT = 1 << 18  # characters of XML
_NARROW = 1.1  # ordinary letters for each that a column is said to be wide: most are narrower than a nought

# Fill and text colours with a contrast of at least 4.5 to 1.
_COLOURS = {
    "met": ("#D6F0DE", "#0B5A2B"),
    "partial": ("#FDEFC3", "#6B4A00"),
    "not_met": ("#FADBD8", "#7A1B12"),
    "unknown": ("#ECEDEF", "#3F4650"),
    "strong": ("#BFE6CC", "#0B5A2B"),
    "good": ("#DDF1E3", "#0B5A2B"),
    "possible": ("#FDEFC3", "#6B4A00"),
    "weak": ("#ECEDEF", "#3F4650"),
}


class _Sheet(Worksheet):  # type: ignore[misc]  # xlsxwriter ships no types
    """A sheet whose formulas have none of the functions that newer spreadsheets brought, and which is written once."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        # The library looks for the names of 29 functions in each, a quarter of the time of a large workbook.
        return _formula(formula)

    def _assemble_xml_file(self) -> None:
        super()._assemble_xml_file()
        self.table.clear()  # else the cells of all sheets stay beside their XML

    def _write_row(self, *arguments: Any) -> None:
        if self.fh.tell() > _PACKED_AT:
            self.fh.pack()
        super()._write_row(*arguments)


@lru_cache(maxsize=4096)
def _formula(formula: str) -> str:
    """`formula` as it is kept: thousands of rows have the same."""
    return formula.removeprefix("=")


class _Part(io.StringIO):
    """A file of the book while it is written; the library takes it for a string."""

    def __init__(self) -> None:
        super().__init__()
        self._packer = zlib.compressobj(1)
        self._packed: list[bytes] = []

    def pack(self) -> None:
        """Compress what was written since the last time."""
        self._packed.append(self._packer.compress(super().getvalue().encode()))
        self.seek(0)
        self.truncate()

    def getvalue(self) -> bytes:  # type: ignore[override]  # what is marked as binary is asked for bytes
        """All that was written, in UTF-8."""
        self.pack()
        return zlib.decompress(b"".join([*self._packed, self._packer.flush()]))


class _Packager(Packager):  # type: ignore[misc]
    def _filename(self, xml_filename: str) -> _Part:
        part = _Part()
        self.filenames.append((part, xml_filename, True))
        return part


class Workbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """The library's workbook, written to `buffer` from memory; words are never taken for formulas or links."""

    def __init__(self, buffer: io.BytesIO) -> None:
        words_only = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        super().__init__(buffer, {"in_memory": True, **words_only})

    def _get_packager(self) -> _Packager:
        return _Packager()


class Book:
    """The sheets called `keys`, by key, with their names in `lang`, and the formats of their cells."""

    def __init__(self, book: Any, keys: tuple[str, ...], lang: Language) -> None:
        self.formats = _formats(book)
        self.names = {key: word(f"sheet.{key}", lang) for key in keys}
        self.sheets = {key: book.add_worksheet(name, _Sheet) for key, name in self.names.items()}
        self._widths: dict[tuple[str, int], int] = {}
        self._lines: dict[str, dict[int, int]] = {name: {} for name in self.names.values()}

    def quoted(self, key: str) -> str:
        """The sheet's name as formulas have it."""
        return f"'{self.names[key]}'"

    def reference(self, key: str, row: int, column: int) -> str:
        """A cell of a sheet as formulas of other sheets have it."""
        return f"{self.quoted(key)}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def header(
        self, sheet: Sheet, header: list[str], widths: list[int], *, row: int = 0, frozen: int = 0, rows: int = 0
    ) -> None:
        """The header in `row`, always in sight, with filters over the `rows` below it; made to print on A4."""
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
            self._widths[sheet.name, column] = width
        for column, text in enumerate(header):
            self.text(sheet, row, column, text, self.formats["header"])
        sheet.freeze_panes(row + 1, frozen)
        if rows:
            sheet.autofilter(row, 0, row + rows, len(header) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(row)

    def text(self, sheet: Sheet, row: int, column: int, text: str, style: Any = None) -> None:
        """Write `text` as text, whatever it looks like, and note how many lines it will take."""
        if text:
            shown = _shown(text)
            sheet.write_string(row, column, shown, style or self.formats["text"])
            width = self._widths.get((sheet.name, column), 9) * _NARROW
            lines = sum(1 + int(len(line) / width) for line in shown.split("\n"))
            if lines > 1:
                known = self._lines[sheet.name]
                known[row] = max(known.get(row, 1), lines)

    def heights(self) -> None:
        """Make rows as high as their text, since not every program that opens the book fits them itself."""
        for sheet in self.sheets.values():
            for row, lines in self._lines[sheet.name].items():
                sheet.set_row(row, _LINE * min(lines, _MOST_LINES) + 3)

    def colour(self, sheet: Sheet, area: tuple[int, int, int, int], names: dict[str, str]) -> None:
        """Colour the cells of `area` that say one of `names`: shown words by the format they get."""
        for key, shown in names.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{shown}"', "format": self.formats[key]}
            sheet.conditional_format(*area, rule)


@lru_cache(maxsize=4096)
def _shown(text: str) -> str:
    """`text` as a cell shows it; names, labels and files stand in many rows."""
    return cut("\n".join(safe.visible(line) for line in safe.text(text).split("\n")))


def cut(text: str) -> str:
    """`text` as long as a cell can be."""
    return safe.short(text, _LONGEST)


def _formats(book: Any) -> Formats:
    top = {"valign": "top"}
    wrapped = {**top, "text_wrap": True}
    figure = {**top, "align": "center"}  # at the right edge it would touch the text of the next column
    made = {
        "header": {
            **wrapped,
            "bold": True,
            "bg_color": "#1F3A5F",
            "font_color": "#FFFFFF",
            "border": 1,
            "border_color": "#C9D3DF",
        },
        "text": wrapped,
        "bold": {**wrapped, "bold": True},
        "note": {**wrapped, "italic": True, "font_color": "#3F4650"},
        "whole": {**figure, "num_format": "0"},
        "number": {**figure, "num_format": "0.0"},
        "bold_number": {**figure, "num_format": "0.0", "bold": True},
        "points": {**figure, "num_format": "0.0"},
        "share": {**figure, "num_format": "0%"},
        "editable": {**figure, "num_format": "0.0", "bg_color": "#FFF6D6", "border": 1, "border_color": "#B58900"},
    }
    formats = {key: book.add_format(properties) for key, properties in made.items()}
    for key, (fill, ink) in _COLOURS.items():
        formats[key] = book.add_format({"bg_color": fill, "font_color": ink})
    return formats
