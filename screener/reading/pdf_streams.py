"""A PDF taken apart without pdfium: its streams, and the words between them.

Nothing here follows the cross-reference table, so nothing in it can mislead: every stream in the file is seen, whether
a page uses it or not.
"""

import base64
import re
import zlib
from collections.abc import Iterator

from msgspec import Struct

_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_FILTER = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
# What a stream can be that is never drawn. A page that draws one all the same shows more letters than were counted.
_NOT_DRAWN = re.compile(
    rb"/Subtype\s*/(?:Image|XML|Type1C|CIDFontType0C|OpenType)\b|/Type\s*/(?:XRef|Metadata|EmbeddedFile)\b"
    rb"|/Length1\b|/FunctionType\b|/ShadingType\b"
)
_MOST_STREAM = 4 << 20
_MOST_UNPACKED = 24 << 20
_MOST_STREAMS = 20_000


class Doubt(Exception):  # noqa: N818 - not an error: the file only needs a careful look
    """The file could hide text; the argument says by what."""


class Stream(Struct):
    """A stream as it lies in the file: its object's number, its dictionary and its packed bytes."""

    number: int
    head: bytes
    packed: memoryview

    @property
    def is_image(self) -> bool:
        """Whether it is a picture."""
        return bool(_IMAGE.search(self.head))

    @property
    def is_form(self) -> bool:
        """Whether it is a drawing that pages can place."""
        return bool(_FORM.search(self.head))

    @property
    def is_drawn(self) -> bool:
        """Whether it could be a page's content or part of it."""
        return not _NOT_DRAWN.search(self.head)

    @property
    def filters(self) -> list[bytes]:
        """The ways it is packed, outermost first."""
        found = _FILTER.search(self.head)
        return (found[1] or found[2] or b"").replace(b"/", b" /").split() if found else []

    def unpacked(self) -> bytes:
        """Its bytes. Raises Doubt for every way of packing but Flate, alone or within ASCII 85, and past 4 MB."""
        filters = self.filters
        if b"/DecodeParms" in self.head and not _OBJECT_STREAM.search(self.head):
            raise Doubt("packed")
        packed: bytes | memoryview = self.packed
        try:
            if filters[:1] == [b"/ASCII85Decode"]:
                packed = base64.a85decode(bytes(packed).strip().removesuffix(b"~>"))
                filters = filters[1:]
            if not filters:
                return bytes(packed)
            if filters != [b"/FlateDecode"]:
                raise Doubt("packed")
            unpacker = zlib.decompressobj()
            out = unpacker.decompress(packed, _MOST_STREAM)
        except (zlib.error, ValueError) as error:
            raise Doubt("packed") from error
        if unpacker.unconsumed_tail:
            raise Doubt("long")
        return out

    def unpacked_size(self, most: int) -> int:
        """How many bytes it unpacks to, counted no further than `most`; what is not Flate counts as it lies there."""
        pieces: Iterator[bytes] = iter([bytes(self.packed)])
        for name in self.filters:
            if name != b"/FlateDecode":
                break
            pieces = _inflated(pieces)
        size = 0
        try:
            for piece in pieces:
                size += len(piece)
                if size > most:
                    break
        except zlib.error:
            pass  # what came out before the fault counts
        return size


class Parts(Struct):
    """The streams of a file and everything else in it: dictionaries and the like, those in object streams too.

    `doubt` says why the words may not be whole, and is empty where they are.
    """

    streams: list[Stream]
    words: bytes
    doubt: str


def part(data: bytes) -> Parts:
    """Take a PDF apart."""
    view = memoryview(data)
    streams: list[Stream] = []
    words: list[bytes] = []
    doubt = ""
    at = unpacked = 0
    while (found := data.find(b"stream", at)) >= 0:
        if len(streams) == _MOST_STREAMS:
            doubt = "long"
            break
        before = data[at:found]
        words.append(before)
        start = found + (8 if data.startswith(b"\r\n", found + 6) else 7)
        end = data.find(b"endstream", start)
        numbers = _OBJECT.findall(before)
        if end < 0 or not numbers:
            doubt = "unfinished"
        end = len(data) if end < 0 else end
        stream = Stream(int(numbers[-1]) if numbers else 0, before[before.rfind(b"obj") :], view[start:end])
        streams.append(stream)
        if _OBJECT_STREAM.search(stream.head):
            try:
                words.append(stream.unpacked())
            except Doubt as error:
                doubt = str(error)
            unpacked += len(words[-1])
            if unpacked > _MOST_UNPACKED:
                doubt = "long"
                break
        at = end + len(b"endstream")
    words.append(data[at:])
    return Parts([stream for stream in streams if not _OBJECT_STREAM.search(stream.head)], b"\n".join(words), doubt)


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a packed stream as pieces of the unpacked one, a megabyte at most at a time."""
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, 1 << 20)
            rest = unpacker.unconsumed_tail
