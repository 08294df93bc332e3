"""In which languages a text is written: by its script, its function words, the words of every CV, its letters.

A CV is lists of nouns with English product names in it, so that single words weigh by what they tell: a function word
3, a word of CVs (headings, months) 2, an ending or an accent 1. Words are in models/<language>/function_words.yaml.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from msgspec import Struct

from screener import data

_FUNCTION, _CV, _ENDING, _LETTER = 3.0, 2.0, 1.0, 0.7
_MOST = 40_000  # characters that are looked at: a language shows long before
_BLOCK = 12  # words, the least part that is judged by itself
_SHARE, _WORDS = 0.12, 30  # a language counts as written from this share of the text and this many words on
_DEFAULT = "en"

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (language, re.compile(f"[{letters}]"))
    for language, letters in (
        ("ja", "\u3040-\u30ff"),
        ("ko", "\uac00-\ud7af\u1100-\u11ff"),
        ("zh", "\u3400-\u9fff\U00020000-\U0002ffff"),
        ("ar", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
        ("he", "\u0590-\u05ff\ufb1d-\ufb4f"),
        ("th", "\u0e00-\u0e7f"),
        ("ru", "\u0400-\u052f"),
        ("el", "\u0370-\u03ff\u1f00-\u1fff"),
        ("hi", "\u0900-\u097f"),
        ("hy", "\u0531-\u058f"),
        ("ka", "\u10a0-\u10ff"),
    )
)
_ANY_SCRIPT = re.compile(f"[{''.join(letters.pattern[1:-1] for _, letters in _SCRIPTS)}]")
# A sign of Chinese or Japanese writes a syllable or a word: it weighs as much as this many Latin letters.
_SIGN_WEIGHT = {"ja": 2.5, "zh": 2.5, "ko": 2.0}


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells a language: models/<language>/function_words.yaml."""

    function_words: tuple[str, ...]
    cv_words: tuple[str, ...]
    endings: tuple[str, ...]
    letters: str
    loan_words: tuple[str, ...] = ()
    compound_starts: tuple[str, ...] = ()
    compound_ends: tuple[str, ...] = ()


class _Tables(Struct, frozen=True):
    languages: tuple[str, ...]
    words: dict[str, tuple[tuple[int, float], ...]]
    endings: dict[str, tuple[tuple[int, float], ...]]
    letters: dict[str, tuple[tuple[int, float], ...]]
    accented: re.Pattern[str]


def languages_of(text: str) -> tuple[str, ...]:
    """The languages of `text` (ISO 639-1): the main one, then those of whole parts, most text first."""
    text = text[:_MOST]
    written: Counter[str] = Counter()
    for block in _blocks(text):
        if language := _language_of_words(block):
            written[language] += len(block)
    other = _other_script(text, bool(written))
    total = sum(written.values())
    latin = [language for language, words in written.most_common() if words >= _WORDS and words >= _SHARE * total] or [
        language for language, _ in written.most_common(1)
    ]
    if other:
        return (other, *latin)
    return tuple(latin) or (_DEFAULT,)


def _other_script(text: str, latin_language: bool) -> str:
    """The language of another script than the Latin, where enough of the text is in it; "" otherwise.

    A CV in another script still has names of products and places in Latin letters. A name in another script stays far
    below half of the letters, and below a fifth where the Latin words tell no language.
    """
    if text.isascii() or not _ANY_SCRIPT.search(text):
        return ""
    weights = {language: len(letters.findall(text)) * _SIGN_WEIGHT.get(language, 1.0) for language, letters in _SCRIPTS}
    if weights["ja"] > 0.1 * weights["zh"]:  # Japanese is written with Chinese signs as well
        weights["ja"] += weights.pop("zh")
    language = max(weights, key=lambda key: weights[key])
    if not weights[language]:
        return ""
    latin = sum(letter < "\u0250" for letter in text if letter.isalpha())
    return language if weights[language] > (0.5 if latin_language else 0.2) * latin else ""


def _blocks(text: str) -> list[list[str]]:
    """The words of `text` in groups of lines: paragraphs, short ones together."""
    blocks: list[list[str]] = []
    block: list[str] = []
    for line in text.lower().split("\n"):
        block += _WORD.findall(line)
        if len(block) >= _BLOCK:
            blocks.append(block)
            block = []
    if block:
        blocks.append(block)
    return blocks


def _language_of_words(words: list[str]) -> str:
    """The language most of `words` tell, "" where none does."""
    tables = _tables()
    scores = [0.0] * len(tables.languages)
    for told in filter(None, map(_told_by, words)):
        for index, weight in told:
            scores[index] += weight
    best = max(scores)
    return tables.languages[scores.index(best)] if best >= _CV else ""


@lru_cache(maxsize=1 << 15)
def _told_by(word: str) -> tuple[tuple[int, float], ...]:
    """What a word says for each language, by itself, its ending and its accented letters."""
    tables = _tables()
    known = tables.words.get(word)
    if known is None and len(word) > 4:
        known = tables.endings.get(word[-4:]) or tables.endings.get(word[-3:])
    told = known or ()
    if not word.isascii():
        told += tuple(each for letter in tables.accented.findall(word) for each in tables.letters[letter])
    return told


@cache
def _tables() -> _Tables:
    found = [
        (language, data.load(f"models/{language}/function_words.yaml", Words))
        for language in sorted(data.names("models", ""), key=lambda name: (name not in ("fr", "en"), name))
        if (data.root() / "models" / language / "function_words.yaml").is_file()
    ]
    words: dict[str, dict[int, float]] = {}
    endings: dict[str, dict[int, float]] = {}
    letters: dict[str, dict[int, float]] = {}
    for index, (_, own) in enumerate(found):
        for table, names, weight in (
            (words, own.cv_words, _CV),
            (words, own.function_words, _FUNCTION),
            (endings, own.endings, _ENDING),
            (letters, tuple(own.letters), _LETTER),
        ):
            for name in names:
                table.setdefault(name, {})[index] = weight
    for _, own in found:  # words that any CV may borrow tell nothing
        words.update({word: {} for word in own.loan_words})
    accented = re.compile(f"[{''.join(letters)}]")
    return _Tables(tuple(name for name, _ in found), _shared(words), _shared(endings), _shared(letters), accented)


def _shared(table: dict[str, dict[int, float]]) -> dict[str, tuple[tuple[int, float], ...]]:
    """Each weight divided among the languages that share the word: "de" tells little, "avec" much."""
    return {
        name: tuple((index, weight / len(owners)) for index, weight in owners.items()) for name, owners in table.items()
    }
