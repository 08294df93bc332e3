"""Finding what a posting asks for: its sentences parted into clauses, each judged and marked, each thing once."""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct, structs

from screener.posting import openings, words
from screener.posting.clauses import Clause, Splitter
from screener.posting.flat import flat
from screener.posting.importance import Marks, marks_of
from screener.posting.items import undressed
from screener.posting.judge import Finding, judge
from screener.posting.parts import PROFILE, Placed
from screener.posting.terms import Described, Mention, classes_about, classes_of, skills_described

MOST = 400  # requirements; a posting that names more is cut here, and says so
_OPENING = 100  # letters of a sentence that say whom it is about
_LONGEST = 700  # letters of a sentence outside the profile that may be a demand

_HARD_KINDS = ("tool", "skill", "certification", "permit", "degree", "language", "experience")
_BRACKET = re.compile(r"\([^()\n]{4,200}\)")
_IN_LANGUAGE = re.compile(r"(?<!\w)(?:en|in) (?:\w+ )?\w+$|(?<!\w)(?:en|in) (?:\w+ ?){1,4}")
_WORDS = re.compile(r"\w[\w'+.#/-]*")
# "and you stick to it": a clause of nothing but what the one before it asks for.
_REFERS_BACK = re.compile(
    r"^(?:\w+ ){1,4}(?:to |with |by )?(?:it|them)$"
    r"|^(?:vous |tu |savoir |savez |sais ){1,2}(?:vous |te |se |t'|s')?(?:y|en|les?|la) \w+$"
    r"|^\w+ (?:compris|comprise|inclus|incluse|included)$"
)
_LINKS = re.compile(r"https?://|www\.|@\w")


class Draft(Struct, frozen=True):
    """A requirement as it was found: where, what, how important, and whether in the profile or in the body."""

    start: int
    end: int
    finding: Finding
    marks: Marks
    in_profile: bool


