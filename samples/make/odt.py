"""ODT samples: headings, paragraphs and lists in the order of the text."""

from samples.make.package import XML, escape, pack
from samples.make.source import Entry, Paper

_MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "style", "meta", "manifest")
)
_DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_MANIFEST = f"""{XML}<manifest:manifest {_SPACES} manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def _inline(text: str) -> str:
    return escape(text).replace("\t", "<text:tab/>")


def _heading(text: str, level: int) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_inline(text)}</text:h>'


def _paragraph(text: str) -> str:
    return f'<text:p text:style-name="Standard">{_inline(text)}</text:p>'


def _entry(entry: Entry) -> str:
    parts = []
    if entry.title:
        parts.append(_heading("\t".join(part for part in (entry.title, entry.dates) if part), 2))
    if entry.place:
        parts.append(_paragraph(entry.place))
    bullets = [line.text for line in entry.lines if line.kind == "bullet"]
    parts += [_paragraph(line.text) for line in entry.lines if line.kind == "text"]
    if bullets:
        items = "".join(f"<text:list-item>{_paragraph(text)}</text:list-item>" for text in bullets)
        parts.append(f"<text:list>{items}</text:list>")
    return "".join(parts)


def write(paper: Paper, *, date: str, language: str) -> bytes:
    """The ODT file."""
    body = _heading(paper.name, 1) + "".join(_paragraph(line) for line in (paper.under, *paper.contact))
    for section in paper.sections:
        body += _heading(section.title, 1) + "".join(_entry(entry) for entry in section.entries)
    stamp = f"{date[:4]}-{date[4:6]}-{date[6:]}T09:00:00"
    meta = f"<meta:creation-date>{stamp}</meta:creation-date><dc:date>{stamp}</dc:date>"
    meta += f"<dc:title>{escape(paper.name)}</dc:title><dc:language>{language}</dc:language>"
    version = 'office:version="1.2"'
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"/>'
        for name in ("Standard", "Heading_20_1", "Heading_20_2")
    )
    return pack(
        {
            "mimetype": _MIME,
            "META-INF/manifest.xml": _MANIFEST,
            "content.xml": f"{XML}<office:document-content {_SPACES} {version}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "styles.xml": f"{XML}<office:document-styles {_SPACES} {version}><office:styles>{styles}"
            "</office:styles></office:document-styles>",
            "meta.xml": f"{XML}<office:document-meta {_SPACES} {_DUBLIN} {version}><office:meta>{meta}"
            "</office:meta></office:document-meta>",
        },
        date=date,
        first_stored=True,
    )
