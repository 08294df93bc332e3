"""PDFs that draw each letter by itself, as Qt's printer (wkhtmltopdf) does: their text from their own operators.

pdfium leaves out a space that is a text object of its own, and guesses from gaps where words end: on 240 such CVs
that glued two words in five ("proactiveteam-playereager"). The spaces stand in the content stream, so this module
reads it directly, where the file is built exactly as Qt builds it; anything else raises NotPlain and is left to
pdfium. It also costs a quarter of pdfium's time.
"""

import re
from functools import lru_cache
from typing import Any

from msgspec import Struct

from screener.reading.pdf_canvas import Box, Canvas, Matrix, Program, compile_operators
from screener.reading.pdf_hidden import PageLook, Word
from screener.reading.pdf_lines import Run
from screener.reading.pdf_objects import NotPlain, Objects

_REFERENCES = rb"(\d+) 0 R"
_KIDS = re.compile(rb"/Kids\s*\[([\d\sR]*)\]")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)\s*\]")
_DATE = re.compile(rb"/CreationDate \((D:\d+)")
_NAMED = re.compile(rb"/([!-.0-~]+) (\d+) 0 R")
_SECTION = re.compile(rb"/(Font|XObject|ExtGState) <<([^<>]*)>>")
_OPAQUE = re.compile(rb"/ca 1(?:\.0*)?\s")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_DESCENDANT = re.compile(rb"/DescendantFonts \[(\d+) 0 R\]")
_WIDTHS = re.compile(rb"/W \[0 \[([\d.\s]+)\]\s*\]")
_RANGE_LIST = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(?:\[([^\]]*)\]|<([0-9A-Fa-f]+)>)")
_SHOWS = b"> Tj\n"  # between a code and the way to the next
_CUT = 0.3  # of a run's length: so much of it may run over the edge
_MOST_PAGE_BYTES = 4 << 20
_MOST_GLYPHS = 1 << 16


class LetterPage(Struct):
    """One page: its size, its runs in the order they are drawn, those it clips away, and the canvas's doubts.

    `blank` is a page that draws neither text nor a picture, as Qt adds one where a last line's space runs over.
    """

    box: Box
    runs: list[Run]
    outside: list[str]
    doubts: set[str]
    blank: bool = False

    def take_out_hidden(self, page: Any) -> None:
        """Take out the runs that a reader of `page` (pdfium's) cannot see."""
        words = [
            Word(run.text, (run.left, run.y - 0.2 * run.height, run.right, run.y + 0.7 * run.height))
            for run in self.runs
        ]
        pairs = list(zip(self.runs, PageLook(page).states(words), strict=True))
        self.outside += [run.text for run, state in pairs if state not in ("seen", "twin")]
        self.runs = [run for run, state in pairs if state == "seen"]


