"""PDF: files made to cost time or memory are refused before pdfium opens a page, and no bytes break the cheap look."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import ReadError
from screener.reading.pdf import read_pdf
from screener.reading.pdf_glance import could_lie, glance
from screener.reading.pdf_streams import Doubt, part
from screener.types import Limits

from .pdf_samples import assembled, at, lines, pdf, stream

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
PLAIN = pdf(lines("Chargée de communication", "Excel, Canva"))


def form(content: str, places: dict[str, int]) -> bytes:
    named = " ".join(f"/{name} {number} 0 R" for name, number in places.items())
    return stream(content.encode(), FORM + f"/Resources << /Font << /F1 4 0 R >> /XObject << {named} >> >>")


def twice_packed(size: int) -> bytes:
    packed = zlib.compress(zlib.compress(b" " * size))
    return (
        f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
    )


def page_of(content: bytes) -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
            content,
        ],
        "/Root 1 0 R",
    )


LAUGHS = (*[form("/X Do " * 10, {"X": 6 + step}) for step in range(12)], form("0 0 m", {}))
COSTLY = {
    "packed twice": (page_of(twice_packed(200 << 20)), "unpacks_too_large"),
    "packed densely": (page_of(stream(b" " * (40 << 20))), "unpacks_too_large"),
    "draws itself": (
        pdf("/X Do", resources="/XObject << /X 5 0 R >>", more=(form("/X Do /X Do", {"X": 5}),)),
        "too_deep",
    ),
    "draws a billion": (pdf("/X Do", resources="/XObject << /X 5 0 R >>", more=LAUGHS), "too_deep"),
}


@pytest.mark.parametrize(("data", "key"), COSTLY.values(), ids=COSTLY.keys())
def test_costly_files_are_refused(data: bytes, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, Limits())
    assert caught.value.key == key


def test_form_that_draws_itself_once_is_read() -> None:
    data = pdf("/X Do", resources="/XObject << /X 5 0 R >>", more=(form(at(60, 700, "Canva") + "/X Do", {"X": 5}),))
    assert "Canva" in read_pdf(data, Limits()).pages[0]


def test_forms_within_forms_are_read() -> None:
    inner = form(at(60, 700, "Hootsuite"), {})
    outer = form("/Y Do", {"Y": 6})
    data = pdf("/X Do", resources="/XObject << /X 5 0 R >>", more=(outer, inner))
    assert read_pdf(data, Limits()).pages == ("Hootsuite",)


def test_harmless_stream_packed_twice_is_read() -> None:
    data = pdf(lines("Excel, Canva"), more=(twice_packed(1000),))
    assert read_pdf(data, Limits()).pages == ("Excel, Canva",)


def test_picture_of_too_many_dots_is_not_drawn() -> None:
    entries = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    data = pdf("q 595 0 0 842 0 0 cm /Im1 Do Q", resources="/XObject << /Im1 5 0 R >>", more=(stream(b"", entries),))
    with pytest.raises(ReadError) as caught:
        read_pdf(data, Limits())
    assert caught.value.key == "image_too_large"


OPERATORS = [
    "q", "Q", "BT", "ET", "1 g", "0 g", "1 0 0 1 5 5 cm", "0 0 9 9 re", "f", "W", "n", "(a) Tj", "[(a) 3 (b)] TJ",
    "/F1 9 Tf", "9 9 Td", "T*", "S", "/X Do", "EMC", "1 2", "nonsense", "((", "<41>", "'", "0 Tr", "3 Tr",
    "/Span << /MCID 0 >> BDC",
]  # fmt: skip


def looked_at(data: bytes) -> int:
    """What the cheap look says of a file: -1 for a doubt."""
    parts = part(data)
    could_lie(parts)
    try:
        return glance(parts, (0.0, 0.0, 595.0, 842.0), 1)
    except Doubt:
        return -1


@given(place=st.integers(0, len(PLAIN) - 1), put=st.binary(min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_change_of_bytes_breaks_the_cheap_look(place: int, put: bytes) -> None:
    assert looked_at(PLAIN[:place] + put + PLAIN[place + len(put) :]) >= -1


@given(content=st.lists(st.sampled_from(OPERATORS)))
@settings(max_examples=150, deadline=None)
def test_no_order_of_operators_breaks_the_cheap_look(content: list[str]) -> None:
    assert looked_at(pdf(" ".join(content))) >= -1


def test_the_cheap_look_counts_letters() -> None:
    assert looked_at(PLAIN) >= len("Chargée de communicationExcel, Canva")
