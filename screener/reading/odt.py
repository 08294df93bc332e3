"""ODT: the text that a word processor would print, in reading order, by one walk over content.xml."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from screener.errors import ReadError
from screener.reading.colours import WHITE, Colour, alike
from screener.reading.docx_shapes import EMU_PER_POINT, Box, reading_order
from screener.reading.flow import Flow
from screener.reading.markup import Element, month_of, parse, parse_optional
from screener.reading.odt_styles import (
    DRAW,
    FO,
    META,
    OFFICE,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    Look,
    Styles,
    fill,
    points,
    squeezed,
)
from screener.reading.parts import Extracted
from screener.reading.zips import Archive
from screener.types import Limits

_ROW_LENGTH = 100  # a table whose rows are no longer than this reads line by line, others cell by cell
_MOST_SPACES = 100  # that one text:s may stand for
_LINE_POINTS = 15.0
_BACKDROP_SHARE = 0.02
_A4 = (595.0, 842.0, 57.0, 57.0)  # width, height, left and top margin in points

_SILENT = frozenset(
    (
        f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}forms", f"{OFFICE}event-listeners",
        f"{TEXT}tracked-changes", f"{TEXT}note-citation", f"{TEXT}script", f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{TEXT}ruby-text", f"{TEXT}creator",
        f"{SVG}title", f"{SVG}desc", f"{DRAW}glue-point", f"{DRAW}enhanced-geometry",
        f"{TEXT}table-of-content-source", f"{TEXT}alphabetical-index-mark",
    )
)  # fmt: skip
_SHAPES = "frame g custom-shape rect ellipse line path polygon polyline connector a"
_DRAWN = frozenset(DRAW + name for name in _SHAPES.split())
_TEXT_BLOCKS = (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list")


class Place(Struct, frozen=True):
    """Where the walk is: how text looks here, whether any can be seen, in which list it stands."""

    look: Look = Look()
    hidden: bool = False
    in_table: bool = False
    list_style: str = ""
    depth: int = 0


def read_odt(data: bytes, limits: Limits) -> Extracted:
    """The visible text of an OpenDocument text. Raises ReadError."""
    archive = Archive(data, limits)
    if b"encryption-data" in archive.read_optional("META-INF/manifest.xml"):
        raise ReadError("encrypted")
    content = parse(archive.read("content.xml"))
    styles = parse(archive.read("styles.xml")) if "styles.xml" in archive.names else None  # broken, it could hide text
    meta = parse_optional(archive.read_optional("meta.xml"))
    return _extract(content, Styles(styles, content), meta, limits)


def read_flat_odt(data: bytes, limits: Limits) -> Extracted:
    """The visible text of an OpenDocument text in a single XML file."""
    root = parse(data)
    return _extract(root, Styles(root), root, limits)


def _extract(content: Element, styles: Styles, meta: Element | None, limits: Limits) -> Extracted:
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ReadError("other_office" if content.find(f"{OFFICE}body") is not None else "damaged")
    walk = _Walk(styles, Flow(limits.text_chars))
    walk.document(text)
    return walk.flow.extracted(_own_date(meta))


def _own_date(meta: Element | None) -> str | None:
    """The month in which the document was last changed, else that in which it was made."""
    for name in ("{http://purl.org/dc/elements/1.1/}date", f"{META}creation-date"):
        found = None if meta is None else meta.find(f"{OFFICE}meta/{name}")
        if found is not None and (month := month_of(found.text)):
            return month
    return None


class _Walk:
    def __init__(self, styles: Styles, flow: Flow) -> None:
        self.flow = flow
        self._styles = styles
        self._floating: list[tuple[Box, Element, Place]] = []
        self._notes: list[Element] = []
        self._counts: dict[int, int] = {}
        self._lines = 0
        self._backs = False  # whether large shapes lie about that text may stand on
        self._pending_mark = ""

    # ------------------------------------------------------------ the document

    def document(self, text: Element) -> None:
        """Headers, body, notes, footers: each once."""
        master = self._first_master()
        self._measure(master)
        place = Place(look=Look(background=self._paper(master)))
        self._backs = self._has_backdrop(text)
        for name in ("header", "footer"):
            if name == "footer":
                self._blocks(text, place)
                self._flush()
                for note in self._notes:
                    self._blocks(note, place)
            for element in [] if master is None else master.iterchildren(f"{STYLE}{name}", f"{STYLE}{name}-first"):
                if element.get(f"{STYLE}display") != "false":
                    self._blocks(element, place)
                    self._flush()

    def _first_master(self) -> Element | None:
        named = [master for master in self._styles.masters if master.get(f"{STYLE}name") == "Standard"]
        return next(iter(named or self._styles.masters), None)

    def _layout(self, master: Element | None) -> dict[str, str]:
        layout = None if master is None else self._styles.pages.get(master.get(f"{STYLE}page-layout-name", ""))
        properties = None if layout is None else layout.find(f"{STYLE}page-layout-properties")
        return {} if properties is None else {str(key): str(value) for key, value in properties.attrib.items()}

    def _measure(self, master: Element | None) -> None:
        said = self._layout(master)
        names = (f"{FO}page-width", f"{FO}page-height", f"{FO}margin-left", f"{FO}margin-top")
        self._width, self._height, self._left, self._top = (
            points(said.get(name)) or usual for name, usual in zip(names, _A4, strict=True)
        )

    def _paper(self, master: Element | None) -> Colour | None:
        return fill(self._layout(master), WHITE)

    def _has_backdrop(self, text: Element) -> bool:
        for element in text.iter(*(tag for tag in _DRAWN if not tag.endswith(("}a", "}line", "}g")))):
            size = (points(element.get(f"{SVG}width")) or 0) * (points(element.get(f"{SVG}height")) or 0)
            if size < _BACKDROP_SHARE * self._width * self._height:
                continue
            said = self._styles.properties("graphic", element.get(f"{DRAW}style-name", ""))
            colour = fill(said, WHITE)
            picture = element.find(f"{DRAW}image") is not None
            if picture or colour is None or (not alike(colour, WHITE) and said.get(f"{DRAW}fill", "solid") == "solid"):
                return True
        return False

    # ------------------------------------------------------------ blocks

    def _blocks(self, parent: Element, place: Place) -> None:
        for child in parent:
            if self.flow.full:
                return
            tag = child.tag
            if not isinstance(tag, str) or tag in _SILENT:
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, place)
            elif tag == f"{TEXT}list":
                self._list(child, place)
            elif tag == f"{TABLE}table":
                self._flush()
                self._table(child, place)
            elif tag == f"{TEXT}section":
                self._section(child, place)
            elif tag == f"{TEXT}soft-page-break":
                if not place.in_table:
                    self.flow.page()
            elif tag in _DRAWN:
                self._drawn(child, place)
            else:
                self._blocks(child, place)

    def _section(self, section: Element, place: Place) -> None:
        display = section.get(f"{TEXT}display")
        gone = display == "none" or (display == "condition" and section.get(f"{TEXT}is-hidden") == "true")
        look = self._styles.look(place.look, "section", section.get(f"{TEXT}style-name", ""))
        self._blocks(section, replace(place, look=look, hidden=place.hidden or gone))

    def _list(self, element: Element, place: Place) -> None:
        style = element.get(f"{TEXT}style-name") or place.list_style
        inside = replace(place, list_style=style, depth=place.depth + 1)
        self._counts[inside.depth] = 0
        for item in element:
            if item.tag == f"{TEXT}list-item":
                bullet = self._styles.is_bullet(style, inside.depth)
                if bullet is False:
                    self._counts[inside.depth] = self._counts.get(inside.depth, 0) + 1
                    self._pending_mark = f"{self._counts[inside.depth]}. "
                elif bullet:
                    self._pending_mark = "• "
            self._blocks(item, inside)
            self._pending_mark = ""

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        if self._floating and _has_words(paragraph):
            self._flush()
        waiting = len(self._floating)
        self._write_paragraph(paragraph, place)
        self._lines += 1
        if self.flow.has_text or len(self._floating) == waiting:
            self.flow.newline()
        if self.flow.wrote or place.in_table:
            self._flush()

    def _write_paragraph(self, paragraph: Element, place: Place) -> None:
        name = paragraph.get(f"{TEXT}style-name", "")
        said = self._styles.properties("paragraph", name)
        look = self._styles.look(place.look, "paragraph", name)
        self.flow.begin()
        if said.get(f"{FO}break-before") == "page" and not place.in_table:
            self.flow.page()
        if self._pending_mark:
            self.flow.before_text(self._pending_mark)
            self._pending_mark = ""
        gone = place.hidden or squeezed(said) or _says_hidden(paragraph)
        self._line(paragraph, replace(place, look=look, hidden=gone))
        if said.get(f"{FO}break-after") == "page" and not place.in_table:
            self.flow.page()

    # ------------------------------------------------------------ lines

    def _line(self, element: Element, place: Place) -> None:
        """The text of `element` and of all in it, in order."""
        self._say(element.text, place)
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and tag not in _SILENT:
                self._inline(child, tag, place)
            self._say(child.tail, place)

    def _inline(self, child: Element, tag: str, place: Place) -> None:
        if tag == f"{TEXT}span":
            look = self._styles.look(place.look, "text", child.get(f"{TEXT}style-name", ""))
            self._line(child, replace(place, look=look))
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            self._put(
                " " * min(_MOST_SPACES, int(count) if count.isdigit() and len(count) < 10 else _MOST_SPACES), place
            )
        elif tag == f"{TEXT}tab":
            self._put("\t", place)
        elif tag == f"{TEXT}line-break":
            if not (place.hidden or place.look.hidden):
                self.flow.newline()
        elif tag == f"{TEXT}soft-page-break":
            if not place.in_table:
                self.flow.page()
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if body is not None and not place.hidden:
                self._notes.append(body)
        elif tag == f"{TEXT}hidden-text":
            self._hidden_text(child, place)
        elif tag in _DRAWN and tag != f"{DRAW}a":
            self._drawn(child, place)
        elif tag != f"{TEXT}hidden-paragraph":
            self._line(child, place)

    def _hidden_text(self, element: Element, place: Place) -> None:
        said = element.text or element.get(f"{TEXT}string-value") or ""
        if element.get(f"{TEXT}is-hidden", "true") == "true":
            self.flow.hide(said)
        else:
            self._put(said, place)

    def _say(self, text: str | None, place: Place) -> None:
        if text:
            self._put(text.replace("\n", " ") if "\n" in text else text, place)

    def _put(self, text: str, place: Place) -> None:
        look = place.look
        if self._backs and look.background == WHITE and not place.in_table:
            look = replace(look, background=None)
        if place.hidden or look.hidden:
            self.flow.hide(text)
        else:
            self.flow.text(text)

    # ------------------------------------------------------------ tables

    def _table(self, table: Element, place: Place) -> None:
        said = self._styles.properties("table", table.get(f"{TABLE}style-name", ""))
        look = replace(place.look, background=fill(said, place.look.background))
        inside = Place(look=look, hidden=place.hidden, in_table=True)
        rows = list(_rows(table))
        in_line = _rows_are_short(table, rows)
        for row in rows:
            self._row(row, inside, in_line=in_line)
        self._lines += len(rows)

    def _row(self, row: Element, place: Place, *, in_line: bool) -> None:
        said = self._styles.properties("table-row", row.get(f"{TABLE}style-name", ""))
        gone = row.get(f"{TABLE}visibility") in ("collapse", "filter") or squeezed(said)
        look = replace(place.look, background=fill(said, place.look.background))
        place = replace(place, look=look, hidden=place.hidden or gone)
        for cell in row.iterchildren(f"{TABLE}table-cell"):
            own = self._styles.properties("table-cell", cell.get(f"{TABLE}style-name", ""))
            inside = replace(place, look=replace(place.look, background=fill(own, place.look.background)))
            if in_line:
                if self.flow.has_text:
                    self.flow.text("\t")
                for paragraph in cell.iterchildren(*_TEXT_BLOCKS):
                    self._write_paragraph(paragraph, inside)
            else:
                self._blocks(cell, inside)
                self.flow.end_line()
        if in_line:
            self.flow.newline()

    # ------------------------------------------------------------ shapes

    def _drawn(self, element: Element, place: Place) -> None:
        """Put the text of a frame or shape on the list of those that wait for the end of the paragraph."""
        if element.tag in (f"{DRAW}g", f"{DRAW}a"):
            for child in element:
                if child.tag in _DRAWN:
                    self._drawn(child, place)
            return
        content = element.find(f"{DRAW}text-box") if element.tag == f"{DRAW}frame" else element
        if content is None or next(content.iter(*_TEXT_BLOCKS), None) is None:
            return
        said = self._styles.properties("graphic", element.get(f"{DRAW}style-name", ""))
        box = self._box(element, said)
        background = fill(said, None if self._backs else place.look.background)
        inside = Place(look=Look(background=background), hidden=place.hidden or box.hidden)
        self._floating.append((box, content, inside))

    def _box(self, element: Element, said: dict[str, str]) -> Box:
        x, y = points(element.get(f"{SVG}x")), points(element.get(f"{SVG}y"))
        width = points(element.get(f"{SVG}width")) or points(element.get(f"{FO}min-width"), self._width) or 0.0
        height = points(element.get(f"{SVG}height"))
        to_page = element.get(f"{TEXT}anchor-type") == "page"
        if x is not None and not (to_page or said.get(f"{STYLE}horizontal-rel", "").startswith("page")):
            x += self._left
        if y is not None and not (to_page or said.get(f"{STYLE}vertical-rel", "") == "page"):
            y += self._top + self._lines * _LINE_POINTS
        beside = x is not None and width > 0 and (x + width <= 0 or x >= self._width)
        above = y is not None and (y + (height or 0) <= -self._height / 2 or y >= 3 * self._height)
        flat = height is not None and height <= 2 and "min-height" not in " ".join(map(str, element.attrib))
        return Box(
            None if x is None else round(x * EMU_PER_POINT),
            None if y is None else round(y * EMU_PER_POINT),
            round(width * EMU_PER_POINT),
            round((height or 0) * EMU_PER_POINT),
            hidden=beside or above or flat,
        )

    def _flush(self) -> None:
        waiting, self._floating = self._floating, []
        for index in reading_order([box for box, _, _ in waiting]):
            _, content, place = waiting[index]
            self.flow.end_line()
            lines = self._lines
            self._blocks(content, place)
            self._flush()
            self._lines = lines
            self.flow.end_line()


def _says_hidden(paragraph: Element) -> bool:
    """Whether a field in the paragraph hides it."""
    field = paragraph.find(f".//{TEXT}hidden-paragraph")
    return field is not None and field.get(f"{TEXT}is-hidden", "true") == "true"


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _rows_are_short(table: Element, rows: Iterable[Element]) -> bool:
    """Whether each row is one short line: one paragraph a cell, nothing in it that makes lines."""
    if next(table.iter(f"{TEXT}line-break", f"{TEXT}list", f"{DRAW}frame"), None) is not None:
        return False
    if sum(1 for _ in table.iter(f"{TABLE}table")) > 1:
        return False
    for row in rows:
        if sum(map(len, row.itertext())) > _ROW_LENGTH:
            return False
        if any(len(list(cell.iterchildren(*_TEXT_BLOCKS))) > 1 for cell in row.iterchildren(f"{TABLE}table-cell")):
            return False
    return True


def _has_words(paragraph: Element) -> bool:
    """Whether a paragraph holds words itself, not only in boxes that hang on it."""
    if (paragraph.text or "").strip():
        return True
    for child in paragraph:
        if (child.tail or "").strip():
            return True
        silent = not isinstance(child.tag, str) or child.tag in _SILENT or child.tag in _DRAWN
        if not silent and any(map(str.strip, map(str, child.itertext()))):
            return True
    return False
