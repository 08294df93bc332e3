"""The ranking as one HTML file that opens by double click and asks nothing of any network.

The template writes what never changes (posting, skipped files, how it was made, and the ranking for readers without
JavaScript); the scripts draw the rest from one JSON object, row by row as it comes into sight. The content security
policy allows this file's own style and script, by their hashes, and nothing else.
"""

import base64
import datetime
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from screener.reporting import html_data, safe, words
from screener.reporting.contract import encode
from screener.reporting.wording import name_of, number, say, word
from screener.types import Language, Match, Ranking

_FOLDER = Path(__file__).parent / "templates"
_SCRIPTS = ("core.js", "scores.js", "list.js", "weights.js", "candidate.js", "compare.js", "main.js")
# Candidates written as plain text for readers without JavaScript: the first stand in the page until the scripts take
# over, which is also what is painted first; the rest only where no script runs, so that they cost the others nothing.
_AT_ONCE, _MOST_REASONS = 50, 500

# Characters that would end the data's element, or that old parsers take for line ends, as escapes of JSON.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render(ranking: Ranking, lang: Language, made: datetime.date) -> bytes:
    """The whole report."""
    style, script = _style(), _script()
    page = (
        _environment()
        .get_template("ranking.html")
        .render(
            ranking=ranking,
            lang=lang,
            at_once=_AT_ONCE,
            most_reasons=_MOST_REASONS,
            title=html_data.plain(ranking.posting.title),
            how=words.how_made(ranking, lang, words.day(made, lang)),
            role=words.role(ranking.posting, lang),
            first_of=words.first_of(ranking, lang),
            statuses=html_data.STATUSES,
            symbols=words.SYMBOLS,
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 - this package's own file
            script=Markup(script),  # noqa: S704 - this package's own files
            data=Markup(encode(html_data.payload(ranking, lang)).decode().translate(_ESCAPES)),  # noqa: S704 - escaped above
            **_helpers(ranking, lang),
        )
    )
    return page.encode()


def _helpers(ranking: Ranking, lang: Language) -> dict[str, Callable[..., str]]:
    """The functions that the template calls; each gives plain text, which the template escapes."""
    labels = {each.id: words.label_of(each, lang) for each in ranking.posting.requirements}
    return {
        "w": lambda key, **values: word(key, lang, **values),
        "name_of": lambda block, value: name_of(block, value, lang),
        "num": lambda value: number(value, lang),
        "plain": html_data.plain,
        "say": lambda message: html_data.plain(say(message, lang)),
        "who": words.who,
        "path": words.file_path,
        "span": lambda low, high: words.span(low, high, lang),
        "experience": lambda months: words.experience(months, lang),
        "degree": words.highest_degree,
        "asked": lambda requirement: words.asked(requirement, lang),
        "label": lambda match: labels[match.requirement],
        "quote": _quote,
    }


def _quote(match: Match) -> str:
    return safe.short(html_data.plain(match.evidence[0].quote), 120) if match.evidence else ""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (_FOLDER / "report.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    body = "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n{body}\n}})();\n'


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere, but this file's own style and script; no string may become markup."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
