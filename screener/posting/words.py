"""The words by which postings ask, from models/<language>/posting.yaml, as compiled patterns over flat text.

A phrase is matched as whole words. In a phrase `*` stands for the rest of a word ("exige*"), ` .. ` for up to four
words between ("a strong .. record") and a final `$` for the end of the clause or a mark of punctuation ("un plus$").
"""

import re
from functools import cache

from msgspec import Struct

from screener import data
from screener.posting.flat import flat
from screener.types import PartName

LANGUAGES = ("fr", "en")


_Node = dict[str, "_Node"]

_SIGNS = {" ": " +", "*": r"\w*"}


class Lists(Struct, frozen=True, forbid_unknown_fields=True):
    """models/<language>/posting.yaml: phrases of one language by what they tell. Its comments say what each is for."""

    headings: dict[PartName, tuple[str, ...]]
    heading_cues: dict[PartName, tuple[str, ...]]
    sub_headings: tuple[str, ...]
    preferred: tuple[str, ...]
    must: tuple[str, ...]
    not_must: tuple[str, ...]
    person: tuple[str, ...]
    does: tuple[str, ...]
    asks: tuple[str, ...]
    expects: tuple[str, ...]
    future: tuple[str, ...]
    employer: tuple[str, ...]
    ignored: tuple[str, ...]
    refused: tuple[str, ...]
    heads: tuple[str, ...]
    demands: tuple[str, ...]
    starters: tuple[str, ...]
    leads: tuple[str, ...]
    soft: tuple[str, ...]
    soft_labels: tuple[str, ...]
    open_lists: tuple[str, ...]
    means: tuple[str, ...]
    joins: tuple[str, ...]
    likewise: tuple[str, ...]
    alternatives: tuple[str, ...]
    equivalents: tuple[str, ...]
    related: tuple[str, ...]
    advanced: tuple[str, ...]
    experience: tuple[str, ...]
    former_role: tuple[str, ...]
    similar_role: tuple[str, ...]
    background: tuple[str, ...]
    environment: tuple[str, ...]
    sector: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[str, ...]
    age: tuple[str, ...]
    people: tuple[str, ...]
    writing: tuple[str, ...]
    speaks: tuple[str, ...]
    as_native: tuple[str, ...]
    function_words: tuple[str, ...]
    abbreviations: tuple[str, ...]
    item_starters: tuple[str, ...]
    no_terms: tuple[str, ...]
    terms: dict[str, tuple[str, ...]]
    numbers: dict[str, float]
    title_labels: tuple[str, ...]
    title_leads: tuple[str, ...]


@cache
def lists(language: str) -> Lists:
    """The phrases of `language`."""
    return data.load(f"models/{language}/posting.yaml", Lists)


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases called `name` of every language, flat, each once."""
    found: list[str] = []
    for language in LANGUAGES:
        found += [flat(phrase) for phrase in getattr(lists(language), name)]
    return tuple(dict.fromkeys(found))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern over flat text that finds any phrase called `name`, the longest first."""
    return compiled(phrases(name))


@cache
def numbers() -> dict[str, float]:
    """Number words of every language and what they are worth ("trois": 3)."""
    return {flat(word): value for language in LANGUAGES for word, value in lists(language).numbers.items()}


def compiled(phrases_of_it: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all the phrases, the longest first; finds nothing where there are none."""
    roots: dict[str, _Node] = {}
    for phrase in phrases_of_it:
        before = r"(?<![\w-])" if re.match(r"\w", phrase) else ""
        node = roots.setdefault(before, {})
        for atom in _atoms(phrase):
            node = node.setdefault(atom, {})
        node[""] = {}
    if not roots:
        return re.compile(r"(?!)")
    return re.compile("|".join(before + _written(node) for before, node in sorted(roots.items(), reverse=True)))


def _atoms(phrase: str) -> list[str]:
    """The phrase as pieces of a pattern: letters, blanks, the signs explained above, and what must follow."""
    body = phrase.removesuffix("$")
    found: list[str] = []
    for index, part in enumerate(body.split(" .. ")):
        found += [r" (?:[^\s.;:]+ ){0,4}?"] if index else []
        found += [_SIGNS.get(char, re.escape(char)) for char in part]
    if phrase.endswith("$"):
        found.append(r"(?= ?(?:[.,;:!?)(\n]|$))")
    elif re.search(r"[\w*]$", body):
        found.append(r"(?!\w)")
    return found


def _written(node: "_Node") -> str:
    """The pattern of all that can follow, what is longer first: phrases that begin alike are tried together."""
    parts = [atom + _written(rest) for atom, rest in node.items() if atom and not atom.startswith("(?")]
    parts += [atom + _written(rest) for atom, rest in node.items() if atom.startswith("(?")]
    if "" in node:
        parts.append("")
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
