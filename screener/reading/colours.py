"""Colours of text and of what lies behind it: whether an eye can tell them apart."""

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

# Grey E0E0E0 on white (31 steps) escapes the eye on paper and on most screens, C8C8C8 (55) is pale but read.
NEAR = 32

# The sixteen names of HTML 4 and those of later lists that documents use; Word's and RTF's highlights are among them.
NAMES: dict[str, str] = {
    "aliceblue": "f0f8ff", "antiquewhite": "faebd7", "aqua": "00ffff", "azure": "f0ffff", "beige": "f5f5dc",
    "black": "000000", "blue": "0000ff", "brown": "a52a2a", "cornsilk": "fff8dc", "crimson": "dc143c",
    "cyan": "00ffff", "darkblue": "00008b", "darkcyan": "008b8b", "darkgray": "a9a9a9", "darkgreen": "006400",
    "darkgrey": "a9a9a9", "darkmagenta": "8b008b", "darkred": "8b0000", "darkslateblue": "483d8b",
    "darkslategray": "2f4f4f", "darkslategrey": "2f4f4f", "darkyellow": "808000", "dimgray": "696969",
    "dimgrey": "696969", "floralwhite": "fffaf0", "fuchsia": "ff00ff", "gainsboro": "dcdcdc", "ghostwhite": "f8f8ff",
    "gold": "ffd700", "gray": "808080", "green": "008000", "grey": "808080", "honeydew": "f0fff0",
    "indigo": "4b0082", "ivory": "fffff0", "lavender": "e6e6fa", "lavenderblush": "fff0f5", "lemonchiffon": "fffacd",
    "lightblue": "add8e6", "lightcyan": "e0ffff", "lightgray": "d3d3d3", "lightgreen": "90ee90",
    "lightgrey": "d3d3d3", "lightyellow": "ffffe0", "lime": "00ff00", "linen": "faf0e6", "magenta": "ff00ff",
    "maroon": "800000", "midnightblue": "191970", "mintcream": "f5fffa", "mistyrose": "ffe4e1", "navy": "000080",
    "oldlace": "fdf5e6", "olive": "808000", "orange": "ffa500", "pink": "ffc0cb", "purple": "800080",
    "rebeccapurple": "663399", "red": "ff0000", "royalblue": "4169e1", "salmon": "fa8072", "seagreen": "2e8b57",
    "seashell": "fff5ee", "silver": "c0c0c0", "skyblue": "87ceeb", "slateblue": "6a5acd", "slategray": "708090",
    "slategrey": "708090", "snow": "fffafa", "steelblue": "4682b4", "teal": "008080", "tomato": "ff6347",
    "white": "ffffff", "whitesmoke": "f5f5f5", "yellow": "ffff00",
}  # fmt: skip


def parse_hex(text: str | None) -> Colour | None:
    """ "1F3864", "#1f3864" or "#fff" as a colour, None for anything else ("auto", "")."""
    digits = (text or "").strip().lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        return None
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    return value >> 16, value >> 8 & 255, value & 255


def parse_name(text: str | None) -> Colour | None:
    """ "white" or "#fff" as a colour, None for anything else."""
    word = (text or "").strip().lower()
    return parse_hex(NAMES.get(word, word))


def alike(text: Colour | None, background: Colour | None) -> bool:
    """Whether text of one colour on the other cannot be read. Unknown colours (None) are read."""
    if text is None or background is None:
        return False
    return all(abs(a - b) <= NEAR for a, b in zip(text, background, strict=True))


def blend(over: Colour, under: Colour | None, share: float) -> Colour | None:
    """The colour seen where `over` covers `under` with opacity `share` (0 to 1)."""
    if share >= 1:
        return over
    if under is None:
        return None
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))
    return red, green, blue
