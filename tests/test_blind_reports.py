"""No report of the sample CVs or of the gold set, read blind, holds a word that tells who somebody is."""

import io
import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from screener.reporting import contract, terminal
from screener.reporting.blind_key import Key
from screener.reporting.write import FOLDERS, REPORTS, write
from screener.screening import screen
from screener.types import Language, Ranking

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
GOLD = ROOT / "tests" / "quality" / "gold"
SETS = {
    "samples": (SAMPLES / "cvs", SAMPLES / "postings" / "1-social-media-manager.txt", "fr"),
    "gold": (GOLD / "cvs", GOLD / "postings" / "p1.txt", "en"),
}
# Pictures need a further program to be read; what is removed from their text is found as in every other.
PICTURES = {".jpg", ".png"}

# Read from the files by rules of this test's own, which know nothing of the program's.
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?:\+33 6|\b0\d)(?:[ .]\d\d){4}|\b07700 ?900 ?\d{3}|\+353 85 555 \d{4}")
TOLD = re.compile(
    r"née? (?:le|en) [\d/]+|Nationalités? [a-zé]+|mariée|RQTH|\d\d ans(?= [–·,-])|Double nationalité"
    r"|linkedin\.com/in/[\w-]+"
)


@pytest.fixture(scope="module", params=SETS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ranking, Ranking, Language]:
    """The ranking as it is, the same read blind, and a language."""
    folder, posting, lang = SETS[request.param]
    files = [path for path in sorted(folder.iterdir()) if path.suffix not in PICTURES]
    ranking = screen(files, posting, workers=0)
    key = Key(tmp_path_factory.mktemp("key") / "key.csv", [str(path) for path in files], "fr" if lang == "fr" else "en")
    return ranking, key.blind(ranking), "fr" if lang == "fr" else "en"


def telling(ranking: Ranking) -> set[str]:
    """Everything that must not be there: names, mail addresses, telephones, file names, births, nationalities."""
    found = set()
    for candidate in ranking:
        cv = candidate.result.cv
        text = cv.document.text
        found |= {each for each in (cv.contact.name, cv.contact.email, cv.contact.phone) if each}
        found |= {*MAIL.findall(text), *PHONE.findall(text), *TOLD.findall(text), Path(candidate.file).stem}
    assert len(found) >= 4 * len(ranking)
    return found


def content(path: Path) -> str:
    """What stands in a report, whatever its format."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [*REPORTS, *FOLDERS])
def test_no_report_tells_who_somebody_is(run: tuple[Ranking, Ranking, Language], suffix: str, tmp_path: Path) -> None:
    ranking, blind, lang = run
    write(blind, tmp_path / f"report{suffix}", lang=lang)
    report = content(tmp_path / f"report{suffix}")
    assert "Candidat" in report
    assert not [each for each in telling(ranking) if each in report]


def test_neither_does_the_terminal(run: tuple[Ranking, Ranking, Language]) -> None:
    ranking, blind, lang = run
    console = Console(file=io.StringIO(), width=2000)
    console.print(terminal.ranking_table(blind, lang, None, 2000))
    for candidate in blind:
        console.print(terminal.explain_table(candidate, blind.posting, lang, 2000))
    console.print(terminal.extract_table([candidate.result.cv for candidate in blind], lang, 2000))
    assert isinstance(console.file, io.StringIO)
    printed = console.file.getvalue()
    assert not [each for each in telling(ranking) if each in printed]


def test_no_part_of_a_name_is_left_with_its_own_candidate(run: tuple[Ranking, Ranking, Language]) -> None:
    ranking, blind, lang = run
    for before, after in zip(ranking, blind, strict=True):
        cv = after.result.cv
        answer = contract.encode(contract.candidate_object(after, blind.posting, lang)).decode()
        facts = contract.encode(contract.cv_row(cv, True, lang=lang)).decode()
        assert '"contact":' not in answer + facts
        for part in re.findall(r"[^\W\d_]{4,}", before.result.cv.contact.name or ""):
            pattern = rf"(?<!\w)({re.escape(part)}|{re.escape(part.title())}|{re.escape(part.upper())})(?!\w)"
            assert not re.search(pattern, answer + facts), (before.file, part)


def test_scores_order_and_statuses_are_the_same(run: tuple[Ranking, Ranking, Language]) -> None:
    ranking, blind, _ = run
    for before, after in zip(ranking, blind, strict=True):
        assert (before.rank, before.rank_low, before.rank_high, before.score) == (
            after.rank,
            after.rank_low,
            after.rank_high,
            after.score,
        )
        assert [(each.status, each.points) for each in before.result.matches] == [
            (each.status, each.points) for each in after.result.matches
        ]


def test_every_quote_still_stands_in_the_text(run: tuple[Ranking, Ranking, Language]) -> None:
    _, blind, _ = run
    checked = 0
    for candidate in blind:
        text = candidate.result.cv.document.text
        for match in candidate.result.matches:
            for quote in match.evidence:
                assert text[quote.start : quote.end] == quote.quote
                checked += 1
    assert checked > 200


def test_most_of_each_cv_is_still_there_to_read(run: tuple[Ranking, Ranking, Language]) -> None:
    ranking, blind, _ = run
    for before, after in zip(ranking, blind, strict=True):
        kept = len(after.result.cv.document.text) / len(before.result.cv.document.text)
        assert kept > 0.85, before.file
