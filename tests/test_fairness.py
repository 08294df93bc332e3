"""What does not bear on the job changes nothing: swaps made in every CV that is kept as text, and held against scores.

Names, grammatical gender, age (all years moved together with the reference date), address, telephone, photograph,
nationality, family, a school's prestige at equal level and field, and a year's gap between two jobs. A swap is a
function of text, so the words of evidence must be those of the CV as it was, swapped.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from screener.extracting import extract
from screener.extracting.flat import flat
from screener.posting import read_posting
from screener.reading import read
from screener.scoring import score
from screener.types import CV, Posting, Score

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path for path in (ROOT / "samples" / "cvs").iterdir() if path.suffix in (".txt", ".md", ".html"))
GOLD = sorted((ROOT / "tests" / "quality" / "gold" / "text").glob("*.txt"))
POSTINGS = ("samples/postings/1-social-media-manager.txt", "samples/postings/3-social-media-analyst.md")
REFERENCE = "2026-10"

Swap = Callable[[str], str]

NAMES = {
    "french": ("Camille", "Lefèvre"),
    "maghrebi": ("Yasmina", "Benchekroun"),
    "west african": ("Fatoumata", "Diarra"),
    "portuguese": ("Joaquim", "Figueiredo"),
    "asian": ("Linh", "Nguyen"),
}
# Words in the masculine and in the feminine, as they stand in titles, duties and sentences about oneself.
GENDERS = (
    ("chargé", "chargée"), ("Chargé", "Chargée"), ("rédacteur", "rédactrice"), ("Rédacteur", "Rédactrice"),
    ("directeur", "directrice"), ("Directeur", "Directrice"), ("assistant", "assistante"),
    ("Assistant", "Assistante"), ("vendeur", "vendeuse"), ("Vendeur", "Vendeuse"), ("employé", "employée"),
    ("Employé", "Employée"), ("diplômé", "diplômée"), ("Diplômé", "Diplômée"), ("stagiaire", "stagiaire"),
    ("conseiller", "conseillère"), ("Conseiller", "Conseillère"), ("graphiste", "graphiste"),
    ("serveur", "serveuse"), ("Serveur", "Serveuse"), ("curieux", "curieuse"), ("passionné", "passionnée"),
    ("créatif", "créative"), ("organisé", "organisée"), ("autonome", "autonome"), ("Né", "Née"), ("né", "née"),
    ("coordinateur", "coordinatrice"), ("Coordinateur", "Coordinatrice"), ("animateur", "animatrice"),
    ("Animateur", "Animatrice"), ("Monsieur", "Madame"), ("his", "her"), ("he", "she"), ("He", "She"),
)  # fmt: skip
LINES = {
    "nationality": "Nationalité : sénégalaise",
    "family": "Mariée, trois enfants",
    "birth": "Née le 12 mars 1971 à Oran",
    "age": "54 ans",
    "address": "14 rue des Quatre-Vents, 93200 Saint-Denis",
    "telephone": "+33 6 99 00 01 02",
    "photograph": "Photo ci-contre",
}
SCHOOLS = {
    "plain": ("Université de Limoges", "University of Bolton"),
    "grand": ("Sorbonne Université", "University of Oxford"),
}
_FRENCH_SCHOOL = re.compile(r"Université (?:de |d')?[A-Z][\w-]+(?: \d)?|Sorbonne Université")
_ENGLISH_SCHOOL = re.compile(r"University of [A-Z]\w+")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-2]\d)(?!\d)")


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:  # as some programs still write it
        return path.read_text(encoding="cp1252")


def cv_of(text: str, name: str, reference: str = REFERENCE) -> CV:
    return extract(read(text.encode(), name=name), reference_date=reference)


@cache
def postings() -> tuple[Posting, ...]:
    return tuple(read_posting(ROOT / each) for each in POSTINGS)


@cache
def plain(path: Path) -> tuple[str, CV, tuple[Score, ...]]:
    """The text, the facts and the scores of a CV as it is."""
    text = text_of(path)
    cv = cv_of(text, path.name)
    return text, cv, tuple(score(cv, posting) for posting in postings())


def shown(result: Score, swap: Swap) -> list[object]:
    """All that a report shows of the requirements, the words of evidence as `swap` changes them."""
    rows: list[object] = [result.value, result.band, result.low, result.high]
    for match in result.matches:
        quotes = [_words(swap(each.quote)) for each in match.evidence]
        rows.append((match.requirement, match.status, match.fulfilment, round(match.points, 6), quotes))
    return rows


def _words(quote: str) -> str:
    return " ".join(quote.split())


def hold(path: Path, changed: str, *, swap: Swap = str, undo: Swap = str, reference: str = REFERENCE) -> None:
    """The CV with `changed` as its text has the scores of the CV as it is, and its evidence but for the swap.

    `undo` takes out of new evidence what was added to the text.
    """
    text, _, before = plain(path)
    if changed == text:
        return
    cv = cv_of(changed, path.name, reference)
    for posting, old in zip(postings(), before, strict=True):
        assert shown(score(cv, posting), undo) == shown(old, swap)


def every(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


@every(SAMPLES + GOLD)
@pytest.mark.parametrize("people", NAMES)
def test_names(path: Path, people: str) -> None:
    text, cv, _ = plain(path)
    parts = (cv.contact.name or "").split()
    if len(parts) < 2:
        return
    first, last = NAMES[people]
    new = {parts[0]: first, parts[-1]: last}
    table = {}
    for old, name in new.items():
        for dress in (str, str.upper, str.lower, str.title):
            table[dress(old)] = dress(name)
        for part in flat(old).split("-"):  # as a mail address has it
            table.setdefault(part, flat(name))
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})(?![^\W_])")

    def swap(words: str) -> str:
        return pattern.sub(lambda found: table[found.group()], words)

    hold(path, swap(text), swap=swap)


@every(SAMPLES + GOLD)
@pytest.mark.parametrize("to", [0, 1], ids=["masculine", "feminine"])
def test_grammatical_gender(path: Path, to: int) -> None:
    table = {pair[1 - to]: pair[to] for pair in GENDERS}
    pattern = re.compile(rf"(?<![\w(])(?:{'|'.join(sorted(table, key=len, reverse=True))})(?![\w(·.])")

    def swap(words: str) -> str:
        return pattern.sub(lambda found: table[found.group()], words)

    hold(path, swap(plain(path)[0]), swap=swap)


@every(GOLD)
@pytest.mark.parametrize("line", LINES)
def test_lines_about_the_person(path: Path, line: str) -> None:
    text = plain(path)[0]
    first, _, rest = text.partition("\n")
    hold(path, f"{first}\n{LINES[line]}\n{rest}", undo=lambda quote: quote.replace(LINES[line], ""))


@every(SAMPLES + GOLD)
@pytest.mark.parametrize("rank", SCHOOLS)
def test_prestige_of_a_school(path: Path, rank: str) -> None:
    french, english = SCHOOLS[rank]

    def swap(words: str) -> str:
        return _ENGLISH_SCHOOL.sub(english, _FRENCH_SCHOOL.sub(french, words))

    hold(path, swap(plain(path)[0]), swap=swap)


@every(SAMPLES + GOLD)
def test_age(path: Path) -> None:
    """All years twelve earlier, and the reference date with them: the same career, begun at another age."""

    def swap(words: str) -> str:
        return _YEAR.sub(lambda found: str(int(found.group()) - 12), words)

    text, cv, _ = plain(path)
    if any(re.search(r"\d\d/\d\d(?!/?\d)|'\d\d", e.quote) for position in cv.positions for e in position.evidence):
        return  # years of two digits stay behind
    hold(path, swap(text), swap=swap, reference="2014-10")


@every(SAMPLES + GOLD)
def test_a_gap_between_jobs(path: Path) -> None:
    """A year without work before the last job: all that was earlier, a year earlier still."""
    text, cv, _ = plain(path)
    dated = [position for position in cv.positions if position.period and position.start]
    if len(dated) < 2:
        return
    last, *others = dated
    ends = [position.period[1] for position in others if position.period]
    if last.period is None or max(ends) >= last.period[0] or any(o.span[0] < last.span[1] for o in others):
        return
    cut = text.find(_first_line(cv, others[0].span[0]))
    if cut < 0:
        return

    def swap(words: str) -> str:
        return _YEAR.sub(lambda found: str(int(found.group()) - 1), words)

    changed = text[:cut] + swap(text[cut:])
    cv_after = cv_of(changed, path.name)
    assert cv_after.experience_months == cv.experience_months
    for posting, old in zip(postings(), plain(path)[2], strict=True):
        new = score(cv_after, posting)
        assert [match.fulfilment for match in new.matches] == [match.fulfilment for match in old.matches]
        assert (new.value, new.band) == (old.value, old.band)


def _first_line(cv: CV, at: int) -> str:
    return cv.document.text[at:].split("\n", 1)[0]


def test_the_swaps_swap() -> None:
    """A test of fairness that changes nothing proves nothing."""
    named = [path for path in SAMPLES + GOLD if len((plain(path)[1].contact.name or "").split()) >= 2]
    assert len(named) >= 0.8 * len(SAMPLES + GOLD)
    gendered = [path for path in SAMPLES + GOLD if re.search("|".join(pair[0] for pair in GENDERS), plain(path)[0])]
    assert len(gendered) >= 10
    assert any(_FRENCH_SCHOOL.search(plain(path)[0]) for path in GOLD)
