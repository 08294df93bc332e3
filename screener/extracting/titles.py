"""Which words of a line are a job title and which are the employer: a lexical score over the parts of the line.

No list of titles is ever complete, so a part is scored by the noun it turns on ("chargée", "manager"), by what marks an
employer (a legal form, "agence", "chez"), and by what marks a duty (a verb, an amount, a full stop).
"""

import re
from functools import cache, lru_cache

from msgspec import Struct

from screener.extracting import position_words
from screener.extracting.flat import flat

# From this score on a part is taken for a title where its place in the layout agrees; from SURE on by itself.
LIKELY, SURE = 1.5, 2.5


class Part(Struct, frozen=True):
    """A part of a line between separators; offsets are into the line. `after_at` is True behind "chez", "at", "@"."""

    text: str
    start: int
    end: int
    after_at: bool = False


_SEPARATOR = re.compile(
    r"\bCity\W{1,6}State\b(?: , \w+$)?"  # what a site that hides names puts for the place
    r"|\t+| {2,}|\s+[-–—|·•→/]+\s+|\s*[|•·◦▪﹣－;]\s*|\s[-–—]|[–—]\s|\s*[,:]\s+|\.\s+(?=[A-ZÀ-Ý])"
    r"|(?<=[A-Za-zÀ-ÿ)]) ?\? ?(?= |$)|\s+(?P<at>chez|at|@|au sein de|au sein du|auprès de|pour le compte de)\s+"
    r"|\s*(?P<open>\()|(?P<close>\))\s*"
)
# What a site that hides names puts for the employer.
_PLACEHOLDER = re.compile(r"Company ?Name")
_INCLUSIVE = re.compile(
    r"[·.\-/(](?:e|ne|le|re|rice|trice|euse|se|ère|iere|ière|ice|ive|esse|fe)s?\)?(?![a-zà-ÿ])"
    r"|\((?:e|ne|trice|rice|euse|ère)\)",
    re.IGNORECASE,
)
_NOISE = re.compile(r"\b(?:h ?/ ?f|f ?/ ?h|m ?/ ?f|m ?/ ?w|h ?/ ?f ?/ ?x|f ?/ ?m)\b(?: ?/ ?[dx])?", re.IGNORECASE)
# What leads to a title in a sentence: "Depuis 2018, je suis responsable ...".
_PROSE = re.compile(
    r"(?:j['’]ai (?:été|travaillé comme|travaillé en tant que)|je suis|j['’](?:étais|occupe le poste de)|en tant que"
    r"|en qualité de|i (?:was|am|have been|worked as|work as)|(?:worked|working|employed) as|as)"
    r"\s+(?:(?:an?|the|une?|la|le)\s+|l['’])?",
    re.IGNORECASE,
)
# A quick look for anything the two patterns above could remove.
_DRESSED = re.compile(r"[·/(]|[.\-][elntr]")
_AMOUNT = re.compile(r"[%€$£@]|http")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z][a-z0-9'&+]*(?:-[a-z0-9]+)*")


def parts_of(text: str, start: int = 0, end: int | None = None) -> list[Part]:
    """The parts of `text` between `start` and `end`, cut at separators, brackets, commas, "chez" and "at"."""
    end = len(text) if end is None else end
    parts: list[Part] = []
    position, at, depth = start, False, 0
    masked = _NOISE.sub(_mask, _INCLUSIVE.sub(_mask, text)) if _DRESSED.search(text) else text
    for match in _SEPARATOR.finditer(masked, start, end):
        if match.start() < position:
            continue
        if match["open"]:
            depth += 1
        _add(parts, text, position, match.start(), at=at, inside=depth > (1 if match["open"] else 0))
        if match["close"] and depth:
            depth -= 1
        position, at = match.end(), match["at"] is not None
    _add(parts, text, position, end, at=at, inside=depth > 0)
    return parts


@cache
def _labels() -> frozenset[str]:
    return position_words.words("field_labels")


def _mask(match: re.Match[str]) -> str:
    return "_" * len(match.group())


def _add(parts: list[Part], text: str, start: int, end: int, *, at: bool, inside: bool) -> None:
    """Add the trimmed part unless it is empty or stands in brackets, which say where or what for."""
    if inside:
        return
    placeholder = _PLACEHOLDER.search(text, start, end) if "C" in text else None
    if placeholder:
        _add(parts, text, start, placeholder.start(), at=at, inside=False)
        parts.append(Part(placeholder.group(), placeholder.start(), placeholder.end(), True))
        _add(parts, text, placeholder.end(), end, at=False, inside=False)
        return
    while start < end and not (text[start].isalnum() or text[start] in "«“"):
        start += 1
    lead = _PROSE.match(text, start, end)
    if lead:
        start = lead.end()
    closing = " \t,;:-–—|·•*→(\u200b\u00a0/&+?" + ("." if lead else "")
    while end > start and text[end - 1] in closing:
        end -= 1
    if end > start and not (text[end : end + 3].strip()[:1] == ":" and flat(text[start:end]) in _labels()):
        parts.append(Part(text[start:end], start, end, at))


@lru_cache(maxsize=4096)
def plain_title(text: str) -> str:
    """`text` folded, without inclusive endings, "H/F" and punctuation: "Chargé(e) de com." is "charge de com"."""
    bare = _INCLUSIVE.sub("", _NOISE.sub(" ", text)) if _DRESSED.search(text) else text
    return " ".join(_WORD.findall(flat(bare)))


@lru_cache(maxsize=4096)
def title_score(text: str) -> float:
    """How like a job title `text` is: from about -5 (a duty, an amount) to 4 (a short title with a known noun)."""
    words = plain_title(text).split()
    if not words:
        return -3.0
    score = _head_score(text, words) - _marks_of_a_duty(text, words)
    if position_words.finder("kinds").search(" ".join(words)):
        opens = position_words.finder("kinds").match(" ".join(words)) is not None
        score = max(score + 0.5, 1.8 if len(words) <= (14 if opens else 6) else score)
    if words[0] in position_words.words("employers") and words[-1] not in position_words.words("heads"):
        score -= 2.0
    if any(word in position_words.words("legal") for word in words[-2:]) and len(words) > 1:
        score -= 1.5
    return score


def _head_score(text: str, words: list[str]) -> float:
    places = [index for index, word in enumerate(words) if _is_head(word)]
    if places and places[0] == 0 and words[0] in position_words.words("verbs_too") and _is_verb(text):
        places.pop(0)
    if places:
        near_an_end = places[0] <= 2 or places[-1] >= len(words) - 3
        return 3.0 if near_an_end else 1.5
    if any(word.endswith(_FRENCH_ENDINGS) and len(word) > 5 for word in words[:2]):
        return 1.2
    if words[-1].endswith("ist") and len(words[-1]) > 6 and words[-1] not in _NOT_TRADES and len(words) <= 6:
        return LIKELY + 0.1
    return 0.8 if words[-1].endswith(_ENGLISH_ENDINGS) and len(words[-1]) > 4 and len(words) <= 5 else 0.0


def _is_head(word: str) -> bool:
    """Whether a word names who does the work, by itself or as a part: "concepteur-rédacteur"."""
    heads = position_words.words("heads")
    return word in heads or word.rstrip("s") in heads or ("-" in word and not heads.isdisjoint(word.split("-")))


def opens_duty(words: list[str]) -> bool:
    """Whether the first of the folded `words` opens a duty: a verb, or a noun of doing ("gestion", "managed")."""
    first = words[0].split("'")[-1]
    if first in position_words.words("heads") or (first in position_words.words("employers") and len(words) > 1):
        return False
    past = first.endswith("ed") and len(first) > 4 and "-" not in first
    return past or first in position_words.words("actions")


def _is_named(text: str, words: list[str]) -> bool:
    """Whether `text` is written as a name in capitals and ends with a title's noun: "Certified Nursing Assistant"."""
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in text.split() if len(word) > 3)
    return capitals and 1 < len(words) <= 6 and words[-1] in position_words.words("heads")


