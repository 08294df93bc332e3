"""Text that was saved as UTF-8 and read as something else ("Ã©" for "é"): found by its pattern and put right."""

import re
import unicodedata
from functools import partial

# UTF-8 read as Windows-1252 (or Latin-1), as Mac Roman and as the PC's code page 850.
_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_TURNS = 3  # a text that went wrong twice or three times is still readable


def _characters(encoding: str, first: int, last: int) -> str:
    """What a reader of `encoding` shows for the bytes from `first` to `last`."""
    shown = {bytes([byte]).decode(encoding, "ignore") for byte in range(first, last + 1)}
    if encoding == "cp1252":
        shown |= {chr(byte) for byte in range(first, last + 1)}
    return "".join(sorted(shown))


def _patterns(encoding: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A Latin letter (C2-C5), accent (CC) or sign (E2, EF) in UTF-8, as `encoding` shows it; first a quick look."""
    follows = "[" + re.escape(_characters(encoding, 0x80, 0xBF)) + "]"
    two = re.escape(_characters(encoding, 0xC2, 0xC5) + _characters(encoding, 0xCC, 0xCC))
    three = re.escape(_characters(encoding, 0xE2, 0xE2) + _characters(encoding, 0xEF, 0xEF))
    four = re.escape(_characters(encoding, 0xF0, 0xF0))
    exact = f"[{two}]{follows}|[{three}]{follows}{{2}}|[{four}]{follows}{{3}}"
    return re.compile(f"[{two}{three}{four}]{follows}"), re.compile(exact)


_PATTERNS = tuple((encoding, *_patterns(encoding)) for encoding in _ENCODINGS)
_FIRST = "".join(
    _characters(encoding, byte, byte)
    for encoding in _ENCODINGS
    for byte in (*range(0xC2, 0xC6), 0xCC, 0xE2, 0xEF, 0xF0)
)
_NEXT = "".join(_characters(encoding, 0x80, 0xBF) for encoding in _ENCODINGS)
_HINT = re.compile(f"[{re.escape(_FIRST)}][{re.escape(_NEXT)}]")  # one quick look before those of the three patterns

# Programs on the way drop the bytes 80 to 9F, or turn A0 into a plain blank: what is left still tells what it was.
_BEGUN = re.compile("[ÂÃâï]")
_LOST = (
    (re.compile("Ã[ \xa0]{1,2}"), "à "),
    (re.compile("Ã\u200b(?=[a-zé])"), "í"),
    (re.compile("(?<=[a-z])Â\u200b(?=[a-z])"), "-"),  # the soft hyphen that its writer saw
    (re.compile("ï¼[\u200b\ufffd]?(?=[ \n]|$)"), ":"),
    (re.compile("ï¿½?[\u200b\ufffd]?(?=[ \nÂ])|ï‚(?=[ \nÂ])"), "•"),
    (re.compile("â–(?=[ \nÂ])|â—(?=[ \nÂ])|â—\u200b"), "•"),
    (re.compile("â€(?![a-zA-Z])"), "”"),
)
_BESIDE_BLANK = re.compile("Â+(?= )")
_LOST_BLANK = re.compile("Â+(?=[\\sÂ\u200b]|$)")
_ANY_LOST_BLANK = re.compile("(?<=[a-z.,;:!?)])Â+(?=[A-Za-z([])|Â+(?![gGmMtTcCpP\\w]|$)")


def repair(text: str) -> str:
    """`text` with every clear case put right; the rest as it is."""
    whole = text
    if _HINT.search(text):
        text = _read_as_utf8(text)
    if _BEGUN.search(text) and (text != whole or "ï¼" in text or len(_LOST_BLANK.findall(text)) > 1):
        for pattern, meant in _LOST:
            text = pattern.sub(meant, text)
        if "Â" in text:
            text = _ANY_LOST_BLANK.sub(" ", _LOST_BLANK.sub(" ", _BESIDE_BLANK.sub("", text)))
    return text


def _read_as_utf8(text: str) -> str:
    for encoding, hint, pattern in _PATTERNS:
        for _ in range(_TURNS):
            if not hint.search(text):
                break
            mended = pattern.sub(partial(_read_again, encoding), text)
            if mended == text:
                break
            text = mended
    return text


def _read_again(encoding: str, found: re.Match[str]) -> str:
    shown = found.group()
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
    """Whether a Western text may hold it: a Latin letter, an accent, a sign, a picture, a glyph of a symbol font."""
    code = ord(character)
    if code < 0x250 or 0x300 <= code < 0x370 or code == 0xFEFF or 0x2000 <= code < 0x2070 or 0xF000 <= code < 0xF100:
        return True
    return unicodedata.category(character)[0] in "PS"
