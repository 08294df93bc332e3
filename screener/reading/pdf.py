"""PDF: the visible text of each page, in reading order."""

import re
from contextlib import closing
from typing import TYPE_CHECKING, Any

from screener.errors import ReadError
from screener.reading import ocr
from screener.reading.parts import Extracted, warning
from screener.reading.pdf_letters import read_letters
from screener.reading.pdf_lines import Run, join_runs, page_text
from screener.reading.pdf_objects import NotPlain
from screener.types import Flag, Limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_DATE = re.compile(r"(?:D:)?((?:19[89]|20[0-9])\d)(0[1-9]|1[0-2])")
_FEW_LETTERS = 20  # a page with less text than this and a large picture is a scan


def read_pdf(data: bytes, limits: Limits, *, check_hidden: bool = True) -> Extracted:
    """The visible text of a PDF, page by page, scanned pages by OCR.

    Raises ReadError: "encrypted", "damaged", "no_text", "ocr_missing".
    """
    try:
        return _read_letters(data, limits, check_hidden=check_hidden)
    except NotPlain:
        pass
    with _opened(data) as pdf:
        return _Reader(pdf, limits).read()


def _read_letters(data: bytes, limits: Limits, *, check_hidden: bool) -> Extracted:
    """A file that draws each letter by itself. Raises NotPlain for any other, and for one that needs a second look."""
    letters = read_letters(data, most_pages=limits.pages)
    if check_hidden and any(page.doubts for page in letters.pages) or not all(page.runs for page in letters.pages):
        raise NotPlain
    pages = [page_text(join_runs(page.runs)) for page in letters.pages]
    flags: list[Flag] = []
    if letters.more_pages:
        flags.append(warning("limit_reached", limit="pages", most=limits.pages))
    if sum(map(len, pages)) > limits.text_chars:
        raise NotPlain
    return Extracted(tuple(pages), _month(letters.date), tuple(flags))


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
    """One pass over the pages of an open document."""

    def __init__(self, pdf: "PdfDocument", limits: Limits) -> None:
        self.pdf = pdf
        self.limits = limits
        self.flags: list[Flag] = []
        self.scanned: list[int] = []
        self.unread: list[int] = []

    def read(self) -> Extracted:
        pages: list[str] = []
        characters = 0
        for index in range(len(self.pdf)):
            if index == self.limits.pages:
                self.flags.append(warning("limit_reached", limit="pages", most=self.limits.pages))
                break
            text = self._page_text(index)
            characters += len(text)
            if characters > self.limits.text_chars:
                pages.append(text[: len(text) - (characters - self.limits.text_chars)])
                self.flags.append(warning("limit_reached", limit="text_chars", most=self.limits.text_chars))
                break
            pages.append(text)
        self._read_scans(pages)
        if not any(page.strip() for page in pages):
            raise ReadError("no_text")
        return Extracted(tuple(pages), _own_date(self.pdf), tuple(self.flags))

    def _page_text(self, index: int) -> str:
        from pypdfium2 import PdfiumError

        try:
            with closing(self.pdf[index]) as page, closing(page.get_textpage()) as text_page:
                lines = _lines(text_page)
                if sum(len(line.text) for line in lines) < _FEW_LETTERS and _has_large_image(page):
                    self.scanned.append(index)
        except PdfiumError:
            self.unread.append(index)
            return ""
        return page_text(lines)

    def _read_scans(self, pages: list[str]) -> None:
        """Put what OCR reads into the pages that are pictures."""
        if not self.scanned:
            return
        if not ocr.available():
            if not any(page.strip() for page in pages):
                raise ReadError("ocr_missing")
            return
        for index in self.scanned[: self.limits.ocr_pages]:
            with closing(self.pdf[index]) as page:
                pages[index] = ocr.read_picture(_picture(page, self.limits.image_pixels))
        self.flags.append(warning("ocr", pages=min(len(self.scanned), self.limits.ocr_pages)))
        if len(self.scanned) > self.limits.ocr_pages:
            self.flags.append(warning("limit_reached", limit="ocr_pages", most=self.limits.ocr_pages))


def _lines(text_page: Any) -> list[Run]:
    """pdfium's lines with the places of their first and last characters."""
    from ctypes import byref, c_double

    from pypdfium2.raw import FS_RECTF, FPDFText_GetCharOrigin, FPDFText_GetLooseCharBox

    text: str = text_page.get_text_range()
    first, last, x, y = FS_RECTF(), FS_RECTF(), c_double(), c_double()
    lines: list[Run] = []
    at = 0
    for line in text.split("\r\n"):
        if line.strip():
            FPDFText_GetLooseCharBox(text_page, at, first)
            FPDFText_GetLooseCharBox(text_page, at + len(line) - 1, last)
            FPDFText_GetCharOrigin(text_page, at, byref(x), byref(y))
            lines.append(Run(line, first.left, y.value, max(first.right, last.right), first.top - first.bottom))
        at += len(line) + 2
    return lines


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
