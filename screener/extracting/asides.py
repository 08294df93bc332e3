"""Asides about a name: "Trello: tried it, dropped it", "... on a Trello board. I don't touch it", "Figma: I comment".

An aside opens a part of the sentence and speaks of the name before it. A denial without a name of its own may stand in
the next sentence. A comment is all that follows a name and a colon, read as a whole: what others do and what the
writer only looks at is no use of the tool.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from screener.extracting.context_words import Effect, Held, Trigger
from screener.extracting.other_words import grammar
from screener.extracting.others import Span
from screener.extracting.tokens import HARD_WORD, MARKS, SOFT_WORD, Tokens

# Words from a name to an aside, and from the mark that opens a part to its aside.
_REACH = 14
_TO_ASIDE = 3
# The sentences after that of the name in which a denial may stand, and the words of one between them.
_SENTENCES = 2
_BETWEEN = 7
_LONGEST = 400  # words of a sentence that are looked through
# Words from a name over its list to the mark that opens a comment, and those of a denial without an object.
_TO_COMMENT = 12
_BARE_DENIAL = 4
_ANSWER = 4  # words of the longest answer that is no more than a no
_OPENING = (":", "(", "–", "—", " - ")


_NO = Held(Trigger("negated", "denial", 0, ()), 0, 0)


class Asides:
    """The asides, denials and comments of one text; `names` are the tools in it as spans of tokens, in order."""

    def __init__(self, tokens: Tokens, triggers: Sequence[Held], names: Sequence[Span]) -> None:
        self._tokens = tokens
        self._triggers = triggers
        self._firsts = [each.first for each in triggers]
        self._denies = any(each.trigger.side == "denial" for each in triggers) or "?" in tokens.text
        self._names = names
        self._name_firsts = [first for first, _ in names]

    def effects(self, first: int, last: int, clause: Span) -> Iterator[Effect]:
        """What asides in the clause of a name, and denials after it, make of the name."""
        for each in self._within(last, clause[1]):
            if self._speaks_of(last, each, clause[1]):
                yield each.trigger.effect
        if self._denies and (denial := self._denial(last, clause)):
            yield denial.trigger.effect

    def _within(self, start: int, end: int) -> Sequence[Held]:
        return self._triggers[bisect_left(self._firsts, start) : bisect_left(self._firsts, end)]

    def _speaks_of(self, last: int, each: Held, end: int) -> bool:
        """Whether an aside later in its clause is about the name that ends at token `last`."""
        words = self._tokens.words
        said = sum(word not in MARKS for word in words[last : each.first])
        near = words[max(last, each.first - _TO_ASIDE) : each.first]
        if said > _REACH or (SOFT_WORD not in near and said > _TO_ASIDE):
            return False
        if ")" in self._text(last, each.first):
            return False
        return self._is_nearest(last, each.first) and not self._has_object(each, end)

    def _is_nearest(self, last: int, to: int) -> bool:
        """Whether no other name stands between, but for those of its own list before a colon."""
        between = self._between(last, to)
        if not between:
            return True
        listed = all(
            word in MARKS or word in grammar().joins or any(a <= at < b for a, b in between)
            for at, word in enumerate(self._tokens.words[last : between[-1][0]], last)
        )
        return listed and ":" in self._text(between[-1][1], to)

    def _has_object(self, each: Held, end: int) -> bool:
        """Whether an aside names what it is about itself: "never opened Illustrator"."""
        at = each.last
        while at < end and self._tokens.words[at] not in MARKS:
            at += 1
        return bool(self._between(each.last, at))

    def _between(self, start: int, end: int) -> Sequence[Span]:
        return self._names[bisect_left(self._name_firsts, start) : bisect_left(self._name_firsts, end)]

    def _text(self, start: int, end: int) -> str:
        return self._tokens.text[self._tokens.ends[start - 1] : self._tokens.starts[end]]

    def _denial(self, last: int, clause: Span) -> Held | None:
        """The denial that follows the clause of a name in a sentence without a name."""
        words = self._tokens.words
        end = clause[1]
        for _ in range(_SENTENCES):
            start = end + 1
            if start >= len(words) or not self._goes_on(end, start):
                return None
            most = min(len(words), start + _LONGEST)
            end = next((at for at in range(start, most) if words[at] == HARD_WORD), most)
            if self._answers(last, clause, start, end):
                return _NO
            denials = [each for each in self._within(start, end) if each.trigger.side == "denial"]
            if denials and denials[0].first - start <= _TO_ASIDE:
                bare = not self._between(start, end)
                return denials[0] if bare and self._is_meant(last, clause) else None
            if self._between(start, end) or end - start > _BETWEEN:
                return None
        return None

    def _answers(self, last: int, clause: Span, start: int, end: int) -> bool:
        """Whether the next sentence answers a question that is the name alone with no: "Photoshop ? Non." """
        if clause[1] != last or end - start > _ANSWER or "?" not in self._text(clause[1], start):
            return False
        return self._tokens.words[start] in grammar().answers and not self._between(start, end)

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether the next sentence stands in the same paragraph."""
        gap = self._tokens.text[self._tokens.ends[end - 1] : self._tokens.starts[start]]
        return "\n" not in gap or (gap.strip() in (".", ";") and gap.count("\n") == 1)

    def _is_meant(self, last: int, clause: Span) -> bool:
        """Whether "it" may be the name: the last of its sentence, or one of those the writer does nothing with."""
        if not self._between(last, clause[1]):
            return True
        return grammar().first_person.isdisjoint(self._tokens.words[clause[0] : clause[1]])

    def comment(self, last: int, end: int, others: Sequence[Span]) -> Effect | None:
        """What the words after a name and a colon tell as a whole; None where they show the writer at work."""
        start = self._comment_start(last, end)
        if start is None:
            return None
        kinds = [self._kind(a, b, others) for a, b in self._parts(start, end)]
        if None in kinds or not kinds:
            return None
        if "agent" in kinds or "ask" in kinds:
            return "other"
        if "note" in kinds:
            return "basic"
        if "deny" in kinds:
            return "negated" if "look" in kinds or self._is_bare(start, end) else None
        return "basic"

    def _comment_start(self, last: int, end: int) -> int | None:
        """Where a comment on the name, or on the list it stands in, begins."""
        if last >= end or self._tokens.words[last] not in (SOFT_WORD, *grammar().joins):
            return None
        end = min(last + _TO_COMMENT, end)  # before the names are looked up: a clause may hold thousands
        names = {at for first, to in self._between(last, end) for at in range(first, to)}
        for at in range(last, end):
            word = self._tokens.words[at]
            if word == SOFT_WORD and any(sign in self._text(at, at + 1) for sign in _OPENING):
                return at + 1
            if word != SOFT_WORD and word not in grammar().joins and at not in names:
                return None
        return None

    def _parts(self, start: int, end: int) -> Iterator[Span]:
        """The parts of a comment between marks."""
        for at in range(start, end + 1):
            if at == end or self._tokens.words[at] == SOFT_WORD:
                if start < at:
                    yield start, at
                start = at + 1

    def _kind(self, start: int, end: int, others: Sequence[Span]) -> str | None:
        known, words = grammar(), self._tokens.words[start:end]
        if any(start <= a <= start + 1 and a < b for a, b in others):
            return "agent"
        if words[0] not in known.first_person:
            return None
        said = words[1:4]
        if not known.denials.isdisjoint(words):
            return "deny"
        for kind, verbs in (("ask", known.asks), ("note", known.notes), ("look", known.looks)):
            if not verbs.isdisjoint(said):
                return kind
        return None

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether a denial denies the tool and nothing of its own."""
        return end - start <= _BARE_DENIAL
