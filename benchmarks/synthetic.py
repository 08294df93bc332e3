"""Make fictional CVs by the thousand: `python benchmarks/synthetic.py OUT_DIR --count 50000 --format txt --seed 1`.

CV number i depends on the seed and i alone, so a larger count adds files and changes none. Made of the parts in
samples/make/parts.yaml, French and English, one page or two each. PDFs are one column in the standard fonts.
"""

import argparse
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

import msgspec
from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from samples.make import layouts, pdf  # noqa: E402 - needs the line above
from samples.make.source import Entry, Line, Paper, Section  # noqa: E402

END = 2026 * 12 + 9  # October 2026, in months since year 0: the last month anybody works
MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
HEADINGS = {
    "fr": {
        "profile": ("Profil", "À propos", "En bref"),
        "experience": ("Expérience professionnelle", "Expériences", "Parcours professionnel"),
        "education": ("Formation", "Diplômes", "Études et formation"),
        "skills": ("Compétences", "Savoir-faire", "Outils et compétences"),
        "languages": ("Langues", "Langues parlées"),
        "interests": ("Centres d'intérêt", "Loisirs"),
    },
    "en": {
        "profile": ("Profile", "Summary", "About me"),
        "experience": ("Experience", "Employment history", "Work experience"),
        "education": ("Education", "Education and training"),
        "skills": ("Skills", "Key skills", "Tools and skills"),
        "languages": ("Languages",),
        "interests": ("Interests", "Hobbies"),
    },
}


class Degree(Struct, frozen=True):
    """A degree of the parts: its level (EQF), the years it takes, the fields of work it leads to."""

    name: str
    level: int
    years: int
    fields: list[str]


class Role(Struct, frozen=True):
    """A job of the parts, with its words in both languages."""

    name: str
    field: str
    titles: dict[str, list[str]]
    tools: list[str]
    skills: dict[str, list[str]]
    duties: dict[str, list[str]]


class Parts(Struct, frozen=True):
    """Everything in parts.yaml."""

    first_names: list[str]
    last_names: list[str]
    cities: dict[str, list[str]]
    employers: dict[str, list[str]]
    schools: dict[str, list[str]]
    degrees: dict[str, list[Degree]]
    soft_skills: dict[str, list[str]]
    hobbies: dict[str, list[str]]
    languages: dict[str, list[str]]
    roles: list[Role]


@cache
def parts() -> Parts:
    """The parts, read once."""
    return msgspec.yaml.decode((ROOT / "samples" / "make" / "parts.yaml").read_bytes(), type=Parts)


def _some(dice: Random, words: Sequence[str], least: int, most: int) -> list[str]:
    return dice.sample(words, min(len(words), dice.randint(least, most)))


def _numeric(month: int, language: str) -> str:
    del language
    return f"{month % 12 + 1:02d}/{month // 12}"


def _in_words(month: int, language: str) -> str:
    return f"{MONTHS[language][month % 12]} {month // 12}"


def _short(month: int, language: str) -> str:
    name = MONTHS[language][month % 12]
    return f"{name if len(name) <= 4 else name[:4] + '.' if language == 'fr' else name[:3]} {month // 12}"


