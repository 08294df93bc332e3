"""Blind reports: what tells who somebody is is gone, everything else is as it was, and the key knows."""

import csv
import re
import stat
from pathlib import Path

import msgspec
import pytest

from screener.errors import ReportError
from screener.reporting import contract
from screener.reporting.blind import Blinder, blinded, blinded_cv, numbered
from screener.reporting.blind_key import COLUMNS, Key, default_place
from screener.types import CV, Contact, Document, Evidence, Flag, Language, Message, Page, Position, Section
from tests.reporting import made_ranking as made


def cv(text: str, name: str, *removed: str, path: str = "cvs/x.pdf", **facts: object) -> CV:
    spans = tuple(sorted((text.index(each), text.index(each) + len(each)) for each in (name, *removed) if each in text))
    document = Document(path, "0" * 64, text, (Page(1, 0, len(text)),), "fr", ("fr",), "text")
    return CV(document, "2026-10", Contact(name, None, None, spans), **facts)  # type: ignore[arg-type]


def shown(text: str, name: str, *removed: str) -> str:
    return blinded_cv(cv(text, name, *removed), Blinder({"cvs/x.pdf": 7}, "en")).document.text


@pytest.mark.parametrize(
    ("text", "name", "removed", "left"),
    [
        ("Ada Kervalan\nSocial media manager", "Ada Kervalan", (), "[removed]\nSocial media manager"),
        ("Ada\nKervalan\nCM", "Ada\nKervalan", (), "[removed]\n[removed]\nCM"),
        ("Ada Kervalan, 31 ans, permis B", "Ada Kervalan", ("31 ans",), "[removed], [removed], permis B"),
        ("Ada Kervalan\nLe Journal d'Ada, blog", "Ada Kervalan", (), "[removed]\nLe Journal d'[removed], blog"),
        ("Ada Kervalan\ncompte @adakervalan suivi", "Ada Kervalan", (), "[removed]\ncompte [removed] suivi"),
        ("Ada Kervalan\nsite kervalan.exemple.fr", "Ada Kervalan", (), "[removed]\nsite [removed]"),
        ("Ada Kervalan\nmoi : akervalan", "Ada Kervalan", (), "[removed]\nmoi : [removed]"),
        ("Ada Kervalan\nécrire à moi@truc.exemple", "Ada Kervalan", (), "[removed]\nécrire à [removed]"),
        ("Élodie Noël\nBlog d'elodie.noel en ligne", "Élodie Noël", (), "[removed]\nBlog [removed] en ligne"),
        ("KARINE DESTOUCHES\nConfié à Karine", "KARINE DESTOUCHES", (), "[removed]\nConfié à [removed]"),
        ("Rose Petit\nun petit budget, la vie en rose", "Rose Petit", (), "[removed]\nun petit budget, la vie en rose"),
        ("Léa Mai\n12 mai 2021, 3 posts", "Léa Mai", (), "[removed]\n12 mai 2021, 3 posts"),
        (
            "Jean de La Tour\nLa Rochelle, de 2019 à 2021",
            "Jean de La Tour",
            (),
            "[removed]\nLa Rochelle, de 2019 à 2021",
        ),
        ("Ada Kervalan\nAdaptation, Adagio", "Ada Kervalan", (), "[removed]\nAdaptation, Adagio"),
        ("Nobody", "", (), "Nobody"),
    ],
)
def test_what_is_removed_and_what_is_kept(text: str, name: str, removed: tuple[str, ...], left: str) -> None:
    assert shown(text, name, *removed) == left


