"""Headings of postings, by the words of models/<language>/posting.yaml."""

import re
from functools import cache

from msgspec import Struct

from screener.posting import words
from screener.posting.flat import flat
from screener.types import PartName

# Where two parts claim a line, the earlier of this list has it.
ORDER: tuple[PartName, ...] = (
    "preferred",
    "requirements",
    "offer",
    "other",
    "objectives",
    "responsibilities",
    "overview",
)
MOST_WORDS = 11  # a longer line is a sentence, not a heading

# The least share of a line's words that must be a heading's: a line that shows by its form that it is one needs less.
_MARKED_AT_START, _MARKED, _UNMARKED = 0.2, 0.5, 0.66
_WORD = re.compile(r"[\w'+&/]+")
_LEADS_IN = re.compile(
    r"(?:votre |ton |le |vos |tes |les |your |the |our )?(?:profil recherche|profil|profile|missions?|responsabilites|"
    r"competences requises|qualifications requises|requirements|qualifications|responsibilities|avantages|benefits) "
)


class Heading(Struct, frozen=True):
    """What a line is as a heading: the part it opens (None: a label that changes no part) and its share of words."""

    part: PartName | None
    share: float


@cache
def _patterns() -> tuple[tuple[PartName | None, re.Pattern[str]], ...]:
    found: list[tuple[PartName | None, re.Pattern[str]]] = []
    for part in ORDER:
        phrases = [p for language in words.LANGUAGES for p in words.lists(language).headings.get(part, ())]
        found.append((part, words.compiled(tuple(dict.fromkeys(flat(p) for p in phrases)))))
    found.append((None, words.pattern("sub_headings")))
    return tuple(found)


def heading_of(line: str, *, marked: bool) -> Heading | None:
    """What heading `line` (flat) is; None where it is none.

    `marked` says that its form shows it (Markdown, capitals, a colon, a question); other lines must be nearly all
    heading words.
    """
    tokens = [match.group() for match in _WORD.finditer(line)]
    if not tokens or len(tokens) > MOST_WORDS:
        return None
    content = [token for token in tokens if token not in words.phrases("function_words")] or tokens
    best: tuple[int, int, PartName | None, float] | None = None
    for rank, (part, pattern) in enumerate(_patterns()):
        found = list(pattern.finditer(line))
        if not found:
            continue
        inside = [t for match in found for t in _WORD.findall(match.group()) if t in content]
        length = max(match.end() - match.start() for match in found)
        at_start = found[0].start() <= len(tokens[0]) + 1
        least = _MARKED_AT_START if marked and at_start and part else _MARKED if marked else _UNMARKED
        share = len(inside) / len(content)
        if share >= least and (best is None or (-length, rank) < (-best[0], best[1])):
            best = (length, rank, part, share)
    return Heading(best[2], best[3]) if best else None


@cache
def _cues() -> tuple[tuple[PartName, re.Pattern[str]], ...]:
    found: list[tuple[PartName, re.Pattern[str]]] = []
    for part in words.lists(words.LANGUAGES[0]).heading_cues:
        phrases = [flat(p) for language in words.LANGUAGES for p in words.lists(language).heading_cues[part]]
        found.append((part, words.compiled(tuple(dict.fromkeys(phrases)))))
    return tuple(found)


def guess(line: str) -> PartName | None:
    """The part that a line over a list (flat) opens by its wording, though no list of headings holds it."""
    if len(_WORD.findall(line)) > MOST_WORDS:
        return None
    return next((part for part, pattern in _cues() if pattern.search(line)), None)


def leads_in(line: str) -> int:
    """How long the heading is with which a line of flat text begins, although no mark parts it from the rest."""
    match = _LEADS_IN.match(line)
    return match.end() if match else 0
