"""Tables of sentences in tests, and what the matcher sees in one of them."""

from screener.extracting.matcher import find_all


def rows(table: str) -> list[tuple[str, str]]:
    """A table of "name: sentence | sentence" as pairs of name and sentence; a line may be wrapped before a bar."""
    found: list[tuple[str, str]] = []
    for line in table.replace("\n  | ", " | ").strip().split("\n"):
        name, _, listed = line.partition(": ")
        found.extend((name, sentence) for sentence in listed.split(" | "))
    return found


def shown(text: str) -> set[str]:
    """The ids of the skills that `text` names or shows."""
    found = find_all(f"{text}.", lambda _: False)
    return {hit.name.id for hit in found.names if hit.name.kind == "skill"} | {duty.id for duty in found.shown}
