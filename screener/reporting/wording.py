"""The words of the reports, in French and English, from catalogue/<language>.yaml.

A key is the names of nested blocks joined by dots. Blanks are Python's format fields; after a colon may stand how the
value is written: `months` ("2 years 3 months"), `date` ("March 2019" of "2019-03"), `number` ("2.5", "2,5"), `or` and
`and` (parts of the value separated by "|"), `term` (the name of a skill in that language), `terms` (several, parted by
commas), or a block of the catalogue whose entry the value names (`language` makes "en" into "English"). Of an entry
with `one` and `other`, `count` chooses.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from screener import data, taxonomy
from screener.types import Language, Message, TermKind

# Kinds whose names are words of a language; tools and certificates keep the names their makers gave them.
_NAMED: tuple[TermKind, ...] = ("skill", "soft_skill", "interest", "sector", "permit")
LANGUAGES: tuple[Language, ...] = ("en", "fr")

Value = str | int | float

# French sets a space that does not break before these marks and inside quotation marks.
_FRENCH_SPACE = re.compile(r" (?=[:;?!%»])|(?<=«) ")


def say(message: Message, lang: Language) -> str:
    """The sentence of `message` in `lang`. A key that the catalogue lacks is said in its own words, never raised."""
    try:
        return render(message.key, message.values, lang)
    except (KeyError, ValueError):
        return message.key.rpartition(".")[2].replace("_", " ")


def word(key: str, lang: Language, **values: Value) -> str:
    """The label at `key` of the program's own words. Raises KeyError for one that is not there."""
    return render(key, values, lang)


def name_of(block: str, value: str | int, lang: Language) -> str:
    """The name of `value` in a block of codes ("language", "section", ...), or the value itself where it has none."""
    return catalogue(lang).get(f"{block}.{value}", str(value).replace("_", " "))


def render(key: str, values: Mapping[str, Value], lang: Language) -> str:
    """The entry at `key` with its blanks filled. Raises KeyError where the key or one of its values is missing."""
    entries = catalogue(lang)
    if key not in entries:
        key = f"{key}.{_plural(values.get('count', 0), lang)}"
    said = ""
    for words, blank, how in _parts(entries[key]):
        said += words if blank is None else words + _filled(values[blank], how, lang)
    return said


@cache
def catalogue(lang: Language) -> dict[str, str]:
    """Every entry of the language by its dotted key."""
    path = Path(__file__).parent / "catalogue" / f"{lang}.yaml"
    nested = data.own_yaml(path, dict[str, object])
    found: dict[str, str] = {}
    _flatten("", nested, found)
    return {key: _FRENCH_SPACE.sub("\u00a0", entry) for key, entry in found.items()} if lang == "fr" else found


def duration(months: int, lang: Language) -> str:
    """Months in words: 27 is "2 years 3 months"."""
    years, rest = divmod(months, 12)
    parts = [
        render(f"duration.{unit}", {"count": count}, lang)
        for unit, count in (("years", years), ("months", rest))
        if count
    ]
    return " ".join(parts) or render("duration.months", {"count": 0}, lang)


def date(month: str, lang: Language) -> str:
    """A month in words: "2019-03" is "March 2019"; what is not a month stays as it is."""
    year, _, number = month.partition("-")
    name = catalogue(lang).get(f"month.{number.lstrip('0')}")
    return f"{name} {year}" if name else month


def number(value: float, lang: Language, places: int = 1) -> str:
    """A number with `places` decimals and the language's decimal mark."""
    written = f"{value:.{places}f}"
    return written.replace(".", ",") if lang == "fr" else written


def term(name: str, lang: Language) -> str:
    """The name of a skill (known by its canonical English name) as the language says it; products keep their names."""
    if lang == "en":
        return name
    return _french_names().get(name, name)


@cache
def _french_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in _NAMED:
        for entry in taxonomy.entries(kind).values():
            if entry.fr:
                found.setdefault(entry.name, entry.fr[0])
    return found | chosen_names()


@cache
def chosen_names() -> dict[str, str]:
    """The French names of terms whose first French word would say too little."""
    path = Path(__file__).parent / "catalogue" / "terms_fr.yaml"
    return data.own_yaml(path, dict[str, str])


def _plural(count: Value, lang: Language) -> str:
    one = count == 1 if lang == "en" else isinstance(count, (int, float)) and count < 2
    return "one" if one else "other"


def _flatten(prefix: str, nested: Mapping[str, object], found: dict[str, str]) -> None:
    for key, value in nested.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{key}.", value, found)
        else:
            found[f"{prefix}{key}"] = str(value)


@cache
def _parts(entry: str) -> tuple[tuple[str, str | None, str], ...]:
    """An entry taken apart once: words, the name of the blank that follows them (None at the end), how it is filled."""
    return tuple((words, blank, how or "") for words, blank, how, _ in Formatter().parse(entry))


def _filled(value: Value, how: str, lang: Language) -> str:
    """`value` as a blank has it; it is never formatted twice, nor an attribute of it read."""
    match how:
        case "":
            return number(value, lang) if isinstance(value, float) and not value.is_integer() else _plain(value)
        case "months":
            return duration(int(str(value)), lang)
        case "date":
            return date(str(value), lang)
        case "number":
            return number(float(str(value)), lang)
        case "term":
            return term(str(value), lang)
        case "terms":
            return ", ".join(term(each, lang) for each in str(value).split(", "))
        case "or" | "and":
            return _listed(str(value), how, lang)
        case _:
            return name_of(how, str(value), lang)


def _listed(value: str, joiner: str, lang: Language) -> str:
    *first, last = value.split("|")
    between = catalogue(lang)[f"list.{joiner}"]
    return f"{', '.join(first)} {between} {last}" if first else last


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)
