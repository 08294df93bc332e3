"""A careful look at one page of a PDF: which of its words a reader cannot see.

The page is drawn twice, as it is and without its text. A word that changes nothing between the two pictures is not
seen, whatever the trick was: no colour, no ink, clipped away, covered, on a layer that is off, glyphs without strokes.
Its colour against the paper behind it, its size and its place are looked at beside that, because visible text that
happens to lie over hidden text changes the picture too.
"""

from collections.abc import Iterator
from ctypes import byref, c_int
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from screener.reading.pdf_canvas import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

Colour = tuple[int, int, int]
State = Literal["seen", "hidden", "twin", "beneath", "masked"]

_SCALE = 2.0  # dots per point: 144 dpi shows a thin stroke of 5-point type
_LEAST_SCALE = 0.8
_MOST_DOTS = 6_000_000
_LEAST_CHANGE = 8  # of 255: what one dot must change to count as ink
_LEAST_CONTRAST = 24  # of 255: text closer to its paper is not read by eye (grey of .9 on white is 25)
_HUE = 0.4  # how much a difference of hue counts beside one of lightness
_INK = 60  # of 255: what one dot differs from its paper where letters are drawn
_LEAST_INK = 0.02  # the share of a word's place that even a thin word inks
_SAME_SHAPE = 0.47  # shared ink over all ink: 0.49 to 0.74 for outlines under their own text, 0.1 to 0.4 for others
_TINY = 2.6  # points: the smallest print that is used, on medicine leaflets, is 4
_LONG_WORD = 6  # letters: shorter words may be all i and l
_PILED = 0.2  # of its height that each letter of a word takes at least; 0.4 to 0.6 in usual type
_LEAST_SIDE = 36.0  # points: nobody looks at a page smaller than half an inch
_SAME_PLACE = 0.25  # the share of a word that another must cover to stand in its place
_SAMPLE = 250  # dots of a word's place that tell its paper
_MOST_OBJECTS = 60_000


class Word(Struct):
    """A word as the file draws it: its box (points), its colour and opacity where plain, whether it has no ink."""

    text: str
    box: Box
    colour: Colour | None = None
    opacity: float = 1.0
    inkless: bool = False


class PageLook:
    """The pictures of a page. `complete` is False where the page is too large or too full for a true picture."""

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
        self.shapes = self.paper

    def states(self, words: list[Word]) -> list[State]:
        """What a reader sees of each of the page's words.

        A "twin" is not seen, but the same word over it is. "beneath" is a word that leaves no ink of its own in a
        place where the page shows something else: a picture that shows the word, or one that covers it.
        """
        states = [self._state(word) for word in words]
        if "beneath" in states:
            self._draw_shapes()
            for at, word in enumerate(words):
                if states[at] == "beneath" and self._traces_ink(word):
                    states[at] = "seen"
        seen = [word for word, state in zip(words, states, strict=True) if state == "seen"]
        for at, word in enumerate(words):
            if states[at] == "masked":
                states[at] = _unmasked(word, seen)
        return states

    def _state(self, word: Word) -> State:
        """ "masked" where there is ink in the word's place, but hardly the word's own."""
        left, bottom, right, top = word.box
        if self.too_small or top - bottom < _TINY or right - left < 0.1 * len(word.text) or _piled(word):
            return "hidden"
        across, up = (left + right) / 2, (bottom + top) / 2
        if not (self.box[0] <= across <= self.box[2] and self.box[1] <= up <= self.box[3]):
            return "hidden"
        if not self.complete:
            return "hidden" if word.inkless else "seen"
        rows, columns = self._dots(word.box)
        paper, seen = self.paper[rows, columns], self.seen[rows, columns]
        if not paper.size:
            return "hidden"
        change = _difference(seen, paper)
        if int((change >= _LEAST_CHANGE).sum()) < 2:
            return "beneath" if _has_ink(paper) else "hidden"
        if word.inkless:
            return "masked"
        if word.colour is None:
            return "seen"
        contrast, most = _contrast(word.colour, word.opacity, paper)
        if contrast >= _LEAST_CONTRAST:
            return "seen"
        return "masked" if float(change.max()) > most + _LEAST_CONTRAST else "hidden"

    def _traces_ink(self, word: Word) -> bool:
        """Whether the word's letters have the shape of what is drawn in their place."""
        rows, columns = self._dots(word.box)
        paper = self.paper[rows, columns]
        letters = _difference(self.shapes[rows, columns], paper) > _INK
        ink = _ink(paper)
        together = int((letters | ink).sum())
        return together > 0 and int((letters & ink).sum()) / together >= _SAME_SHAPE

    def _draw(self) -> "Picture":
        import numpy as np

        bitmap = self._page.render(scale=self._scale, draw_annots=True, may_draw_forms=False)
        try:
            picture: Picture = np.array(bitmap.to_numpy()[:, :, :3])
        finally:
            bitmap.close()
        return picture

    def _switch_off_text(self) -> None:
        """Take the text out of the page as it lies in memory, in forms too."""
        raw = self._raw
        matrix = raw.FS_MATRIX()
        for item in self._text_objects():
            raw.FPDFPageObj_SetIsActive(item, False)
            if raw.FPDFPageObj_GetMatrix(item, matrix) and abs(matrix.a * matrix.d - matrix.b * matrix.c) < 1e-6:
                self.flattened += 1

    def _draw_shapes(self) -> None:
        """Draw the page's text in a colour of its own, to compare its shapes with the ink that is there without it.

        Browsers draw the letters of some fonts as outlines and lay text without ink over them.
        """
        raw = self._raw
        for item in self._text_objects():
            raw.FPDFPageObj_SetFillColor(item, 255, 0, 255, 255)
            raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_FILL)
            raw.FPDFPageObj_SetIsActive(item, True)
        self.shapes = self._draw()

    def _text_objects(self) -> Iterator[Any]:
        """The page's text objects, those in forms too, as many as can be looked at."""
        for count, item in enumerate(self._page.get_objects(filter=[self._raw.FPDF_PAGEOBJ_TEXT], max_depth=8)):
            if count == _MOST_OBJECTS:
                self.complete = False
                return
            yield item

    def _dots(self, box: Box) -> tuple[slice, slice]:
        """The box in rows and columns of the pictures."""
        height, width = self.seen.shape[:2]
        left, top, right, bottom = dots_of(self._page, box, width, height)
        return slice(max(0, top), max(0, bottom + 1)), slice(max(0, left), max(0, right + 1))


