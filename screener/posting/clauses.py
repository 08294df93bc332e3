"""A sentence parted into the smallest clauses that each state one requirement.

"X and Y" are two where both sides can stand alone, "X, Y or Z" is one, a list of examples ("such as", "etc.") is one,
and so is a list behind the means or purpose of a demand. Where nothing shows that a side can stand alone, nothing is
parted: a requirement too long is read better than half of one.
"""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from screener.posting import openings, words
from screener.posting.terms import HARD, Mention, degree_need, language_needs
from screener.posting.years import min_years

Join = Literal["start", "dash", "subject", "list", "same"]

_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_SHORT = 7  # words: the longest member of a list of alternatives
_INFINITIVE = r"\w{2,}(?:er|ir|dre|ttre|ire)"
_FR_VERB_NEXT = re.compile(
    rf"(?:(?:de|d'|a) ?)(?:les |le |la |l'|en )?{_INFINITIVE}(?!\w)|{_INFINITIVE} (?:a|au|aux|des|une?|les?|la) "
)
_FR_VERB_BEFORE = re.compile(rf"(?<!\w){_INFINITIVE} +\S+ +\S+")
_EN_VERB_NEXT = re.compile(r"\w{2,}ing \w+")
_EN_VERB_BEFORE = re.compile(r"(?<!\w)\w{2,}ing +\S+ +\S+")
_EN_ABLE_BEFORE = re.compile(r"(?:able|ability) to \w+ \S+ \S+")
_EN_ANAPHOR = re.compile(r"(?<!\w)(?:them|it|their|its)(?!\w)")
_ARTICLE_NEXT = re.compile(r"(?:une?|des|a|an) \w+ \w+")
# Adjectives that begin a second demand behind "with" ("a leader with strong team management").
_PRAISE = (
    *("strong", "solid", "proven", "excellent", "deep", "outstanding", "demonstrated", "exceptional"),
    *("solide", "bonne", "bon", "excellente", "forte", "premiere"),
)
# The end of one phrase about a place of work, whatever stands before it ("a lively, ever-changing environment").
_SETTING = re.compile(r"^(?:[\w-]+ ){1,3}(?:environments?|environnements?|contexte|context|setting|company|team)(?!\w)")
_FROM_TO = re.compile(r"(?:entre|between) ")
# "An equivalent combination of education and experience" is one thing.
_COMBINATION = re.compile(r"(?<!\w)(?:combination|combinaison|mix|blend)(?: \w+)? (?:of|de|d') ?[^,;]*$")
# "You know it by heart", "tu maîtrises parfaitement": what is known stands before it.
_KNOWS_IT = re.compile(
    r"(?:tu|vous|you) (?:connais|connaissez|maitris\w+|geres?|gerez|assures?|assurez|know|master)"
    r"(?: [\w']+){0,3}[ .!]*$"
)
_LEVEL_ONLY = re.compile(r"(?<!\w)(?:niveau|level|minimum|au moins|at least|min|[abc][12])(?!\w)")
# "Written and verbal communication": two ways of one thing.
_WAY = r"(?:written|oral|verbal|spoken|ecrite?s?|orale?s?|visual)"
_TWO_WAYS = re.compile(rf"(?<!\w){_WAY}$")
_OTHER_WAY = re.compile(rf"{_WAY}(?!\w)")
# Part of the years before it: "dont 2 en agence", "of which 3 in B2B", "2+ of those on a live game".
_YEARS_WITHIN = (
    r"(?:(?:dont|including|of which|with) (?:au moins |au minimum |at least |a minimum of |minimum )?\d{1,2}\+? "
    r"(?:ans?|annees|years?|yrs|mois|months|en|in|dans|comme|as|sur|on|a|at|of|chez)(?!\w)"
    r"|(?:at least )?\d{1,2}\+? of (?:those|these|which|them)(?!\w))"
)


class Clause(Struct, frozen=True):
    """A clause as offsets into its sentence, and what it was parted from the one before by."""

    start: int
    end: int
    join: Join


class _Mark(Struct, frozen=True):
    """A place where a sentence might be parted: the mark or word, and what it is."""

    start: int
    end: int
    kind: Literal["dash", "comma", "and", "comma_and", "or", "same", "years"]


