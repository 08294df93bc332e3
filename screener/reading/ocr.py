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
_UNSURE = 60  # of 100: below it the page may lie on its side; upright pages of any quality reach 80
_CLEARLY = 15
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
    # They would tell the terminal of every small picture.
    engine.SetVariable("debug_file", "/dev/null")
    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
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
    sized = _prepared(image)
    scale = image.width / sized.width
    engine.SetImage(sized)
    engine.SetSourceResolution(DPI)
    found: list[SeenWord] = []
    level = tesserocr.RIL.WORD
    try:
        words = tesserocr.iterate_level(engine.GetIterator(), level) if engine.Recognize() else ()
        for word in words:
            box = word.BoundingBox(level)
            if box:
                left, top, right, bottom = (edge * scale for edge in box)
                found.append(SeenWord(word.GetUTF8Text(level), left, top, right, bottom, word.Confidence(level)))
    finally:
        engine.Clear()
    return found


def read_picture(image: "Image") -> str:
    """The text seen in `image`, block by block, lines separated by one newline, turned upright if need be.

    Raises ReadError("ocr_missing").
    """
    text, sure = _recognised(_prepared(image))
    if sure < _UNSURE:
        angle = _upright_angle(image, sure)
        if angle:
            text, _ = _recognised(_prepared(image.rotate(angle, expand=True)))
    return "\n".join(line for raw in text.splitlines() if (line := raw.strip()))


def _recognised(image: "Image") -> tuple[str, int]:
    """The text and how sure OCR is of it, 0 to 100."""
    engine = _engine()
    engine.SetImage(image)
    engine.SetSourceResolution(DPI)
    try:
        return engine.GetUTF8Text(), engine.MeanTextConf()
    finally:
        engine.Clear()


def _upright_angle(image: "Image", sure: int) -> int:
    """The quarter turns after which OCR is clearly surer, tried on a picture of half the size; 0 for none."""
    small = image.resize((max(1, image.width // 2), max(1, image.height // 2)))
    tried = {angle: _recognised(small.rotate(angle, expand=True).convert("L"))[1] for angle in (90, 270, 180)}
    best = max(tried, key=tried.__getitem__)
    return best if tried[best] > sure + _CLEARLY else 0


def _prepared(image: "Image") -> "Image":
    """`image` in grey, without specks, at about the size of a page of A4 at 300 dpi.

    Small print is enlarged and posters are shrunk. The median of 3 by 3 dots takes a speckled scan from .89 to .98 of
    its words and costs a clean picture nothing, but only once it is enlarged: before, it wipes out thin strokes.
    """
    pil = pillow()
    from PIL import ImageFilter

    grey = image if image.mode == "L" else image.convert("L")
    factor = min(_MOST_ENLARGED, sqrt(PAGE_PIXELS / max(1, image.width * image.height)))
    if not 0.8 < factor < 1.25:
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        grey = grey.resize(size, pil.Resampling.LANCZOS)
    return grey.filter(ImageFilter.MedianFilter(3))
