"""DOCX samples as a word processor writes them: plain, with a table of dates, with a text box beside the text."""

from samples.make.package import XML, escape, pack
from samples.make.source import Entry, Paper, Section

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _RELATION,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_TYPES = f"""{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""
_RELATIONS = f"""{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Target="docProps/core.xml"
 Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>
</Relationships>"""
_DOCUMENT_RELATIONS = f"""{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_RELATION}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_RELATION}/header" Target="header1.xml"/>
</Relationships>"""
_STYLES = f"""{XML}<w:styles {_SPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="21"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/>
<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/>
<w:spacing w:before="240" w:after="60"/></w:pPr>
<w:rPr><w:b/><w:color w:val="1F4E79"/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:pPr><w:keepNext/>
<w:tabs><w:tab w:val="right" w:pos="9600"/></w:tabs><w:spacing w:before="120"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Paragraphedeliste"><w:name w:val="List Paragraph"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
_NUMBERING = f"""{XML}<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def _runs(text: str) -> str:
    """Runs for `text`; a tab is an element of its own."""
    texts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f"<w:r>{'<w:tab/>'.join(texts)}</w:r>"


def paragraph(text: str, style: str = "Normal") -> str:
    """One paragraph of the style with that id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_runs(text)}</w:p>'


def _lines(entry: Entry) -> str:
    return "".join(
        paragraph(line.text, "Paragraphedeliste" if line.kind == "bullet" else "Normal") for line in entry.lines
    )


def _entry(entry: Entry) -> str:
    head = paragraph("\t".join(part for part in (entry.title, entry.dates) if part), "Titre2") if entry.title else ""
    place = paragraph(entry.place) if entry.place else ""
    return head + place + _lines(entry)


def _row(entry: Entry) -> str:
    """A row of a table without borders: dates on the left, the rest on the right."""
    right = paragraph(entry.title, "Titre2") + paragraph(entry.place) + _lines(entry)
    cells = f'<w:tc><w:tcPr><w:tcW w:w="2300" w:type="dxa"/></w:tcPr>{paragraph(entry.dates)}</w:tc>'
    cells += f'<w:tc><w:tcPr><w:tcW w:w="7300" w:type="dxa"/></w:tcPr>{right}</w:tc>'
    return f"<w:tr>{cells}</w:tr>"


def _section(section: Section, *, table: bool) -> str:
    heading = paragraph(section.title, "Titre1")
    if table and all(entry.dates for entry in section.entries):
        rows = "".join(_row(entry) for entry in section.entries)
        grid = '<w:tblGrid><w:gridCol w:w="2300"/><w:gridCol w:w="7300"/></w:tblGrid>'
        return f'{heading}<w:tbl><w:tblPr><w:tblW w:w="9600" w:type="dxa"/></w:tblPr>{grid}{rows}</w:tbl>'
    return heading + "".join(_entry(entry) for entry in section.entries)


def _text_box(inside: str) -> str:
    """A text box, stored twice as word processors do: a drawing, and VML for those that cannot read the drawing."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>5200000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>900000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2000000" cy="8000000"/><wp:wrapSquare wrapText="bothSides"/>'
        '<wp:docPr id="1" name="Zone de texte 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="8000000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    vml = f'<w:pict><v:shape style="width:158pt;height:630pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"


def write(paper: Paper, *, date: str, language: str, table: bool = False, contact_in_header: bool = False) -> bytes:
    """The DOCX file. Sections of the side column go into a text box; with `table`, dated entries into a table."""
    side, main = paper.columns()
    body = paragraph(paper.name, "Titre") + (paragraph(paper.under) if paper.under else "")
    if side:
        body += _text_box("".join(_section(section, table=False) for section in side))
    if not contact_in_header:
        body += "".join(paragraph(line) for line in paper.contact)
    body += "".join(_section(section, table=table) for section in main)
    head = "".join(paragraph(line) for line in paper.contact) if contact_in_header else "<w:p/>"
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1100" w:right="1100" w:bottom="1100" w:left="1100"/>'
    section = f'<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>{page}</w:sectPr>'
    return pack(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f"{XML}<w:document {_SPACES}><w:body>{body}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
            "word/styles.xml": _STYLES,
            "word/numbering.xml": _NUMBERING,
            "word/header1.xml": f"{XML}<w:hdr {_SPACES}>{head}</w:hdr>",
            "docProps/core.xml": _properties(paper, date, language),
        },
        date=date,
    )


def _properties(paper: Paper, date: str, language: str) -> str:
    stamp = f"{date[:4]}-{date[4:6]}-{date[6:]}T09:00:00Z"
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.name)}</dc:title><dc:language>{language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
