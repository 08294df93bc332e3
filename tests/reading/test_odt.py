"""OpenDocument: what a word processor shows is read; what it does not show is left out and counted."""

import pytest

from screener.errors import ReadError
from screener.reading import read

from .office_samples import odt, odt_style, zipped

SHOWN = "<text:p>Chargée de communication</text:p>"
HIDDEN = "Hootsuite Sprinklr Buffer"
STYLED = f'<text:p text:style-name="G">{HIDDEN}</text:p>'


def paragraph_style(text: str = "", paragraph: str = "") -> str:
    return odt_style("G", f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/>")


FRAME = '<text:p><draw:frame draw:style-name="F" text:anchor-type="page" svg:width="5cm" svg:height="3cm" {place}>'
FRAME += "<draw:text-box>{content}</draw:text-box></draw:frame></text:p>"

TABLE = "<table:table><table:table-row {row}><table:table-cell {cell}>{content}</table:table-cell></table:table-row>"
TABLE += "</table:table>"

HIDDEN_BODIES = {
    "display none": (STYLED, paragraph_style('text:display="none"')),
    "white": (STYLED, paragraph_style('fo:color="#ffffff"')),
    "one point": (STYLED, paragraph_style('fo:font-size="1pt"')),
    "five percent of its size": (
        f'<text:p><text:span text:style-name="G">{HIDDEN}</text:span></text:p>',
        odt_style("G", '<style:text-properties fo:font-size="5%"/>', "text"),
    ),
    "colour of its background": (STYLED, paragraph_style('fo:color="#1f3864"', 'fo:background-color="#1f3864"')),
    "letters on one another": (STYLED, paragraph_style('fo:letter-spacing="-9pt"')),
    "letters without width": (STYLED, paragraph_style('style:text-scale="1%"')),
    "left of the page": (STYLED, paragraph_style(paragraph='fo:margin-left="-60cm"')),
    "line of half a point": (STYLED, paragraph_style(paragraph='fo:line-height="0.5pt"')),
    "hidden section": (f'<text:section text:display="none"><text:p>{HIDDEN}</text:p></text:section>', ""),
    "hidden paragraph": (
        f'<text:p>{HIDDEN}<text:hidden-paragraph text:condition="1" text:is-hidden="true"/></text:p>', "",
    ),
    "hidden text": (f'<text:p><text:hidden-text text:string-value="{HIDDEN}" text:is-hidden="true"/></text:p>', ""),
    "collapsed row": (
        TABLE.format(row='table:visibility="collapse"', cell="", content=f"<text:p>{HIDDEN}</text:p>"), "",
    ),
    "frame off the page": (FRAME.format(place='svg:x="-50cm" svg:y="2cm"', content=f"<text:p>{HIDDEN}</text:p>"), ""),
    "white in a white frame": (
        FRAME.format(place='svg:x="2cm" svg:y="2cm"', content=STYLED),
        paragraph_style('fo:color="#ffffff"')
        + odt_style("F", '<style:graphic-properties draw:fill="solid" draw:fill-color="#ffffff"/>', "graphic"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "styles"), HIDDEN_BODIES.values(), ids=HIDDEN_BODIES.keys())
def test_hidden_text_is_left_out_and_counted(body: str, styles: str) -> None:
    document = read(odt(SHOWN + body, automatic=styles))
    assert document.text == "Chargée de communication"
    assert [flag.message.values for flag in document.warnings] == [{"count": 3, "place": "page 1"}]


DARK = 'fo:background-color="#1f3864"'
VISIBLE_BODIES = {
    "white on a dark paragraph": (STYLED, paragraph_style('fo:color="#ffffff"', DARK)),
    "white in a dark cell": (
        TABLE.format(row="", cell='table:style-name="C"', content=STYLED),
        paragraph_style('fo:color="#ffffff"')
        + odt_style("C", f"<style:table-cell-properties {DARK}/>", "table-cell"),
    ),
    "white in a dark frame": (
        FRAME.format(place='svg:x="2cm" svg:y="2cm"', content=STYLED),
        paragraph_style('fo:color="#ffffff"')
        + odt_style("F", '<style:graphic-properties draw:fill="solid" draw:fill-color="#203040"/>', "graphic"),
    ),
    "automatic colour, opacity of LibreOffice": (
        STYLED, paragraph_style('style:use-window-font-color="true" xmlns:loext="urn:org:documentfoundation:names:'
                                'experimental:office:xmlns:loext:1.0" loext:opacity="0%"'),
    ),
    "five points": (STYLED, paragraph_style('fo:font-size="5pt"')),
    "letters closer and narrower": (STYLED, paragraph_style('fo:letter-spacing="-1pt" style:text-scale="80%"')),
    "out into the margin": (STYLED, paragraph_style(paragraph='fo:margin-left="-1.5cm"')),
    "shown section": (f'<text:section text:display="true"><text:p>{HIDDEN}</text:p></text:section>', ""),
    "spans and links": (
        "<text:p><text:span>Hoot</text:span>suite<text:s/><text:a>Sprinklr</text:a><text:s/>Buffer</text:p>", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "styles"), VISIBLE_BODIES.values(), ids=VISIBLE_BODIES.keys())
def test_visible_text_is_read_once_and_not_flagged(body: str, styles: str) -> None:
    document = read(odt(SHOWN + body, automatic=styles))
    assert document.text.count(HIDDEN) == 1
    assert not document.warnings


UNCOUNTED = {
    "comment": f"<text:p><office:annotation><text:p>{HIDDEN}</text:p></office:annotation></text:p>",
    "deletion": "<text:tracked-changes><text:changed-region><text:deletion>"
    f"<text:p>{HIDDEN}</text:p></text:deletion></text:changed-region></text:tracked-changes>",
    "description of a picture": f"<text:p><draw:frame><svg:desc>{HIDDEN}</svg:desc></draw:frame></text:p>",
}


@pytest.mark.parametrize("body", UNCOUNTED.values(), ids=UNCOUNTED.keys())
def test_what_is_kept_but_not_shown_is_no_text(body: str) -> None:
    document = read(odt(SHOWN + body))
    assert document.text == "Chargée de communication"
    assert not document.warnings


def test_spaces_tabs_breaks_lists_and_notes() -> None:
    body = (
        '<text:p>a<text:s text:c="2000000000"/>b<text:tab/>c<text:line-break/>d<text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>un</text:p></text:list-item>'
        "<text:list-item><text:p>deux</text:p></text:list-item></text:list>"
        "<text:list><text:list-item><text:p>puce</text:p></text:list-item></text:list>"
    )
    numbered = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    assert read(odt(body, automatic=numbered + "</text:list-style>")).text == (
        "a  b  c\nd\n1. un\n2. deux\n• puce\nnote"
    )  # fmt: skip


def test_headers_come_first_and_footers_last() -> None:
    master = (
        '<style:master-page style:name="Standard"><style:header><text:p>Haut</text:p></style:header>'
        "<style:footer><text:p>Bas</text:p></style:footer></style:master-page>"
    )
    assert read(odt(SHOWN, master=master)).text == "Haut\nChargée de communication\nBas"


def test_own_date_and_flat_file() -> None:
    assert read(odt(SHOWN, date="2026-09-30T10:00:00")).own_date == "2026-09"
    flat = (
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:p>Chargée de communication</text:p></office:text></office:body></office:document>"
    )
    assert read(flat.encode()).text == "Chargée de communication"


def test_encrypted_and_foreign_files_are_told_apart() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(ReadError) as encrypted:
        read(zipped({"content.xml": b"\x93\x01", "META-INF/manifest.xml": manifest}))
    assert encrypted.value.key == "encrypted"
    sheet = (
        '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body/></o:document-content>'
    )
    with pytest.raises(ReadError) as spreadsheet:
        read(zipped({"content.xml": sheet}))
    assert spreadsheet.value.key == "other_office"
