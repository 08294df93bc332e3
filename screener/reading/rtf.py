"""RTF: the text that Word would print, by one walk over the control words, without recursion however deep they nest.

striprtf, the library at hand, takes hidden, deleted and white text for text and loses text boxes; hence our own walk.
"""

import re
from collections.abc import Callable

from screener.reading.colours import WHITE, Colour, alike
from screener.reading.docx_shapes import Box, reading_order
from screener.reading.flow import Flow
from screener.reading.markup import month_of
from screener.reading.parts import Extracted, warning
from screener.reading.rtf_state import Fonts, Palette, Shape, State, Table, bgr
from screener.reading.rtf_words import (
    BRACE,
    CHARACTERS,
    SILENT,
    SYMBOLS,
    TOKEN,
    TOLD,
    decode_bytes,
    encoding_of,
)
from screener.types import Limits

_TINY_HALF_POINTS = 6
_SLIVER_TWIPS = 40
_AWAY_TWIPS = 8_000  # 14 cm left of the margin, where no page reaches
_NUMBER = re.compile(r"\s*(\w{1,5}[.)])")
_BACKGROUND = re.compile(r"fillColor\}\{\\sv (\d{1,9})\}")
# Words that switch on, or off with a 0; words that set a number.
_TOGGLES = {"v": "vanish", "deleted": "deleted", "intbl": "in_table"}
_NUMBERS: dict[str, tuple[str, int | None]] = {
    "cf": ("colour", 0), "highlight": ("highlight", None), "cb": ("highlight", None), "chcbpat": ("highlight", None),
    "li": ("indent", 0), "lin": ("indent", 0), "posx": ("frame", 0), "posnegx": ("frame", 0), "expndtw": ("spacing", 0),
    "fs": ("size", 24), "charscalex": ("scale", 100), "uc": ("unicode_skip", 1), "cbpat": ("shade", None),
}  # fmt: skip
_PROPERTY = re.compile(r"\{\\sn ([^{}\\]{1,60})\}\{\\sv ?([^{}\\]{0,60})\}\}")
_TELLING = frozenset(("fillColor", "fFilled", "fillType", "fHidden", "pib"))
_AWAY = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote")

_MUTE_WORDS = "fonttbl colortbl info revtim creatim shp shpgrp shpinst do sp sn sv listtext pntext upr object"
# Groups in which what stands is not text of the page, though groups within them may hold some.
_MUTE = frozenset(_MUTE_WORDS.split())
_GROUPS = _MUTE | {"shptxt", "dptxbxtext", "ud", "result", *_AWAY}


def read_rtf(data: bytes, limits: Limits) -> Extracted:
    """The visible text of an RTF file; what is broken off is read as far as it goes."""
    walk = _Walk(data.decode("latin-1"), Flow(limits.text_chars), limits.text_chars)
    walk.read()
    flags = (warning("limit_reached", "text", limit=limits.text_chars),) if walk.cut else ()
    return walk.flow.extracted(walk.own_date, flags)


