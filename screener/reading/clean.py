"""The one place that tidies text of every format before it becomes `Document.text`.

What a reader of the page cannot see is taken out, what only looks odd is folded to plain letters, and blanks and line
ends get one shape. Most CVs need almost nothing of it: one search for unusual characters decides.
"""

import re
import unicodedata
from collections import Counter

from screener.reading.hyphens import join_hyphens
from screener.reading.letters import DISGUISED, FOREIGN, fold_disguised, fold_look_alikes
from screener.reading.mojibake import repair
from screener.reading.parts import warning
from screener.types import Flag

_USUAL = "\t\n -~¡-¬®-ÿŒœŸ‘’“”„–—…•‹›€™ˆ−→✓★☆●○■▪◆"
_UNUSUAL = re.compile(f"[^{_USUAL}]")

_TERMINAL_CODE = re.compile(
    "\x1b(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\x07\x1b\n]{0,512}(?:\x07|\x1b\\\\)|[@-Z\\\\^_])"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\uffff\ufff9-\ufffc]")
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85}
_LINE_END_HYPHEN = re.compile("[\ufffe\x02]\n?")  # as pdfium gives it, with the line end swallowed
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")

_FLAG_OF_A_REGION = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{2,8}\U000e007f")
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")
_SPLIT_WORD = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f])[\u200b-\u200d\u2060-\u2064\ufeff\u034f\u180e\u3164\uffa0]+(?=[A-Za-z\u00c0-\u024f])"
)
_REVERSED = re.compile("\u202e([^\n\u202a-\u202e\u2066-\u2069]*)[\u202c\u2069]?")
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS = re.compile(f"{_MARK}+")
_PILED_MARKS = re.compile(f"{_MARK}{{3,}}")

# Glyphs of symbol fonts. Word's bullets keep their meaning, runs of letters in a font that numbers them from F000
# become those letters, every other icon is a blank.
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_PRIVATE_BULLETS = frozenset(
    "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf0fe\uf06e\uf071\uf0e8\uf0e0\uf0ae\uf09f\uf077\uf0f0\uf0d2"
)

_LOST_GLYPH = re.compile(r"(?<![^\W\d_])\ufffd(?![^\W\d_])")

