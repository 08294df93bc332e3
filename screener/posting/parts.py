"""The parts of a posting, by its headings: on lines of their own, in front of a colon, or as a question."""

import re
from functools import cache

from msgspec import Struct

from screener.posting import words
from screener.posting.flat import flat
from screener.posting.items import Item, undressed
from screener.posting.sentences import Sentence, find_sentences
from screener.types import Part, PartName

ORDER: tuple[PartName, ...] = (
    "preferred",
    "requirements",
    "offer",
    "other",
    "objectives",
    "responsibilities",
    "overview",
)
PROFILE: tuple[PartName, ...] = ("requirements", "preferred")

# The least share of a line's words that must be a heading's: a line that shows by its form that it is one needs less.
_MARKED_AT_START, _MARKED, _UNMARKED = 0.2, 0.5, 0.66
_MOST_WORDS = 11  # a longer line is a sentence, not a heading
_LABEL = re.compile(r"(?P<label>[^:?\n]{2,70})(?P<mark> ?[:?])(?=\s|$|-)")
_WORD = re.compile(r"[\w'+&/]+")


class Placed(Struct, frozen=True):
    """A sentence and the part it stands in. `label` are the words of the heading or label over it, flat."""

    sentence: Sentence
    part: PartName
    label: str = ""
    bullet: bool = False


class _Heading(Struct, frozen=True):
    part: PartName | None  # None: a label that changes no part
    words: str


@cache
def _patterns() -> tuple[tuple[PartName | None, re.Pattern[str]], ...]:
    found: list[tuple[PartName | None, re.Pattern[str]]] = []
    for part in ORDER:
        phrases = [p for language in words.LANGUAGES for p in words.lists(language).headings.get(part, ())]
        found.append((part, words.compiled(tuple(dict.fromkeys(flat(p) for p in phrases)))))
    found.append((None, words.pattern("sub_headings")))
    return tuple(found)


def heading_of(line: str, *, marked: bool) -> _Heading | None:
    """What heading `line` (flat) is; None where it is none.

    `marked` says that its form shows it (Markdown, capitals, a colon, a question); other lines must be nearly all
    heading words.
    """
    tokens = [match.group() for match in _WORD.finditer(line)]
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    content = [token for token in tokens if token not in words.phrases("function_words")] or tokens
    best: tuple[int, int, PartName | None] | None = None
    for rank, (part, pattern) in enumerate(_patterns()):
        found = list(pattern.finditer(line))
        if not found:
            continue
        inside = [t for match in found for t in _WORD.findall(match.group()) if t in content]
        length = max(match.end() - match.start() for match in found)
        at_start = found[0].start() <= len(tokens[0]) + 1
        least = _MARKED_AT_START if marked and at_start and part else _MARKED if marked else _UNMARKED
        if len(inside) / len(content) >= least and (best is None or (-length, rank) < (-best[0], best[1])):
            best = (length, rank, part)
    return _Heading(best[2], line) if best else None


def place(text: str, items: tuple[Item, ...]) -> tuple[list[Placed], tuple[Part, ...]]:
    """Every sentence of `text` with its part, and the parts that cover the text from end to end."""
    reader = _Reader(text)
    for item in items:
        reader.read(item)
    return reader.placed, reader.parts()


class _Reader:
    """Walks over the items and keeps the part that the last heading opened."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clean = undressed(text)
        self.part: PartName = "overview"
        self.level = 0
        self.label = ""
        self.placed: list[Placed] = []
        self._starts: list[tuple[int, PartName]] = [(0, "overview")]

    def read(self, item: Item) -> None:
        line = flat(self.clean[item.start : item.end]).replace("\n", " ").strip()
        if self._is_heading(item, line):
            return
        part, label = self.part, self.label
        for sentence in find_sentences(self.clean, item):
            part, label, start = self._run_in(item, sentence, part, label)
            if start < sentence.end:
                self.placed.append(Placed(Sentence(start, sentence.end, item), part, label, item.bullet))

    def parts(self) -> tuple[Part, ...]:
        """The parts in order; neighbours of one name are one."""
        found: list[Part] = []
        ends = [start for start, _ in self._starts[1:]] + [len(self.text)]
        for (start, name), end in zip(self._starts, ends, strict=True):
            if found and found[-1].name == name:
                found[-1] = Part(name, found[-1].start, end)
            elif end > start:
                found.append(Part(name, start, end))
        return tuple(found)

    def _is_heading(self, item: Item, line: str) -> bool:
        asked = line.endswith("?")
        marked = item.level > 0 or line.endswith(":") or asked
        if not marked and (item.bullet or line.endswith((".", ",", ";"))):
            return False
        heading = heading_of(line.rstrip(" :?!"), marked=marked)
        if heading is None:
            return self._unknown(item, line)
        if heading.part is None:
            part: PartName = self.part if self.part in PROFILE else "requirements"
            if item.bullet and self.part not in PROFILE:
                return False
            self._open(item.start, part, max(self.level, item.level), line)
            return True
        if asked and self.part in PROFILE and heading.part not in PROFILE and item.bullet:
            return False
        self._open(item.start, heading.part, item.level, line)
        return True

    def _unknown(self, item: Item, line: str) -> bool:
        """A heading without known words: ends the part it stands in, unless it is deeper than that part's own."""
        if line.endswith(":") and len(line.split()) <= _MOST_WORDS and not item.level:
            self.label = line
            return not item.bullet
        if not item.level or len(line.split()) > _MOST_WORDS:
            return False
        if item.level < 7 and (not self.level or item.level <= self.level):
            self._open(item.start, "other" if self.part != "overview" else "overview", item.level, line)
        elif item.level == 7 and self.level == 7 and item.gap and self.part in PROFILE and not item.bullet:
            self._open(item.start, "other", 7, line)
        elif item.level < 7:
            self.label = line
        else:
            return False
        return True

    def _open(self, start: int, part: PartName, level: int, label: str) -> None:
        self.part, self.level, self.label = part, level, label
        self._starts.append((start, part))

    def _run_in(self, item: Item, sentence: Sentence, part: PartName, label: str) -> tuple[PartName, str, int]:
        """A label before the sentence ("Profil : bac+3", "Et toi ?"): its part, its words, where the rest starts."""
        line = flat(self.clean[sentence.start : sentence.end]).replace("\n", " ")
        match = _LABEL.match(line)
        heading = heading_of(match["label"].strip(), marked=False) if match else None
        if match is None or heading is None:
            return part, label, sentence.start
        start = sentence.start + match.end()
        while start < sentence.end and self.clean[start] in " -\n":
            start += 1
        if heading.part is None:
            if self.part in PROFILE:
                return part, match["label"], start
            return ("requirements" if part != "offer" else part), match["label"], start
        if item.bullet and self.part not in PROFILE and heading.part in PROFILE:
            return part, label, sentence.start
        for_this_only = item.bullet or (heading.part == "preferred" and self.part in PROFILE)
        if not for_this_only:
            self._open(sentence.start, heading.part, 0, match["label"])
        return heading.part, match["label"], start
