"""Web pages saved as one file (MHTML), which job boards send as ".doc", and mails: the page or text inside."""

import email
import email.policy
from email.message import Message

from screener.errors import ReadError
from screener.reading.html import read_html
from screener.reading.parts import Extracted
from screener.reading.plain import read_plain
from screener.types import Limits

_READERS = (("text/html", read_html), ("text/plain", read_plain))


def read_mhtml(data: bytes, limits: Limits) -> Extracted:
    """The first web page in the file, else its first plain text. Raises ReadError("no_text") where it has neither."""
    message: Message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(message.walk())
    if len(parts) > limits.zip_parts:
        raise ReadError("too_many_parts", count=len(parts), limit=limits.zip_parts)
    for kind, reader in _READERS:
        for part in parts:
            content = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(content, bytes) and content.strip():
                return reader(_as_utf8(content, part), limits)
    raise ReadError("no_text")


def _as_utf8(content: bytes, part: Message) -> bytes:
    """The content in UTF-8 where the part names another encoding that holds."""
    charset = part.get_content_charset()
    try:
        return content.decode(charset).encode("utf-8") if charset else content
    except (LookupError, UnicodeError):
        return content