class _Walk:
    def __init__(self, text: str, flow: Flow, limit: int) -> None:
        self.flow = flow
        self.own_date: str | None = None
        self._text = text
        self._limit = limit
        self._state = State("cp1252")
        self._stack: list[State] = []
        self._opened: list[str] = []  # what each open group began
        self._raw = bytearray()
        self._skip = 0  # characters that a reader of Unicode passes over
        self._high = 0  # first half of a character beyond the basic plane
        self._fonts = Fonts()
        self._palette = Palette()
        self._paper: Colour | None = WHITE
        self._flows: list[Flow] = []
        self._shapes: list[Shape] = []
        self._boxes: list[tuple[Box, str]] = []
        self._lines = 0
        self._table = Table(limit)
        self._footers: list[str] = []
        self._headers: set[str] = set()
        self._notes: list[str] = []
        self._name = ""
        self._collected = ""
        self._date: dict[str, int] = {}
        self._backs = False
        self._actions: dict[str, Callable[[], None]] = {
            "par": self._paragraph_end, "line": self._line_end, "softline": self._line_end, "lbr": self._line_end,
            "column": self._line_end, "page": self._page_end, "sect": self._page_end, "pagebb": self._page_end,
            "softpage": self._page_end, "cell": self._end_cell, "row": self._end_row, "nestcell": self._line_end,
            "nestrow": self._line_end, "trowd": self._table.begin_row, "plain": self._plain_characters,
            "pard": self._plain_paragraph, "mac": lambda: self._set_ansi("mac_roman"),
            "pc": lambda: self._set_ansi("cp437"), "pca": lambda: self._set_ansi("cp850"),
        }  # fmt: skip
        self._formats: dict[str, Callable[[int | None], None]] = {
            "ansicpg": lambda number: self._set_ansi(encoding_of(number or 1252)),
            "f": self._set_font, "fcharset": self._fonts.set_charset, "cpg": self._fonts.set_page,
            "red": lambda number: self._palette.mix(0, number), "green": lambda number: self._palette.mix(1, number),
            "blue": lambda number: self._palette.mix(2, number), "cellx": lambda _: self._table.end_definition(),
            "clcbpat": self._table.set_shade, "sl": self._set_line_height,
            "shpleft": lambda number: self._set_side("left", number),
            "shptop": lambda number: self._set_side("top", number),
            "shpright": lambda number: self._set_side("right", number),
            "shpbottom": lambda number: self._set_side("bottom", number),
        }  # fmt: skip

    @property
    def cut(self) -> bool:
        """Whether the limit of the text was reached."""
        return self.flow.full or self._table.full

    # ------------------------------------------------------------ the stream

    def read(self) -> None:
        """Walk to the end, or to where the limit of the text is reached."""
        text, place, end = self._text, 0, len(self._text)
        while place < end and not self.cut:
            token = TOKEN.match(text, place)
            if token is None:
                place += 1
                continue
            place = token.end()
            word, number, code, symbol, brace, plain = token.groups()
            if plain is not None:
                self._plain(plain)
            elif word is not None:
                place = self._word(word, number, place)
            elif brace is not None:
                self._open() if brace == "{" else self._close()
            elif code is not None:
                self._byte(int(code, 16))
            elif symbol is not None:
                place = self._symbol(symbol, place)
        self._finish()

    def _finish(self) -> None:
        self._flush_raw()
        while self._stack:
            self._close()
        self._end_table()
        self._flush_boxes()
        self.own_date = self._read_date()
        for text in (*self._notes, *dict.fromkeys(self._footers)):
            self._write_lines(text)

    def _open(self) -> None:
        self._flush_raw()
        self._skip = 0
        self._stack.append(self._state)
        self._opened.append("")
        self._state = self._state.copy()

    def _close(self) -> None:
        self._flush_raw()
        self._skip = 0
        if not self._stack:
            return
        began = self._opened.pop()
        self._state = self._stack.pop()
        if began:
            self._end_group(began)

    def _begin_group(self, word: str) -> None:
        self._state.destination = word
        if self._opened:
            self._opened[-1] = word

    def _pass_over(self, place: int) -> int:
        """The place after the group in which `place` stands."""
        self._raw.clear()
        depth = 1
        while found := BRACE.search(self._text, place):
            place = found.end()
            if found.group(1):
                place = self._after_binary(place, int(found.group(1)))
            elif found.group() == "{":
                depth += 1
            elif found.group() == "}":
                depth -= 1
                if depth == 0:
                    self._close()
                    return place
        return len(self._text)

    def _after_binary(self, place: int, length: int) -> int:
        """The place after raw bytes; a length that leads out of the file is a lie and skips nothing."""
        return place + length if place + length <= len(self._text) else place

    # ------------------------------------------------------------ words

    def _symbol(self, symbol: str, place: int) -> int:
        self._flush_raw()
        if symbol == "*":
            following = TOKEN.match(self._text, place)
            word = following.group(1) if following else None
            if word is None or (word not in TOLD and word != "background"):
                return self._pass_over(place)
            return place
        if symbol in "\r\n":
            self._paragraph_end()
        elif symbol in SYMBOLS:
            self._say(SYMBOLS[symbol])
        return place

    def _word(self, word: str, digits: str | None, place: int) -> int:
        number = int(digits) if digits else None
        if word == "u":
            self._unicode(number or 0)
            return place
        self._flush_raw()
        if word == "bin":
            return self._after_binary(place, max(0, number or 0))
        if word == "background":
            self._read_background(place)
        if word in SILENT:
            return self._pass_over(place) if self._stack else place
        if word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in self._actions:
            self._actions[word]()
        elif word in self._formats:
            self._formats[word](number)
        elif word in _TOGGLES:
            setattr(self._state, _TOGGLES[word], number != 0)
        elif word in _NUMBERS:
            name, default = _NUMBERS[word]
            setattr(self._state, name, default if number is None else number)
        elif word == "sp":
            place = self._property(place)
        elif word in _GROUPS:
            self._start(word)
        elif word in ("yr", "mo", "dy", "hr", "min") and self._state.destination in ("revtim", "creatim"):
            self._date[self._state.destination + word] = number or 0
        return place

    def _property(self, place: int) -> int:
        """Note a property of a shape, of which drawings have hundreds, and pass over its group if it is plain."""
        found = _PROPERTY.match(self._text, place)
        if found is None:
            self._start("sp")
            return place
        if self._shapes and found.group(1) in _TELLING:
            self._shapes[-1].names[found.group(1)] = found.group(2).strip()
        self._close()
        return found.end()

    def _start(self, word: str) -> None:
        self._begin_group(word)
        if word in ("shptxt", "dptxbxtext") or word in _AWAY:
            self._flows.append(self.flow)
            self.flow = Flow(self._limit)
            inside = State(self._fonts.ansi)
            inside.destination = word
            shape = self._shapes[-1] if self._shapes else None
            inside.gone = self._state.gone or (shape is not None and "txt" in word and shape.box(0).hidden)
            self._state = inside
        elif word in ("shpinst", "do"):
            self._shapes.append(Shape())
        elif word in ("listtext", "pntext", "sn", "sv"):
            self._collected = ""

    def _end_group(self, began: str) -> None:
        if began in ("shptxt", "dptxbxtext") or began in _AWAY:
            self._end_away(began)
        elif began in ("shpinst", "do") and self._shapes:
            self._end_shape()
        elif began in ("listtext", "pntext"):
            number = _NUMBER.match(self._collected)
            if self._collected.strip():
                self._sink().before_text(f"{number.group(1)} " if number else "• ")
        elif began == "sn":
            self._name = self._collected.strip()
        elif began == "sv" and self._shapes:
            self._shapes[-1].names[self._name] = self._collected.strip()

    def _end_away(self, began: str) -> None:
        self._end_table()
        away, self.flow = self.flow, self._flows.pop()
        text = away.take()
        self.flow.add_hidden(away)
        if began in ("shptxt", "dptxbxtext"):
            if self._shapes:
                self._shapes[-1].texts.append(text)
        elif not text.strip() or self._not_shown(began):
            return
        elif began == "footnote":
            self._notes.append(text)
        elif began.startswith("footer"):
            self._footers.append(text)
        elif text not in self._headers:
            self._headers.add(text)
            self._write_lines(text)

    def _not_shown(self, began: str) -> bool:
        """Headers of first or left pages that no page is told to have."""
        return (began.endswith("f") and "\\titlepg" not in self._text) or (
            began[-1] == "l" and "\\facingp" not in self._text
        )

    def _end_shape(self) -> None:
        shape = self._shapes.pop()
        fill = shape.fill
        large = (shape.right - shape.left) * (shape.bottom - shape.top) > 4_000_000
        if large and fill is not False and not (fill and alike(fill, WHITE)):  # type: ignore[arg-type]
            self._backs = True
        for text in shape.texts:
            if self._shapes:  # a box of a group
                self._shapes[-1].texts.append(text)
            else:
                self._boxes.append((shape.box(self._lines), text))

    def _read_date(self) -> str | None:
        """The month of the last revision, else that in which the file was made."""
        for name in ("revtim", "creatim"):
            year, month, day, hour, minute = (
                self._date.get(name + part, 0) for part in ("yr", "mo", "dy", "hr", "min")
            )
            if date := month_of(f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"):
                return date
        return None

    def _read_background(self, place: int) -> None:
        found = _BACKGROUND.search(self._text, place, place + 4_000)
        if found and "\\viewbksp1" in self._text:
            self._paper = bgr(found.group(1))

    # ------------------------------------------------------------ characters

    def _plain(self, text: str) -> None:
        if self._skip:
            passed = min(self._skip, len(text))
            text = text[passed:]
            self._skip -= passed
        if text:
            self._raw += text.encode("latin-1")

    def _byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._raw.append(byte)

    def _unicode(self, number: int) -> None:
        self._flush_raw()
        code = number % 0x10000
        self._skip = self._state.unicode_skip
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._say(chr(0x10000 + (self._high - 0xD800) * 0x400 + code - 0xDC00))
            self._high = 0
        elif code:
            self._say(chr(code))

    def _flush_raw(self) -> None:
        if self._raw:
            raw, self._raw = bytes(self._raw), bytearray()
            self._say(decode_bytes(raw, self._state.encoding))

    def _say(self, text: str) -> None:
        state = self._state
        destination = state.destination
        if destination == "colortbl":
            self._palette.end(text.count(";"))
        elif destination in ("listtext", "pntext", "sn", "sv"):
            self._collected += text[:200]
        elif destination not in _MUTE and not state.deleted and text:
            if self._unseen(state):
                self.flow.hide(text)
            else:
                self._sink().text(text)

    def _unseen(self, state: State) -> bool:
        if state.vanish or state.gone or state.squeezed or state.size < _TINY_HALF_POINTS or state.scale <= 5:
            return True
        if min(state.indent, state.frame) <= -_AWAY_TWIPS or (state.spacing < 0 and state.spacing <= -5 * state.size):
            return True  # off the page, or letters that lie on one another
        colour = self._palette.colour(state.colour)
        return colour is not None and alike(colour, self._behind(state))

    def _behind(self, state: State) -> Colour | None:
        for index in (state.highlight, state.shade, self._table.shade() if state.in_table else None):
            if index:
                return self._palette.colour(index) or WHITE
        if self._flows and self._shapes:
            fill = self._shapes[-1].fill
            return fill if isinstance(fill, tuple) else None if fill is None or self._backs else self._paper
        return None if self._backs and not state.in_table else self._paper

    # ------------------------------------------------------------ lines, tables, boxes

    def _sink(self) -> Flow:
        """Where visible text goes: the cell of a table, else the flow."""
        if self._flows:
            return self.flow
        if self._state.in_table:
            return self._table.cell
        if self._table.open:
            self._end_table()
        return self.flow

    def _paragraph_end(self) -> None:
        if self._state.destination in _MUTE:
            return
        self._sink().newline()
        if not self._flows:
            self._lines += 1
            if not self._state.in_table:
                self._flush_boxes()

    def _line_end(self) -> None:
        if self._state.destination not in _MUTE and not self._state.vanish:
            self._sink().newline()

    def _page_end(self) -> None:
        if not self._flows and not self._state.in_table:
            self._sink().break_page()

    def _end_cell(self) -> None:
        if self._flows:
            self.flow.text("\t")
        else:
            self._table.end_cell()

    def _end_row(self) -> None:
        if self._flows:
            self.flow.newline()
        else:
            self._table.end_row()

    def _end_table(self) -> None:
        """Write the rows that were gathered, once their table is at its end."""
        if self._flows or not self._table.open:
            return
        self.flow.end_line()
        for line in self._table.take(self.flow):
            self.flow.text(line)
            self.flow.newline()
        self._flush_boxes()

    def _flush_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for index in reading_order([box for box, _ in boxes]):
            self._write_lines(boxes[index][1])

    def _write_lines(self, text: str) -> None:
        self.flow.lines(text)

    # ------------------------------------------------------------ formatting

    def _set_font(self, number: int | None) -> None:
        encoding = self._fonts.choose(number or 0)
        if self._state.destination != "fonttbl":
            self._state.encoding = encoding

    def _set_ansi(self, encoding: str) -> None:
        self._fonts.ansi = self._state.encoding = encoding

    def _set_line_height(self, number: int | None) -> None:
        self._state.squeezed = number is not None and -_SLIVER_TWIPS <= number < 0  # below zero: exactly so much

    def _set_side(self, side: str, number: int | None) -> None:
        if self._shapes:
            setattr(self._shapes[-1], side, max(-(10**6), min(10**6, number or 0)))

    def _plain_characters(self) -> None:
        self._state.reset_characters()
        self._state.encoding = self._fonts.ansi

    def _plain_paragraph(self) -> None:
        self._state.reset_paragraph()
