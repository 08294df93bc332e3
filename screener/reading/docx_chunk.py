"""A foreign document inside a DOCX file (w:altChunk), which Word shows: web tools write whole CVs that way."""

from screener.errors import ReadError
from screener.reading.detect import detect
from screener.reading.html import read_html
from screener.reading.mhtml import read_mhtml
from screener.reading.parts import Extracted
from screener.reading.plain import read_plain
from screener.reading.rtf import read_rtf
from screener.types import Limits

# A zip file within the zip file is never opened.
_READERS = {"html": read_html, "mhtml": read_mhtml, "rtf": read_rtf, "plain": read_plain}


def read_chunk(data: bytes, name: str, limits: Limits) -> Extracted | None:
    """What the part `name` shows, None where it is of no kind that is read here or cannot be read."""
    if data[:2] == b"PK":
        return None
    try:
        reader = _READERS.get(detect(data, name, limits))
        return None if reader is None else reader(data, limits)
    except ReadError:
        return None
