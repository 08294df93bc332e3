"""Rankings made by hand, so that the reports are tested without reading, extracting or scoring anything."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from screener.types import (
    CV,
    Candidate,
    Contact,
    Degree,
    Document,
    Evidence,
    Failure,
    Flag,
    Language,
    LanguageNeed,
    Match,
    Message,
    Page,
    Position,
    Posting,
    Ranking,
    Requirement,
    Score,
    SpokenLanguage,
    Status,
    Term,
    total,
)

ASKED = (
    Requirement(
        "r1",
        "Bac+5 en marketing digital ou domaine proche",
        "degree",
        weight=3.0,
        origin="posting:8",
        min_level=7,
        field="marketing",
    ),
    Requirement(
        "r2",
        "3 ans d'expérience minimum comme social media manager (impératif)",
        "experience",
        must=True,
        weight=4.0,
        origin="posting:9",
        min_years=3,
    ),
    Requirement("r3", "Maîtrise de Hootsuite", "tool", weight=2.0, origin="posting:10", any_of=("Hootsuite",)),
    Requirement("r4", "Google Analytics", "tool", weight=2.0, origin="posting:10", any_of=("Google Analytics",)),
    Requirement("r5", "Excellente plume", "skill", must=True, weight=2.5, origin="posting:11", any_of=("copywriting",)),
    Requirement(
        "r6",
        "La photographie serait un plus",
        "skill",
        "preferred",
        weight=1.0,
        origin="posting:14",
        any_of=("photography",),
    ),
    Requirement("r7", "Anglais B2", "language", weight=1.5, origin="posting:12", language=LanguageNeed("en", "B2")),
    Requirement(
        "r8", "Canva ou Photoshop", "tool", "preferred", weight=0.5, origin="profile", any_of=("Canva", "Photoshop")
    ),
    Requirement("r9", "Français", "language", weight=1.0, origin="posting language", language=LanguageNeed("fr")),
)
POSTING = Posting(
    title="Social media manager (H/F)",
    language="fr",
    requirements=ASKED,
    profile="social-media-manager",
    text="Social media manager (H/F)\n",
    path="annonce.txt",
)

ADA = """Ada Kervalan
Social media manager
ada.kervalan@example.org · 06 39 98 00 00
EXPÉRIENCE
Janvier 2021 – aujourd'hui : social media manager, Brasserie du Lavoir, Nantes
Publications planifiées avec Hootsuite, bilans mensuels sous Google Analytics.
Rédaction des articles et des légendes, 4 par semaine.
\fFORMATION
2019 : Master marketing digital, Rennes
LANGUES
Anglais C1
LOISIRS
Photographie argentique 📷
"""
BO = """Bo Ansquer
Community manager en alternance
EXPÉRIENCE
Sept. 2022 – août 2024 : chargé de communication, Librairie Sextant
Calendrier éditorial tenu dans Buffer.
FORMATION
Licence information-communication, en cours
COMPÉTENCES
Canva, Google Analytics (notions)
"""
HOSTILE = """<script>alert(1)</script> & "Quotes'
=cmd|' /C calc'!A0
[bold red]Hootsuite[/bold red] \u202egnp.exe </mark><img src=x onerror=alert(1)>
"""

Found = tuple[str, Status, float, Message, Sequence[str]]


def proof(text: str, quote: str) -> Evidence:
    """The first place of `quote` in `text`, as evidence."""
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote), 1 + text.count("\f", 0, start), "experience", "made by hand")


def document(path: str, text: str) -> Document:
    """A document of `text`, its pages parted by form feeds."""
    pages, start = [], 0
    for number, page in enumerate(text.split("\f"), 1):
        pages.append(Page(number, start, start + len(page)))
        start += len(page) + 1
    return Document(path, "0" * 64, text, tuple(pages), "fr", ("fr",), "text")


def scored(cv: CV, found: Sequence[Found], asked: Sequence[Requirement] = ASKED, slack: float = 0.0) -> Score:
    """`cv` with a match a requirement; those that `found` leaves out are unknown."""
    weights = sum(requirement.weight for requirement in asked)
    known = {identifier: (status, value, reason, quotes) for identifier, status, value, reason, quotes in found}
    nothing: tuple[Status, float, Message, Sequence[str]] = ("unknown", 0.0, Message("reason.not_found"), ())
    matches = []
    for requirement in asked:
        status, value, reason, quotes = known.get(requirement.id, nothing)
        most = 100 * requirement.weight / weights
        evidence = tuple(proof(cv.document.text, quote) for quote in quotes)
        low = max(0.0, value - slack) if status == "partial" else value
        high = min(1.0, value + slack) if status == "partial" else value
        matches.append(Match(requirement.id, status, value, most * value, most, reason, evidence, low, high))
    return Score(
        cv=cv,
        matches=tuple(matches),
        low=total(match.low * match.max_points for match in matches),
        high=total(match.high * match.max_points for match in matches),
        relevant_months=cv.experience_months,
    )


def ada() -> Score:
    """The best of them: everything but Photoshop or Canva."""
    job = "Janvier 2021 – aujourd'hui : social media manager, Brasserie du Lavoir, Nantes"
    cv = CV(
        document=document("cvs/ada kervalan.pdf", ADA),
        reference_date="2026-10",
        contact=Contact("Ada Kervalan", "ada.kervalan@example.org", "06 39 98 00 00"),
        positions=(
            Position(
                "social media manager",
                "Brasserie du Lavoir",
                "2021-01",
                None,
                True,
                "month",
                "unknown",
                "employment",
                70,
                70,
                70,
                True,
                (proof(ADA, job),),
            ),
        ),
        experience_months=70,
        experience_months_low=70,
        experience_months_high=70,
        education=(
            Degree(
                "Master marketing digital",
                7,
                "marketing",
                "completed",
                2019,
                (proof(ADA, "2019 : Master marketing digital"),),
            ),
        ),
        tools=(
            Term("tool", "hootsuite", "Hootsuite", "used", (proof(ADA, "Hootsuite"),), 70, "2026-10"),
            Term(
                "tool", "google-analytics", "Google Analytics", "used", (proof(ADA, "Google Analytics"),), 70, "2026-10"
            ),
        ),
        skills=(Term("skill", "copywriting", "copywriting", "used", (proof(ADA, "Rédaction des articles"),)),),
        languages=(SpokenLanguage("en", "C1", (proof(ADA, "Anglais C1"),)),),
        warnings=(Flag("ocr", Message("warning.ocr", {"pages": 2})),),
    )
    return scored(
        cv,
        (
            (
                "r1",
                "met",
                1.0,
                Message("reason.degree_met", {"degree": "Master marketing digital"}),
                ["2019 : Master marketing digital"],
            ),
            ("r2", "met", 1.0, Message("reason.years", {"months": 70, "wanted": 36}), [job]),
            (
                "r3",
                "met",
                1.0,
                Message("reason.months", {"name": "Hootsuite", "months": 70, "until": "2026-10"}),
                ["Hootsuite"],
            ),
            ("r4", "met", 1.0, Message("reason.used", {"name": "Google Analytics"}), ["Google Analytics"]),
            (
                "r5",
                "met",
                1.0,
                Message("reason.used", {"name": "copywriting"}),
                ["Rédaction des articles et des légendes"],
            ),
            ("r6", "partial", 0.4, Message("reason.hobby", {"name": "photography"}), ["Photographie argentique 📷"]),
            ("r7", "met", 1.0, Message("reason.listed", {"name": "English"}), ["Anglais C1"]),
            (
                "r9",
                "met",
                1.0,
                Message("reason.listed", {"name": "French"}),
                ["Rédaction des articles et des légendes"],
            ),
        ),
        slack=0.1,
    )


def bo() -> Score:
    """A beginner: several things in part."""
    cv = CV(document=document("cvs/bo.txt", BO), reference_date="2026-10", contact=Contact("Bo Ansquer"))
    return scored(
        cv,
        (
            (
                "r1",
                "partial",
                0.35,
                Message("reason.degree_in_progress", {"degree": "Licence"}),
                ["Licence information-communication, en cours"],
            ),
            ("r2", "not_met", 0.0, Message("reason.years", {"months": 0, "wanted": 36}), []),
            ("r3", "partial", 0.5, Message("reason.near", {"name": "Buffer", "wanted": "Hootsuite"}), ["Buffer"]),
            (
                "r4",
                "partial",
                0.4,
                Message("reason.basic", {"name": "Google Analytics"}),
                ["Google Analytics (notions)"],
            ),
            ("r8", "met", 0.85, Message("reason.listed", {"name": "Canva"}), ["Canva"]),
            (
                "r9",
                "met",
                1.0,
                Message("reason.listed", {"name": "French"}),
                ["Calendrier éditorial tenu dans Buffer."],
            ),
        ),
        slack=0.15,
    )


def hostile() -> Score:
    """Someone whose every word attacks a report."""
    name = 'cvs/=HYPERLINK("http://evil.example")<img src=x onerror=alert(1)>|[bold red]\x1b[31m\udcff\u202e\nx.txt'
    cv = CV(
        document=document(name, HOSTILE),
        reference_date="2026-10",
        contact=Contact("<b onmouseover=alert(1)>+33 =1+1</b>", "@SUM(1)", "+33 6 39 98 00 00"),
        warnings=(Flag("duplicate", Message("warning.duplicate", {"other": "<i>=x</i>\x1b[2J"})),),
    )
    return scored(
        cv,
        (
            (
                "r3",
                "met",
                0.85,
                Message("reason.listed", {"name": "=Hootsuite"}),
                ["[bold red]Hootsuite[/bold red] \u202egnp.exe </mark>"],
            ),
            (
                "r5",
                "partial",
                0.3,
                Message("reason.position", {"title": "{0.__class__} {title}"}),
                ["=cmd|' /C calc'!A0"],
            ),
        ),
    )


def placed(results: Sequence[Score]) -> tuple[Candidate, ...]:
    """`results` best first; equal scores share a rank."""
    ordered = sorted(results, key=lambda result: (-result.value, result.cv.document.path))
    values = [-result.value for result in ordered]
    lows, highs = sorted(result.low for result in ordered), sorted(result.high for result in ordered)
    count = len(ordered)
    return tuple(
        Candidate(
            1 + bisect_left(values, value),
            1 + count - bisect_right(lows, result.high),
            max(1, count - bisect_left(highs, result.low)),
            result,
        )
        for value, result in zip(values, ordered, strict=True)
    )


def ranking(language: Language = "fr", results: Sequence[Score] | None = None) -> Ranking:
    """Three candidates, one of them hostile, and two files that could not be read."""
    posting = Posting(POSTING.title, language, ASKED, POSTING.profile, POSTING.text, (), POSTING.path)
    return Ranking(
        posting=posting,
        candidates=placed((ada(), bo(), hostile()) if results is None else results),
        failures=(
            Failure("cvs/locked.pdf", "read", Message("unreadable.encrypted")),
            Failure("cvs/=cmd|calc!A0<img src=x>.txt", "read", Message("unreadable.empty")),
        ),
        reference_date="2026-10",
        version="0.1.0",
        settings_sha256="ab" * 32,
    )


def many(number: int) -> Ranking:
    """A ranking of `number` different candidates, each with about 4 KB of text; the same at every call."""
    results = []
    for index in range(number):
        base = (ada, bo)[index % 2]()
        filler = " ".join(f"mot{(index * 7 + place * 13) % 997}" for place in range(500))
        cv = base.cv
        text = f"{cv.document.text}\n{filler}\nSingulier{index:04}\n"
        whole = document(f"cvs/{index:04}.pdf", text)
        contact = Contact(f"Personne {index:04}", f"p{index}@example.org")
        cv = msgspec.structs.replace(cv, document=whole, contact=contact, experience_months=index % 240)
        matches = tuple(_varied(match, index + place) for place, match in enumerate(base.matches))
        low = round(sum(match.low * match.max_points for match in matches), 1)
        high = round(sum(match.high * match.max_points for match in matches), 1)
        results.append(Score(cv, matches, low, high, index % 120))
    return ranking(results=results)


def _varied(match: Match, seed: int) -> Match:
    """The match with another fulfilment, so that scores differ."""
    if match.status not in ("met", "partial"):
        return match
    value = round(match.fulfilment * (0.5 + (seed * 37 % 101) / 202), 4)
    return msgspec.structs.replace(
        match, fulfilment=value, points=match.max_points * value, low=value * 0.9, high=value
    )