def test_quotes_places_and_free_words_move_with_the_text() -> None:
    text = "Ada Kervalan\nEXPÉRIENCE\n2019 : Agence Ada Kervalan, community manager\fFORMATION"
    start = text.index("Agence")
    quote = Evidence(text[start : start + 38], start, start + 38, 1, "experience", "r")
    position = Position(
        title="CM d'Ada",
        employer="Agence Ada Kervalan",
        start="2019",
        end=None,
        current=False,
        start_precision="year",
        end_precision="unknown",
        kind="employment",
        months=12,
        months_low=1,
        months_high=24,
        counted=True,
        evidence=(quote,),
        span=(start, start + 38),
        period=(1, 12),
    )
    section = Section("experience", "EXPÉRIENCE", text.index("EXP"), len(text))
    flag = Flag("duplicate", Message("warning.duplicate", {"other": "cvs/kervalan.pdf", "count": 2}))
    made_cv = cv(text, "Ada Kervalan", positions=(position,), sections=(section,), warnings=(flag,), sketch=b"abc")
    found = blinded_cv(made_cv, Blinder({"cvs/x.pdf": 7, "cvs/kervalan.pdf": 12}, "fr"))
    (each,) = found.positions
    assert found.document.text == "[masqué]\nEXPÉRIENCE\n2019 : Agence [masqué], community manager\fFORMATION"
    assert (each.title, each.employer, each.period) == ("CM d'[masqué]", "Agence [masqué]", (1, 12))
    assert each.evidence[0].quote == "Agence [masqué], community manager"
    for part in (each.evidence[0], found.sections[0]):
        assert found.document.text[part.start : part.end].startswith(("Agence", "EXPÉRIENCE"))
    assert found.document.text[slice(*each.span)] == each.evidence[0].quote
    assert (found.document.path, found.sketch, found.contact) == ("Candidat 7", b"", Contact(removed=True))
    assert found.warnings[0].message.values == {"other": "Candidat 12", "count": 2}


def test_a_quote_that_begins_or_ends_within_a_name_shows_the_mark_whole() -> None:
    text = "par Ada Kervalan, Nantes"
    for start, end, left in ((8, 16, "[removed]"), (0, 7, "par [removed]"), (10, 24, "[removed], Nantes")):
        quote = Evidence(text[start:end], start, end, 1)
        found = blinded_cv(cv(text, "Ada Kervalan", stated_years_evidence=(quote,)), Blinder({"cvs/x.pdf": 1}, "en"))
        (each,) = found.stated_years_evidence
        assert each.quote == left == found.document.text[each.start : each.end]


def test_scores_ranks_and_order_are_the_same() -> None:
    ranking = made.ranking()
    numbers = numbered([each.file for each in ranking] + [each.path for each in ranking.failures])
    found = blinded(ranking, Blinder(numbers, "en"))
    assert [(each.rank, each.score, each.result.low, each.result.high) for each in found] == [
        (each.rank, each.score, each.result.low, each.result.high) for each in ranking
    ]
    assert [[match.points for match in each.result.matches] for each in found] == [
        [match.points for match in each.result.matches] for each in ranking
    ]
    assert found.blind
    assert len(found.failures) == len(ranking.failures)
    for candidate in found:
        answer = contract.candidate_object(candidate, found.posting, "en")
        assert "contact" not in answer
        assert answer["file"] == f"Candidate {numbers[ranking[candidate.rank - 1].file]}"
        for match in candidate.result.matches:
            for quote in match.evidence:
                assert candidate.result.cv.document.text[quote.start : quote.end] == quote.quote


def test_numbers_are_the_same_in_any_order_and_do_not_follow_the_names() -> None:
    paths = [f"cvs/{name}.pdf" for name in ("anne", "berthe", "chloe", "denise", "emma", "fanny", "gaelle")]
    numbers = numbered(paths)
    assert numbered(reversed(paths)) == numbers
    assert sorted(numbers.values()) == list(range(1, 8))
    assert [numbers[path] for path in paths] != sorted(numbers.values())
    assert list(numbered(path.replace("cvs", "other") for path in paths).values()) == sorted(numbers.values())


