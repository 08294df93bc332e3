"""Many CVs at once: the same scores, to the last bit, as one CV after the other."""

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
import pytest

from screener import taxonomy
from screener.errors import ReadError
from screener.extracting import extract
from screener.posting import read_posting
from screener.reading import read
from screener.scoring import score
from screener.scoring.bulk import Bulk, Columns, columns_of
from screener.types import CV, Flag, LanguageNeed, Message, Posting, Requirement, Term, TermKind
from tests.quality.paths import GOLD
from tests.scoring.make import cv, degree, document, position, quote, spoken, term

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
POSTINGS = sorted([*(SAMPLES / "postings").iterdir(), *(GOLD / "postings").glob("*.txt")])


@cache
def read_cvs() -> tuple[CV, ...]:
    """All samples and the CVs of the gold set, but for those that cannot be read or are pictures."""
    found = []
    for path in sorted([*(SAMPLES / "cvs").iterdir(), *(GOLD / "cvs").iterdir()]):
        try:
            found.append(extract(read(path), reference_date="2026-10"))
        except ReadError:
            continue
    return tuple(found)


def differing(cvs: Iterable[CV], posting: Posting, *, at_once: int = 1000) -> list[tuple[int, object, object]]:
    """The CVs whose scores differ; `at_once` is the number of CVs in one piece of columns."""
    cvs, bulk = list(cvs), Bulk(posting)
    found: list[tuple[int, object, object]] = []
    for start in range(0, len(cvs), at_once):
        some = cvs[start : start + at_once]
        kept = msgspec.msgpack.decode(msgspec.msgpack.encode(columns_of(some)), type=Columns)
        scores = bulk.scores(kept)
        for at, each in enumerate(some):
            one = score(each, posting)
            alone = (one.value, one.low, one.high)
            among = (scores.values[at], scores.lows[at], scores.highs[at])
            if alone != among and at not in scores.unsure:
                found.append((start + at, alone, among))
    return found


def asking(*requirements: Requirement, text: str = "") -> Posting:
    named = [msgspec.structs.replace(each, id=f"r{at}") for at, each in enumerate(requirements)]
    return Posting("Title", "en", tuple(named), "social-media-manager", text)


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_samples_and_gold_set(path: Path) -> None:
    posting = read_posting(path)
    assert len(read_cvs()) > 20
    assert differing(read_cvs(), posting) == []
    assert differing(read_cvs(), posting, at_once=7) == []


def test_few_have_to_be_read_again() -> None:
    columns = columns_of(read_cvs())
    for path in POSTINGS:
        assert len(Bulk(read_posting(path)).scores(columns).unsure) <= len(read_cvs()) / 5


def test_nobody() -> None:
    scores = Bulk(asking(Requirement("", "Canva", "tool", any_of=("Canva",)))).scores(columns_of([]))
    assert (scores.values, scores.unsure) == ([], [])


def test_cvs_without_a_word() -> None:
    assert differing([cv(), cv(text="   "), cv(text="a")], read_posting(POSTINGS[0])) == []


STRENGTHS = ("used", "listed", "basic", "former", "hobby")


def every_term() -> Iterable[CV]:
    """A CV for each term of the taxonomy that claims it alone."""
    places: dict[TermKind, str] = {
        "tool": "tools",
        "skill": "skills",
        "soft_skill": "soft_skills",
        "certification": "certifications",
        "sector": "sectors",
        "permit": "permits",
        "interest": "interests",
    }
    for kind, place in places.items():
        for number, entry in enumerate(taxonomy.entries(kind).values()):
            yield cv(**{place: (term(kind, entry.id, entry.name, STRENGTHS[number % 5]),)})  # type: ignore[arg-type]


def test_every_term_of_the_taxonomy_on_requirements_of_every_kind() -> None:
    dice = random.Random(5)  # noqa: S311 - a choice of examples
    kinds: tuple[TermKind, ...] = ("tool", "skill", "soft_skill", "certification", "sector", "permit")
    asked = [
        Requirement("", entry.name, kind if kind != "sector" else "sector", any_of=(entry.name,))  # type: ignore[arg-type]
        for kind in kinds
        for entry in dice.sample(sorted(taxonomy.entries(kind).values(), key=lambda each: each.id), 4)
    ]
    suites = [entry for entry in taxonomy.entries("tool").values() if len(entry.implies) > 1][:3]
    asked += [Requirement("", each.name, "tool", any_of=(each.name,), advanced=True) for each in suites]
    asked += [Requirement("", "any", "tool", term_class=name) for name in sorted(taxonomy.classes())[:3]]
    asked += [Requirement("", "at home in retail", "sector", any_of=("Canva", "photography", "education"))]
    assert differing(every_term(), asking(*asked)) == []


