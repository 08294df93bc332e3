"""Plain text: pages by form feeds, lines by any line end."""

import re

from screener.errors import ReadError
from screener.reading.encodings import decode
from screener.reading.parts import Extracted
from screener.types import Limits

_CONTROL = re.compile("[\x01-\x07\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_PAGE_END = re.compile("(?<=[\r\n])\f|\f(?=[\r\n])")  # within a line it is a stray, not a page's end


def read_plain(data: bytes, limits: Limits) -> Extracted:
    """A text file in any usual encoding. Raises ReadError("unknown_format") for what is no text."""
    return Extracted(pages=tuple(_PAGE_END.split(decode_text(data, limits))))


def decode_text(data: bytes, limits: Limits) -> str:
    """The text of `data`, one character more than the limit at most. Raises ReadError for what is no text."""
    text = decode(data[: 4 * (limits.text_chars + 1) + 4])[: limits.text_chars + 1]
    # Random bytes hold a control in eight; a text with the terminal codes of a paste under one in fifty.
    if len(_CONTROL.findall(text)) > 0.05 * len(text) + 2:
        raise ReadError("unknown_format")
    return text
