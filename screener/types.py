"""The nouns of the program: frozen, slotted, picklable, JSON-able. Nothing else travels between rooms.

Months are written "2019-01" where the month is known and "2019" where only the year is; counts of months include both
end months. Offsets are into `Document.text`, whatever page they are on. Sentences that a person will read travel as a
`Message` (a key of the catalogue and the values for its blanks), so that a report can be written in French or English.
"""

import math
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

Language = Literal["fr", "en"]
Precision = Literal["month", "season", "year", "unknown"]
PositionKind = Literal["employment", "freelance", "internship", "apprenticeship", "volunteer", "part_time"]
DegreeStatus = Literal["completed", "in_progress", "not_completed"]
Strength = Literal["used", "listed", "basic", "former", "hobby"]
TermKind = Literal["tool", "skill", "soft_skill", "certification", "interest", "sector", "permit"]
RequirementKind = Literal[
    "skill", "tool", "degree", "experience", "language", "certification", "soft_skill", "sector", "permit", "other"
]
Importance = Literal["required", "preferred"]
Status = Literal["met", "partial", "not_met", "unknown"]
Band = Literal["strong", "good", "possible", "weak"]
PartName = Literal["overview", "objectives", "responsibilities", "requirements", "preferred", "offer", "other"]
WarningCode = Literal[
    "hidden_text",
    "odd_characters",
    "instructions",
    "stuffing",
    "copied_posting",
    "future_dates",
    "impossible_dates",
    "duplicate",
    "ocr",
    "other_language",
    "not_a_cv",
    "unverified_text_layer",
    "limit_reached",
]


class Message(Struct, frozen=True):
    """A sentence for a person, said later in that person's language: a key of the catalogue and its values."""

    key: str
    values: dict[str, str | int | float] = {}


class Flag(Struct, frozen=True):
    """A warning about a document: a code that programs read and a sentence that people read."""

    code: WarningCode
    message: Message


class Page(Struct, frozen=True):
    """One page of a document: where its text starts and ends in `Document.text`. Pages count from 1."""

    number: int
    start: int
    end: int


class Document(Struct, frozen=True):
    """A file as a careful reader sees it: the visible text and where it came from.

    `text` is the visible text in reading order, lines separated by one newline, pages by a form feed. `own_date` is
    the month in which the file says it was last changed ("2026-10"), where it says so. `language` is the main
    language (ISO 639-1), `languages` every language of which whole parts are written, most text first.
    """

    path: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    language: str
    languages: tuple[str, ...]
    reader: str
    own_date: str | None = None
    warnings: tuple[Flag, ...] = ()


class Evidence(Struct, frozen=True):
    """Words of a document that prove a fact: `document.text[start:end] == quote`, always.

    `section` is the kind of section they stand in ("experience", "education", "skills", ...), `rule` names the rule
    that read them, for the person who mends it.
    """

    quote: str
    start: int
    end: int
    page: int
    section: str = ""
    rule: str = ""


class Section(Struct, frozen=True):
    """A stretch of a CV under one heading; `kind` is "header" for what stands before the first heading."""

    kind: str
    title: str
    start: int
    end: int


class Position(Struct, frozen=True):
    """A job held. `months` follows the stated policy for imprecise dates, within `months_low` and `months_high`.

    `roles` are the profiles whose family the position belongs to, by its title or its duties (`role_basis`).
    `people` is the size of the team led, where the CV says it. `counted` says whether the policy counts its months.
    `span` is where the whole entry stands in the text, `period` the months it covers by the policy (see
    `screener.months`), None without dates.
    """

    title: str
    employer: str
    start: str | None
    end: str | None
    current: bool
    start_precision: Precision
    end_precision: Precision
    kind: PositionKind
    months: int
    months_low: int
    months_high: int
    counted: bool
    evidence: tuple[Evidence, ...]
    roles: tuple[str, ...] = ()
    role_basis: Literal["title", "duties", ""] = ""
    people: int | None = None
    span: tuple[int, int] = (0, 0)
    period: tuple[int, int] | None = None


class Degree(Struct, frozen=True):
    """A diploma. `level` is on the European Qualifications Framework (bac 4, bachelor 6, master 7, doctorate 8).

    `field` is a key of models/taxonomy/fields.yaml ("marketing", "communication", ...), None where the CV names none;
    `fields` are all those it names, that one first.
    """

    degree: str
    level: int | None
    field: str | None
    status: DegreeStatus
    year: int | None
    evidence: tuple[Evidence, ...]
    fields: tuple[str, ...] = ()


