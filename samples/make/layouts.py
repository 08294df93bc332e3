"""The PDF layouts of the samples: one column, a dark side column, dates in a left column."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from samples.make import pdf
from samples.make.pdf import Colour, Page, Style
from samples.make.source import Entry, Line, Paper, Section

WIDE, HIGH = pdf.A4
MARGIN = 56.0
DATES = 128.0  # the width of a left column of dates
GREY: Colour = (0.4, 0.4, 0.4)
WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.1, 0.1, 0.12)


@dataclass(frozen=True)
class Look:
    """What a sample may choose: fonts, the colour of headings, their case and letter spacing, the bullet."""

    font: str = "regular"
    bold: str = "bold"
    size: float = 10
    accent: Colour = (0.12, 0.25, 0.45)
    upper: bool = False
    spacing: float = 0
    bullet: str = "•"
    dates: str = "right"  # "right" of the title, "under" it, or in a column at the "left"

    @property
    def body(self) -> Style:
        """The style of running text."""
        return Style(self.font, self.size, INK)

    @property
    def strong(self) -> Style:
        """The style of titles of jobs and degrees."""
        return Style(self.bold, self.size + 0.5, INK)

    @property
    def heading(self) -> Style:
        """The style of section headings."""
        return Style(self.bold, self.size + 2.5, self.accent, self.spacing)


class Flow:
    """Text that runs down a column and on to the next page. `prepare` draws what every page has."""

    def __init__(self, x: float, room: float, prepare: Callable[[Page], None] = lambda page: None) -> None:
        self.pages: list[Page] = []
        self.x, self.room, self.prepare = x, room, prepare
        self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append(Page())
        self.prepare(self.pages[-1])
        self.y = HIGH - MARGIN

    def need(self, height: float) -> None:
        """Begin a new page unless `height` points are left on this one."""
        if self.y - height < MARGIN * 0.8:
            self.turn()

    def line(self, text: str, style: Style, *, x: float | None = None) -> None:
        """One line, not wrapped, below the last."""
        self.need(style.size)
        self.y -= style.size * 1.35
        self.pages[-1].text(self.x if x is None else x, self.y, text, style)

    def paragraph(self, text: str, style: Style, *, indent: float = 0) -> None:
        """`text`, wrapped to the column."""
        for line in pdf.wrap(text, style, self.room - indent):
            self.line(line, style, x=self.x + indent)

    def bullet(self, text: str, style: Style, mark: str) -> None:
        """`text` behind a bullet that is drawn by itself, as word processors do."""
        self.need(style.size * 2)
        self.pages[-1].text(self.x + 6, self.y - style.size * 1.35, mark, style)
        self.paragraph(text, style, indent=18)


def _heading(flow: Flow, title: str, look: Look) -> None:
    flow.need(60)
    flow.y -= look.size * 0.9
    flow.line(title.upper() if look.upper else title, look.heading)
    flow.y -= 5
    flow.pages[-1].rectangle(flow.x, flow.y, flow.room, 0.7, look.accent)
    flow.y -= 2


def _entry(flow: Flow, entry: Entry, look: Look) -> None:
    if entry.title:
        flow.need(40)
        flow.y -= 3
        if entry.dates and look.dates == "left":
            flow.pages[-1].text(MARGIN, flow.y - look.strong.size * 1.35, entry.dates, replace(look.body, colour=GREY))
        flow.line(entry.title, look.strong)
        if entry.dates and look.dates == "right":
            right = flow.x + flow.room - pdf.width(entry.dates, look.body)
            flow.pages[-1].text(right, flow.y, entry.dates, look.body)
        if entry.place:
            flow.paragraph(entry.place, replace(look.body, colour=GREY))
        if entry.dates and look.dates == "under":
            flow.line(entry.dates, replace(look.body, colour=GREY))
    _lines(flow, entry.lines, look)


def _lines(flow: Flow, lines: list[Line], look: Look) -> None:
    for line in lines:
        if line.kind == "bullet":
            flow.bullet(line.text, look.body, look.bullet)
        else:
            flow.paragraph(line.text, look.body)


def _sections(flow: Flow, sections: list[Section], look: Look) -> None:
    for section in sections:
        _heading(flow, section.title, look)
        for entry in section.entries:
            _entry(flow, entry, look)


def _title(flow: Flow, paper: Paper, look: Look) -> None:
    flow.line(paper.name, replace(look.heading, size=22, spacing=0))
    if paper.under:
        flow.line(paper.under, replace(look.body, size=12))
    for contact in paper.contact:
        flow.paragraph(contact, replace(look.body, colour=GREY))


def one_column(paper: Paper, look: Look) -> list[Page]:
    """Name, contact and sections, one below the other."""
    flow = Flow(MARGIN, WIDE - 2 * MARGIN)
    _title(flow, paper, look)
    _sections(flow, paper.sections, look)
    return flow.pages


def dates_left(paper: Paper, look: Look) -> list[Page]:
    """Dates in a left column; the headings and all the rest to the right of them."""
    flow = Flow(MARGIN, WIDE - 2 * MARGIN)
    _title(flow, paper, look)
    flow.x, flow.room = MARGIN + DATES, WIDE - 2 * MARGIN - DATES
    _sections(flow, paper.sections, replace(look, dates="left"))
    return flow.pages


def side_column(paper: Paper, look: Look) -> list[Page]:
    """A coloured left column with white text beside the main column, as design sites make them."""
    side, main = paper.columns()
    column = 178.0

    def prepare(page: Page) -> None:
        page.rectangle(0, 0, column, HIGH, look.accent)

    flow = Flow(column + 26, WIDE - column - 26 - 40, prepare)
    first = flow.pages[0]
    white = Style(look.font, look.size - 0.5, WHITE)
    y = HIGH - MARGIN
    for section in side:
        y -= 20
        first.text(24, y, section.title.upper(), Style(look.bold, look.size + 1, WHITE))
        y -= 4
        for line in (line for entry in section.entries for line in entry.lines):
            for part in pdf.wrap(line.text, white, column - 44):
                y -= white.size * 1.45
                first.text(24, y, part, white)
    _title(flow, paper, look)
    _sections(flow, main, replace(look, dates="under"))
    return flow.pages