def _year(month: int, language: str) -> str:
    del language
    return str(month // 12)


STYLES: tuple[Callable[[int, str], str], ...] = (_numeric, _in_words, _in_words, _short, _year)


def _dates(dice: Random, style: Callable[[int, str], str], start: int, end: int, language: str) -> str:
    first = style(start, language)
    if end < END:
        return f"{first} {dice.choice('–-')} {style(end, language)}"
    if language == "en":
        return f"{first} – {dice.choice(('present', 'Present', 'now', 'to date'))}"
    return dice.choice((f"Depuis {first}", f"{first} – aujourd'hui", f"{first} à ce jour", f"{first} – présent"))


def _duty(dice: Random, duty: str, role: Role, language: str) -> str:
    comma = " " if language == "fr" else ","
    thousands = f"{dice.randint(1, 90)}{comma}{dice.choice(('000', '500'))}"
    return duty.format(n=dice.randint(2, 12), k=thousands, p=dice.randint(5, 75), tool=dice.choice(role.tools))


def _positions(dice: Random, role: Role, language: str) -> tuple[list[Entry], int]:
    """One to four jobs, latest first, and the month in which the first began."""
    style = dice.choice(STYLES)
    end = END if dice.random() < 0.8 else END - dice.randint(1, 30)
    entries: list[Entry] = []
    for _ in range(dice.randint(1, 4)):
        start = end - dice.randint(5, 70)
        job = role if dice.random() < 0.75 else dice.choice(parts().roles)
        title = dice.choice(job.titles[language])
        if len(entries) >= 1 and end - start <= 8 and dice.random() < 0.6:
            title = f"Stage – {title}" if language == "fr" else f"{title} (internship)"
        place = f"{dice.choice(parts().employers[language])}, {dice.choice(parts().cities[language])}"
        lines = [Line("bullet", _duty(dice, duty, job, language)) for duty in _some(dice, job.duties[language], 2, 5)]
        entries.append(Entry(title, place, _dates(dice, style, start, end, language), lines))
        end = start - dice.randint(0, 9)
    return entries, start


def _education(dice: Random, role: Role, language: str, before: int) -> list[Entry]:
    """One or two degrees, highest first, of which the last ended about when the first job began."""
    wanted = role.field if dice.random() < 0.8 else dice.choice(parts().roles).field
    fitting = [degree for degree in parts().degrees[language] if wanted in degree.fields]
    chosen = sorted(dice.sample(fitting, min(len(fitting), dice.randint(1, 2))), key=lambda d: -d.level)
    year = before // 12
    entries = []
    for degree in chosen:
        dates = str(year) if dice.random() < 0.5 else f"{year - degree.years} – {year}"
        entries.append(Entry(degree.name, dice.choice(parts().schools[language]), dates))
        year -= degree.years
    return entries


def _skills(dice: Random, role: Role, language: str) -> list[Line]:
    tools = _some(dice, role.tools, 3, 7)
    other = dice.choice(parts().roles)
    tools += [tool for tool in _some(dice, other.tools, 0, 2) if tool not in tools]
    lines = [", ".join(tools), ", ".join(_some(dice, role.skills[language], 2, 5))]
    lines.append(", ".join(_some(dice, parts().soft_skills[language], 2, 4)))
    if dice.random() < 0.3:
        lines.append(f"{'Notions de' if language == 'fr' else 'Basic'} {dice.choice(other.tools)}")
    return [Line("text", line) for line in lines]


def _contact(dice: Random, name: str, language: str, number: int) -> str:
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    local = "".join(character if character.isalnum() else "." for character in plain)
    city = dice.choice(parts().cities[language])
    if language == "fr":
        phone = f"06 39 98 {dice.randrange(100):02d} {dice.randrange(100):02d}"
        return f"{city} – {phone} – {local}.{number}@exemple.fr"
    return f"{city} | 07700 900{dice.randrange(1000):03d} | {local}.{number}@example.org"


def compose(seed: int, number: int) -> Paper:
    """CV number `number` of the series `seed`."""
    dice = Random(f"{seed}:{number}")  # noqa: S311 - fiction, not a secret
    language = "fr" if dice.random() < 0.6 else "en"
    role = dice.choice(parts().roles)
    name = f"{dice.choice(parts().first_names)} {dice.choice(parts().last_names)}"
    heading = {kind: dice.choice(words) for kind, words in HEADINGS[language].items()}
    jobs, first = _positions(dice, role, language)
    years = max(1, (END - first) // 12)
    said = f"{years} ans d'expérience" if language == "fr" else f"{years} years of experience"
    native = "Français : langue maternelle" if language == "fr" else "English: native"
    sections = [
        Section(heading["experience"], False, jobs),
        Section(heading["education"], False, _education(dice, role, language, first)),
    ]
    if dice.random() < 0.25:
        sections.reverse()
    loose = {
        "skills": _skills(dice, role, language),
        "languages": [Line("text", text) for text in (native, *_some(dice, parts().languages[language], 1, 2))],
        "interests": [Line("text", ", ".join(_some(dice, parts().hobbies[language], 1, 4)))],
    }
    sections += [Section(heading[kind], False, [Entry(lines=lines)]) for kind, lines in loose.items()]
    if dice.random() < 0.4:
        skill = dice.choice(role.skills[language])
        sections.insert(0, Section(heading["profile"], False, [Entry(lines=[Line("text", f"{said}, {skill}.")])]))
    return Paper(name, dice.choice(role.titles[language]), [_contact(dice, name, language, number)], sections)


def as_text(paper: Paper) -> bytes:
    """The CV as plain UTF-8 text."""
    lines = [paper.name, paper.under, *paper.contact]
    for section in paper.sections:
        lines += ["", section.title.upper()]
        for entry in section.entries:
            if entry.title:
                lines += [f"{entry.title}, {entry.place}", entry.dates]
            lines += [f"- {line.text}" if line.kind == "bullet" else line.text for line in entry.lines]
    return "\n".join([*lines, ""]).encode("utf-8")


def as_pdf(paper: Paper) -> bytes:
    """The CV as a PDF of one column."""
    return pdf.write(layouts.one_column(paper, layouts.Look()), title=paper.name, date="20261012", compress=False)


FORMATS: dict[str, Callable[[Paper], bytes]] = {"txt": as_text, "pdf": as_pdf}


def make(folder: Path, *, count: int, form: str, seed: int) -> None:
    """Write `count` CVs into `folder` as cv-000001.txt and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"cv-{number:06d}.{form}").write_bytes(FORMATS[form](compose(seed, number)))


def main() -> None:
    """Read the command line and make the CVs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="OUT_DIR")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--format", choices=sorted(FORMATS), default="txt", dest="form")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    make(options.folder, count=options.count, form=options.form, seed=options.seed)
    rate = options.count / (time.perf_counter() - began)
    print(f"{options.count} CVs in {options.folder}, {rate:,.0f} per second")


if __name__ == "__main__":
    main()
