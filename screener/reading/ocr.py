"""Pictures of text into text, by Tesseract with its French and English data (extra `ocr`). One engine per process."""

from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from screener.errors import ReadError

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = ("fra", "eng")
DPI = 300  # what Tesseract's models were trained near: less loses accents, more only costs time
PAGE_PIXELS = 2480 * 3508  # a page of A4 at that resolution
_MOST_ENLARGED = 2.0
_USUAL_PLACES = (
    "usr/share/tesseract-ocr/*/tessdata",
    "usr/share/tessdata",
    "usr/share/tesseract/tessdata",
    "usr/local/share/tessdata",
    "opt/homebrew/share/tessdata",
)


@cache
def data_folder() -> Path | None:
    """The folder that holds Tesseract's French and English data, None where it is not installed."""
    for place in _USUAL_PLACES:
        for folder in sorted(Path("/").glob(place), reverse=True):
            if all((folder / f"{language}.traineddata").is_file() for language in LANGUAGES):
                return folder
    return None


def pillow() -> Any:
    """The module PIL.Image. Raises ReadError("ocr_missing") where the extra `ocr` is not installed."""
    try:
        from PIL import Image
    except ImportError as error:
        raise ReadError("ocr_missing") from error
    return Image


@cache
def _engine() -> Any:
    """The process's only OCR engine: loading its data takes 100 to 200 ms. Raises ReadError("ocr_missing")."""
    folder = data_folder()
    if folder is None:
        raise ReadError("ocr_missing")
    try:
        import tesserocr
    except ImportError as error:
        raise ReadError("ocr_missing") from error
    engine = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang="+".join(LANGUAGES), psm=tesserocr.PSM.AUTO)
    engine.SetVariable("debug_file", "/dev/null")  # it would tell the terminal of every small picture
    return engine


def available() -> bool:
    """Whether pictures can be read here."""
    try:
        pillow()
        _engine()
    except ReadError:
        return False
    return True


class SeenWord(Struct, frozen=True):
    """A word seen in a picture: its box in dots of the picture, y downwards, and how sure OCR is (0 to 100)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


def read_words(image: "Image") -> list[SeenWord]:
    """The words seen in `image` with their places. Raises ReadError("ocr_missing")."""
    import tesserocr

    engine = _engine()
    sized = _sized(image)
    scale = image.width / sized.width
    engine.SetImage(sized)
    engine.SetSourceResolution(DPI)
    found: list[SeenWord] = []
    try:
        if engine.Recognize():
            level = tesserocr.RIL.WORD
            for item in tesserocr.iterate_level(engine.GetIterator(), level):
                box = item.BoundingBox(level)
                if box:
                    left, top, right, bottom = (edge * scale for edge in box)
                    text, confidence = item.GetUTF8Text(level), item.Confidence(level)
                    found.append(SeenWord(text, left, top, right, bottom, confidence))
    finally:
        engine.Clear()
    return found


def read_picture(image: "Image") -> str:
    """The text seen in `image`, block by block, lines separated by one newline. Raises ReadError("ocr_missing")."""
    engine = _engine()
    engine.SetImage(_sized(image))
    engine.SetSourceResolution(DPI)
    try:
        text: str = engine.GetUTF8Text()
    finally:
        engine.Clear()
    return "\n".join(line for raw in text.splitlines() if (line := raw.strip()))


def _sized(image: "Image") -> "Image":
    """`image` in grey at about the size of a page of A4 at 300 dpi: small print is enlarged, poster sizes shrunk."""
    factor = min(_MOST_ENLARGED, sqrt(PAGE_PIXELS / max(1, image.width * image.height)))
    grey = image if image.mode == "L" else image.convert("L")
    if 0.8 < factor < 1.25:
        return grey
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return grey.resize(size, pillow().Resampling.LANCZOS)