class Term(Struct, frozen=True):
    """A tool, skill, soft skill, certification, interest, sector of work or permit that the CV claims.

    `name` is the canonical English name. `months` is how long it was used in dated positions and `last_used` until
    when ("2026-10"); both None where no dated position shows it. `confidence` is 1.0 for an exact match.
    `proficient` is True for a tool that the CV says to be known well ("power user of Excel").
    """

    kind: TermKind
    id: str
    name: str
    strength: Strength
    evidence: tuple[Evidence, ...]
    months: int | None = None
    last_used: str | None = None
    confidence: float = 1.0
    proficient: bool = False


class SpokenLanguage(Struct, frozen=True):
    """A language the candidate speaks; `level` is A1 to C2, "native", or None where the CV does not say."""

    code: str
    level: str | None
    evidence: tuple[Evidence, ...]


class Contact(Struct, frozen=True):
    """Who the CV is about, to show a recruiter. Never scored. `spans` are the offsets a blind report removes.

    `removed` says that a blind report has taken all of it away.
    """

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    removed: bool = False


class CV(Struct, frozen=True):
    """What one document says of one person, each fact with its evidence.

    `experience_months` is the union of the counted positions (None where no position has dates), between `_low` and
    `_high` for imprecise dates. "Present" counts up to and including `reference_date`. `sketch` is what is kept of the
    text to find duplicates by; see `screener.extracting.sketch`.
    """

    document: Document
    reference_date: str
    contact: Contact = Contact()
    sections: tuple[Section, ...] = ()
    positions: tuple[Position, ...] = ()
    experience_months: int | None = None
    experience_months_low: int | None = None
    experience_months_high: int | None = None
    stated_years: int | None = None
    stated_years_evidence: tuple[Evidence, ...] = ()
    education: tuple[Degree, ...] = ()
    tools: tuple[Term, ...] = ()
    skills: tuple[Term, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    certifications: tuple[Term, ...] = ()
    soft_skills: tuple[Term, ...] = ()
    interests: tuple[Term, ...] = ()
    sectors: tuple[Term, ...] = ()
    permits: tuple[Term, ...] = ()
    warnings: tuple[Flag, ...] = ()
    sketch: bytes = b""


class Part(Struct, frozen=True):
    """A part of a posting, as offsets into its text. Only requirements and preferred hold requirements as a rule."""

    name: PartName
    start: int
    end: int


class LanguageNeed(Struct, frozen=True):
    """A language a posting asks for, with the least level ("B2") where it says one."""

    code: str
    level: str | None = None


class Requirement(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a posting asks for: the smallest clause that states it.

    `weight` is relative to the other requirements. `origin` is "posting:12" (the line), "profile" or "posting
    language". `any_of` are canonical names of which one is enough; with `term_class` any tool of that class is
    enough. `roles` are the profiles whose months count for an experience requirement (empty: any position).
    `min_people` is a team size, `level` of `language` a CEFR level. `fields` are all the fields of study named, with
    `related_field` where the posting takes "a related field" too; `or_equivalent` where experience may stand in.
    `advanced` where the words ask for more than ordinary use of a tool ("advanced Excel").
    """

    id: str
    text: str
    kind: RequirementKind
    importance: Importance = "required"
    must: bool = False
    weight: float = 1.0
    origin: str = "posting"
    any_of: tuple[str, ...] | None = None
    term_class: str | None = None
    min_years: float | None = None
    min_level: int | None = None
    field: str | None = None
    language: LanguageNeed | None = None
    roles: tuple[str, ...] = ()
    sector: str | None = None
    min_people: int | None = None
    fields: tuple[str, ...] = ()
    related_field: bool = False
    or_equivalent: bool = False
    advanced: bool = False


class Posting(Struct, frozen=True):
    """What a posting asks for. `profile` is the role it was read as, None where none fits or none was wanted.

    `warnings` are those of the document it was read from: hidden text, a limit reached.
    """

    title: str
    language: Language
    requirements: tuple[Requirement, ...]
    profile: str | None = None
    text: str = ""
    parts: tuple[Part, ...] = ()
    path: str = ""
    warnings: tuple[Flag, ...] = ()


class PostingWarning(Struct, frozen=True):
    """Words of a posting that should not be there as they are: unreadable from a CV, discriminating, contradictory.

    `ground` names the kind ("age", "photo", "years_differ", ...), `quote` the words, `line` where they stand in the
    posting (from 1, None where that is not known), `requirement` the criterion they belong to.
    """

    ground: str
    quote: str
    reason: Message
    advice: Message
    line: int | None = None
    requirement: str | None = None


class Match(Struct, frozen=True):
    """One requirement held against one CV: `points = max_points * fulfilment`, with the words that prove it.

    `low` and `high` bound the fulfilment where the CV is ambiguous. `certain` is False for a judgement by likeness
    of words alone.
    """

    requirement: str
    status: Status
    fulfilment: float
    points: float
    max_points: float
    reason: Message
    evidence: tuple[Evidence, ...] = ()
    low: float = 0.0
    high: float = 0.0
    certain: bool = True


def total(points: Iterable[float]) -> float:
    """The sum of points as it is printed and ranked: one decimal, halves up as a hand or a workbook rounds."""
    return math.floor(sum(points) * 10 + 0.5 + 1e-9) / 10


class Score(Struct, frozen=True):
    """One CV against one posting. The value is the sum of the points of `matches`, between `low` and `high`."""

    cv: CV
    matches: tuple[Match, ...]
    low: float
    high: float
    relevant_months: int | None = None
    warnings: tuple[Flag, ...] = ()

    @property
    def value(self) -> float:
        """The score out of 100 as it is printed and ranked, see `total`."""
        return total(match.points for match in self.matches)

    @property
    def band(self) -> Band:
        """Strong from 75, good from 55, possible from 35, weak below."""
        for band, least in _BANDS:
            if self.value >= least:
                return band
        return "weak"


_BANDS: tuple[tuple[Band, float], ...] = (("strong", 75.0), ("good", 55.0), ("possible", 35.0))


class Failure(Struct, frozen=True):
    """A file that could not be read or judged, with one plain reason."""

    path: str
    stage: Literal["read", "extract", "score"]
    reason: Message


class Candidate(Struct, frozen=True):
    """A place in the ranking. Equal scores share a rank; `rank_low` to `rank_high` is what the score range allows."""

    rank: int
    rank_low: int
    rank_high: int
    result: Score

    @property
    def file(self) -> str:
        """The CV's path as it was given."""
        return self.result.cv.document.path

    @property
    def score(self) -> float:
        """The score out of 100."""
        return self.result.value

    @property
    def band(self) -> Band:
        """The band of the score."""
        return self.result.band


class Ranking(Struct, frozen=True):
    """Everything a run found: as many candidates and failures as files went in.

    `reference_date` is the month that was chosen; without one "present" counts up to the file's own month, and for
    files that name none up to `default_month`.

    `blind` says that candidates stand under a code and that what tells who they are was removed. `ranked` is how many
    CVs were ranked where `candidates` are the first of them only, as with a pool.
    """

    posting: Posting
    candidates: tuple[Candidate, ...]
    failures: tuple[Failure, ...]
    reference_date: str | None
    version: str
    settings_sha256: str
    default_month: str | None = None
    blind: bool = False
    ranked: int | None = None

    def __len__(self) -> int:
        return len(self.candidates)

    def __getitem__(self, index: int) -> Candidate:
        return self.candidates[index]

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.candidates)


class Limits(Struct, frozen=True):
    """What reading one file may cost. Sizes in bytes, `seconds` of wall clock, `memory` of one worker process."""

    seconds: float = 20.0
    memory: int = 1 << 30
    file_bytes: int = 50 << 20
    unpacked_bytes: int = 200 << 20
    zip_parts: int = 2_000
    pages: int = 50
    text_chars: int = 400_000
    image_pixels: int = 60_000_000
    xml_depth: int = 200
    ocr_pages: int = 5


class Settings(Struct, frozen=True):
    """What a user may choose for a run.

    `reference_date` ("2026-10") is the month up to which "present" counts; None takes each file's own date, else the
    last full month. `profile` is a profile's name, "auto" (by the posting's title) or "none".
    """

    reference_date: str | None = None
    profile: str = "auto"
    limits: Limits = field(default_factory=Limits)
