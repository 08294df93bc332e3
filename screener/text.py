"""Words without their dress: case, accents and typographic variants folded away, for comparing, never for showing."""

import re
import unicodedata
from functools import lru_cache

_PLAIN = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
_PLAIN |= dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("‑–—", "-")
_LETTERS = str.maketrans(_PLAIN)
_NOT_ASCII = re.compile(r"([^\x00-\x7f]+)")
_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
# As bytes a text is cut many times as fast as by a pattern: what is no letter or digit of ASCII becomes a blank.
_WORDS = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` in lower case, without accents, with plain quotes and hyphens.

    May change the length: "œuvre" becomes "oeuvre".
    """
    return fold_text(text)


def fold_text(text: str) -> str:
    """The same for a text that is met once, whatever its length: nothing is kept of it."""
    if text.isascii():
        return text.lower()
    pieces = _NOT_ASCII.split(text)
    pieces[::2] = map(str.lower, pieces[::2])
    pieces[1::2] = map(_fold_letters, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=1 << 12)
def _fold_letters(letters: str) -> str:
    """Letters beyond ASCII, folded: each by itself, so that they may be cut out of their word."""
    plain = unicodedata.normalize("NFKD", letters.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def plain_words(text: str) -> bytes | None:
    """A text in lower case with a blank for all but letters and digits; None where one of its letters is not ASCII."""
    if not text.isascii() and _OTHER_LETTER.search(text):
        return None
    return text.encode("ascii", "replace").translate(_WORDS)
