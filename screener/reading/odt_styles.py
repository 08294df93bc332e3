"""How text in an OpenDocument file looks: automatic styles over named styles over the defaults of each family."""

import re
from collections.abc import Iterator

from msgspec import Struct

from screener.reading.colours import WHITE, Colour, alike, blend, parse_hex
from screener.reading.markup import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

TINY_POINTS = 3.0
_SLIVER_POINTS = 2.0
_SLIVER_PERCENT = 5  # letters scaled to a twentieth of their width are strokes
_PILED = -0.5  # letters moved together by half their size lie on one another
_AWAY_POINTS = 400.0  # left of the margin, where no page reaches
_FAINT_PERCENT = 8
_MOST_PARENTS = 30

_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{0,9})?|-?\.\d{1,9})(pt|in|inch|cm|mm|px|pc|%)$")
_POINTS = {"pt": 1.0, "in": 72.0, "inch": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "pc": 12.0}
_PROPERTIES = tuple(
    f"{STYLE}{kind}-properties"
    for kind in ["text", "paragraph", "graphic", "table-cell", "table-row", "table", "section", "page-layout"]
)
_LIST_LEVELS = (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-image")


class Look(Struct, frozen=True):
    """What an element hands to the text within it. `size` is in points; `background` of None is unknown."""

    colour: Colour | None = None
    background: Colour | None = WHITE
    size: float = 12.0
    vanish: bool = False
    clear: bool = False
    scale: float = 100.0  # width of the letters, in percent
    spacing: float = 0.0  # between the letters, in points

    @property
    def hidden(self) -> bool:
        """Whether text that looks so cannot be seen."""
        if self.scale <= _SLIVER_PERCENT or (self.spacing < 0 and self.spacing <= _PILED * self.size):
            return True
        return self.vanish or self.clear or self.size < TINY_POINTS or alike(self.colour, self.background)


def points(length: str | None, whole: float = 0.0) -> float | None:
    """A length such as "2.5cm" in points, percentages of `whole`; None for what is no length."""
    found = _LENGTH.match(length or "")
    if found is None:
        return None
    value, unit = float(found.group(1)), found.group(2)
    return value * whole / 100 if unit == "%" else value * _POINTS[unit]


class Styles:
    """The styles of one document by family and name, merged once each."""

    def __init__(self, *roots: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._merged: dict[tuple[str, str], dict[str, str]] = {}
        self._lists: dict[str, dict[int, bool | None]] = {}
        self.masters: list[Element] = []
        self.pages: dict[str, Element] = {}
        for root in roots:
            if root is not None:
                self._read(root)

    def _read(self, root: Element) -> None:
        for group in root:
            if group.tag not in (f"{OFFICE}styles", f"{OFFICE}automatic-styles", f"{OFFICE}master-styles"):
                continue
            for element in group:
                name = element.get(f"{STYLE}name", "")
                if element.tag == f"{STYLE}style":
                    self._elements[element.get(f"{STYLE}family", ""), name] = element
                elif element.tag == f"{STYLE}default-style":
                    self._defaults[element.get(f"{STYLE}family", "")] = element
                elif element.tag == f"{STYLE}master-page":
                    self.masters.append(element)
                elif element.tag == f"{STYLE}page-layout":
                    self.pages[name] = element
                elif element.tag == f"{TEXT}list-style":
                    self._lists[name] = dict(_levels(element))

    def properties(self, family: str, name: str) -> dict[str, str]:
        """Every property that the style `name` and its parents set, by the attribute's full name."""
        key = (family, name)
        if key not in self._merged:
            merged: dict[str, str] = {}
            chain: list[Element] = []
            while name and (element := self._elements.get((family, name))) is not None and len(chain) < _MOST_PARENTS:
                chain.append(element)
                name = element.get(f"{STYLE}parent-style-name", "")
            default = self._defaults.get(family)
            for element in ([default] if default is not None else []) + chain[::-1]:
                merged.update(_own_properties(element, merged))
            self._merged[key] = merged
        return self._merged[key]

    def is_bullet(self, style: str, level: int) -> bool | None:
        """Whether a list of that style marks its entries by bullets (True), numbers (False) or nothing (None)."""
        return self._lists.get(style, {}).get(level, True)

    def look(self, before: Look, family: str, name: str) -> Look:
        """How text in an element of that style looks inside `before`."""
        said = self.properties(family, name)
        if not said:
            return before
        background = fill(said, before.background)
        size = points(said.get(f"{FO}font-size"), before.size)
        opacity = points(said.get(f"{LOEXT}opacity"), 100)
        display = said.get(f"{TEXT}display")
        colour = before.colour
        if f"{FO}color" in said and said.get(f"{STYLE}use-window-font-color") != "true":
            colour = parse_hex(said[f"{FO}color"])
        elif said.get(f"{STYLE}use-window-font-color") == "true":
            colour = None
        return Look(
            colour=colour,
            background=background,
            size=before.size if size is None else size,
            vanish=before.vanish if display is None else display == "none" or (before.vanish and family != "text"),
            clear=before.clear if opacity is None else opacity < _FAINT_PERCENT,
            scale=_or(points(said.get(f"{STYLE}text-scale"), 100), before.scale),
            spacing=_or(points(said.get(f"{FO}letter-spacing")), before.spacing),
        )


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def squeezed(said: dict[str, str]) -> bool:
    """Whether a paragraph or row is held to a height in which no letter fits, or begins far off the page."""
    margin = points(said.get(f"{FO}margin-left"))
    if margin is not None and margin <= -_AWAY_POINTS:
        return True
    for name in (f"{FO}line-height", f"{STYLE}row-height"):
        length = said.get(name, "")
        height = None if length.endswith("%") else points(length)
        if height is not None and height <= _SLIVER_POINTS:
            return True
    return False


def fill(said: dict[str, str], before: Colour | None) -> Colour | None:
    """The colour behind an element with these properties; None where a picture or a gradient makes it unknown."""
    kind = said.get(f"{DRAW}fill")
    if kind in ("gradient", "bitmap", "hatch"):
        return None
    colour = parse_hex(said.get(f"{DRAW}fill-color")) if kind == "solid" else None
    colour = colour or parse_hex(said.get(f"{FO}background-color"))
    if colour is None:
        return before
    opacity = points(said.get(f"{DRAW}opacity"), 100)
    if opacity is None:
        transparency = points(said.get(f"{STYLE}background-transparency"), 100)
        opacity = 100 - (transparency or 0)
    return blend(colour, before, opacity / 100)


def _own_properties(element: Element, before: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The properties one style sets itself; a size in percent is turned into points by its parents' size."""
    size = f"{FO}font-size"
    for group in element:
        if group.tag not in _PROPERTIES:
            continue
        # LibreOffice writes 0 % beside an automatic colour and means nothing by it; a colour alone is full.
        automatic = group.get(f"{STYLE}use-window-font-color") == "true"
        if f"{FO}color" in group.attrib:
            yield f"{LOEXT}opacity", "100%"
        for name, value in _attributes(group):
            if name == f"{LOEXT}opacity" and automatic:
                continue
            if name == size and value.endswith("%") and (inherited := points(before.get(size))):
                value = f"{points(value, inherited):.2f}pt"
            yield name, value
        picture = group.find(f"{STYLE}background-image")
        if picture is not None and picture.attrib:
            yield f"{DRAW}fill", "bitmap"


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in element.attrib.items())


def _levels(element: Element) -> Iterator[tuple[int, bool | None]]:
    for level in element:
        if level.tag in _LIST_LEVELS:
            number = int(level.get(f"{TEXT}level", "1")) if level.get(f"{TEXT}level", "1").isdigit() else 1
            if level.tag == f"{TEXT}list-level-style-number":
                yield number, False if level.get(f"{STYLE}num-format") else None
            else:
                yield number, True
