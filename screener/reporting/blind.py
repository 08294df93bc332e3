"""Blind reports: candidates under a code, and everything that tells who they are removed from every word shown.

The scores, the order and the points stay as they are. Removed words become one mark, and every offset is computed
anew, so that `text[start:end] == quote` stays true. Grammatical gender, schools and employers stay: they are what the
CV is read for.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from screener.reporting.wording import word
from screener.types import (
    CV,
    Contact,
    Degree,
    Document,
    Evidence,
    Failure,
    Language,
    Message,
    Page,
    Position,
    Ranking,
    Score,
    Section,
)

# Fields that hold words of the CV besides its quotes. Names of tools and skills are the program's own.
_FREE: dict[type, tuple[str, ...]] = {Position: ("title", "employer"), Degree: ("degree",), Section: ("title",)}

_WHO = ("document", "contact", "sketch")  # fields of a CV that are made anew; a sketch holds hashes of the words

_MOST_HELD = 60  # addresses and numbers looked for elsewhere in a CV: no honest one has more
_SHORTEST = 3  # letters of a part of a name that is looked for by itself
_PARTICLES = frozenset(
    ("del", "den", "der", "dos", "van", "von", "ben", "bin", "ibn", "bint", "mac", "abd", "abou", "les")
)
_LETTERS = re.compile(r"[^\W\d_]+")
_CHUNK = re.compile(r"[^\s()<>\[\]{}«»\"|,;]+")
_JOINED = re.compile(r"[@_/.\d-]")
_MAIL = re.compile(r"[\w.%+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


class Blinder(NamedTuple):
    """The codes of a run: the number of each file by its path, and the language they are said in."""

    numbers: Mapping[str, int]
    lang: Language

    def code(self, path: str) -> str:
        """The code of a file: "Candidate 7"."""
        return word("blind.code", self.lang, number=self.numbers[path])


def numbered(paths: Iterable[str], *, after: int = 0) -> dict[str, int]:
    """A number for each path, from `after` + 1.

    The order is that of a hash of the file's name: the same every time, and telling nothing of the name.
    """
    return {path: place for place, path in enumerate(sorted(dict.fromkeys(paths), key=_shuffled), after + 1)}


def blinded(ranking: Ranking, blinder: Blinder) -> Ranking:
    """The same ranking, every candidate and every skipped file under its code. Raises KeyError for a path without one.

    Scores, points, ranks and order are those of `ranking`.
    """
    return msgspec.structs.replace(
        ranking,
        candidates=tuple(
            msgspec.structs.replace(each, result=blinded_score(each.result, blinder)) for each in ranking.candidates
        ),
        failures=tuple(blinded_failure(each, blinder) for each in ranking.failures),
        blind=True,
    )


def blinded_score(score: Score, blinder: Blinder) -> Score:
    """One candidate's score without what tells who it is."""
    mask = _Mask(score.cv, blinder)
    return msgspec.structs.replace(
        score,
        cv=mask.cv(),
        matches=mask.walk(score.matches),
        warnings=mask.walk(score.warnings),
    )


def blinded_cv(cv: CV, blinder: Blinder) -> CV:
    """One CV without what tells who it is."""
    return _Mask(cv, blinder).cv()


def blinded_failure(failure: Failure, blinder: Blinder) -> Failure:
    """A skipped file under its code."""
    reason = _without_files(failure.reason, blinder)
    return msgspec.structs.replace(failure, path=blinder.code(failure.path), reason=reason)


