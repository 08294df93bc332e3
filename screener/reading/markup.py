"""XML of office files, parsed with every door shut: no entities, no network, no huge trees, a bounded depth."""

import re
from functools import cache

from lxml import etree

from screener.errors import ReadError

Element = etree._Element  # noqa: SLF001 - lxml gives its elements no public type

_LIBRARY_DATE = "2013-12-23T23:15:00"  # of the template that ships with a well-known library: nobody's date
_MONTH = re.compile(r"((?:19[89]|20\d)\d)-?(0[1-9]|1[0-2])")


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def parse(data: bytes) -> Element:
    """The root element of an XML part. Raises ReadError("damaged") or ReadError("too_deep")."""
    try:
        root: Element | None = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        # libxml2 stops at 256 levels by itself; a CV of tables in tables in text boxes has about 60
        raise ReadError("too_deep", limit=256) if "depth" in str(error) else ReadError("damaged") from error
    except ValueError as error:
        raise ReadError("damaged") from error
    if root is None:
        raise ReadError("damaged")
    return root


def parse_optional(data: bytes) -> Element | None:
    """The root element of a part that a document can be read without, None where there is none or it is broken."""
    if not data.strip():
        return None
    try:
        return parse(data)
    except ReadError:
        return None


def own_text(element: Element) -> str:
    """The text directly in `element`, without that of entities nobody resolves."""
    text = element.text or ""
    for child in element:
        text += child.tail or ""
    return text


def month_of(date: str | None) -> str | None:
    """ "2026-10" of "2026-10-12T08:00:00Z"; None for what is no date of the computer age."""
    text = (date or "").strip()
    found = None if text.startswith(_LIBRARY_DATE) else _MONTH.match(text)
    return f"{found.group(1)}-{found.group(2)}" if found else None
