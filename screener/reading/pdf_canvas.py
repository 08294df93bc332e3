"""Follow a page's drawing operators far enough to say whether it could hide text at all.

`Canvas` errs to one side: what it cannot follow, or what could hide text, becomes a doubt, and a page with a doubt is
looked at again with care (screener.reading.pdf_hidden). A page without one has dark text of readable size, on the
page, on light paper, with nothing drawn over it. Operators: ISO 32000-1, annex A.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from math import hypot
from typing import ClassVar, NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top in points
Operator = Callable[["Canvas", tuple[bytes, ...]], object]
Program = list[tuple[Operator, tuple[bytes, ...]]]  # operators with their operands
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
LIGHT = 0.72  # luminance (0 black, 1 white) above which dark-on-white can no longer be taken for granted
SMALLEST_TYPE = 3.0  # points: print that people can read starts near 4
_RULE = 3.0  # points: thinner fills are rules, which hide nothing
_DOT = 9.0  # points: smaller fills are bullets and rating dots
_WIDE = 0.6  # of the page: text starting in a narrower clip may run out of it
_TIGHT = 0.3  # of the type's size: letters closer by more than that lie on one another
_MOST_STEPS = 40_000
_TOKEN = re.compile(rb"[^\s/\[\]<>]+|/[^\s/\[\]<>]*|[\[\]]|<<|>>")


class Shown(NamedTuple):
    """Where a run of text starts, how tall its type is and how wide one unit of its text space, in points."""

    x: float
    y: float
    height: float
    unit: float

    def inside(self, clip: Box) -> bool:
        """Whether the middle of a small letter of the run lies within `clip`."""
        return clip[0] <= self.x < clip[2] and clip[1] <= self.y + self.height / 4 < clip[3]


class Canvas:
    """The graphics state of one content stream and what it raised doubts about."""

    def __init__(
        self, page: Box, *, odd_colours: bool, odd_states: bool, odd_marks: bool, pictures: frozenset[bytes]
    ) -> None:
        self.page = page
        self.doubts: set[str] = set()
        self._odd_colours = odd_colours
        self._odd_states = odd_states
        self._odd_marks = odd_marks
        self._pictures = pictures
        self.ctm = IDENTITY
        self.fill: float | None = 0.0
        self.clip: Box = page
        self.clip_is_plain = True
        self._space = b"/DeviceGray"
        self._stack: list[tuple[Matrix, float | None, Box, bool, bytes, int, float, float]] = []
        self._path: list[float] = []
        self._path_is_plain = True
        self._clipping = False
        self._line_width = 1.0
        self.mode = 0
        self.size = 0.0
        self.leading = 0.0
        self._tightest = 0.0  # of the letter spacings so far, below zero where letters move together
        self._rise = 0.0  # furthest from the base line so far
        self.tm = IDENTITY
        self._starts: list[tuple[float, float]] = []
        self._grounds: list[Box] = []
        self._steps = 0

    def run(self, program: Program) -> None:
        """Carry out compiled operators (see `compile_operators`). Raises ValueError or IndexError on bad operands."""
        self._steps += len(program)
        if self._steps > _MOST_STEPS:
            self.doubts.add("long")
            return
        for operator, operands in program:
            operator(self, operands)

    # -- graphics state

    def _save(self, _: tuple[bytes, ...]) -> None:
        if len(self._stack) < 500:
            self._stack.append(
                (
                    self.ctm,
                    self.fill,
                    self.clip,
                    self.clip_is_plain,
                    self._space,
                    self.mode,
                    self.size,
                    self._line_width,
                )
            )
        else:
            self.doubts.add("nesting")

    def _restore(self, _: tuple[bytes, ...]) -> None:
        if self._stack:
            (
                self.ctm,
                self.fill,
                self.clip,
                self.clip_is_plain,
                self._space,
                self.mode,
                self.size,
                self._line_width,
            ) = self._stack.pop()

    def _concatenate(self, operands: tuple[bytes, ...]) -> None:
        self.ctm = multiply(_matrix(operands), self.ctm)

    def _state(self, _: tuple[bytes, ...]) -> None:
        if self._odd_states:
            self.doubts.add("transparency")

    def _width(self, operands: tuple[bytes, ...]) -> None:
        self._line_width = float(operands[-1])

    # -- colour

    def _colour_space(self, operands: tuple[bytes, ...]) -> None:
        self._space = operands[-1]
        self.fill = 0.0

    def _colour(self, operands: tuple[bytes, ...]) -> None:
        if operands[-1][:1] == b"/" or (self._odd_colours and not self._space.startswith(b"/Device")):
            self.fill = None
        else:
            self.fill = luminance(operands)

    def _device_colour(self, operands: tuple[bytes, ...]) -> None:
        self.fill = luminance(operands)

    # -- paths (kept in user space as x, y, x, y ...: the matrix does not change within a path)

    def _rectangle(self, operands: tuple[bytes, ...]) -> None:
        x, y, width, height = map(float, operands[-4:])
        self._path_is_plain = self._path_is_plain and not self._path
        self._path += (x, y, x + width, y + height)

    def _move(self, operands: tuple[bytes, ...]) -> None:
        self._path_is_plain = self._path_is_plain and not self._path
        self._path += map(float, operands[-2:])

    def _line(self, operands: tuple[bytes, ...]) -> None:
        x, y = map(float, operands[-2:])
        if self._path and abs(x - self._path[-2]) > 0.01 and abs(y - self._path[-1]) > 0.01:
            self._path_is_plain = False
        self._path += (x, y)

    def _curve(self, operands: tuple[bytes, ...]) -> None:
        self._path_is_plain = False
        self._path += map(float, operands)

    def _mark_clip(self, _: tuple[bytes, ...]) -> None:
        self._clipping = True

    def _end_path(self, _: tuple[bytes, ...]) -> None:
        if self._clipping:
            self.clip = _overlap(self._bounds(), self.clip)
            upright = self.ctm[1] == 0 == self.ctm[2] or self.ctm[0] == 0 == self.ctm[3]
            self.clip_is_plain = self.clip_is_plain and self._path_is_plain and upright
        self._path.clear()
        self._path_is_plain = True
        self._clipping = False

    def _paint(self, _: tuple[bytes, ...]) -> None:
        self._cover(self._bounds(), light=self.fill is not None and self.fill > LIGHT)
        self._end_path(())

    def _stroke(self, _: tuple[bytes, ...]) -> None:
        half = self._line_width * hypot(self.ctm[0], self.ctm[1]) / 2
        if half * 2 > _RULE:
            left, bottom, right, top = self._bounds()
            self._cover((left - half, bottom - half, right + half, top + half), light=False)
        self._end_path(())

    def _object(self, operands: tuple[bytes, ...]) -> None:
        if operands[-1] in self._pictures:
            self._path += (0.0, 0.0, 1.0, 1.0)
            self._cover(self._bounds(), light=False)
            self._path.clear()
        else:
            self.doubts.add("form")

    def _marked(self, operands: tuple[bytes, ...]) -> None:
        if operands[:1] == (b"/OC",):
            self.doubts.add("layer")
        if b"/ActualText" in operands or (self._odd_marks and operands[-1:] != (b">>",)):
            self.doubts.add("actual_text")

    def _doubtful(self, _: tuple[bytes, ...]) -> None:
        self.doubts.add("operator")

    def _cover(self, box: Box, *, light: bool) -> None:
        """Note a filled area: doubtful over text that is already there, a ground to look at for text to come."""
        left, bottom, right, top = _overlap(box, self.clip)
        if min(right - left, top - bottom) < _RULE or max(right - left, top - bottom) < _DOT:
            return
        if any(x < right and bottom - 4 < y < top for x, y in self._starts):
            self.doubts.add("covered")
        if not light:
            self._grounds.append((left, bottom, right, top))

    # -- text

    def _begin_text(self, _: tuple[bytes, ...]) -> None:
        self.tm = IDENTITY

    def _font(self, operands: tuple[bytes, ...]) -> None:
        self.size = float(operands[-1])

    def _text_matrix(self, operands: tuple[bytes, ...]) -> None:
        self.tm = _matrix(operands)

    def _next_line(self, operands: tuple[bytes, ...]) -> None:
        self._move_text(float(operands[-2]), float(operands[-1]))

    def _move_text(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.tm
        self.tm = (a, b, c, d, e + x * a + y * c, f + x * b + y * d)

    def _next_line_leading(self, operands: tuple[bytes, ...]) -> None:
        self.leading = -float(operands[-1])
        self._next_line(operands)

    def _set_leading(self, operands: tuple[bytes, ...]) -> None:
        self.leading = float(operands[-1])

    def _new_line(self, _: tuple[bytes, ...]) -> None:
        a, b, c, d, e, f = self.tm
        self.tm = (a, b, c, d, e - self.leading * c, f - self.leading * d)

    def _text_mode(self, operands: tuple[bytes, ...]) -> None:
        self.mode = int(operands[-1])

    def _stretch(self, operands: tuple[bytes, ...]) -> None:
        if not 40 <= float(operands[-1]) <= 300:
            self.doubts.add("stretch")

    def _space_letters(self, operands: tuple[bytes, ...]) -> None:
        self._tightest = min(self._tightest, float(operands[-1]))

    def _raise(self, operands: tuple[bytes, ...]) -> None:
        self._rise = max(self._rise, abs(float(operands[-1])))

    def show_at(self, size: float, matrix: Matrix, place: tuple[float, float]) -> Shown:
        """A text object of one run, whose place against the clip is left to the caller to judge if that is plain."""
        self.size = size
        self.tm = matrix
        self._move_text(*place)
        shown = self._look()
        if not self.clip_is_plain:
            self.doubts.add("place")
        return shown

    def _show(self, _: tuple[bytes, ...]) -> None:
        shown = self._look()
        narrow = self.clip[2] - self.clip[0] < _WIDE * (self.page[2] - self.page[0])
        if narrow or not self.clip_is_plain or not shown.inside(self.clip):
            self.doubts.add("place")

    def _look(self) -> Shown:
        """A run of text starts here: doubt its look."""
        a, b, c, d, e, f = multiply(self.tm, self.ctm)
        width, height = hypot(a, b), abs(self.size) * hypot(c, d)
        if self.mode not in (0, 2):
            self.doubts.add("mode")
        if self.fill is None or self.fill > LIGHT:
            self.doubts.add("colour")
        if min(height, abs(self.size) * width) < SMALLEST_TYPE:
            self.doubts.add("size")
        if self._tightest < -_TIGHT * abs(self.size) or self._rise > 2 * abs(self.size):
            self.doubts.add("spacing")
        if self._grounds and any(e < ground[2] and ground[1] - 4 < f < ground[3] for ground in self._grounds):
            self.doubts.add("ground")
        self._starts.append((e, f))
        return Shown(e, f, height, width)

    def _next_line_show(self, operands: tuple[bytes, ...]) -> None:
        self._new_line(operands)
        self._show(operands)

    def _bounds(self) -> Box:
        """The upright box around the path, in points."""
        xs, ys = self._path[::2], self._path[1::2]
        if not xs or len(xs) != len(ys):
            return (0.0, 0.0, 0.0, 0.0)
        a, b, c, d, e, f = self.ctm
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        across = (left * a, right * a) if a >= 0 else (right * a, left * a)
        leaning = (bottom * c, top * c) if c >= 0 else (top * c, bottom * c)
        rising = (left * b, right * b) if b >= 0 else (right * b, left * b)
        upward = (bottom * d, top * d) if d >= 0 else (top * d, bottom * d)
        return (
            across[0] + leaning[0] + e, rising[0] + upward[0] + f, across[1] + leaning[1] + e, rising[1] + upward[1] + f
        )  # fmt: skip

    OPERATORS: ClassVar[dict[bytes, Operator | None]] = {
        b"q": _save, b"Q": _restore, b"cm": _concatenate, b"gs": _state, b"w": _width,
        b"cs": _colour_space, b"sc": _colour, b"scn": _colour,
        b"g": _device_colour, b"rg": _device_colour, b"k": _device_colour,
        b"re": _rectangle, b"m": _move, b"l": _line, b"c": _curve, b"v": _curve,
        b"y": _curve, b"W": _mark_clip, b"W*": _mark_clip, b"n": _end_path,
        b"f": _paint, b"F": _paint, b"f*": _paint, b"B": _paint, b"B*": _paint,
        b"b": _paint, b"b*": _paint, b"S": _stroke, b"s": _stroke, b"Do": _object,
        b"sh": _doubtful, b"BI": _doubtful, b"ID": _doubtful, b"EI": _doubtful,
        b"BT": _begin_text, b"Tf": _font, b"Tm": _text_matrix, b"Td": _next_line,
        b"TD": _next_line_leading, b"TL": _set_leading, b"T*": _new_line, b"Tr": _text_mode,
        b"Tc": _space_letters, b"Ts": _raise, b"Tz": _stretch, b"Tj": _show, b"TJ": _show, b"'": _next_line_show,
        b'"': _next_line_show,
        # What changes nothing that matters here: ends, dashes, stroke colours, spaces, marked content.
        b"ET": None, b"h": None, b"J": None, b"j": None, b"M": None, b"d": None, b"ri": None, b"i": None, b"CS": None,
        b"SC": None, b"SCN": None, b"G": None, b"RG": None, b"K": None, b"Tw": None,
        b"BMC": None, b"BDC": _marked, b"EMC": None, b"MP": None, b"DP": None, b"BX": None, b"EX": None,
    }  # fmt: skip


def compile_operators(words: bytes) -> Program:
    """The operators of a stretch of content stream without its strings, each with its operands.

    A word that is no operator of ISO 32000-1 stays among the operands, where it raises ValueError when it is used.
    """
    program: Program = []
    start = 0
    tokens, known = _TOKEN.findall(words), Canvas.OPERATORS
    for at, token in enumerate(tokens):
        if token in known:
            operator = known[token]
            if operator is not None:
                program.append((operator, tuple(tokens[start:at])))
            start = at + 1
    return program


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """`first` applied before `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@lru_cache(maxsize=1024)
def luminance(operands: tuple[bytes, ...]) -> float | None:
    """How light a colour of 1 (grey), 3 (red, green, blue) or 4 (cyan, magenta, yellow, black) numbers is."""
    values = [float(value) for value in operands]
    if any(not 0 <= value <= 1 for value in values):
        return None
    if len(values) == 1:
        return values[0]
    if len(values) == 4:
        black = 1 - values[3]
        values = [(1 - value) * black for value in values[:3]]
    return 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2] if len(values) == 3 else None


def _matrix(operands: tuple[bytes, ...]) -> Matrix:
    a, b, c, d, e, f = map(float, operands[-6:])
    return (a, b, c, d, e, f)


def _overlap(first: Box, second: Box) -> Box:
    return (
        max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])
    )  # fmt: skip
