"""A cheap look at a whole PDF: could it hide text at all?

Walking every text object costs two to three times what reading the text costs, and most CVs have nothing to hide in:
dark text, light paper, nothing drawn over it. So the file's streams are unpacked and followed without pdfium
(screener.reading.pdf_canvas). Whatever cannot be unpacked or followed is a doubt, never a pass.
"""

import base64
import re
import zlib

from msgspec import Struct

from screener.reading import pdf_fonts
from screener.reading.pdf_canvas import Box, Canvas, compile_operators

_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_FILTER = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")
_REFERENCES = re.compile(rb"(\d+)\s+\d+\s+R")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d+\s+\d+\s+R))")
_BESIDE = re.compile(rb"/(?:FontFile[23]?|CIDSet|CIDToGIDMap|ToUnicode|ICCBased|Metadata)\s+(\d+)\s+\d+\s+R")
_XOBJECTS = re.compile(rb"/XObject\s*<<([^<>]*)>>")
_NAMED = re.compile(rb"(/[^\s/<>()\[\]]+)\s+(\d+)\s+\d+\s+R")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>", re.DOTALL)
_KERNING = re.compile(rb"\[[-+.\d\s]*+\]")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
# What a stream can be that is never drawn. A page that draws one all the same shows more letters than were counted.
_NOT_DRAWN = re.compile(
    rb"/Subtype\s*/(?:Image|XML|Type1C|CIDFontType0C|OpenType)\b|/Type\s*/(?:XRef|Metadata|EmbeddedFile)\b"
    rb"|/Length1\b|/FunctionType\b|/ShadingType\b"
)
_ODD_COLOURS = re.compile(rb"/(?:Separation|DeviceN|Lab|Indexed)\b")
_ODD_STATES = re.compile(
    rb"/ca\s*(?:0?\.[0-5]\d*|0(?:\.[0-5]\d*)?)(?![.\d])|/S\s*/(?:Luminosity|Alpha)\b|/BM\s*(?:\[|/(?!Normal\b|Compatible\b))"
)
_ESCAPED_NAME = re.compile(rb"#(?:[46][1-9A-Fa-f]|[57][0-9Aa])")  # a letter written in hexadecimal: nobody needs to
# Replacement texts that honest programs write: soft hyphens, blanks and ligatures.
_HARMLESS_ACTUAL_TEXT = re.compile(
    rb"/ActualText\s*(?:<(?:FEFF)?(?:00AD|00A0|0020|200[B-D]|FB0[0-6]|0066006[69C]|00660066006[9C])?>"
    rb"|\((?:f[fil]|ff[il]| |\xfe\xff\0\xad)?\))",
    re.IGNORECASE,
)
_SUSPECT_WORDS = ((b"/Type3", "type3"), (b"/OCProperties", "layer"), (b"/Encrypt", "encrypted"))
_MOST_STREAM = 4 << 20
_MOST_UNPACKED = 24 << 20
_MOST_OPERATORS = 400_000  # bytes of one stream's operators, its strings taken away
_LIGATURES = 1.2  # letters that one byte of text may stand for, on average over a file


class Doubt(Exception):  # noqa: N818 - not an error: the file only needs a careful look
    """The file could hide text; the argument says by what."""


class _Stream(Struct):
    """A stream as it lies in the file: its object's number, its dictionary and its packed bytes."""

    number: int
    head: bytes
    packed: memoryview


def glance(data: bytes, page: Box, pages: int) -> int:
    """The most letters that the file's streams can show, if none of them can hide text. Raises Doubt otherwise.

    `page` is the part that all of the `pages` pages have in common, in points. A file from which pdfium reads more
    letters than the result draws from streams that were not seen here.
    """
    streams, words = _parted(data)
    if _lying_fonts(streams, words):
        raise Doubt("letters")
    for word, doubt in _SUSPECT_WORDS:
        if word in words:
            raise Doubt(doubt)
    if _ESCAPED_NAME.search(words):
        raise Doubt("names")
    contents = {int(at) for several, one in _CONTENTS.findall(words) for at in _REFERENCES.findall(several or one)}
    beside = {int(number) for number in _BESIDE.findall(words)} - contents
    drawn = [stream for stream in streams if stream.number not in beside and not _NOT_DRAWN.search(stream.head)]
    unpacked = {stream.number: _unpacked(stream) for stream in drawn}
    tables = {number for number, words in unpacked.items() if b"begincmap" in words} - contents
    drawn = [stream for stream in drawn if stream.number not in tables]
    if sum(not _FORM.search(stream.head) for stream in drawn) > pages:
        raise Doubt("streams")  # a page in several parts, or older revisions: the state they start in is unknown
    pictures = {stream.number for stream in streams if _IMAGE.search(stream.head)}
    return _follow([unpacked[stream.number] for stream in drawn], words, page, _picture_names(words, pictures))


