"""Both catalogues are whole, and every sentence that the program sends is in them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from screener.reporting import wording
from screener.types import Language, Message

PACKAGE = Path(wording.__file__).resolve().parent.parent
LANGUAGES: tuple[Language, ...] = ("en", "fr")
SENTENCE = re.compile(r"(?:reason|warning|unreadable)\.[a-z_]+")


def blanks(entry: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in Formatter().parse(entry) if name is not None}


def test_the_catalogues_have_the_same_keys() -> None:
    assert wording.catalogue("en").keys() == wording.catalogue("fr").keys()


@pytest.mark.parametrize("key", sorted(wording.catalogue("en")))
def test_an_entry_has_the_same_blanks_in_both_languages(key: str) -> None:
    english, french = (wording.catalogue(lang)[key] for lang in LANGUAGES)
    assert english.strip()
    assert french.strip()
    assert blanks(english) == blanks(french)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_counted_entry_has_both_forms(lang: Language) -> None:
    keys = wording.catalogue(lang).keys()
    for key in keys:
        stem, _, last = key.rpartition(".")
        if last in {"one", "other"} and stem not in {"kind", "section", "part", "error", "unreadable"}:
            assert {f"{stem}.one", f"{stem}.other"} <= keys, key


# ---------------------------------------------------------------- what the program's own source sends


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in {"Message", "ReadError", "warning"} and (node.args or node.keywords):
                yield name, node


def key_of(name: str, call: ast.Call) -> tuple[str, bool] | None:
    """The key that a call sends, and whether it is whole (or only the beginning of one made at run time)."""
    keyword = next((each.value for each in call.keywords if each.arg == "key"), None)
    first = call.args[0] if call.args else keyword
    prefix = {"ReadError": "unreadable.", "warning": "warning."}.get(name, "")
    if name == "warning" and len(call.args) > 1:
        detail = call.args[1]
        return f"warning.{getattr(first, 'value', '')}_{getattr(detail, 'value', '')}", isinstance(detail, ast.Constant)
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
        return prefix + first.value, True
    if isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
        return prefix + str(first.values[0].value), False
    return None


def sent() -> list[tuple[str, str, bool, set[str] | None]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, call in calls(path):
            key = key_of(name, call)
            if key is None:
                continue
            where = f"{path.relative_to(PACKAGE)}:{call.lineno}"
            found.append((where, *key, values_of(name, call)))
    return found


def values_of(name: str, call: ast.Call) -> set[str] | None:
    """The names of the values that a call sends, None where they are put together at run time."""
    if name in {"ReadError", "warning"}:
        names = {each.arg for each in call.keywords}
        return None if None in names else {str(each) for each in names}
    values = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.arg == "values"), None)
    if values is None:
        return set()
    if isinstance(values, ast.Dict) and all(isinstance(key, ast.Constant) for key in values.keys):
        return {str(key.value) for key in values.keys if isinstance(key, ast.Constant)}
    return None


def told() -> set[str]:
    """The keys of the messages and mistakes that the source names."""
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            place = {"UsageError": 1, "PostingError": 1, "say": 0, "_word": 0}.get(name)
            block = "usage" if place else "console"
            if place is None or len(node.args) <= place or (name == "say" and path.name == "wording.py"):
                continue
            argument = node.args[place]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found.add(f"{block}.{argument.value}")
    return found


def test_every_message_and_mistake_is_in_the_catalogue() -> None:
    keys = {re.sub(r"\.(?:one|other)$", "", key) for key in wording.catalogue("en")}
    assert len(told()) > 15
    assert told() <= keys


@pytest.mark.parametrize(
    ("where", "key", "whole", "values"), sent(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_sentence_the_program_sends_is_in_the_catalogue(
    where: str, key: str, whole: bool, values: set[str] | None
) -> None:
    keys = wording.catalogue("en")
    entries = [
        each
        for each in keys
        if each == key or each in (f"{key}.one", f"{key}.other") or (not whole and each.startswith(key))
    ]
    assert entries, f"{where} sends {key}, which the catalogue lacks"
    if whole and values is not None:
        for entry in entries:
            needed = {name for name, _ in blanks(keys[entry])}
            assert needed <= values, f"{where}: {entry} has blanks that are not sent: {needed - values}"


def keys_in_the_source() -> list[tuple[str, str]]:
    """Every string of the source that is a key, also those that reach a Message by way of a variable."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.fullmatch(node.value):
                found[node.value] = f"{path.relative_to(PACKAGE)}:{node.lineno}"
    return sorted(found.items())


