"""Whether the text of an element can be seen, by colour, size, place and clip, and what it hands down."""

import colorsys
import re

from msgspec import Struct
from msgspec.structs import replace

from screener.reading.colours import BLACK, WHITE, Colour, alike, blend, parse_name
from screener.reading.css import LENGTH, SCREEN_WIDTH, to_pixels

# Text under 3 pt is a line to the eye; the smallest print of contracts and footnotes has 4 to 5.
TINY_POINTS = 3.0
_FAINT = 0.08  # opacity at which nothing is left to read
_OFF_PIXELS = 500.0  # how far left of or above the page a box must stand to be out of sight, with all it can hold
_FAR_PIXELS = 4000.0  # and how far right, where a reader might still scroll
_SLIVER_PIXELS = 2.0  # width or height of a clipped box in which no letter fits
_PILED = -0.5  # letters moved together by half their height or more lie on one another
_SHRUNK = 0.1  # a page or box drawn at a tenth of its size has letters under 2 pt

_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
          "xx-large": 32.0, "xxx-large": 48.0, "smaller": 13.0, "larger": 19.0}  # fmt: skip

_NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})%?")
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^()]{0,200})\)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,100})\s*(?:,([^()]{0,200}))?\)")


class Look(Struct, frozen=True):
    """What an element hands to the elements within it. `size` is in CSS pixels; a `background` of None is unknown."""

    gone: bool = False  # not shown, and nothing within can be
    veiled: bool = False  # visibility: hidden, which an element within may undo
    colour: Colour | None = BLACK
    clear: bool = False  # the text itself is transparent
    background: Colour | None = WHITE
    size: float = 16.0
    display: str = ""
    kept_blanks: bool = False
    bullets: bool = True

    @property
    def hidden(self) -> bool:
        """Whether text directly within cannot be seen."""
        tiny = self.size * 72 / 96 < TINY_POINTS
        return self.gone or self.veiled or self.clear or tiny or alike(self.colour, self.background)


def look(parent: Look, own: dict[str, str], variables: dict[str, str]) -> Look:
    """How an element with the declarations `own` looks inside `parent`."""
    if any("var(" in value for value in own.values()):
        own = {name: _resolve(value, variables) for name, value in own.items()}
    size = _font_size(own, parent.size)
    background = _background(own, parent.background)
    colour, clear = _text_colour(own, parent)
    if background != parent.background and "text-shadow" in own and own["text-shadow"] != "none":
        colour = None  # a shadow outlines the letters
    display = own.get("display", "")
    visibility = own.get("visibility", "")
    return replace(
        parent,
        gone=parent.gone or display == "none" or _out_of_sight(own, size),
        veiled=visibility in ("hidden", "collapse") if visibility and visibility != "inherit" else parent.veiled,
        colour=colour,
        clear=clear,
        background=background,
        size=size,
        display=display,
        kept_blanks=own["white-space"].startswith(("pre", "break")) if "white-space" in own else parent.kept_blanks,
        bullets=_bullets(own, parent.bullets),
    )


def _resolve(value: str, variables: dict[str, str]) -> str:
    for _ in range(4):
        if "var(" not in value:
            break
        value = _VARIABLE.sub(lambda found: variables.get(found.group(1), (found.group(2) or "unknown").strip()), value)
        value = value[:500]
    return value


def _bullets(own: dict[str, str], before: bool) -> bool:
    style = own.get("list-style-type") or own.get("list-style")
    return "none" not in style if style else before


def _font_size(own: dict[str, str], before: float) -> float:
    value = own.get("font-size", "")
    if not value and "font" in own:
        value = next(
            (word.partition("/")[0] for word in own["font"].split() if LENGTH.match(word.partition("/")[0])), ""
        )
    if value in _SIZES:
        return _SIZES[value]
    pixels = to_pixels(value, before, before)
    return before if pixels is None else pixels


def parse_colour(value: str) -> tuple[Colour, float] | None:
    """A CSS colour and its opacity; None where it is no colour that is known."""
    value = value.strip()
    if value == "transparent":
        return BLACK, 0.0
    if function := _FUNCTION.search(value):
        return _colour_function(function.group(1), function.group(2))
    if value.startswith("#") and len(value) in (5, 9):  # with opacity: #rgba, #rrggbbaa
        share = int(value[-1] * 2 if len(value) == 5 else value[-2:], 16) / 255 if value[1:].isalnum() else 1.0
        plain = parse_name(value[: 4 if len(value) == 5 else 7])
        return (plain, share) if plain else None
    plain = parse_name(value)
    return (plain, 1.0) if plain else None


def _colour_function(name: str, arguments: str) -> tuple[Colour, float] | None:
    parts = _NUMBER.findall(arguments)
    if len(parts) < 3:
        return None
    values = [float(part.rstrip("%")) for part in parts]
    share = 1.0 if len(parts) < 4 else values[3] / (100 if parts[3].endswith("%") else 1)
    if name.startswith("hsl"):
        rgb = colorsys.hls_to_rgb(values[0] % 360 / 360, min(1, values[2] / 100), min(1, values[1] / 100))
        red, green, blue = (round(part * 255) for part in rgb)
    else:
        red, green, blue = (
            max(0, min(255, round(value * 2.55 if part.endswith("%") else value)))
            for value, part in zip(values[:3], parts[:3], strict=True)
        )
    return (red, green, blue), max(0.0, min(1.0, share))


