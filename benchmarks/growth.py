"""What time and memory depend on: the number of CVs, of requirements, of terms in the taxonomy; of rows in a report."""

import concurrent.futures
import gc
import multiprocessing
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import synthetic
from benchmarks.figures import POSTING, ROOT, Figure
from screener.types import Posting

_ASKED = 200
_ROUNDS = 9


def _apart(function: Callable[..., Any], *arguments: Any) -> Any:
    """`function` done in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(function, *arguments).result()


def cvs(counts: tuple[int, int]) -> list[Figure]:
    """CPU time a CV in a process that has done few CVs and in one that has done many.

    Both do the same further CVs in turn, so that what else the machine does bears on either alike.
    """
    few, many = counts
    context = multiprocessing.get_context("spawn")
    with (
        concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as young,
        concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as old,
    ):
        for process, count in ((young, few), (old, many)):
            process.submit(_time_of_next, 1, count).result()
        firsts = range(many + 1, many + 1 + _ROUNDS * few, few)
        rounds = [[each.submit(_time_of_next, first, few).result() for each in (young, old)] for first in firsts]
    return [
        Figure(f"per CV, after {few} CVs", 1000 * statistics.median(each[0] for each in rounds), "ms"),
        Figure(f"per CV, after {many} CVs", 1000 * statistics.median(each[1] for each in rounds), "ms"),
        Figure("growth with CVs", statistics.median(each[1] / each[0] for each in rounds), "times", 1.1),
    ]


def _time_of_next(first: int, count: int) -> float:
    """Seconds of CPU a CV for the synthetic CVs from number `first` on, in this process."""
    made = [synthetic.as_text(synthetic.compose(9, number)) for number in range(first, first + count)]
    return _time_of_texts(made, _posting())


@cache
def _posting() -> Posting:
    from screener.posting import read_posting

    return read_posting(POSTING)


def requirements(count: int) -> list[Figure]:
    """CPU time a CV when the posting asks for more."""
    few, many = (_apart(_time_of, count, asked, None) for asked in (10, _ASKED))
    return [
        Figure("per CV, 10 requirements", 1000 * few, "ms"),
        Figure(f"per CV, {_ASKED} requirements", 1000 * many, "ms"),
        Figure("growth with requirements", many / few, "times", 1.5),
    ]


def taxonomy(count: int, terms: int) -> list[Figure]:
    """CPU time a CV when the taxonomy knows `terms` more skills, made of words that CVs use."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "models", root / "models")
        shutil.copytree(ROOT / "profiles", root / "profiles")
        (root / "models" / "taxonomy" / "skills" / "synthetic.yaml").write_text(_terms(terms), encoding="utf-8")
        small, large = _apart(_time_of, count, 0, None), _apart(_time_of, count, 0, root)
    return [
        Figure("per CV, the taxonomy as it is", 1000 * small, "ms"),
        Figure(f"per CV, {terms} more terms", 1000 * large, "ms"),
        Figure("growth with the taxonomy", large / small, "times", 1.5),
    ]


def _terms(number: int) -> str:
    """Names of two words, of which one is common in CVs, so that they begin to match and then do not."""
    common = (
        "gestion",
        "projet",
        "client",
        "marketing",
        "content",
        "team",
        "sales",
        "communication",
        "digital",
        "social",
    )
    return "".join(f"- {common[at % len(common)]} zq{at:05d}x\n" for at in range(number))


def _time_of(count: int, asked: int, root: Path | None) -> float:
    """Seconds of CPU a CV for read, extract, score and JSON of `count` synthetic CVs, in this process."""
    import msgspec

    from screener import data
    from screener.posting import read_posting

    if root is not None:
        data.root = lambda: root  # type: ignore[assignment]
    posting = read_posting(POSTING)
    if asked:
        posting = msgspec.structs.replace(posting, requirements=_requirements(asked))
    return _time_of_texts([synthetic.as_text(synthetic.compose(9, number)) for number in range(1, count + 1)], posting)


def _time_of_texts(texts: list[bytes], posting: Posting) -> float:
    """Seconds of CPU for each of `texts`: read, extract, score and JSON."""
    import msgspec

    from screener.extracting import extract
    from screener.reading import read
    from screener.scoring import score

    _settle()
    started = time.process_time()
    for content in texts:
        msgspec.json.encode(score(extract(read(content, name="cv.txt"), reference_date="2026-10"), posting))
    return (time.process_time() - started) / len(texts)


@cache
def _settle() -> None:
    """Build all tables and keep them from the garbage collector, once, as a worker does."""
    from screener.extracting import extract
    from screener.reading import read
    from screener.scoring import score

    text = synthetic.as_text(synthetic.compose(9, 1))
    score(extract(read(text, name="cv.txt"), reference_date="2026-10"), _posting())
    gc.collect()
    gc.freeze()


def _requirements(number: int) -> tuple[Any, ...]:
    """Requirements of the kinds that postings hold: tools, skills, a degree, years, and some judged by wording."""
    from screener import taxonomy
    from screener.types import Requirement

    tools, skills = list(taxonomy.entries("tool").values()), list(taxonomy.entries("skill").values())
    made = []
    for at in range(number):
        identifier = f"r{at + 1}"
        tool, skill = tools[at % len(tools)].name, skills[at % len(skills)].name
        made.append(
            (
                Requirement(identifier, f"Goût pour {skill} et les mots justes", "other"),
                Requirement(identifier, f"{at % 9 + 1} ans d'expérience", "experience", min_years=at % 9 + 1),
                Requirement(identifier, "Bac+5 en marketing", "degree", min_level=7, field="marketing"),
                *(Requirement(identifier, f"Maîtrise de {tool}", "tool", any_of=(tool,)) for _ in range(3)),
                *(Requirement(identifier, skill, "skill", any_of=(skill,)) for _ in range(4)),
            )[at % 10]
        )
    return tuple(made)


def reports(number: int) -> list[Figure]:
    """Seconds and memory to write a report of `number` candidates, each in a process of its own."""
    alone = _apart(_report, number, None)[2]
    figures = []
    for suffix in (".html", ".xlsx"):
        wall, cpu, peak = _apart(_report, number, suffix)
        figures.append(Figure(f"{suffix} of {number} candidates", wall, "s", 20, note=f"{cpu:.1f} s of CPU"))
        note = f"{alone:.0f} MB of it the ranking"
        figures.append(Figure(f"{suffix} of {number} candidates, peak", peak, "MB", 500, note=note))
    return figures


def _report(number: int, suffix: str | None) -> tuple[float, float, float]:
    """Seconds of wall clock and of CPU to write the report, and this process's peak in MB; no suffix, no report."""
    from screener.reporting import write
    from tests.reporting import made_ranking

    ranking = made_ranking.many(number)
    started, before = time.perf_counter(), time.process_time()
    if suffix is not None:
        with tempfile.TemporaryDirectory() as folder:
            write(ranking, Path(folder, f"ranking{suffix}"), lang="en")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return time.perf_counter() - started, time.process_time() - before, peak
