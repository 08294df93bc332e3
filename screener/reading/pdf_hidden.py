"""A careful look at one page of a PDF: which of its words a reader cannot see.

The page is drawn twice, as it is and without its text. A word that changes nothing between the two pictures is not
seen, whatever the trick was: no colour, no ink, clipped away, covered, on a layer that is off, glyphs without strokes.
Its colour against the paper behind it, its size and its place are looked at beside that, because visible text that
happens to lie over hidden text changes the picture too.
"""

from ctypes import byref, c_int
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from screener.reading.pdf_canvas import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.int16]

Colour = tuple[int, int, int]

_SCALE = 2.0  # dots per point: 144 dpi shows a thin stroke of 5-point type
_LEAST_SCALE = 0.8
_MOST_DOTS = 6_000_000
_LEAST_CHANGE = 8  # of 255: what one dot must change to count as ink
_LEAST_CONTRAST = 24  # of 255: text closer to its paper is not read by eye (grey of .9 on white is 25)
_HUE = 0.4  # how much a difference of hue counts beside one of lightness
_TINY = 2.6  # points: the smallest print that is used, on medicine leaflets, is 4
_LEAST_SIDE = 36.0  # points: nobody looks at a page smaller than half an inch
_MOST_OBJECTS = 60_000


class Word(Struct):
    """A word as the file draws it: its box (points), its colour and opacity where plain, whether it has no ink."""

    text: str
    box: Box
    colour: Colour | None = None
    opacity: float = 1.0
    inkless: bool = False


class PageLook:
    """The two pictures of a page. `complete` is False where the page is too large or too full for a true picture."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self._page = page
        self._raw = raw
        width, height = page.get_size()
        self.box: Box = page.get_bbox()
        self.too_small = min(width, height) < _LEAST_SIDE
        self._scale = min(_SCALE, sqrt(_MOST_DOTS / max(1.0, width * height)))
        self.complete = self._scale >= _LEAST_SCALE
        self.flattened = 0  # text objects without height or width, of which pdfium reads nothing
        self.seen = self._draw()
        self._switch_off_text()
        self.paper = self._draw()

    def hidden_among(self, words: list[Word]) -> list[Literal["seen", "hidden", "twin"]]:
        """For each of the page's words whether a reader sees it. A "twin" is not seen, but the same word over it is."""
        states = [self._state(word) for word in words]
        seen = [word for word, state in zip(words, states, strict=True) if state == "seen"]
        return [
            self._unmasked(word, seen) if state == "masked" else state
            for word, state in zip(words, states, strict=True)
        ]

    def _state(self, word: Word) -> Literal["seen", "hidden", "masked"]:
        """ "masked" where there is ink in the word's place, but hardly the word's own."""
        left, bottom, right, top = word.box
        if self.too_small or top - bottom < _TINY or right - left < 0.1 * len(word.text):
            return "hidden"
        across, up = (left + right) / 2, (bottom + top) / 2
        if not (self.box[0] <= across <= self.box[2] and self.box[1] <= up <= self.box[3]):
            return "hidden"
        if not self.complete:
            return "hidden" if word.inkless else "seen"
        rows, columns = self._dots(word.box)
        paper, seen = self.paper[rows, columns], self.seen[rows, columns]
        if not paper.size or int((abs(seen - paper).max(axis=2) >= _LEAST_CHANGE).sum()) < 2:
            return "hidden"
        if word.inkless or (word.colour is not None and not _stands_out(word.colour, word.opacity, paper)):
            return "masked"
        return "seen"

    def _unmasked(self, word: Word, seen: list[Word]) -> Literal["seen", "hidden", "twin"]:
        """Other words over the word's place explain the ink; with none, pdfium left out a second drawing of it."""
        over = [other for other in seen if _overlap(word.box, other.box) > 0.25]
        if not over:
            return "hidden" if word.inkless else "seen"
        return "twin" if any(word.text in other.text or other.text in word.text for other in over) else "hidden"

    def _draw(self) -> "Picture":
        import numpy as np

        bitmap = self._page.render(scale=self._scale, draw_annots=False, may_draw_forms=False)
        try:
            picture: Picture = bitmap.to_numpy()[:, :, :3].astype(np.int16)
        finally:
            bitmap.close()
        return picture

    def _switch_off_text(self) -> None:
        """Take the text out of the page as it lies in memory, in forms too."""
        raw = self._raw
        matrix = raw.FS_MATRIX()
        for count, item in enumerate(self._page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8)):
            if count == _MOST_OBJECTS:
                self.complete = False
                return
            raw.FPDFPageObj_SetIsActive(item, False)
            if raw.FPDFPageObj_GetMatrix(item, matrix) and abs(matrix.a * matrix.d - matrix.b * matrix.c) < 1e-6:
                self.flattened += 1

    def _dots(self, box: Box) -> tuple[slice, slice]:
        """The box in rows and columns of the pictures."""
        x, y = c_int(), c_int()
        height, width = self.seen.shape[:2]
        corners = []
        for across, up in ((box[0], box[1]), (box[2], box[3])):
            self._raw.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, across, up, byref(x), byref(y))
            corners.append((x.value, y.value))
        (x1, y1), (x2, y2) = corners
        return (
            slice(max(0, min(y1, y2)), max(0, max(y1, y2) + 1)),
            slice(max(0, min(x1, x2)), max(0, max(x1, x2) + 1)),
        )


def _overlap(first: Box, second: Box) -> float:
    """The share of the first box that lies within the second."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    area = (first[2] - first[0]) * (first[3] - first[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


def _stands_out(colour: Colour, opacity: float, paper: "Picture") -> bool:
    """Whether text of `colour` can be told from what lies behind it: its lightness, or failing that its hue."""
    import numpy as np

    behind = np.median(paper.reshape(-1, 3), axis=0)
    red, green, blue = ((colour[at] - float(behind[at])) * opacity for at in range(3))
    lightness = abs(0.299 * red + 0.587 * green + 0.114 * blue)
    return max(lightness, _HUE * max(abs(red), abs(green), abs(blue))) >= _LEAST_CONTRAST