@cache
def _marks_pattern() -> re.Pattern[str]:
    joins = "|".join(re.escape(w) for w in sorted(words.phrases("joins"), key=len, reverse=True))
    alternatives = "|".join(re.escape(w) for w in sorted(words.phrases("alternatives"), key=len, reverse=True))
    word = rf"(?:(?P<or>{alternatives})|(?P<and>{joins}))(?! (?:plus|more)(?!\w))"
    praise = "|".join(_PRAISE)
    together = rf"(?P<with>(?<=[\w)]) (?:with|avec) (?=(?:une? |an? |de )?(?:{praise})(?!\w)))"
    alone = word.replace("<and>", "<and2>").replace("<or>", "<or2>")
    same = "|".join(re.escape(w) for w in sorted(words.phrases("likewise"), key=len, reverse=True))
    apart = rf"(?P<same>,? (?:{same}) )|(?P<years>,? (?={_YEARS_WITHIN}))"
    return re.compile(
        rf"(?P<dash> - |: -)|{apart}|(?P<comma>,)(?: ?{word}(?!\w))?|(?<=[\s).]){alone}(?=[\s(])|{together}"
    )


class Splitter:
    """One sentence being parted. `text` is flat and on one line; `terms` have offsets into it."""

    def __init__(self, text: str, terms: tuple[Mention, ...]) -> None:
        self.text = text
        self.masked = _BRACKETS.sub(lambda m: "(" + "_" * (len(m.group()) - 2) + ")", text)
        self.terms = [term for term in terms if self.masked[term.start : term.start + 1] != "_"]
        marks = (self._mark(match) for match in _marks_pattern().finditer(self.masked))
        self.marks = [mark for mark in marks if not self._is_named_over(mark)]

    @staticmethod
    def _mark(match: re.Match[str]) -> _Mark:
        for kind in ("dash", "same", "years"):
            if match[kind] is not None:
                return _Mark(match.start(), match.end(), kind)
        if match["or"] or match["or2"]:
            return _Mark(match.start(), match.end(), "or")
        if match["comma"]:
            return _Mark(match.start(), match.end(), "comma_and" if match["and"] else "comma")
        return _Mark(match.start(), match.end(), "and")

    def _is_named_over(self, mark: _Mark) -> bool:
        """Whether the mark stands inside the name of one thing: "film and edit"."""
        return any(term.start < mark.start and mark.end < term.end for term in self.terms)

    def clauses(self) -> list[Clause]:
        """The clauses in order."""
        found: list[Clause] = []
        start, join = 0, "start"
        for index, mark in enumerate(self.marks):
            next_join = self._parts(index, start)
            if next_join is None:
                continue
            found.append(Clause(start, mark.start, join))  # type: ignore[arg-type]
            start, join = mark.end, next_join
        found.append(Clause(start, len(self.text), join))  # type: ignore[arg-type]
        return found

    def _parts(self, index: int, start: int) -> Join | None:
        """Whether the mark parts the clause that began at `start`, and how."""
        mark = self.marks[index]
        left, right = self.masked[start : mark.start], self._right(index)
        if not left.strip() or not right:
            return None
        if mark.kind == "or" or _COMBINATION.search(left) or (mark.kind != "dash" and self._adds_nothing(right)):
            return None
        if _TWO_WAYS.search(left.rstrip()) and _OTHER_WAY.match(right):
            return None
        examples = words.pattern("open_lists").match(right)
        if examples and not openings.by_noun(right[examples.end() :].lstrip()) and mark.kind != "years":
            return None
        if mark.kind == "years":
            return "list" if openings.YEARS.search(left) else None
        if mark.kind == "same":
            return "same" if self._marked(left) else None
        if mark.kind == "dash":
            return "dash" if self._names(start, mark.start) or self._stands(right) else None
        if self._marked(left) and self._marked(right):
            return "subject"
        if openings.by_subject(right):
            return "subject" if self._more_than_a_wish(left) else None
        segment = self.masked[self._before(index, start) : mark.start]
        if self._alternatives_follow(index) or self._open_list_follows(index):
            return None
        if self._languages(right) and self._says_something(left, start, mark.start):
            return "list"
        if openings.by_noun(right):
            closed = mark.kind == "and" and (
                self._closed(left, start) or (self._one_subject(left) and openings.by_trait(right))
            )
            return "list" if not closed and self._says_something(left, start, mark.start) else None
        if self._closed(left, start) or self._one_subject(left):
            return None
        return "list" if self._stands_beside(index, left, segment, right, start) else None

    def _stands_beside(self, index: int, left: str, segment: str, right: str, start: int) -> bool:
        mark = self.marks[index]
        names = self._names(self._before(index, start), mark.start)
        other = self._names(mark.end, self._after(index))
        if names and other and not other <= names:
            return not _SETTING.search(right)
        if self._soft(right) and (names or self._soft(segment)):
            return not _SETTING.search(right)
        if mark.kind == "comma":
            return False
        if _EN_VERB_NEXT.match(right) and _EN_VERB_BEFORE.search(segment) and not _EN_ANAPHOR.search(right):
            return True
        if _FR_VERB_NEXT.match(right) and _FR_VERB_BEFORE.search(left):
            return True
        if mark.kind == "comma_and" and (_EN_ABLE_BEFORE.search(left) or _ARTICLE_NEXT.match(right)):
            return True
        return bool(_repeats_preposition(left, right)) and not _FROM_TO.search(left)

    def _right(self, index: int) -> str:
        return self.masked[self.marks[index].end : self._after(index)].strip()

    def _after(self, index: int) -> int:
        return self.marks[index + 1].start if index + 1 < len(self.marks) else len(self.text)

    def _before(self, index: int, start: int) -> int:
        return max(start, self.marks[index - 1].end if index else 0)

    def _names(self, start: int, end: int) -> set[str]:
        return {t.name for t in self.terms if start <= t.start < end and t.kind in (*HARD, "class", "soft_skill")}

    @staticmethod
    def _adds_nothing(right: str) -> bool:
        """Whether what follows only says how well or how much: "niveau B1", "idéalement", "tu connais par cœur"."""
        if _KNOWS_IT.match(right):
            return True
        rest = _LEVEL_ONLY.sub(" ", right)
        for name in ("preferred", "not_must", "must"):
            rest = words.pattern(name).sub(" ", rest)
        content = [word for word in re.findall(r"\w[\w'-]*", rest) if word not in words.phrases("function_words")]
        return rest != right and not content

    @staticmethod
    def _marked(text: str) -> bool:
        """Whether the words say how much a thing is wanted: two such sides are two demands."""
        return bool(words.pattern("preferred").search(text) or words.pattern("must").search(text))

    @staticmethod
    def _more_than_a_wish(left: str) -> bool:
        """Whether the clause holds more than "Idéalement" before its subject."""
        rest = words.pattern("preferred").sub(" ", left)
        return any(word not in words.phrases("function_words") for word in re.findall(r"\w[\w'-]*", rest))

    @staticmethod
    def _languages(text: str) -> bool:
        return bool(language_needs(text))

    @staticmethod
    def _soft(text: str) -> bool:
        match = words.pattern("soft").search(text)
        return match is not None and match.start() <= 12

    def _stands(self, right: str) -> bool:
        return bool(openings.by_subject(right) or openings.by_noun(right))

    def _says_something(self, left: str, start: int, end: int) -> bool:
        content = [word for word in left.split() if word not in words.phrases("function_words")]
        if self._names(start, end) or words.pattern("soft").search(left) or self._languages(left):
            return True
        return len(content) >= (2 if openings.by_noun(left.strip()) else 3)

    def _closed(self, left: str, start: int) -> bool:
        """Whether the clause has opened examples, a means, a purpose or an explanation: nothing is parted from them."""
        colon = left.find(": ")
        if colon > 0 and self._names(start, start + colon):
            return True
        return bool(words.pattern("open_lists").search(left) or words.pattern("means").search(left))

    @staticmethod
    def _one_subject(left: str) -> bool:
        """Whether the clause asks for a degree or years, whose fields may be many."""
        return degree_need(left) is not None or min_years(left) is not None

    def _chain(self, index: int) -> list[int]:
        """The marks of the list that goes on from mark `index`: short members that begin no demand of their own."""
        found = [index]
        while found[-1] + 1 < len(self.marks):
            member = self._right(found[-1])
            if len(member.split()) > _SHORT or openings.by_subject(member) or openings.by_noun(member):
                break
            found.append(found[-1] + 1)
            if self.marks[found[-1]].kind in ("dash", "and", "comma_and", "or"):
                break
        return found

    def _alternatives_follow(self, index: int) -> bool:
        """Whether the comma at `index` belongs to a list that ends in "or"."""
        if self.marks[index].kind != "comma":
            return False
        chain = self._chain(index)
        return len(chain) > 1 and self.marks[chain[-1]].kind == "or"

    def _open_list_follows(self, index: int) -> bool:
        """Whether the list at `index` ends in "etc." or dots."""
        last = self._chain(index)[-1]
        tail = self.masked[self.marks[last].end : self._after(last)].strip()
        return tail.startswith(("etc", "…", "...")) or tail.endswith(("etc", "etc.", "…", "..."))


def _repeats_preposition(left: str, right: str) -> str:
    """The preposition with which both the clause's object and the next segment begin ("du détail et du soin")."""
    match = re.match(r"(de la|de l'|du|d'une|d'un|en|dans|avec|with|for|of) ", right.replace("'", "' "))
    if match is None:
        return ""
    wanted = match.group(1).strip()
    kin = r"(?:de la|de l'|du|des)" if wanted.startswith("d") else re.escape(wanted)
    return wanted if re.search(rf"(?<!\w){kin}", left) else ""