def dots_of(page: Any, box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Where `box` lies in a picture of the whole page: left, top, right, bottom in dots, y downwards."""
    from pypdfium2.raw import FPDF_PageToDevice

    x, y = c_int(), c_int()
    corners = []
    for across, up in ((box[0], box[1]), (box[2], box[3])):
        FPDF_PageToDevice(page, 0, 0, width, height, 0, across, up, byref(x), byref(y))
        corners.append((x.value, y.value))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _piled(word: Word) -> bool:
    """Whether a long word's letters stand on one another: it is not much longer than a letter is tall."""
    left, bottom, right, top = word.box
    short, long = sorted((right - left, top - bottom))
    return len(word.text) >= _LONG_WORD and long < _PILED * len(word.text) * short


def _unmasked(word: Word, seen: list[Word]) -> State:
    """Other words over the word's place explain the ink; with none, pdfium left out a second drawing of it."""
    over = [other for other in seen if _overlap(word.box, other.box) > _SAME_PLACE]
    if not over:
        return "hidden" if word.inkless else "seen"
    return "twin" if any(word.text in other.text or other.text in word.text for other in over) else "hidden"


def _contrast(colour: Colour, opacity: float, paper: "Picture") -> tuple[float, float]:
    """How well text of `colour` can be told from what lies behind it, and the most that it can change one dot.

    The first is its difference of lightness, or failing that of hue.
    """
    behind = _ground(paper)
    red, green, blue = ((colour[at] - behind[at]) * opacity for at in range(3))
    lightness = abs(0.299 * red + 0.587 * green + 0.114 * blue)
    most = max(abs(red), abs(green), abs(blue))
    return max(lightness, _HUE * most), most


def _ink(paper: "Picture") -> "NDArray[np.bool_]":
    """Where the picture is far from its most common colour."""
    import numpy as np

    ground = np.array(_ground(paper), dtype=np.uint8)
    ink: NDArray[np.bool_] = _difference(paper, ground) > _INK
    return ink


def _difference(one: "Picture", other: "Picture") -> "NDArray[np.uint8]":
    """How far two pictures lie apart, dot by dot, in the channel in which they do most."""
    import numpy as np

    by_channel = np.maximum(one, other) - np.minimum(one, other)
    red, green, blue = by_channel[..., 0], by_channel[..., 1], by_channel[..., 2]
    apart: NDArray[np.uint8] = np.maximum(np.maximum(red, green), blue)  # .max(axis=2) takes five times as long
    return apart


def _ground(paper: "Picture") -> Colour:
    """The colour in the middle of a place's colours: its paper, wherever letters ink less than half of it."""
    dots = paper.reshape(-1, 3)
    dots = dots[:: len(dots) // _SAMPLE + 1]
    middle = len(dots) // 2
    red, green, blue = (sorted(dots[:, channel].tolist())[middle] for channel in range(3))
    return red, green, blue


def _has_ink(paper: "Picture") -> bool:
    """Whether a word's place shows something without the word: not the edge of a box that it fills."""
    height, width = paper.shape[:2]
    inside = paper[height // 6 : height - height // 6, width // 20 : width - width // 20]
    return bool(inside.size and _ink(inside).mean() > _LEAST_INK)


def _overlap(first: Box, second: Box) -> float:
    """The share of the first box that lies within the second."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    area = (first[2] - first[0]) * (first[3] - first[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0
