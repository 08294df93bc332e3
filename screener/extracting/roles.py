"""Which of the program's roles a position was: by its title and, where the title does not tell, by its duties.

A title is compared with the titles in profiles/, without gender, "H/F" and small words. Duties tell where the title's
noun does not ("chargée de communication", "manager", "stagiaire"): a role needs half of the clauses, or a quarter where
the title names a field of which that role is a usual part ("communication digitale"). Where a quarter shows a role and
that is not enough, the trained classifier is asked.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from screener import profiles
from screener.extracting import position_words
from screener.extracting.flat import flat
from screener.extracting.titles import plain_title

Basis = Literal["title", "duties", ""]
_HALF, _THIRD, _QUARTER = 1 / 2, 1 / 3, 1 / 4
_MOST_DUTIES = 6_000  # letters of duties that are looked at
_LEAST_WORDS = 12  # fewer words of duties than this are too few for the classifier
_SOCIAL = "social-media-manager"
# Feminine endings and what they are in the masculine, longest first: titles are compared without gender.
_ENDINGS = (
    ("trice", "teur"),
    ("euse", "eur"),
    ("ienne", "ien"),
    ("iere", "ier"),
    ("effe", "ef"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("ee", "e"),
)


def roles_of(title: str, duties: str) -> tuple[tuple[str, ...], Basis]:
    """The profiles that a position belongs to, surest first, and whether its title or its duties say so."""
    named = roles_by_title(title)
    if named:
        return named, "title"
    if not _may_be_told_by_duties(title):
        return (), ""
    shares = _shares(duties)
    role = _role_by_shares(shares, _QUARTER if _is_wide(title) else _HALF) or _role_by_model(title, duties, shares)
    return ((role,), "duties") if role else ((), "")


@lru_cache(maxsize=4096)
def roles_by_title(title: str) -> tuple[str, ...]:
    """The profiles one of whose titles stands in `title`; a longer title hides the shorter ones inside it."""
    return _known_in(title) or _known_in(_turned(title)) or _by_object(title)


def _known_in(title: str) -> tuple[str, ...]:
    """The roles of the known titles that stand in `title`, in their order."""
    words = [_spelt_right(word) for word in _neutral_words(title)]
    found: list[str] = []
    place = 0
    while place < len(words):
        match = _longest_at(words, place)
        if match is None:
            place += 1
            continue
        found.append(match[1])
        place += match[0]
    return tuple(dict.fromkeys(found))


def _turned(title: str) -> str:
    """ "Senior Manager, Digital Marketing" as "Digital Marketing Manager"; "" where nothing is to be turned."""
    noun, comma, subject = title.partition(",")
    ranks, generic = position_words.words("ranks"), position_words.words("generic")
    nouns = [word for word in plain_title(noun).split() if word not in ranks]
    turns = comma and nouns and subject.strip() and all(word in generic for word in nouns)
    return f"{subject.strip()} {' '.join(nouns)}" if turns else ""


@lru_cache(maxsize=4096)
def _spelt_right(word: str) -> str:
    """`word`, or the only word of the titles that is one slip of the pen away ("manger", "comunity")."""
    known = _vocabulary()
    if len(word) < 6 or word in known or word in position_words.words("heads"):
        return word
    from rapidfuzz.distance import OSA

    near = [each for each in known if abs(len(each) - len(word)) < 2 and OSA.distance(each, word, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else word


@cache
def _vocabulary() -> frozenset[str]:
    """Every longer word of the titles, without gender and number."""
    return frozenset(word for first in _titles().values() for words, _ in first for word in words if len(word) > 5)


def _longest_at(words: list[str], place: int) -> tuple[int, str] | None:
    """The length and the role of the longest known title that begins at `place`."""
    for known, role in _titles().get(words[place], ()):
        if tuple(words[place : place + len(known)]) == known:
            return len(known), role
    return None


@cache
def _titles() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Every title of every profile as neutral words, by its first word, the longest first."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for name, profile in profiles.every().items():
        for title in (*profile.titles.fr, *profile.titles.en):
            words = tuple(_neutral_words(title))
            if words:
                table.setdefault(words[0], {}).setdefault(words, name)
    return {first: tuple(sorted(known.items(), key=lambda each: -len(each[0]))) for first, known in table.items()}


def _neutral_words(title: str) -> list[str]:
    """The words of a title without gender, number, seniority of the person and small words."""
    words = re.split(r"[ '\-]+", plain_title(title))
    return [neutral(word) for word in words if word and word not in position_words.words("small") and word not in "&+"]


@lru_cache(maxsize=8192)
def neutral(word: str) -> str:
    """A folded word without its plural and feminine ending: "assistantes" is "assistant"."""
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 5:
        for feminine, masculine in _ENDINGS:
            if word.endswith(feminine):
                return word[: -len(feminine)] + masculine
    return word


def _by_object(title: str) -> tuple[str, ...]:
    """The role whose subject the title names, whatever its noun: "responsable communication et réseaux sociaux".

    A subject inside a longer one is not named: "social media" in "social media analytics".
    """
    folded = plain_title(title)
    found = [(match.span(), role) for role, pattern in _objects().items() for match in pattern.finditer(folded)]
    own = [
        role
        for (start, end), role in found
        if not any(s <= start and end <= e and (s, e) != (start, end) for (s, e), _ in found)
    ]
    return tuple(dict.fromkeys(own))


@cache
def _objects() -> dict[str, re.Pattern[str]]:
    joined: dict[str, list[str]] = {}
    for file in position_words.files():
        for role, words in file.objects.items():
            joined.setdefault(role, []).extend(words)
    return {role: position_words.any_of(words) for role, words in joined.items()}


@cache
def _cues() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The words that show whose work a duty is, each with its role, by their first word."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for file in position_words.files():
        for role, cues in file.duties.items():
            for cue in cues:
                words = tuple(_WORD.findall(flat(cue)))
                table.setdefault(words[0], []).append((words, role))
    return {first: tuple(known) for first, known in table.items()}


def _may_be_told_by_duties(title: str) -> bool:
    """Whether no word of the title names another trade ("ingénieur", "photographe", "accountant")."""
    heads, generic = position_words.words("heads"), position_words.words("generic")
    words = plain_title(title).split()
    return all(
        word in generic or word.rstrip("s") in generic for word in words if word in heads or word.rstrip("s") in heads
    )


def _is_wide(title: str) -> bool:
    return position_words.finder("wide").search(plain_title(title)) is not None


_CLAUSE = re.compile(r"[\n;•◦▪●]|\.\s")
_WORD = re.compile(r"[a-z0-9]+")


def _shares(duties: str) -> dict[str, tuple[int, float]]:
    """How many clauses show each role, and which share (0..1) of all they are."""
    clauses = [clause for clause in _CLAUSE.split(flat(duties[:_MOST_DUTIES])) if len(clause) > 12]
    shown: dict[str, int] = {}
    for clause in clauses:
        for role in _roles_shown(_WORD.findall(clause)):
            shown[role] = shown.get(role, 0) + 1
    return {role: (count, count / len(clauses)) for role, count in shown.items()}


def _role_by_shares(shares: dict[str, tuple[int, float]], least: float) -> str | None:
    """The role that the largest share of the clauses shows, where that share is at least `least`."""
    best, largest = None, 0.0
    for role, (count, share) in shares.items():
        if share >= (least if role == _SOCIAL else _HALF) and share > largest and _counts(role, count):
            best, largest = role, share
    return best


def _counts(role: str, count: int) -> bool:
    """Whether `count` clauses can show a role: one of social media is telling, one with "customers" is not."""
    return count > 1 or role == _SOCIAL


def _role_by_model(title: str, duties: str, shares: dict[str, tuple[int, float]]) -> str | None:
    """The classifier's answer, where the words of the duties hint at a role and the title leaves it open.

    Any job in a shop or an office has clauses with "customers" or "budget": of the answers that the classifier gave
    when it was asked of all of them, none of three was right. An answer against the words does not count either.
    """
    hinted = _hinted(shares)
    if not hinted or not _leaves_open(title) or len(duties.split()) < _LEAST_WORDS:
        return None
    from screener.extracting.role_model import alike, role_by_model

    answer = role_by_model(title, duties)
    own = {role for role in _roles_with_words() if answer and alike(role, answer)}
    return answer if not own or own & hinted else None


def _hinted(shares: dict[str, tuple[int, float]]) -> set[str]:
    """The roles that enough of the clauses show for a question."""
    return {
        role
        for role, (count, share) in shares.items()
        if share >= (_QUARTER if role == _SOCIAL else _THIRD) and _counts(role, count)
    }


@cache
def _roles_with_words() -> frozenset[str]:
    return frozenset(role for file in position_words.files() for role in file.duties)


def _leaves_open(title: str) -> bool:
    """Whether a title is a bare noun ("Assistante", "Stage") or names a field near to the program's roles."""
    folded = plain_title(title)
    if not folded:
        return False
    if position_words.finder("near").search(folded):
        return True
    empty = position_words.words("generic") | position_words.words("small") | position_words.words("ranks")
    return all(word in empty or word.rstrip("s") in empty for word in re.split(r"[^a-z]+", folded) if word)


def _roles_shown(words: list[str]) -> list[str]:
    """The roles of which the words of a clause hold a cue, in the order of the words."""
    cues = _cues()
    return list(
        dict.fromkeys(
            role
            for place, word in enumerate(words)
            for known, role in cues.get(word, ())
            if len(known) == 1 or tuple(words[place : place + len(known)]) == known
        )
    )
