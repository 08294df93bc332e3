"""Speed and memory, as ratios within one run: `python benchmarks/run.py [SHARED] [--only cold,stages,...] [--long]`.

SHARED may hold corpus/livecareer with real PDFs; without it the same is measured on synthetic ones. Figures are printed
and kept in out/bench.json. The default takes a few minutes; `--long` takes 50,000 CVs where a goal names them. Measure
on a machine that does nothing else: ratios of CPU time bear company badly, ratios of wall clock not at all.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import growth, inside, outside, pool, synthetic  # noqa: E402 - needs the line above
from benchmarks.figures import Figure, keep, table  # noqa: E402

SYNTHETIC_PDFS = 120


def parts(pdfs: list[Path], *, long: bool) -> dict[str, tuple[str, Callable[[], list[Figure]]]]:
    """Every part: its title and what measures it."""
    many = 50_000 if long else 2_000
    return {
        "cold": ("Cold throughput in one process, CPU time", lambda: inside.cold(pdfs)),
        "stages": ("Where the time goes, CPU time", lambda: inside.stages(pdfs)),
        "end-to-end": ("The program over the PDFs, wall clock", lambda: outside.end_to_end(pdfs)),
        "warm": ("A second run, all CVs in the store, wall clock", lambda: outside.warm(1_000)),
        "startup": ("Start-up, wall clock, best of several", outside.startup),
        "memory": ("Peak memory", lambda: outside.memory((1_000, many))),
        "growth": ("Growth, CPU time", lambda: [*growth.cvs((100, many)), *growth.requirements(100)]),
        "taxonomy": ("A large taxonomy, CPU time", lambda: growth.taxonomy(200, 30_000)),
        "pool": ("A stored pool", lambda: pool.pool(100_000 if long else 10_000)),
        "reports": ("Large reports", lambda: growth.reports(10_000)),
    }


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default="", metavar="PART,...", help="measure these parts only")
    parser.add_argument("--pdfs", type=int, default=240, help="how many PDFs at most")
    parser.add_argument("--long", action="store_true", help="50,000 CVs where the goals name them")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "bench.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        known = parts(_pdfs(options.shared, Path(folder), options.pdfs), long=options.long)
        asked = options.only.split(",") if options.only else list(known)
        if strangers := [name for name in asked if name not in known]:
            parser.error(f"no part {strangers[0]!r}; there are {', '.join(known)}")
        found: dict[str, list[Figure]] = {}
        for name in asked:
            title, measure = known[name]
            found[name] = measure()
            print(table(title, found[name]), flush=True)
            keep(options.out, found)
    missed = [each.name for figures in found.values() for each in figures if each.reached is False]
    print(f"load average {os.getloadavg()[0]:.1f}; kept in {options.out}")
    print(f"goals not reached: {', '.join(missed) or 'none'}")


def _pdfs(shared: Path, folder: Path, most: int) -> list[Path]:
    """The real PDFs where they are at hand, else synthetic ones."""
    real = sorted((shared / "corpus" / "livecareer").glob("*.pdf"))[:most]
    if real:
        return real
    count = min(most, SYNTHETIC_PDFS)
    print(f"no PDFs in {shared / 'corpus' / 'livecareer'}: measuring on {count} synthetic ones of 1-2 pages")
    synthetic.make(folder, count=count, form="pdf", seed=6)
    return sorted(folder.glob("*.pdf"))


if __name__ == "__main__":
    main()
