"""A minimal PDF writer: the standard fonts in Windows-1252, filled rectangles, JPEG images. Nothing but zlib.

Lengths are in points, the origin is the lower left corner of the page. The same calls give the same bytes.
"""

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

A4 = (595.0, 842.0)
Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
FONTS = {
    "regular": "Helvetica",
    "bold": "Helvetica-Bold",
    "italic": "Helvetica-Oblique",
    "serif": "Times-Roman",
    "serif-bold": "Times-Bold",
}
FONT_NUMBERS = {font: number for number, font in enumerate(FONTS, 1)}

# Advance widths of the characters 32 to 126, in thousandths of the size, from the fonts' published metrics.
_HELVETICA = """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667
944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500
278 556 500 722 500 500 500 334 260 334 584"""
_HELVETICA_BOLD = """278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722
667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389
556 333 611 556 778 556 556 500 389 280 389 584"""
_TIMES = """250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278
278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722
722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500
500 722 500 500 444 480 200 480 541"""
_TIMES_BOLD = """250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500
500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722
1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389
333 556 500 722 500 500 444 394 220 394 520"""
_METRICS = {
    "regular": _HELVETICA,
    "italic": _HELVETICA,
    "bold": _HELVETICA_BOLD,
    "serif": _TIMES,
    "serif-bold": _TIMES_BOLD,
}
_OTHERS = {"–": 556, "—": 1000, "’": 222, "«": 556, "»": 556, "•": 350, "œ": 944, "€": 556, "·": 278, "…": 1000}


@dataclass(frozen=True)
class Style:
    """How a line of text looks: a key of FONTS, the size and the extra space between letters in points."""

    font: str = "regular"
    size: float = 10
    colour: Colour = BLACK
    spacing: float = 0


@cache
def _widths(font: str) -> dict[str, int]:
    return {chr(32 + i): int(width) for i, width in enumerate(_METRICS[font].split())} | _OTHERS


def width(text: str, style: Style) -> float:
    """How wide `text` is, in points. An accented letter is as wide as the letter without its accent."""
    widths = _widths(style.font)
    thousandths = 0
    for character in text:
        known = widths.get(character)
        if known is None:
            known = widths.get(unicodedata.normalize("NFD", character)[0], 556)
        thousandths += known
    return thousandths * style.size / 1000 + style.spacing * len(text)


def wrap(text: str, style: Style, room: float) -> list[str]:
    """`text` broken at spaces into lines no wider than `room`."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", style) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _string(text: str) -> bytes:
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


class Page:
    """One page under construction: a list of drawing operators, and the JPEG image it shows, if any."""

    def __init__(self) -> None:
        self.operators: list[bytes] = []
        self.image: tuple[bytes, int, int] | None = None

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw `text` with its base line at `y`."""
        red, green, blue = style.colour
        operators = f"BT {red:g} {green:g} {blue:g} rg /F{FONT_NUMBERS[style.font]} {style.size:g} Tf "
        place = f"{style.spacing:g} Tc {x:.2f} {y:.2f} Td "
        self.operators.append(f"{operators}{place}".encode() + _string(text) + b" Tj ET")

    def rectangle(self, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is at `x`, `y`."""
        red, green, blue = colour
        self.operators.append(f"{red:g} {green:g} {blue:g} rg {x:.2f} {y:.2f} {wide:.2f} {high:.2f} re f".encode())

    def picture(self, jpeg: bytes, wide: int, high: int) -> None:
        """Fill the page with a grey JPEG image of `wide` x `high` pixels."""
        self.image = (jpeg, wide, high)
        self.operators.append(f"q {A4[0]:g} 0 0 {A4[1]:g} 0 0 cm /Im0 Do Q".encode())


def _stream(dictionary: str, body: bytes) -> bytes:
    return f"<< {dictionary} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def write(pages: list[Page], *, title: str = "", date: str = "", compress: bool = True) -> bytes:
    """The PDF file. `date` (YYYYMMDD) becomes its creation and modification date."""
    fonts = " ".join(f"/F{i} {i + 3} 0 R" for i in range(1, len(FONTS) + 1))
    first = 4 + len(FONTS)  # objects 1 to 3 are the catalogue, the tree of pages and the information
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{first + 3 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    dates = f"/CreationDate (D:{date}090000Z) /ModDate (D:{date}090000Z)" if date else ""
    objects.append(b"<< /Title " + _string(title) + f" {dates} >>".encode())
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in FONTS.values()
    ]
    for i, page in enumerate(pages):
        number = first + 3 * i
        xobject = f"/XObject << /Im0 {number + 2} 0 R >>" if page.image else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]:g} {A4[1]:g}] /Contents {number + 1} 0 R "
            f"/Resources << /Font << {fonts} >> {xobject} >> >>".encode()
        )
        content = b"\n".join(page.operators)
        objects.append(_stream("/Filter /FlateDecode", zlib.compress(content, 9)) if compress else _stream("", content))
        objects.append(_image(page.image) if page.image else b"null")
    return _file(objects)


def _image(image: tuple[bytes, int, int]) -> bytes:
    jpeg, wide, high = image
    shape = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace /DeviceGray /BitsPerComponent 8"
    return _stream(f"{shape} /Filter /DCTDecode", jpeg)


def _file(objects: list[bytes]) -> bytes:
    parts = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"]
    parts += [f"{i} 0 obj\n".encode() + body + b"\nendobj\n" for i, body in enumerate(objects, 1)]
    offsets = [0]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    entries = "".join(f"{start:010d} 00000 n \n" for start, _ in list(pairwise(offsets))[1:])
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R >>\n"
    return b"".join(parts) + f"{tail}startxref\n{offsets[-1]}\n%%EOF\n".encode()
