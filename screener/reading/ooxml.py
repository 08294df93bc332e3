"""Names and colours that all parts of a DOCX file share: namespaces, the theme, how a colour is written."""

import colorsys
from collections.abc import Callable
from functools import cached_property

from screener.reading.colours import Colour, blend, parse_hex
from screener.reading.markup import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
)

# The colours of Word's own theme, for files that bring none.
OFFICE_THEME: dict[str, Colour] = {
    "lt1": (255, 255, 255), "dk1": (0, 0, 0), "lt2": (231, 230, 230), "dk2": (68, 84, 106),
    "accent1": (68, 114, 196), "accent2": (237, 125, 49), "accent3": (165, 165, 165), "accent4": (255, 192, 0),
    "accent5": (91, 155, 213), "accent6": (112, 173, 71), "hlink": (5, 99, 193), "folHlink": (149, 79, 114),
}  # fmt: skip
_THEME_NAMES = {
    "background1": "lt1", "bg1": "lt1", "light1": "lt1", "text1": "dk1", "tx1": "dk1", "dark1": "dk1",
    "background2": "lt2", "bg2": "lt2", "light2": "lt2", "text2": "dk2", "tx2": "dk2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_PERCENT = 100_000


def transitional(data: bytes) -> bytes:
    """A part in the strict dialect of the standard with the namespaces of the usual one."""
    if _STRICT in data[:8192]:
        for strict, usual in _STRICT_NAMES:
            data = data.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return data


def is_on(element: Element | None) -> bool:
    """Whether an on/off property is on: present, and not said to be off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Word writes it, `default` for anything else. Absurd ones are cut to a billion."""
    try:
        return max(-(10**9), min(10**9, int(float((text or "").removesuffix("pt")))))
    except (ValueError, OverflowError):
        return default


class Theme:
    """The colours that a document calls by name; the part that tells them is loaded when one is called."""

    def __init__(self, load: Callable[[], Element | None]) -> None:
        self._load = load

    @cached_property
    def _colours(self) -> dict[str, Colour]:
        colours = dict(OFFICE_THEME)
        root = self._load()
        scheme = None if root is None else root.find(f".//{A}clrScheme")
        for entry in () if scheme is None else scheme:
            value = entry[0].get("lastClr") or entry[0].get("val") if len(entry) else None
            if (colour := parse_hex(value)) is not None and isinstance(entry.tag, str):
                colours[entry.tag.removeprefix(A)] = colour
        return colours

    def named(self, name: str | None) -> Colour | None:
        """The colour called "accent1", "background1", "tx1" ..."""
        if not name:
            return None
        return self._colours.get(_THEME_NAMES.get(name, name))

    def word_colour(self, element: Element, *, value: str, prefix: str) -> Colour | None:
        """The colour of a w:color or w:shd: a theme colour, lighter or darker, else a plain one; None for "auto"."""
        named = self.named(element.get(f"{W}{prefix}"))
        if named is None:
            return parse_hex(element.get(f"{W}{value}"))
        stem = prefix.removesuffix("Color")
        if tint := parse_hex("0000" + (element.get(f"{W}{stem}Tint") or "")):
            return blend(named, (255, 255, 255), tint[2] / 255)
        if shade := parse_hex("0000" + (element.get(f"{W}{stem}Shade") or "")):
            return blend(named, (0, 0, 0), shade[2] / 255)
        return named

    def drawing_colour(self, element: Element) -> tuple[Colour | None, float]:
        """The colour and opacity of an a:srgbClr, a:schemeClr or a:sysClr, or of one of Word's w14 twins."""
        space = element.tag[: element.tag.index("}") + 1]
        own = space if space == W14 else ""
        value = element.get("lastClr") or element.get(f"{own}val")
        colour = parse_hex(value) or self.named(value)
        opacity = 1.0
        for change in element:
            if not isinstance(change.tag, str):
                continue
            name, amount = change.tag.removeprefix(space), number(change.get(f"{own}val"), _PERCENT) / _PERCENT
            if name == "alpha":  # opacity in drawings, transparency in Word's text effects
                opacity = 1 - amount if own else amount
            elif colour is not None:
                colour = _changed(colour, name, amount)
        return colour, opacity


def _changed(colour: Colour, name: str, amount: float) -> Colour:
    if name == "shade":
        return blend(colour, (0, 0, 0), amount) or colour
    if name == "tint":
        return blend(colour, (255, 255, 255), amount) or colour
    if name not in ("lumMod", "lumOff"):
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * amount if name == "lumMod" else light + amount
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, max(0, min(1, light)), saturation))
    return red, green, blue
