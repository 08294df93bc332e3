"""The objects of a plainly built PDF file: one cross-reference table, no object streams, no encryption, no revisions.

A stricter reader than pdfium on purpose. What it does not understand to the letter it refuses, and pdfium reads the
file instead.
"""

import re
import zlib

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*?\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_STREAM = re.compile(rb"stream\r?\n")
_ENTRY = 20  # bytes of one line of a cross-reference table


class NotPlain(Exception):  # noqa: N818 - not an error: the file only needs the full reader
    """The file is not built the plain way."""


class Objects:
    """Objects of a file by number. Every method raises NotPlain where the file leaves the plain way."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        end = _END.search(data, max(0, len(data) - 64))
        table = _TABLE.match(data, int(end[1])) if end else None
        if not end or not table:
            raise NotPlain
        count = int(table[1])
        rows = data[table.end() : table.end() + _ENTRY * count]
        self.trailer = data[table.end() + len(rows) : end.start()]
        if len(rows) != _ENTRY * count or not self.trailer.lstrip().startswith(b"trailer"):
            raise NotPlain
        if any(key in self.trailer for key in (b"/Prev", b"/Encrypt", b"/XRefStm")):
            raise NotPlain
        self._offsets = [
            int(rows[at : at + 10]) if rows[at + 17 : at + 18] == b"n" else 0 for at in range(0, len(rows), _ENTRY)
        ]

    def body(self, number: int) -> bytes:
        """The object's own words; for a stream, its dictionary."""
        start = self._start(number)
        end = self._data.find(b"endobj", start)
        stream = self._data.find(b"stream", start, end)
        return self._data[start : stream if stream >= 0 else end]

    def stream(self, number: int, *, most: int) -> bytes:
        """The object's stream, unpacked, of at most `most` bytes."""
        body = self.body(number)
        opening = _STREAM.match(self._data, self._start(number) + len(body))
        length = _LENGTH.search(body)
        if not opening or not length or body.count(b"/Length ") != 1 or b"/DecodeParms" in body:
            raise NotPlain
        size = int(self.body(int(length[1])).strip() or b"0") if length[2] else int(length[1])
        end = opening.end() + size
        if not self._data[end : end + 12].lstrip(b"\r\n").startswith(b"endstream"):
            raise NotPlain
        raw = self._data[opening.end() : end]
        if b"/Filter" not in body:
            return raw
        if b"/Filter /FlateDecode" not in body:
            raise NotPlain
        return inflate(raw, most)

    def _start(self, number: int) -> int:
        """Where the object's body starts, after "7 0 obj"."""
        if not 0 < number < len(self._offsets) or not self._offsets[number]:
            raise NotPlain
        head = b"%d 0 obj" % number
        start = self._offsets[number]
        if not self._data.startswith(head, start):
            raise NotPlain
        return start + len(head)


def inflate(raw: bytes, most: int) -> bytes:
    """`raw` unpacked. Raises NotPlain where it is broken, unfinished or larger than `most` bytes."""
    unpacker = zlib.decompressobj()
    try:
        out = unpacker.decompress(raw, most)
    except zlib.error as error:
        raise NotPlain from error
    if not unpacker.eof:
        raise NotPlain
    return out
