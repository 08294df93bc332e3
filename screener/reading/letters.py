"""Letters of other alphabets and letters in disguise, folded to the Latin letters that an eye takes them for."""

import re
import unicodedata

# Wide, mathematical, circled and squared letters, ligatures and numerals that Unicode itself maps to plain letters.
DISGUISED = re.compile(
    "[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f149"
    "\U0001f150-\U0001f169\U0001f170-\U0001f189\u2100-\u2115\u2118-\u211f\u2124-\u2138\u2170-\u217f"
    "\u1d2c-\u1d6a\u02b0-\u02b8\u02e0-\u02e4\u2071\u207f\u2090-\u209c]+"
)
_COMMON_DISGUISE = re.compile("[\ufb00-\ufb06\u2100-\u2138\u2170-\u217f\u1d2c-\u1d6a\u02b0-\u02b8\u2071\u207f]+")
_CHINESE_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BOXED = {
    code: chr(ord("A") + (code - first) % 26) for first in (0x1F150, 0x1F170) for code in range(first, first + 26)
}

FOREIGN = re.compile(
    "[\u0251\u0261\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u0370-\u058f\u13a0-\u13ff\u1d00-\u1d22\ua730\ua731]"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

# Letters that look like another alphabet's in the usual fonts (after Unicode's confusables, for words of a CV).
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԌԚԜаеѕіјорсухһԁԛԝӏткмнпвгүѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχγηωϲϳՕՍՏԼօոսհցզɑɡɪɴʀʏʙʜʟᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱ",
    "ABESIJKMHOPCTYXYGQWaesijopcyxhdqwltkmhnbryv"
    "ABEZHIKMNOPTYXaikvoptuxynwcj"
    "OUSLonuhgq"
    "aginryBhlacdejkmoptuvwzfs".replace("B", "b"),
)
_LOOK_ALIKE_CODES = frozenset(_LOOK_ALIKES)


def fold_disguised(text: str) -> tuple[str, int]:
    """`text` with letters in disguise as plain ones, and how many of them no typesetter would use."""
    odd = 0
    in_their_place = bool(_CHINESE_JAPANESE.search(text))

    def plain(found: re.Match[str]) -> str:
        nonlocal odd
        letters = found.group()
        if not in_their_place:
            odd += len(_COMMON_DISGUISE.sub("", letters))
        return unicodedata.normalize("NFKC", letters.translate(_BOXED))

    return DISGUISED.sub(plain, text), odd


def fold_look_alikes(text: str) -> tuple[str, int]:
    """`text` with Latin words that hold foreign look-alikes in Latin letters only, and how many words that were.

    A word all of whose letters are look-alikes ("СЕО") is folded only where no word is truly of that alphabet.
    """
    words = [word for word in _WORD.findall(text) if FOREIGN.search(word)]
    truly_foreign = any(not _LATIN.search(word) and not _foldable(word) for word in words)
    folded = 0

    def fold(found: re.Match[str]) -> str:
        nonlocal folded
        word = found.group()
        if not FOREIGN.search(word) or not _foldable(word) or len(word) < 2:
            return word
        if not _LATIN.search(word) and truly_foreign:
            return word
        if len(word) < 3 and _LATIN.search(word):  # a unit or a symbol beside a letter: "νF"
            return word
        folded += 1
        return word.translate(_LOOK_ALIKES)

    return (_WORD.sub(fold, text), folded) if words else (text, 0)


def _foldable(word: str) -> bool:
    return all(ord(letter) in _LOOK_ALIKE_CODES or _LATIN.match(letter) for letter in word)
