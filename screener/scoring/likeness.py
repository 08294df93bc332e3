"""How alike two texts are: TF-IDF over words and their beginnings, with document frequencies from models/likeness.yaml.

The frequencies are a table, never learnt from the CVs at hand, so a score depends on one CV and the posting alone. The
numbers are those of scikit-learn's DictVectorizer and cosine_similarity, which the tests compare them with; for a
requirement against some dozens of short sentences, its checks of the input cost a hundred times the arithmetic.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache

from msgspec import Struct

from screener import data
from screener.text import fold, fold_text

_WORD = re.compile(r"[^\W\d_]{2,}[+#]*")
LEAST_SHARED = 2
STEM = 5  # letters that two words must share: "rédaction" and "rédiger" differ, "rédacteur" and "rédaction" do not


class Frequencies(Struct, frozen=True, forbid_unknown_fields=True):
    """In how many of `documents` texts each folded word stands; words not listed stand in one."""

    documents: int
    words: dict[str, int]


class Sentences:
    """The sentences of a text. They are folded together, and one is cut into words when it may be like something."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        self._folded = fold_text("\n".join(texts))  # no sentence goes over the end of a line
        self._cut: dict[int, Sentence] = {}

    def __iter__(self) -> Iterator["Sentence"]:
        return iter([self._sentence(index, words) for index, words in enumerate(self._each)])

    def likest(self, wanted: str) -> tuple[int, float] | None:
        """The index of the sentence most like `wanted` and the likeness (cosine, 0..1); None where none is like it.

        Sentences that share fewer than `Sentence.least` words are not looked at.
        """
        target = _target(wanted)
        least = target.least
        present = [stem for stem in target.stems if stem in self._folded]
        if len(present) < least:
            return None
        best: tuple[int, float] | None = None
        for index, words in enumerate(self._each):
            if sum(map(words.__contains__, present)) < least:  # a stem may also stand inside a word
                continue
            sentence = self._sentence(index, words)
            if len(target.stems & sentence.stems) >= least:
                likeness = target.likeness(sentence)
                if best is None or likeness > best[1]:
                    best = index, likeness
        return best

    @cached_property
    def _each(self) -> list[str]:
        return self._folded.split("\n") if self._count else []

    def _sentence(self, index: int, folded: str) -> "Sentence":
        if index not in self._cut:
            self._cut[index] = Sentence.of_folded(folded)
        return self._cut[index]


class Sentence:
    """A text made ready to be compared: what is dear is worked out once, and only for texts that share a stem."""

    def __init__(self, text: str) -> None:
        self._words = _WORD.findall(fold(text))

    @classmethod
    def of_folded(cls, folded: str) -> "Sentence":
        """The same of a text that is folded."""
        made = cls("")
        made._words = _WORD.findall(folded)
        return made

    @property
    def content(self) -> list[str]:
        """Its content words, folded, as often as they stand in it."""
        return [word for word in self._words if _rarity(word)]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its content words."""
        return frozenset(filter(None, map(_stem, self._words)))

    @cached_property
    def least(self) -> int:
        """The words that another text must share with it: a single one makes a heading ("Parcours") like a demand."""
        return max(1, min(LEAST_SHARED, len(self.stems)))

    def likeness(self, other: "Sentence") -> float:
        """The cosine between the weights of the two, 0..1."""
        own, others = self.weights, other.weights
        shared = sum(weight * others[feature] for feature, weight in own.items() if feature in others)
        return shared / (self.length * other.length) if shared else 0.0

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each word, stem and trigram."""
        return weights_of(self._words)

    @cached_property
    def length(self) -> float:
        """The length of the vector of its weights."""
        return math.sqrt(sum(weight * weight for weight in self.weights.values()))


@lru_cache(maxsize=512)
def _target(text: str) -> Sentence:
    """The words of a requirement, which every CV of a run is held against."""
    return Sentence(text)


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    """The beginning of a content word; "" for a word of every text."""
    return word[:STEM] if _rarity(word) else ""


def weights_of(words: Iterable[str]) -> dict[str, float]:
    """Weights of folded words, their stems ("=redac") and inner trigrams ("~dac"), each by the word's rarity."""
    found: dict[str, float] = {}
    for word in words:
        rarity = _rarity(word)
        if not rarity:
            continue
        found[word] = found.get(word, 0.0) + rarity
        stem = f"={word[:STEM]}"
        found[stem] = found.get(stem, 0.0) + rarity
        part = rarity / len(word)
        for start in range(len(word) - 2):
            trigram = f"~{word[start : start + 3]}"
            found[trigram] = found.get(trigram, 0.0) + part
    return found


@cache
def _frequencies() -> Frequencies:
    return data.load("models/likeness.yaml", Frequencies)


@lru_cache(maxsize=1 << 15)
def _rarity(word: str) -> float:
    """Inverse document frequency, smoothed: 0 for a word of every text, 1 for one that no text of the table holds."""
    table = _frequencies()
    count = table.words.get(word, 0)
    return 1 - math.log1p(count) / math.log1p(table.documents)