def could_lie(data: bytes) -> bool:
    """Whether a replacement text or a font's table could make the text another than what is drawn."""
    try:
        streams, words = _parted(data)
    except Doubt:
        return False
    return _lying_fonts(streams, words) or any(_replaces_text(stream) for stream in streams)


def _replaces_text(stream: _Stream) -> bool:
    if _NOT_DRAWN.search(stream.head):
        return False
    try:
        return b"ActualText" in _HARMLESS_ACTUAL_TEXT.sub(b"", _unpacked(stream))
    except Doubt:
        return False


def _lying_fonts(streams: list[_Stream], words: bytes) -> bool:
    fonts = pdf_fonts.tables_of(words)
    tables = [(stream, font) for stream in streams for font in fonts.get(stream.number, [])]
    return any(pdf_fonts.lies(font, _unpacked(stream), words) for stream, font in tables)


def _parted(data: bytes) -> tuple[list[_Stream], bytes]:
    """The file's streams, and everything else in it: dictionaries and the like, those in object streams too."""
    view = memoryview(data)
    streams: list[_Stream] = []
    words: list[bytes] = []
    at = unpacked = 0
    while (found := data.find(b"stream", at)) >= 0:
        before = data[at:found]
        words.append(before)
        start = found + (8 if data.startswith(b"\r\n", found + 6) else 7)
        end = data.find(b"endstream", start)
        numbers = _OBJECT.findall(before)
        if end < 0 or not numbers:
            raise Doubt("unfinished")
        stream = _Stream(int(numbers[-1]), before[before.rfind(b"obj") :], view[start:end])
        if _OBJECT_STREAM.search(stream.head):
            words.append(_unpacked(stream))
            unpacked += len(words[-1])
            if unpacked > _MOST_UNPACKED:
                raise Doubt("long")
        else:
            streams.append(stream)
        at = end + len(b"endstream")
    words.append(data[at:])
    return streams, b"\n".join(words)


def _unpacked(stream: _Stream) -> bytes:
    """The stream's bytes. Raises Doubt for every way of packing but Flate, alone or within ASCII 85."""
    filters = _FILTER.search(stream.head)
    names = (filters[1] or filters[2]).split() if filters else []
    if b"/DecodeParms" in stream.head and not _OBJECT_STREAM.search(stream.head):
        raise Doubt("packed")
    packed: bytes | memoryview = stream.packed
    try:
        if names[:1] == [b"/ASCII85Decode"]:
            packed = base64.a85decode(bytes(packed).strip().removesuffix(b"~>"))
            names = names[1:]
        if not names:
            return bytes(packed)
        if names != [b"/FlateDecode"]:
            raise Doubt("packed")
        unpacker = zlib.decompressobj()
        out = unpacker.decompress(packed, _MOST_STREAM)
    except (zlib.error, ValueError) as error:
        raise Doubt("packed") from error
    if unpacker.unconsumed_tail:
        raise Doubt("long")
    return out


def _picture_names(words: bytes, pictures: set[int]) -> frozenset[bytes]:
    """The names under which resources list nothing but pictures."""
    named: dict[bytes, set[int]] = {}
    for entries in _XOBJECTS.findall(words):
        for name, number in _NAMED.findall(entries):
            named.setdefault(name, set()).add(int(number))
    return frozenset(name for name, numbers in named.items() if numbers <= pictures)


def _follow(streams: list[bytes], words: bytes, page: Box, pictures: frozenset[bytes]) -> int:
    """Run every drawn stream over a canvas; the bytes of text they show."""
    odd_colours, odd_states = bool(_ODD_COLOURS.search(words)), bool(_ODD_STATES.search(words))
    shown = 0
    for stream in streams:
        operators, letters = _without_strings(stream)
        shown += letters
        canvas = Canvas(
            page,
            odd_colours=odd_colours,
            odd_states=odd_states,
            odd_marks=b"/ActualText" in words,
            pictures=pictures,
        )
        try:
            canvas.run(compile_operators(operators))
        except (ValueError, IndexError) as error:
            raise Doubt("operands") from error
        if canvas.doubts:
            raise Doubt(",".join(sorted(canvas.doubts)))
    return int(shown * _LIGATURES)


def _without_strings(stream: bytes) -> tuple[bytes, int]:
    """The operators of a stream and how many bytes its strings held. Strings may hold bracketed strings."""
    operators = _HARMLESS_ACTUAL_TEXT.sub(b" ", stream) if b"ActualText" in stream else stream
    for _ in range(4):
        bare = _STRING.sub(b" ", operators)
        if len(bare) == len(operators):
            break
        operators = bare
    if b"(" in operators or b")" in operators:
        raise Doubt("strings")
    if len(operators) > _MOST_OPERATORS:
        raise Doubt("long")
    return _KERNING.sub(b" ", operators), len(stream) - len(operators)
