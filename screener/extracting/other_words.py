"""The words of the grammar of others (see others.py): models/<language>/others.yaml of all languages together."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from screener import data
from screener.extracting.duty_patterns import verb_forms
from screener.extracting.tokens import phrase, spelt
from screener.text import fold

LANGUAGES = ("en", "fr")


class OtherWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's others.yaml."""

    agents: tuple[str, ...]
    groups: tuple[str, ...]
    ours: tuple[str, ...]
    determiners: tuple[str, ...]
    indefinite: tuple[str, ...]
    verbs: tuple[str, ...]
    forms: tuple[str, ...]
    participles: tuple[str, ...]
    irregular: tuple[str, ...]
    users: tuple[str, ...]
    user_forms: tuple[str, ...]
    have: tuple[str, ...]
    be: tuple[str, ...]
    first_person: tuple[str, ...]
    my: tuple[str, ...]
    relatives: tuple[str, ...]
    object_relatives: tuple[str, ...]
    openers: tuple[str, ...]
    stops: tuple[str, ...]
    by: tuple[str, ...]
    owners: tuple[str, ...]
    owners_to: tuple[str, ...]
    others: tuple[str, ...]
    domains: tuple[str, ...]
    what: tuple[str, ...]
    answers: tuple[str, ...]
    me: tuple[str, ...]
    means: tuple[str, ...]
    cleft: tuple[str, ...]
    pronouns: tuple[str, ...]
    turns: tuple[str, ...]
    joins: tuple[str, ...]
    looks: tuple[str, ...]
    asks: tuple[str, ...]
    notes: tuple[str, ...]
    denials: tuple[str, ...]


class Grammar(NamedTuple):
    """The words of all languages together; `made`, `based` and `used` are forms as written, the rest as `phrase`."""

    agents: frozenset[str]
    groups: frozenset[str]
    ours: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    made: frozenset[str]  # forms of verbs of making, folded
    based: frozenset[str]  # English forms that only a plural or a group may have ("the designers draw")
    acting: frozenset[str]  # forms that follow a subject, of making and of using, folded
    done: frozenset[str]  # participles of verbs of making, as they are spelt
    english: frozenset[str]  # determiners
    have: frozenset[str]
    be: frozenset[str]
    first_person: frozenset[str]
    my: frozenset[str]
    relatives: frozenset[str]
    object_relatives: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]  # as they are spelt: "à" is no "a"
    by: frozenset[str]
    owners: dict[str, tuple[tuple[str, ...], ...]]  # by their last word
    owners_to: frozenset[str]
    others: frozenset[str]
    domains: frozenset[str]
    what: frozenset[tuple[str, ...]]
    answers: frozenset[str]
    me: frozenset[str]
    means: frozenset[str]
    cleft: frozenset[tuple[str, ...]]
    pronouns: frozenset[str]
    turns: frozenset[str]
    joins: frozenset[str]
    looks: frozenset[str]
    asks: frozenset[str]
    notes: frozenset[str]
    denials: frozenset[str]


@cache
def grammar() -> Grammar:
    """The words of every language."""
    each = {language: data.load(f"models/{language}/others.yaml", OtherWords) for language in LANGUAGES}

    def folded(field: str) -> frozenset[str]:
        return frozenset(word for table in each.values() for said in getattr(table, field) for word in phrase(said))

    made: set[str] = set()
    used: set[str] = set()
    based: set[str] = set()
    done: set[str] = set()
    for language, table in each.items():
        for verb in table.verbs:
            made |= _forms(verb, language)
            done |= _participles(verb, language)
        for verb in table.users:
            used |= _forms(verb, language)
        made.update(word for said in (*table.forms, *table.irregular) for word in spelt(said))
        used.update(word for said in table.user_forms for word in spelt(said))
        done.update((*table.participles, *(said.split()[-1] for said in table.irregular)))
        if language == "en":
            based.update((*table.verbs, *table.users, *(said.split()[0] for said in table.irregular)))
    owners: dict[str, list[tuple[str, ...]]] = {}
    for said in (phrase(said) for table in each.values() for said in table.owners):
        owners.setdefault(said[-1], []).append(said)
    names = set(Grammar._fields) - {"made", "based", "acting", "done", "english", "stops", "owners", "what", "cleft"}
    return Grammar(
        made=frozenset(made),
        based=frozenset(based),
        acting=frozenset(made | used),
        done=frozenset(done),
        english=frozenset(each["en"].determiners),
        stops=frozenset(word for table in each.values() for word in table.stops),
        owners={last: tuple(said) for last, said in owners.items()},
        what=frozenset(phrase(said) for table in each.values() for said in table.what),
        cleft=frozenset(phrase(said) for table in each.values() for said in table.cleft),
        **{name: folded(name) for name in names},
    )


def _forms(verb: str, language: str) -> set[str]:
    """The forms of a verb that say who does it: no infinitive in French, where it has no subject."""
    forms = verb_forms(fold(verb), language)
    if language == "fr":
        stem = fold(verb)[:-2]
        return (forms - {fold(verb), stem + "ons", stem + "ai"}) | {
            stem + ending for ending in ("ent", "aient", "era", "eront")
        }
    return forms


def _participles(verb: str, language: str) -> set[str]:
    """The participles of a regular verb as they are spelt: a "poste" is no "posté"."""
    if language == "fr":
        return {verb[:-2] + ending for ending in ("é", "ée", "és", "ées")}
    return {form for form in verb_forms(verb, language) if form.endswith("ed")}
