"""Bullets and numbers that Word draws before paragraphs: they stand in numbering.xml, not in the text."""

from collections.abc import Callable, Iterator
from functools import cached_property

from screener.reading.markup import Element
from screener.reading.ooxml import W, number

_NO_MARK = frozenset(("none", ""))
_BULLET = "• "


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, load: Callable[[], Element | None]) -> None:
        self._load = load
        self._counts: dict[tuple[str, int], int] = {}

    @cached_property
    def _formats(self) -> dict[tuple[str, int], tuple[str, int]]:
        root = self._load()
        return {} if root is None else dict(self._read(root))

    def _read(self, root: Element) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
        abstract = {
            element.get(f"{W}abstractNumId", ""): list(_levels(element))
            for element in root.iterchildren(f"{W}abstractNum")
        }
        for element in root.iterchildren(f"{W}num"):
            reference = element.find(f"{W}abstractNumId")
            name = element.get(f"{W}numId", "")
            levels = [] if reference is None else abstract.get(reference.get(f"{W}val", ""), [])
            for override in element.iterchildren(f"{W}lvlOverride"):
                levels = [*levels, *_levels(override)]
            for level, form, start in levels:
                yield (name, level), (form, start)

    def mark(self, properties: Element) -> str | None:
        """What stands before a paragraph with this w:numPr; None where it belongs to no list."""
        name = _value(properties.find(f"{W}numId"))
        level = number(_value(properties.find(f"{W}ilvl")))
        if name in ("", "0"):
            return None
        form, start = self._formats.get((name, level), ("bullet", 1))
        if form in _NO_MARK:
            return ""
        if form == "bullet":
            return _BULLET
        count = self._counts.get((name, level), start - 1) + 1
        self._counts[name, level] = count
        for deeper in [key for key in self._counts if key[0] == name and key[1] > level]:
            del self._counts[deeper]
        return f"{_written(count, form)}. "


def _levels(element: Element) -> list[tuple[int, str, int]]:
    return [
        (
            number(level.get(f"{W}ilvl")),
            _value(level.find(f"{W}numFmt")) or "decimal",
            number(_value(level.find(f"{W}start")), 1),
        )
        for level in element.iterchildren(f"{W}lvl")
    ]


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _written(count: int, form: str) -> str:
    """`count` as a list shows it: "3", "c", "C", "iii", "III"."""
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + count - 1)
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 40:
        tens, ones = divmod(count, 10)
        roman = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
        return roman.lower() if form == "lowerRoman" else roman
    return str(count)
