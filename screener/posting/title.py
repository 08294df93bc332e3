"""The title of a posting, its language and the role it is about."""

import re

from screener import profiles
from screener.posting import words
from screener.posting.flat import flat
from screener.posting.headings import heading_of
from screener.posting.items import Item, undressed
from screener.posting.terms import role_of_title
from screener.posting.years import min_years
from screener.types import Language

_MOST_WORDS = 12
_LOOK_AT = 8  # items among which the title is looked for
_FIRST_LINES = 3  # below them a bullet is no title
_OPENING = 6000  # letters in which a posting says whom it seeks
_SEEKS = re.compile(
    r"(?<!\w)(?:(?:recherch|recrut|cherch)\w+ (?:actuellement )?"
    r"(?:(?:notre|son) (?:futur\S* )?|sa |une?(?:\(e\)|·e|\.e)? )|(?:looking for|seeking|hiring) (?:an? |our ))"
    r"((?:[^.,;:!?\n]|\.(?=\w)){4,110})"
)
_GOES_ON = re.compile(
    r" (?:to|who|that|with|for|pour|qui|afin|capable|au|dans|en|chez|ready|able|passionne\S*|based)(?!\w)"
)
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\n]{0,500}\)")
_NOISE_MARK = re.compile(r"^[\W_]+|[\s\-–—|:,.#*_]+$")
_META = re.compile(
    r"(?:published_date|slug|type|start_date|length|contact|date|open|startup|location|company)\s*:", re.IGNORECASE
)


def title_of(text: str, items: tuple[Item, ...]) -> str:
    """The posting's title as it is written: the first line that can be one, without "Offre d'emploi :" before it."""
    lines = [(item, line) for item in items[:_LOOK_AT] if (line := _cleaned(text, item))]
    for _, line in lines:
        if label := _labelled(line):
            return label
    short = [
        line
        for item, line in lines
        if len(line.split()) <= _MOST_WORDS and not _is_sentence(text, item, line) and min_years(flat(line)) is None
    ]
    named = next((line for line in short if role_of_title(line)), None)
    return named or _sought(text) or next(iter(short), "")


def profile_of(title: str, text: str, wanted: str) -> profiles.Profile | None:
    """The profile called `wanted`, with "auto" the one that the title names. Raises UsageError for an unknown one."""
    if wanted == "none":
        return None
    if wanted != "auto":
        return profiles.get(wanted)
    name = role_of_title(title) or role_of_title(_sought(text) or "")
    return profiles.every().get(name) if name else None


def language_of(text: str) -> Language:
    """French or English, by the small words of each."""
    tokens = re.findall(r"[a-zà-ÿ']+", text[:20_000].lower())
    french, english = (set(words.lists(language).function_words) for language in ("fr", "en"))
    in_french = sum(token in french and token not in english for token in tokens)
    in_english = sum(token in english and token not in french for token in tokens)
    return "fr" if in_french >= in_english else "en"


def _cleaned(text: str, item: Item) -> str:
    line = _LINK.sub(r"\1", text[item.start : item.end].split("\n", 1)[0])
    if _META.match(line):
        return ""
    line = _NOISE_MARK.sub("", undressed(line)).strip()
    lead = words.pattern("title_leads").match(flat(line))
    return line[lead.end() :].strip() if lead and len(line) - lead.end() > 3 else line


def _labelled(line: str) -> str:
    """What stands behind "Offre d'emploi :" or "Job title:", without what follows a dash."""
    match = re.match(r"([^:]{2,40}?) ?[:–-] ", line)
    if match is None or flat(match.group(1)).strip() not in words.phrases("title_labels"):
        return ""
    return re.split(r" [-–—|] ", line[match.end() :])[0].strip()


def _is_sentence(text: str, item: Item, line: str) -> bool:
    """Whether a line says something, or is a heading, rather than naming a post."""
    plain = flat(line)
    if text[item.end - 1] in ".,;:?" or (item.bullet and item.line > _FIRST_LINES):
        return True
    speaks = words.pattern("employer").search(plain) or words.pattern("future").search(plain)
    return bool(speaks) or heading_of(plain.rstrip(" :?!"), marked=False) is not None


def _sought(text: str) -> str | None:
    """The post in "nous recherchons un(e) ..." or "we are looking for a ...", up to the words that go on about it."""
    for match in _SEEKS.finditer(flat(text[:_OPENING])):
        post = _GOES_ON.split(match.group(1), maxsplit=1)[0].strip()
        if 2 <= len(post.split()) <= _MOST_WORDS and not words.pattern("person").search(post):
            return text[match.start(1) : match.start(1) + len(post)]
    return None
