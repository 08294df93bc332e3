"""The title of a posting, its language and the role it is about."""

import re

from screener import profiles
from screener.posting import words
from screener.posting.flat import flat
from screener.posting.headings import heading_of
from screener.posting.items import Item, undressed
from screener.posting.terms import role_of_title
from screener.types import Language

_MOST_WORDS = 14
_LOOK_AT = 12  # items among which the title is looked for
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\n]{0,500}\)")
_NOISE_MARK = re.compile(r"^[\W_]+|[\s\-–—|:,.#*_]+$")
_META = re.compile(
    r"(?:published_date|slug|type|start_date|length|contact|date|open|startup|location|company)\s*:", re.IGNORECASE
)


def title_of(text: str, items: tuple[Item, ...]) -> str:
    """The posting's title as it is written: the first line that can be one, without "Offre d'emploi :" before it."""
    candidates = [_cleaned(text, item) for item in items[:_LOOK_AT]]
    lines = [line for line in candidates if line]
    for line in lines:
        label = _labelled(line)
        if label:
            return label
    for line in lines:
        if role_of_title(line) and len(line.split()) <= _MOST_WORDS:
            return line
    for line in lines:
        if len(line.split()) <= _MOST_WORDS and not line.endswith((".", ",", ";")) and not _is_heading(line):
            return line
    return _sought(text) or ""


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


def _is_heading(line: str) -> bool:
    return heading_of(flat(line).rstrip(" :?!"), marked=False) is not None


def _sought(text: str) -> str | None:
    """The role in "nous recherchons un(e) ..." or "we are looking for a ...", a few words long."""
    opening = flat(text[:6000])
    pattern = (
        r"(?:recherch\w+|recrut\w+|cherch\w+|en tant que|looking for|seeking|hiring|as) "
        r"(?:notre futur\S* |son futur\S* |une?(?:\(e\))? |an? |the |our |notre |sa |son )?([^.,;:!?\n]{4,70})"
    )
    for match in re.finditer(pattern, opening):
        if role_of_title(match.group(1)):
            return text[match.start(1) : match.end(1)].strip()
    return None
