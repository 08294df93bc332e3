"""Fields of study: which family of subjects the words of a diploma or of a posting's clause name."""

from functools import cache

from screener import taxonomy
from screener.extracting.phrases import Hit, Phrases

# Words so wide that a narrower field beside them says more: "Business Management, Marketing" is marketing.
_WIDE = frozenset({"business", "general", "arts", "sciences"})


@cache
def _table() -> Phrases[str]:
    return Phrases((word, field.id) for field in taxonomy.fields().values() for word in field.words)


def find_fields(flat: str) -> list[Hit[str]]:
    """The fields named in a flattened text, from left to right."""
    return _table().find(flat)


def rank_fields(hits: list[Hit[str]]) -> tuple[str, ...]:
    """The ids of the fields, each once: in the order named, a wide first one after the narrower ones beside it."""
    ids = list(dict.fromkeys(hit.value for hit in hits))
    if len(ids) > 1 and ids[0] in _WIDE:
        ids.sort(key=lambda field: field in _WIDE)
    return tuple(ids)
