"""The information owed to candidates and to the works council before the program is used, from the actual settings."""

import datetime

from screener.reporting import words
from screener.reporting.prose import Prose
from screener.reporting.wording import name_of, number, word
from screener.types import Language, Posting, Requirement, Settings


def render(
    posting: Posting | None,
    settings: Settings,
    lang: Language,
    made: datetime.date,
    *,
    version: str,
    settings_sha256: str,
    markdown: bool = False,
    kept_in: str | None = None,
    organisation: str | None = None,
    contact: str | None = None,
    retention: str | None = None,
) -> str:
    """The notice, for one posting with its criteria or for all; `kept_in` is the cache's folder, None without one."""
    prose = Prose(lang, markdown=markdown)
    requirements = posting.requirements if posting else ()
    total = sum(each.weight for each in requirements) or 1.0
    given = {"organisation": organisation, "contact": contact, "retention": retention, "recipients": None}
    filled = {key: prose.clean(text) if text else word(f"notice.fill.{key}", lang) for key, text in given.items()}
    return prose.render(
        "notice.txt",
        role=prose.clean(posting.title) if posting else "",
        criteria=[_criterion(each, 100 * each.weight / total, prose) for each in requirements],
        with_profile=any(each.origin == "profile" for each in requirements),
        month=settings.reference_date,
        version=version,
        settings=settings_sha256[:12],
        folder=prose.clean(kept_in) if kept_in else "",
        day=words.day(made, lang),
        **filled,
    )


def _criterion(requirement: Requirement, points: float, prose: Prose) -> str:
    lang = prose.lang
    return word(
        "notice.criteria_line",
        lang,
        text=prose.clean(requirement.text),
        importance=name_of("importance", requirement.importance, lang),
        origin=words.origin(requirement, lang),
        points=number(points, lang),
    )
