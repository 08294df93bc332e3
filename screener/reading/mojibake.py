"""Text that was saved as UTF-8 and read as something else ("Ã©" for "é"): found by its pattern and put right."""

import re
import unicodedata

# UTF-8 read as Windows-1252 (or Latin-1), as Mac Roman and as the PC's code page 850.
_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_TURNS = 3  # a text that went wrong twice or three times is still readable


def _characters(encoding: str, first: int, last: int) -> str:
    """What a reader of `encoding` shows for the bytes from `first` to `last`."""
    shown = {bytes([byte]).decode(encoding, "ignore") for byte in range(first, last + 1)}
    if encoding == "cp1252":
        shown |= {chr(byte) for byte in range(first, last + 1)}
    return "".join(sorted(shown))


def _pattern(encoding: str) -> re.Pattern[str]:
    """A Latin letter (C2-C5), accent (CC) or sign (E2, EF) in UTF-8, as `encoding` shows it."""
    follows = "[" + re.escape(_characters(encoding, 0x80, 0xBF)) + "]"
    two = re.escape(_characters(encoding, 0xC2, 0xC5) + _characters(encoding, 0xCC, 0xCC))
    three = re.escape(_characters(encoding, 0xE2, 0xE2) + _characters(encoding, 0xEF, 0xEF))
    four = re.escape(_characters(encoding, 0xF0, 0xF0))
    return re.compile(f"[{two}]{follows}|[{three}]{follows}{{2}}|[{four}]{follows}{{3}}")


_PATTERNS = tuple((encoding, _pattern(encoding)) for encoding in _ENCODINGS)
_LOST_SPACE = re.compile("Ã (?=[ a-zA-Z])")


def repair(text: str) -> str:
    """`text` with every clear case put right; the rest as it is."""
    for encoding, pattern in _PATTERNS:
        for _ in range(_TURNS):
            mended = pattern.sub(lambda found, encoding=encoding: _read_again(found.group(), encoding), text)  # type: ignore[misc]
            if mended == text:
                break
            text = _LOST_SPACE.sub("à ", mended)
    return text


def _read_again(shown: str, encoding: str) -> str:
    try:
        raw = b"".join(_byte(character, encoding) for character in shown)
        read = raw.decode("utf-8")
    except UnicodeError:
        return shown
    return read if _plausible(read) else shown


def _byte(character: str, encoding: str) -> bytes:
    if encoding == "cp1252" and ord(character) < 256:
        return bytes([ord(character)])
    return character.encode(encoding)


def _plausible(character: str) -> bool:
    """Whether a Western text may hold it: a Latin letter, an accent, a sign or a picture."""
    code = ord(character)
    return code < 0x250 or 0x300 <= code < 0x370 or code == 0xFEFF or unicodedata.category(character)[0] in "PS"
