"""PDF: what a reader cannot see is left out and said; what only looks like a trick is read."""

import pytest

from screener.reading import ocr
from screener.reading.pdf import read_pdf
from screener.reading.pdf_words import PageText, Taken
from screener.types import Limits

from .pdf_samples import HELVETICA, at, image_object, lines, pdf, picture_of, scan, stream

SEEN = lines("Chargée de communication à Nantes", "Anime les réseaux sociaux", "Excel, Canva")
TRICK = "Hootsuite Sprinklr Buffer"
WHITE_BOX = "1 g 50 640 400 60 re f 0 g\n"
TYPE3 = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32"
    b" /LastChar 122 /Widths [" + b"500 " * 91 + b"] /CharProcs << /a 6 0 R >> /Encoding << /Differences [32"
    + b" /a" * 91 + b"] >> /ToUnicode 7 0 R >>"
)  # fmt: skip
SAME = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7A> <0020> endbfrange"


def hidden(text: str = TRICK, y: float = 660) -> str:
    return at(60, y, text)


HIDDEN = {
    "white": pdf(SEEN + "1 1 1 rg " + hidden()),
    "white in CMYK": pdf(SEEN + "0 0 0 0 k " + hidden()),
    "white as an ink of no colour": pdf(
        SEEN + "/Ink cs 0 scn " + hidden(),
        resources="/ColorSpace << /Ink [/Separation /Special /DeviceGray"
        " << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >>",
    ),
    "nearly white": pdf(SEEN + "0.96 g " + hidden()),
    "pale yellow": pdf(SEEN + "1 1 0.85 rg " + hidden()),
    "colour set before the block": pdf(SEEN + "q 1 g q " + hidden() + "Q Q"),
    "as dark as its box": pdf(SEEN + "0.2 0.3 0.4 rg 50 640 400 60 re f 0.2 0.3 0.4 rg " + hidden()),
    "no ink": pdf(SEEN + "BT 3 Tr ET " + hidden()),
    "clip only": pdf(SEEN + "q BT 7 Tr ET " + hidden() + "Q"),
    "outline in white": pdf(SEEN + "1 G BT 1 Tr ET " + hidden()),
    "transparent": pdf(SEEN + "/Clear gs " + hidden(), resources="/ExtGState << /Clear << /ca 0 >> >>"),
    "one point": pdf(SEEN + at(60, 660, TRICK, size=1)),
    "one point by matrix": pdf(SEEN + f"BT /F1 12 Tf 0.1 0 0 0.1 60 660 Tm ({TRICK}) Tj ET"),
    "one point by scale": pdf(SEEN + f"q 0.08 0 0 0.08 60 660 cm BT /F1 12 Tf ({TRICK}) Tj ET Q"),
    "squeezed": pdf(SEEN + f"BT /F1 11 Tf 1 Tz 60 660 Td ({TRICK}) Tj ET"),
    "letters on one another": pdf(SEEN + f"BT /F1 11 Tf -5 Tc 60 660 Td ({TRICK}) Tj ET"),
    "raised off the page": pdf(SEEN + f"BT /F1 11 Tf 2000 Ts 60 660 Td ({TRICK}) Tj ET"),
    "half a point by the graphics state": pdf(
        SEEN + f"q /Small gs BT 60 660 Td ({TRICK}) Tj ET Q",
        resources="/ExtGState << /Small << /Font [4 0 R 0.5] >> >>",
    ),
    "under a white note": pdf(
        SEEN + hidden(),
        page_entries="/Annots [5 0 R]",
        more=(
            b"<< /Type /Annot /Subtype /Square /Rect [50 640 450 700] /F 4 /AP << /N 6 0 R >> >>",
            stream(b"1 g 0 0 400 60 re f", "/Type /XObject /Subtype /Form /BBox [0 0 400 60]"),
        ),
    ),
    "left of the page": pdf(SEEN + at(-400, 660, TRICK)),
    "above the page": pdf(SEEN + at(60, 900, TRICK)),
    "outside the crop box": pdf(SEEN + at(60, 40, TRICK), page_entries="/CropBox [0 100 595 842]"),
    "clipped away": pdf(SEEN + "q 0 0 10 10 re W n " + hidden() + "Q"),
    "clipped by a narrow strip": pdf(SEEN + "q 0 600 61 100 re W n " + hidden() + "Q"),
    "under white": pdf(SEEN + hidden() + WHITE_BOX),
    "under black": pdf(SEEN + hidden() + "50 640 400 60 re f"),
    "under a thick line": pdf(SEEN + hidden() + "1 G 40 w 50 664 m 450 664 l S"),
    "under a picture": pdf(
        SEEN + hidden() + "q 400 0 0 60 50 640 cm /Im1 Do Q",
        resources="/XObject << /Im1 5 0 R >>",
        more=(image_object(16, 4, bytes(range(0, 256, 4))),),
    ),
    "on a layer that is off": pdf(
        SEEN + "/OC /L1 BDC " + hidden() + "EMC",
        resources="/Properties << /L1 5 0 R >>",
        more=(b"<< /Type /OCG /Name (more) >>",),
        catalog="/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>",
    ),
    "glyphs without strokes": pdf(
        SEEN + f"BT /F2 11 Tf 60 660 Td ({TRICK}) Tj ET",
        resources="/Font << /F1 4 0 R /F2 5 0 R >>",
        more=(TYPE3, stream(b"500 0 d0"), stream(SAME)),
    ),
    "white within a form": pdf(
        SEEN + "/Fm1 Do",
        resources="/XObject << /Fm1 5 0 R >>",
        more=(
            stream(
                b"1 g " + hidden().encode(),
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >>",
            ),
        ),
    ),
    "white under visible text": pdf(SEEN + "1 g " + at(60, 780, TRICK) + "0 g"),
}  # fmt: skip


