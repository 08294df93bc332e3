"""What an RTF group inherits from the one around it, the fonts and colours of the file, a text box being read."""

from screener.reading.colours import Colour
from screener.reading.docx_shapes import EMU_PER_TWIP, Box
from screener.reading.flow import Flow
from screener.reading.rtf_words import CHARSETS, SYMBOL, encoding_of

_LINE_TWIPS = 300
_ROW_LENGTH = 100  # a table whose rows are no longer than this reads line by line, others cell by cell


class State:
    """What a group inherits from the one around it."""

    def __init__(self, encoding: str) -> None:
        self.destination = ""
        self.encoding = encoding
        self.unicode_skip = 1
        self.gone = False  # in a box that stands off the page
        self.reset_characters()
        self.reset_paragraph()

    def copy(self) -> "State":
        """The state with which a group within begins."""
        inner = State.__new__(State)
        inner.__dict__.update(self.__dict__)
        return inner

    def reset_characters(self) -> None:
        """Back to plain characters."""
        self.vanish = self.deleted = False
        self.colour = 0
        self.highlight: int | None = None
        self.size = 24
        self.scale = 100
        self.spacing = 0  # between the letters, in twips

    def reset_paragraph(self) -> None:
        """Back to a plain paragraph."""
        self.shade: int | None = None
        self.in_table = self.squeezed = False
        self.indent = self.frame = 0  # left edge of the paragraph and of its frame, in twips


class Shape:
    """A text box being read: its sides in twips, its fill, and the flow that waits for it."""

    def __init__(self) -> None:
        self.left = self.top = self.right = self.bottom = 0
        self.names: dict[str, str] = {}
        self.texts: list[str] = []

    def box(self, line: int) -> Box:
        """Where the box stands, if it hangs on the paragraph number `line`."""
        hidden = self.names.get("fHidden") == "1" or self.right <= -1_000 or self.left >= 20_000 or self.top <= -20_000
        # Shapes hang on the margin and the paragraph unless they say otherwise; only their order matters here.
        return Box(
            self.left * EMU_PER_TWIP,
            (self.top + line * _LINE_TWIPS) * EMU_PER_TWIP,
            (self.right - self.left) * EMU_PER_TWIP,
            (self.bottom - self.top) * EMU_PER_TWIP,
            hidden=hidden,
        )

    @property
    def fill(self) -> Colour | bool | None:
        """What fills it: a colour, False for nothing, None for a picture or gradient."""
        if self.names.get("fFilled") == "0" or "fillColor" not in self.names:
            return None if "pib" in self.names or self.names.get("fillType", "0") != "0" else False
        return bgr(self.names["fillColor"])


class Fonts:
    """The encoding of each font of the file, and of the plain text."""

    def __init__(self) -> None:
        self.ansi = "cp1252"
        self._encodings: dict[int, str] = {}
        self._current = 0

    def choose(self, number: int) -> str:
        """The encoding of the font `number`, which what follows speaks of."""
        self._current = number
        return self._encodings.get(number, self.ansi)

    def set_charset(self, number: int | None) -> None:
        """The current font's character set, by Windows' number for it."""
        if number == 2:
            self._encodings[self._current] = SYMBOL
        elif number in CHARSETS:
            self._encodings[self._current] = CHARSETS[number or 0]

    def set_page(self, number: int | None) -> None:
        """The current font's code page."""
        self._encodings[self._current] = encoding_of(number or 1252)


class Palette:
    """The colours of the file by number; the first is automatic as a rule."""

    def __init__(self) -> None:
        self._colours: list[Colour | None] = []
        self._mixed = [0, 0, 0]
        self._said = False

    def mix(self, part: int, number: int | None) -> None:
        """Set red (0), green (1) or blue (2) of the next colour."""
        self._mixed[part] = max(0, min(255, number or 0))
        self._said = True

    def end(self, count: int) -> None:
        """End `count` colours; one of which nothing was said is automatic."""
        for _ in range(min(count, 4096)):
            red, green, blue = self._mixed
            self._colours.append((red, green, blue) if self._said else None)
            self._mixed, self._said = [0, 0, 0], False

    def colour(self, index: int) -> Colour | None:
        """The colour number `index`, None for an automatic or unknown one."""
        return self._colours[index] if 0 <= index < len(self._colours) else None


class Table:
    """The rows of a table as they come; whether it reads line by line shows only at its end."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rows: list[list[str]] = []
        self._cells: list[str] = []
        self._cell: Flow | None = None
        self._room = limit
        self._hidden = Flow(0)
        self._shades: list[int | None] = []
        self._shade: int | None = None

    @property
    def open(self) -> bool:
        """Whether anything was gathered."""
        return bool(self._rows or self._cells or self._cell)

    @property
    def full(self) -> bool:
        """Whether the limit of the text is reached by tables alone."""
        return self._room <= 0

    @property
    def cell(self) -> Flow:
        """The flow of the current cell."""
        if self._cell is None:
            self._cell = Flow(self._limit)
        return self._cell

    def begin_row(self) -> None:
        """Begin the definition of a row."""
        self._shades = []
        self._shade = None

    def set_shade(self, number: int | None) -> None:
        """The background of the cell that is being defined, as a colour's number."""
        self._shade = number

    def end_definition(self) -> None:
        """End the definition of a cell."""
        self._shades.append(self._shade)
        self._shade = None

    def shade(self) -> int | None:
        """The background of the current cell, as a colour's number."""
        return self._shades[len(self._cells)] if len(self._cells) < len(self._shades) else None

    def end_cell(self) -> None:
        """End the current cell, even an empty one."""
        self._cells.append("" if self._cell is None else self._cell.take())
        self._room -= len(self._cells[-1]) + 1
        if self._cell is not None:
            self._hidden.add_hidden(self._cell)
        self._cell = None

    def end_row(self) -> None:
        """End the current row."""
        if self._cells:
            self._rows.append(self._cells)
            self._cells = []

    def take(self, flow: Flow) -> list[str]:
        """The lines of the table, which is empty afterwards; its hidden words are counted in `flow`."""
        if self._cell is not None:
            self.end_cell()
        self.end_row()
        rows, self._rows = self._rows, []
        flow.add_hidden(self._hidden)
        self._hidden = Flow(0)
        short = all("\n" not in cell.strip() for row in rows for cell in row)
        if short and rows and max(sum(map(len, row)) for row in rows) <= _ROW_LENGTH:
            return ["\t".join(cell.strip() for cell in row) for row in rows]
        return [line for row in rows for cell in row for line in cell.split("\n")]


def bgr(text: str) -> Colour | None:
    """A colour as drawings write it: a number with red in the lowest byte."""
    if not text.isdigit() or len(text) > 9:
        return None
    value = int(text)
    return value & 255, value >> 8 & 255, value >> 16 & 255
