"""Which terms bear on a requirement: the ones it names, and all that `screener.scoring` takes in their stead."""

from functools import cache

from screener import taxonomy
from screener.taxonomy import Entry
from screener.types import Requirement, TermKind

Key = tuple[TermKind, str]


def bearing_on(requirement: Requirement) -> set[Key]:
    """The kind and id of every term that can change how `requirement` is judged; a few more do no harm."""
    found: set[Key] = set()
    for name in requirement.any_of or ():
        if name in taxonomy.by_name():
            kind, entry = taxonomy.by_name()[name]
            found |= {*_in_stead_of(kind, entry), ("sector", entry.id)}
    if requirement.term_class:
        found |= {("tool", each.id) for each in taxonomy.of_class(requirement.term_class)}
    if requirement.sector:
        found.add(("sector", requirement.sector))
    return found


def _in_stead_of(kind: TermKind, entry: Entry) -> set[Key]:
    """The entry, narrower and near ones, tools of its classes, members of a suite, what makes it likely."""
    found: set[Key] = {(kind, entry.id), *_narrower().get((kind, entry.id), ())}
    found |= {("skill" if kind == "soft_skill" else kind, near) for near in entry.near}
    found |= {("tool", each) for each in (*entry.implies, *_implying().get(entry.id, ()))}
    found |= {("tool", each.id) for name in entry.classes for each in taxonomy.of_class(name)}
    found |= {("skill", taxonomy.classes()[name].skill) for name in entry.classes}
    pastimes = taxonomy.entries("interest").values()
    return found | {("interest", entry.id), *(("interest", each.id) for each in pastimes if entry.id in each.near)}


@cache
def _narrower() -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = {}
    kinds: tuple[TermKind, ...] = ("tool", "skill")
    for kind in kinds:
        for entry in taxonomy.entries(kind).values():
            for wider in entry.broader:
                found.setdefault((kind, wider), []).append((kind, entry.id))
    return found


@cache
def _implying() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in taxonomy.entries("tool").values():
        for each in entry.implies:
            found.setdefault(each, []).append(entry.id)
    return found
