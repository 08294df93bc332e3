"""The lines of a posting as items: bullets taken off, glued items parted, wrapped lines joined."""

import re
import unicodedata
from functools import cache

from msgspec import Struct, structs

from screener import taxonomy
from screener.posting import words
from screener.posting.flat import flat

_BULLETS = "•●○▪◦‣·■□◆◇➢➤→✓✔✅☑►▶»›★☆⁃∙"
_LINE = re.compile(r"[^\n\f]+")
_MARK = re.compile(
    r"[ \t]*(?P<level>#{1,6}(?= |\*|\w|$))?"
    rf"(?P<bullet>[ \t]*(?:[{_BULLETS}]|[-–—*+](?=[ \t])|\d{{1,2}}[.)](?=[ \t])))*"
)
# A middle dot inside a word is inclusive writing ("motivé·e"), not a bullet.
_INLINE_BULLET = re.compile(rf"(?:[{_BULLETS.replace('·', '').replace('‣', '')}]|(?<= )[·‣](?= ))(?!\w*\.\w)")
_DRESS = re.compile(r"[*_`#]+")
# A capital glued to the end of a word, a full stop, a bracket or a number: the next item of a list that lost its
# bullets. The letters after the capital keep "B2B", "GA4" and "PDFs" whole.
_GLUE = re.compile(r"(?<=[^\W\d_]|[.!?;:)…%»\d])(?=[A-ZÀ-ÖØ-Þ](?:[a-zà-öø-ÿ]|[’'][A-Za-zÀ-ÿ]| [a-zà-öø-ÿ]))")
# Years glued to the word before: "Who you are3-5 years".
_GLUED_YEARS = re.compile(
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=\)))(?=\d{1,2}\+?(?: ?[-–à] ?\d{1,2}\+?)? (?:ans|ann|mois|month|year|yrs))"
)
# A heading whose colon is glued to a number: "What's in it for you:21 days of holiday".
_GLUED_NUMBER = re.compile(r"(?<=[a-zà-ÿ]{2} :)(?=\d)|(?<=[a-zà-ÿ]{3}:)(?=\d)")
# An abbreviation in capitals glued to a word: "text analysisFMCG experience".
_GLUED_CAPITALS = re.compile(r"(?<=[a-zà-ÿ]{4})(?=[A-Z]{2,6} [a-zà-ÿ]{2})")
_FIRST_ICON = 0x2000  # from here on in Unicode: marks and pictures, with which lines are decorated
_HEADING_WORDS = 11  # a line with a picture before it and more words is no heading
_LONGEST_WORD = 60
_LEAST_GLUED = 12  # letters of a word and an abbreviation glued to it that begin with a capital
_LONG_LINE = 45  # a shorter line was not wrapped by the margin: the next one is an item of its own


class Item(Struct, frozen=True):
    """A paragraph, a bullet or a heading: offsets into the posting, without bullet and marks.

    `level` is 1-6 for a Markdown heading, 7 for a line all in bold or capitals or with a picture of its own before it,
    0 otherwise. `gap` says whether an empty line stands before it, `line` counts from 1, `icon` is the picture.
    """

    start: int
    end: int
    line: int
    bullet: bool = False
    level: int = 0
    gap: bool = False
    icon: str = ""


def find_items(text: str) -> tuple[Item, ...]:
    """Every item of `text` that holds a letter or digit, in order."""
    found: list[Item] = []
    gap, number = False, 0
    position = 0
    for match in _LINE.finditer(text):
        breaks = text.count("\n", position, match.start())
        number += breaks
        gap, position = gap or breaks > 1, match.start()
        item = _line(text, match, number + 1, gap)
        if item is None:
            gap = gap or not match.group().strip()
            continue
        if found and _continues(text, found[-1], item):
            found[-1] = Item(found[-1].start, item.end, found[-1].line, found[-1].bullet, 0, found[-1].gap)
        else:
            found.append(item)
        gap = False
    return tuple(part for item in _headed(text, found) for part in _unglued(text, item))


def _headed(text: str, items: list[Item]) -> list[Item]:
    """The items, short lines that a picture of their own sets off from what follows ("🎒 Ton bagage") as headings."""
    found: list[Item] = []
    for item, before, after in zip(items, [None, *items], [*items[1:], None], strict=False):
        neighbours = {each.icon for each in (before, after) if each is not None}
        if item.icon and after is not None and not after.icon and item.icon not in neighbours:
            line = text[item.start : item.end]
            short = len(line.split()) <= _HEADING_WORDS and (not line.endswith((".", ",", ";")) or line.endswith("..."))
            if short and (item.gap or after.bullet):
                item = structs.replace(item, bullet=False, level=item.level or 7)
        found.append(item)
    return found


def _line(text: str, match: re.Match[str], number: int, gap: bool) -> Item | None:
    mark = _MARK.match(text, match.start(), match.end())
    start = mark.end() if mark else match.start()
    level = len(mark["level"] or "") if mark else 0
    bullet = bool(mark and mark["bullet"])
    end = match.end()
    bold = text[start:end].strip()
    icon = ""
    while start < end and not text[start].isalnum() and text[start] not in "(«“\"'=-+<[¿":
        if ord(text[start]) > _FIRST_ICON and unicodedata.category(text[start]) != "Sc":
            icon = icon or ("" if bullet or text[start] in _BULLETS else text[start])
            bullet = True
        start += 1
    while end > start and text[end - 1] in " *_`#\t\r":
        end -= 1
    body = text[start:end]
    if not any(char.isalnum() for char in body):
        return None
    if not level and (_all_bold(bold) or _capitals(body)):
        level = 7
    return Item(start, end, number, bullet and not level, level, gap, icon)


