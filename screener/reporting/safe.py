"""Words from outside made harmless before they are shown: control characters, cells that are formulas, Markdown."""

import re
import unicodedata

# Joiners are part of emoji and of Persian and Indic words; every other invisible or steering character is shown.
_HARMLESS = frozenset("\u200c\u200d\ufe0f")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SUSPECT = re.compile(r"[^\x20-\x7e]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

# Spreadsheets run a cell that begins, after blanks, with one of these; the last four are the full-width forms.
_FORMULA = re.compile(r"^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
# Where the list separator is a semicolon (French settings), one quoted cell may be read as several.
_INNER_FORMULA = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]|~$]|:(?=//)|(?<=www)\.|^[#+\-=]|^\d+(?=[.)])")


def path(name: str) -> str:
    """A file name that any encoding can hold: bytes that are not UTF-8 are written as \\xNN."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(_escaped_byte, name)
    return name


def text(words: str) -> str:
    """`words` without lone surrogates, of the same length, so that offsets stay true."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", words)
    return words


def same_length(words: str) -> str:
    """`words` with every steering character but line ends replaced by one that cannot act; offsets stay true."""
    if not _SUSPECT.search(words):
        return words
    return _SUSPECT.sub(lambda match: _replaced(match.group()), words)


def visible(words: str) -> str:
    """One line of `words` in which every control, steering or invisible character can be seen and none can act."""
    if not _SUSPECT.search(words):
        return words
    return _SUSPECT.sub(lambda match: _shown(match.group()), words)


def line(words: str) -> str:
    """`words` on one line: white space folded to single spaces, the rest as `visible`."""
    return visible(_SPACE.sub(" ", words).strip())


def cell(words: str) -> str:
    """`words` as a CSV cell that no spreadsheet takes for a formula: an apostrophe stands before what would be one."""
    if _FORMULA.search(words) and not _NUMBER.fullmatch(words):
        words = "'" + words
    return _INNER_FORMULA.sub(r"\1'", visible(words))


def markdown(words: str) -> str:
    """`words` on one line as literal Markdown text, without markup, HTML or links."""
    escaped = _MARKDOWN.sub(_markdown_escape, line(words))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(words: str, most: int) -> str:
    """`words` cut at a word to at most `most` characters, with an ellipsis where something is left out."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:") + "…"


def _replaced(character: str) -> str:
    if character in "\n\t" or character in _HARMLESS or unicodedata.category(character) not in _STEERING:
        return character
    if character == "\xad":
        return character
    return " " if character in "\f\r\v\x85\u2028\u2029" else "\ufffd"


def _shown(character: str) -> str:
    if character in _HARMLESS or unicodedata.category(character) not in _STEERING:
        return character
    if character == "\xad":
        return ""
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _markdown_escape(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def _escaped_byte(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
