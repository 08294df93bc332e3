"""Text boxes of DOCX drawings, old and new, alone and in groups: found, placed on the page, with what is behind."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from screener.reading.colours import WHITE, Colour
from screener.reading.docx_shapes import Box, PageSize, anchor_box, backdrops, behind, shape_fill, vml_box
from screener.reading.docx_styles import Format
from screener.reading.markup import Element
from screener.reading.ooxml import DGM, WP, WPG, WPS, A, R, Theme, V, W, number


class Place(Struct, frozen=True):
    """Where the walk is: what lies behind the text, whether it can be seen at all, what a table says of it."""

    background: Colour | None = WHITE
    hidden: bool = False
    table: Format = {}
    in_table: bool = False


class Floating(Struct, frozen=True):
    """A text box that waits for its turn."""

    box: Box
    content: Element
    place: Place


class Drawings:
    """Finds the text boxes of one document. `backs` are the large shapes so far that text may stand on."""

    def __init__(self, theme: Theme, page: PageSize) -> None:
        self._theme = theme
        self._page = page
        self.backs: list[Box] = []

    def note_backdrops(self, root: Element) -> None:
        """Remember the large shapes of a part before its text is read."""
        self.backs += backdrops(root, self._page, self._theme)

    def boxes(self, drawing: Element, place: Place, line: int) -> Iterator[Floating]:
        """The text boxes in a w:drawing, w:pict or w:object that hangs on a line at the height `line` (EMU)."""
        for child in drawing:
            if child.tag in (f"{WP}anchor", f"{WP}inline"):
                yield from self._new_boxes(child, anchor_box(child, self._page, self._theme, line), place)
            elif isinstance(child.tag, str) and child.tag.startswith(V):
                yield from self._old_boxes(child, place)

    def _new_boxes(self, anchor: Element, box: Box, place: Place) -> Iterator[Floating]:
        grouped = next(anchor.iter(f"{WPG}wgp", f"{WPG}grpSp"), None) is not None
        for shape in anchor.iter(f"{WPS}wsp"):
            content = shape.find(f"{WPS}txbx/{W}txbxContent")
            if content is not None and not _in_another(shape, anchor):
                yield self._floating(self._in_group(shape, anchor, box) if grouped else box, content, place)

    def _old_boxes(self, top: Element, place: Place) -> Iterator[Floating]:
        for shape in top.iter():
            content = shape.find(f"{V}textbox/{W}txbxContent")
            if content is not None and not _in_another(shape, top):
                box = vml_box(shape)
                if top.tag == f"{V}group" and box.fill is False:  # another shape of the group may lie behind
                    box = replace(box, fill=None)
                yield self._floating(box, content, place)

    def _floating(self, box: Box, content: Element, place: Place) -> Floating:
        background = behind(box, place.background, self.backs)
        return Floating(box, content, Place(background=background, hidden=place.hidden or box.hidden))

    def _in_group(self, shape: Element, anchor: Element, box: Box) -> Box:
        """The box of one shape of a group: its own fill, its place within the group's."""
        fill = shape_fill(shape, self._theme)
        moved = replace(box, fill=fill if fill is not False else None)
        whole = anchor.find(f".//{WPG}grpSpPr/{A}xfrm")
        own = shape.find(f"{WPS}spPr/{A}xfrm")
        if whole is None or own is None or box.x is None or box.y is None:
            return moved
        first, extent = whole.find(f"{A}chOff"), whole.find(f"{A}chExt")
        offset, size = own.find(f"{A}off"), own.find(f"{A}ext")
        if first is None or extent is None or offset is None or size is None:
            return moved
        across = box.width / max(1, number(extent.get("cx"), 1))
        down = box.height / max(1, number(extent.get("cy"), 1))
        return replace(
            moved,
            x=box.x + round((number(offset.get("x")) - number(first.get("x"))) * across),
            y=box.y + round((number(offset.get("y")) - number(first.get("y"))) * down),
            width=round(number(size.get("cx")) * across),
            height=round(number(size.get("cy")) * down),
        )


def drawn_letters(drawing: Element) -> Iterator[str]:
    """The words of old WordArt, which are an attribute of the drawing."""
    for path in drawing.iter(f"{V}textpath"):
        if path.get("string"):
            yield path.get("string", "")


def diagram_part(drawing: Element) -> str | None:
    """The relation to the part that holds the words of a SmartArt drawing."""
    reference = drawing.find(f".//{DGM}relIds")
    return None if reference is None else reference.get(f"{R}dm")


def diagram_lines(root: Element) -> Iterator[str]:
    """The words of each shape of a SmartArt drawing."""
    for paragraph in root.iter(f"{A}p"):
        said = "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
        if said.strip():
            yield said


def _in_another(shape: Element, top: Element) -> bool:
    """Whether a shape stands in the text of another one below `top`: it is read with that text."""
    parent = shape.getparent()
    while parent is not None and parent is not top:
        if parent.tag == f"{W}txbxContent":
            return True
        parent = parent.getparent()
    return False