def _all_bold(line: str) -> bool:
    return line.startswith(("**", "__")) and line.rstrip(": ").endswith(("**", "__")) and line.count("**") <= 2


def _capitals(body: str) -> bool:
    letters = [char for char in body if char.isalpha()]
    return len(letters) > 3 and len(body) < 90 and all(char.isupper() for char in letters)


def _continues(text: str, before: Item, item: Item) -> bool:
    """Whether `item` is the rest of the line `before`, broken by a margin."""
    if item.gap or item.bullet or item.level or before.level or text[before.end - 1] in ".!?:;":
        return False
    if before.end - text.rfind("\n", 0, before.end) < _LONG_LINE:
        return False
    last = flat(text[before.start : before.end]).rsplit(None, 1)[-1]
    return text[item.start].islower() or last in words.phrases("function_words") or last.endswith(",")


def _unglued(text: str, item: Item) -> list[Item]:
    """`item` parted where a bullet stands inside it or a capital is glued to the word before."""
    cuts = [(m.start(), m.end()) for m in _INLINE_BULLET.finditer(text, item.start, item.end)]
    cuts += [
        (m.start(), m.start()) for m in _GLUE.finditer(text, item.start + 2, item.end) if _glued(text, m.start(), item)
    ]
    for pattern in (_GLUED_YEARS, _GLUED_NUMBER):
        cuts += [(m.start(), m.start()) for m in pattern.finditer(text, item.start + 2, item.end)]
    cuts += [
        (m.start(), m.start())
        for m in _GLUED_CAPITALS.finditer(text, item.start + 2, item.end)
        if not _is_name(text, m.start(), item)
    ]
    if not cuts:
        return [item]
    cuts.sort()
    found: list[Item] = []
    start = reached = item.start
    line = item.line
    for end, begin in [*cuts, (item.end, item.end)]:
        left, right = _trimmed(text, start, end)
        if left < right:
            line, reached = line + text.count("\n", reached, left), left
            found.append(Item(left, right, line, True, 0, item.gap and not found))
        start = begin
    return found


def _glued(text: str, cut: int, item: Item) -> bool:
    """Whether the capital at `cut` begins a new item rather than the hump of a name such as "LinkedIn"."""
    start, first, last = cut, max(item.start, cut - _LONGEST_WORD), min(item.end, cut + _LONGEST_WORD)
    while start > first and (text[start - 1].isalnum() or text[start - 1] in "+-"):
        start -= 1
    end = cut + 1
    while end < last and (text[end].islower() or text[end] in "’'"):
        end += 1
    left, right = text[start:cut], text[cut:end]
    if text[cut - 1] in ".!?;:)…%»":
        return text[end : end + 1] != "." or text[end + 1 : end + 2] in ("", " ")
    if text[cut - 1].isdigit():
        return len(right) > 2 and not left[0].isalpha()
    starter = flat(right).split("'")[0] in _starters()
    if text[cut - 1].isupper() and text[cut : cut + 2][1:] in (" ", "’", "'"):
        return False
    if flat(left + right) in _names():
        return False
    if flat(left) in _names() and len(right) > 2:
        return True
    if left[0].isupper():
        return starter and (len(left) > 2 or left.isupper()) and len(right) > 2
    known = len(left) > 2 or starter or flat(left) in words.phrases("function_words")
    return known and len(left) > 1 and (len(right) > 1 or starter)


def _is_name(text: str, cut: int, item: Item) -> bool:
    """Whether the word around `cut` is a tool's name ("LaserCAD") or begins with a capital, as made-up names do."""
    start, end = cut, cut
    while start > item.start and text[start - 1].isalnum():
        start -= 1
    while end < item.end and text[end].isalnum():
        end += 1
    return flat(text[start:end]) in _names() or (text[start].isupper() and end - start < _LEAST_GLUED)


@cache
def _starters() -> frozenset[str]:
    """Words that begin items: those listed, and the first words of headings that say something."""
    listed = words.phrases("item_starters")
    parts = [part for language in words.LANGUAGES for part in words.lists(language).headings.values()]
    firsts = {flat(heading.split()[0]).split("'")[0] for part in parts for heading in part}
    return frozenset((*listed, *(first for first in firsts if len(first) > 3)))


@cache
def _names() -> frozenset[str]:
    """Names of tools that are one word, flat: some have a capital inside."""
    tools = taxonomy.entries("tool").values()
    return frozenset(flat(name) for tool in tools for name in (tool.name, *tool.aliases) if " " not in name)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "-–—•*,;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "-–—*,;"):
        end -= 1
    return start, end


def undressed(text: str) -> str:
    """`text` with the marks of Markdown as blanks; as long as `text`."""
    return _DRESS.sub(lambda match: " " * len(match.group()), text)
