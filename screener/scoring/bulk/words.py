"""The words of CVs in columns: which CVs have a sentence like a requirement, which may have copied the posting.

The likeness is that of `screener.scoring.likeness`. The product of two texts' weights is a sum over the words of one
of them, so a requirement gives each word of the vocabulary its share once, and a sentence's product is the sum of the
shares of its words.
"""

import itertools
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from screener.scoring.copied import LEAST_RUN, LEAST_WORDS, RUN, posting_text, words_of
from screener.scoring.likeness import STEM, Sentence, weights_of
from screener.scoring.wording import LIKE
from screener.types import Posting

_UNSURE = 1e-4  # a likeness so close to the limit is worked out again from the text: lengths are kept in four bytes
# A copied text has as many places from which on `RUN` words stand in the posting in the same order.
_LEAST_PLACES = min(LEAST_RUN - RUN + 1, -(-LEAST_WORDS // RUN))


class WordColumns(Struct, array_like=True):
    """`vocabulary` holds the different content words, a line each; numbers are of four bytes, `text` of two.

    `sentence` are the words of sentences by number, `sentence_ends` where each sentence ends, `sentences` how many the
    CVs up to each have, `lengths` those of their vectors; `text` is every word as a small hash, `text_ends` where each
    CV's ends.
    """

    vocabulary: str
    sentence: bytes
    sentence_ends: bytes
    sentences: bytes
    lengths: bytes
    text: bytes
    text_ends: bytes


class WordCollector:
    """Word columns in the making."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._sentence: list[int] = []
        self._sentence_ends: list[int] = []
        self._sentences: list[int] = []
        self._text: list[int] = []
        self._text_ends: list[int] = []

    def add(self, text: str, sentences: Iterable[Sentence]) -> None:
        """Keep the words of one CV."""
        number = self._vocabulary.setdefault
        for sentence in sentences:
            words = sentence.content
            if words:
                self._sentence += [number(word, len(self._vocabulary)) for word in words]
                self._sentence_ends.append(len(self._sentence))
        self._sentences.append(len(self._sentence_ends))
        self._text += map(_small, words_of(text))
        self._text_ends.append(len(self._text))

    def columns(self) -> WordColumns:
        """What was collected."""
        words, ends = np.array(self._sentence, np.int32), np.array(self._sentence_ends, np.int32)
        return WordColumns(
            "\n".join(self._vocabulary),
            words.tobytes(),
            ends.tobytes(),
            np.array(self._sentences, np.int32).tobytes(),
            _lengths(list(self._vocabulary), words, ends).astype(np.float32).tobytes(),
            np.array(self._text, np.uint16).tobytes(),
            np.array(self._text_ends, np.int32).tobytes(),
        )


class Vocabulary:
    """Every content word met in any columns, numbered, with the weights of its features."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._weights: dict[int, dict[str, float]] = {}

    def numbers(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The number of each word, a new one for a new word."""
        for word in words:
            if word not in self._numbers:
                self._numbers[word] = len(self.words)
                self.words.append(word)
        return np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))

    def weights(self, number: int) -> dict[str, float]:
        """The weights of a word alone, as `screener.scoring.likeness` has them."""
        if number not in self._weights:
            self._weights[number] = weights_of([self.words[number]])
        return self._weights[number]


class Words:
    """Word columns as arrays; `names` are the words of their vocabulary by their number in `vocabulary`."""

    def __init__(self, columns: WordColumns, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names = vocabulary.numbers(columns.vocabulary.split("\n") if columns.vocabulary else [])
        self.sentence = np.frombuffer(columns.sentence, np.int32)
        self.sentence_ends = np.frombuffer(columns.sentence_ends, np.int32)
        self.sentences = np.frombuffer(columns.sentences, np.int32)
        self.lengths = np.frombuffer(columns.lengths, np.float32)
        self.text = np.frombuffer(columns.text, np.uint16)
        self.text_ends = np.frombuffer(columns.text_ends, np.int32)


class Wording:
    """The words of a requirement, looked for in the sentences of many CVs."""

    def __init__(self, text: str) -> None:
        self._wanted = Sentence(text)
        self._stems = {stem: number for number, stem in enumerate(sorted(self._wanted.stems), 1)}
        self._shared = np.zeros(0, np.int64)  # by the number of a word, which of the wanted ones it begins as; 0 none
        self._shares = np.zeros(0, np.float64)  # what it adds to the product; not a number where that is not known

    def found(self, words: Words) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each CV whether it has a sentence like enough; and whether that is too close to tell from columns."""
        like, unsure = (np.zeros(len(words.sentences), np.bool_) for _ in range(2))
        self._meet(words.vocabulary)
        stems = self._shared[words.names][words.sentence]
        rows = np.flatnonzero(stems)
        many = len(self._stems) + 1
        shared = np.searchsorted(words.sentence_ends, rows, side="right") * many + stems[rows]
        shared = np.sort(shared, kind="stable")  # nearly in order: much quicker than a table of hashes
        sentences = shared[_changes(shared)] // many
        firsts = _changes(sentences)
        numbers = sentences[firsts][np.diff(firsts, append=len(sentences)) >= self._wanted.least]
        if numbers.size == 0:
            return like, unsure
        likeness = self._products(words, numbers) / (words.lengths[numbers] * self._wanted.length)
        owners = np.searchsorted(words.sentences, numbers, side="right")
        like[owners[likeness >= LIKE + _UNSURE]] = True
        unsure[owners[np.abs(likeness - LIKE) < _UNSURE]] = True
        return like, unsure & ~like

    def _products(self, words: Words, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """The product of the requirement's weights with those of each of these sentences."""
        ends = words.sentence_ends[numbers]
        starts = np.where(numbers > 0, words.sentence_ends[numbers - 1], 0)
        places, firsts = spread(starts, ends)
        those = words.sentence[places]
        there = np.zeros(len(words.names), np.bool_)
        there[those] = True
        unknown = words.names[there & np.isnan(self._shares[words.names])]
        wanted = self._wanted.weights
        for number in unknown.tolist():
            weights = words.vocabulary.weights(number)
            self._shares[number] = sum(weight * wanted.get(feature, 0.0) for feature, weight in weights.items())
        return np.add.reduceat(self._shares[words.names][those], firsts)

    def _meet(self, vocabulary: Vocabulary) -> None:
        """Make room for words that are new since the last time."""
        new = vocabulary.words[len(self._shared) :]
        shared = np.fromiter((self._stems.get(word[:STEM], 0) for word in new), np.int64, len(new))
        self._shared = np.concatenate((self._shared, shared))
        self._shares = np.concatenate((self._shares, np.full(len(new), np.nan)))


class Copied:
    """Looks for CVs that may have copied a posting: none that has is missed, a few more may be named."""

    def __init__(self, posting: Posting) -> None:
        hashes = list(map(_small, words_of(posting_text(posting))))
        self._has = np.zeros(1 << 16, np.bool_)
        self._has[hashes] = True
        rows = np.array(list(zip(*(hashes[at:] for at in range(RUN)), strict=False)), np.uint64).reshape(-1, RUN)
        self._runs = np.unique(_packed([rows[:, at] for at in range(RUN)]))

    def possible(self, words: Words) -> NDArray[np.bool_]:
        """For each CV whether its text has to be looked at."""
        has = self._has[words.text]
        count = max(0, len(has) - RUN + 1)
        at = np.flatnonzero(np.logical_and.reduce([has[shift : shift + count] for shift in range(RUN)]))
        runs = _packed([words.text[at + shift].astype(np.uint64) for shift in range(RUN)])
        owners = np.searchsorted(words.text_ends, at[np.isin(runs, self._runs)], side="right")
        places = np.bincount(owners, minlength=len(words.text_ends))
        return places >= _LEAST_PLACES


def _changes(ordered: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where each stretch of equal numbers begins."""
    return np.flatnonzero(np.diff(ordered, prepend=-1))


def spread(starts: NDArray[np.integer], ends: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of all rows from each start to its end, and where each of these stretches begins among them."""
    sizes = (ends - starts).astype(np.int64)
    firsts = np.cumsum(sizes) - sizes
    return np.arange(sizes.sum()) + np.repeat(starts - firsts, sizes), firsts


def _lengths(vocabulary: list[str], words: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.float64]:
    """The length of each sentence's vector, as `Sentence.length` has it."""
    if not len(words):
        return np.zeros(0, np.float64)
    known: dict[str, int] = {}
    weights = [weights_of([word]) for word in vocabulary]
    features = np.array([known.setdefault(f, len(known)) for each in weights for f in each], np.int64)
    values = np.array([value for each in weights for value in each.values()], np.float64)
    feature_ends = np.array(list(itertools.accumulate(map(len, weights))), np.int64)
    feature_starts = np.concatenate(([0], feature_ends[:-1]))
    places, _ = spread(feature_starts[words], feature_ends[words])
    sizes = np.diff(ends, prepend=0)
    sentence = np.repeat(np.repeat(np.arange(len(ends)), sizes), (feature_ends - feature_starts)[words])
    keys = sentence * len(known) + features[places]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    sums = np.add.reduceat(values[places][order], starts)
    return np.sqrt(np.bincount(sentence[order][starts], weights=sums * sums, minlength=len(ends)))


def _packed(columns: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Runs of words as one number each."""
    packed = np.zeros_like(columns[0])
    for column in columns:
        packed = (packed << np.uint64(16)) | column
    return packed


def _small(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFF
