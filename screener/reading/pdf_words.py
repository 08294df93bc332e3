"""pdfium's text of a page: its lines with their places, and for a careful look its words with their colours."""

import re
from collections import Counter
from ctypes import addressof, byref, c_double, c_uint
from math import sin
from typing import Any

from msgspec import Struct

from screener.reading.pdf_hidden import Colour, PageLook, Word
from screener.reading.pdf_lines import Run

_INKLESS_MODES = (3, 7)  # text rendering modes: neither fill nor stroke, and clip only (ISO 32000-1, table 106)
_STROKE_ONLY = (1, 5)
_MANY = 8  # lines of a page whose baseline moves once
_STEP = 0.42  # of the type's height: a raised letter stands a third higher, another line more
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH_LETTERS = 250  # a page of less says nothing of its words
_LONG_WORD = 14  # letters: of 80 CVs with lost spaces at least 3 % of the words are longer, of others 1.2 % at most
_MOST_LONG = 0.02
_LOST = 0.09  # of the type's height: a wider gap is a space (0.2 as a rule), a narrower one kerning (0.05 at most)
_KERNED = 0.06
_HYPHEN = "\ufffe"  # what pdfium makes of a hyphen at the end of a line, the line end left out


PlacedWord = tuple[int, int, Word]  # a word between its first and last + 1 character


class _Style(Struct, frozen=True):
    """What all letters of one text object have in common."""

    colour: Colour | None
    opacity: float
    inkless: bool


def _looks_glued(text: str) -> bool:
    """Whether so many words are so long that spaces must be missing."""
    words = [len(word) for word in _LETTERS.findall(text)]
    return sum(words) >= _ENOUGH_LETTERS and sum(word > _LONG_WORD for word in words) > _MOST_LONG * len(words)


