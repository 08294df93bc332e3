"""PDF: the visible text of each page, in reading order."""

import re
from contextlib import closing
from typing import TYPE_CHECKING, Any

from screener.errors import ReadError
from screener.reading import ocr
from screener.reading.columns import page_text
from screener.reading.parts import Extracted, warning
from screener.reading.pdf_bounds import has_huge_picture, refuse_bombs
from screener.reading.pdf_canvas import Box
from screener.reading.pdf_glance import could_lie, glance
from screener.reading.pdf_layers import denied
from screener.reading.pdf_letters import Letters, read_letters
from screener.reading.pdf_lines import join_runs
from screener.reading.pdf_objects import NotPlain
from screener.reading.pdf_streams import Doubt, Parts, part
from screener.reading.pdf_words import PageText, PlacedWord, Taken, take_out_hidden
from screener.types import Flag, Limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_DATE = re.compile(r"(?:D:)?((?:19[89]|20[0-9])\d)(0[1-9]|1[0-2])")
_LEAST_DENIED = 2  # words of a scan's text layer that OCR must deny before it is said: one may be OCR's own mistake
_MOST_DENIED = 0.4  # of a layer's words: beyond that the layer is of no use
_MOST_OBJECTS = 60_000  # a page of more is not drawn: it would take minutes
_NO_VIEW = 32  # annotation flag: on paper only (ISO 32000-1, table 165)
_FEW_LETTERS = 20  # a page with less text than this and a large picture is a scan


def read_pdf(data: bytes, limits: Limits, *, check_hidden: bool = True) -> Extracted:
    """The visible text of a PDF, page by page, scanned pages by OCR.

    Without `check_hidden` the text a reader cannot see is left in; it shows what the check costs. Raises ReadError:
    "encrypted", "damaged", "no_text", "ocr_missing".
    """
    try:
        return _read_letters(data, limits, check_hidden=check_hidden)
    except NotPlain:
        pass
    parts = part(data)
    refuse_bombs(parts)
    with _opened(data) as pdf:
        return _Reader(pdf, parts, limits).read(check_hidden=check_hidden)


def _read_letters(data: bytes, limits: Limits, *, check_hidden: bool) -> Extracted:
    """A file that draws each letter by itself. Raises NotPlain for any other, and for pages without letters."""
    letters = read_letters(data, most_pages=limits.pages)
    texts = [page for page in letters.pages if not page.blank]
    if not texts or not all(page.runs for page in texts) or letters.count > limits.text_chars:
        raise NotPlain
    flags: list[Flag] = []
    if check_hidden:
        flags += _hidden_letters(data, letters)
    pages = [page_text(join_runs(page.runs)) for page in letters.pages]
    if letters.more_pages:
        flags.append(warning("limit_reached", "pages", limit=limits.pages))
    return Extracted(tuple(pages), _month(letters.date), tuple(flags))


def _hidden_letters(data: bytes, letters: Letters) -> list[Flag]:
    """Take the runs that a reader cannot see out of the pages.

    A line that the end of a page cuts is drawn on both pages, and is not hidden if one of them shows it.
    """
    for at, page in enumerate(letters.pages):
        if page.doubts:
            with _opened(data) as pdf, closing(pdf[at]) as drawn:
                page.take_out_hidden(drawn)
    counts: dict[int, int] = {}
    for at, page in enumerate(letters.pages):
        beside = letters.pages[max(0, at - 1) : at] + letters.pages[at + 1 : at + 2]
        elsewhere = {run.text for other in beside for run in other.runs}
        counts[at + 1] = sum(len(text.split()) for text in page.outside if text not in elsewhere)
    return _hidden_flags(counts)


def _hidden_flags(counts: dict[int, int]) -> list[Flag]:
    """One flag for the words that were hidden, with the pages they were on."""
    places = [number for number, count in counts.items() if count]
    if not places:
        return []
    return [warning("hidden_text", count=sum(counts.values()), place=f"page {_listed(places)}")]


def _listed(pages: list[int]) -> str:
    """Page numbers for a sentence, no more than a reader takes in: "1, 2, 5 ..."."""
    return ", ".join(map(str, pages[:6])) + (" ..." if len(pages) > 6 else "")


