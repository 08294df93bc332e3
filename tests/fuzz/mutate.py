"""Files broken on purpose: a sample and a number make one input, always the same."""

import io
import random
import re
import zipfile
import zlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = tuple(
    sorted(
        path
        for folder in ("samples/cvs", "tests/quality/gold/cvs")
        for path in (ROOT / folder).iterdir()
        if path.suffix in (".pdf", ".docx", ".odt", ".rtf", ".html", ".txt", ".md") and path.stat().st_size < 200_000
    )
)
_NUMBER = re.compile(rb"\d+")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
# Numbers and signs that readers trip over: sizes, signs, ends of ranges, nesting, directions, joiners, controls.
_NUMBERS = (b"0", b"-1", b"1", b"65535", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308", b"0.0000001")
_SIGNS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80", b"<![CDATA[", b"]]>", b"<!--", b"&#0;",
    b"&#x110000;", b"{\\u-1 ?", b"{" * 40, b"(" * 40, b"<" * 40, b"\\'", b"%%EOF", b"\n" * 60, b" " * 2000, b"\t",
    "\u202e".encode(), "\u200b".encode(), "\U000e0041".encode(), "\u0301".encode() * 50, "ﬁ".encode(), b"\x1b[31m",
    b"01/2019 - ", b"aujourd'hui", b"2019-2021 " * 30, b"Hootsuite, " * 200, b"@" * 300, b"http://" * 50, b"=cmd|",
)  # fmt: skip


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


def mutated(number: int) -> tuple[str, bytes]:
    """The name and the bytes of input `number`."""
    draw = random.Random(number)  # noqa: S311 - to be made again, not to be secret
    path = draw.choice(SEEDS)
    data = _content(path)
    if data[:2] == b"PK" and draw.random() < 0.8:
        data = _inside_zip(data, draw)
    elif path.suffix == ".pdf" and draw.random() < 0.5:
        data = _inside_stream(data, draw)
    else:
        data = _broken(data, draw)
    return f"{number}{path.suffix}", data


def _broken(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 4, 16))):
        draw.choice(_CHANGES)(changed, draw)
    return bytes(changed[:400_000])


def _flip(data: bytearray, draw: random.Random) -> None:
    if data:
        data[draw.randrange(len(data))] = draw.randrange(256)


def _cut(data: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(data) + 1)
    del data[at : at + draw.choice((1, 8, 64, 1024, len(data)))]


def _double(data: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(data) + 1)
    piece = data[at : at + draw.choice((4, 64, 1024))]
    data[at:at] = piece * draw.choice((1, 2, 20))


def _insert(data: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(data) + 1)
    data[at:at] = draw.choice(_SIGNS)


def _renumber(data: bytearray, draw: random.Random) -> None:
    start = draw.randrange(len(data) + 1)
    found = _NUMBER.search(data, start, start + 4096)
    if found:
        data[found.start() : found.end()] = draw.choice(_NUMBERS)


def _splice(data: bytearray, draw: random.Random) -> None:
    other = _content(draw.choice(SEEDS))
    at, source = draw.randrange(len(data) + 1), draw.randrange(len(other))
    data[at : at + 200] = other[source : source + draw.choice((20, 200, 2000))]


_CHANGES = (_flip, _cut, _double, _insert, _renumber, _renumber, _splice, _insert)


def _inside_zip(data: bytes, draw: random.Random) -> bytes:
    """The archive with one of its parts broken, so that the breakage is met behind the unpacking."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    chosen = draw.choice([info.filename for info, _ in parts if info.filename.endswith(".xml")])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts:
            archive.writestr(info, _broken(content, draw) if info.filename == chosen else content)
    return made.getvalue()


def _inside_stream(data: bytes, draw: random.Random) -> bytes:
    """The PDF with one of its streams unpacked, broken, and put back without compression's protection."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return _broken(data, draw)
    found = draw.choice(streams)
    try:
        content = zlib.decompress(found[1])
    except zlib.error:
        return _broken(data, draw)
    packed = zlib.compress(_broken(content, draw))
    return data[: found.start(1)] + packed + b"\n" + data[found.end(1) :]