class _Mask:
    """What is removed from one CV, and where the rest of its text has moved to."""

    def __init__(self, cv: CV, blinder: Blinder) -> None:
        self._cv = cv
        self._blinder = blinder
        self._mark = word("blind.removed", blinder.lang)
        self._identity = _Identity(cv)
        text = cv.document.text
        spans = [*cv.contact.spans, *self._identity.spans(text)]
        self._cuts = _pieces(text, spans)
        self._ends: list[int] = []  # in the new text, where each mark ends
        parts, before, length = [], 0, 0
        for start, end in self._cuts:
            parts += [text[before:start], self._mark]
            length += start - before + len(self._mark)
            self._ends.append(length)
            before = end
        self.text = "".join([*parts, text[before:]])
        self._starts = [start for start, _ in self._cuts]

    def cv(self) -> CV:
        """The CV with every fact's words and offsets as they are now."""
        facts = {name: self.walk(getattr(self._cv, name)) for name in CV.__struct_fields__ if name not in _WHO}
        return CV(document=self._document(), contact=Contact(removed=True), **facts)

    def walk(self, value: Any) -> Any:
        """`value` with every quote, place and free word in it blinded."""
        if isinstance(value, tuple):
            return tuple(self.walk(each) for each in value)
        if isinstance(value, Evidence):
            start, end = self._moved(value.start, opening=True), self._moved(value.end, opening=False)
            return msgspec.structs.replace(value, quote=self.text[start:end], start=start, end=end)
        if isinstance(value, Message):
            return self._said(_without_files(value, self._blinder))
        if not isinstance(value, msgspec.Struct):
            return value
        changed = {name: self.walk(getattr(value, name)) for name in value.__struct_fields__}
        changed |= {name: self.words(getattr(value, name)) for name in _FREE.get(type(value), ())}
        if isinstance(value, Section):
            changed |= {"start": self._moved(value.start, opening=True), "end": self._moved(value.end, opening=False)}
        if isinstance(value, Position):
            changed["span"] = (self._moved(value.span[0], opening=True), self._moved(value.span[1], opening=False))
            changed["period"] = value.period
        return msgspec.structs.replace(value, **changed)

    def words(self, text: str) -> str:
        """Free words of the CV without what tells who it is."""
        for start, end in reversed(_pieces(text, self._identity.spans(text))):
            text = text[:start] + self._mark + text[end:]
        return text

    def _said(self, message: Message) -> Message:
        values = {key: self.words(value) if isinstance(value, str) else value for key, value in message.values.items()}
        return msgspec.structs.replace(message, values=values)

    def _document(self) -> Document:
        document = self._cv.document
        pages = tuple(
            Page(each.number, self._moved(each.start, opening=True), self._moved(each.end, opening=False))
            for each in document.pages
        )
        return msgspec.structs.replace(
            document,
            path=self._blinder.code(document.path),
            sha256=hashlib.sha256(self.text.encode(errors="surrogatepass")).hexdigest(),
            text=self.text,
            pages=pages,
            warnings=self.walk(document.warnings),
        )

    def _moved(self, offset: int, *, opening: bool) -> int:
        """Where `offset` is in the new text; inside a mark its start for what opens there, its end for what closes."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        start, end = self._cuts[index]
        if offset >= end:
            return self._ends[index] + offset - end
        if opening or offset == start:
            return self._ends[index] - len(self._mark)
        return self._ends[index]


class _Identity:
    """The words that tell who one candidate is, looked for in any text: names, and what the contact spans held."""

    def __init__(self, cv: CV) -> None:
        text, contact = cv.document.text, cv.contact
        self._names = {
            part
            for part in _LETTERS.findall(_plain(contact.name or ""))
            if len(part) >= _SHORTEST and part not in _PARTICLES
        }
        held = {text[start:end].strip() for start, end in contact.spans}
        held |= {each for each in (contact.name, contact.email, contact.phone) if each}
        marked = sorted((each for each in held if _tells(each)), key=len, reverse=True)[:_MOST_HELD]
        self._held = re.compile("|".join(map(re.escape, marked)), re.IGNORECASE) if marked else None
        self._glued = _glued(contact.name or "")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where such words stand in `text`."""
        found = [match.span() for match in _MAIL.finditer(text)]
        if self._held:
            found += [match.span() for match in self._held.finditer(text)]
        if not self._names:
            return found
        plain = _plain(text)
        if not any(name in plain for name in self._names):
            return found
        for match in _LETTERS.finditer(plain):
            if match.group() in self._names and text[match.start()].isupper():
                found.append(match.span())
        for match in _CHUNK.finditer(plain):
            if self._in_handle(match.group()):
                found.append(match.span())
        return found

    def _in_handle(self, chunk: str) -> bool:
        """Whether a run of characters is an address or a handle made of the name: "renaudin.exemple.fr"."""
        letters = "".join(_LETTERS.findall(chunk))
        if any(each in letters for each in self._glued):
            return True
        return bool(_JOINED.search(chunk.strip(".-/"))) and any(
            name in self._names and len(name) > _SHORTEST for name in _LETTERS.findall(chunk)
        )


def _tells(held: str) -> bool:
    """Whether words that the contact held are also to be found elsewhere: an address, a number, a handle."""
    return len(held) >= 6 and ("@" in held or ("." in held and " " not in held) or sum(map(str.isdigit, held)) >= 8)


def _glued(name: str) -> tuple[str, ...]:
    """A name as handles write it: both parts together either way, and an initial before the last one."""
    parts = _LETTERS.findall(_plain(name))
    if len(parts) < 2 or len(parts[-1]) < 4:
        return ()
    first, last = parts[0], "".join(parts[1:])
    return first + last, last + first, *((first[0] + last,) if len(last) > 5 else ())


def _plain(text: str) -> str:
    """`text` in small letters without accents, character for character."""
    return "".join(map(_plain_letter, text)) if not text.isascii() else text.lower()


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    small = unicodedata.normalize("NFD", letter.lower())[:1]
    return small if small.isalpha() else letter


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, neighbours as one, each within one line and without the white space around it."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" -")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    found = []
    for start, end in merged:
        for line in re.finditer(r"[^\n\f]+", text[start:end]):
            words = line.group()
            first = start + line.start() + len(words) - len(words.lstrip())
            last = start + line.start() + len(words.rstrip())
            if last > first:
                found.append((first, last))
    return found


def _without_files(message: Message, blinder: Blinder) -> Message:
    """The sentence with the names of other candidates' files as their codes."""
    files = blinder.numbers
    values = {
        key: blinder.code(value) if isinstance(value, str) and value in files else value
        for key, value in message.values.items()
    }
    return msgspec.structs.replace(message, values=values)


def _shuffled(path: str) -> tuple[bytes, str]:
    name = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    return hashlib.sha256(name.encode(errors="surrogatepass")).digest(), path
