"""A quick look at speed for continuous integration: `python benchmarks/ratios.py [--record]`, under half a minute.

Prints ratios measured within one run and how they changed from benchmarks/recorded.json; never fails for time, since
the machine may be busy. `--record` writes down what was measured: do so on a free machine, with the change that made
it quicker or slower. The figures with goals are those of `make bench`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import growth, inside, outside, synthetic  # noqa: E402 - needs the line above
from benchmarks.figures import POSTING, run  # noqa: E402

RECORDED = Path(__file__).with_name("recorded.json")
_PDFS, _TEXTS, _POOL = 60, 60, 300
_TELLING = 1.25  # a change of so many times is pointed out


def measure() -> dict[str, float]:
    """Every ratio by name; more is slower, but for those that say "gain"."""
    with tempfile.TemporaryDirectory() as folder:
        synthetic.make(Path(folder), count=_PDFS, form="pdf", seed=6)
        cold = {each.name: each.value for each in inside.cold(sorted(Path(folder).iterdir()))}
    floor = cold["pdfium get_text_range"]
    requirements = {each.name: each.value for each in growth.requirements(_TEXTS)}
    help_ = min(run("--help").wall for _ in range(3))
    return {
        "read / pdfium's plain text": cold["read"] / floor,
        "extract, score, JSON / pdfium's plain text": cold["extract, score, JSON"] / floor,
        "200 requirements / 10 requirements": requirements["growth with requirements"],
        "screener --help / python -c pass": help_ / min(outside.bare() for _ in range(3)),
        "modules imported by rank before it reads": float(_imported()),
        "gain of scoring a pool at once": _gain(),
    }


def _gain() -> float:
    """CPU time of scores one by one against that of the same at once."""
    from benchmarks.pool import records
    from screener.posting import read_posting
    from screener.scoring import score
    from screener.scoring.bulk import Bulk, columns_of

    posting, cvs = read_posting(POSTING), list(records(_POOL))
    columns, bulk = columns_of(cvs), Bulk(posting)
    bulk.scores(columns)
    started = time.process_time()
    for cv in cvs:
        score(cv, posting)
    alone = time.process_time() - started
    started = time.process_time()
    for _ in range(10):
        bulk.scores(columns)
    return 10 * alone / (time.process_time() - started)


def _imported() -> int:
    """What start-up has to load; the same on every machine."""
    code = "import sys, screener.cli, screener.screening, screener.posting; print(len(sys.modules))"
    return int(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT).stdout)


def lines(now: dict[str, float], before: dict[str, float]) -> list[str]:
    """A line a ratio: what it is, what it was, how many times that."""
    found = []
    for name, value in now.items():
        line = f"  {name:46s} {value:9.2f}"
        if before.get(name):
            change = value / before[name]
            told = "  <- look" if max(change, 1 / change) >= _TELLING else ""
            line += f"   recorded {before[name]:9.2f}   {change:5.2f} times{told}"
        found.append(line)
    return found


def main() -> None:
    """Measure, print, and write down where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true", help="keep what was measured as what later runs are held to")
    options = parser.parse_args()
    before = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    now = measure()
    print("Ratios of speed (nothing fails by them; `make bench` measures the goals)")
    print("\n".join(lines(now, before)))
    if options.record:
        rounded = {name: round(value, 2) for name, value in now.items()}
        RECORDED.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