class _Steps(dict[bytes, tuple[str, float]]):
    """What each step of a text object ("0001> Tj\\n9") says and how far it goes.

    Few steps differ in one file, so that each is read once and then looked up whole.
    """

    def __init__(self, letters: dict[bytes, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, step: bytes) -> tuple[str, float]:
        code, _, way = step.partition(_SHOWS)
        read = self[step] = self._letters[code], float(way)
        return read


class _Font(Struct):
    """What each four-digit code of a font says, and how wide it is (thousandths of the font's size)."""

    letters: dict[bytes, str]
    steps: _Steps
    widths: list[float]

    def width(self, code: bytes) -> float:
        """The width of one glyph, 0 where the font does not say."""
        index = int(code, 16)
        return self.widths[index] if index < len(self.widths) else 0.0


class Letters(Struct):
    """The pages of a file, whether there are more of them than were read, and its date as it is written."""

    pages: list[LetterPage]
    more_pages: bool
    date: str

    @property
    def count(self) -> int:
        """How many letters the pages hold."""
        return sum(len(run.text) for page in self.pages for run in page.runs)


def read_letters(data: bytes, *, most_pages: int) -> Letters:
    """The pages of a PDF by Qt's printer, at most `most_pages`. Raises NotPlain for every other file."""
    if b"Q\0t\0 \0" not in data[:1024] and b"Qt " not in data[:1024]:
        raise NotPlain
    objects = Objects(data)
    try:
        numbers = _page_numbers(objects)
        pages = [_Page(objects, number).read() for number in numbers[:most_pages]]
    except (KeyError, ValueError, IndexError) as error:
        raise NotPlain from error
    information = objects.body(_number(rb"/Info (\d+) 0 R", objects.trailer))
    dates = _DATE.findall(information)
    return Letters(pages, len(numbers) > most_pages, dates[0].decode("ascii") if dates else "")


def _page_numbers(objects: Objects) -> list[int]:
    """The page objects in order. Qt's page tree has one level."""
    root = _number(rb"/Root (\d+) 0 R", objects.trailer)
    kids = _KIDS.search(objects.body(_number(rb"/Pages (\d+) 0 R", objects.body(root))))
    if not kids:
        raise NotPlain
    return [int(number) for number in re.findall(_REFERENCES, kids[1])]


def _number(pattern: bytes, body: bytes) -> int:
    found = re.findall(pattern, body)
    if len(found) != 1:
        raise NotPlain
    return int(found[0])


class _Page:
    """Reads one page's content stream."""

    def __init__(self, objects: Objects, number: int) -> None:
        body = objects.body(number)
        media = _MEDIA_BOX.search(body)
        if not media or any(key in body for key in (b"/Rotate", b"/CropBox", b"/UserUnit")):
            raise NotPlain
        left, bottom, right, top = (float(media[at]) for at in (1, 2, 3, 4))
        self.box = (left, bottom, right, top)
        self._words = objects.stream(int(_only(_CONTENTS, body)), most=_MOST_PAGE_BYTES)
        resources = objects.body(int(_only(_RESOURCES, body)))
        named = {kind: dict(_NAMED.findall(entries)) for kind, entries in _SECTION.findall(resources)}
        self._fonts = {b"/" + name: _font(objects, int(at)) for name, at in named.get(b"Font", {}).items()}
        self._pictured = bool(named.get(b"XObject"))
        pictures = {b"/" + name for name, at in named.get(b"XObject", {}).items() if b"/Image" in objects.body(int(at))}
        odd_states = any(not _OPAQUE.search(objects.body(int(at))) for at in named.get(b"ExtGState", {}).values())
        self._canvas = Canvas(
            self.box, odd_colours=False, odd_states=odd_states, odd_marks=True, pictures=frozenset(pictures)
        )

        self.outside: list[str] = []

    def read(self) -> LetterPage:
        runs: list[Run] = []
        stretches = self._words.split(b"BT\n")
        self._canvas.run(_program(stretches[0]))
        for stretch in stretches[1:]:
            shown, found, after = stretch.partition(b"ET\n")
            if not found:
                raise NotPlain
            runs.append(self._run(shown))
            self._canvas.run(_program(after))
        doubts = self._canvas.doubts
        blank = not (runs or self._pictured or doubts)
        return LetterPage(self.box, [run for run in runs if run.text], self.outside, doubts, blank)

    def _run(self, words: bytes) -> Run:
        """One text object: "/F6 19 Tf 1 0 0 -1 0 0 Tm", a place, then "<0001> Tj" and "9 0 Td <0002> Tj" in turn."""
        head, _, rest = words.partition(b"<")
        setting, _, place = head.partition(b" Tm")
        name, size, matrix = _setting(setting)
        across, up, moves = place.split()
        if moves != b"Td":
            raise NotPlain
        font = self._fonts[name]
        shown = self._canvas.show_at(size, matrix, (float(across), float(up)))
        *steps, end = rest.split(b" 0 Td <")
        last, _, after = end.partition(_SHOWS)
        if after:
            raise NotPlain
        letters, ways = zip(*map(font.steps.__getitem__, steps), strict=True) if steps else ((), ())
        text = "".join(letters) + font.letters[last]
        length = (sum(ways) + font.width(last) * size / 1000) * shown.unit
        clip = self._canvas.clip
        if not shown.inside(clip):
            self.outside.append(text)
            return Run("", shown.x, shown.y, shown.x, shown.height)
        if shown.x + length > clip[2] + _CUT * length:
            self._canvas.doubts.add("place")
        return Run(text, shown.x, shown.y, shown.x + length, shown.height)


@lru_cache(maxsize=64)
def _setting(words: bytes) -> tuple[bytes, float, Matrix]:
    """The font, its size and the matrix of "/F6 19 Tf 1 0 0 -1 0 0"."""
    name, size, sets, *numbers = words.split()
    a, b, c, d, e, f = map(float, numbers)
    if sets != b"Tf":
        raise NotPlain
    return name, float(size), (a, b, c, d, e, f)


@lru_cache(maxsize=2048)
def _program(words: bytes) -> Program:
    """Compiled operators of what stands between two text objects: mostly the same few lines again and again."""
    if b"(" in words or b"Tj" in words:
        raise NotPlain
    return compile_operators(words)


def _only(pattern: re.Pattern[bytes], body: bytes) -> bytes:
    found: list[bytes] = pattern.findall(body)
    if len(found) != 1:
        raise NotPlain
    return found[0]


@lru_cache(maxsize=1024)
def _meaning(value: bytes) -> str:
    """The letters that a ToUnicode table writes as hexadecimal digits."""
    return bytes.fromhex(value.decode("ascii")).decode("utf-16-be").replace("\0", "")


def _font(objects: Objects, number: int) -> _Font:
    """A composite font whose codes are four hexadecimal digits and whose ToUnicode table says what they mean."""
    body = objects.body(number)
    if b"/Subtype /Type0" not in body or b"/Encoding /Identity-H" not in body:
        raise NotPlain
    letters: dict[bytes, str] = {}
    for low, high, several, one in _RANGE_LIST.findall(objects.stream(int(_only(_TO_UNICODE, body)), most=1 << 20)):
        values = re.findall(rb"<([0-9A-Fa-f]+)>", several) if several else [one]
        first, last = int(low, 16), int(high, 16)
        if not several and first != last:
            base = int(one, 16)
            values = [b"%04X" % (base + step) for step in range(last - first + 1)]
        if len(values) != last - first + 1 or len(letters) + len(values) > _MOST_GLYPHS:
            raise NotPlain
        for step, value in enumerate(values):
            letters[b"%04X" % (first + step)] = _meaning(value)
    widths = _WIDTHS.search(objects.body(int(_only(_DESCENDANT, body))))
    return _Font(letters, _Steps(letters), [float(width) for width in widths[1].split()] if widths else [])
