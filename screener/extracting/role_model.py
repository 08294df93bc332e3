"""The classifier of roles in models/trained/roles: asked where neither a title nor the words of the duties tell.

A scikit-learn pipeline (TF-IDF over words and letters, a linear model) whose weights stand in a file of their own, so
that applying it takes a few sums and no library: loading two of them took 1.6 s and 70 MB in every worker that was
asked once. A test holds the sums equal to scikit-learn's.
"""

import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from screener import data, profiles
from screener.extracting.flat import flat
from screener.extracting.roles import neutral

FILE = "models/trained/roles/weights.msgpack"
OTHER = "other"  # the class of every trade that is no role of the program
# Held out, the first chance from which no text is given a wrong role: 213 of 454 are decided; from 0.60 on 379, two
# wrongly, and real CVs are further from what the model has seen than the texts that it was fitted to (card.md).
LEAST = 0.90
_MOST = 2_000  # letters of duties that are looked at


def role_by_model(title: str, duties: str) -> str | None:
    """The likeliest role, where the chances of it and of the roles that count in full for it make at least LEAST."""
    return decide(_chances(text_of(title, duties)))


def decide(chances: dict[str, float], *, least: float = LEAST) -> str | None:
    """The likeliest role, if it and its like are sure enough; None for another trade or too little to tell."""
    best = max(chances, key=lambda role: (chances[role], role))
    if best == OTHER or sum(chance for role, chance in chances.items() if alike(role, best)) < least:
        return None
    return best


def alike(role: str, other: str) -> bool:
    """Whether the two are one role for experience: the same, or months of `role` count in full for `other`."""
    return role == other or (other != OTHER and profiles.get(other).neighbours.get(role) == 1)


def text_of(title: str, duties: str) -> str:
    """What the model reads of a position, in training and in use: folded, without figures, genders and plurals."""
    text = flat(f"{title}\n{duties[:_MOST]}")
    words = "".join(letter if letter.isalpha() else " " for letter in text).split()
    return " ".join(neutral(word) for word in words)


class Block(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of features: each with its inverse document frequency and a row of weights (float32), one a class."""

    features: tuple[str, ...]
    frequencies: tuple[float, ...]
    rows: bytes


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The fitted model, as `models.trained.roles.train` writes it."""

    classes: tuple[str, ...]
    starts: tuple[float, ...]  # the score of each class for a text without any known feature
    words: Block
    letters: Block


def scores(text: str) -> dict[str, float]:
    """The score of each class for one text: the pipeline's decision function."""
    model = _model()
    found = list(model.starts)
    for block, grams in ((model.words, _word_grams(text)), (model.letters, _letter_grams(text))):
        for place, amount in enumerate(block.sums(grams)):
            found[place] += amount
    return dict(zip(model.classes, found, strict=True))


def _chances(text: str) -> dict[str, float]:
    """The chance of each class for one text; they add up to 1."""
    found = scores(text)
    top = max(found.values())
    powers = {name: math.exp(score - top) for name, score in found.items()}
    whole = sum(powers.values())
    return {name: power / whole for name, power in powers.items()}


def _word_grams(text: str) -> Iterator[str]:
    """The words of at least two letters, and each two that follow one another."""
    words = [word for word in text.split() if len(word) > 1]
    yield from words
    for one, other in pairwise(words):
        yield f"{one} {other}"


def _letter_grams(text: str) -> Iterator[str]:
    """Three and four letters in a row within each word, with a blank before and after it."""
    for word in text.split():
        padded = f" {word} "
        for size in (3, 4):
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]
            if len(padded) <= size:  # then it is one gram already
                break


class _Table:
    """A block ready to be applied."""

    def __init__(self, block: Block, classes: int) -> None:
        self._weights = array("f", block.rows)
        if sys.byteorder == "big":
            self._weights.byteswap()
        if len(self._weights) != classes * len(block.features):
            raise ValueError("weights are missing")
        self._known = {name: at for at, name in enumerate(block.features)}
        self._frequencies = block.frequencies
        self._classes = classes

    def sums(self, grams: Iterator[str]) -> list[float]:
        """What the features of one text add to the score of each class."""
        counts = Counter(at for gram in grams if (at := self._known.get(gram)) is not None)
        shares = {at: (1 + math.log(count)) * self._frequencies[at] for at, count in counts.items()}
        length = math.sqrt(sum(share * share for share in shares.values()))
        found = [0.0] * self._classes
        for at, share in shares.items():
            row = self._weights[at * self._classes : (at + 1) * self._classes]
            for place, weight in enumerate(row):
                found[place] += share / length * weight
        return found


class _Model(NamedTuple):
    classes: tuple[str, ...]
    starts: tuple[float, ...]
    words: _Table
    letters: _Table


@cache
def _model() -> _Model:
    return load(data.root() / FILE)


def load(path: Path) -> _Model:
    """The weights in the file at `path`. Raises DataError for a missing file or one that is not this model."""
    try:
        weights = msgspec.msgpack.decode(path.read_bytes(), type=Weights)
        words, letters = (_Table(block, len(weights.classes)) for block in (weights.words, weights.letters))
    except OSError as error:
        raise data.DataError(f"{FILE} is missing from the installation") from error
    except (ValueError, msgspec.DecodeError) as error:
        raise data.DataError(f"{FILE} is not a model of roles: {error}") from error
    if set(weights.classes) != {OTHER, *profiles.every()}:
        raise data.DataError(f"{FILE} does not know the roles of profiles/: train it again")
    return _Model(weights.classes, weights.starts, words, letters)
