"""How alike two texts are: TF-IDF over words and their beginnings, with document frequencies from models/likeness.yaml.

The frequencies are a table, never learnt from the CVs at hand, so a score depends on one CV and the posting alone.
scikit-learn does the arithmetic; only sentences that share a content word's stem with the requirement reach it.
"""

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from screener import data
from screener.text import fold

if TYPE_CHECKING:
    from sklearn.feature_extraction import FeatureHasher

_WORD = re.compile(r"[^\W\d_]{2,}[+#]*")
STEM = 5  # letters that two words must share: "rédaction" and "rédiger" differ, "rédacteur" and "rédaction" do not


class Frequencies(Struct, frozen=True, forbid_unknown_fields=True):
    """In how many of `documents` texts each folded word stands; words not listed stand in one."""

    documents: int
    words: dict[str, int]


def best_sentence(wanted: str, sentences: list[str]) -> tuple[int, float] | None:
    """The index of the sentence most like `wanted` and the likeness (cosine, 0..1); None where none shares a word."""
    target = features(wanted)
    near = [index for index, sentence in enumerate(sentences) if _share_a_stem(target, features(sentence))]
    if not near:
        return None
    from sklearn.metrics.pairwise import cosine_similarity

    hasher = _hasher()
    rows = hasher.transform([target, *(features(sentences[index]) for index in near)])
    likeness = cosine_similarity(rows[0], rows[1:])[0]
    best = int(likeness.argmax())
    return near[best], float(likeness[best])


@lru_cache(maxsize=4096)
def features(text: str) -> dict[str, float]:
    """Weights of a text's words, their stems ("=redac") and inner trigrams ("~dac"), each by the word's rarity."""
    weights: dict[str, float] = {}
    for word in _WORD.findall(fold(text)):
        rarity = _rarity(word)
        if not rarity:
            continue
        weights[word] = weights.get(word, 0.0) + rarity
        stem = f"={word[:STEM]}"
        weights[stem] = weights.get(stem, 0.0) + rarity
        for start in range(len(word) - 2):
            trigram = f"~{word[start : start + 3]}"
            weights[trigram] = weights.get(trigram, 0.0) + rarity / len(word)
    return weights


def _share_a_stem(one: dict[str, float], other: dict[str, float]) -> bool:
    return any(feature[0] == "=" and feature in other for feature in one)


@cache
def _frequencies() -> Frequencies:
    return data.load("models/likeness.yaml", Frequencies)


def _rarity(word: str) -> float:
    """Inverse document frequency, smoothed: 0 for a word of every text, 1 for one that no text of the table holds."""
    table = _frequencies()
    count = table.words.get(word, 0)
    return 1 - math.log1p(count) / math.log1p(table.documents)


@cache
def _hasher() -> "FeatureHasher":
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(n_features=1 << 18, input_type="dict", alternate_sign=False)