_LETTER_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: (?:['’] )?[^\W\d_]){3,}(?!\S)")
_SPACED_LETTER = re.compile(r" [^\W\d_] (?:['’] )?[^\W\d_] ")  # a quick look for what the pattern above finds
_SPACED_WORD = re.compile(r"(?<!\S)[^\W\d_](?: (?:['’] )?[^\W\d_])+(?!\S)")
_GAP = re.compile("[ \t]{2,}|\t")
_EMPTY_LINES = re.compile("\n{3,}")
_WIDE_LINE = re.compile(r"^\S+(?:  \S+){5,}$", re.MULTILINE)
_AFTER_MARK = re.compile(r"  (?:(?<=[a-zé)][.!?;,]  )|(?<=^[•▪■◆○●–-]  ))(?=\S)", re.MULTILINE)


def clean(pages: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Flag, ...]]:
    """The tidied pages, and the flags `odd_characters` and `hidden_text` (data in invisible characters) if deserved."""
    found: Counter[str] = Counter()
    texts = []
    for number, page in enumerate(pages, 1):
        before = found["hidden"]
        texts.append(clean_text(page, found))
        if found["hidden"] > before == 0:
            found["page"] = number
    flags = []
    if found["hidden"]:
        flags.append(warning("hidden_text", count=found["hidden"], place=f"page {found['page']}"))
    if found["odd"]:
        flags.append(warning("odd_characters", count=found["odd"]))
    return tuple(texts), tuple(flags)


def clean_text(text: str, found: Counter[str] | None = None) -> str:
    """One page's text, tidied. Adds to `found`: "odd" characters or words, and "hidden" words."""
    found = Counter() if found is None else found
    text = repair(text) if not text.isascii() else text
    if _UNUSUAL.search(text):
        text = _plain_line_ends(text)
        text = _without_invisibles(text, found)
        text = _LOST_GLYPH.sub("•", _PRIVATE.sub(_plain_icon, _SPACE.sub(" ", text)))
        text = _without_piled_marks(text, found)
        text = _plain_letters(text, found)
    if _SPACED_LETTER.search(text) and _LETTER_SPACED.search(text):
        text = "\n".join(_closed_up(line) for line in text.split("\n"))
    text = _tidy_blanks(text)
    return join_hyphens(text)


def _plain_line_ends(text: str) -> str:
    text = _LINE_END.sub("\n", _TERMINAL_CODE.sub("", text))
    text = _LINE_END_HYPHEN.sub("-\n", text)
    return _CONTROL.sub("", text.translate(_C1)) if _CONTROL.search(text) else text


def _without_invisibles(text: str, found: Counter[str]) -> str:
    """`text` without characters that leave no mark on the page; what is written backwards is turned round."""
    text = _FLAG_OF_A_REGION.sub(" ", text)
    for run in _TAGS.findall(text):
        words = "".join(chr(ord(tag) & 0x7F) for tag in run).split()
        found["hidden"] += max(1, len(words))
    text = _TAGS.sub("", text)
    found["odd"] += sum(len(run) for run in _SELECTORS.findall(text) if len(run) > 1)
    text = _SELECTORS.sub("", text)
    if not _INVISIBLES.search(text):
        return text
    split = len(_SPLIT_WORD.findall(text))
    found["odd"] += split if split > 1 else 0  # one stray may come with a paste
    text, backwards = _REVERSED.subn(_turned_round, text)
    found["odd"] += backwards
    return _INVISIBLES.sub("", text.replace("\xad\n", "\x02\n")).replace("\x02\n", "\xad\n")


def _turned_round(found: re.Match[str]) -> str:
    """Latin text after a right-to-left override is read from its end."""
    run = found.group(1)
    return run[::-1] if re.search("[A-Za-z]", run) else run


def _plain_icon(found: re.Match[str]) -> str:
    glyphs = found.group()
    if glyphs[0] in _PRIVATE_BULLETS:
        return "• "
    if len(glyphs) > 3 and all("\uf020" <= glyph <= "\uf0ff" for glyph in glyphs):
        return "".join(bytes([ord(glyph) - 0xF000]).decode("cp1252", "replace") for glyph in glyphs)
    return " "


def _without_piled_marks(text: str, found: Counter[str]) -> str:
    """`text` in composed letters; three marks on one letter and more are no spelling of any language."""
    text, piles = _PILED_MARKS.subn("", text)
    found["odd"] += piles
    return _MARKS.sub("", unicodedata.normalize("NFC", text))


def _plain_letters(text: str, found: Counter[str]) -> str:
    if DISGUISED.search(text):
        text, odd = fold_disguised(text)
        found["odd"] += odd if odd > 2 else 0
    if FOREIGN.search(text):
        text, words = fold_look_alikes(text)
        found["odd"] += words
    return text


def _closed_up(line: str) -> str:
    """A line set in spaced letters ("F O R M A T I O N   P R O") with its words closed up.

    Letters in the order of the alphabet are a list ("Permis A B C D").
    """
    found = _LETTER_SPACED.search(line)
    if found is None:
        return line
    letters = found.group().split()
    if letters == sorted(letters):
        return line
    return _SPACED_WORD.sub(lambda word: word.group().replace(" ", ""), line)


def _tidy_blanks(text: str) -> str:
    """No blanks around lines, two for a gap in a line, at most one empty line, none at the ends."""
    gaps = "  " in text or "\t" in text
    if gaps:
        text = _GAP.sub("  ", text).replace("  \n", "\n").replace("\n  ", "\n")
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    if gaps:
        text = _AFTER_MARK.sub(" ", text)
        text = _WIDE_LINE.sub(lambda found: found.group().replace("  ", " "), text)
    return _EMPTY_LINES.sub("\n\n", text).strip(" \n\t")
