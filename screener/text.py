"""Words without their dress: case, accents and typographic variants folded away, for comparing, never for showing."""

import unicodedata
from functools import lru_cache

_PLAIN = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
_PLAIN |= dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("‑–—", "-")
_LETTERS = str.maketrans(_PLAIN)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` in lower case, without accents, with plain quotes and hyphens.

    May change the length: "œuvre" becomes "oeuvre".
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))
