"""Lists of keywords that prove little: those that a site made from a form, and those stuffed in to be found.

An alphabetical list of dozens of words is what some job sites print under every CV. It is honest; its tools count as
listed, but its general words ("sales, scheduling, strategy") are no claim to a skill. A stuffed list is none: a term
said hundreds of times, a dump of hundreds of names, or keywords of a field in which the career shows nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from screener import data, taxonomy
from screener.extracting.lexicon import Hit
from screener.extracting.source import Line, Source
from screener.extracting.tokens import phrase
from screener.text import fold
from screener.types import Position

# An alphabetical list: 7 of 10 neighbours in order. Lists that people write are at .5, those of sites above .9.
_LEAST_ITEMS = 16
_IN_ORDER = 0.7
_LEAST_LETTERS = 8
# The longest honest list among 200 real CVs has 226 items and is alphabetical; the tool said most often, 10 times.
_DUMP_ITEMS = 200
_DUMP_TOOLS = 90
_REPEATED: dict[str, int] = {"tool": 25, "skill": 60}
# Five keywords, two of them tools, with a dated year of work behind which none of them stands.
_ALIEN_TERMS = 5
_ALIEN_TOOLS = 2
_LONG_LIST = 8
_CAREER_MONTHS = 12
_BACKGROUND = frozenset(
    ("experience", "education", "projects", "volunteering", "certifications", "awards", "publications")
)

Span = tuple[int, int]


class Area(Struct, frozen=True, forbid_unknown_fields=True):
    """A field whose keywords need something behind them: terms of `kin` areas, or `words` in studies and titles."""

    area: str
    kin: tuple[str, ...]
    words: tuple[str, ...]


class Lists(Struct, frozen=True):
    """The spans of lists in a text: `generated` by a site, and `dumps` of too many names."""

    generated: tuple[Span, ...] = ()
    dumps: tuple[Span, ...] = ()

    def in_generated(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a list that a site made."""
        return any(start <= offset < end for start, end in self.generated)

    def in_dump(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a dump."""
        return any(start <= offset < end for start, end in self.dumps)


def find_lists(source: Source) -> Lists:
    """The keyword lists of a CV, by paragraph."""
    generated: list[Span] = []
    dumps: list[Span] = []
    for paragraph in _paragraphs(source.lines):
        start, end = paragraph[0].start, paragraph[-1].end
        if source.text.count(",", start, end) < _LEAST_ITEMS - 1:
            continue
        letters = [item[:1] for item in (fold(part.strip()) for part in source.text[start:end].split(",")) if item]
        in_order = sum(a <= b for a, b in pairwise(letters))
        if in_order >= _IN_ORDER * (len(letters) - 1) and len(set(letters)) >= _LEAST_LETTERS:
            generated.append((start, end))
        elif len(letters) >= _DUMP_ITEMS:
            dumps.append((start, end))
    return Lists(tuple(generated), tuple(dumps))


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: a gap parts them, and so does a line without a comma that a comma did not lead to."""
    paragraph: list[Line] = []
    for line in lines:
        joined = "," in line.text or (paragraph and paragraph[-1].text.endswith(","))
        if paragraph and (line.gap or not joined):
            yield paragraph
            paragraph = []
        if joined:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def repeated(hits: Iterable[Hit]) -> frozenset[tuple[str, str]]:
    """The kind and id of the terms that are said more often than any honest CV says them."""
    counts = Counter((hit.name.kind, hit.name.id) for hit in hits)
    return frozenset(key for key, count in counts.items() if count > _REPEATED.get(key[0], count))


def too_many(tools: int, used: int) -> bool:
    """Whether so many tools are named, so few of them used anywhere, that the list is a dump."""
    return tools >= _DUMP_TOOLS and used < tools / 10


def alien(
    claims: Iterable[tuple[str, str, str]], source: Source, positions: Sequence[Position]
) -> frozenset[tuple[str, str]]:
    """The kind and id of the terms of an area that stand in lists only, with nothing of the area in the career.

    `claims` are kind, id and kind of section. Says nothing of a CV without a dated year of work.
    """
    if sum(position.months for position in positions) < _CAREER_MONTHS:
        return frozenset()
    held = [(kind, name, section) for kind, name, section in claims if kind in ("tool", "skill")]
    found: set[tuple[str, str]] = set()
    for area in _areas():
        terms = {(kind, name) for kind, name, _ in held if _area(kind, name) == area.area}
        if len(terms) < _ALIEN_TERMS or sum(kind == "tool" for kind, _ in terms) < _ALIEN_TOOLS:
            continue
        behind = {(kind, name) for kind, name, s in held if s in _BACKGROUND and _area(kind, name) in area.kin}
        least = 1 if len(terms) < _LONG_LIST else 2  # leaflets written once do not stand behind a dozen keywords
        if len(behind) < least and not _said_behind(area, source, positions):
            found |= {(kind, name) for kind, name, _ in held if _area(kind, name) in area.kin}
    return frozenset(found)


def _said_behind(area: Area, source: Source, positions: Sequence[Position]) -> bool:
    """Whether a study, a certificate or a job title names the field."""
    wanted = {word for each in area.words for word in phrase(each)}
    texts = [
        source.text[s.start : s.end] for s in source.sections if s.kind in ("education", "certifications", "projects")
    ]
    texts.extend(position.title for position in positions)
    return any(not wanted.isdisjoint(phrase(text)) for text in texts)


def _area(kind: str, name: str) -> str:
    return taxonomy.entries("tool" if kind == "tool" else "skill")[name].area


@cache
def _areas() -> tuple[Area, ...]:
    return data.load("models/taxonomy/areas.yaml", tuple[Area, ...])
