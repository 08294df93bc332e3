"""DOCX: the text that Word would print, in reading order, by one walk over the XML of its parts."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial

from msgspec.structs import replace

from screener.errors import ReadError
from screener.reading.colours import WHITE, Colour
from screener.reading.docx_chunk import read_chunk
from screener.reading.docx_drawings import Drawings, Floating, Place, diagram_lines, diagram_part, drawn_letters
from screener.reading.docx_layout import (
    begins_page,
    children_named,
    chosen,
    flat,
    has_words,
    rows_are_short,
    symbol,
)
from screener.reading.docx_numbering import Numbering
from screener.reading.docx_package import Package
from screener.reading.docx_shapes import EMU_PER_POINT, page_size, reading_order
from screener.reading.docx_styles import Cell, Format, Styles, hidden, merge_toggles, squeezed, table_look
from screener.reading.flow import Flow
from screener.reading.markup import Element, own_text
from screener.reading.ooxml import MC, M, R, Theme, W, is_on
from screener.reading.parts import Extracted, hidden_words
from screener.reading.zips import Archive
from screener.types import Limits

_LINE_EMU = 23 * EMU_PER_POINT  # the height of an empty paragraph, to place boxes that hang on one

# Elements whose children are read as if they stood in their place.
_WORD_THROUGH = "hyperlink smartTag ins moveTo fldSimple sdtContent customXml dir bdo ruby rubyBase"
_MATH_THROUGH = "oMath oMathPara r f num den e sSup sSub d"
_THROUGH = frozenset([W + name for name in _WORD_THROUGH.split()] + [M + name for name in _MATH_THROUGH.split()])
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\xad",
}  # fmt: skip
_SHAPES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))


def read_docx(data: bytes, limits: Limits) -> Extracted:
    """The visible text of a Word file. Raises ReadError."""
    package = Package(Archive(data, limits))
    document = Document(package, Flow(limits.text_chars), limits)
    document.walk()
    return document.flow.extracted(package.own_date)


class Document:
    """One walk over the body, the headers and the notes."""

    def __init__(self, package: Package, flow: Flow, limits: Limits) -> None:
        self.flow = flow
        self._package = package
        self._limits = limits
        self._root = package.root()
        theme = Theme(partial(package.related, "theme"))
        self._styles = Styles(package.related("styles"), theme)
        self._numbering = Numbering(partial(package.related, "numbering"))
        self._fields: list[bool] = []  # for each open field whether its result has begun
        self._floating: list[Floating] = []
        self._lines = 0  # paragraphs so far, to place the boxes that hang on them
        self._notes: list[tuple[str, str]] = []
        self._sections = list(self._root.iter(f"{W}sectPr"))
        self._page = page_size(self._sections[-1] if self._sections else None)
        self._drawings = Drawings(theme, self._page)
        self._runs: dict[tuple[str, str], Format] = {}
        self._inline: dict[str, Callable[[Element, str, Place], None]] = {
            f"{W}r": self._run,
            f"{W}sdt": self._control,
            f"{MC}AlternateContent": self._alternatives,
            f"{W}tbl": self._table_in_line,
            f"{M}t": self._formula,
        }

    # ------------------------------------------------------------ the parts

    def walk(self) -> None:
        """Headers, body, notes, footers: each once."""
        body = self._root.find(f"{W}body")
        if body is None:
            raise ReadError("damaged")
        place = Place(background=self._paper())
        headers = self._around("header")
        self._story(headers, place)
        self._drawings.note_backdrops(self._root)
        self.flow.end_line()
        self._blocks(body, place)
        self._flush()
        self._write_notes(place)
        self._story(self._around("footer"), place)

    def _story(self, roots: Iterable[Element], place: Place) -> None:
        for root in roots:
            self._drawings.note_backdrops(root)
            self._blocks(root, place)
            self._flush()

    @cached_property
    def _settings(self) -> Element | None:
        return self._package.related("settings")

    def _paper(self) -> Colour | None:
        """The colour of the page, where Word is told to show it."""
        background = self._root.find(f"{W}background")
        if background is None or not self._is_set("displayBackgroundShape"):
            return WHITE
        if len(background):
            return None
        return self._styles.theme.word_colour(background, value="color", prefix="themeColor") or WHITE

    def _is_set(self, name: str) -> bool:
        return self._settings is not None and is_on(self._settings.find(W + name))

    def _around(self, name: str) -> list[Element]:
        """The headers or footers that pages show, each once, that of the first page first."""
        found: dict[str, int] = {}
        for section in self._sections:
            shown = {"default": 1, **({"first": 0} if is_on(section.find(f"{W}titlePg")) else {})}
            for reference in section.iterchildren(f"{W}{name}Reference"):
                kind = reference.get(f"{W}type", "default")
                if kind == "even" and self._is_set("evenAndOddHeaders"):
                    shown["even"] = 2
                if kind in shown:
                    found.setdefault(reference.get(f"{R}id", ""), shown[kind])
        roots, seen = [], set()
        for identifier in sorted(found, key=lambda key: found[key]):
            root = self._package.by_id(identifier)
            said = "" if root is None else "".join(text.text or "" for text in root.iter(f"{W}t"))
            if root is not None and said not in seen:
                seen.add(said)
                roots.append(root)
        return roots

    def _write_notes(self, place: Place) -> None:
        for kind in ("footnote", "endnote"):
            wanted = [name for its_kind, name in self._notes if its_kind == kind]
            root = self._package.related(f"{kind}s") if wanted else None
            notes = {} if root is None else {note.get(f"{W}id", ""): note for note in root}
            for name in dict.fromkeys(wanted):
                if name in notes:
                    self._blocks(notes[name], place)
                    self._flush()

    # ------------------------------------------------------------ blocks

    def _blocks(self, parent: Element, place: Place) -> None:
        for child in parent:
            if self.flow.full:
                return
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, place)
            elif tag == f"{W}tbl":
                self._flush()
                self._table(child, place)
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._blocks(content, place)
            elif tag == f"{MC}AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self._blocks(branch, place)
            elif tag == f"{W}altChunk":
                self._chunk(child, place)
            elif tag in _THROUGH:
                self._blocks(child, place)

    def _chunk(self, element: Element, place: Place) -> None:
        name, data = self._package.raw_by_id(element.get(f"{R}id"))
        chunk = read_chunk(data, name, self._limits) if data else None
        for page in () if chunk is None else chunk.pages:
            self.flow.lines(page, hidden=place.hidden)
        self.flow.count_hidden(0 if chunk is None else hidden_words(chunk))

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        style, inside = self._paragraph_place(paragraph, place)
        if self._floating and has_words(paragraph):  # boxes of the empty paragraphs before it come first
            self._flush()
        waiting = len(self._floating)
        self._write_paragraph(paragraph, style, inside)
        self._lines += 1
        if self.flow.has_text or len(self._floating) == waiting:
            self.flow.newline()
        if self.flow.wrote or place.in_table:
            self._flush()

    def _write_paragraph(self, paragraph: Element, style: str, place: Place) -> None:
        """The characters of a paragraph with its bullet, without a line end."""
        properties = paragraph.find(f"{W}pPr")
        self.flow.begin()
        if properties is not None and not place.in_table and is_on(properties.find(f"{W}pageBreakBefore")):
            self._new_page()
        if mark := self._mark(properties, style):
            self.flow.before_text(mark)
        self._children(paragraph, style, place)
        if not any(self._fields):  # a field that never came to its result hides no more than its paragraph
            self._fields.clear()
        if properties is not None and properties.find(f"{W}sectPr") is not None and not place.in_table:
            kind = properties.find(f"{W}sectPr/{W}type")
            if kind is None or kind.get(f"{W}val") not in ("continuous", "nextColumn"):
                self._new_page()

    def _paragraph_place(self, paragraph: Element, place: Place) -> tuple[str, Place]:
        """The style of a paragraph, and what its shading and its height make of the place."""
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self._styles.default_paragraph if named is None else named.get(f"{W}val", "")
        shade = self._styles.paragraph_shade(style)
        gone = place.hidden
        if properties is not None:
            own = properties.find(f"{W}shd")
            shade = self._styles.fill(own) if own is not None else shade
            gone = gone or squeezed(properties)
        if shade is None and gone == place.hidden:
            return style, place
        return style, replace(place, background=shade or place.background, hidden=gone)

    def _mark(self, properties: Element | None, style: str) -> str | None:
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is None:
            for inherited in self._styles.paragraph_properties(style):
                found = inherited.find(f"{W}numPr")
                own = found if found is not None else own
        return None if own is None else self._numbering.mark(own)

    # ------------------------------------------------------------ tables

    def _table(self, table: Element, place: Place) -> None:
        properties = table.find(f"{W}tblPr")
        named = None if properties is None else properties.find(f"{W}tblStyle")
        style = "" if named is None else named.get(f"{W}val", "")
        shade = None if properties is None else self._styles.fill(properties.find(f"{W}shd"))
        inside = replace(place, background=shade or place.background, in_table=True)
        look = table_look(properties) if style else frozenset[str]()
        rows = list(children_named(table, f"{W}tr"))
        in_line = rows_are_short(table, rows)
        for index, row in enumerate(rows):
            if not place.in_table and index and begins_page(row):
                self._new_page()
            self._row(row, index, len(rows), style, look, inside, in_line)
        self._lines += len(rows)

    def _row(
        self, row: Element, index: int, rows: int, style: str, look: frozenset[str], place: Place, in_line: bool
    ) -> None:
        properties = row.find(f"{W}trPr")
        if properties is not None:
            if properties.find(f"{W}del") is not None:
                return
            if is_on(properties.find(f"{W}hidden")) or flat(properties.find(f"{W}trHeight")):
                place = replace(place, hidden=True)
        cells = list(children_named(row, f"{W}tc"))
        for column, cell in enumerate(cells):
            inside = place
            if style:
                characters, fill = self._styles.in_table(style, look, Cell(index, rows, column, len(cells)))
                inside = replace(inside, table=characters, background=fill or inside.background)
            shading = cell.find(f"{W}tcPr/{W}shd")
            fill = self._styles.fill(shading)
            if fill is not None:
                inside = replace(inside, background=fill)
            if in_line:
                self._cell_in_line(cell, inside, first=column == 0)
            else:
                self._blocks(cell, inside)
                self.flow.end_line()
        if in_line:
            self.flow.newline()

    def _cell_in_line(self, cell: Element, place: Place, *, first: bool) -> None:
        if not first and self.flow.has_text:
            self.flow.text("\t")
        for paragraph in cell.iter(f"{W}p"):
            style, inside = self._paragraph_place(paragraph, place)
            self._write_paragraph(paragraph, style, inside)

    def _table_in_line(self, table: Element, _style: str, place: Place) -> None:
        self.flow.end_line()
        self._table(table, place)

    # ------------------------------------------------------------ lines

    def _children(self, parent: Element, style: str, place: Place) -> None:
        for child in parent:
            tag = child.tag
            handler = self._inline.get(tag)
            if handler is not None:
                handler(child, style, place)
            elif tag in _THROUGH:
                self._children(child, style, place)

    def _control(self, control: Element, style: str, place: Place) -> None:
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self._children(content, style, place)

    def _alternatives(self, alternatives: Element, style: str, place: Place) -> None:
        branch = chosen(alternatives)
        if branch is not None:
            self._run_children(branch, self._format(None, style, place), style, place)
            self._children(branch, style, place)

    def _formula(self, element: Element, _style: str, place: Place) -> None:
        self._say(own_text(element), {}, place)

    def _run(self, run: Element, style: str, place: Place) -> None:
        self._run_children(run, self._format(run.find(f"{W}rPr"), style, place), style, place)

    def _format(self, properties: Element | None, style: str, place: Place) -> Format:
        """How the characters of a run look: table, paragraph and character style, then what the run says."""
        named = None if properties is None else properties.find(f"{W}rStyle")
        character = "" if named is None else named.get(f"{W}val", "")
        base = self._runs.get((style, character))
        if base is None:
            over = merge_toggles(self._styles.characters(style), self._styles.characters(character))
            base = self._runs[style, character] = over
        direct = self._styles.parse(properties) if properties is not None else {}
        return {**self._styles.defaults, **place.table, **base, **direct}

    def _run_children(self, run: Element, look: Format, style: str, place: Place) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._say(own_text(child), look, place)
            elif tag in _CHARACTERS:
                self._say(_CHARACTERS[tag], look, place)
            elif tag in (f"{W}br", f"{W}cr"):
                self._break(child, look, place)
            elif tag == f"{W}lastRenderedPageBreak":
                if not place.in_table:
                    self._new_page()
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif tag == f"{W}sym":
                self._say(symbol(child), look, place)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._notes.append((child.tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", "")))
            elif tag in _SHAPES:
                self._shape(child, replace(place, hidden=True) if look.get("vanish") else place)
            elif tag == f"{MC}AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self._run_children(branch, look, style, place)
            elif tag == f"{W}tbl":
                self._table_in_line(child, style, place)
            elif tag == f"{W}ruby":
                self._children(child, style, place)

    def _say(self, text: str, look: Format, place: Place) -> None:
        if self._fields and not all(self._fields):
            return  # the code of a field, not its result
        if place.hidden or hidden(look, self._behind(place)):
            self.flow.hide(text)
        else:
            self.flow.text(text)

    def _behind(self, place: Place) -> Colour | None:
        """The colour under the text; unknown on plain paper where the document has large shapes to stand on."""
        return None if self._drawings.backs and place.background == WHITE and not place.in_table else place.background

    def _break(self, element: Element, look: Format, place: Place) -> None:
        kind = element.get(f"{W}type", "textWrapping")
        if kind == "page" and not place.in_table:
            self._new_page(here=True)
        elif not (place.hidden or look.get("vanish")):
            self.flow.newline()

    def _new_page(self, *, here: bool = False) -> None:
        """Begin a page, here or at the end of the line; boxes that wait hang on the page before."""
        if not self.flow.has_text:
            self._flush()
        self._lines = 0
        if here:
            self.flow.break_page()
        else:
            self.flow.page()

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    # ------------------------------------------------------------ shapes

    def _shape(self, element: Element, place: Place) -> None:
        """Put every text box in a drawing on the list of those that wait for the end of the paragraph."""
        self._floating += self._drawings.boxes(element, place, self._page.top + self._lines * _LINE_EMU)
        if place.hidden:
            return
        for letters in drawn_letters(element):
            self.flow.text(letters)
        root = self._package.by_id(diagram_part(element))
        for line in () if root is None else diagram_lines(root):
            self.flow.text(line)
            self.flow.newline()

    def _flush(self) -> None:
        """Write the boxes that wait, in reading order. Boxes within boxes come right after their own."""
        waiting, self._floating = self._floating, []
        for index in reading_order([floating.box for floating in waiting]):
            floating = waiting[index]
            self.flow.end_line()
            lines = self._lines
            self._blocks(floating.content, floating.place)
            self._flush()
            self._lines = lines
            self.flow.end_line()
