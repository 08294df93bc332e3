"""The warnings about a posting as plain text to read, and as objects for programs."""

import textwrap
from collections.abc import Sequence

from screener.reporting import safe
from screener.reporting.contract import Object
from screener.reporting.wording import say, word
from screener.types import Language, Posting, PostingWarning

_INDENT = 11
_LONGEST = 160  # characters of a quote


def render(
    posting: Posting, groups: Sequence[Sequence[PostingWarning]], lang: Language, *, held: int, width: int
) -> str:
    """The warnings, those of one kind together; `held` CVs were compared with the posting, 0 where none was given."""
    count = sum(map(len, groups))
    head = [_clean(posting.title), word("lint.found", lang, count=count) if count else word("lint.clean", lang)]
    if held:
        head.append(word("lint.held_one", lang) if held == 1 else word("lint.held", lang, count=held))
    blocks = ["\n".join(textwrap.fill(line, width) for line in head if line)]
    blocks += [_group(group, lang, width) for group in groups]
    if count:
        blocks.append(textwrap.fill(word("lint.limits", lang), width))
    return "\n\n".join(blocks) + "\n"


def objects(found: Sequence[PostingWarning], lang: Language) -> list[Object]:
    """The warnings as `lint --format json` prints them."""
    return [
        {
            "ground": each.ground,
            "title": word(f"lint.ground.{each.ground}", lang),
            "quote": safe.text(each.quote),
            "line": each.line,
            "requirement": each.requirement,
            "reason": say(each.reason, lang),
            "instead": say(each.advice, lang),
        }
        for each in found
    ]


def _group(group: Sequence[PostingWarning], lang: Language, width: int) -> str:
    lines = [word(f"lint.ground.{group[0].ground}", lang)]
    lines += [_where(each, lang, width) for each in group]
    for label, message in (("why", group[0].reason), ("instead", group[0].advice)):
        start = f"  {word(f'lint.{label}', lang)}".ljust(_INDENT) + " "
        lines.append(textwrap.fill(say(message, lang), width, initial_indent=start, subsequent_indent=" " * len(start)))
    return "\n".join(lines)


def _where(each: PostingWarning, lang: Language, width: int) -> str:
    quote = word("list.quote", lang, quote=safe.short(_clean(each.quote), _LONGEST))
    if each.line:
        quote += f" ({word('lint.line', lang, line=each.line)})"
    elif each.requirement:
        quote += f" ({word('lint.of_criterion', lang, id=_clean(each.requirement))})"
    return textwrap.fill(quote, width, initial_indent="  ", subsequent_indent="    ")


def _clean(words: str) -> str:
    return safe.line(safe.text(words))
