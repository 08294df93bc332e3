"""A cheap look at a whole PDF: could it hide text at all?

Walking every text object costs two to three times what reading the text costs, and most CVs have nothing to hide in:
dark text, light paper, nothing drawn over it. So the file's streams are unpacked and followed without pdfium
(screener.reading.pdf_canvas). Whatever cannot be unpacked or followed is a doubt, never a pass.
"""

import re

from screener.reading import pdf_fonts
from screener.reading.pdf_canvas import Box, Canvas, compile_operators
from screener.reading.pdf_streams import Doubt, Parts, Stream

_REFERENCES = re.compile(rb"(\d+)\s+\d+\s+R")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d+\s+\d+\s+R))")
_BESIDE = re.compile(rb"/(?:FontFile[23]?|CIDSet|CIDToGIDMap|ToUnicode|ICCBased|Metadata)\s+(\d+)\s+\d+\s+R")
_XOBJECTS = re.compile(rb"/XObject\s*<<([^<>]*)>>")
_NAMED = re.compile(rb"(/[^\s/<>()\[\]]+)\s+(\d+)\s+\d+\s+R")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>", re.DOTALL)
_KERNING = re.compile(rb"\[[-+.\d\s]*+\]")
_ODD_COLOURS = re.compile(rb"/(?:Separation|DeviceN|Lab|Indexed)\b")
_ODD_STATES = re.compile(
    rb"/ca\s*(?:0?\.[0-5]\d*|0(?:\.[0-5]\d*)?)(?![.\d])|/S\s*/(?:Luminosity|Alpha)\b|/BM\s*(?:\[|/(?!Normal\b|Compatible\b))"
    rb"|/Font\s*\["
)
_COVERING_NOTES = re.compile(
    rb"/Subtype\s*/(?:Square|Circle|Polygon|Line|Ink|Stamp|FreeText|Redact|Highlight|Widget)\b"
)
_ESCAPED_NAME = re.compile(rb"#(?:[46][1-9A-Fa-f]|[57][0-9Aa])")  # a letter written in hexadecimal: nobody needs to
# Replacement texts that honest programs write: soft hyphens, blanks and ligatures.
_HARMLESS_ACTUAL_TEXT = re.compile(
    rb"/ActualText\s*(?:<(?:FEFF)?(?:00AD|00A0|0020|200[B-D]|FB0[0-6]|0066006[69C]|00660066006[9C])?>"
    rb"|\((?:f[fil]|ff[il]| |\xfe\xff\0\xad)?\))",
    re.IGNORECASE,
)
_SUSPECT_WORDS = ((b"/Type3", "type3"), (b"/OCProperties", "layer"), (b"/Encrypt", "encrypted"))
_MOST_OPERATORS = 400_000  # bytes of one stream's operators, its strings taken away
_LIGATURES = 1.2  # letters that one byte of text may stand for, on average over a file


def glance(parts: Parts, page: Box, pages: int) -> int:
    """The most letters that a file's streams can show, if none of them can hide text. Raises Doubt otherwise.

    `page` is the part that all of the `pages` pages have in common, in points. A file from which pdfium reads more
    letters than the result draws from streams that were not seen here.
    """
    words = parts.words
    if parts.doubt:
        raise Doubt(parts.doubt)
    if _lying_fonts(parts):
        raise Doubt("letters")
    for word, doubt in _SUSPECT_WORDS:
        if word in words:
            raise Doubt(doubt)
    if _ESCAPED_NAME.search(words):
        raise Doubt("names")
    if _COVERING_NOTES.search(words):
        raise Doubt("notes")
    contents = {int(at) for several, one in _CONTENTS.findall(words) for at in _REFERENCES.findall(several or one)}
    beside = {int(number) for number in _BESIDE.findall(words)} - contents
    drawn = [stream for stream in parts.streams if stream.number not in beside and stream.is_drawn]
    unpacked = {stream.number: stream.unpacked() for stream in drawn}
    tables = {number for number, text in unpacked.items() if b"begincmap" in text} - contents
    drawn = [stream for stream in drawn if stream.number not in tables]
    if sum(not stream.is_form for stream in drawn) > pages or len(unpacked) < len(drawn):
        raise Doubt("streams")  # a page in several parts, or older revisions: the state they start in is unknown
    pictures = {stream.number for stream in parts.streams if stream.is_image}
    return _follow([unpacked[stream.number] for stream in drawn], words, page, _picture_names(words, pictures))


def could_lie(parts: Parts) -> bool:
    """Whether a replacement text or a font's table could make the text another than what is drawn."""
    try:
        if _lying_fonts(parts):
            return True
    except Doubt:
        pass  # a table that cannot be read here; what pdfium makes of it is looked at with care
    return any(_replaces_text(stream) for stream in parts.streams)


def _replaces_text(stream: Stream) -> bool:
    if not stream.is_drawn:
        return False
    try:
        return b"ActualText" in _HARMLESS_ACTUAL_TEXT.sub(b"", stream.unpacked())
    except Doubt:
        return False


def _lying_fonts(parts: Parts) -> bool:
    fonts = pdf_fonts.tables_of(parts.words)
    tables = [(stream, font) for stream in parts.streams for font in fonts.get(stream.number, [])]
    return any(pdf_fonts.lies(font, stream.unpacked(), parts.words) for stream, font in tables)


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
