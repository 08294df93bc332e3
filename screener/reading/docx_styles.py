"""How the characters and paragraphs of a DOCX file look: direct formatting over styles over the document's defaults."""

from collections.abc import Iterable
from functools import cache
from typing import cast

from lxml import etree
from msgspec import Struct

from screener.reading.colours import Colour, alike, blend, parse_hex, parse_name
from screener.reading.markup import Element
from screener.reading.ooxml import MC, W14, Theme, W, is_on, number

TINY_HALF_POINTS = 6  # under 3 pt
_SLIVER_PERCENT = 5  # letters scaled to a twentieth of their width are strokes
_PILED = -5  # letters moved together by half their size, in twips for each half-point of it, lie on one another
_AWAY_TWIPS = 8_000  # 14 cm left of the margin, where no page reaches
_FAR_TWIPS = 31_000  # Word's largest page
_SLIVER_TWIPS = 40  # a line or frame of 2 pt, exact, shows nothing of its letters
_FAINT = 0.08
_MOST_PARENTS = 30

# A run's formatting by name, only what is said: vanish (bool), colour (None: automatic), shade (None: none), clear
# (bool), size (half-points), scale (percent), spacing (twips between letters).
Format = dict[str, object]


class Style(Struct, frozen=True):
    """A style as it stands in styles.xml."""

    parent: str
    characters: Format
    paragraph: Element | None
    conditions: dict[str, tuple[Format, Colour | None]]
    shade: Colour | None


class Cell(Struct, frozen=True):
    """Where a cell stands in its table, for what a table's style says of it."""

    row: int
    rows: int
    column: int
    columns: int


@cache
def _query(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces={"w": W[1:-1]})


def _first(root: Element, path: str, **values: str) -> Element | None:
    """The first element at an XPath `path`: in a list of hundreds of styles ten times quicker than a loop."""
    found = cast("list[Element]", _query(path)(root, **values))
    return found[0] if found else None


class Styles:
    """The styles of one document, resolved once each."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        self._root = root
        self._styles: dict[str, Style | None] = {}  # parsed when asked for: templates bring hundreds
        self._resolved: dict[str, Format] = {}
        self._shades: dict[str, Colour | None] = {}
        self.defaults: Format = {}
        self.default_paragraph = ""
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        self.defaults = self.parse(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        usual = _first(root, "w:style[@w:type='paragraph'][@w:default='1' or @w:default='true' or @w:default='on']")
        self.default_paragraph = "" if usual is None else usual.get(f"{W}styleId", "")

    def _named(self, name: str) -> Style | None:
        if name not in self._styles and self._root is not None:
            found = _first(self._root, "w:style[@w:styleId=$name]", name=name)
            self._styles[name] = None if found is None else self._style(found)
        return self._styles.get(name)

    def _style(self, element: Element) -> Style:
        based = element.find(f"{W}basedOn")
        conditions: dict[str, tuple[Format, Colour | None]] = {}
        for condition in element.iterchildren(f"{W}tblStylePr"):
            fill = self.fill(condition.find(f"{W}tcPr/{W}shd"))
            conditions[condition.get(f"{W}type", "")] = (self.parse(condition.find(f"{W}rPr")), fill)
        return Style(
            parent="" if based is None else based.get(f"{W}val", ""),
            characters=self.parse(element.find(f"{W}rPr")),
            paragraph=element.find(f"{W}pPr"),
            conditions=conditions,
            shade=self.fill(element.find(f"{W}tcPr/{W}shd")) or self.fill(element.find(f"{W}tblPr/{W}shd")),
        )

    def chain(self, name: str) -> list[Style]:
        """The style `name` after those that it is based on, the oldest first."""
        found: list[Style] = []
        while name and (style := self._named(name)) and len(found) < _MOST_PARENTS:
            found.append(style)
            name = style.parent
        return found[::-1]

    def characters(self, name: str) -> Format:
        """What the style `name` and its parents say of characters."""
        if name not in self._resolved:
            merged: Format = {}
            for style in self.chain(name):
                merged.update(style.characters)
            self._resolved[name] = merged
        return self._resolved[name]

    def paragraph_properties(self, name: str) -> Iterable[Element]:
        """The w:pPr of the style `name` and its parents, the style's own last."""
        return [style.paragraph for style in self.chain(name) if style.paragraph is not None]

    def paragraph_shade(self, name: str) -> Colour | None:
        """The shading of paragraphs in the style `name`."""
        if name not in self._shades:
            shade = None
            for properties in self.paragraph_properties(name):
                own = properties.find(f"{W}shd")
                shade = self.fill(own) if own is not None else shade
            self._shades[name] = shade
        return self._shades[name]

    def in_table(self, name: str, look: frozenset[str], cell: Cell) -> tuple[Format, Colour | None]:
        """What the table style `name` says of the characters and the shading of one cell."""
        merged: Format = {}
        fill: Colour | None = None
        for style in self.chain(name):
            merged.update(style.characters)
            fill = style.shade or fill
            for condition in _conditions(look, cell):
                if condition in style.conditions:
                    own, shade = style.conditions[condition]
                    merged.update(own)
                    fill = shade or fill
        return merged, fill

    def fill(self, shading: Element | None) -> Colour | None:
        """The colour of a w:shd: its fill, or its pattern's colour over the fill; None for none."""
        if shading is None:
            return None
        fill = self.theme.word_colour(shading, value="fill", prefix="themeFill")
        pattern = shading.get(f"{W}val", "clear")
        if pattern == "solid":
            return self.theme.word_colour(shading, value="color", prefix="themeColor") or (0, 0, 0)
        if pattern.startswith("pct"):
            ink = self.theme.word_colour(shading, value="color", prefix="themeColor") or (0, 0, 0)
            return blend(ink, fill or (255, 255, 255), number(pattern[3:]) / 100)
        return fill

    def parse(self, properties: Element | None) -> Format:
        """The formatting that a w:rPr says directly."""
        said: Format = {}
        for element in () if properties is None else properties:
            tag = element.tag
            if tag == f"{W}vanish":
                said["vanish"] = is_on(element)
            elif tag == f"{W}color":
                said["colour"] = self.theme.word_colour(element, value="val", prefix="themeColor")
            elif tag == f"{W}sz":
                said["size"] = number(element.get(f"{W}val"), 22)
            elif tag == f"{W}shd":
                said.setdefault("shade", self.fill(element))
            elif tag == f"{W}highlight":
                said["shade"] = parse_name(element.get(f"{W}val"))
            elif tag == f"{W}w":
                said["scale"] = number(element.get(f"{W}val"), 100)
            elif tag == f"{W}spacing":
                said["spacing"] = number(element.get(f"{W}val"))
            elif tag in (f"{W14}textFill", f"{W14}textOutline"):
                self._effect(element, said)
            elif tag == f"{MC}AlternateContent":
                said.update(self.parse(element.find(f"{MC}Choice")))
        return said

    def _effect(self, element: Element, said: Format) -> None:
        """Fill and outline of Word's text effects: transparent letters, or letters that only their outline shows."""
        solid = element.find(f"{W14}solidFill")
        if element.tag == f"{W14}textOutline":
            if (solid is not None and len(solid)) or element.find(f"{W14}gradFill") is not None:
                said["outlined"] = True
        elif element.find(f"{W14}noFill") is not None:
            said["clear"] = True
        elif solid is not None and len(solid):
            colour, opacity = self.theme.drawing_colour(solid[0])
            said["clear"] = opacity < _FAINT
            said["colour"] = blend(colour, (255, 255, 255), opacity) if colour else None
        elif element.find(f"{W14}gradFill") is not None:
            said["colour"] = None


