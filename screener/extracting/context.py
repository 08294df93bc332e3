"""What the words around a term make of it: negated, wished, learnt, basic, former, somebody else's.

The words stand in models/<language>/context.yaml; both languages are always looked for, as CVs mix them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from screener.extracting.asides import Asides
from screener.extracting.context_words import Effect, Held, held, words
from screener.extracting.governed import governed
from screener.extracting.lexicon import Hit
from screener.extracting.others import OtherReader, Span
from screener.extracting.source import Source
from screener.extracting.tokens import HARD_WORD, MARKS, SOFT_WORD, Tokens
from screener.text import fold

# The strongest first: "notions only, no longer used" is former no more than "no knowledge of the basics" is basic.
_ORDER: tuple[Effect, ...] = ("negated", "other", "wished", "hobby", "former", "learning", "basic")

# A level after a name, as bars ("●●○○○", "2/5", "20 %") or stars; half and below is basic.
_LEVEL = re.compile(
    r"[ :(\-–|]{0,4}(?:(?P<full>[●★■▰⬤•◼])+(?P<empty>[○☆□▱◯◻]*)"
    r"|(?P<part>\d{1,2})\s?/\s?(?P<whole>5|10)|(?P<percent>\d{1,3})\s?%)"
)
_BASIC_SHARE = 0.4
# The names after a term that share the words after their colon.
_REST_OF_LIST = re.compile(r"(?:,\s?[A-Z][\w.+#-]{0,30}(?: [A-Z][\w.+#-]{0,30})?){1,6}\s?:")
# The words that a trigger may stand away from its term, marks and all: the longest reach and some to spare.
_NEAR = 40
# The words between the trigger of a label and its colon.
_TO_COLON = 4


class Context:
    """The effects that hold in one text, asked for by position in its tokens."""

    def __init__(
        self, tokens: Tokens, triggers: Iterable[Hit], names: Sequence[Span] = (), source: Source | None = None
    ) -> None:
        self._tokens = tokens
        self._hard = [i for i, word in enumerate(tokens.words) if word == HARD_WORD]
        found = held(triggers)
        self._triggers = [each for each in found if each.trigger.side in ("after", "before")]
        self._trigger_firsts = [each.first for each in self._triggers]
        labels = [each for each in found if each.trigger.side == "label"]
        self._labelled = [span for each in labels if (span := self._label(each))]
        self._governed = governed(source, tokens, labels, names) if source else []
        self._governed_starts = [start for start, _, _ in self._governed]
        self._others = OtherReader(tokens).spans()
        self._asides = Asides(tokens, [each for each in found if each.trigger.side in ("aside", "denial")], names)

    def clause(self, first: int) -> tuple[int, int]:
        """The clause that holds token `first`, from its first token to the one after its last."""
        at = bisect_right(self._hard, first)
        start = self._hard[at - 1] + 1 if at else 0
        return start, self._hard[at] if at < len(self._hard) else len(self._tokens)

    def effect(self, first: int, last: int) -> Effect | None:
        """What holds of the term from token `first` to `last`; the strongest where several do."""
        found = set(self._from_triggers(first, last))
        if governing := self._from_heading(self._tokens.starts[first]):
            found.add(governing)
        if self._is_low(self._tokens.ends[last - 1]):
            found.add("basic")
        at = bisect_right(self._others, (first, len(self._tokens))) - 1
        if at >= 0 and last <= self._others[at][1]:
            found.add("other")
        found.update(effect for start, end, effect in self._labelled if start <= first and last <= end)
        clause = self.clause(first)
        found.update(self._asides.effects(first, last, clause))
        if not found and (comment := self._asides.comment(last, clause[1], self._others)):
            found.add(comment)
        return next((effect for effect in _ORDER if effect in found), None)

    def _from_triggers(self, first: int, last: int) -> Iterator[Effect]:
        start, end = self.clause(first)
        low = bisect_left(self._trigger_firsts, max(start, first - _NEAR))
        for each in self._triggers[low : bisect_left(self._trigger_firsts, min(end, last + _NEAR))]:
            if each.trigger.side == "after":
                holds = each.last <= first and self._leads(each, first)
            else:
                holds = each.first >= last and self._reaches(last, each.first, each.trigger.reach)
                holds = holds and self._is_beside(last, each.first)
            if holds:
                yield each.trigger.effect

    def _leads(self, each: Held, first: int) -> bool:
        """Whether a trigger reaches the term after it: "moved from Hootsuite to Metricool" leaves Metricool alone."""
        if not self._reaches(each.last, first, each.trigger.reach) or self._closed(each.last, first):
            return False
        return not each.trigger.until or set(map(fold, each.trigger.until)).isdisjoint(
            self._tokens.plain[each.last : first]
        )

    def _label(self, each: Held) -> tuple[int, int, Effect] | None:
        """What a label governs, from its colon to the end of the clause: "Next on the list: WordPress"."""
        tokens = self._tokens
        start, end = self.clause(each.first)
        if each.first - start > each.trigger.reach:
            return None
        for at in range(each.last, min(each.last + _TO_COLON + 1, end)):
            if tokens.words[at] == SOFT_WORD:
                colon = at + 1 < end and ":" in tokens.text[tokens.starts[at] : tokens.starts[at + 1]]
                return (at, end, each.trigger.effect) if colon else None
        return None

    def _is_beside(self, last: int, from_: int) -> bool:
        """Whether words that follow a term are of its own item and bracket."""
        return self._of_the_same_item(last, from_) and not self._closed(last, from_)

    def _closed(self, start: int, end: int) -> bool:
        """Whether a bracket opened before token `start` closes before token `end`: "Blender (débutant), Figma"."""
        between = self._tokens.text[self._tokens.ends[start - 1] : self._tokens.starts[end]]
        return ")" in between and "(" not in between.partition(")")[0]

    def _of_the_same_item(self, last: int, from_: int) -> bool:
        """Whether no comma parts them, but within brackets, after a colon or in a list: "Figma, Canva : notions"."""
        between = self._tokens.text[self._tokens.ends[last - 1] : self._tokens.starts[from_]]
        head, comma, _ = between.partition(",")
        return not comma or "(" in head or ":" in head or bool(_REST_OF_LIST.match(between))

    def _reaches(self, start: int, end: int, reach: int) -> bool:
        between = [word for word in self._tokens.words[start:end] if word not in MARKS]
        return len(between) <= reach and words().turns.isdisjoint(between)

    def _from_heading(self, offset: int) -> Effect | None:
        at = bisect_right(self._governed_starts, offset) - 1
        if at >= 0 and offset < self._governed[at][1]:
            return self._governed[at][2]
        return None

    def _is_low(self, offset: int) -> bool:
        """Whether a level follows at once that is no more than `_BASIC_SHARE` of the whole."""
        level = _LEVEL.match(self._tokens.text, offset, offset + 24)
        if not level:
            return False
        if level["percent"]:
            return int(level["percent"]) <= 100 * _BASIC_SHARE
        if level["whole"]:
            return int(level["part"]) <= int(level["whole"]) * _BASIC_SHARE
        full = len(level.group().strip(" :(-–|")) - len(level["empty"])
        return bool(level["empty"]) and full <= (full + len(level["empty"])) * _BASIC_SHARE
