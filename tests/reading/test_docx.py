"""DOCX: what Word shows is read, in reading order; what it does not show is left out and counted."""

import io
import zipfile

import pytest

from screener.reading import read
from screener.types import Document

from .office_samples import box, docx, paragraph, run, table, zipped

SHOWN = paragraph("Chargée de communication à Nantes")
HIDDEN = "Hootsuite Sprinklr Buffer"
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def codes(document: Document) -> set[str]:
    return {flag.code for flag in document.warnings}


def style(name: str, characters: str = "", *, kind: str = "paragraph", based: str = "", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:basedOn w:val="{based}"/>{more}'
        f"<w:rPr>{characters}</w:rPr></w:style>"
    )


WHITE = '<w:color w:val="FFFFFF"/>'
DARK_SHADING = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
TABLE_STYLE = style(
    "Grid",
    kind="table",
    more=f'<w:tblStylePr w:type="firstRow"><w:rPr>{WHITE}</w:rPr><w:tcPr>{DARK_SHADING}</w:tcPr></w:tblStylePr>',
)

HIDDEN_BODIES = {
    "vanish": paragraph(HIDDEN, "<w:vanish/>"),
    "white": paragraph(HIDDEN, WHITE),
    "nearly white": paragraph(HIDDEN, '<w:color w:val="F4F4F4"/>'),
    "white of the theme": paragraph(HIDDEN, '<w:color w:val="000000" w:themeColor="background1"/>'),
    "one point": paragraph(HIDDEN, '<w:sz w:val="2"/>'),
    "letters without width": paragraph(HIDDEN, '<w:w w:val="1"/>'),
    "letters on one another": paragraph(HIDDEN, '<w:spacing w:val="-200"/>'),
    "left of the page": paragraph(HIDDEN, "", '<w:ind w:left="-30000"/>'),
    "frame left of the page": paragraph(HIDDEN, "", '<w:framePr w:w="900" w:x="-20000"/>'),
    "colour of its shading": paragraph(HIDDEN, f'<w:color w:val="1F3864"/>{DARK_SHADING}'),
    "colour of its paragraph": paragraph(HIDDEN, '<w:color w:val="1F3864"/>', DARK_SHADING),
    "colour of its highlight": paragraph(HIDDEN, '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'),
    "transparent": paragraph(
        HIDDEN, '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
        "</w14:srgbClr></w14:solidFill></w14:textFill>",
    ),
    "no fill": paragraph(HIDDEN, "<w14:textFill><w14:noFill/></w14:textFill>"),
    "line of one point": paragraph(HIDDEN, "", '<w:spacing w:line="20" w:lineRule="exact"/>'),
    "frame without height": paragraph(HIDDEN, "", '<w:framePr w:w="10" w:h="1" w:hRule="exact"/>'),
    "hidden row": table((paragraph(HIDDEN),), row="<w:hidden/>"),
    "row without height": table((paragraph(HIDDEN),), row='<w:trHeight w:val="5" w:hRule="exact"/>'),
    "white in a white cell": table((paragraph(HIDDEN, WHITE),)),
    "box off the page": box(paragraph(HIDDEN), x=-90_000_000),
    "box right of the page": box(paragraph(HIDDEN), x=90_000_000),
    "hidden box": box(paragraph(HIDDEN), more='hidden="1"'),
    "box in a hidden run": box(paragraph(HIDDEN)).replace("<w:r><mc:", "<w:r><w:rPr><w:vanish/></w:rPr><mc:"),
    "white in a box": box(paragraph(HIDDEN, WHITE)),
    "vanish by style": paragraph(HIDDEN, "", '<w:pStyle w:val="Gone"/>'),
    "vanish by the parent of its style": paragraph(HIDDEN, "", '<w:pStyle w:val="Child"/>'),
    "white by character style": paragraph(HIDDEN, '<w:rStyle w:val="Pale"/>'),
}  # fmt: skip
STYLES = (
    style("Gone", "<w:vanish/>")
    + style("Child", based="Gone")
    + style("Pale", WHITE, kind="character")
    + style("Banner", WHITE, more=f"<w:pPr>{DARK_SHADING}</w:pPr>")
    + TABLE_STYLE
)


@pytest.mark.parametrize("body", HIDDEN_BODIES.values(), ids=HIDDEN_BODIES.keys())
def test_hidden_text_is_left_out_and_counted(body: str) -> None:
    document = read(docx(SHOWN + body + PAGE, styles=STYLES))
    assert document.text == "Chargée de communication à Nantes"
    assert [flag.message.values for flag in document.warnings] == [{"count": 3, "place": "page 1"}]


