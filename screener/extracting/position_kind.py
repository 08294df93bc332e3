"""What kind of work a position was, from the words of its heading: internship, volunteering and so on."""

import re
from functools import cache

from screener.extracting import position_words
from screener.extracting.flat import flat
from screener.types import PositionKind

# Whether the months of a kind count towards experience, where the profile does not say otherwise.
COUNTED: dict[PositionKind, bool] = {
    "employment": True,
    "freelance": True,
    "part_time": True,
    "internship": False,
    "apprenticeship": False,
    "volunteer": False,
}
# The first kind whose words the heading holds; an apprenticeship is often called a "stage en alternance".
_ORDER: tuple[PositionKind, ...] = ("apprenticeship", "internship", "volunteer", "part_time", "freelance")


def kind_of(title: str, heading: str, *, section: str = "") -> PositionKind:
    """The kind of a position, from its title, then from the whole heading, then from the section it stands in."""
    for text in (title, heading):
        folded = flat(text).replace("(e)", "").replace("·e", "")
        for kind in _ORDER if position_words.finder("uncommon").search(folded) else ():
            if kind == "freelance" and text is heading and title and not _alone(folded):
                continue
            if _says(folded, kind):
                return kind
    is_member = flat(title).strip() in ("member", "membre", "active member", "membre actif", "board member")
    return "volunteer" if section == "volunteering" or is_member else "employment"


def _says(folded: str, kind: PositionKind) -> bool:
    """Whether the text says `kind` of the position itself, not of others ("responsable des stagiaires")."""
    for match in position_words.finder(kind).finditer(folded):
        if _about_others().search(folded, max(0, match.start() - 16), match.start()):
            continue
        if kind in ("volunteer", "internship") and _is_about(folded, match):
            continue
        return True
    return False


def _is_about(folded: str, match: re.Match[str]) -> bool:
    """Whether the word is what a paid job deals with: "volunteer coordinator", "coordination des bénévoles"."""
    nearby = re.split(r"[^a-z\-]+", folded[match.end() :].lstrip())[:2]
    leads = position_words.words("not_volunteer")
    if match.group() in ("volunteer", "intern", "internship", "volunteering"):
        return any(word in leads for word in nearby)
    return any(word in leads for word in re.split(r"[^a-z\-]+", folded[: match.start()])[-4:])


@cache
def _about_others() -> re.Pattern[str]:
    joined = "|".join(re.escape(word) for word in sorted(position_words.words("led_by"), key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?:{joined})[ ']?(?:\d+ )?$")


def _alone(folded: str) -> bool:
    """Whether "freelance" in a heading speaks of this job: the heading has no other employer to speak of."""
    return len(folded) < 160
