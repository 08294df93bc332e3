"""Fonts whose ToUnicode table says other letters than the font draws.

A simple font names its glyphs: by an encoding whose ASCII part is the same everywhere, or one by one in /Differences.
A table that maps a glyph named "P" to "H" is a lie. Composite fonts name nothing and are not checked.
"""

import re

_TO_UNICODE = re.compile(rb"/ToUnicode\s+(\d+)\s+\d+\s+R")
_SIMPLE = re.compile(rb"/Subtype\s*/(?:Type1|TrueType|MMType1)\b")
_ENCODING = re.compile(rb"/Encoding\s*(?:/(\w+)|(\d+)\s+\d+\s+R|(<<))")
_NAMED_ENCODINGS = (b"WinAnsiEncoding", b"MacRomanEncoding", b"StandardEncoding")
_DIFFERENCES = re.compile(rb"/Differences\s*\[([^\]]*)\]")
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s*(?:<([0-9A-Fa-f]{2})>\s*)?(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_DIGITS = {name: str(at) for at, name in enumerate(b"zero one two three four five six seven eight nine".split())}
_DICTIONARY_SPAN = 8_192  # bytes to either side in which a font's dictionary must begin and end
_MOST_FONTS = 200
_LIES = 2


def tables_of(words: bytes) -> dict[int, list[bytes]]:
    """The dictionaries of simple fonts by the number of their ToUnicode stream."""
    found: dict[int, list[bytes]] = {}
    for count, match in enumerate(_TO_UNICODE.finditer(words)):
        if count == _MOST_FONTS:
            break
        font = _dictionary_around(words, match.start())
        if _SIMPLE.search(font):
            found.setdefault(int(match[1]), []).append(font)
    return found


def lies(font: bytes, table: bytes, words: bytes) -> bool:
    """Whether the ToUnicode `table` gives letters or digits of `font` other values than their glyphs' names."""
    expected = _glyph_letters(font, words)
    wrong = 0
    for low, high, one, several in _MAPPED.findall(table):
        first, last = int(low, 16), int(high or low, 16)
        values = re.findall(rb"<([0-9A-Fa-f]+)>", several) if several else [one]
        for step, code in enumerate(range(first, last + 1)):
            value = values[step] if several and step < len(values) else values[0]
            said = _text(value, 0 if several else step)
            seen = expected.get(code)
            wrong += bool(seen and said and (len(said) > 1 or said.isalnum()) and said.lower() != seen.lower())
    return wrong >= _LIES


def _text(value: bytes, step: int) -> str:
    try:
        text = bytes.fromhex(value.decode("ascii")).decode("utf-16-be")
    except ValueError:
        return ""
    return text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF)) if text and step else text


def _glyph_letters(font: bytes, words: bytes) -> dict[int, str]:
    """The ASCII letter or digit that each code of a simple font draws, where the font says it."""
    encoding = _ENCODING.search(font)
    if not encoding:
        return {}
    body = font
    if encoding[2]:
        start = re.search(rb"(?<!\d)%s\s+\d+\s+obj\b" % encoding[2], words)
        body = words[start.end() : words.find(b"endobj", start.end())] if start else b""
    letters = {code: chr(code) for code in range(48, 123) if chr(code).isalnum()}
    if not any(name in body or name == encoding[1] for name in _NAMED_ENCODINGS):
        letters = {}
    differences = _DIFFERENCES.search(body)
    if differences:
        code = 0
        for token in differences[1].replace(b"/", b" /").split():
            if token.isdigit():
                code = int(token)
                continue
            name = token[1:]
            letters.pop(code, None)
            if len(name) == 1 and name.isalpha():
                letters[code] = name.decode("ascii")
            elif name in _DIGITS:
                letters[code] = _DIGITS[name]
            code += 1
    return letters


def _dictionary_around(words: bytes, at: int) -> bytes:
    """The innermost << >> around `at`, empty where it is too long."""
    start, depth = at, 0
    for found in reversed(list(re.finditer(rb"<<|>>", words[max(0, at - _DICTIONARY_SPAN) : at]))):
        depth += 1 if found.group() == b">>" else -1
        if depth < 0:
            start = max(0, at - _DICTIONARY_SPAN) + found.start()
            break
    else:
        return b""
    depth = 0
    for found in re.finditer(rb"<<|>>", words[at : at + _DICTIONARY_SPAN]):
        depth += 1 if found.group() == b"<<" else -1
        if depth < 0:
            return words[start : at + found.end()]
    return b""