@pytest.mark.parametrize(("key", "where"), keys_in_the_source())
def test_every_key_of_a_sentence_is_in_the_catalogue(key: str, where: str) -> None:
    keys = wording.catalogue("en").keys()
    assert key in keys or f"{key}.one" in keys or (key.endswith("_") and any(each.startswith(key) for each in keys)), (
        where
    )


# ---------------------------------------------------------------- how it is said


@pytest.mark.parametrize(
    ("lang", "message", "said"),
    [
        (
            "en",
            Message("reason.years", {"months": 27, "wanted": 36}),
            "2 years 3 months in such positions, 3 years asked",
        ),
        ("fr", Message("reason.years", {"months": 1, "wanted": 12}), "1 mois à de tels postes, 1 an demandés"),
        (
            "en",
            Message("reason.months", {"name": "Buffer", "months": 13, "until": "2019-03"}),
            "Buffer: 1 year 1 month in dated jobs, until March 2019",
        ),
        (
            "fr",
            Message("reason.months", {"name": "Buffer", "months": 13, "until": "2019-03"}),
            "Buffer\u00a0: 1 an 1 mois dans des postes datés, jusqu'en mars 2019",
        ),
        (
            "en",
            Message("reason.degree_level", {"degree": "BTS {x}", "level": 5, "wanted": 7}),
            "BTS {x}: two-year degree, master's asked",
        ),
        ("fr", Message("unreadable.encrypted"), "le fichier est chiffré et demande un mot de passe"),
        ("en", Message("unreadable.too_large", {"limit": 50.0}), "the file is larger than 50 MB"),
        ("fr", Message("reason.years_stated", {"years": 2.5}), "2,5 ans annoncés, sans dates à l'appui"),
    ],
)
def test_sentences(lang: Language, message: Message, said: str) -> None:
    assert wording.say(message, lang) == said


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 months", "0 mois"),
        (1, "1 month", "1 mois"),
        (12, "1 year", "1 an"),
        (25, "2 years 1 month", "2 ans 1 mois"),
    ],
)
def test_durations(count: int, english: str, french: str) -> None:
    assert wording.duration(count, "en") == english
    assert wording.duration(count, "fr") == french


def test_zero_is_singular_in_french_and_plural_in_english() -> None:
    assert wording.word("report.count", "fr", count=0) == "0 candidat"
    assert wording.word("report.count", "en", count=0) == "0 candidates"


def test_an_unknown_key_is_an_error_for_us_and_words_for_the_user() -> None:
    message = Message("unreadable.no_such_reason")
    with pytest.raises(KeyError):
        wording.render(message.key, message.values, "en")
    assert wording.say(message, "en") == "no such reason"


def test_a_missing_value_never_stops_a_run() -> None:
    assert wording.say(Message("reason.years"), "fr") == "years"


def test_values_are_never_formatted_themselves() -> None:
    hostile = "{months} {0} {name.__class__} %s"
    assert wording.say(Message("reason.used", {"name": hostile}), "en") == f"{hostile}: used in a job"


def test_lists_are_joined_in_the_language() -> None:
    assert wording._filled("a|b|c", "or", "fr") == "a, b ou c"
    assert wording._filled("a", "and", "fr") == "a"
