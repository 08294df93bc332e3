"""How the HTML report of 1,000 candidates behaves in a real browser (Debian's chromium, Playwright).

    python -m benchmarks.html_report [CANDIDATES]

Prints the size of the file, the time to write it, to the first row painted, and of filters, sorting and other weights.
Goals for 1,000: at most 15 MB, first table within 2 s, a filter within 100 ms.
"""

import datetime
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from screener.reporting import write
from tests.reporting import made_ranking
from tests.reporting.chromium import Opened, browser

_ACT = """async ([selector, value, kind]) => {
    const control = document.querySelector(selector);
    const started = performance.now();
    if (kind === 'click') { control.click(); } else { control.value = value; control.dispatchEvent(new Event(kind)); }
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - started;
}"""
_ACTIONS = (
    ("search for one word", "#filter-text", "hootsuite", "input"),
    ("search for a rare word", "#filter-text", "singulier0777", "input"),
    ("clear the search", "#filter-text", "", "input"),
    ("one band", "[data-band='2']", "", "click"),
    ("all bands", "[data-band='2']", "", "click"),
    ("must-haves met", "#filter-must", "", "click"),
    ("all must-haves", "#filter-must", "", "click"),
    ("a requirement", "#filter-requirement", "5", "change"),
    ("every requirement", "#filter-requirement", "-1", "change"),
    ("sort by name", "#sort", "name", "change"),
    ("sort by experience", "#sort", "experience", "change"),
    ("another weight", "#requirement-1 input[type=number]", "8", "input"),
)


def main() -> None:
    """Write, open and time the report."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    ranking = made_ranking.many(number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ranking.html"
        started = time.perf_counter()
        write(ranking, path, lang="fr", made=datetime.date(2026, 11, 1))
        print(f"{'candidates':28s}{number:>10,}")
        print(f"{'seconds to write':28s}{time.perf_counter() - started:>10.2f}")
        print(f"{'megabytes (goal 15)':28s}{path.stat().st_size / 1e6:>10.1f}")
        with browser() as chromium:
            _measure(chromium.new_context(viewport={"width": 1280, "height": 900}), path)


def _measure(context: BrowserContext, path: Path) -> None:
    page = Opened(context, path).page
    page.wait_for_selector(".ranking tbody tr")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    ready = page.evaluate("performance.getEntriesByName('ready')[0]?.startTime ?? performance.now()")
    print(f"{'ms to first paint':28s}{painted:>10.0f}")
    print(f"{'ms to the table (goal 2000)':28s}{ready:>10.0f}")
    page.wait_for_timeout(1_500)
    for name, selector, value, kind in _ACTIONS:
        print(f"{f'ms {name}':28s}{_time(page, selector, value, kind):>10.0f}")


def _time(page: Page, selector: str, value: str, kind: str) -> float:
    """The median of three, from the event until the next frame is drawn."""
    if kind == "click":
        return float(page.evaluate(_ACT, [selector, value, kind]))
    return statistics.median(float(page.evaluate(_ACT, [selector, value, kind])) for _ in range(3))


if __name__ == "__main__":
    main()
