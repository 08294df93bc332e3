"""A document as the extractors see it: its text cut once into lines and sections, and the maker of evidence."""

import re
from bisect import bisect_right
from functools import cached_property

from msgspec import Struct

from screener.types import Document, Evidence, Section

_LINE = re.compile(r"[^\n\f]+")


class Line(Struct, frozen=True):
    """One line of text without the white space around it; offsets are into `Document.text`. Empty lines are left out.

    `gap` is True where an empty line or a page break stands before it.
    """

    text: str
    start: int
    end: int
    page: int
    index: int
    gap: bool = False


class Source:
    """A document, its lines and its sections, computed once and handed to every extractor."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._page_starts = [page.start for page in document.pages]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that hold text, in reading order."""
        found: list[Line] = []
        before = 0
        for match in _LINE.finditer(self.text):
            raw = match.group()
            text = raw.strip()
            if not text:
                continue
            start = match.start() + len(raw) - len(raw.lstrip())
            gap = self.text.count("\n", before, start) > 1 or "\f" in self.text[before:start]
            found.append(Line(text, start, start + len(text), self.page_at(start), len(found), gap))
            before = start + len(text)
        return tuple(found)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that cover the text from its first to its last character, without gaps."""
        from screener.extracting.sections import find_sections

        return find_sections(self)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def section_at(self, offset: int) -> Section:
        """The section that holds the character at `offset`."""
        return self.sections[bisect_right(self._section_starts, offset) - 1]

    def page_at(self, offset: int) -> int:
        """The number (from 1) of the page that holds the character at `offset`."""
        return max(1, bisect_right(self._page_starts, offset))

    def lines_of(self, section: Section) -> tuple[Line, ...]:
        """The lines of `section`, without its heading."""
        inside = (line for line in self.lines if section.start <= line.start < section.end)
        return tuple(line for line in inside if line.text != section.title)

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The words from `start` to `end` as evidence, found by `rule`."""
        return Evidence(self.text[start:end], start, end, self.page_at(start), self.section_at(start).kind, rule)
