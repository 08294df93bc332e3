"""The words of models/<language>/lint.yaml: phrases by ground, with what holds them and means something else."""

import re
from functools import cache

from msgspec import Struct

from screener import data
from screener.extracting.phrases import Phrases, flatten, words_of

LANGUAGES = ("fr", "en")
FINE = ""  # the ground of a phrase that is all right

_DIGIT = re.compile(r"\d+")
_OF_AGE = "18"


class Ground(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of one ground; models/fr/lint.yaml says what each key means."""

    words: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words."""

    statements: tuple[str, ...]
    grounds: dict[str, Ground]
    gendered: tuple[str, ...]
    both: tuple[str, ...]
    junior: tuple[str, ...]
    beginner: tuple[str, ...]
    trainee: tuple[str, ...]
    senior: tuple[str, ...]


@cache
def files() -> tuple[Words, ...]:
    """The words of every language; postings mix them."""
    return tuple(data.load(f"models/{language}/lint.yaml", Words) for language in LANGUAGES)


@cache
def grounds(*, in_criteria: bool) -> Phrases[str]:
    """The phrases to look for, each with its ground; those that hold for criteria only are left out elsewhere."""
    entries: list[tuple[str, str]] = []
    for words in files():
        for name, ground in words.grounds.items():
            entries += [(zeroed(phrase), FINE) for phrase in ground.fine]
            entries += [(zeroed(phrase), name) for phrase in ground.words]
            entries += [(zeroed(phrase), name) for phrase in ground.criteria if in_criteria]
    return Phrases(entries)


@cache
def phrases(kind: str) -> Phrases[bool]:
    """The phrases of `kind` ("statements", "junior", ...) in every language."""
    return Phrases((phrase, True) for words in files() for phrase in getattr(words, kind))


@cache
def gendered() -> dict[str, str]:
    """Words of titles that tell a sex, each with its other form."""
    found: dict[str, str] = {}
    for words in files():
        plain = [" ".join(words_of(each)) for each in words.gendered]
        for masculine, feminine in zip(plain[::2], plain[1::2], strict=True):
            found |= {masculine: feminine, feminine: masculine}
    return found


def zeroed(text: str) -> str:
    """`text` flattened, with every digit a 0 save in 18, so that "moins de 35 ans" reads "moins de 00 ans"."""
    return _DIGIT.sub(lambda number: number[0] if number[0] == _OF_AGE else "0" * len(number[0]), flatten(text))
