"""The samples are what their README says, hold nobody's real address or number, and are what their sources make."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from striprtf.striprtf import rtf_to_text

from samples.make import build, source

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
FILES = sorted(path for folder in ("cvs", "postings") for path in (SAMPLES / folder).iterdir())
PICTURES = ("lucas-fontanel.pdf", "tariq-osei.jpg")
MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
PHONE = re.compile(r"(?:\+\d{2} ?|\b0)\d(?:[ .-]?\d){7,10}\b")
FICTION = re.compile(r"(?:0|\+33)63998\d{4}|07700900\d{3}")


def _packed(raw: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        text = archive.read(part).decode("utf-8")
        header = archive.read("word/header1.xml").decode("utf-8") if "word/header1.xml" in archive.namelist() else ""
    return re.sub(r"<[^>]+>", "", re.sub(r"</(w|text):(p|h)>", "\n", header + text))


def _text(raw: bytes, name: str) -> str:
    """The words of a sample by the simplest means; those of a picture from its source."""
    if name in PICTURES:
        return (SAMPLES / "make" / "cvs" / f"{Path(name).stem}.md").read_text(encoding="utf-8")
    match Path(name).suffix:
        case ".pdf":
            return "\f".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw))
        case ".docx":
            return _packed(raw, "word/document.xml")
        case ".odt":
            return _packed(raw, "content.xml")
        case ".rtf":
            return str(rtf_to_text(raw.decode("ascii")))  # type: ignore[no-untyped-call]
    return raw.decode("cp1252" if name == "philippe-marchal.txt" else "utf-8")


def test_the_readme_names_every_file_and_no_other() -> None:
    named = re.findall(r"^\| ([\w-]+\.\w+) \|", (SAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in FILES)


def test_there_are_enough_and_they_are_small() -> None:
    assert sum(path.parent.name == "cvs" for path in FILES) >= 16
    assert sum(path.parent.name == "postings" for path in FILES) == 6
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 3_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_is_a_page_or_two_of_fiction(path: Path) -> None:
    text = _text(path.read_bytes(), path.name)
    assert 120 < len(text.split()) < 600
    for domain in MAIL.findall(text):
        assert domain in {"example.org", "exemple.fr"} or domain.endswith((".example.org", ".exemple.fr")), domain
    for number in PHONE.findall(text):
        assert FICTION.fullmatch(re.sub(r"[ .-]", "", number)), number


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name == "cvs"], ids=lambda path: path.name)
def test_a_cv_gives_a_way_to_reach_the_person(path: Path) -> None:
    text = _text(path.read_bytes(), path.name)
    assert MAIL.search(text)
    assert PHONE.search(text)


@pytest.mark.parametrize(
    ("text", "fiction"),
    [
        ("06 39 98 21 04", True),
        ("+33 6 39 98 55 66", True),
        ("07700 900412", True),
        ("06 12 34 56 78", False),
        ("0161 496 0123", False),
    ],
)
def test_the_check_of_telephone_numbers_tells_fiction_from_others(text: str, fiction: bool) -> None:
    (number,) = PHONE.findall(f"Tél. {text}, le soir")
    assert bool(FICTION.fullmatch(re.sub(r"[ .-]", "", number))) is fiction


@pytest.mark.parametrize("name", [name for name in (*build.CVS, *build.POSTINGS) if name not in PICTURES])
def test_a_binary_sample_is_what_its_source_makes(name: str) -> None:
    folder = "cvs" if name in build.CVS else "postings"
    paper = source.read(SAMPLES / "make" / folder / f"{Path(name).stem}.md")
    made = (build.CVS | build.POSTINGS)[name](paper)
    kept = (SAMPLES / folder / name).read_bytes()
    assert _text(made, name) == _text(kept, name)


def _picture(raw: bytes, name: str) -> Image.Image:
    if name.endswith(".pdf"):
        image: Image.Image = pypdfium2.PdfDocument(raw)[0].render().to_pil().convert("L")
        return image
    return Image.open(BytesIO(raw))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_its_source_makes(name: str) -> None:
    made = _picture(build.CVS[name](source.read(SAMPLES / "make" / "cvs" / f"{Path(name).stem}.md")), name)
    kept = _picture((SAMPLES / "cvs" / name).read_bytes(), name)
    assert made.size == kept.size
    # Another version of the imaging library may move a shade; another word would change thousands of dots by half.
    changed = ImageChops.difference(made, kept).point(lambda shade: 255 * (shade > 64))
    assert ImageStat.Stat(changed).mean[0] < 0.05


def test_the_scan_holds_no_text() -> None:
    page = pypdfium2.PdfDocument((SAMPLES / "cvs" / "lucas-fontanel.pdf").read_bytes())[0]
    assert page.get_textpage().get_text_range() == ""


def test_every_source_is_built() -> None:
    sources = {path.stem for folder in ("cvs", "postings") for path in (SAMPLES / "make" / folder).iterdir()}
    assert sources == {Path(name).stem for name in (*build.CVS, *build.POSTINGS)}