def merge_toggles(paragraph: Format, characters: Format) -> Format:
    """A character style over a paragraph style: Word flips `vanish` where both switch it on."""
    merged = {**paragraph, **characters}
    if paragraph.get("vanish") and characters.get("vanish"):
        merged["vanish"] = False
    return merged


def hidden(look: Format, background: Colour | None) -> bool:
    """Whether characters that look so on `background` (None: unknown) cannot be seen."""
    if look.get("vanish"):
        return True
    size, scale = look.get("size"), look.get("scale")
    if (isinstance(size, int) and size < TINY_HALF_POINTS) or (isinstance(scale, int) and 0 < scale <= _SLIVER_PERCENT):
        return True
    spacing = look.get("spacing")
    if isinstance(spacing, int) and spacing < 0 and spacing <= _PILED * (size if isinstance(size, int) else 22):
        return True
    if look.get("outlined"):
        return False
    if look.get("clear"):
        return True
    shade = look.get("shade")
    behind = shade if isinstance(shade, tuple) else background
    colour = look.get("colour")
    return isinstance(colour, tuple) and alike(colour, behind)


def squeezed(properties: Element) -> bool:
    """Whether a w:pPr leaves its lines no room or none on the page: a height of next to nothing, a place far off."""
    spacing = properties.find(f"{W}spacing")
    exact = spacing is not None and spacing.get(f"{W}lineRule") == "exact"
    if exact and spacing is not None and 0 < number(spacing.get(f"{W}line"), 240) <= _SLIVER_TWIPS:
        return True
    indent = properties.find(f"{W}ind")
    if indent is not None and _off(number(indent.get(f"{W}left") or indent.get(f"{W}start"))):
        return True
    frame = properties.find(f"{W}framePr")
    if frame is None:
        return False
    flat = frame.get(f"{W}hRule") == "exact" and number(frame.get(f"{W}h"), 240) <= _SLIVER_TWIPS
    return flat or any(
        _off(number(frame.get(f"{W}{at}")) + number(frame.get(f"{W}{side}"))) for at, side in ("xw", "yh")
    )


def _off(twips: int) -> bool:
    return twips <= -_AWAY_TWIPS or twips >= _FAR_TWIPS


def table_look(properties: Element | None) -> frozenset[str]:
    """Which conditions of its style a table uses: "firstRow", "lastColumn", "noHBand" ..."""
    element = None if properties is None else properties.find(f"{W}tblLook")
    if element is None:
        return frozenset(("firstRow", "firstColumn"))
    names = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")
    value = parse_hex((element.get(f"{W}val") or "").rjust(6, "0"))
    bits = value[1] << 8 | value[2] if value else 0
    return frozenset(
        name
        for place, name in enumerate(names)
        if (said := element.get(f"{W}{name}")) in ("1", "true", "on") or (said is None and bits >> (5 + place) & 1)
    )


def _conditions(look: frozenset[str], cell: Cell) -> Iterable[str]:
    """The conditions of a table style that hold for `cell`, in the order in which they override one another."""
    header = "firstRow" in look
    if "noVBand" not in look:
        yield "band1Vert" if (cell.column - ("firstColumn" in look)) % 2 == 0 else "band2Vert"
    if "noHBand" not in look and cell.row >= header:
        yield "band1Horz" if (cell.row - header) % 2 == 0 else "band2Horz"
    if "firstColumn" in look and cell.column == 0:
        yield "firstCol"
    if "lastColumn" in look and cell.column == cell.columns - 1:
        yield "lastCol"
    if header and cell.row == 0:
        yield "firstRow"
    if "lastRow" in look and cell.row == cell.rows - 1:
        yield "lastRow"
