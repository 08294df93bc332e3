"""The candidate's name: the line near the top that looks like one, above all where the mail address agrees.

No list of names is used, so that a name counts the same wherever it comes from: what tells a name is its shape, its
place, the mail address, and that none of its words is a job, a heading or a place.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from screener.extracting.contact_words import word_set
from screener.extracting.phrases import flatten
from screener.extracting.source import Line, Source

_CHUNK = re.compile(r"[^|•·●▪\t,;:/()–—<>\"«»\[\]\n]+")
_DASH = re.compile(r"\s-\s| {3,}")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ.-]+[^\W\d_]+)*\.?")
_TOP = 14  # lines from the top among which a name is looked for without the help of the mail address
_DEEP = 60  # and with it: a sidebar may come first
_END = 8  # lines at the end, where some layouts leave the head of the page
_LONGEST = 48  # letters of a name
_LONGEST_LINE = 160
_ELIDED = re.compile(r"[dlno]['’ʼ][^\W\d_]{2}")
_LONGEST_PARTICLE = 6
_LEAST = 2.5  # a shape alone at the top of the page is 3


class Name(NamedTuple):
    """A name found from `start` to `end`."""

    text: str
    start: int
    end: int


class _Candidate(NamedTuple):
    score: float
    start: int
    end: int


def find_name(source: Source, emails: list[str]) -> Name | None:
    """The name of the person the CV is about, as it is written; None where no line looks like one."""
    mails = ["".join(c for c in flatten(email) if c.isalpha()) for email in emails]
    best: _Candidate | None = None
    lines = source.lines[:_TOP]
    if mails:
        lines += (*source.lines[_TOP:_DEEP], *source.lines[max(_DEEP, len(source.lines) - _END) :])
    for line in lines:
        for candidate in _candidates(source, line, mails):
            if best is None or candidate.score > best.score:
                best = candidate
    if best is None or best.score < _LEAST:
        return _on_two_lines(source, mails)
    return Name(source.text[best.start : best.end], best.start, best.end)


def _candidates(source: Source, line: Line, mails: list[str]) -> list[_Candidate]:
    if len(line.text) > (_LONGEST_LINE if line.index < _TOP else _LONGEST):
        return []
    found = []
    labelled = False
    for first, last in _chunks(line):
        text = line.text[first:last]
        if text.islower() or last - first > 2 * _LONGEST:
            continue
        words = flatten(text).split()
        if words and all(word in word_set("labels") or word in ("et", "and") for word in words):
            labelled = True
            continue
        for run in _runs(text):
            agrees = _agrees(run, mails)
            leads = run[0].start() <= len(text) - len(text.lstrip()) + 5
            whole = leads and run[-1].end() >= len(text.rstrip()) - 1
            if whole or agrees or labelled or (leads and _is_mixed(run)):
                score = _score(run, line, agrees=agrees, labelled=labelled)
                if source.section_at(line.start).kind not in ("header", "contact") and not agrees:
                    score -= 2
                start = line.start + first
                found.append(_Candidate(score, start + run[0].start(), start + run[-1].end()))
    return found


def _chunks(line: Line) -> list[tuple[int, int]]:
    """The pieces of a line between bars, dashes and other separators, as offsets into it; at most eight."""
    pieces: list[tuple[int, int]] = []
    for match in _CHUNK.finditer(line.text):
        start = match.start()
        for dash in _DASH.finditer(match.group()):
            pieces.append((start, match.start() + dash.start()))
            start = match.start() + dash.end()
        pieces.append((start, match.end()))
        if len(pieces) >= 8:
            break
    return pieces


def _runs(text: str) -> list[list[re.Match[str]]]:
    """The rows of words in `text` that could be a name: two to five with capitals, none of them a word of CVs."""
    runs: list[list[re.Match[str]]] = [[]]
    end = 0
    for token in _TOKEN.finditer(text):
        between = text[end : token.start()]
        end = token.end()
        if between and not between.isspace():  # a digit or a sign is no part of a name
            runs.append([])
        if _is_part(token.group()):
            runs[-1].append(token)
        else:
            runs.append([])
    return [run for run in map(_trimmed, runs) if len(run) > 1 and _is_name(run)]


@lru_cache(maxsize=8192)
def _is_part(word: str) -> bool:
    if _is_small(word):
        return len(word) <= _LONGEST_PARTICLE and _plain(word) in word_set("particles")
    words = flatten(word).split()
    if len(words) == 1 and words[0] in word_set("titles"):
        return False
    return not any(word in word_set("not_names") or word in word_set("labels") for word in words if len(word) > 1)


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The run without the small words at its ends."""
    while run and _is_small(run[0].group()):
        run = run[1:]
    while run and _is_small(run[-1].group()):
        run = run[:-1]
    return run


def _is_small(word: str) -> bool:
    return word[0].islower() and not _ELIDED.match(word)


def _is_name(run: list[re.Match[str]]) -> bool:
    names = [token for token in run if not _is_small(token.group())]
    return 2 <= len(names) <= 5 and len(run) <= 7 and sum(len(token.group()) > 1 for token in names) >= 2


def _plain(word: str) -> str:
    return flatten(word).strip().rstrip(".")


def _score(tokens: list[re.Match[str]], line: Line, *, agrees: float, labelled: bool) -> float:
    score = 3.0 - 0.15 * line.index if line.index < _TOP else 0.0
    score += 4 * agrees + 3 * labelled
    return score + _is_mixed(tokens)


def _is_mixed(tokens: list[re.Match[str]]) -> bool:
    """Whether some words are in capitals and others are not: "Yanis BELGACEM"."""
    capitals = [token.group().isupper() for token in tokens if len(token.group()) > 2]
    return any(capitals) and not all(capitals)


def _agrees(tokens: list[re.Match[str]], mails: list[str]) -> float:
    """How well a mail address fits the name, 0 to 1: two of its words, or one long one."""
    best = 0.0
    for local in mails:
        words = ["".join(c for c in flatten(token.group()) if c.isalpha()) for token in tokens]
        parts = [part for token in tokens for part in flatten(token.group()).split()]
        fits = sum(len(word) >= 3 and word in local for word in {*words, *parts})
        long = any(len(word) >= 4 and word in local for word in {*words, *parts})
        initials = bool(words) and local.startswith(tuple(word[:1] for word in words if word))
        best = max(best, 1.0 if fits >= 2 or (long and initials and fits) else 0.7 if long else 0.0)
    return best


def _on_two_lines(source: Source, mails: list[str]) -> Name | None:
    """A name set over two lines at the top: "Leo" above "Leopard"."""
    for first, second in zip(source.lines[:_TOP], source.lines[1:_TOP], strict=False):
        text = f"{first.text} {second.text}"
        if len(first.text.split()) <= 2 and len(second.text.split()) <= 2 and len(text) <= _LONGEST:
            runs = _runs(text)
            if len(runs) == 1 and (_agrees(runs[0], mails) or (first.index == 0 and not mails)):
                return Name(text, first.start, second.end)
    return None


def name_spans(source: Source, name: Name) -> list[tuple[int, int]]:
    """Where the words of the name stand in the text, the name itself and wherever else they are used as a name."""
    flat = flatten(source.text)
    spans = [(name.start, name.end)]
    words = {word for word in flatten(name.text).split() if len(word) >= 3 and word not in word_set("particles")}
    for word in words:
        start = flat.find(word)
        while start >= 0:
            end = start + len(word)
            alone = not flat[start - 1 : start].isalnum() and not flat[end : end + 1].isalnum()
            if alone and source.text[start].isupper():
                spans.append((start, end))
            start = flat.find(word, end)
    return spans
