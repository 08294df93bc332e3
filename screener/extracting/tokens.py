"""A text cut into plain words, with the marks between them graded: the one pass that all term matching shares.

A weak mark ("-", "/", ".", "'", "&", "_" inside a name) disappears, so "e-réputation", "A/B testing" and "Node.js"
are matched in every spelling; a soft mark (comma, colon, bracket, a dash between spaces) parts the items of a list; a
hard mark (full stop, semicolon, bullet, end of line) parts clauses.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import inf

from screener.extracting.flat import flat

WEAK, SOFT, HARD = 0, 1, 2
# The words that stand for the marks themselves; no name holds them. An address is the empty word.
SOFT_WORD, HARD_WORD, ADDRESS = ",", ".", ""
MARKS = frozenset((SOFT_WORD, HARD_WORD))

# ".NET" keeps its dot, "C++" and "C#" their signs; an address is one opaque word, lest a link count as a tool.
_SITE = r"\.(?:com|fr|net|org|io|me|co|be|tv)/"
_ADDRESS = rf"(?P<address>(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w.-]+|@\w[\w.]*|[\w-]{{1,64}}{_SITE}\S*)"
_PLAIN = r"(?:(?<![^\W_])|(?<=asp)|(?<=ado)|(?<=vb))\.net\b|[^\W_]+(?:\+\+|[+#](?![^\W_]))?|[€£$%]"
_WORD = re.compile(f"{_ADDRESS}|{_PLAIN}")
# Looking for an address at every word takes twice the time of the words, so only lines with a sign of one are searched.
_PLAIN_WORD = re.compile(_PLAIN)
_NOTHING_ELSE = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_SIGN = re.compile(rf"@|https?://|www\.|{_SITE}")
_HARD_MARKS = re.compile(r"[;!?•·●▪■□◦‣►▶➤→⇒✓✔|\t\f…\"]|\.(?=\s)|\.\.|(?:^|\s)[*o§](?=\s|$)|\n\s*[-–—+>]{1,2}\s")
_SOFT_MARKS = re.compile(r"[,:()\[\]{}<>=]|\s[-–—/&+~]|[-/][^\S\n]|[–—&+~]\s|[–—]|-{2}")
# A line shorter than this was ended by its writer, not by the margin; real CVs wrap between 70 and 130 characters. What
# begins with a capital goes on a sentence only after a line as long as the longest ones, within a word's length.
_WRAPPED = 30
_FULL = 0.88
_LONG = 40
_WRAPPED_SHARE = 0.4
_FEWEST_WRAPPED = 3
_SPLIT = ("/\n", "-\n")


class Tokens:
    """The words of a text, in parallel lists.

    `words` are in lower case without accents, singular; `plain` the same not made singular; `starts` and `ends` are
    offsets into the text. Marks stand among them as "," and "." with empty extent, an address as "".
    """

    __slots__ = ("ends", "plain", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.plain: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._cut(flat(text))

    def __len__(self) -> int:
        return len(self.words)

    def _cut(self, folded: str) -> None:
        reached, line_start, full = 0, 0, _full_width(folded)
        words, plain, starts, ends = self.words, self.plain, self.starts, self.ends
        for match in _words(folded):
            start, end = match.span()
            # Most words follow one blank; only the others need a look at what stands between.
            if start - reached != 1 or folded[reached] != " ":
                gap = folded[reached:start]
                grade = _grade(gap) if reached else WEAK
                if "\n" in gap:
                    if reached and grade is not HARD and not self._wraps(reached, start, line_start, full):
                        grade = HARD
                    line_start = reached + gap.rindex("\n") + 1
                if grade:
                    mark = HARD_WORD if grade is HARD else SOFT_WORD
                    words.append(mark)
                    plain.append(mark)
                    starts.append(reached)
                    ends.append(reached)
            word = match.group() if match.lastindex is None else ADDRESS
            plain.append(word)
            words.append(singular(word))
            starts.append(start)
            ends.append(end)
            reached = end

    def _wraps(self, reached: int, start: int, line_start: int, full: float) -> bool:
        """Whether the line that ends at `reached` goes on in the next: it is long, and what follows looks inner."""
        if self.text.count("\n", reached, start) > 1:
            return False
        if self.text.startswith(_SPLIT, reached):
            return True  # "tests A/" and "B" in the next line
        length = reached - line_start
        return length >= (_WRAPPED if self.text[start].islower() else full)


def _words(folded: str) -> Iterator[re.Match[str]]:
    """The words and addresses of a text; neither goes over the end of a line."""
    reached = 0
    while sign := _SIGN.search(folded, reached):
        start = max(reached, folded.rfind("\n", 0, sign.start()) + 1)
        end = folded.find("\n", sign.end())
        end = len(folded) if end < 0 else end
        yield from _PLAIN_WORD.finditer(folded, reached, start)
        yield from _WORD.finditer(folded, start, end)
        reached = end
    yield from _PLAIN_WORD.finditer(folded, reached)


def _full_width(text: str) -> float:
    """The length from which a line of `text` reaches the margin; infinite where its lines do not look wrapped.

    Lines are wrapped where a good share of the long ones end within a word's length of the longest.
    """
    lengths = [len(line) for line in text.split("\n") if len(line) > _LONG]
    if len(lengths) < _FEWEST_WRAPPED:
        return inf
    full = _FULL * sorted(lengths)[-max(1, len(lengths) // 20)]
    return full if sum(length >= full for length in lengths) >= _WRAPPED_SHARE * len(lengths) else inf


@lru_cache(maxsize=4096)
def _grade(gap: str) -> int:
    if _HARD_MARKS.search(gap):
        return HARD
    return SOFT if _SOFT_MARKS.search(gap) else WEAK


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """A folded word without plural or feminine ending, as far as is safe: both languages come out alike.

    "stratégies", "stratégie", "strategies" and "strategy" are all "strategy"; "réseaux sociaux" is "reseau social".
    """
    if (len(word) > 3 and word[-1] == "s" and word[-2] != "s") or word.endswith("eaux"):
        word = word[:-1]
    elif len(word) > 5 and word.endswith(("iaux", "naux", "taux")):
        word = word[:-2] + "l"
    if len(word) > 4 and word.endswith("ee"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("ie"):
        word = word[:-2] + "y"
    return word


@lru_cache(maxsize=1 << 15)
def phrase(text: str) -> tuple[str, ...]:
    """The words of a name or trigger as `Tokens.words` has them, marks left out."""
    if plain := _plain_words(text):
        return tuple(map(singular, plain))
    return tuple(word for word in Tokens(text).words if word not in MARKS)


def spelt(text: str) -> tuple[str, ...]:
    """The words and marks of a name as `Tokens.plain` has them."""
    return _plain_words(text) or tuple(Tokens(text).plain)


def _plain_words(text: str) -> tuple[str, ...]:
    """The words of a text that is nothing but words and blanks, as most names are; () for any other."""
    folded = flat(text)
    return tuple(folded.split(" ")) if _NOTHING_ELSE.fullmatch(folded) else ()
