"""RTF: what Word shows is read, in any encoding; what it does not show is left out and counted."""

import pytest

from screener.reading import read

from .office_samples import rtf

HIDDEN = "Hootsuite Sprinklr Buffer"

HIDDEN_BODIES = {
    "hidden": rf"{{\v {HIDDEN}}}",
    "white": rf"{{\cf1 {HIDDEN}}}",
    "one point": rf"{{\fs2 {HIDDEN}}}",
    "letters without width": rf"{{\charscalex1 {HIDDEN}}}",
    "letters on one another": rf"{{\expndtw-400 {HIDDEN}}}",
    "left of the page": rf"\pard\li-30000 {HIDDEN}\par\pard ",
    "frame left of the page": rf"\pard\posx-30000\absw900 {HIDDEN}\par\pard ",
    "colour of its highlight": rf"{{\cf2\highlight2 {HIDDEN}}}",
    "colour of its paragraph": rf"\pard\cbpat2 {{\cf2 {HIDDEN}}}",
    "white in a white cell": rf"\trowd\clcbpat1\cellx5000\pard\intbl {{\cf1 {HIDDEN}}}\cell\row\pard ",
    "line of one point": rf"\pard\sl-20 {HIDDEN}\par\pard ",
    "box off the page": r"{\shp{\*\shpinst\shpleft-90000\shptop0\shpright-80000\shpbottom900"
    rf"{{\shptxt {HIDDEN}\par}}}}}}",
    "white header": rf"{{\header {{\cf1 {HIDDEN}}}\par}}",
}


@pytest.mark.parametrize("body", HIDDEN_BODIES.values(), ids=HIDDEN_BODIES.keys())
def test_hidden_text_is_left_out_and_counted(body: str) -> None:
    document = read(rtf(rf"Assistante\par {body}\par"))
    assert document.text == "Assistante"
    assert [flag.message.values for flag in document.warnings] == [{"count": 3, "place": "page 1"}]


VISIBLE_BODIES = {
    "hidden switched off": rf"{{\v\v0 {HIDDEN}}}",
    "plain after hidden": rf"{{\v\plain {HIDDEN}}}",
    "letters a little closer": rf"{{\expndtw-20 {HIDDEN}}}",
    "out into the margin": rf"\pard\li-900 {HIDDEN}\par\pard ",
    "dark": rf"{{\cf2 {HIDDEN}}}",
    "white on a highlight": rf"{{\cf1\highlight2 {HIDDEN}}}",
    "white on a dark paragraph": rf"\pard\cbpat2 {{\cf1 {HIDDEN}}}",
    "white in a dark cell": rf"\trowd\clcbpat2\cellx5000\pard\intbl {{\cf1 {HIDDEN}}}\cell\row\pard ",
    "white in a dark box": r"{\shp{\*\shpinst\shpright4000\shpbottom900{\sp{\sn fillColor}{\sv 6567967}}"
    rf"{{\shptxt \cf1 {HIDDEN}\par}}}}{{\shprslt {HIDDEN}}}}}",
    "box": rf"{{\shp{{\*\shpinst\shpleft0\shptop0\shpright4000\shpbottom900{{\shptxt {HIDDEN}\par}}}}}}",
    "result of a field": rf"{{\field{{\*\fldinst HYPERLINK x}}{{\fldrslt {HIDDEN}}}}}",
    "result of an object": rf"{{\object{{\*\objdata 00ff}}{{\result {HIDDEN}\par}}}}",
    "unicode twin": rf"{{\upr{{{HIDDEN}}}{{\*\ud{{{HIDDEN}}}}}}}",
    "lying length of bytes": rf"{{\pict\bin999999999 x}}{HIDDEN}",
    "unbalanced braces": rf"}}}}{{{{{HIDDEN}",
}


@pytest.mark.parametrize("body", VISIBLE_BODIES.values(), ids=VISIBLE_BODIES.keys())
def test_visible_text_is_read_once_and_not_flagged(body: str) -> None:
    document = read(rtf(rf"Assistante\par {body}\par"))
    assert document.text.count(HIDDEN) == 1
    assert not document.warnings


@pytest.mark.parametrize(
    "body",
    [
        rf"{{\deleted {HIDDEN}}}",
        rf"{{\info{{\title {HIDDEN}}}{{\doccomm {HIDDEN}}}}}",
        rf"{{\*\unknownword {HIDDEN}}}",
        rf"{{\annotation {HIDDEN}}}",
        rf"{{\stylesheet{{\s1 {HIDDEN};}}}}",
        rf"{{\xe {HIDDEN}}}",
        rf"{{\pict 00ff{HIDDEN}}}",
        rf"{{\footerf {HIDDEN}\par}}",
    ],
)
def test_what_is_kept_but_not_shown_is_no_text(body: str) -> None:
    document = read(rtf(rf"Assistante\par {body}\par"))
    assert document.text == "Assistante"
    assert not document.warnings


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'80 10\~000", "café € 10 000"),
        (r"caf\u233?e\u8217'05", "cafée’05"),
        (r"{\uc2 caf\u233\'c3\'a9s}", "cafés"),
        (r"\uc0 caf\u233s", "cafés"),
        (r"\u-10179?\u-8704? bien", "😀 bien"),
        (r"{\f1\'b7} puce", "•  puce"),
        (r"a\tab b\line c\emdash d\_e\-f", "a  b\nc—d-ef"),
        (r"une\page deux", "une\fdeux"),
        (r"{\listtext\f1\'b7\tab}un\par{\listtext 2.\tab}deux", "• un\n2. deux"),
        (r"\trowd\cellx1\cellx2\pard\intbl Anglais\cell C1\cell\row\trowd\pard\intbl Russe\cell A2\cell\row\pard fin",
         "Anglais  C1\nRusse  A2\nfin"),
        (r"{\header tête\par}corps{\footnote note}\par{\footer pied\par}suite", "tête\ncorps\nsuite\nnote\npied"),
    ],
)  # fmt: skip
def test_characters_lines_lists_and_tables(body: str, text: str) -> None:
    assert read(rtf(body.replace("ê", r"\'ea"))).text.replace("•  ", "• ") == text.replace("•  ", "• ")


def test_fonts_bring_their_encodings() -> None:
    fonts = r"{\fonttbl{\f2\fcharset204 Arial;}{\f3\fcharset128 Mincho;}}"
    assert read(rtf(fonts + r"{\f2 \'ef\'f0\'e8\'e2\'e5\'f2}{\f3 \'93\'fa\'96\'7b}")).text == "привет日本"


def test_own_date_is_that_of_the_last_revision() -> None:
    info = r"{\info{\creatim\yr2020\mo1\dy2}{\revtim\yr2026\mo10\dy3}}"
    assert read(rtf(info + "Assistante")).own_date == "2026-10"


def test_deep_nesting_is_read_without_recursion() -> None:
    assert read(rtf("{" * 50_000 + "Assistante" + "}" * 50_000)).text == "Assistante"


def test_what_is_broken_off_is_read_as_far_as_it_goes() -> None:
    whole = rtf(r"Assistante\par Nantes {\b Excel et Wor")
    assert read(whole[:-4]).text == "Assistante\nNantes Excel et"
