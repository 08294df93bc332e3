"""Text that says what a picture shows, held against what OCR sees in the picture.

A scan carries its text in a layer without ink; replacement texts and fonts' tables can claim anything too. What the
text says is believed where OCR reads the same, anywhere on the page or in the word's own place.
"""

from typing import TYPE_CHECKING, Any

from screener.reading.ocr import SeenWord, read_words
from screener.reading.pdf_hidden import dots_of
from screener.text import fold

if TYPE_CHECKING:
    from screener.reading.pdf_words import PlacedWord

_ALIKE = 80.0  # rapidfuzz ratio from which two readings of one word are the same
_ALIKE_IN_PLACE = 55.0  # in the same place a misreading may be worse
_UNSURE = 60.0  # OCR's confidence below which its reading denies nothing
_SHORTEST = 3  # letters: shorter words are too often misread to count


def denied(page: Any, words: "list[PlacedWord]", picture: Any) -> "list[PlacedWord]":
    """The `words` of a page of pdfium's that its `picture` does not show."""
    seen = read_words(picture)
    vocabulary = sorted({key for word in seen for key in _keys(word.text)})
    return [
        word
        for word in words
        if not _known(word[2].text, vocabulary)
        and not _read_there(word[2].text, dots_of(page, word[2].box, picture.width, picture.height), seen)
    ]


def _known(text: str, vocabulary: list[str]) -> bool:
    """Whether OCR read the word somewhere on the page."""
    from rapidfuzz import fuzz, process

    return all(
        process.extractOne(key, vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        for key in _keys(text)
        if len(key) >= _SHORTEST
    )


def _read_there(text: str, box: tuple[int, int, int, int], seen: list[SeenWord]) -> bool:
    """Whether OCR read something like the word in its place, or something that it was not sure of."""
    from rapidfuzz import fuzz

    left, top, right, bottom = box
    here = [
        word for word in seen if word.left < right and word.right > left and word.top < bottom and word.bottom > top
    ]
    if not here:
        return False
    reading = "".join(key for word in here for key in _keys(word.text))
    alike = fuzz.partial_ratio("".join(_keys(text)), reading) >= _ALIKE_IN_PLACE
    return alike or min(word.confidence for word in here) < _UNSURE


def _keys(text: str) -> list[str]:
    """The letters and digits of a word, folded, cut at other signs."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
