"""The small mark-up in which a sample is written, read into a `Paper` that every layout can set.

# Name                          = line under the name          @ contact line
## Heading                      ##> Heading of the side column
### Title | Employer | Dates    - bullet                       plain text: a paragraph
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass
class Line:
    """A bullet or a paragraph."""

    kind: Literal["bullet", "text"]
    text: str


@dataclass
class Entry:
    """A job or a degree with what is said of it; without a title, loose lines of a section."""

    title: str = ""
    place: str = ""
    dates: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass
class Section:
    """A heading and what stands under it, in the main column or beside it."""

    title: str
    side: bool
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Paper:
    """A CV or a posting as its author wrote it, before any layout."""

    name: str = ""
    under: str = ""
    contact: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def columns(self) -> tuple[list[Section], list[Section]]:
        """The sections of the side column and those of the main column."""
        return [s for s in self.sections if s.side], [s for s in self.sections if not s.side]


def _entry(section: Section) -> Entry:
    if not section.entries:
        section.entries.append(Entry())
    return section.entries[-1]


def _content(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        mark, _, rest = line.partition(" ")
        yield (mark, rest.strip()) if mark in {"#", "=", "@", "##", "##>", "###", "-"} else ("", line.strip())


def read(path: Path) -> Paper:
    """The paper written in `path`; loose text before the first heading belongs to the contact lines."""
    paper = Paper()
    for mark, text in _content([line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]):
        if mark == "#":
            paper.name = text
        elif mark == "=":
            paper.under = text
        elif mark == "@":
            paper.contact.append(text)
        elif mark in {"##", "##>"}:
            paper.sections.append(Section(text, side=mark == "##>"))
        elif not paper.sections:
            paper.contact.append(text)
        elif mark == "###":
            title, place, dates = ([part.strip() for part in text.split("|")] + ["", ""])[:3]
            paper.sections[-1].entries.append(Entry(title, place, dates))
        else:
            _entry(paper.sections[-1]).lines.append(Line("bullet" if mark == "-" else "text", text))
    return paper
