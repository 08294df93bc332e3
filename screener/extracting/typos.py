"""Misspelt names of tools: "Hootsuit", "Google Analitics", "Wordpres".

Only words that no name holds are looked at, only against words of the same first letter and nearly the same length,
and a name of one word counts only as an item of a list beside a tool or among skills: "Buffet" is no Buffer.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from screener.extracting.lexicon import Hit, Lexicon, Name
from screener.extracting.tokens import ADDRESS, MARKS, Tokens

# Shorter names have too many neighbours among ordinary words ("Canva", "Figma", "Excel").
_SHORTEST = 7
# Two slips are believed in long names only.
_LONG = 10
CONFIDENCE = 0.9


class Speller:
    """The words of tools' names by first letter and length, and the slips remembered; built once per process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.words
        self._names: dict[str, Name] = {}
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        words: set[str] = set()
        for key, name in lexicon.tools():
            parts = key.split(" ")
            if len(parts) == 1 and name.rule not in ("", "capital"):
                continue
            self._names[key] = name
            words.update(part for part in parts if len(part) >= _SHORTEST and part.isalpha())
        for word in sorted(words):
            self._by_shape[word[0], len(word)].append(word)
        self._by_length: dict[tuple[str, int, int], list[str]] = {}
        self.mend = lru_cache(maxsize=1 << 15)(self._mend)

    def find(self, tokens: Tokens, tools: list[Hit], in_skills: Callable[[int], bool]) -> list[Hit]:
        """The misspelt names in `tokens`; `tools` are the tools found as they are spelt."""
        strange = [word for word in set(tokens.words) - self._known if len(word) >= _SHORTEST - 1]
        mends = {word: mended for word in strange if (mended := self.mend(word))}
        if not mends:
            return []
        found: list[Hit] = []
        firsts = {hit.first for hit in tools}
        lasts = {hit.last for hit in tools}
        for at in [at for at, word in enumerate(tokens.words) if word in mends]:
            mended = mends[tokens.words[at]]
            hit = self._several(tokens, at, mended) or self._single(tokens, at, mended, (firsts, lasts), in_skills)
            if hit:
                found.append(hit)
                firsts.add(hit.first)
                lasts.add(hit.last)
        return found

    def _several(self, tokens: Tokens, at: int, mended: str) -> Hit | None:
        """A name of several words in which only this one is misspelt: proof enough wherever it stands."""
        words = tokens.words
        for first in range(max(0, at - 2), at + 1):
            for last in range(min(len(words), at + 3), at, -1):
                if last - first > 1:
                    name = self._names.get(" ".join([*words[first:at], mended, *words[at + 1 : last]]))
                    if name:
                        return Hit(name, first, last)
        return None

    def _single(
        self, tokens: Tokens, at: int, mended: str, ends: tuple[set[int], set[int]], in_skills: Callable[[int], bool]
    ) -> Hit | None:
        name = self._names.get(mended)
        if name is None or not tokens.text[tokens.starts[at]].isupper():
            return None
        words = tokens.words
        before = at == 0 or words[at - 1] in MARKS
        after = at + 1 >= len(words) or words[at + 1] in MARKS
        firsts, lasts = ends
        beside = (
            (before and at >= 2 and at - 1 in lasts) or (after and at + 2 in firsts) or at in lasts or at + 1 in firsts
        )
        if beside or (before and after and in_skills(tokens.starts[at])):
            return Hit(name, at, at + 1)
        return None

    def _mend(self, word: str) -> str | None:
        """The one word of a name that `word` is a slip away from; None where there is none or more than one."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if word == ADDRESS or not word.isalpha():
            return None
        most = 2 if len(word) >= _LONG else 1
        near = self._near(word[0], len(word), most)
        best = process.extract(word, near, scorer=OSA.distance, processor=None, score_cutoff=most, limit=2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return str(best[0][0])

    def _near(self, letter: str, length: int, most: int) -> list[str]:
        """The words of names that begin with `letter`, no more than `most` letters longer or shorter."""
        shape = letter, length, most
        if shape not in self._by_length:
            lengths = range(length - most, length + most + 1)
            self._by_length[shape] = [word for each in lengths for word in self._by_shape.get((letter, each), ())]
        return self._by_length[shape]
