"""Who a CV is about and how to reach them: to show a recruiter, never to score, and what a blind report must remove."""

import re
from bisect import bisect_right

from screener.extracting.contact_words import phrases, word_set
from screener.extracting.names import find_name, name_spans
from screener.extracting.phrases import flatten
from screener.extracting.source import Line, Source
from screener.types import Contact

_LOCAL = re.compile(r"[\w.%+'’-]{1,64}\Z")
_LOCAL_APART = re.compile(r"(?<!\S)\w{1,40}[._-][\w.-]{1,40} \Z")  # "ada.fictive @exemple.fr", as some PDFs space it
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_DIGITS = re.compile(r"(?<![\w/])(?:\+|\()?\d[\d .()\u00a0\u202f/-]{6,22}\d(?![\w/])")
# Also over the end of a line. What stands before the nought is looked at after it, as few characters are one.
_FRENCH = re.compile(r"0(?<![\w/]0)(?<!\d 0)[1-9](?:[ .\n\u00a0-]?\d\d){4}(?![\w/]| \d)")
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,5}(?:19|20)\d\d")
_MONTH = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d|(?:19|20)\d\d[ ./-]\d{1,2}(?:[ ./-]\d{1,2})?")
_AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>|,;]+|(?<![\w@.-])[\w-]{2,63}(?:\.[\w-]{2,63}){0,3}\.(?:com|fr|net|org|io|me|eu|be|ch|ca|co|uk|dev|info|pro|example|exemple)(?:/[^\s<>|,;]*)?(?![\w@])"
)
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z0-9_.-]{3,40}")
_ADDRESS_MARK = re.compile(r"[@/_]|\w\.\w")
_AFTER_LABEL = re.compile(r"\s?:\s?[@/]?[\w./@-]{3,80}")
_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
_POSTCODE = re.compile(
    r"(?<!\d)(?:[A-Z]{1,2}-)?\d{5}(?!\d)(?: [A-ZÀ-Ý][\w'’.-]{0,40}){0,5}(?: (?:[Cc]edex|CEDEX)(?: \d{1,2})?)?"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)"
    r"|(?<![\w'’-])[A-ZÀ-Ý][\w'’-]{1,40}(?: [A-ZÀ-Ýa-z][\w'’-]{1,40}){0,4} \(\d{2,3}\)"
    rf"|(?<![\w'’-])[A-Z][\w'’-]{{1,40}}(?: [A-Z][\w'’-]{{1,40}}){{0,2}}, (?:{_STATES})(?: \d{{5}})?(?!\w)"
    r"|(?<![\w'’-])[A-Z][\w'’-]{1,40}(?: [A-Z][\w'’-]{1,40}){0,2}, [A-Z][a-z]{1,20} \d{5}(?!\w)"
)
_DISTRICT = re.compile(r",? (?:\d{1,2}(?:er|e|è|ème|eme)?|[A-Z]{1,2}\d{1,2}[A-Z]?)(?!\w)")
_AGE = re.compile(r"(?<!\d)(\d\d)\s?(ans?|years old|year old|yo|y\.o\.)(?!\w)", re.IGNORECASE)
_EXPERIENCE = re.compile(r"\s?(?:d['’e]|of|in|en|dans|au|comme|chez|\+|experience)", re.IGNORECASE)
_CLAUSE = re.compile(r"[^|•·●▪\t;–—,\n]+")
_PIECE = re.compile(r"[^|•·●▪\t;–—\n]+")
_HEAD = ("header", "contact")
_NEAR_HEAD = ("summary", "other")
_OF_THE_JOB = ("experience", "education", "projects", "volunteering", "publications", "awards", "references")
_LONGEST_CLAUSE, _SHORT_CLAUSE = 90, 6  # letters of one about the person, words where its words are weak
_MOST_STREET_WORDS = 16
_YOUNGEST = 14  # "4 ans" at the head of a CV is no age
_MOST_MAILS = 10  # that may tell the name
_LONGEST_TITLE = 14  # letters of a form of address with its full stop and space
_TOP = 12  # lines from the top that count as the head of a CV whatever section they are read as


def find_contact(source: Source) -> Contact:
    """The name, mail address and telephone of the candidate, and the spans that tell who it is.

    The spans cover names, addresses, telephones, links, birth, age, nationality, family and health, but not a driving
    permit: that may be asked for.
    """
    emails = _emails(source.text)
    phones = _phones(source.text)
    name = find_name(source, [source.text[start:end] for start, end in emails[:_MOST_MAILS]])
    spans = [*emails, *phones]
    if name:
        spans += _with_titles(source.text, name_spans(source, name))
    private = _lines_with(source, "personal")
    networks = _lines_with(source, "networks")
    for line in source.lines:
        kind = source.section_at(line.start).kind
        head = kind in _HEAD or (line.index < _TOP and kind in _NEAR_HEAD)
        if head:
            spans += _address(line)
        if head or (line.index in private and kind not in _OF_THE_JOB):
            spans += _personal(line, head=head)
        if head or line.index in networks or "http" in line.text or "www." in line.text:
            spans += _links(line, head=head)
    return Contact(
        name=" ".join(name.text.split()) if name else None,
        email=source.text[slice(*emails[0])].replace(" ", "") if emails else None,
        phone=" ".join(source.text[slice(*phones[0])].split()) if phones else None,
        spans=_merged(spans),
    )


