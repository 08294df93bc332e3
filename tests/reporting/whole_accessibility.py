"""axe-core finds no serious violation in any view of the HTML report (npm's axe-core, run by `make test-all`)."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from screener.reporting import write
from tests.reporting import made_ranking as made
from tests.reporting.chromium import Opened, browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ("", "#c1", "#c3", "#compare=1,2,3")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(chromium: Browser, tmp_path: Path, lang: str, width: int, view: str) -> None:
    assert AXE.is_file(), "axe-core is not installed: npm install --no-save axe-core"
    path = tmp_path / "ranking.html"
    write(made.ranking(), path, lang="fr" if lang == "fr" else "en", made=datetime.date(2026, 11, 1))
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = Opened(context, path, view).page
    page.locator(".filter-box").evaluate("box => { box.open = true; }")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {RULES}).then(result => result.violations)")
    told = [f"{each['id']} ({each['impact']}): {[node['html'][:120] for node in each['nodes'][:3]]}" for each in found]
    assert told == []
    context.close()