def _term(dice: random.Random, kind: TermKind) -> Term:
    entry = dice.choice(sorted(taxonomy.entries(kind).values(), key=lambda each: each.id)[:40])
    made = term(kind, entry.id, entry.name, dice.choice(STRENGTHS))  # type: ignore[arg-type]
    used = dice.choice((None, 3, 20, 60))
    rule = dice.choice(("duty", "name"))
    evidence = (msgspec.structs.replace(quote()[0], rule=rule),)
    return msgspec.structs.replace(
        made,
        months=used,
        confidence=dice.choice((1.0, 0.9, 0.83)),
        evidence=evidence,
        proficient=dice.random() < 0.3,
    )


def _anybody(number: int) -> CV:
    """A CV of random facts: overlapping jobs of several roles and kinds, degrees, languages, terms."""
    dice = random.Random(number)  # noqa: S311 - a choice of examples
    jobs = []
    for _ in range(dice.randint(0, 6)):
        start, length = dice.randint(2000, 2025), dice.randint(0, 5)
        role = dice.choice(("social-media-manager", "community-manager", "copywriter", "head-of-social-media", ""))
        kind = dice.choice(("employment", "employment", "internship", "volunteer"))
        job = position("title", f"{start}-0{dice.randint(1, 9)}", f"{start + length}-1{dice.randint(0, 2)}", kind=kind)  # type: ignore[arg-type]
        dated = dice.random() < 0.8
        jobs.append(
            msgspec.structs.replace(
                job,
                roles=(role,) if role else (),
                counted=kind == "employment",
                start=job.start if dated else None,
                period=job.period if dated else None,
                months_low=max(0, job.months - dice.randint(0, 9)),
                months_high=job.months + dice.randint(0, 9),
            )
        )
    kinds: tuple[TermKind, ...] = ("tool", "skill", "soft_skill")
    tools, skills, soft = (tuple(_term(dice, kind) for _ in range(dice.randint(0, 5))) for kind in kinds)
    studies = [
        degree(dice.choice((None, 4, 6, 7)), dice.choice((None, "marketing", "communication", "law")))
        for _ in range(dice.randint(0, 3))
    ]
    text = dice.choice(
        ("", "Gestion de la relation avec les clients.\nPhotographie", "Managing client relations daily")
    )
    return cv(
        text=text,
        positions=tuple(jobs),
        tools=tools,
        skills=skills,
        soft_skills=soft,
        education=tuple(studies),
        languages=tuple(
            spoken(code, dice.choice((None, "B1", "C1", "native"))) for code in ("fr", "en", "es")[: number % 4]
        ),
        stated_years=dice.choice((None, 2, 5, 12)),
    )


def test_random_facts() -> None:
    roles = ("social-media-manager", "community-manager", "content-manager")
    names = [entry.name for entry in sorted(taxonomy.entries("skill").values(), key=lambda each: each.id)[:40]]
    posting = asking(
        *(Requirement("", f"{years} years", "experience", min_years=years, roles=roles[:most], weight=0.7)
          for years, most in ((1, 0), (2, 1), (3.5, 2), (5, 3), (0.01, 1))),
        *(Requirement("", "un poste", "experience", roles=roles[most : most + 1], any_of=(name,))
          for most, name in enumerate(names[:3])),
        Requirement("", "gestion de la relation client", "experience"),
        Requirement("", "gestion de la relation client", "other"),
        Requirement("", "relations with clients", "soft_skill", any_of=("teamwork",)),
        *(Requirement("", name, "skill", any_of=(name, names[0])) for name in names[::9]),
        *(Requirement("", "degree", "degree", min_level=level, field=field)
          for level, field in ((None, None), (7, "marketing"), (6, "communication"))),
        *(Requirement("", "language", "language", language=LanguageNeed(code, level))
          for code, level in (("fr", None), ("en", "B2"), ("es", "C2"), ("de", None))),
    )  # fmt: skip
    assert differing((_anybody(number) for number in range(600)), posting, at_once=250) == []


def test_a_copied_posting_is_looked_at_whole() -> None:
    text = "We are looking for somebody who plans and writes every post of our eleven shops and answers all questions"
    posting = asking(Requirement("", "Canva", "tool", any_of=("Canva",)), text=text)
    cvs = [
        cv(text=text),
        cv(text=f"{text[:50]}\n{text[50:]}"),
        cv(text="We are looking for somebody"),
        cv(text="Canva"),
    ]
    assert Bulk(posting).scores(columns_of(cvs)).unsure == [0, 1]


def test_what_is_no_cv_has_no_point() -> None:
    flags = (Flag("not_a_cv", Message("warning.not_a_cv")),)
    letter = msgspec.structs.replace(read_cvs()[0], document=document("Dear Sir"), warnings=flags)
    posting = read_posting(POSTINGS[0])
    assert Bulk(posting).scores(columns_of([letter])).values == [0.0]
    assert differing([letter, read_cvs()[0]], posting) == []
