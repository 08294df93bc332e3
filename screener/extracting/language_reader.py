"""Reads a row of languages and levels: whose level is whose."""

import re

from msgspec import Struct

from screener.extracting.language_words import Item, items_in

_HARD = re.compile(r"[;•▪·\n]|\.\s|\.$")
_AND = re.compile(r"^\s*(?:et|and|&|/|y|e|und|et/ou|and/or|-|–)\s*$", re.IGNORECASE)
_COMMA_ONLY = re.compile(r"^\s*,\s*$")
_SMALL_GAP = re.compile(r"^(?:\s?\(|[^,;()]{0,14}$)")


class Spoken(Struct):
    """A language as it is being read, with the surest level met so far.

    `levels` are all the level codes said of it, `group` where the words stand that are said of several languages at
    once ("bilingue"), `first` and `last` the ends of the words that tell of it.
    """

    item: Item
    level: str = ""
    need: str | None = None
    rank: int = -1
    levels: tuple[str, ...] = ()
    group: int = -1
    denied: bool = False
    first: int = 0
    last: int = 0
    said: tuple[int, int] | None = None  # where the level stands
    gap: str = ""  # what stands between the language before it and this one


def read_spoken(text: str, start: int, end: int) -> list[Spoken]:
    """The languages named between `start` and `end`, each with the level that is said of it."""
    items = items_in(text, start, end)
    reader = _Reader(text, items)
    for place in range(len(items)):
        reader.take(place)
    return reader.spoken


class _Reader:
    """Reads a row of items: a level goes to the languages before it ("anglais courant") or after it ("fluent in")."""

    def __init__(self, text: str, items: list[Item]) -> None:
        self.text = text
        self.items = items
        self.spoken: list[Spoken] = []
        self.pending: list[Spoken] = []  # of this clause, without a level yet
        self.current: Item | None = None  # a level for the languages that follow
        self.clause = 0  # where this clause's languages begin in `spoken`

    def take(self, place: int) -> None:
        """Read the item at `place`."""
        item = self.items[place]
        gap = self.text[self.items[place - 1].end : item.start] if place else ""
        if place and _HARD.search(gap):
            self._end_clause(place, keep_pending="\n" in gap and not item.code and not re.search(r"[;•]", gap))
        if item.code:
            self._language(item, gap)
        elif item.level:
            self._level(place, item, gap)
        else:
            self._denial(place, item, gap)

    def _end_clause(self, place: int, *, keep_pending: bool) -> None:
        before = self.items[place - 1]
        if not (before.level and self.current is before):
            self.current = None
        if not keep_pending:
            self.pending = []
            self.clause = len(self.spoken)

    def _language(self, item: Item, gap: str) -> None:
        spoken = Spoken(item, first=item.start, last=item.end, gap=gap)
        if self.current and not self.current.level:
            spoken.denied = True
            self.current = None
        elif self.current:
            spoken.level, spoken.rank, spoken.need = self.current.level, self.current.rank, self.current.need
            spoken.group = self.current.start if self.current.group else -1
            spoken.first = self.current.start
            spoken.said = (self.current.start, self.current.end)
        else:
            self.pending.append(spoken)
        self.spoken.append(spoken)

    def _level(self, place: int, item: Item, gap: str) -> None:
        last = self.spoken[-1] if len(self.spoken) > self.clause else None
        following = self.items[place + 1] if place + 1 < len(self.items) else None
        leads = following is not None and bool(following.code) and self._is_tight(item, following)
        if item.rank != 1 and last and not (leads and not self.pending and item.rank == 3 and "(" not in gap):
            self._give(item, last)
        elif item.before or last is None:
            self.current = item
        elif self._is_for_last(gap, leads=leads):
            self._give(item, last)
        elif leads or _COMMA_ONLY.match(gap):
            self.current = item

    def _is_for_last(self, gap: str, *, leads: bool) -> bool:
        """Whether words for a level belong to the language before them; `leads` where another one follows at once."""
        if self.pending:
            return not (leads and _COMMA_ONLY.match(gap))
        return bool(_SMALL_GAP.match(gap)) and (not leads or gap.rstrip().endswith("("))

    def _is_tight(self, item: Item, following: Item) -> bool:
        between = self.text[item.end : following.start]
        return len(between) <= 12 and not re.search(r"[,;)\n•|]", between)

    def _give(self, item: Item, last: Spoken) -> None:
        """The level to the last language, and to those that share it: "anglais et espagnol courants"."""
        sharing = [last]
        for spoken in reversed(self.pending[:-1] if self.pending and self.pending[-1] is last else []):
            joint = sharing[-1].gap
            if not (item.group or _AND.match(joint)):
                break
            sharing.append(spoken)
        for spoken in sharing:
            if item.rank == 3:
                spoken.levels = (*spoken.levels, item.level)
            if item.rank > spoken.rank or self.current is not None:
                spoken.level, spoken.rank, spoken.need = item.level, item.rank, item.need
                spoken.said = (item.start, item.end)
            spoken.group = item.start if item.group else -1
            spoken.last = max(spoken.last, item.end)
        self.pending = []
        self.current = None

    def _denial(self, place: int, item: Item, gap: str) -> None:
        following = self.items[place + 1] if place + 1 < len(self.items) else None
        last = self.spoken[-1] if len(self.spoken) > self.clause else None
        if last and self.pending and not re.search(r"[a-zA-Z]", gap):
            last.denied = True
        elif (
            following
            and following.code
            and self._is_tight(item, following)
            and not self.text[item.end : following.start].strip()
        ):
            self.current = item
