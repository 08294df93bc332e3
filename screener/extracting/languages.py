"""The languages a candidate speaks and how well, as the CV says it, with the words that say so.

A section about languages is read whole. Elsewhere a language counts only beside words for a level, in a line that is
about nothing else, or as an item of its own in a list of skills: "English teacher" and "marché français" do not.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from screener.extracting.degrees import find_mentions
from screener.extracting.language_needs import read_need
from screener.extracting.language_reader import Spoken, read_spoken
from screener.extracting.language_words import LEVELS, Item, glue, items_in, language_places, scores_in
from screener.extracting.phrases import flatten
from screener.extracting.source import Line, Source
from screener.extracting.study_dates import has_year
from screener.types import Evidence, SpokenLanguage

__all__ = ["find_languages", "read_need"]

_TIGHT = 24  # letters between a level and its language outside the sections about languages
_MOST_LINES = 400  # outside the sections about languages
_BOTH = 2  # languages that "bilingue" is said of
_LONGEST = 120  # letters of the words shown as evidence
_SENTENCE = 7  # words of the shortest line that counts as a sentence
_LONG = 70  # letters between a language and a level code in the same clause
# Sections where a sentence may say what somebody speaks; in the others a line must be about nothing else.
_OPEN = frozenset({"header", "summary", "skills", "other", "interests", "certifications", "contact", "references"})
_LABELS = (
    "langue ",
    "langues ",
    "language ",
    "languages ",
    "langues\v",
    "languages\v",
    "langue\v",
    "sprachen",
    "idiomas",
    "lingue",
)
_DEAD = frozenset({"la", "grc"})  # "Latin" in a list of skills is a part of America
_PROSE = frozenset({"summary", "experience", "volunteering", "projects", "skills", "interests", "other"})
_NOT_SPOKEN = frozenset({"nationalite", "nationality", "citizen", "citizenship", "passeport", "passport"})


def find_languages(source: Source) -> tuple[SpokenLanguage, ...]:
    """The languages that the CV names as spoken, in its order, each once.

    The language that the CV is written in is among them with no level where the CV does not name it, if it names
    another or is not in English: English alone is no sign, since half the world's CVs are written in it.
    """
    found: dict[str, SpokenLanguage] = {}
    own = source.document.language
    everything = list(_all_spoken(source))
    shared = Counter(each.group for each in everything)
    of_own = {each.group for each in everything if each.item.code == own and shared[each.group] == _BOTH}
    for spoken in everything:
        # "Français, espagnol (bilingue)" in a French CV: brought up in both
        native = spoken.level == "C2" and spoken.rank == 1 and spoken.group >= 0 and spoken.group in of_own
        _add(found, source, spoken, "native" if native else _level_of(spoken))
    if own and own not in found and (found or own != "en"):
        written = _written_in(source)
        if written:
            found[own] = SpokenLanguage(own, None, (written,))
    _add_scores(found, source)
    return tuple(found.values())


def _level_of(spoken: Spoken) -> str | None:
    """The level said; of several codes, as in a Europass table, the middle one, of two the lower."""
    if spoken.levels:
        return sorted(spoken.levels, key=LEVELS.index)[(len(spoken.levels) - 1) // 2]
    return spoken.level or None


def _add(found: dict[str, SpokenLanguage], source: Source, spoken: Spoken, level: str | None) -> None:
    """Note the language; one named twice keeps its first level and the evidence of both."""
    evidence = _evidence(source, spoken)
    before = found.get(spoken.item.code)
    if before is None:
        found[spoken.item.code] = SpokenLanguage(spoken.item.code, level, evidence)
    elif before.level is None and level:
        found[spoken.item.code] = SpokenLanguage(before.code, level, (*evidence, *before.evidence))


def _evidence(source: Source, spoken: Spoken) -> tuple[Evidence, ...]:
    """The words from the language to its level, or each by itself where they stand apart."""
    first, last = min(spoken.first, spoken.item.start), max(spoken.last, spoken.item.end)
    if "\n" not in source.text[first:last] and last - first <= _LONGEST:
        last += source.text[last : last + 1] == ")" and "(" in source.text[first:last]
        return (source.evidence(first, last, "language"),)
    spans = [(spoken.item.start, spoken.item.end)]
    spans += [spoken.said] if spoken.said else []
    return tuple(source.evidence(start, end, "language") for start, end in spans)


def _add_scores(found: dict[str, SpokenLanguage], source: Source) -> None:
    """The level of English by a test that the CV names without the word ("TOEIC : 890")."""
    if "en" in found and found["en"].level:
        return
    for start, end, level in scores_in(source.text):
        evidence = (source.evidence(start, end, "language test"),)
        found["en"] = SpokenLanguage("en", level, evidence)
        return


def _written_in(source: Source) -> Evidence | None:
    """An ordinary sentence, which shows the language the CV is written in: of its prose, else of any other part."""
    other: Line | None = None
    for line in source.lines:
        words = line.text.split()
        if len(words) < _SENTENCE or sum(word.islower() for word in words) < len(words) // 2:
            continue
        kind = source.section_at(line.start).kind
        if kind in _PROSE:
            return source.evidence(line.start, line.end, "written in")
        if kind != "languages" and other is None:
            other = line
    return source.evidence(other.start, other.end, "written in") if other else None


def _all_spoken(source: Source) -> Iterable[Spoken]:
    """Every language named as spoken: first from the sections about languages, then from the other lines."""
    flat = flatten(source.text)
    for start, end in _language_sections(source):
        yield from (each for each in read_spoken(source.text, start, end) if not each.denied)
    lines = {line.start: line for line in source.lines}
    starts = sorted(lines)
    done: set[int] = set()
    for place in language_places(flat):
        line = lines[starts[bisect_right(starts, place) - 1]]
        kind = source.section_at(place).kind
        if kind == "languages" or line.start in done or len(done) > _MOST_LINES:
            continue
        done.add(line.start)
        yield from _in_line(source, flat, line, kind)


def _language_sections(source: Source) -> list[tuple[int, int]]:
    """Where the text tells of languages; "Langue maternelle" may stand as a heading of its own among them."""
    spans: list[tuple[int, int]] = []
    for section in source.sections:
        if section.kind == "languages" and spans and spans[-1][1] == section.start:
            spans[-1] = (spans[-1][0], section.end)
        elif section.kind == "languages":
            spans.append((section.start, section.end))
    return spans


def _in_line(source: Source, flat: str, line: Line, kind: str) -> Iterable[Spoken]:
    """The languages that a line outside the sections about languages claims."""
    text = flat[line.start : line.end]
    if not _NOT_SPOKEN.isdisjoint(text.split()):
        return
    end = _with_level_below(source, flat, line)
    spoken = [each for each in read_spoken(source.text, line.start, end) if not each.denied]
    told = len(spoken) > 1 or any(each.level for each in spoken)
    if text.startswith(_LABELS) or (told and _is_about_languages(source.text, flat, line)):
        yield from spoken
        return
    is_open = kind in _OPEN or (kind == "education" and not has_year(line.text) and not find_mentions(line.text))
    may_open = kind in _OPEN - {"header"} and source.document.language != "en"
    for each in spoken:
        counts = is_open and bool(each.level) and _is_beside(flat, each)
        counts = counts or (may_open and _opens_sentence(source.text, line, each.item))
        if not counts and kind == "skills" and each.item.code not in _DEAD and not each.level:
            counts = _is_item(source.text, line, each.item)
        if counts:
            yield each


def _with_level_below(source: Source, flat: str, line: Line) -> int:
    """Where the line ends, or the next one if that is nothing but a level ("Spanish" / "Intermediate")."""
    following = source.lines[line.index + 1] if line.index + 1 < len(source.lines) else None
    if (
        following is None
        or len(line.text) > _TIGHT
        or len(following.text) > _LONG
        or not _is_about_languages(source.text, flat, line)
    ):
        return line.end
    items = items_in(source.text, following.start, following.end)
    only_level = bool(items) and not any(item.code for item in items)
    return following.end if only_level and _is_about_languages(source.text, flat, following) else line.end


def _is_about_languages(text: str, flat: str, line: Line) -> bool:
    """Whether all the words of the line are languages, levels and the small words between them."""
    rest = list(flat[line.start : line.end])
    for item in items_in(text, line.start, line.end):
        for place in range(item.start - line.start, item.end - line.start):
            rest[place] = " "
    return all(word in glue() or word.isdigit() for word in "".join(rest).split())


def _is_beside(flat: str, spoken: Spoken) -> bool:
    """Whether the words for the level stand beside the language: close by, with only small words between."""
    item = spoken.item
    between = flat[spoken.first : item.start] if spoken.first < item.start else flat[item.end : spoken.last]
    if spoken.rank >= 2:
        return len(between) <= _LONG
    return len(between) <= _TIGHT + 20 and not re.search(r"[a-z]{3,}", _without_levels(between))


def _without_levels(between: str) -> str:
    for item in reversed(items_in(between, 0, len(between))):
        between = between[: item.start] + between[item.end :]
    return " ".join(word for word in between.split() if word not in glue())


def _is_item(text: str, line: Line, item: Item) -> bool:
    """Whether the language is a whole item of a list: "Excel, Spanish, sales"."""
    before = text[line.start : item.start].rstrip()
    after = text[item.end : line.end].lstrip()
    return (not before or before[-1] in ",;•|/·") and (not after or after[0] in ",;•|/·")


def _opens_sentence(text: str, line: Line, item: Item) -> bool:
    """Whether a sentence begins with a language's French name, which there is a noun: "Anglais de cuisine"."""
    before = text[line.start : item.start].rstrip()
    return item.french and item.code not in _DEAD and (not before or before[-1] in ".;•")
