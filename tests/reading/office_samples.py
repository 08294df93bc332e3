"""Builders of the smallest DOCX, ODT, RTF and HTML files that an office opens, for the tests of their readers."""

import io
import zipfile

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT = " ".join(
    f'xmlns:{short}="{_ODF}:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip file of `parts`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def run(text: str, properties: str = "") -> str:
    """A w:r of `text`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "", paragraph_properties: str = "") -> str:
    """A w:p of one run."""
    return f"<w:p><w:pPr>{paragraph_properties}</w:pPr>{run(text, properties)}</w:p>"


def table(*rows: tuple[str, ...], properties: str = "", row: str = "", cell: str = "") -> str:
    """A w:tbl whose cells hold the given blocks."""
    cells = "".join(
        f"<w:tr><w:trPr>{row}</w:trPr>"
        + "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{content}</w:tc>" for content in contents)
        + "</w:tr>"
        for contents in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{cells}</w:tbl>"


def box(content: str, *, x: int = 900_000, y: int = 900_000, fill: str = "", old: bool = True, more: str = "") -> str:
    """A paragraph with a text box, stored twice as Word does: as a drawing and, unless `old` is False, as VML."""
    anchor = (
        f'<wp:anchor behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="2000000" cy="900000"/><wp:docPr id="1" name="Box" descr="Never read" {more}/><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent>"
        "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    vml = f"<w:pict><v:rect><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:rect></w:pict>"
    fallback = f"<mc:Fallback>{vml}</mc:Fallback>" if old else ""
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        f"{fallback}</mc:AlternateContent></w:r></w:p>"
    )


def docx(body: str, *, styles: str = "", before: str = "", modified: str = "", **parts: str) -> bytes:
    """A DOCX file. `parts` are further parts by kind ("header", "footnotes", "numbering", "settings", "theme")."""
    files: dict[str, bytes | str] = {
        "_rels/.rels": f'<Relationships><Relationship Id="m" Type="{_TYPES}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}>{before}<w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
    }
    relations = [f'<Relationship Id="styles" Type="{_TYPES}/styles" Target="styles.xml"/>']
    for kind, content in parts.items():
        relations.append(f'<Relationship Id="{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>')
        files[f"word/{kind}.xml"] = f"<w:{kind} {_W}>{content}</w:{kind}>"
    files["word/_rels/document.xml.rels"] = f"<Relationships>{''.join(relations)}</Relationships>"
    if modified:
        files["docProps/core.xml"] = (
            '<c:coreProperties xmlns:c="c" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dcterms:modified>{modified}</dcterms:modified></c:coreProperties>"
        )
    return zipped(files)


def odt(body: str, *, automatic: str = "", named: str = "", master: str = "", date: str = "") -> bytes:
    """An ODT file with automatic styles, named styles and master pages."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODT}><office:styles>{named}</office:styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {_ODT}><office:meta><dc:date>{date}</dc:date></office:meta>"
            "</office:document-meta>",
        }
    )


def odt_style(name: str, properties: str, family: str = "paragraph") -> str:
    """An automatic style."""
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def rtf(body: str, colours: str = r"\red255\green255\blue255;\red31\green56\blue100;") -> bytes:
    """An RTF file; colour 1 is white, colour 2 a dark blue."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}}"
    return (head + r"{\colortbl;" + colours + "}" + body + "}").encode("latin-1")


def html(body: str, head: str = "") -> bytes:
    """An HTML page."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
