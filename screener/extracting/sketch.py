"""A small sketch of a text, by which texts that are much the same find one another without being kept or read again."""

import re
from array import array
from zlib import crc32

from screener.extracting.flat import flat
from screener.text import plain_words

SIZE = 128  # hashes of runs kept; the share two sketches have in common is within .05 of that of the texts
WORDS = 1_000  # words kept, as two bytes each: a CV of three pages has 900
_LEAST_WORDS = 20  # below that, texts are alike by chance
_READ_CHARS = 20_000
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> bytes:
    """What is kept of `text` to know it again, at most 2.5 KB; empty for a text of a few words.

    First the lowest hashes of all runs of three words, four bytes each, padded to SIZE: a sample taken by the hashes
    themselves, so that texts which share runs share hashes. Then the first words in order, as hashes of two bytes.
    """
    folded = flat(text[:_READ_CHARS])
    plain = plain_words(folded)
    words = (" ".join(_WORD.findall(folded)).encode() if plain is None else plain).split()[:WORDS]
    if len(words) < _LEAST_WORDS:
        return b""
    hashes = list(map(crc32, words))
    # The hash of a run from those of its words; odd factors, so that each word moves all 32 bits and order matters.
    runs = {
        (first * 0x9E3779B1 ^ second * 0x85EBCA6B ^ third * 0xC2B2AE35) & 0xFFFFFFFF
        for first, second, third in zip(hashes, hashes[1:], hashes[2:], strict=False)
    }
    lowest = sorted(runs)[:SIZE]
    kept = array("I", [*lowest, *lowest[-1:] * (SIZE - len(lowest))])
    return kept.tobytes() + array("H", [each & 0xFFFF for each in hashes]).tobytes()
