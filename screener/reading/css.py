"""As much of CSS as a CV needs: declarations, the rules of a style sheet that a screen would use, lengths."""

import re
from typing import NamedTuple

_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54,
           "rem": 16.0, "vw": 12.8, "vh": 8.0, "vmin": 8.0, "vmax": 12.8, "ex": 8.0, "ch": 8.0}  # fmt: skip
LENGTH = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(px|pt|pc|in|cm|mm|q|r?em|vw|vh|vmin|vmax|ex|ch|%)?$")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]{1,9}[a-z]{0,4})\s*\)")

_PROPERTY_NAMES = """
    display visibility opacity color background background-color background-image font-size font position left
    right top bottom text-indent margin-left margin-top margin transform scale zoom clip clip-path width height
    max-width max-height overflow overflow-x overflow-y content-visibility -webkit-text-fill-color filter
    white-space list-style list-style-type text-shadow letter-spacing mask mask-image -webkit-mask-image
"""
PROPERTIES = frozenset(_PROPERTY_NAMES.split())
SCREEN_WIDTH = 1280.0
_MOST_NESTED = 20  # selectors of one list that rules within it are read for
_LONG_SELECTOR = 1_000


class Declared(NamedTuple):
    """Declarations by property: those of the usual kind, and those marked `!important`, which win over any other."""

    usual: dict[str, str]
    important: dict[str, str]


class Rule(NamedTuple):
    """One selector of a style sheet and what it declares."""

    selector: str
    declared: Declared


def parse_declarations(text: str) -> Declared:
    """ "color: red; left: 0" by the properties that matter here; the later of two wins."""
    declared = Declared({}, {})
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if not colon or (name not in PROPERTIES and not name.startswith("--")):
            continue
        value, mark, _ = value.strip().lower().partition("!")
        (declared.important if mark else declared.usual)[name] = value.strip()
    return declared


def parse_sheet(text: str, most: int) -> list[Rule]:
    """The rules of a style sheet that a screen would use, at most `most`."""
    rules: list[Rule] = []
    blocks = [("", _COMMENT.sub(" ", text))]
    read = 0
    while blocks and len(rules) < most and read < most:
        around, block = blocks.pop()
        read += 1
        for prelude, body in _blocks(block):
            if prelude.startswith("@"):
                if _applies(prelude):
                    blocks.append((around, body))
                continue
            selectors = [_nested(around, selector.strip()) for selector in _split_list(prelude)]
            if "{" in body:
                blocks += [(selector, body) for selector in selectors[:_MOST_NESTED] if len(selector) < _LONG_SELECTOR]
                body = _without_blocks(body)
            declared = parse_declarations(body)
            if any(declared):
                rules += [Rule(selector, declared) for selector in selectors]
    return rules[:most]


def _nested(around: str, selector: str) -> str:
    """The whole selector of a rule that stands within the rule for `around`."""
    if not around:
        return selector
    return selector.replace("&", around) if "&" in selector else f"{around} {selector}"


def _without_blocks(body: str) -> str:
    """The declarations that stand beside the rules in a body of nested rules."""
    kept, depth, start = [], 0, 0
    for place in re.finditer(r"[{};]", body):
        sign, at = place.group(), place.start()
        if depth == 0 and sign == ";":
            kept.append(body[start:at])
        depth += (sign == "{") - (sign == "}" and depth > 0)
        if depth == 0:
            start = at + 1
    return ";".join(kept)


def _blocks(text: str) -> list[tuple[str, str]]:
    """Each "prelude { body }" of the outermost level."""
    found: list[tuple[str, str]] = []
    depth, start, opened = 0, 0, 0
    prelude = ""
    for place in re.finditer(r"[{};]", text):
        sign, at = place.group(), place.start()
        if sign == "{":
            if depth == 0:
                prelude, opened = text[start:at].strip(), at + 1
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                found.append((prelude, text[opened:at]))
                start = at + 1
        elif depth == 0:  # an @import or a stray
            start = at + 1
    if depth:
        found.append((prelude, text[opened:]))
    return found


def _applies(prelude: str) -> bool:
    name, _, condition = prelude.lower().partition(" ")
    if name in ("@supports", "@layer"):
        return True
    if not name.startswith("@media"):
        return False
    condition = prelude.lower()[len("@media") :]
    if re.search(r"\bprint\b|\bspeech\b|\bnot\b|prefers-color-scheme\s*:\s*dark", condition):
        return False
    for bound, width in _WIDTH.findall(condition):
        pixels = to_pixels(width, 16.0, 0.0)
        if pixels is not None and (pixels > SCREEN_WIDTH if bound == "min" else pixels < SCREEN_WIDTH):
            return False
    return True


def _split_list(selectors: str) -> list[str]:
    """A selector list at its outer commas."""
    if "(" not in selectors:
        return selectors.split(",")
    found, depth, start = [], 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth <= 0:
            found.append(selectors[start:at])
            start = at + 1
    return [*found, selectors[start:]]


def specificity(selector: str) -> int:
    """How a selector weighs against others: ids, then classes, then tags."""
    ids = selector.count("#")
    classes = selector.count(".") + selector.count("[") + selector.count(":")
    tags = len(re.findall(r"(?:^|[\s>+~])[a-z]", selector, re.IGNORECASE))
    return ids * 10_000 + classes * 100 + tags


def to_pixels(value: str, em: float, whole: float) -> float | None:
    """A CSS length in pixels, `whole` being 100 %; None for anything else."""
    found = LENGTH.match(value.strip())
    if found is None:
        return None
    number, unit = float(found.group(1)), found.group(2)
    if unit is None:
        return number if number == 0 or whole else None
    if unit == "em":
        return number * em
    return number * whole / 100 if unit == "%" else number * _PIXELS[unit]
