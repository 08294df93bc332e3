"""Floating shapes of a DOCX file: where they stand on the page, what fills them, in which order a person reads them."""

import re
from collections.abc import Iterable

from msgspec import Struct

from screener.reading.colours import WHITE, Colour, alike, blend, parse_name
from screener.reading.markup import Element
from screener.reading.ooxml import PIC, WP, WPS, A, Theme, V, W, number

EMU_PER_POINT = 12_700
EMU_PER_TWIP = 635
_SLIVER = 2 * EMU_PER_POINT
_MARGIN_POINTS = 200  # wider than the margin of any page: a box that ends so far left of the text is off it
_BACKDROP_SHARE = 0.02  # of the page, from which a shape may be what white text stands on
_VML_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{0,9})?|-?\.\d{1,9})(pt|in|cm|mm|px|pc|)$")
_VML_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "pc": 152_400, "": 1}


class PageSize(Struct, frozen=True):
    """A page in EMU (914,400 to the inch), with its left and top margin."""

    width: int = 7_560_310
    height: int = 10_692_130
    left: int = 899_795
    top: int = 899_795

    @property
    def area(self) -> int:
        """Width by height."""
        return self.width * self.height


class Box(Struct, frozen=True):
    """A rectangle in EMU from the page's upper left corner; x or y is None where only the layout decides."""

    x: int | None
    y: int | None
    width: int
    height: int
    fill: Colour | bool | None = False  # False: nothing; None: a picture or a gradient
    hidden: bool = False

    def meets(self, other: "Box") -> bool:
        """Whether the two may overlap; a place that is not known may be anywhere."""
        return _overlap(self.x, self.width, other.x, other.width) and _overlap(
            self.y, self.height, other.y, other.height
        )


def _overlap(a: int | None, length_a: int, b: int | None, length_b: int) -> bool:
    return a is None or b is None or (a < b + length_b and b < a + length_a)


def page_size(section: Element | None) -> PageSize:
    """The page of a w:sectPr, A4 where it says nothing."""
    if section is None:
        return PageSize()
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    usual = PageSize()

    def emu(element: Element | None, name: str, otherwise: int) -> int:
        twips = 0 if element is None else number(element.get(f"{W}{name}"))
        return twips * EMU_PER_TWIP if twips > 0 else otherwise

    return PageSize(
        emu(size, "w", usual.width), emu(size, "h", usual.height),
        emu(margins, "left", usual.left), emu(margins, "top", usual.top),
    )  # fmt: skip


def anchor_box(anchor: Element, page: PageSize, theme: Theme, paragraph_y: int | None) -> Box:
    """Where a wp:anchor or wp:inline stands, and the fill of its first shape."""
    extent = anchor.find(f"{WP}extent")
    width = 0 if extent is None else number(extent.get("cx"))
    height = 0 if extent is None else number(extent.get("cy"))
    x = _offset(anchor.find(f"{WP}positionH"), width, page.width, page.left, None)
    y = _offset(anchor.find(f"{WP}positionV"), height, page.height, page.top, paragraph_y)
    properties = anchor.find(f"{WP}docPr")
    hidden = properties is not None and properties.get("hidden") in ("1", "true")
    grows = anchor.find(f".//{A}spAutoFit") is not None
    hidden = hidden or _off_page(x, y, width, height, page) or (min(width, height) <= _SLIVER and not grows)
    return Box(x, y, width, height, fill=shape_fill(anchor, theme), hidden=hidden)


