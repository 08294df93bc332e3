"""Questions about single elements of a DOCX file: which branch Word shows, whether a table reads line by line ..."""

from collections.abc import Iterable

from screener.reading.markup import Element
from screener.reading.ooxml import MC, W, number

_ROW_LENGTH = 100  # a table whose rows are no longer than this reads line by line, others cell by cell
_SLIVER_TWIPS = 40  # a row of 2 pt shows nothing of its letters


def chosen(alternatives: Element) -> Element | None:
    """The branch of mc:AlternateContent that today's Word shows: the first choice, else the fallback."""
    choice = alternatives.find(f"{MC}Choice")
    return choice if choice is not None else alternatives.find(f"{MC}Fallback")


def children_named(parent: Element, tag: str) -> Iterable[Element]:
    """The rows of a table or the cells of a row, also those in content controls and tracked changes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from children_named(child, tag)


def has_words(paragraph: Element) -> bool:
    """Whether a paragraph holds words itself, not only in boxes that hang on it."""
    for text in paragraph.iter(f"{W}t"):
        if (text.text or "").strip():
            owner = text.getparent()
            while owner is not None and owner.tag != f"{W}p":
                owner = owner.getparent()
            if owner is paragraph:
                return True
    return False


def rows_are_short(table: Element, rows: list[Element]) -> bool:
    """Whether each row is one short line: one paragraph a cell, nothing in it that makes lines."""
    breaks = (f"{W}br", f"{W}cr", f"{W}drawing", f"{W}pict", f"{W}object")
    if sum(1 for _ in table.iter(f"{W}tbl")) > 1 or next(table.iter(*breaks), None) is not None:
        return False
    for row in rows:
        if sum(len(text.text or "") for text in row.iter(f"{W}t")) > _ROW_LENGTH:
            return False
        if any(sum(1 for _ in cell.iter(f"{W}p")) > 1 for cell in row.iter(f"{W}tc")):
            return False
    return True


def begins_page(row: Element) -> bool:
    """Whether Word began a page with this row when it last laid the document out."""
    first = next(row.iter(f"{W}t", f"{W}lastRenderedPageBreak"), None)
    return first is not None and first.tag == f"{W}lastRenderedPageBreak"


def flat(height: Element | None) -> bool:
    """Whether a row is held to a height in which no letter fits."""
    if height is None or height.get(f"{W}hRule") != "exact":
        return False
    return number(height.get(f"{W}val"), 240) <= _SLIVER_TWIPS


def symbol(element: Element) -> str:
    """The character of a w:sym; those of symbol fonts stay in Unicode's private area, for the cleaning to judge."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
