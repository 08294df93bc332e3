"""Text as it flows out of a document: runs become lines, lines become pages; words that nobody can see are counted."""

import re

from screener.reading.parts import Extracted, warning
from screener.types import Flag

_WORD = re.compile(r"[^\W_]+(?:['’.&/+-][^\W_]+)*")
_BLANKS = 8  # as many say "a gap" as a thousand do


class Flow:
    """Collects visible text in reading order and counts hidden words. `limit` is the most characters it keeps.

    One character more than `limit` may come out, so that whoever holds the pages sees that the limit was reached.
    """

    def __init__(self, limit: int) -> None:
        self._pages: list[str] = []
        self._lines: list[str] = []
        self._line: list[str] = []
        self._left = limit + 1
        self.hidden_words = 0
        self._hidden_page = 0
        self._page_due = False
        self._mark = ""
        self.wrote = False  # whether visible words came since `begin`

    @property
    def has_text(self) -> bool:
        """Whether the line holds anything yet."""
        return bool(self._line)

    @property
    def full(self) -> bool:
        """Whether the limit is reached: what comes later is not kept."""
        return self._left <= 0

    def text(self, text: str) -> None:
        """Append visible `text` to the line."""
        if text and self._left > 0:
            if text.strip():
                self.wrote = True
                if self._mark:
                    self._line.append(self._mark)
                    self._mark = ""
            elif len(text) > _BLANKS:
                text = text[:_BLANKS]
            self._line.append(text[: self._left])
            self._left -= len(text)

    def begin(self) -> None:
        """Begin a paragraph."""
        self.wrote = False
        self._mark = ""

    def before_text(self, mark: str) -> None:
        """Put `mark`, a bullet or a number, before the next visible words: a list entry without words has none."""
        self._mark = mark

    def hide(self, text: str) -> None:
        """Count the words of `text`, which nobody can see."""
        self.count_hidden(len(_WORD.findall(text)))

    def add_hidden(self, other: "Flow") -> None:
        """Count the hidden words of `other`, whose text stands in this flow, as hidden here."""
        self.count_hidden(other.hidden_words)

    def count_hidden(self, words: int) -> None:
        """Count `words` hidden words on this page."""
        if words:
            self.hidden_words += words
            self._hidden_page = self._hidden_page or len(self._pages) + 1

    def newline(self) -> None:
        """End the line, even an empty one; of many empty lines two are kept, so that they do not use up the limit."""
        if self._line or self._lines[-2:] != ["", ""]:
            self._lines.append("".join(self._line))
            self._line.clear()
            self._left -= 1
        if self._page_due:
            self._turn()

    def lines(self, text: str, *, hidden: bool = False) -> None:
        """Append whole lines."""
        self.end_line()
        for line in text.split("\n"):
            if hidden:
                self.hide(line)
            else:
                self.text(line)
                self.newline()

    def end_line(self) -> None:
        """End the line if it holds anything."""
        if self._line:
            self.newline()
        elif self._page_due:
            self._turn()

    def break_page(self) -> None:
        """Begin a new page here."""
        self.end_line()
        self.page()

    def page(self) -> None:
        """Begin a new page at the end of this line: a sentence that runs over two pages is not cut."""
        self._page_due = True
        if not self._line:
            self._turn()

    def _turn(self) -> None:
        self._page_due = False
        if any(line.strip() for line in self._lines):
            self._pages.append("\n".join(self._lines))
            self._lines.clear()

    def take(self) -> str:
        """The lines so far as one text, and forget them: for a part that is to stand elsewhere."""
        self.end_line()
        self._page_due = False
        text = "\n".join([*self._pages, *self._lines])
        self._pages.clear()
        self._lines.clear()
        return text

    def pages(self) -> tuple[str, ...]:
        """Every page's text."""
        self.end_line()
        self._turn()
        return tuple(self._pages) or ("",)

    def extracted(self, own_date: str | None = None, flags: tuple[Flag, ...] = ()) -> Extracted:
        """The pages, with the flag for hidden words where there were any."""
        if self.hidden_words:
            flags = (*flags, warning("hidden_text", count=self.hidden_words, place=f"page {self._hidden_page}"))
        return Extracted(pages=self.pages(), own_date=own_date, flags=flags)