def _is_who(words: list[str]) -> bool:
    """Whether a noun of doing stands before who does it: "Support agent", not "Support agents"."""
    return 1 < len(words) <= 3 and words[-1] in position_words.words("heads")


def _is_verb(text: str) -> bool:
    """Whether the first word of `text` is the verb of a duty: "Support design and development"."""
    second = text.split(maxsplit=2)[1:2]
    return bool(second) and not second[0][0].isupper() and flat(second[0]) not in position_words.words("small")


_FRENCH_ENDINGS = ("eur", "euse", "trice", "iste", "ienne", "cien", "logue", "graphe", "iere")
_ENGLISH_ENDINGS = ("er", "or", "ist", "ian")
_NOT_TRADES = frozenset({"assist", "checklist", "consist", "persist", "waitlist"})


def _marks_of_a_duty(text: str, words: list[str]) -> float:
    score = 0.0
    first = words[0].split("'")[-1]
    if opens_duty(words):
        score += 0.0 if _is_named(text, words) else 3.0  # "Registered Nurse" is no duty
    elif first in position_words.words("verbs_too") and _is_verb(text) and not _is_who(words):
        score += 3.0
    if len(words) > 8:
        score += 0.4 * (len(words) - 8)
    if text.endswith(".") and len(words) > 5:
        score += 2.0
    if _AMOUNT.search(text):
        score += 3.0
    return score + (0.5 if _DIGIT.search(text) else 0.0)


def employer_score(part: Part) -> float:
    """How like an employer's name `part` is, where it is not the title."""
    words = plain_title(part.text).split()
    if not words:
        return -3.0
    score = 3.0 if part.after_at else 0.0
    employers = position_words.words("employers")
    if words[-1] in employers or words[0] in employers or words[0].rstrip("s") in employers:
        score += 1.5
    if any(word in position_words.words("legal") for word in words):
        score += 2.0
    score += 1.0 if part.text[0].isupper() or part.text[0].isdigit() else -0.5
    if is_contract(part.text) or part.text in ("City", "State", "Remote"):
        score -= 4.0
    score -= 0.5 * max(0, len(words) - 6)
    return score - _marks_of_a_duty(part.text, words)


@lru_cache(maxsize=4096)
def is_contract(text: str) -> bool:
    """Whether `text` says the kind of contract and nothing else ("CDD puis CDI", "freelance")."""
    folded = flat(text)
    left = position_words.finder("contracts").sub(" ", folded)
    return left != folded and not re.search(
        r"[a-z]{3}", re.sub(r"\b(?:puis|et|and|then|reconduit|en|of|contrat|poste|contract)\b", " ", left)
    )


def is_degree(text: str) -> bool:
    """Whether `text` has a word of diplomas."""
    return position_words.finder("degrees").search(flat(text)) is not None
