"""The pictures of docs/, taken of the sample ranking in a real browser: python -m tests.reporting.make_images.

A test of the browser run makes them too, in a folder of its own, so that they can always be made anew.
"""

import contextlib
import datetime
import io
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser

from screener.reporting import write
from screener.reporting.blind import Blinder, blinded, numbered
from screener.screening import screen
from screener.types import Language, Ranking, Settings
from tests.reporting.chromium import browser

ROOT = Path(__file__).parent.parent.parent
IMAGES = ROOT / "docs" / "images"
COLOURS = 192  # of a picture: enough for text and signs, a third of the size
DAY = datetime.date(2026, 11, 2)
SETTINGS = Settings(reference_date="2026-10")
POSTINGS = {"en": "3-social-media-analyst.md", "fr": "1-social-media-manager.txt"}


class Picture(NamedTuple):
    """One picture: its file, which report it shows, at which address in it, scrolled where, how large the window is."""

    file: str
    report: str
    address: str = ""
    heading: str = ""
    size: tuple[int, int] = (1280, 860)


PICTURES = (
    Picture("ranking.png", "en"),
    Picture("quotes.png", "en", "#c1", "Requirement by requirement"),
    Picture("compare.png", "en", "#compare=1,2,3"),
    Picture("blind.png", "blind"),
    Picture("classement.png", "fr"),
    Picture("candidat.png", "fr", "#c2", "Critère par critère"),
)


def ranking(lang: Language) -> Ranking:
    """The sample CVs against a sample posting."""
    with contextlib.chdir(ROOT / "samples"):
        files = [path for path in sorted(Path("cvs").iterdir()) if path.suffix != ".jpg"]
        return screen(files, Path("postings", POSTINGS[lang]), settings=SETTINGS, workers=0)


def reports(folder: Path) -> dict[str, Path]:
    """The reports that are shown, written to `folder`."""
    places = {name: folder / f"{name}.html" for name in ("en", "fr", "blind")}
    english = ranking("en")
    write(english, places["en"], lang="en", made=DAY)
    numbers = numbered(candidate.file for candidate in english)
    write(blinded(english, Blinder(numbers, "en")), places["blind"], lang="en", made=DAY)
    write(ranking("fr"), places["fr"], lang="fr", made=DAY)
    return places


def make(chromium: Browser, work: Path, images: Path) -> list[Path]:
    """Take every picture into `images`; reports are written to `work` on the way."""
    written = reports(work)
    for picture in PICTURES:
        width, height = picture.size
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(written[picture.report].as_uri() + picture.address)
        if picture.heading:
            page.get_by_role("heading", name=picture.heading).evaluate("each => each.scrollIntoView()")
        page.wait_for_timeout(200)
        taken = Image.open(io.BytesIO(page.screenshot()))
        taken.quantize(COLOURS, dither=Image.Dither.NONE).save(images / picture.file, optimize=True)
        context.close()
    return [images / picture.file for picture in PICTURES]


if __name__ == "__main__":
    import tempfile

    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as found:
        make(found, Path(folder), IMAGES)
