"""Plain text: pages by form feeds, lines by any line end."""

import re

from screener.errors import ReadError
from screener.reading.encodings import decode
from screener.reading.parts import Extracted
from screener.types import Limits

_CONTROL = re.compile("[\x01-\x07\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_LONG_BLANKS = re.compile(r"[ \t\r\n]{5,}")
_LOOK_AHEAD = 40  # bytes that are decoded for each character that may be kept
_PAGE_END = re.compile("(?<=[\r\n])\f|\f(?=[\r\n])")  # within a line it is a stray, not a page's end


def read_plain(data: bytes, limits: Limits) -> Extracted:
    """A text file in any usual encoding. Raises ReadError("unknown_format") for what is no text."""
    return Extracted(pages=tuple(_PAGE_END.split(decode_text(data, limits))))


def decode_text(data: bytes, limits: Limits) -> str:
    """The text of `data` with long blanks shortened, so that they do not use up the limit of its length.

    What lies far beyond the limit is not decoded. Raises ReadError("unknown_format") for what is no text.
    """
    text = decode(data[: _LOOK_AHEAD * limits.text_chars])
    # Random bytes hold a control in eight; a text with the terminal codes of a paste under one in fifty.
    if len(_CONTROL.findall(text)) > 0.05 * len(text) + 2:
        raise ReadError("unknown_format")
    if len(text) > limits.text_chars:
        text = _LONG_BLANKS.sub(_shorter, text)
    return text[: limits.text_chars + 1]


def _shorter(found: re.Match[str]) -> str:
    blanks = found.group()
    return "\n\n" if "\n" in blanks or "\r" in blanks else blanks[:4]