def _opened(data: bytes) -> "PdfDocument":
    """The open document. Raises ReadError("encrypted") or ReadError("damaged")."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise ReadError("encrypted" if locked else "damaged") from error


class _Reader:
    """Reads the pages of an open document, and where they could hide text, reads them again with care."""

    def __init__(self, pdf: "PdfDocument", parts: Parts, limits: Limits) -> None:
        self.pdf = pdf
        self.parts = parts
        self.limits = limits
        self.drawable = not has_huge_picture(parts, limits)
        self.annotated = b"/FreeText" in parts.words or b"/Widget" in parts.words
        self.common: Box = (-1e9, -1e9, 1e9, 1e9)  # the part that all pages have in common
        self.hidden: dict[int, int] = {}
        self.scanned: list[int] = []
        self.unread: list[int] = []
        self.unchecked: list[int] = []
        self.unverified: list[int] = []
        self.denied: dict[int, int] = {}
        self.lying = False
        self.ocr_left = limits.ocr_pages
        self.cut = False

    def read(self, *, check_hidden: bool) -> Extracted:
        pages = self._read_pages(careful=False)
        if check_hidden and self._could_hide(pages):
            self.lying = could_lie(self.parts)
            pages = self._read_pages(careful=True)
        flags = _hidden_flags(self.hidden) + self._read_scans(pages) + self._limit_flags()
        if not any(page.strip() for page in pages):
            raise ReadError("damaged" if self.unread else "no_text")
        return Extracted(tuple(pages), _own_date(self.pdf), tuple(flags))

    def _could_hide(self, pages: list[str]) -> bool:
        """Whether the file needs a careful look."""
        try:
            most = glance(self.parts, self.common, len(self.pdf))
        except Doubt:
            return True
        return sum(len("".join(page.split())) for page in pages) > most  # then some streams were not seen

    def _read_pages(self, *, careful: bool) -> list[str]:
        pages: list[str] = []
        self.scanned, self.unread = [], []
        left = self.limits.text_chars
        for index in range(min(len(self.pdf), self.limits.pages)):
            text, used = self._page_text(index, most=left, careful=careful)
            pages.append(text)
            left -= used
            self.cut = left <= 0
            if self.cut:
                break
        return pages

    def _page_text(self, index: int, *, most: int, careful: bool) -> tuple[str, int]:
        """The lines of a page and how many characters it held."""
        from pypdfium2 import PdfiumError

        try:
            if self.annotated:
                _print_annotations(self.pdf, index)
            with closing(self.pdf[index]) as page, closing(page.get_textpage()) as text_page:
                self._narrow(page.get_bbox())
                text = PageText(text_page, most=most)
                if careful and text.text.strip():
                    self._look(page, index, text)
                lines = text.lines()
                few = sum(len(line.text) for line in lines) < _FEW_LETTERS
                if few and index not in self.scanned and _has_large_image(page):
                    self.scanned.append(index)
        except PdfiumError:
            self.unread.append(index + 1)
            return "", 0
        return page_text(lines), len(text.text)

    def _look(self, page: Any, index: int, text: PageText) -> None:
        """Take out of a page what a reader cannot see, and what its picture denies."""
        taken = self._taken_out(page, text)
        if taken is None:
            self.unchecked.append(index + 1)
            return
        self.hidden[index + 1] = taken.count
        if not taken.complete:
            self.unchecked.append(index + 1)
        if taken.beneath and not (len(taken.beneath) > len(taken.seen) and _has_large_image(page)):
            self.hidden[index + 1] += _take_out(text, taken.beneath)
        elif taken.beneath:
            least = max(_LEAST_DENIED, len(taken.beneath) // 100)
            self._hold_against_picture(page, index, text, taken.beneath, least=least)
        if self.lying and taken.seen:
            self._hold_against_picture(page, index, text, taken.seen, least=1)

    def _taken_out(self, page: Any, text: PageText) -> Taken | None:
        """What a careful look took out; None where the page cannot be drawn to be looked at."""
        from pypdfium2 import PdfiumError
        from pypdfium2.raw import FPDFPage_CountObjects

        if not self.drawable or FPDFPage_CountObjects(page) > _MOST_OBJECTS:
            return None
        try:
            return take_out_hidden(page, text)
        except (PdfiumError, ValueError, MemoryError):  # boxes turned inside out, or larger than any picture
            return None

    def _hold_against_picture(
        self, page: Any, index: int, text: PageText, words: list[PlacedWord], *, least: int
    ) -> None:
        """Take out `words` that OCR denies, and say so of `least` or more; leave a layer it denies whole to OCR."""
        if self.ocr_left == 0 or not ocr.available():
            self.unverified.append(index + 1)
            return
        self.ocr_left -= 1
        with closing(self.pdf[index]) as untouched:  # the careful look has switched off the text of `page`
            wrong = denied(page, words, _picture(untouched, self.limits.image_pixels))
        wrong = text.with_rest_of_line(words, wrong)
        taken = _take_out(text, wrong)
        if taken >= least:
            self.denied[index + 1] = self.denied.get(index + 1, 0) + taken
        if len(wrong) > _MOST_DENIED * len(words):
            _take_out(text, words)
            self.scanned.append(index)

    def _narrow(self, box: Box) -> None:
        mine = self.common
        self.common = (max(mine[0], box[0]), max(mine[1], box[1]), min(mine[2], box[2]), min(mine[3], box[3]))

    def _limit_flags(self) -> list[Flag]:
        flags: list[Flag] = []
        if len(self.pdf) > self.limits.pages:
            flags.append(warning("limit_reached", "pages", limit=self.limits.pages))
        if self.cut:
            flags.append(warning("limit_reached", "text", limit=self.limits.text_chars))
        if self.unread:
            flags.append(warning("limit_reached", "damaged_pages", pages=_listed(self.unread)))
        if self.unverified:
            flags.append(warning("unverified_text_layer", pages=_listed(self.unverified)))
        if self.denied:
            flags.append(
                warning(
                    "unverified_text_layer", "denied", count=sum(self.denied.values()), pages=_listed(list(self.denied))
                )
            )
        if self.unchecked:
            flags.append(warning("unverified_text_layer", "check", pages=_listed(self.unchecked)))
        return flags

    def _read_scans(self, pages: list[str]) -> list[Flag]:
        """Put what OCR reads into the pages that are pictures."""
        if not self.scanned:
            return []
        if not self.drawable:
            if not any(page.strip() for page in pages):
                raise ReadError("image_too_large", most=self.limits.image_pixels)
            return []
        if not ocr.available():
            if not any(page.strip() for page in pages):
                raise ReadError("ocr_missing")
            return []
        readable = self.scanned[: self.ocr_left]
        for index in readable:
            with closing(self.pdf[index]) as page:
                pages[index] = ocr.read_picture(_picture(page, self.limits.image_pixels))
        flags = [warning("ocr", pages=_listed([index + 1 for index in readable]))] if readable else []
        if len(self.scanned) > len(readable):
            flags.append(warning("limit_reached", "ocr_pages", limit=self.limits.ocr_pages))
        return flags


def _print_annotations(pdf: "PdfDocument", index: int) -> None:
    """Make what was typed onto a page or into its form part of the page, save what its annotations hide."""
    from pypdfium2 import raw

    with closing(pdf[index]) as page:
        shown = 0
        for at in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            typed = raw.FPDFAnnot_GetSubtype(annotation) in (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET)
            seen = typed and not raw.FPDFAnnot_GetFlags(annotation) & (raw.FPDF_ANNOT_FLAG_HIDDEN | _NO_VIEW)
            raw.FPDFPage_CloseAnnot(annotation)
            shown += seen
            if not seen:
                raw.FPDFPage_RemoveAnnot(page, at)
        if shown:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def _take_out(text: PageText, words: list[PlacedWord]) -> int:
    """Take `words` out of a page's text: how many hold letters or digits."""
    for start, end, _ in words:
        text.remove(start, end)
    return sum(any(letter.isalnum() for letter in word.text) for _, _, word in words)


def _has_large_image(page: Any) -> bool:
    """Whether a picture covers at least a third of the page."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    area = page.get_width() * page.get_height()
    for item in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) * 3 > area:
            return True
    return False


def _picture(page: Any, most_pixels: int) -> Any:
    """The page as it is seen, at 300 dpi or what `most_pixels` allows."""
    inches = page.get_width() * page.get_height() / (72 * 72)
    dpi = min(ocr.DPI, (min(most_pixels, 2 * ocr.PAGE_PIXELS) / max(inches, 0.01)) ** 0.5)
    with closing(page.render(scale=dpi / 72, grayscale=True)) as bitmap:
        return bitmap.to_pil().copy()


def _own_date(pdf: "PdfDocument") -> str | None:
    """The month in which the file says it was last changed, else made: "2026-10"."""
    return _month(pdf.get_metadata_value("ModDate")) or _month(pdf.get_metadata_value("CreationDate"))


def _month(date: str) -> str | None:
    """The month of a PDF date ("D:20261003...")."""
    found = _DATE.match(date)
    return f"{found[1]}-{found[2]}" if found else None
