"""Debian's Chromium, driven by Playwright, for the tests of the HTML report. Its absence is a failure, not a skip."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_TRIES = 3  # a loaded machine sometimes fails to start a browser


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    program = shutil.which("chromium")
    assert program, "Chromium is not installed: apt-get install chromium"
    with sync_playwright() as playwright:
        for left in reversed(range(_TRIES)):
            try:
                found = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS), timeout=45_000)
                break
            except PlaywrightError:
                if not left:
                    raise
        yield found
        found.close()


class Opened:
    """A report open in a page, with everything the page complained about or asked for."""

    def __init__(self, context: BrowserContext, path: Path, address: str = "") -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(f"{path.as_uri()}{address}")
