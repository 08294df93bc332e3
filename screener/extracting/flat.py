"""Text folded letter by letter: lower case, no accents, plain quotes, dashes and spaces, and the same length.

`screener.text.fold` may change the length; here every offset into the folded text is an offset into the text itself.
"""

import re
import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹣－-‧­"
_QUOTES = "’‘ʼ´`′"
_ARROWS = "→➔➜➝➞►▶▸⇒⟶"
_BULLETS = "•●◦▪■□◾◆◇○‣⁃∙"


class _Folding(dict[int, str]):
    """Folds one character into one character; a character is worked out once per process."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            folded = " "
        else:
            plain = unicodedata.normalize("NFKD", character).casefold()
            bare = [c for c in plain if not unicodedata.combining(c)]
            folded = bare[0] if bare else character
        self[code] = folded
        return folded


# What lower case alone does not fold. Little of a text is, and the same few signs come again and again.
_FOLDED = re.compile(r"([\x0b-\r\x1c-\x1f`\x80-\U0010ffff]+)")
_FOLDING = _Folding()
_FOLDING.update({ord("\n"): "\n", ord("\f"): "\n", ord("\t"): "\t"})
for _variants, _plain in ((_DASHES, "-"), (_QUOTES, "'"), (_ARROWS, "→"), (_BULLETS, "•"), ("«»“”„", '"'), ("£", "£")):
    for _variant in _variants:
        _FOLDING[ord(_variant)] = _plain


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """`text` folded, every character into exactly one: "Été 2019 – auj." is "ete 2019 - auj.".

    A page break becomes a line break.
    """
    if text.isascii():
        return text.lower().replace("\f", "\n")
    pieces = _FOLDED.split(text)
    pieces[::2] = map(str.lower, pieces[::2])
    pieces[1::2] = map(_fold, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _fold(signs: str) -> str:
    return signs.translate(_FOLDING)
