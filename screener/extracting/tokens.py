"""A text cut into plain words, with the marks between them graded: the one pass that all term matching shares.

A weak mark ("-", "/", ".", "'", "&", "_" inside a name) disappears, so "e-réputation", "A/B testing" and "Node.js"
are matched in every spelling; a soft mark (comma, colon, bracket, a dash between spaces) parts the items of a list; a
hard mark (full stop, semicolon, bullet, end of line) parts clauses.
"""

import re
from functools import lru_cache
from itertools import accumulate
from math import inf

from screener.extracting.flat import flat

WEAK, SOFT, HARD = 0, 1, 2
# The words that stand for the marks themselves; no name holds them. An address is the empty word.
SOFT_WORD, HARD_WORD, ADDRESS = ",", ".", ""
MARKS = frozenset((SOFT_WORD, HARD_WORD))

# ".NET" keeps its dot, "C++" and "C#" their signs; an address is one opaque word, lest a link count as a tool.
_SITE = r"\.(?:com|fr|net|org|io|me|co|be|tv)/"
_ADDRESS = rf"(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w.-]+|@\w[\w.]*|[\w-]{{1,64}}{_SITE}\S*"
# What stands before ".net" is looked at last: hardly any full stop gets so far.
_NET = r"\.net\b(?:(?<![^\W_]\.net)|(?<=asp\.net)|(?<=ado\.net)|(?<=vb\.net))"
_PLAIN = rf"[^\W_]+(?:\+\+|[+#](?![^\W_]))?|[€£$%]|{_NET}"
_WORD = re.compile(f"({_ADDRESS}|{_PLAIN})")
_IN_ADDRESS = re.compile(r"[@/]|www\.")  # one of these is in every address, and in no other word
# Looking for an address at every word takes twice the time of the words, so only lines with a sign of one are searched.
_PLAIN_WORD = re.compile(f"({_PLAIN})")
_NOTHING_ELSE = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_SIGN = re.compile(rf"@|https?://|www\.|{_SITE}")
_HARD_MARKS = re.compile(r"[;!?•·●▪■□◦‣►▶➤→⇒✓✔|\t\f…]|\.(?=\s)|\.\.|(?:^|\s)[*o§](?=\s|$)|\n\s*[-–—+>]{1,2}\s")
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
        parts, plain = _parts(folded)
        places = list(accumulate(map(len, parts)))
        starts, ends, words = places[:-1:2], places[1::2], list(map(singular, plain))
        line_start, full, done = 0, _full_width(folded), 0
        # Most words follow one blank; only the others need a look at what stands between.
        for at in [at for at, gap in enumerate(parts[:-1:2]) if gap != " "]:
            gap = parts[2 * at]
            reached = ends[at - 1] if at else 0
            grade = _grade(gap) if at else WEAK
            if "\n" in gap:
                if at and grade is not HARD and not self._wraps(reached, starts[at], line_start, full):
                    grade = HARD
                line_start = reached + gap.rindex("\n") + 1
            if grade:
                mark = HARD_WORD if grade is HARD else SOFT_WORD
                self.words += [*words[done:at], mark]
                self.plain += [*plain[done:at], mark]
                self.starts += [*starts[done:at], reached]
                self.ends += [*ends[done:at], reached]
                done = at
        self.words += words[done:]
        self.plain += plain[done:]
        self.starts += starts[done:]
        self.ends += ends[done:]

    def _wraps(self, reached: int, start: int, line_start: int, full: float) -> bool:
        """Whether the line that ends at `reached` goes on in the next: it is long, and what follows looks inner."""
        if self.text.count("\n", reached, start) > 1:
            return False
        if self.text.startswith(_SPLIT, reached):
            return True  # "tests A/" and "B" in the next line
        length = reached - line_start
        return length >= (_WRAPPED if self.text[start].islower() else full)


def _parts(folded: str) -> tuple[list[str], list[str]]:
    """A text as gaps and words in turn, and the words with addresses put out; no word goes over the end of a line."""
    parts = [""]
    plain: list[str] = []
    reached = 0
    while sign := _SIGN.search(folded, reached):
        start = max(reached, folded.rfind("\n", 0, sign.start()) + 1)
        end = folded.find("\n", sign.end())
        end = len(folded) if end < 0 else end
        plain += _added(parts, _PLAIN_WORD.split(folded[reached:start]))
        plain += [
            ADDRESS if _IN_ADDRESS.search(word) else word for word in _added(parts, _WORD.split(folded[start:end]))
        ]
        reached = end
    plain += _added(parts, _PLAIN_WORD.split(folded[reached:]))
    return parts, plain


def _added(parts: list[str], more: list[str]) -> list[str]:
    """Put `more` gaps and words after `parts`, whose last gap goes on in its first; the words of `more`."""
    parts[-1] += more[0]
    parts += more[1:]
    return more[1::2]


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
