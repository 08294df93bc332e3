"""A posting's words without their dress, letter for letter: offsets into the flat text are offsets into the posting."""

import unicodedata

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-", "‐": "-", "–": "-", "—": "-", "−": "-"}


class _Letters(dict[int, str]):
    """A translation table that works out each character the first time it is met; every character gives one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _SAME.get(char) or _plain(char)
        self[code] = folded
        return folded


class _Styled(dict[int, str]):
    """As `_Letters`, but only mathematical letters ("𝗰𝗵𝗲𝗳") and odd spaces change."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char) if 0x1D400 <= code <= 0x1D7FF else char
        plain = " " if code in _SPACES else plain
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_SPACES = frozenset({0x09, 0x0B, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)})


def _plain(char: str) -> str:
    if char in "\n\f":
        return char
    if char.isspace():
        return " "
    lower = unicodedata.normalize("NFKD", char.lower())
    base = "".join(c for c in lower if not unicodedata.combining(c))
    return base if len(base) == 1 else char.lower() if len(char.lower()) == 1 else char


_LETTERS = _Letters()
_STYLED = _Styled()


def flat(text: str) -> str:
    """`text` in lower case without accents, quotes and dashes made plain; as long as `text`."""
    return text.translate(_LETTERS)


def unstyled(text: str) -> str:
    """`text` with letters of mathematical fonts as ordinary ones every kind of blank as a space; as long as before."""
    return text.translate(_STYLED)
