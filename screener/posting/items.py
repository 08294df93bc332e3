"""The lines of a posting as items: bullets taken off, glued items parted, wrapped lines joined."""

import re
from functools import cache

from msgspec import Struct

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
_GLUED_YEARS = re.compile(r"(?<=[a-zà-ÿ]{2})(?=\d{1,2}\+?(?: ?[-–à] ?\d{1,2}\+?)? (?:ans|ann|year|yrs))")
_LONGEST_WORD = 60
_LONG_LINE = 45  # a shorter line was not wrapped by the margin: the next one is an item of its own


class Item(Struct, frozen=True):
    """A paragraph, a bullet or a heading: offsets into the posting, without bullet and marks.

    `level` is 1-6 for a Markdown heading, 7 for a line all in bold or capitals, 0 otherwise. `gap` says whether an
    empty line stands before it, `line` counts from 1.
    """

    start: int
    end: int
    line: int
    bullet: bool = False
    level: int = 0
    gap: bool = False


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
    return tuple(part for item in found for part in _unglued(text, item))


def _line(text: str, match: re.Match[str], number: int, gap: bool) -> Item | None:
    mark = _MARK.match(text, match.start(), match.end())
    start = mark.end() if mark else match.start()
    level = len(mark["level"] or "") if mark else 0
    bullet = bool(mark and mark["bullet"])
    end = match.end()
    bold = text[start:end].strip()
    while start < end and not text[start].isalnum() and text[start] not in "(«“\"'=-+<[¿":
        bullet = bullet or ord(text[start]) > 0x2000
        start += 1
    while end > start and text[end - 1] in " *_`#\t\r":
        end -= 1
    body = text[start:end]
    if not any(char.isalnum() for char in body):
        return None
    if not level and (_all_bold(bold) or _capitals(body)):
        level = 7
    return Item(start, end, number, bullet and not level, level, gap)


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
    cuts += [(m.start(), m.start()) for m in _GLUED_YEARS.finditer(text, item.start + 2, item.end)]
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