# ---------------------------------------------------------------- the key


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_key_says_who_is_who_to_its_owner_alone(tmp_path: Path) -> None:
    ranking = made.ranking()
    paths = [each.file for each in ranking] + [each.path for each in ranking.failures]
    key = Key(tmp_path / "key.csv", paths, "en")
    found = key.blind(ranking)
    assert key.write() == len(paths)
    head, *rows = lines(key.path)
    assert tuple(head) == COLUMNS
    assert stat.S_IMODE(key.path.stat().st_mode) == 0o600
    for candidate, before in zip(found, ranking, strict=True):
        row = next(row for row in rows if candidate.file == f"Candidate {row[0]}")
        assert row[2] == (before.result.cv.contact.name or "")


def test_a_key_is_added_to_and_its_numbers_stay(tmp_path: Path) -> None:
    place = tmp_path / "key.csv"
    first = Key(place, ["b.pdf", "=a.pdf", "c\udcff.pdf"], "fr")
    for path in first.blinder.numbers:
        first.note(cv("Ada", "Ada", path=path))
    first.write()
    again = Key(place, ["d.pdf", "c\udcff.pdf", "=a.pdf"], "fr")
    assert again.blinder.numbers["=a.pdf"] == first.blinder.numbers["=a.pdf"]
    assert again.blinder.numbers["c\udcff.pdf"] == first.blinder.numbers["c\udcff.pdf"]
    assert again.blinder.numbers["d.pdf"] == 4
    again.note(cv("Bo", "Bo", path="d.pdf"))
    assert again.write() == 1
    assert [row[0] for row in lines(place)[1:]] == ["1", "2", "3", "4"]
    assert {row[1] for row in lines(place)[1:]} == {"b.pdf", "'=a.pdf", "c\\xff.pdf", "d.pdf"}


def test_a_key_that_knows_everybody_is_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "key.csv"
    for expected in (1, 0):
        key = Key(place, ["x.pdf"], "en")
        key.note(cv("Ada", "Ada", path="x.pdf"))
        before = place.stat().st_mtime_ns if place.exists() else None
        assert key.write() == expected
        assert before in (None, place.stat().st_mtime_ns)


@pytest.mark.parametrize(
    "content", [b"my notes\r\n", b"", b"number,file,name,email,phone\r\nx,a,b,c,d\r\n", b"\xff\xfe\x00"]
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_another_file_is_never_overwritten(tmp_path: Path, content: bytes, lang: Language) -> None:
    place = tmp_path / "notes.csv"
    place.write_bytes(content)
    with pytest.raises(ReportError, match=r"notes\.csv .*--blind-key"):
        Key(place, ["x.pdf"], lang)
    assert place.read_bytes() == content


def test_a_key_in_a_missing_folder_is_refused_before_the_run(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="the folder does not exist"):
        Key(tmp_path / "none" / "key.csv", ["x.pdf"], "en")


def test_a_hostile_cv_is_blinded_in_linear_time() -> None:
    text = "Ada Kervalan\n" + " ".join(f"ada{n}@exemple{n}.org" for n in range(12_000)) + "@" * 20_000 + "Ada" * 20_000
    spans = tuple((m.start(), m.end()) for m in re.finditer(r"ada\d+@\S+", text))
    document = Document("cvs/x.pdf", "0" * 64, text, (Page(1, 0, len(text)),), "fr", ("fr",), "text")
    made_cv = CV(document, "2026-10", Contact("Ada Kervalan", None, None, spans))
    left = blinded_cv(made_cv, Blinder({"cvs/x.pdf": 1}, "en")).document.text
    assert "exemple11999" not in left


@pytest.mark.parametrize(
    ("reports", "place"),
    [((), "screener-key.csv"), (("out/ranking.html", "x.csv"), "out/ranking-key.csv"), (("r.csv",), "r-key.csv")],
)
def test_where_the_key_goes_by_default(reports: tuple[str, ...], place: str) -> None:
    assert default_place([Path(each) for each in reports]) == Path(place)


def test_a_blind_result_is_still_a_result_that_travels() -> None:
    found = blinded_cv(cv("Ada Kervalan", "Ada Kervalan"), Blinder({"cvs/x.pdf": 1}, "en"))
    assert msgspec.json.decode(msgspec.json.encode(found), type=CV) == found
