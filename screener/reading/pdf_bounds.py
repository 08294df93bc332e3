"""What a PDF may cost, looked at before pdfium opens a page: it keeps no bounds of its own.

A kilobyte can unpack to a gigabyte of operators, forms can draw one another a billion times or themselves, a picture
can be larger than memory. Each is refused or left out here, before any of it is unpacked.
"""

import re

from screener.errors import ReadError
from screener.reading.pdf_streams import Doubt, Parts, Stream
from screener.types import Limits

_MOST_OPERATORS = 24 << 20  # bytes of one page's operators; pdfium needs fifty times as much to hold them
_DENSEST = 1032  # bytes that one byte of Flate can unpack to
_MOST_DRAWINGS = 20_000  # forms drawn by one form, those drawn by its own forms counted
_DEEPEST = 40  # forms within forms, as far as pdfium follows them
_PLACED = re.compile(rb"(/[^\s/<>()\[\]]+)\s+Do\b")
_XOBJECTS = re.compile(rb"/XObject\s*<<([^<>]*)>>")
_NAMED = re.compile(rb"(/[^\s/<>()\[\]]+)\s+(\d+)\s+\d+\s+R")
_RESOURCES = re.compile(rb"/Resources\s+(\d+)\s+\d+\s+R")
_SIDES = re.compile(rb"/(Width|Height)\s+(\d+)")


def refuse_bombs(parts: Parts) -> None:
    """Raises ReadError("unpacks_too_large") or ReadError("too_deep") for a file that pdfium would choke on."""
    for stream in parts.streams:
        chained = len(stream.filters) > 1
        large = stream.is_drawn and len(stream.packed) * _DENSEST > _MOST_OPERATORS
        if (chained or large) and not stream.is_image and stream.unpacked_size(_MOST_OPERATORS) > _MOST_OPERATORS:
            raise ReadError("unpacks_too_large", limit=_MOST_OPERATORS >> 20)
    forms = {stream.number: stream for stream in parts.streams if stream.is_form}
    if forms and _drawings(forms, parts.words) > _MOST_DRAWINGS:
        raise ReadError("too_deep", limit=_DEEPEST)


def has_huge_picture(parts: Parts, limits: Limits) -> bool:
    """Whether the file holds a picture of more dots than may be drawn."""
    for stream in parts.streams:
        if stream.is_image:
            sides = dict(_SIDES.findall(stream.head))
            if int(sides.get(b"Width", 0)) * int(sides.get(b"Height", 0)) > limits.image_pixels:
                return True
    return False


def _drawings(forms: dict[int, Stream], words: bytes) -> int:
    """How many forms the costliest form draws, itself and those within those counted.

    A form may draw itself: pdfium stops at some depth, so that once is forty drawings and twice a billion.
    """
    placed = {
        number: [child for child in _placed_forms(form, words) if child in forms] for number, form in forms.items()
    }
    drawings = dict.fromkeys(forms, 1)
    for _ in range(_DEEPEST):
        deeper = {number: 1 + sum(drawings[child] for child in children) for number, children in placed.items()}
        if deeper == drawings or max(deeper.values()) > _MOST_DRAWINGS:
            return max(deeper.values())
        drawings = deeper
    return max(drawings.values())


def _placed_forms(form: Stream, words: bytes) -> list[int]:
    """The numbers of what a form places, once for every time, as far as its own resources name them."""
    try:
        names = _PLACED.findall(form.unpacked())
    except Doubt:
        return []
    if not names:
        return []
    resources = form.head
    elsewhere = _RESOURCES.search(form.head)
    if elsewhere:
        start = re.search(rb"(?<!\d)%s\s+\d+\s+obj\b" % elsewhere[1], words)
        resources = words[start.end() : words.find(b"endobj", start.end())] if start else b""
    numbers = {name: int(at) for entries in _XOBJECTS.findall(resources) for name, at in _NAMED.findall(entries)}
    return [numbers[name] for name in names[: _MOST_DRAWINGS + 1] if name in numbers]
