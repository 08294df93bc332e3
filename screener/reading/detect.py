"""Which format a file is in: by its first bytes and its parts, and only then by its name."""

import re

from screener.errors import ReadError
from screener.reading.zips import part_names
from screener.types import Limits

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"MSCF")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\x00asm", b"#!/")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEDIA = (b"RIFF", b"OggS", b"ID3", b"fLaC", b"SQLite format 3\x00", b"%!PS", b"8BPS")
_SUFFIXES = {"md": "markdown", "markdown": "markdown", "htm": "html", "html": "html", "xhtml": "html"}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"</?(?:p|div|span|h[1-6]|ul|li|table|br|b|body|html)\b[^<>]{0,400}>", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,300}>\s*<|<svg[\s>]")
_MAIL = re.compile(
    rb"(?:mime-version|from|date|subject|return-path|received|content-type|message-id|to):", re.IGNORECASE
)
_PDF = re.compile(rb"%PDF-\d")
_HEAD = 4096


def detect(data: bytes, name: str, limits: Limits) -> str:
    """The key of READERS for `data`. Raises ReadError where no reader can help: empty, an archive, a program ..."""
    head = data[:_HEAD].lstrip(b"\x00 \t\r\n\xef\xbb\xbf") if data[:1] in b"\x00 \t\r\n\xef" else data[:_HEAD]
    suffix = name.rpartition(".")[2].lower()
    if not data:
        raise ReadError("empty")
    if not head and not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadError("no_text")
    if _is_pdf(data, suffix):
        return "pdf"
    if data[:2] == b"PK":
        return _office(data, limits)
    if data.startswith(_OLE):
        return _old_office(data, suffix)
    _refuse(data)
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_bitmap(data):
        return "image"
    if data.startswith(_MEDIA) or data[4:8] == b"ftyp" or data[257:262] == b"ustar":
        raise ReadError("unknown_format")
    if head[:5] == b"{\\rtf":
        return "rtf"
    if b"<office:document" in head and b"opendocument" in head:
        return "flat_odt"
    if _is_html(data, suffix):
        return "html"
    if _XML.match(head):
        raise ReadError("old_word" if b"w:wordDocument" in head or b"pkg:package" in head else "unknown_format")
    if _MAIL.match(head) and b"content-type:" in head.lower():
        return "mhtml"
    return "markdown" if _SUFFIXES.get(suffix) == "markdown" else "plain"


def _is_pdf(data: bytes, suffix: str) -> bool:
    """Whether a PDF header stands first, or within the first kilobyte of a file that is called a PDF."""
    found = _PDF.search(data, 0, 1024 + 8)
    return found is not None and (not data[: found.start()].strip() or suffix == "pdf" or b"\x00" in data[:1024])


def _refuse(data: bytes) -> None:
    if data.startswith(_ARCHIVES):
        raise ReadError("archive")
    if data.startswith(_PROGRAMS) and (b"\x00" in data[:_HEAD] or data.startswith(b"#!")):
        raise ReadError("program")


def _is_bitmap(data: bytes) -> bool:
    return data[:2] == b"BM" and b"\x00" in data[6:10]


def _is_html(data: bytes, suffix: str) -> bool:
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _HTML.match(head):
        return True
    tags = len(_TAGS.findall(head))
    return tags > 2 and (_SUFFIXES.get(suffix) == "html" or head.lstrip()[:1] == b"<")


def _office(data: bytes, limits: Limits) -> str:
    """The format of a zip file by the parts in it."""
    names = part_names(data, limits)
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "content.xml" in names:
        return "odt"
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names):
        raise ReadError("other_office")
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        raise ReadError("pages_file")
    if "[Content_Types].xml" in names:
        return "docx"
    raise ReadError("archive")


def _old_office(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError("encrypted")
    if "WordDocument".encode("utf-16-le") in data or suffix in ("doc", "dot"):
        raise ReadError("old_word")
    raise ReadError("other_office")
