"""Scans and photographs (PNG, JPEG, TIFF, WebP, BMP), read by OCR."""

import io
import struct
import warnings
from typing import TYPE_CHECKING

from screener.errors import ReadError
from screener.reading import ocr
from screener.reading.parts import Extracted, warning
from screener.types import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_TIFF_MARKS = (b"II*\0", b"MM\0*")


def read_image(data: bytes, limits: Limits) -> Extracted:
    """The text seen in a picture file, one page a frame.

    Raises ReadError: "damaged", "image_too_large", "no_text", "ocr_missing".
    """
    image = ocr.pillow()
    if data[:4] in _TIFF_MARKS and not _directory_is_whole(data):
        raise ReadError("damaged")  # libtiff would tell the terminal
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what it mends or of sizes that are checked here
            with image.open(io.BytesIO(data), formats=FORMATS) as file:
                return _read_frames(file, limits)
    except image.DecompressionBombError as error:
        raise ReadError("image_too_large", most=limits.image_pixels) from error
    except (OSError, SyntaxError, ValueError, TypeError, EOFError) as error:
        raise ReadError("damaged") from error


def _read_frames(file: "Image", limits: Limits) -> Extracted:
    """Read frame after frame until the file, the decoder or the limit says stop; the first must be whole."""
    pages: list[str] = []
    cut = False
    while True:
        if file.width * file.height > limits.image_pixels:
            raise ReadError("image_too_large", most=limits.image_pixels)
        try:
            pages.append(ocr.read_picture(_upright(file)))
        except OSError:
            if not pages:
                raise
            break
        try:
            file.seek(len(pages))
        except (EOFError, OSError, ValueError):
            break
        if len(pages) == limits.ocr_pages:
            cut = True
            break
    if not any(pages):
        raise ReadError("no_text")
    flags = [warning("ocr", pages=", ".join(str(number) for number in range(1, len(pages) + 1)))]
    if cut:
        flags.append(warning("limit_reached", "ocr_pages", limit=limits.ocr_pages))
    return Extracted(tuple(pages), flags=tuple(flags))


def _directory_is_whole(data: bytes) -> bool:
    """Whether a TIFF file's first directory lies within the file."""
    order = "<" if data[:2] == b"II" else ">"
    if len(data) < 8:
        return False
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    if start + 2 > len(data):
        return False
    (entries,) = struct.unpack_from(f"{order}H", data, start)
    return bool(start + 2 + entries * 12 + 4 <= len(data))


def _upright(file: "Image") -> "Image":
    """The frame in grey on white paper, turned as the camera held it."""
    from PIL import ImageOps

    image = ImageOps.exif_transpose(file)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = ocr.pillow().new("RGBA", image.size, "white")
        image = ocr.pillow().alpha_composite(paper, image)
    return image.convert("L")
