"""Make the binary samples again from their sources: `python samples/make/build.py`.

Sources are in samples/make/cvs and samples/make/postings; the files land in samples/cvs and samples/postings. Samples
in text, Markdown and HTML are their own sources and stay as they are. Development tools used: pypdfium2 and Pillow,
for the scan and the photograph. Apart from those two pictures the same sources give the same bytes.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SAMPLES.parent))

from samples.make import docx, layouts, odt, pdf, rtf, scan, source  # noqa: E402 - needs the line above
from samples.make.layouts import Look  # noqa: E402
from samples.make.source import Paper  # noqa: E402

DATE = "20261012"  # the date every file says it was last changed; "present" counts up to October 2026
PLUM, TEAL, SLATE, RUST = (0.35, 0.14, 0.33), (0.0, 0.37, 0.38), (0.16, 0.2, 0.27), (0.55, 0.24, 0.12)

Layout = Callable[[Paper, Look], list[pdf.Page]]
Maker = Callable[[Paper], bytes]


def _pdf(paper: Paper, *, layout: Layout, look: Look) -> bytes:
    return pdf.write(layout(paper, look), title=f"CV {paper.name}", date=DATE)


def _scan(paper: Paper) -> bytes:
    """A PDF of one picture, without any text."""
    look = Look(font="serif", bold="serif-bold", size=10.5, accent=pdf.BLACK)
    image = scan.photograph(_pdf(paper, layout=layouts.one_column, look=look), dots=150, turn=0.7, seed=7)
    page = pdf.Page()
    page.picture(scan.jpeg(image, quality=45), image.width, image.height)
    return pdf.write([page], title="Scan", date=DATE, compress=False)


def _photograph(paper: Paper) -> bytes:
    """A JPEG picture of the printed page."""
    look = Look(size=12, accent=pdf.BLACK)
    image = scan.photograph(_pdf(paper, layout=layouts.one_column, look=look), dots=140, turn=-0.5, seed=11)
    return scan.jpeg(image, quality=50)


def _windows_text(paper: Paper) -> bytes:
    """Plain text in Windows-1252 with carriage returns, as an old editor saves it."""
    lines = [paper.name, paper.under, *paper.contact]
    for section in paper.sections:
        lines += ["", section.title, "=" * len(section.title)]
        for entry in section.entries:
            lines += [part for part in (entry.dates, entry.title, entry.place) if part]
            lines += [f"- {x.text}" if x.kind == "bullet" else x.text for x in entry.lines]
    return "\r\n".join([*lines, ""]).encode("cp1252")


_FRENCH_DOCX = partial(docx.write, date=DATE, language="fr-FR")
_ONE, _LEFT, _SIDE = layouts.one_column, layouts.dates_left, layouts.side_column

CVS: dict[str, Maker] = {
    "antoine-mbaye.rtf": partial(rtf.write, date=DATE),
    "awa-diallo.pdf": partial(_pdf, layout=_ONE, look=Look(accent=TEAL)),
    "bastien-roche.docx": _FRENCH_DOCX,
    "camille-renaudin.pdf": partial(_pdf, layout=_ONE, look=Look(size=9.5, accent=PLUM)),
    "emma-nguyen.pdf": partial(_pdf, layout=_ONE, look=Look(accent=RUST, upper=True, spacing=3.5, bullet="–")),
    "helene-castaing.docx": _FRENCH_DOCX,
    "joanna-kowalczyk.rtf": partial(rtf.write, date=DATE),
    "lucas-fontanel.pdf": _scan,
    "ludivine-peyrat.odt": partial(odt.write, date=DATE, language="fr-FR"),
    "margaux-delattre.odt": partial(odt.write, date=DATE, language="fr-FR"),
    "matteo-ferrara.pdf": partial(_pdf, layout=_SIDE, look=Look(font="serif", bold="serif-bold", accent=TEAL)),
    "nadia-el-fassi.docx": partial(_FRENCH_DOCX, table=True),
    "oliver-hartnell.pdf": partial(_pdf, layout=_ONE, look=Look("serif", "serif-bold", size=11.5, upper=True)),
    "philippe-marchal.txt": _windows_text,
    "rhiannon-pugh.docx": partial(docx.write, date=DATE, language="en-GB", contact_in_header=True),
    "sofia-benmansour.pdf": partial(_pdf, layout=_SIDE, look=Look(size=9.5, accent=SLATE)),
    "tariq-osei.jpg": _photograph,
    "thomas-le-guennec.pdf": partial(_pdf, layout=_LEFT, look=Look(accent=RUST)),
}
POSTINGS: dict[str, Maker] = {"4-head-of-social.docx": _FRENCH_DOCX}


def main() -> None:
    """Write every file of the tables above."""
    for folder, table in (("cvs", CVS), ("postings", POSTINGS)):
        for name, make in table.items():
            paper = source.read(SAMPLES / "make" / folder / f"{Path(name).stem}.md")
            (SAMPLES / folder / name).write_bytes(make(paper))


if __name__ == "__main__":
    main()
