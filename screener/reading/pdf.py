"""PDF: the visible text of each page, in reading order."""

from contextlib import closing
from typing import TYPE_CHECKING, Any

from screener.errors import ReadError
from screener.reading import ocr
from screener.reading.parts import Extracted, warning
from screener.types import Flag, Limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HYPHENS = ("\ufffe\r\n", "\x02\r\n")  # how pdfium marks a hyphen that only breaks the line


def read_pdf(data: bytes, limits: Limits, *, check_hidden: bool = True) -> Extracted:
    """The visible text of a PDF, page by page, scanned pages by OCR.

    Raises ReadError: "encrypted", "damaged", "no_text", "ocr_missing".
    """
    with _opened(data) as pdf:
        return _Reader(pdf, limits).read()


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
                text: str = text_page.get_text_range()
                if len(text.strip()) < 20 and _has_large_image(page):
                    self.scanned.append(index)
        except PdfiumError:
            self.unread.append(index)
            return ""
        for mark in _HYPHENS:
            text = text.replace(mark, "")
        return text.replace("\r\n", "\n")

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
    for key in ("ModDate", "CreationDate"):
        digits = pdf.get_metadata_value(key).removeprefix("D:")[:6]
        if len(digits) == 6 and digits.isdecimal() and "1990" <= digits[:4] < "2100" and "01" <= digits[4:] <= "12":
            return f"{digits[:4]}-{digits[4:]}"
    return None
