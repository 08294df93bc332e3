"""What the reader of one format hands to `screener.reading.read`, before the text is cleaned."""

from msgspec import Struct

from screener.types import Flag, Message, WarningCode


class Extracted(Struct, frozen=True):
    """The visible text of a file: `pages` (lines separated by one newline), its own month and what was noticed.

    `own_date` is "2026-10" where the file says when it was last changed. The messages of `flags` are keys such as
    "warning.hidden_text" with values such as {"count": 12, "place": "page 1"}.
    """

    pages: tuple[str, ...]
    own_date: str | None = None
    flags: tuple[Flag, ...] = ()


def hidden_words(extracted: Extracted) -> int:
    """How many words of hidden text a reader counted."""
    counts = (flag.message.values.get("count", 0) for flag in extracted.flags if flag.code == "hidden_text")
    return sum(int(count) for count in counts)


def warning(code: WarningCode, detail: str = "", **values: str | int | float) -> Flag:
    """The flag of `code`; its sentence stands in the catalogue under `warning.<code>` or `warning.<code>_<detail>`."""
    key = f"{code}_{detail}" if detail else code
    return Flag(code=code, message=Message(key=f"warning.{key}", values=values))
