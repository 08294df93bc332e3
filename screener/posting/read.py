"""read_posting(source) -> Posting: what a posting asks for, whatever its format."""

import os
from bisect import bisect_right
from pathlib import Path
from typing import BinaryIO

from msgspec import structs

from screener import profiles
from screener.errors import PostingError, ReadError
from screener.posting.finder import MOST, Finder
from screener.posting.flat import flat, unstyled
from screener.posting.items import find_items
from screener.posting.parts import place
from screener.posting.requirements import requirement_of, with_own_role
from screener.posting.terms import mentions_in
from screener.posting.title import language_of, profile_of, title_of
from screener.posting.weights import POSTING_LANGUAGE, signals, weigh
from screener.posting.yaml_in import from_yaml, looks_like_yaml
from screener.posting.years import impossible
from screener.types import Flag, Language, LanguageNeed, Limits, Message, Posting, Requirement

MOST_LETTERS = 200_000  # forty times a long posting: what is longer is not one
_MOST_BYTES = MOST_LETTERS * 4
_YAML = (".yaml", ".yml")

_OWN_LANGUAGE: dict[Language, str] = {
    "fr": "Français (langue de l'offre)",
    "en": "English (the language of the posting)",
}

_UNREADABLE = {
    "empty": "it is empty",
    "no_text": "it holds no text",
    "encrypted": "it needs a password",
    "damaged": "the file is damaged",
    "missing": "there is no such file",
    "not_allowed": "you are not allowed to read it",
    "not_a_file": "it is not a file",
    "too_large": "the file is too large",
    "unknown_format": "its format is not known",
    "image_too_large": "the picture is too large",
    "ocr_missing": "it is a picture and the extra `ocr` is not installed",
}


def read_posting(
    source: str | os.PathLike[str] | bytes | BinaryIO, *, profile: str = "auto", limits: Limits | None = None
) -> Posting:
    """What the posting at `source` asks for: a path, a posting's text, its bytes or an open binary file.

    `profile` is "auto" (by the title), "none" or a profile's name. Raises PostingError when it cannot be read or asks
    for nothing, UsageError for an unknown profile.
    """
    if isinstance(source, str) and "\n" in source:
        return parse_posting(source, profile=profile)
    from screener.reading import read

    path = os.fspath(source) if isinstance(source, str | os.PathLike) else ""
    if path.lower().endswith(_YAML):
        return from_yaml(_decoded(_bytes_of(path)), path=path, profile=profile)
    limits = limits or Limits()
    if not isinstance(source, str | os.PathLike):
        source = source if isinstance(source, bytes) else source.read(limits.file_bytes + 1)
        if looks_like_yaml(written := source[: _MOST_BYTES + 1].decode("utf-8", "ignore")):
            return from_yaml(written, path=path, profile=profile)
    try:
        document = read(source, limits=limits)
    except ReadError as error:
        reason = _UNREADABLE.get(error.key, "the file cannot be opened as text, PDF, DOCX, HTML or Markdown")
        sentence = f"the posting cannot be read: {reason}; give a readable file with its text"
        key = "posting_missing" if error.key == "missing" else "posting_unreadable"
        raise PostingError(sentence, key, why=error.key) from error
    posting = parse_posting(document.text, path=path or document.path, profile=profile)
    flags = (*document.warnings, *posting.warnings)
    return structs.replace(posting, warnings=flags)


def parse_posting(text: str, *, path: str = "", profile: str = "auto") -> Posting:
    """What the posting `text` asks for; `path` is kept for reports. Errors as `read_posting`."""
    if profile not in ("auto", "none"):
        profiles.get(profile)
    if len(text) > MOST_LETTERS:
        raise PostingError(
            f"the posting has {len(text):,} characters, and {MOST_LETTERS:,} is the most: give the text of one posting",
            "posting_too_long",
            count=len(text),
            most=MOST_LETTERS,
        )
    if looks_like_yaml(text):
        return from_yaml(text, path=path, profile=profile)
    if not any(char.isalnum() for char in text):
        raise PostingError("the posting is empty: give a file with the text of the posting", "posting_empty")
    return _parse(unstyled(text.replace("\r\n", "\n").replace("\r", "\n")), path, profile)


def _parse(text: str, path: str, wanted: str) -> Posting:
    items = find_items(text)
    placed, parts = place(text, items)
    title = title_of(text, items)
    role = profile_of(title, text, wanted)
    drafts = Finder(text, mentions_in(text, [(item.start, item.end) for item in items]), placed).drafts()
    if not drafts:
        raise PostingError(
            "no requirement was recognised in the posting: say what the person must bring, under a heading such as "
            '"Profil recherché" or "Requirements"',
            "posting_asks_nothing",
        )
    lines = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
    name = role.name if role else None
    asked: list[Requirement] = []
    for number, draft in enumerate(drafts[:MOST], 1):
        weight = weigh(draft.finding.kind, draft.marks.importance, role)
        requirement = requirement_of(draft, text, number, bisect_right(lines, draft.start), weight)
        asked.append(with_own_role(requirement, name))
    language = language_of(text)
    warnings = _warnings(asked, len(drafts))
    return Posting(
        title=title,
        language=language,
        requirements=completed(tuple(asked), role, language),
        profile=name,
        text=text,
        parts=parts,
        path=path,
        warnings=warnings,
    )


def _warnings(asked: list[Requirement], found: int) -> tuple[Flag, ...]:
    """What the reader of the posting should know: demands left out, demands that nobody can meet."""
    flags = [Flag("limit_reached", Message("posting.too_many", {"count": MOST}))] if found > MOST else []
    nobody = [requirement.text for requirement in asked if impossible(flat(requirement.text))]
    flags += [Flag("impossible_dates", Message("posting.impossible", {"text": text})) for text in nobody]
    return tuple(flags)


def completed(
    asked: tuple[Requirement, ...], role: profiles.Profile | None, language: Language
) -> tuple[Requirement, ...]:
    """What the posting asks, the profile's signals where it is silent, and its own language."""
    added = signals(role, asked, language) if role else ()
    spoken = {requirement.language.code for requirement in asked if requirement.language}
    if language in spoken:
        return (*asked, *added)
    own = Requirement(
        id="l1",
        text=_OWN_LANGUAGE[language],
        kind="language",
        weight=POSTING_LANGUAGE,
        origin="posting language",
        language=LanguageNeed(language),
    )
    return (*asked, *added, own)


def _bytes_of(path: str) -> bytes:
    try:
        with Path(path).open("rb") as handle:
            return handle.read(_MOST_BYTES + 1)
    except OSError as error:
        raise PostingError("the posting cannot be read: there is no such file, or it may not be opened") from error


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PostingError("the posting is not written in UTF-8: save the YAML file as UTF-8") from error
