"""A stored pool ranked against a posting: how long it takes to arrange, to rank at once, and one by one.

The pool is made of generated records: the jobs of one synthetic CV, the studies and languages of another, terms and
sentences of several, and names that nobody else has, so that hardly any two say the same.
"""

import random
import string
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from benchmarks import synthetic
from benchmarks.figures import POSTING, Figure
from screener.types import CV, Position, Term

_BASES = 1_000  # synthetic CVs whose parts are mixed
_ALONE = 500  # CVs scored one by one, for comparison


def pool(count: int) -> list[Figure]:
    """Seconds to arrange and to rank `count` generated records with two workers, and what one by one would take."""
    from screener.pool import StoredPool
    from screener.posting import read_posting
    from screener.scoring import score
    from screener.store import Store
    from screener.types import Settings

    posting = read_posting(POSTING)
    with tempfile.TemporaryDirectory() as folder:
        some = _fill(Path(folder), count)
        started = time.process_time()
        for cv in some:
            score(cv, posting)
        alone = (time.process_time() - started) / len(some)
        stored = StoredPool(folder, Settings(), workers=2)
        size = Store(Path(folder)).info().size
        arranging = _seconds(lambda: stored.arrange(stored.waiting()))
        whole = Store(Path(folder)).info().size
        first = _seconds(lambda: stored.rank(posting))
        again = min(_seconds(lambda: stored.rank(posting)) for _ in range(2))
        scoring = min(_seconds(lambda: stored.scores(posting)) for _ in range(2))
    note = f"{count} generated records, 2 workers"
    return [
        Figure("records arranged, once", count / arranging, "CV/s", note=note),
        Figure("first ranking, 100 explained", first, "s", note=note),
        Figure("ranking, 100 explained", again, "s", note=note),
        Figure("scores of all", count / scoring, "CV/s", 20_000, "higher", note="processes that start included"),
        Figure("one by one, a record in memory", 1 / alone, "CV/s", note="one process, CPU time"),
        Figure(
            "a record / with its columns", (whole - size) / count / 1000, "KB", note=f"and {size / count / 1000:.1f} KB"
        ),
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _fill(folder: Path, count: int) -> list[CV]:
    """Put `count` generated records into a store; some of them."""
    from screener.screening import default_month
    from screener.store import Store, settings_key
    from screener.types import Settings

    store, key = Store(folder), settings_key(Settings(), default_month())
    some = []
    for number, cv in enumerate(records(count)):
        store.put(cv.document.sha256, key, cv)
        store.note_place(cv.document.sha256, f"/cvs/{number:06d}.pdf")
        if number < _ALONE:
            some.append(cv)
    store.close()
    return some


def records(count: int) -> Iterator[CV]:
    """`count` CVs whose facts are mixed from those of synthetic ones."""
    from screener.extracting import extract
    from screener.reading import read

    made = min(count, _BASES)
    bases = [
        extract(read(synthetic.as_text(synthetic.compose(10, number)), name=f"{number}.txt"), reference_date="2026-10")
        for number in range(made)
    ]
    dice = random.Random(10)  # noqa: S311 - fiction, not a secret
    for number in range(count):
        yield _mixed(dice, bases, number)


def _mixed(dice: random.Random, bases: list[CV], number: int) -> CV:
    one, two, three = (dice.choice(bases) for _ in range(3))
    lines = [line for each in (one, two, three) for line in each.document.text.splitlines() if dice.random() < 0.5]
    lines.insert(0, " ".join("".join(dice.choices(string.ascii_lowercase, k=7)) for _ in range(6)))
    document = msgspec.structs.replace(one.document, text="\n".join(lines), sha256=f"{number:064x}")
    shift = dice.randint(-9, 9)
    return msgspec.structs.replace(
        one,
        document=document,
        positions=tuple(_moved(each, shift) for each in one.positions),
        education=two.education,
        languages=three.languages,
        tools=_some(dice, one.tools, two.tools),
        skills=_some(dice, one.skills, three.skills),
        soft_skills=_some(dice, two.soft_skills, three.soft_skills),
        sketch=bytes(dice.randbytes(64)),
    )


def _moved(position: Position, shift: int) -> Position:
    length = max(1, position.months + shift)
    start, end = position.period or (0, 0)
    moved = (start - shift, end) if position.period and start - shift <= end else position.period
    return msgspec.structs.replace(
        position, months=length, months_low=min(length, position.months_low), months_high=length + 2, period=moved
    )


def _some(dice: random.Random, first: tuple[Term, ...], second: tuple[Term, ...]) -> tuple[Term, ...]:
    found = {term.id: term for term in (*first, *second) if dice.random() < 0.6}
    return tuple(found.values())
