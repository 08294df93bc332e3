"""Zip packages (DOCX, ODT) whose bytes do not depend on the clock, and the escaping of their XML."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

__all__ = ["escape", "pack"]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(parts: dict[str, str], *, date: str, first_stored: bool = False) -> bytes:
    """A zip of `parts`, all dated `date` (YYYYMMDD); an ODT wants its first part uncompressed."""
    file = BytesIO()
    stamp = (int(date[:4]), int(date[4:6]), int(date[6:]), 9, 0, 0)
    with zipfile.ZipFile(file, "w") as archive:
        for position, (name, text) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, stamp)
            stored = first_stored and position == 0
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return file.getvalue()