class PageText:
    """The text of one page as pdfium reads it. Characters taken out with `remove` are in no line."""

    def __init__(self, text_page: Any, *, most: int) -> None:
        """`text_page` must stay open while this is in use; at most `most` characters are read."""
        from pypdfium2 import raw

        self._raw = raw
        self._page = text_page
        count = text_page.count_chars()
        self.cut = count > most
        self.text: str = text_page.get_text_range(0, min(count, most)) if count else ""
        self._removed: set[int] = set()
        self._gaps = self._lost_spaces() if _looks_glued(self.text) else set()

    def lines(self) -> list[Run]:
        """The lines with the places of their first and last characters.

        pdfium joins what only overlaps in height, such as two columns drawn in turns. A line whose baseline moves once
        may be a label and its value; one that moves again and again, or many that move, are cut where they do.
        """
        whole: list[Run] = []
        level: list[list[Run]] = []
        for start, end, text in self._pieces():
            run = self._run(start, end, text)
            whole.append(run)
            moves = abs(self._baseline(end - 1) - run.y) > _STEP * run.height and not self._turned(start)
            level.append(self._level(start, end) if moves else [run])
        pieces = [len(runs) for runs in level]
        if max(pieces, default=0) > 2 or sum(count > 1 for count in pieces) >= _MANY:
            return [run for runs in level for run in runs]
        return whole

    def _run(self, start: int, end: int, text: str) -> Run:
        raw, page = self._raw, self._page
        first, last = raw.FS_RECTF(), raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(page, start, first)
        raw.FPDFText_GetLooseCharBox(page, end - 1, last)
        return Run(text, first.left, self._baseline(start), max(first.right, last.right), first.top - first.bottom)

    def _baseline(self, at: int) -> float:
        x, y = c_double(), c_double()
        self._raw.FPDFText_GetCharOrigin(self._page, at, byref(x), byref(y))
        return y.value

    def _turned(self, at: int) -> bool:
        angle: float = self._raw.FPDFText_GetCharAngle(self._page, at)
        return abs(sin(angle)) > 0.1

    def _level(self, start: int, end: int) -> list[Run]:
        """A line of pdfium's whose baseline moves, cut where it does: it joins what only overlaps in height."""
        runs: list[Run] = []
        first = start
        for at in range(start + 1, end + 1):
            if at == end or self._steps(first, at):
                text = self._kept(first, at)
                if text.strip():
                    runs.append(self._run(first, first + len(self.text[first:at].rstrip()), text.strip()))
                first = at
        return runs

    def _steps(self, first: int, at: int) -> bool:
        """Whether the character at `at` stands on another baseline than the run's first."""
        if self.text[at].isspace() or self.text[first].isspace():
            return self.text[first].isspace()
        rect = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(self._page, at, rect)
        height: float = rect.top - rect.bottom
        return abs(self._baseline(at) - self._baseline(first)) > _STEP * height

    def words(self) -> list[PlacedWord]:
        """Every word with its first and last + 1 character. A word ends where the style changes, too."""
        found: list[PlacedWord] = []
        styles: dict[int, _Style] = {}
        rect = self._raw.FS_RECTF()
        style: _Style | None = None
        start = 0
        box: list[float] = []
        for at, letter in enumerate(self.text + " "):
            item = None if letter.isspace() else self._raw.FPDFText_GetTextObject(self._page, at)
            key = addressof(item.contents) if item else 0
            mine = styles.get(key) or styles.setdefault(key, self._style(item)) if item else None
            if box and mine != style:
                found.append((start, at, _word(self.text[start:at], box, style)))
                box = []
            style = mine
            if item is None:
                continue
            self._raw.FPDFText_GetLooseCharBox(self._page, at, rect)
            if not box:
                start, box = at, [rect.left, rect.bottom, rect.right, rect.top]
            else:
                box = [
                    min(box[0], rect.left), min(box[1], rect.bottom), max(box[2], rect.right), max(box[3], rect.top)
                ]  # fmt: skip
        return found

    def remove(self, start: int, end: int) -> None:
        """Take characters out of the lines."""
        self._removed.update(range(start, end))

    def with_rest_of_line(self, words: list[PlacedWord], wrong: list[PlacedWord]) -> list[PlacedWord]:
        """The `wrong` among `words`, and the others of a line most of which is wrong."""
        denied: Counter[int] = Counter(self._line_at(word[0]) for word in wrong)
        total: Counter[int] = Counter(self._line_at(word[0]) for word in words)
        lost = {line for line, count in denied.items() if count > total[line] / 2}
        starts = {word[0] for word in wrong}
        return [word for word in words if word[0] in starts or self._line_at(word[0]) in lost]

    def _line_at(self, at: int) -> int:
        return self.text.count("\n", 0, at)

    def _pieces(self) -> list[tuple[int, int, str]]:
        """Each line: its first and last + 1 character and its text, hyphens at line ends as hyphens again."""
        pieces: list[tuple[int, int, str]] = []
        at = 0
        for line in self.text.split("\r\n"):
            parts = line.split(_HYPHEN)
            for number, part in enumerate(parts):
                end = at + len(part)
                kept = self._kept(at, end)
                if kept.strip():
                    more = number < len(parts) - 1 or kept.endswith("\x02")
                    pieces.append((at, end, kept.rstrip("\x02") + "-" if more else kept))
                at = end + 1
            at += 1
        return pieces

    def _kept(self, start: int, end: int) -> str:
        """The characters from `start` to `end` that were not taken out, with the spaces that pdfium lost."""
        if not self._removed and not self._gaps:
            return self.text[start:end]
        return "".join(
            f" {self.text[at]}" if at in self._gaps else self.text[at]
            for at in range(start, end)
            if at not in self._removed
        )

    def _lost_spaces(self) -> set[int]:
        """The characters before which a gap stands for a space: pdfium leaves out a space drawn by itself."""
        raw = self._raw
        rect = raw.FS_RECTF()
        gaps: set[int] = set()
        at = 0
        for line in self.text.split("\r\n"):
            found: list[tuple[float, int]] = []
            end: float | None = None
            for place, letter in enumerate(line, at):
                raw.FPDFText_GetLooseCharBox(self._page, place, rect)
                if end is not None and not letter.isspace() and rect.top > rect.bottom:
                    found.append(((rect.left - end) / (rect.top - rect.bottom), place))
                end = None if letter.isspace() or letter == _HYPHEN else rect.right
            found.sort()
            if found and found[len(found) // 2][0] < _KERNED:  # else the line is letter-spaced
                gaps.update(place for gap, place in found if gap > _LOST)
            at += len(line) + 2
        return gaps

    def _style(self, item: Any) -> _Style:
        raw = self._raw
        mode = raw.FPDFTextObj_GetTextRenderMode(item)
        red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
        read = raw.FPDFPageObj_GetStrokeColor if mode in _STROKE_ONLY else raw.FPDFPageObj_GetFillColor
        known = read(item, byref(red), byref(green), byref(blue), byref(alpha))
        colour = (red.value, green.value, blue.value) if known and mode not in (2, 6) else None
        return _Style(colour, alpha.value / 255 if known else 1.0, mode in _INKLESS_MODES)


class Taken(Struct):
    """What a careful look took out of a page: how many words, what it left undecided, whether it was complete."""

    count: int
    beneath: list[PlacedWord]
    seen: list[PlacedWord]
    complete: bool


def take_out_hidden(page: Any, text: PageText) -> Taken:
    """Take the words that a reader cannot see out of `text`, save those that lie beneath something."""
    words = text.words()
    look = PageLook(page)
    taken = Taken(look.flattened, [], [], look.complete)
    for word, state in zip(words, look.states([word for _, _, word in words]), strict=True):
        if state == "beneath":
            taken.beneath.append(word)
        elif state == "seen":
            taken.seen.append(word)
        else:
            text.remove(word[0], word[1])
            taken.count += state == "hidden" and any(letter.isalnum() for letter in word[2].text)
    return taken


def _word(text: str, box: list[float], style: _Style | None) -> Word:
    left, bottom, right, top = box
    if style is None:
        return Word(text, (left, bottom, right, top))
    return Word(text, (left, bottom, right, top), style.colour, style.opacity, style.inkless)
