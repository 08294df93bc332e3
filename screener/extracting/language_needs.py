"""The languages that a posting's clause asks for, told from adjectives: "French market" asks for nobody's French."""

from functools import cache

from screener.extracting.language_reader import Spoken, read_spoken
from screener.extracting.language_words import LEVELS, Item, files, items_in
from screener.extracting.phrases import Phrases, flatten
from screener.types import LanguageNeed

# "An English-speaking environment" says where the job is, not what the person speaks.
_PLACES = (["environment"], ["market"], ["markets"], ["country"], ["clients"], ["customers"], ["company"], ["team"])


@cache
def _speakers() -> Phrases[str]:
    return Phrases((word, code) for file in files() for code, words in file.speakers.items() for word in words)


@cache
def _neighbours() -> tuple[frozenset[str], frozenset[str]]:
    """The words that may stand before a French name of a language and after an English one."""
    before = frozenset(word for file in files() for entry in file.allowed_before for word in flatten(entry).split())
    after = frozenset(word for file in files() for entry in file.allowed_after for word in flatten(entry).split())
    return before, after


def read_need(text: str) -> tuple[LanguageNeed, ...]:
    """The languages that a posting's clause asks for, each with the least level where it says one."""
    flat = flatten(text)
    items = items_in(text, 0, len(text))
    levels = {spoken.item.start: _level(spoken) for spoken in read_spoken(text, 0, len(text)) if not spoken.denied}
    found: dict[str, str | None] = {}
    for place, item in enumerate(items):
        if item.start in levels and _is_noun(text, flat, items, place):
            found[item.code] = found.get(item.code) or levels[item.start]
    for hit in _speakers().find(flat):
        if flat[hit.end :].split()[:1] not in _PLACES:
            found.setdefault(hit.value, None)
    return tuple(LanguageNeed(code, level) for code, level in found.items())


def _is_noun(text: str, flat: str, items: list[Item], place: int) -> bool:
    """Whether the word names the language itself and is no adjective of something else."""
    item = items[place]
    before, after = _neighbours()
    previous = flat[: item.start].split()[-1:]
    following = flat[item.end :].split()[:1]
    if item.french:
        if not previous or _is_joined(text, items, place - 1, item):
            return True
        return text[: item.start].rstrip()[-1:] in ",(/:;–•-" or previous[0] in before
    if flat[item.end : item.end + 1] == " " and text[item.end] == "-":
        return False  # "English-speaking": the speakers are read apart
    if not following or (place + 1 < len(items) and items[place + 1].start - item.end <= 3):
        return True
    return text[item.end :].lstrip()[:1] in ".,);:/-–!?(&" or following[0] in after


def _is_joined(text: str, items: list[Item], place: int, item: Item) -> bool:
    return place >= 0 and not text[items[place].end : item.start].strip()


def _level(spoken: Spoken) -> str | None:
    """The least level that the words ask for: of a range of codes the lower end."""
    if spoken.levels:
        return min(spoken.levels, key=LEVELS.index)
    return (spoken.level if spoken.need is None else spoken.need) or None