class Finder:
    """Reads the requirements of one posting. `text` is the posting, `terms` every mention in it."""

    def __init__(self, text: str, terms: tuple[Mention, ...], placed: list[Placed]) -> None:
        self.text = text
        self.clean = undressed(text).replace("\n", " ").replace("\f", " ")
        self.flat = flat(self.clean)
        self.terms = terms
        self._starts = [term.start for term in terms]
        self.placed = placed
        self.has_profile = any(each.part in PROFILE and each.label for each in placed)
        self.asides = self._set_aside()
        self._asides = [draft.start for draft in self.asides]

    def drafts(self) -> list[Draft]:
        """Every requirement found, in order of place, each once; the search ends soon after `MOST`."""
        found: list[Draft] = []
        for each in self.placed:
            found += self._sentence(each)
            if len(found) > 2 * MOST:
                break
        return _each_once(sorted(found, key=lambda draft: draft.start))

    def _set_aside(self) -> list[Draft]:
        """Wishes in brackets ("anglais courant (l'espagnol est un plus)"), taken out of the flat text."""
        found: list[Draft] = []
        pieces: list[str] = []
        reached = 0
        for match in _BRACKET.finditer(self.flat):
            start, end = match.start() + 1, match.end() - 1
            if not words.pattern("preferred").search(self.flat, start, end):
                continue
            finding = judge(self.clean[start:end], self._terms(start, end))
            if finding is None or finding.kind not in _HARD_KINDS:
                continue
            found.append(Draft(start, end, finding, Marks("preferred", must=False), in_profile=True))
            pieces += [self.clean[reached : match.start()], " " * len(match.group())]
            reached = match.end()
        self.clean = "".join([*pieces, self.clean[reached:]])
        self.flat = flat(self.clean)
        self.terms = tuple(term for term in self.terms if self.flat[term.start] != " ")
        self._starts = [term.start for term in self.terms]
        return found

    def _sentence(self, placed: Placed) -> list[Draft]:
        start, end = placed.sentence.start, placed.sentence.end
        sentence = self.flat[start:end]
        in_profile = placed.part in PROFILE
        asides = self.asides[bisect_left(self._asides, start) : bisect_left(self._asides, end)] if in_profile else []
        if not (self._asks(sentence, placed) if not in_profile else self._may_ask(sentence, start, end)):
            return []
        clauses = Splitter(sentence, self._terms(start, end)).clauses()
        marks = marks_of(sentence, clauses, placed.part if in_profile else "requirements", placed.label)
        drafts: list[Draft] = [*asides]
        refused = False
        for clause, mark in zip(clauses, marks, strict=True):
            says_no = bool(words.pattern("refused").search(sentence[clause.start : clause.end]))
            refused = says_no or (refused and clause.join == "list")
            if not refused:
                drafts += self._clause(placed, clause, mark)
        return _joined(drafts)

    def _may_ask(self, sentence: str, start: int, end: int) -> bool:
        """Whether a sentence of the profile can hold a requirement: not how to apply, pay, place or equal chances."""
        ignored = words.pattern("ignored").search(sentence)
        if ignored is None and not _LINKS.search(sentence):
            return True
        finding = judge(self.clean[start:end], self._terms(start, end))
        return finding is not None and finding.kind in _HARD_KINDS

    def _asks(self, sentence: str, placed: Placed) -> bool:
        """Whether a sentence outside the profile speaks of the person sought."""
        if len(sentence) > _LONGEST:
            return False
        if words.pattern("asks").search(sentence):
            return placed.part not in ("offer", "other") or bool(words.pattern("must").search(sentence))
        opening = sentence[:_OPENING]
        if words.pattern("future").search(opening) or words.pattern("employer").search(opening):
            return False
        if placed.part in ("offer", "other"):
            return False
        if self.has_profile or placed.part in ("objectives", "responsibilities"):
            return bool(words.pattern("person").search(sentence)) and self._plainly_needs(placed)
        return bool(words.pattern("person").search(opening)) or openings.by_noun(sentence)

    def _plainly_needs(self, placed: Placed) -> bool:
        """Whether a sentence names a degree, years of experience or a language: what no duty names."""
        start, end = placed.sentence.start, placed.sentence.end
        finding = judge(self.clean[start:end], self._terms(start, end))
        return finding is not None and (finding.kind in ("degree", "language") or finding.min_years is not None)

    def _clause(self, placed: Placed, clause: Clause, marks: Marks) -> list[Draft]:
        base = placed.sentence.start
        start, end = self._trimmed(base + clause.start, base + clause.end)
        body = self.flat[start:end]
        if not any(char.isalnum() for char in body):
            return []
        in_profile = placed.part in PROFILE
        soft_label = bool(words.pattern("soft_labels").search(placed.label))
        finding = judge(self.clean[start:end], self._terms(start, end), soft_label=soft_label)
        if finding is None:
            finding = self._other(body, placed, clause, self.clean[start:end])
        elif finding.kind == "soft_skill" and not finding.any_of:
            finding = structs.replace(finding, any_of=skills_described(self.clean[start:end], "soft_skill") or None)
        if finding is None or _is_waived(body, finding):
            return []
        if not in_profile and not self._credible(body, finding, placed):
            return []
        drafts = [Draft(start, end, finding, marks, in_profile)]
        if finding.kind in ("skill", "certification") and finding.spoken:
            spot = _IN_LANGUAGE.search(body)
            if spot:
                own = Finding("language", language=finding.spoken[0])
                drafts.append(Draft(start + spot.start(), start + spot.end(), own, marks, in_profile))
        return drafts

    def _other(self, body: str, placed: Placed, clause: Clause, written: str) -> Finding | None:
        """A demand that names nothing known: a line of a list, or a sentence that speaks of the person."""
        finding = self._unnamed(body, placed, clause)
        if finding is None or finding.kind not in ("other", "skill", "soft_skill"):
            return finding
        kinds: tuple[Described, ...] = ("skill", "soft_skill")
        for kind in kinds:
            described = skills_described(written, kind)
            if described:
                return Finding(kind, any_of=described)
        return finding

    def _unnamed(self, body: str, placed: Placed, clause: Clause) -> Finding | None:
        content = [word for word in _WORDS.findall(body) if word not in words.phrases("function_words")]
        if not content or clause.join == "dash" or _REFERS_BACK.search(body):
            return None
        ignored = words.pattern("ignored").search(body)
        speaks = words.pattern("person").match(self.flat[placed.sentence.start + clause.start :].lstrip()[:80])
        heads = words.pattern("heads").search(body[:30])
        if ignored or (placed.part not in PROFILE and not (speaks or heads)):
            return None
        if words.pattern("does").match(body) or (speaks and words.pattern("does").search(speaks.string)):
            return Finding("skill")
        if (placed.bullet and not placed.comment) or speaks or heads:
            return Finding("soft_skill" if speaks and not heads else "other")
        return None

    def _credible(self, body: str, finding: Finding, placed: Placed) -> bool:
        """Whether a clause outside the profile is a demand and not a duty that happens to name a tool."""
        if finding.kind in ("degree", "language", "experience", "certification", "permit"):
            return True
        if words.pattern("future").search(body):
            return False
        return bool(
            words.pattern("heads").search(body)
            or words.pattern("person").search(body)
            or words.pattern("asks").search(body)
            or finding.kind == "soft_skill"
        )

    def _terms(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions from `start` to `end`, with offsets from `start`."""
        inside = self.terms[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return tuple(term.moved(-start) for term in inside if term.end <= end)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The clause without marks around it and without words that only lead to it ("vous avez", "you are")."""
        while start < end and not (self.flat[start].isalnum() or self.flat[start] in "(\"'+-="):
            start += 1
        while end > start and not (self.flat[end - 1].isalnum() or self.flat[end - 1] in ")+%\"'#"):
            end -= 1
        lead = words.pattern("leads").match(self.flat[start:end])
        rest = start + lead.end() if lead else start
        while rest < end and self.flat[rest] in " ,":
            rest += 1
        return (rest, end) if lead and len(_WORDS.findall(self.flat[rest:end])) else (start, end)


def _is_waived(body: str, finding: Finding) -> bool:
    """Whether a degree or experience is said not to be needed, and not to be welcome either."""
    if finding.kind not in ("degree", "experience") or not words.pattern("not_must").search(body):
        return False
    return not words.pattern("preferred").search(words.pattern("not_must").sub(" ", body))


def _joined(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence, neighbours that ask for the same thing as one ("a ready pen and good spelling")."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        alike = before is not None and (draft.finding, draft.marks) == (before.finding, before.marks)
        names = draft.finding.any_of and draft.finding.kind != "soft_skill"
        if before is not None and alike and names and draft.start > before.end:
            kept[-1] = structs.replace(before, end=draft.end)
            continue
        kept.append(draft)
    return kept


def _each_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that the profile, or an earlier draft, asks for already."""
    profile = [draft for draft in drafts if draft.in_profile]
    asked = {_key(draft.finding) for draft in profile}
    names = {name for draft in profile for name in draft.finding.any_of or ()}
    classes = {draft.finding.term_class for draft in profile} | {each for name in names for each in classes_of(name)}
    classes |= classes_about(names)
    kept: list[Draft] = []
    seen: set[object] = set()
    for draft in drafts:
        key = _key(draft.finding)
        own = draft.finding.any_of
        repeats = not draft.in_profile and names.issuperset(own or ()) and draft.finding.term_class in {*classes, None}
        plain = draft.finding.kind in ("skill", "tool") and draft.in_profile
        if key is not None and not plain and (key in seen or (not draft.in_profile and key in asked)):
            continue
        if repeats and (own or draft.finding.term_class) and draft.finding.kind in ("skill", "tool"):
            continue
        seen.add(key)
        kept.append(draft)
    return kept


def _key(finding: Finding) -> object:
    """What two findings share that ask for the same thing; None where that cannot be told."""
    if finding.kind == "language" and finding.language:
        return "language", finding.language.code, finding.any_of
    if finding.kind == "degree":
        return "degree", finding.degree
    if finding.kind in ("skill", "tool", "certification", "permit") and finding.any_of:
        return finding.kind, finding.any_of, finding.term_class
    return finding if finding.kind == "experience" and finding.min_years is not None else None
