"""lint(posting): what a posting should not ask, or not so, each with its words, its line, the reason and what instead.

Frequent wordings are known by phrases (`screener.posting.lint_words`), contradictions by the requirements as they
were understood (`screener.posting.contradictions`). It knows wordings, not the law as a whole.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from screener.extracting.phrases import flatten
from screener.posting import lint_words
from screener.posting.contradictions import contradictions
from screener.types import Message, Posting, PostingWarning, Ranking

_PROTECTED = frozenset(("age", "sex", "family", "origin", "beliefs", "health"))
_LISTED = 3  # such grounds in one sentence: a statement of equal treatment
_CRITERIA = ("requirements", "preferred")
_SENTENCE = re.compile(r"[^.!?\n]+")
_MOST = 200  # warnings: a text with more is not a posting
_MASCULINE_AND_FEMININE = re.compile(r"\w[(·•.-]+(?:e|ne|le|se|re|ère|rice|trice|euse|ice)\)?(?!\w)|/\w", re.IGNORECASE)


def lint(posting: Posting) -> tuple[PostingWarning, ...]:
    """What to reconsider in `posting`, in the order of its lines."""
    worded = list(_worded(posting))
    said = [each.quote for each in worded if each.ground != "personality"]
    unreadable = [each for each in _unreadable(posting) if not any(quote in each.quote for quote in said)]
    whole = [each.quote for each in unreadable]
    worded = [each for each in worded if each.ground != "personality" or not any(each.quote in text for text in whole)]
    impossible = [
        remark("impossible", str(flag.message.values.get("text", "")), line=None)
        for flag in posting.warnings
        if flag.code == "impossible_dates"
    ]
    found = [*worded, *_title(posting), *unreadable, *contradictions(posting), *impossible]
    lines = {each.id: line for each in posting.requirements if (line := line_of(each.origin))}
    lines |= {each.text: lines[each.id] for each in posting.requirements if each.id in lines}
    placed = [_placed(each, lines) for each in found]
    once = {(each.ground, each.quote.casefold(), each.line): each for each in reversed(placed)}
    return tuple(sorted(once.values(), key=lambda each: (each.line or 10**6, each.ground, each.quote))[:_MOST])


def lint_ranking(ranking: Ranking) -> tuple[PostingWarning, ...]:
    """The requirements of a posting that nobody in `ranking` meets, or nobody in full; nothing where nobody is."""
    found = []
    count = len(ranking.candidates)
    for number, requirement in enumerate(ranking.posting.requirements):
        if requirement.origin == "profile" or not count:
            continue
        statuses = [candidate.result.matches[number].status for candidate in ranking.candidates]
        if "met" in statuses:
            continue
        part = statuses.count("partial")
        ground = "never_full" if part else "never_met"
        reason = Message(f"lint.reason.{ground}", {"count": count, **({"part": part} if part else {})})
        advice = Message(f"lint.advice.{ground}")
        line = line_of(requirement.origin)
        found.append(PostingWarning(ground, requirement.text, reason, advice, line, requirement.id))
    return tuple(found)


def line_of(origin: str) -> int | None:
    """The line that an origin names: 12 of "posting:12"."""
    source, _, line = origin.partition(":")
    return int(line) if source == "posting" and line.isdecimal() else None


def remark(ground: str, quote: str, *, line: int | None = None, requirement: str | None = None) -> PostingWarning:
    """A warning on `ground`, with the catalogue's reason and advice."""
    return PostingWarning(
        ground, quote, Message(f"lint.reason.{ground}"), Message(f"lint.advice.{ground}"), line, requirement
    )


def _worded(posting: Posting) -> Iterator[PostingWarning]:
    """Phrases of the posting's text, and of criteria that somebody wrote into its YAML."""
    text = posting.text
    starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
    asked = [(part.start, part.end) for part in posting.parts if part.name in _CRITERIA]
    for start, end in _sentences(text):
        in_criteria = any(first <= start < last for first, last in asked)
        for ground, quote in _hits(text[start:end], in_criteria=in_criteria):
            yield remark(ground, quote, line=bisect_right(starts, start))
    for requirement in posting.requirements:
        if requirement.origin.startswith("posting") and requirement.text not in text:
            for ground, quote in _hits(requirement.text, in_criteria=True):
                yield remark(ground, quote, requirement=requirement.id)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        yield match.span()


def _hits(sentence: str, *, in_criteria: bool) -> Iterator[tuple[str, str]]:
    """Ground and words of each phrase, unless the sentence says that such things do not matter.

    So does one that goes through several grounds that the law protects.
    """
    if lint_words.phrases("statements").find(flatten(sentence)):
        return
    hits = lint_words.grounds(in_criteria=in_criteria).find(lint_words.zeroed(sentence))
    if len({hit.value for hit in hits} & _PROTECTED) >= _LISTED:
        return
    for hit in hits:
        if hit.value != lint_words.FINE:
            yield hit.value, _closed(sentence, hit.start, hit.end)


def _closed(sentence: str, start: int, end: int) -> str:
    """The words on one line, with the bracket that closes one opened in them."""
    end += sentence[start:end].count("(") > sentence[start:end].count(")") and sentence[end : end + 1] == ")"
    return " ".join(sentence[start:end].split())


def _title(posting: Posting) -> Iterator[PostingWarning]:
    """A title whose word tells a sex, without a mark that both are meant."""
    flat = flatten(posting.title)
    words = flat.split()
    forms = lint_words.gendered()
    alone = [word for word in words if word in forms and forms[word] not in words]
    both = lint_words.phrases("both").find(flat) or _MASCULINE_AND_FEMININE.search(posting.title)
    if posting.language == "fr" and alone and not both:
        yield remark("title_sex", posting.title, line=_line_of_words(posting.text, posting.title))


def _unreadable(posting: Posting) -> Iterator[PostingWarning]:
    """Criteria that a CV cannot show, or that are compared by likeness of words only."""
    for each in posting.requirements:
        if each.origin.startswith("posting") and each.kind in ("soft_skill", "other"):
            ground = "soft_skill" if each.kind == "soft_skill" else "unreadable"
            yield remark(ground, each.text, requirement=each.id)


def _line_of_words(text: str, words: str) -> int | None:
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def _placed(each: PostingWarning, lines: dict[str, int]) -> PostingWarning:
    line = each.line or lines.get(each.requirement or each.quote)
    return PostingWarning(each.ground, each.quote, each.reason, each.advice, line, each.requirement)


def grouped(found: Iterable[PostingWarning]) -> list[list[PostingWarning]]:
    """The warnings of one ground and one reason together, in the order of the first of each."""
    groups: dict[tuple[str, str], list[PostingWarning]] = {}
    for each in found:
        groups.setdefault((each.ground, repr(each.reason)), []).append(each)
    return list(groups.values())