VISIBLE_BODIES = {
    "white on shading": paragraph(HIDDEN, WHITE + DARK_SHADING),
    "white on a dark paragraph": paragraph(HIDDEN, WHITE, DARK_SHADING),
    "white in a dark cell": table((paragraph(HIDDEN, WHITE),), cell=DARK_SHADING),
    "white in a dark table": table((paragraph(HIDDEN, WHITE),), properties=DARK_SHADING),
    "white in a dark first row": table(
        (paragraph(HIDDEN),), (paragraph("Canva"),), properties='<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>'
    ),
    "white by a dark style": paragraph(HIDDEN, "", '<w:pStyle w:val="Banner"/>'),
    "white in a dark box": box(paragraph(HIDDEN, WHITE), fill='<a:solidFill><a:srgbClr val="203040"/></a:solidFill>'),
    "white in a box on a picture": box(paragraph(HIDDEN, WHITE), fill="<a:blipFill/>"),
    "vanish switched off": paragraph(HIDDEN, '<w:vanish w:val="0"/>'),
    "vanish of a style switched off": paragraph(HIDDEN, '<w:vanish w:val="false"/>', '<w:pStyle w:val="Gone"/>'),
    "automatic colour on a dark paragraph": paragraph(HIDDEN, '<w:color w:val="auto"/>', DARK_SHADING),
    "letters a little closer": paragraph(HIDDEN, '<w:spacing w:val="-20"/>'),
    "out into the margin": paragraph(HIDDEN, "", '<w:ind w:left="-1100"/>'),
    "four points": paragraph(HIDDEN, '<w:sz w:val="8"/>'),
    "pale grey": paragraph(HIDDEN, '<w:color w:val="C8C8C8"/>'),
    "yellow": paragraph(HIDDEN, '<w:color w:val="FFFF00"/>'),
    "white with an outline": paragraph(
        HIDDEN, WHITE + '<w14:textOutline w14:w="9525"><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill>'
        "</w14:textOutline>",
    ),
    "tracked insertion": f"<w:p><w:ins>{run(HIDDEN)}</w:ins></w:p>",
    "content control": f"<w:sdt><w:sdtContent>{paragraph(HIDDEN)}</w:sdtContent></w:sdt>",
    "link": f"<w:p><w:hyperlink>{run(HIDDEN)}</w:hyperlink></w:p>",
    "box": box(paragraph(HIDDEN)),
    "box in a run of its own time only": box(paragraph(HIDDEN), old=False),
}  # fmt: skip


@pytest.mark.parametrize("body", VISIBLE_BODIES.values(), ids=VISIBLE_BODIES.keys())
def test_visible_text_is_read_once_and_not_flagged(body: str) -> None:
    document = read(docx(SHOWN + body + PAGE, styles=STYLES))
    assert document.text.count(HIDDEN) == 1
    assert codes(document) == set()


def test_white_text_on_a_page_with_its_own_colour() -> None:
    white = docx(
        SHOWN.replace("<w:rPr>", f"<w:rPr>{WHITE}"),
        before='<w:background w:color="102030"/>',
        settings="<w:displayBackgroundShape/>",
    )
    assert read(white).text == "Chargée de communication à Nantes"


UNCOUNTED = {
    "deleted": f"<w:p><w:del><w:r><w:delText>{HIDDEN}</w:delText></w:r></w:del></w:p>",
    "moved away": f"<w:p><w:moveFrom>{run(HIDDEN)}</w:moveFrom></w:p>",
    "field code": f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE {HIDDEN}</w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "text between a field's code and its result": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f'{run(HIDDEN)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "deleted row": table((paragraph(HIDDEN),), row="<w:del/>"),
}  # fmt: skip


@pytest.mark.parametrize("body", UNCOUNTED.values(), ids=UNCOUNTED.keys())
def test_what_word_keeps_but_does_not_show_is_no_text(body: str) -> None:
    document = read(docx(SHOWN + body + PAGE))
    assert document.text == "Chargée de communication à Nantes"
    assert codes(document) == set()


@pytest.mark.parametrize(
    ("chunk", "text", "counts"),
    [
        (f"<html><body><p>{HIDDEN}</p></body></html>", f"Chargée de communication à Nantes\n{HIDDEN}", []),
        (f"<html><body><p style='display:none'>{HIDDEN}</p></body></html>", "Chargée de communication à Nantes", [3]),
        ("PK\x03\x04", "Chargée de communication à Nantes", []),
    ],
    ids=["shown", "hidden in it", "a zip file in the zip file"],
)
def test_a_web_page_inside_is_read_as_word_shows_it(chunk: str, text: str, counts: list[int]) -> None:
    whole = docx(SHOWN + '<w:altChunk r:id="chunk"/>')
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name).decode() for name in archive.namelist()}
    relation = '<Relationship Id="chunk" Type="x/aFChunk" Target="chunk.html"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = str(parts["word/_rels/document.xml.rels"]).replace(
        "</Relationships>", relation
    )
    parts["word/chunk.html"] = chunk
    document = read(zipped(parts))
    assert document.text == text
    assert [flag.message.values["count"] for flag in document.warnings] == counts