def _with_titles(text: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names with the forms of address before them, which tell the sex."""
    found = []
    for start, end in names:
        before = text[max(0, start - _LONGEST_TITLE) : start]
        words = flatten(before).split()
        if words and words[-1] in word_set("titles") and before.rstrip(" .").lower().endswith(words[-1]):
            start -= len(before) - before.lower().rindex(words[-1])
        found.append((start, end))
    return found


def _emails(text: str) -> list[tuple[int, int]]:
    """Where mail addresses stand, found from their "@" outwards."""
    found = []
    at = text.find("@")
    while at >= 0:
        near = max(0, at - 64)
        local = _LOCAL.search(text, near, at) or _LOCAL_APART.search(text, near, at)
        domain = _DOMAIN.match(text, at + 1)
        if local and domain:
            found.append((local.start(), domain.end()))
        at = text.find("@", at + 1)
    return found


def _phones(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _DIGITS.finditer(text) if _is_phone(text, match)]
    return sorted({*found, *(match.span() for match in _FRENCH.finditer(text))})


def _is_phone(text: str, match: re.Match[str]) -> bool:
    raw = match.group()
    digits = sum(map(str.isdigit, raw))
    if not 8 <= digits <= 15 or _YEARS.search(raw) or _MONTH.search(raw) or _DATE.fullmatch(raw):
        return False
    if raw.startswith("+") or (raw.lstrip("(").startswith("0") and digits >= 9) or _AMERICAN.fullmatch(raw):
        return True
    before = flatten(text[max(0, match.start() - 16) : match.start()])
    return bool(phrases("phones").find(before))


def _address(line: Line) -> list[tuple[int, int]]:
    """Streets with their numbers, postcodes and towns, and the towns that stand among the means of contact."""
    found = []
    streets = word_set("streets")
    reachable = "@" in line.text or any(_is_phone(line.text, match) for match in _DIGITS.finditer(line.text))
    for piece in _PIECE.finditer(line.text):
        words = flatten(piece.group()).split()
        numbered = len(words) <= _MOST_STREET_WORDS and any(word.isdigit() for word in words[:6])
        is_street = numbered and not streets.isdisjoint(words)
        if is_street or (reachable and _is_town(piece.group(), words)):
            found.append(piece.span())
    found += [match.span() for match in _POSTCODE.finditer(line.text)]
    found += _known_towns(line.text)
    return [(line.start + start, line.start + end) for start, end in found]


def _known_towns(text: str) -> list[tuple[int, int]]:
    """Towns that are known by name with the district after them, and the region or country that follows a town."""
    found: list[tuple[int, int]] = []
    for hit in phrases("towns").find(flatten(text)):
        if text[hit.start].isupper():
            after = _DISTRICT.match(text, hit.end)
            found.append((hit.start, after.end() if after else hit.end))
    for hit in phrases("regions").find(flatten(text)):
        if any(end <= hit.start <= end + 2 for _, end in found):
            found.append((hit.start, hit.end))
    return found


def _is_town(text: str, words: list[str]) -> bool:
    text = text.strip()
    if not words or len(words) > 4 or not text[0].isupper() or any(c.isdigit() or c in "@:" for c in text):
        return False
    return words[0] not in word_set("not_names") and words[0] not in ("permis", "permit")


def _lines_with(source: Source, kind: str) -> set[int]:
    """The lines that hold a phrase of `kind`, found in one pass over the text."""
    starts = [line.start for line in source.lines]
    return {bisect_right(starts, hit.start) - 1 for hit in phrases(kind).find(flatten(source.text))}


def _personal(line: Line, *, head: bool) -> list[tuple[int, int]]:
    """Clauses about birth, age, nationality, family and health; away from the head of the CV only plain ones."""
    found = []
    for piece in _CLAUSE.finditer(line.text):
        flat = flatten(piece.group())
        short = len(flat.split()) <= _SHORT_CLAUSE
        plain = phrases("personal").find(flat) and len(flat) <= _LONGEST_CLAUSE
        if (plain and (head or short)) or (short and head and phrases("personal_short").find(flat)):
            found.append(piece.span())
    ages = _AGE.finditer(line.text)
    found += [a.span() for a in ages if int(a[1]) >= _YOUNGEST and not _EXPERIENCE.match(line.text, a.end())]
    return [(line.start + start, line.start + end) for start, end in found]


def _links(line: Line, *, head: bool) -> list[tuple[int, int]]:
    """Addresses on the web; "Instagram : stories" away from the head of the CV is work, no address."""
    found = [match.span() for match in _LINK.finditer(line.text)] if "." in line.text or "://" in line.text else []
    found += [match.span() for match in _HANDLE.finditer(line.text)] if "@" in line.text else []
    for hit in phrases("networks").find(flatten(line.text)):
        after = _AFTER_LABEL.match(line.text, hit.end)
        if after and (head or _ADDRESS_MARK.search(after.group().rstrip("."))):
            found.append((hit.start, after.end()))
    return [(line.start + start, line.start + end) for start, end in found]


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
