"""What one clause asks for: its kind and every value that a CV will be held against."""

import re
from functools import cached_property

from msgspec import Struct

from screener.posting import words
from screener.posting.flat import flat
from screener.posting.terms import (
    HARD,
    DegreeNeed,
    Mention,
    degree_need,
    degree_start,
    language_needs,
    roles_named,
    wider_than,
)
from screener.posting.years import min_people, min_years
from screener.types import LanguageNeed, RequirementKind

_FIRST_WORDS = 34  # letters within which a disposition rules the whole clause ("un vrai goût pour le marketing")
_SHORT = 14  # words of a clause that a trait anywhere in it makes a soft skill
_BARE = 4  # words that are enough for an experience of nothing in particular
_PLACE = re.compile(
    r"(?<!\w)(?:in|within|for|dans|en|chez|de|du) (?:an? |the |la |le |l'|une? )?(?:[\w-]+ (?:or|ou) )?$"
)
_BRACKETS = re.compile(r"\([^()]*\)?")
_EXPLAINED = re.compile(r": (?=(?:you|we|they|it|vous|tu|nous|ils?|elles?|on|c'est) )")
_ASIDE = 6  # words a term from which brackets explain rather than list
_WITH = re.compile(r"^[ \w]{0,20}(?<!\w)(?:in|with|using|on|via|through|sous|avec|sur|dans) (?:the |le |la |l')?$")
# Experience somewhere is none of studies: "experience in government or higher education".
_EXPERIENCE_IN = re.compile(r"(?:[\w'-]+ ){0,3}experiences? (?:in|of|with|within|working|en|dans|au|aupres) ")
_CEFR = re.compile(r"(?<!\w)[abc][12](?!\w)")
_WRITING = "copywriting"  # what a clause about writing asks for where no term says so


class Finding(Struct, frozen=True):
    """What a clause asks for. `spoken` are languages asked for beside the main demand ("rédaction en français")."""

    kind: RequirementKind
    any_of: tuple[str, ...] | None = None
    term_class: str | None = None
    min_years: float | None = None
    degree: DegreeNeed | None = None
    language: LanguageNeed | None = None
    roles: tuple[str, ...] = ()
    sector: str | None = None
    min_people: int | None = None
    or_equivalent: bool = False
    advanced: bool = False
    spoken: tuple[LanguageNeed, ...] = ()


def judge(written: str, terms: tuple[Mention, ...], *, soft_label: bool = False) -> Finding | None:
    """What a clause, as it is written, asks for; None where it names nothing that can be asked of a person.

    `terms` are the mentions inside the clause, with offsets into it; `soft_label` says that a heading such as
    "Savoir-être" stands over it.
    """
    clause = _Clause(written, terms, soft_label)
    kind = clause.kind
    return clause.finding(kind) if kind else None