@pytest.mark.parametrize("data", HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden_text_is_left_out_and_counted(data: bytes) -> None:
    found = read_pdf(data, Limits())
    assert "Chargée de communication à Nantes" in found.pages[0]
    assert "Sprinklr" not in found.pages[0]
    assert [(flag.code, flag.message.values["place"]) for flag in found.flags] == [("hidden_text", "page 1")]


def test_hidden_words_are_counted() -> None:
    assert read_pdf(HIDDEN["white"], Limits()).flags[0].message.values == {"count": 3, "place": "page 1"}


def test_page_of_the_size_of_a_stamp_is_hidden() -> None:
    box = b"/MediaBox [0 0 595 842]"
    before, _, after = pdf(SEEN, hidden()).rpartition(box)
    found = read_pdf(before + b"/MediaBox [0 0 1 1]".ljust(len(box)) + after, Limits())
    assert "Sprinklr" not in found.pages[1]
    assert [(flag.code, flag.message.values) for flag in found.flags] == [
        ("hidden_text", {"count": 3, "place": "page 2"})
    ]


SHOWN = {
    "white on a dark side column": pdf("0.1 0.2 0.3 rg 0 0 200 842 re f 1 g " + hidden()),
    "white on a dark picture": pdf(
        "q 595 0 0 842 0 0 cm /Im1 Do Q 1 g " + hidden(),
        resources="/XObject << /Im1 5 0 R >>",
        more=(image_object(2, 2, bytes([20, 30, 40, 50])),),
    ),
    "grey": pdf("0.6 g " + hidden()),
    "light grey": pdf("0.8 g " + hidden()),
    "pale blue": pdf("0.55 0.75 0.95 rg " + hidden()),
    "small print": pdf(at(60, 660, TRICK, size=5)),
    "fill and outline": pdf("BT 2 Tr ET 0.3 w " + hidden()),
    "outline only": pdf("BT 1 Tr ET 0.5 w " + at(60, 660, TRICK, size=20)),
    "half transparent": pdf("/Half gs " + hidden(), resources="/ExtGState << /Half << /ca 0.5 >> >>"),
    "letters a little closer": pdf(f"BT /F1 11 Tf -0.6 Tc 90 Tz 60 660 Td ({TRICK}) Tj ET"),
    "superscript": pdf(f"BT /F1 11 Tf 4 Ts 60 660 Td ({TRICK}) Tj ET"),
    "beside a note": pdf(
        hidden(),
        page_entries="/Annots [5 0 R]",
        more=(
            b"<< /Type /Annot /Subtype /Square /Rect [300 640 450 700] /F 4 /AP << /N 6 0 R >> >>",
            stream(b"1 g 0 0 150 60 re f", "/Type /XObject /Subtype /Form /BBox [0 0 150 60]"),
        ),
    ),
    "on a white box drawn before": pdf(WHITE_BOX + hidden()),
    "beside a box drawn later": pdf(hidden() + "0.5 g 300 640 200 60 re f"),
    "between rules": pdf("50 655 400 0.8 re f " + hidden() + "50 672 400 0.8 re f"),
    "clip of the page": pdf("q 0 0 595 842 re W n " + hidden() + "Q"),
    "clip of a cell": pdf("q 50 650 200 30 re W n " + hidden() + "Q"),
    "on a layer that is on": pdf(
        "/OC /L1 BDC " + hidden() + "EMC",
        resources="/Properties << /L1 5 0 R >>",
        more=(b"<< /Type /OCG /Name (more) >>",),
        catalog="/OCProperties << /OCGs [5 0 R] /D << /ON [5 0 R] >> >>",
    ),
    "shadow under the same words": pdf("0.97 g " + at(60.6, 659.4, TRICK) + "0 g " + hidden()),
    "within a form": pdf(
        "/Fm1 Do",
        resources="/XObject << /Fm1 5 0 R >>",
        more=(
            stream(
                hidden().encode(),
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >>",
            ),
        ),
    ),
    "turned page": pdf("1 0 0 rg " + hidden(), page_entries="/Rotate 90"),
    "upside down page": pdf("0.75 g " + hidden(), page_entries="/Rotate 180"),
    "soft hyphen as replacement": pdf(hidden() + "/Span << /ActualText <FEFF00AD> >> BDC " + at(60, 600, "-") + "EMC"),
}  # fmt: skip


@pytest.mark.parametrize("data", SHOWN.values(), ids=SHOWN.keys())
def test_what_only_looks_like_a_trick_is_read_without_a_flag(data: bytes) -> None:
    found = read_pdf(data, Limits())
    assert found.pages[0].count("Sprinklr") == 1
    assert found.flags == ()


@pytest.mark.parametrize("name", ["white", "nearly white", "no ink", "under black"])
def test_without_the_check_hidden_text_stays(name: str) -> None:
    found = read_pdf(HIDDEN[name], Limits(), check_hidden=False)
    assert "Sprinklr" in found.pages[0]
    assert found.flags == ()


def annotated(flags: int, kind: str = "/FreeText") -> bytes:
    look = stream(
        f"BT /F1 11 Tf 2 5 Td ({TRICK}) Tj ET".encode(),
        "/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F1 4 0 R >> >>",
    )
    field = " /FT /Tx /T (skills) /V (typed)" if kind == "/Widget" else ""
    note = (
        f"<< /Type /Annot /Subtype {kind} /Rect [60 600 360 620] /F {flags} /AP << /N 5 0 R >> /Contents (n){field} >>"
    )
    form = "/AcroForm << /Fields [6 0 R] >>" if kind == "/Widget" else ""
    return pdf(SEEN, page_entries="/Annots [6 0 R]", more=(look, note.encode()), catalog=form)


@pytest.mark.parametrize("kind", ["/FreeText", "/Widget"])
def test_what_was_typed_onto_the_page_is_read(kind: str) -> None:
    found = read_pdf(annotated(4, kind), Limits())
    assert found.pages[0].count("Sprinklr") == 1
    assert found.flags == ()


@pytest.mark.parametrize("flags", [2, 32, 6])
def test_annotations_that_are_not_shown_are_not_read(flags: int) -> None:
    assert "Sprinklr" not in read_pdf(annotated(flags), Limits()).pages[0]


PLAIN = {
    "Word": "q 0 0 595 842 re W* n BT /F1 11 Tf 1 0 0 1 60 700 Tm 0 g 0 G [(Hoot)-3(suite )] TJ ET Q\n",
    "LibreOffice": "0.1 w\nq 0 0.028 595.275 841.861 re W* n\nq 0 0 0 rg BT 60 700 Td /F1 9 Tf (Hootsuite) Tj ET Q Q",
    "TeX": "BT /F1 10 Tf 60 700 Td [(Ho)-1(otsuite)]TJ 0 -14 Td [(Can)28(va)]TJ ET q 1 0 0 1 60 690 cm 0 0 m 9 0 l S Q",
    "browser": "1 1 1 rg 0 0 595 842 re f 0 0 0 rg BT /F1 11 Tf 1 0 0 1 60 700 Tm (Hootsuite \\(BT Group\\)) Tj ET",
    "headings in colour": "0.1 0.3 0.6 rg " + at(60, 700, "Hootsuite") + "0.1 0.3 0.6 RG 1 w 60 690 m 500 690 l S",
}


@pytest.mark.parametrize("content", PLAIN.values(), ids=PLAIN.keys())
def test_plain_pages_are_never_drawn(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screener.reading.pdf.take_out_hidden", None)  # to call it would be an error
    assert "Hootsuite" in read_pdf(pdf(content), Limits()).pages[0]


def test_letters_from_streams_that_were_not_seen_draw_a_careful_look(monkeypatch: pytest.MonkeyPatch) -> None:
    # The page's own content claims to be a picture's, so that a look at streams passes over it.
    data = pdf(lines("Chargée de communication à Nantes")).replace(b"/FlateDecode  >>", b"/FlateDecode /Length1 1 >>")
    looked: list[str] = []

    def look(_: object, text: PageText) -> Taken:
        looked.append(text.text)
        return Taken(0, [], [], complete=True)

    monkeypatch.setattr("screener.reading.pdf.take_out_hidden", look)
    read_pdf(data, Limits())
    assert looked == ["Chargée de communication à Nantes"]


REPLACED = pdf(
    SEEN
    + f"/Span << /ActualText ({TRICK} Agorapulse) >> BDC "
    + at(60, 600, "Permis B, voiture, sept ans de conduite sans accident")
    + "EMC"
)
RENAMED_ENCODING = b"<< /Type /Encoding /Differences [33 /P /e /r /m /i /s /space /B /a /b /c /d /f /g /h /i] >>"
RENAMED_TABLE = stream(
    b"1 begincodespacerange <00> <FF> endcodespacerange 8 beginbfchar <21> <0048> <22> <006F> <23> <006F> <24> <0074>"
    b" <25> <0073> <26> <0075> <27> <0069> <28> <0074> endbfchar"
)
RENAMED = pdf(
    SEEN + "BT /F2 11 Tf 60 600 Td <2122232425262728> Tj ET",
    resources="/Font << /F1 4 0 R /F2 5 0 R >>",
    more=(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 6 0 R /ToUnicode 7 0 R >>",
        RENAMED_ENCODING,
        RENAMED_TABLE,
    ),
)


@pytest.mark.parametrize(
    ("data", "word"), [(REPLACED, "Agorapulse"), (RENAMED, "Hootsuit")], ids=["replaced", "renamed"]
)
def test_text_that_is_not_what_is_drawn_is_denied(data: bytes, word: str) -> None:
    found = read_pdf(data, Limits())
    assert "Anime les réseaux sociaux" in found.pages[0]
    assert word not in found.pages[0]
    assert "unverified_text_layer" in [flag.code for flag in found.flags]


@pytest.mark.parametrize("data", [REPLACED, RENAMED], ids=["replaced", "renamed"])
def test_without_ocr_such_text_is_said_to_be_unverified(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    flags = read_pdf(data, Limits()).flags
    assert "warning.unverified_text_layer" in [flag.message.key for flag in flags]


def test_font_whose_table_agrees_with_its_names_is_believed() -> None:
    table = stream(b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7A> <0020> endbfrange")
    font = HELVETICA.replace(">>", "/ToUnicode 6 0 R >>").encode()
    data = pdf(f"BT /F2 11 Tf 60 660 Td ({TRICK}) Tj ET", resources="/Font << /F2 5 0 R >>", more=(font, table))
    assert read_pdf(data, Limits()).flags == ()


PAGE = lines(
    "Baptiste Kerjean",
    "Social media manager",
    "Calendrier et posts avec Hootsuite",
    "Canva, Premiere Pro",
    size=14,
    leading=30,
)
LAYER = "BT 3 Tr ET " + PAGE


def test_layer_that_agrees_with_the_scan_is_read() -> None:
    found = read_pdf(scan(PAGE, LAYER), Limits())
    assert found.pages[0].splitlines()[0] == "Baptiste Kerjean"
    assert "Hootsuite" in found.pages[0]
    assert found.flags == ()


def test_layer_that_says_more_than_the_scan_is_denied() -> None:
    found = read_pdf(scan(PAGE, LAYER + at(60, 400, TRICK)), Limits())
    assert "Hootsuite" in found.pages[0]
    assert "Sprinklr" not in found.pages[0]
    assert [flag.code for flag in found.flags] == ["hidden_text"]


def test_layer_over_other_words_of_the_scan_is_denied() -> None:
    lies = LAYER.replace("Baptiste Kerjean", "Swello Sprinklr")
    found = read_pdf(scan(PAGE, lies), Limits())
    assert "Sprinklr" not in found.pages[0]
    assert "Premiere Pro" in found.pages[0]
    assert {flag.code for flag in found.flags} & {"unverified_text_layer", "hidden_text"}


def test_layer_that_has_nothing_to_do_with_the_scan_gives_way_to_ocr() -> None:
    lies = "BT 3 Tr ET " + lines(
        "Sprinklr Agorapulse", "Swello Loomly Brandwatch", "Talkwalker Visibrain", size=14, leading=30
    )
    found = read_pdf(scan(PAGE, lies), Limits())
    assert "Social media manager" in found.pages[0]
    assert "Agorapulse" not in found.pages[0]
    assert {flag.code for flag in found.flags} == {"ocr", "unverified_text_layer"}


def test_layer_without_ocr_is_read_and_said_to_be_unverified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    found = read_pdf(scan(PAGE, LAYER.replace("/F1 14 Tf", "/F1 11 Tf")), Limits())
    assert "Hootsuite" in found.pages[0]
    assert [flag.message.key for flag in found.flags] == ["warning.unverified_text_layer"]


def test_page_that_cannot_be_drawn_is_said_to_be_unchecked() -> None:
    huge = b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    data = pdf(
        "1 g " + hidden() + "0 g" + SEEN,
        resources="/XObject << /Im1 5 0 R >>",
        more=(huge + b" /Length 0 >>\nstream\n\nendstream",),
    )
    found = read_pdf(data, Limits())
    assert [flag.message.key for flag in found.flags] == ["warning.unverified_text_layer_check"]


def test_picture_helper_draws_ink() -> None:
    width, height, dots = picture_of(PAGE)
    assert len(dots) == width * height
    assert min(dots) < 50 < max(dots)