def _offset(position: Element | None, length: int, whole: int, margin: int, line: int | None) -> int | None:
    """A wp:positionH or wp:positionV in EMU from the edge of the page."""
    if position is None:
        return None
    origins = {
        "page": 0, "leftMargin": 0, "topMargin": 0, "insideMargin": 0, "margin": margin, "column": margin,
        "rightMargin": whole - margin, "bottomMargin": whole - margin, "outsideMargin": whole - margin,
        "paragraph": line, "line": line, "character": margin,
    }  # fmt: skip
    related = position.get("relativeFrom", "page")
    origin = origins.get(related)
    offset = position.find(f"{WP}posOffset")
    if offset is not None:
        distance = number(offset.text)
        if origin is None:
            return distance if abs(distance) > 2 * whole else None
        return origin + distance
    align = position.find(f"{WP}align")
    if align is None or related in ("paragraph", "line", "character"):
        return None
    first, last = (margin, whole - margin) if related in ("margin", "column") else (0, whole)
    places = {"left": first, "top": first, "inside": first, "center": (first + last - length) // 2}
    return places.get((align.text or "").strip(), last - length)


def _off_page(x: int | None, y: int | None, width: int, height: int, page: PageSize) -> bool:
    beside = x is not None and (x + width <= 0 or x >= page.width)
    # A box may hang on a paragraph far down, whose place is an estimate: only what no page could hold is out of sight.
    above = y is not None and (y + height <= -page.height // 2 or y >= 3 * page.height)
    return beside or above


def shape_fill(element: Element, theme: Theme) -> Colour | bool | None:
    """The fill of the first shape in `element`: a colour, None for a picture or gradient, False for nothing."""
    if element.find(f".//{PIC}pic") is not None:
        return None
    shape = element if element.tag == f"{WPS}wsp" else element.find(f".//{WPS}wsp")
    if shape is None:
        return False
    properties = shape.find(f"{WPS}spPr")
    for fill in () if properties is None else properties:
        if fill.tag == f"{A}solidFill" and len(fill):
            colour, opacity = theme.drawing_colour(fill[0])
            return blend(colour, WHITE, opacity) if colour is not None and opacity > 0.1 else False
        if fill.tag in (f"{A}gradFill", f"{A}blipFill", f"{A}pattFill"):
            return None
        if fill.tag == f"{A}noFill":
            return False
    reference = shape.find(f"{WPS}style/{A}fillRef")
    if reference is not None and reference.get("idx", "0") != "0" and len(reference):
        return theme.drawing_colour(reference[0])[0]
    return False


def vml_box(shape: Element) -> Box:
    """Where an old drawing (v:shape, v:rect ...) stands, by its style attribute, and what fills it."""
    said: dict[str, str] = {}
    for declaration in (shape.get("style") or "").split(";"):
        name, _, value = declaration.partition(":")
        said[name.strip().lower()] = value.strip().lower()
    x, y = _vml(said.get("margin-left") or said.get("left")), _vml(said.get("margin-top") or said.get("top"))
    width, height = _vml(said.get("width")), _vml(said.get("height"))
    beside = x is not None and (x + (width or 0) < -_MARGIN_POINTS * EMU_PER_POINT or x > 4_000 * EMU_PER_POINT)
    away = said.get("position") == "absolute" and (beside or abs(y or 0) > 4_000 * EMU_PER_POINT)
    flat = any(side is not None and side <= _SLIVER and unit != "%" for side, unit in ((width, ""), (height, "")))
    hidden = said.get("visibility") == "hidden" or said.get("display") == "none" or away or flat
    fill: Colour | bool | None = False
    if shape.get("filled", "t") not in ("f", "false") and (colour := shape.get("fillcolor")):
        fill = parse_name(colour.split("[")[0].strip())
    pattern = shape.find(f"{V}fill")
    if pattern is not None and pattern.get("type", "solid") != "solid":
        fill = None
    return Box(None, None, width or 0, height or 0, fill=fill, hidden=hidden)


def _vml(text: str | None) -> int | None:
    found = _VML_LENGTH.match(text or "")
    return round(float(found.group(1)) * _VML_UNITS[found.group(2)]) if found else None


def backdrops(root: Element, page: PageSize, theme: Theme) -> list[Box]:
    """The large shapes and pictures that text may stand on without being in them."""
    found = []
    for anchor in root.iter(f"{WP}anchor"):
        fill = shape_fill(anchor, theme)
        if fill is False or (isinstance(fill, tuple) and alike(fill, WHITE)):
            continue
        box = anchor_box(anchor, page, theme, None)
        if box.width * box.height >= _BACKDROP_SHARE * page.area and not box.hidden:
            found.append(box)
    return found


def behind(box: Box, around: Colour | None, backs: Iterable[Box]) -> Colour | None:
    """The colour behind text in `box`: its fill, else that of the paper, unknown where a backdrop may lie between."""
    if box.fill is not False:
        return box.fill if isinstance(box.fill, tuple) else None
    return None if any(box.meets(back) for back in backs) else around


def reading_order(boxes: list[Box]) -> list[int]:
    """The indexes of `boxes` as a person reads them: column by column, each from top to bottom.

    Boxes whose sides overlap share a column. Where the place of one is not known, their order in the file is kept.
    """
    places = [(box.x, box.x + box.width, box.y) for box in boxes if box.x is not None and box.y is not None]
    if len(places) < len(boxes) or len(boxes) < 2:
        return list(range(len(boxes)))
    columns: list[list[int]] = []
    edges: list[tuple[int, int]] = []
    for index in sorted(range(len(boxes)), key=lambda index: boxes[index].width):
        left, right, _ = places[index]
        best, most = -1, 0.5 * (right - left)
        for number_, (first, last) in enumerate(edges):
            shared = min(right, last) - max(left, first)
            if shared > most:
                best, most = number_, float(shared)
        if best < 0:
            columns.append([index])
            edges.append((left, right))
        else:
            columns[best].append(index)
            edges[best] = (min(left, edges[best][0]), max(right, edges[best][1]))
    order = sorted(range(len(columns)), key=lambda column: edges[column][0])
    return [index for column in order for index in sorted(columns[column], key=lambda index: places[index][2])]