def _without_asides(text: str, terms: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The terms without those of an aside that explains rather than lists, in brackets or a sentence after a colon."""
    told = _EXPLAINED.search(text)
    kept = [term for term in terms if told is None or term.start < told.start()]
    kept = kept or list(terms)
    for aside in _BRACKETS.finditer(text):
        inside = [term for term in kept if aside.start() < term.start < aside.end()]
        if len(aside.group().split()) > _ASIDE * max(1, len(inside)):
            kept = [term for term in kept if term not in inside]
    return tuple(kept) if kept else terms


class _Clause:
    """A clause and what is known of it, each thing read once."""

    def __init__(self, written: str, terms: tuple[Mention, ...], soft_label: bool) -> None:
        self.written, self.soft_label = written, soft_label
        self.text = flat(written)
        # "apprécié" and "would love" say how much a thing is wanted, not what the person likes
        self.plain = words.pattern("preferred").sub(lambda match: "_" * len(match.group()), self.text)
        self.terms = _without_asides(self.text, terms)
        self.years = min_years(self.text)
        self.hard = [term for term in terms if term.kind in (*HARD, "class")]
        self.branches: list[Mention] = []
        if self.has("sector"):
            sectors = {(term.start, term.end) for term in terms if term.kind == "sector"}
            named = {match.span() for match in words.pattern("sector").finditer(self.text)}
            self.hard = [term for term in self.hard if (term.start, term.end) not in sectors | named]
            # "grande distribution" is a skill by its name and, so named, the sector of the same id
            self.branches = [term for term in terms if (term.start, term.end) in named - sectors]

    def has(self, name: str) -> bool:
        """Whether a phrase called `name` stands in the clause."""
        return words.pattern(name).search(self.text) is not None

    @cached_property
    def degree(self) -> DegreeNeed | None:
        return degree_need(self.written)

    @cached_property
    def spoken(self) -> tuple[LanguageNeed, ...]:
        return language_needs(self.written)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        return roles_named(self.written)

    @cached_property
    def kind(self) -> RequirementKind | None:
        """The kind of the clause: the surest signs first."""
        disposed = self._disposed
        no_level = self.degree is None or (
            self.degree.level is None and (self.years or _EXPERIENCE_IN.match(self.text))
        )
        if not no_level and not disposed:
            return "degree"
        tools = bool(self.hard) and all(term.kind in ("tool", "class") for term in self.hard)
        if self.years and (self.has("experience") or not tools or self.roles):
            return "experience"
        if self.spoken and not self.has("writing") and all(term.name == "translation" for term in self.hard):
            return "language"
        for kind in ("certification", "permit"):
            if any(term.kind == kind for term in self.hard):
                return kind
        if not disposed and (past := self._past):
            return past
        if words.pattern("preferred").match(self.text) and self.has("environment") and not self.hard:
            return "experience"
        return "soft_skill" if disposed and not self.has("writing") else self._by_terms

    @property
    def _by_terms(self) -> RequirementKind | None:
        if self.hard:
            return self._main_kind
        if self.has("writing"):
            return "skill"
        if self.soft_label or any(term.kind == "soft_skill" for term in self.terms):
            return "soft_skill"
        if any(term.kind == "sector" for term in self.terms) or self.has("sector"):
            return "sector"
        trait = words.pattern("soft").search(self.plain)
        near = trait is not None and (trait.start() <= _FIRST_WORDS or len(self.text.split()) <= _SHORT)
        return "soft_skill" if near else None

    @property
    def _disposed(self) -> bool:
        """Whether a trait or taste opens the clause, before any term: what it is about does not matter then."""
        match = words.pattern("soft").search(self.plain)
        if match is None or match.start() > _FIRST_WORDS:
            return False
        if self.degree is not None and self.degree.level is not None and degree_start(self.written) < match.start():
            return False
        if match.start() == 0 and len(self.text.split()) == 1:
            return True
        tools = [term for term in self.hard if term.kind in ("tool", "class")]
        if len(tools) > 1 or (self.hard and self.has("background")):
            return False
        past = words.pattern("experience").search(self.text)
        first = min([*(term.start for term in self.hard), *([past.start()] if past else [])], default=len(self.text))
        return match.start() < first

    @property
    def _past(self) -> RequirementKind | None:
        """The kind of a clause about past work without years; None where it is about a skill, or about none."""
        if not self.has("experience"):
            return None
        if self.has("former_role") or self.has("similar_role"):
            return "experience"
        if self.has("environment") and not self.has("sector"):
            return "experience"
        plain = [term for term in self.hard if term.kind != "class"] if self.has("sector") else self.hard
        if plain:
            return None
        if self._in_a_sector:
            return "sector"
        return "experience" if self.is_bare else "skill"

    @property
    def _in_a_sector(self) -> bool:
        return self.has("sector") or any(self._worked_in(term) for term in self.terms if term.kind == "sector")

    def _worked_in(self, term: Mention) -> bool:
        """Whether a sector is named as a place of work ("in retail", "FMCG experience") and not in passing."""
        if self.text.startswith((" experience", " background"), term.end):
            return True
        return _PLACE.search(self.text[max(0, term.start - 20) : term.start]) is not None

    @property
    def is_bare(self) -> bool:
        """Whether the clause asks for experience and does not say of what ("une première expérience réussie")."""
        content = [word for word in self.text.split() if word.strip(".,()") not in words.phrases("function_words")]
        return len(content) <= _BARE

    @property
    def _main_kind(self) -> RequirementKind:
        """Tool or skill, by the first of them that does not stand in brackets."""
        if self._through_tools:
            return "tool"
        outside = [t for t in self.hard if self.text.count("(", 0, t.start) <= self.text.count(")", 0, t.start)]
        return "skill" if (outside or self.hard)[0].kind == "skill" else "tool"

    @property
    def _through_tools(self) -> bool:
        """Whether a skill is asked for through its tools ("dashboards in Looker Studio or Power BI")."""
        tools = [term for term in self.hard if term.kind == "tool"]
        skills = [term for term in self.hard if term.kind == "skill"]
        if not tools or not skills or skills[-1].start > tools[0].start:
            return False
        return _WITH.search(self.text[skills[-1].end : tools[0].start]) is not None

    def finding(self, kind: RequirementKind) -> Finding:
        """Every value of the clause as one of `kind`."""
        names = self._names(kind)
        if kind == "language" and len(self.spoken) > 1:
            names = tuple(need.code for need in self.spoken)
        past = kind == "experience"
        return Finding(
            kind=kind,
            any_of=names or None,
            term_class=self._first("class") if kind in ("tool", "skill") else None,
            min_years=self.years,
            degree=self.degree if kind == "degree" else None,
            language=self._language if kind == "language" else None,
            roles=self.roles if past and (self.years or self.has("former_role")) else (),
            sector=self._first("sector") if kind == "sector" or (past and self._in_a_sector) else None,
            min_people=min_people(self.text) if kind in ("experience", "skill", "other") else None,
            or_equivalent=self.has("equivalents"),
            advanced=kind in ("tool", "skill") and self.has("advanced"),
            spoken=self.spoken,
        )

    @property
    def _only_writing(self) -> bool:
        """Whether writing is asked for, and what follows its colon are texts: "Strong writing: posts, newsletters"."""
        colon = self.text.find(":")
        head = words.pattern("writing").search(self.text[: max(0, colon)])
        named = [term for term in self.terms if term.kind == "skill" and term.name != _WRITING]
        return head is not None and bool(named) and all(term.start > colon for term in named)

    @property
    def _language(self) -> LanguageNeed:
        """The first language, at the level that the clause names for all of them ("French or German, B2")."""
        need = self.spoken[0]
        if need.level == "native" and self.has("as_native"):
            return LanguageNeed(need.code, "C1")
        level = _CEFR.search(self.text)
        return LanguageNeed(need.code, level.group().upper()) if level and need.level is None else need

    def _first(self, kind: str) -> str | None:
        return next((term.id for term in self.terms if term.kind == kind), None)

    def _names(self, kind: RequirementKind) -> tuple[str, ...]:
        """The names of which one is enough: tools where a tool is asked for, and none wider than one named."""
        if kind in ("degree", "language"):
            return ()
        wanted = HARD if kind in ("skill", "experience", "other") else (kind,)
        found = dict.fromkeys(term.name for term in self.terms if term.kind in wanted)
        if kind == "sector":
            found |= dict.fromkeys(term.name for term in self.branches)
        if kind == "skill" and self._only_writing:
            return (_WRITING,)
        if kind == "skill" and self.has("writing"):
            found |= dict.fromkeys(term.name for term in self.terms if term.kind == "soft_skill")
            found = {_WRITING: None} | found if not any(term.kind == "skill" for term in self.terms) else found
        if kind == "skill":  # "a creative or photography background": either will do, however wide
            return tuple(found)
        wider = {wide for name in found for wide in wider_than(name)}
        return tuple(name for name in found if name not in wider)