def _text_colour(own: dict[str, str], parent: Look) -> tuple[Colour | None, bool]:
    value = own.get("-webkit-text-fill-color") or own.get("color", "")
    if not value or value in ("inherit", "currentcolor"):
        return parent.colour, parent.clear
    parsed = parse_colour(value)
    if parsed is None:
        return None, False
    colour, share = parsed
    # Text cut out of a picture or a gradient has transparent letters on purpose.
    clear = share < _FAINT and "gradient" not in own.get("background", "") + own.get("background-image", "")
    return (colour if share > _FAINT else None), clear


def _background(own: dict[str, str], before: Colour | None) -> Colour | None:
    """The colour behind the text, None where a picture or a gradient makes it unknown."""
    for name in ("background-image", "background", "background-color"):
        if re.search(r"url\(|gradient\(|image\(", own.get(name, "")):
            return None
    value = own.get("background-color") or own.get("background", "")
    if not value or value in ("none", "inherit", "initial", "unset"):
        return before
    whole = parse_colour(value)
    parsed = whole or next(filter(None, map(parse_colour, _FUNCTION.sub(" ", value).split())), None)
    if parsed is None:
        return None if "unknown" in value or "(" in value else before
    return blend(parsed[0], before, parsed[1])


def _out_of_sight(own: dict[str, str], size: float) -> bool:
    """Whether the box is transparent, clipped away, without room or off the page."""
    if not own:
        return False
    return _faded(own) or _clipped(own, size) or _displaced(own, size) or _piled(own, size)


def _faded(own: dict[str, str]) -> bool:
    opacity = _NUMBER.match(own.get("opacity", ""))
    if opacity:
        value = float(opacity.group().rstrip("%")) / (100 if opacity.group().endswith("%") else 1)
        if value < _FAINT:
            return True
    return bool(
        own.get("content-visibility") == "hidden"
        or re.match(r"opacity\(\s*0?\.?0*%?\s*\)", own.get("filter", ""))
        or re.search(r"\bscale[xy3d]{0,2}\(\s*0*\.?0{1,9}[1-9]?\s*[,)]", own.get("transform", ""))
        or re.search(
            r"\brotate[xy]\(\s*-?(?:90|270)deg|\bmatrix\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0\b", own.get("transform", "")
        )
        or any(_shrunk(own.get(name, "")) for name in ("scale", "zoom"))
        or _masked(own)
    )


def _shrunk(value: str) -> bool:
    number = _NUMBER.match(value)
    if number is None:
        return False
    return float(number.group().rstrip("%")) / (100 if number.group().endswith("%") else 1) < _SHRUNK


def _masked(own: dict[str, str]) -> bool:
    """Whether a mask lets nothing through: a gradient from transparent to transparent."""
    mask = own.get("mask-image") or own.get("-webkit-mask-image") or own.get("mask", "")
    stops = re.match(r"(?:linear|radial)-gradient\(([^()]{0,200})\)", mask)
    return stops is not None and not stops.group(1).replace("transparent", "").strip(" ,0123456789%")


def _piled(own: dict[str, str], size: float) -> bool:
    """Whether the letters are drawn on top of one another."""
    spacing = to_pixels(own.get("letter-spacing", ""), size, 0.0)
    return spacing is not None and spacing <= _PILED * size < 0


def _clipped(own: dict[str, str], size: float) -> bool:
    if own.get("position") in ("absolute", "fixed") and (clip := re.match(r"rect\(([^()]*)\)", own.get("clip", ""))):
        edges = [to_pixels(part, size, 0.0) for part in re.split(r"[\s,]+", clip.group(1).strip())]
        if len(edges) == 4:
            top, right, bottom, left = (edge or 0.0 for edge in edges)
            if right - left <= _SLIVER_PIXELS or bottom - top <= _SLIVER_PIXELS:
                return True
    if inset := re.match(r"inset\(\s*(\d{1,6})%", own.get("clip-path", "")):
        return int(inset.group(1)) >= 50
    if re.match(r"(?:circle|ellipse)\(\s*0|polygon\((?:\s*0(?:px|%)?[\s,]*){6,}\)", own.get("clip-path", "")):
        return True
    cut = [own.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")]
    if not any(word in value for value in cut for word in ("hidden", "clip", "scroll", "auto")):
        return False
    sides = [own.get(name, "") for name in ("width", "height", "max-width", "max-height")]
    lengths = [0.0 if side == "0%" else to_pixels(side, size, 0.0) for side in sides if side == "0%" or "%" not in side]
    return any(length is not None and length <= _SLIVER_PIXELS for length in lengths)


def _displaced(own: dict[str, str], size: float) -> bool:
    """Whether the box, or the text in it, is moved off the page."""
    placed = own.get("position") in ("absolute", "fixed", "relative")
    for name in ("left", "top", "right", "bottom", "margin-left", "margin-top", "text-indent"):
        if name in own and (placed or name.startswith(("margin", "text"))):
            pixels = to_pixels(own[name], size, SCREEN_WIDTH)
            if pixels is None:
                continue
            if pixels <= -_OFF_PIXELS and (name not in ("right", "bottom") or pixels <= -_FAR_PIXELS):
                return True
            # From the right or the bottom edge, more than the page's width leads out on the other side.
            if pixels >= (1.5 * SCREEN_WIDTH if name == "right" else _FAR_PIXELS):
                return True
    margins = [to_pixels(part, size, SCREEN_WIDTH) for part in own.get("margin", "").split()]
    if any(pixels is not None and abs(pixels) >= _FAR_PIXELS for pixels in margins):
        return True
    for moved in re.findall(r"translate(?:[xy]|3d)?\(([^()]{0,100})\)", own.get("transform", "")):
        for part in moved.split(","):
            pixels = to_pixels(part, size, SCREEN_WIDTH)
            if pixels is not None and abs(pixels) >= 2 * SCREEN_WIDTH:
                return True
    return False