def test_tables_read_line_by_line_when_their_rows_are_short() -> None:
    rows = table((paragraph("Anglais"), paragraph("C1")), (paragraph("Espagnol"), paragraph("B2")))
    assert read(docx(rows)).text == "Anglais  C1\nEspagnol  B2"


def test_tables_read_cell_by_cell_when_cells_hold_lines_of_their_own() -> None:
    left, right = paragraph("Contact") + paragraph("Nantes"), paragraph("Profil") + paragraph("Dix ans de terrain")
    assert read(docx(table((left, right)))).text == "Contact\nNantes\nProfil\nDix ans de terrain"


def test_boxes_read_column_by_column_whatever_their_order_in_the_file() -> None:
    boxes = [
        box(paragraph("Expérience"), x=3_500_000, y=900_000),
        box(paragraph("Contact"), x=400_000, y=950_000),
        box(paragraph("Community manager"), x=3_500_000, y=2_000_000),
        box(paragraph("Langues"), x=400_000, y=2_500_000),
    ]
    assert read(docx("".join(boxes) + PAGE)).text == "Contact\nLangues\nExpérience\nCommunity manager"


def test_headers_and_footnotes_are_read_once() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{run('Prix')}{note}</w:p>"
    section = PAGE.replace("<w:pgSz", HEADER + "<w:pgSz")
    sections = f"<w:p><w:pPr>{section}</w:pPr></w:p>{section}"
    footnotes = (
        f'<w:footnote w:id="2">{paragraph("du jury")}</w:footnote><w:footnote w:id="3">{paragraph("non")}</w:footnote>'
    )
    text = read(docx(body + sections, header=paragraph("Jeanne Aubry"), footnotes=footnotes)).text
    assert text.split() == ["Jeanne", "Aubry", "Prix", "du", "jury"]


HEADER = '<w:headerReference w:type="default" r:id="header"/>'


def test_a_header_of_first_pages_counts_only_where_there_are_such_pages() -> None:
    first = '<w:headerReference w:type="first" r:id="header"/>'
    shown = docx(SHOWN + f"<w:sectPr>{first}<w:titlePg/></w:sectPr>", header=paragraph("En tête"))
    unshown = docx(SHOWN + f"<w:sectPr>{first}</w:sectPr>", header=paragraph("En tête"))
    assert "En tête" in read(shown).text
    assert "En tête" not in read(unshown).text


def test_bullets_numbers_tabs_breaks_and_symbols() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )

    def entry(text: str, number: int) -> str:
        return paragraph(text, "", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    broken = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>"
    symbol = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t>fin</w:t></w:r></w:p>'
    body = entry("un", 1) + entry("", 1) + entry("deux", 2) + entry("trois", 2) + broken + symbol
    assert read(docx(body, numbering=numbering)).text == "• un\n\n1. deux\n2. trois\na  b\nc-d\n• fin"


def test_pages_by_breaks_and_where_word_last_began_them() -> None:
    broken = '<w:p><w:r><w:t>une</w:t><w:br w:type="page"/></w:r></w:p>'
    rendered = "<w:p><w:r><w:t>deux qui </w:t><w:lastRenderedPageBreak/><w:t>continue</w:t></w:r></w:p>"
    document = read(docx(broken + rendered + paragraph("trois")))
    assert document.text == "une\fdeux qui continue\ftrois"
    assert [document.text[page.start : page.end] for page in document.pages] == ["une", "deux qui continue", "trois"]


@pytest.mark.parametrize(
    ("modified", "month"),
    [
        ("2026-10-12T08:00:00Z", "2026-10"),
        ("2013-12-23T23:15:00Z", None),  # the template of a library
        ("0001-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_own_date(modified: str, month: str | None) -> None:
    assert read(docx(SHOWN, modified=modified)).own_date == month


def test_the_main_part_is_found_by_its_relation_and_orphans_are_not_read() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = f'<w:document xmlns:w="{space}"><w:body>{{}}</w:body></w:document>'
    parts: dict[str, bytes | str] = {
        "_rels/.rels": f'<R><Relationship Id="m" Type="{kind}" Target="/word/document2.xml"/></R>',
        "word/document2.xml": main.format(paragraph("Visible")),
        "word/document.xml": main.format(paragraph("Orphelin")),
    }
    assert read(zipped(parts)).text == "Visible"
