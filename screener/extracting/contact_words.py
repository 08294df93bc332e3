"""The words of models/<language>/contact.yaml, as sets and tables."""

from functools import cache

from msgspec import Struct

from screener import data
from screener.extracting.phrases import Phrases, words_of

_FOLDERS = ("fr", "en")


class ContactWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words about people and addresses; models/fr/contact.yaml says what each key means."""

    labels: tuple[str, ...]
    titles: tuple[str, ...]
    particles: tuple[str, ...]
    streets: tuple[str, ...]
    personal: tuple[str, ...]
    personal_short: tuple[str, ...]
    ages: tuple[str, ...]
    phones: tuple[str, ...]
    networks: tuple[str, ...]
    not_names: tuple[str, ...]
    towns: tuple[str, ...]
    regions: tuple[str, ...]


@cache
def _files() -> tuple[ContactWords, ...]:
    return tuple(data.load(f"models/{folder}/contact.yaml", ContactWords) for folder in _FOLDERS)


@cache
def word_set(kind: str) -> frozenset[str]:
    """The single plain words of `kind` (a key of ContactWords) in every language."""
    return frozenset(word for file in _files() for entry in getattr(file, kind) for word in words_of(entry))


@cache
def phrases(kind: str) -> Phrases[str]:
    """The phrases of `kind` in every language, as one table."""
    return Phrases((entry, kind) for file in _files() for entry in getattr(file, kind))
