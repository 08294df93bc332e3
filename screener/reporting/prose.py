"""Texts to send, as plain text that is folded for an e-mail or as Markdown: what letters and notices are made of."""

import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from screener.reporting import safe
from screener.reporting.wording import Value, word
from screener.types import Language

WIDTH = 78  # characters of a line of plain text: what every mail program shows unbroken

_FOLDER = Path(__file__).parent / "templates"


class Prose:
    """The shapes of a text in one language: headings, paragraphs, items, each as one block."""

    def __init__(self, lang: Language, *, markdown: bool) -> None:
        self.lang: Language = lang
        self.markdown = markdown

    def render(self, template: str, **values: object) -> str:
        """The text of `template` (in templates/), its blocks parted by one empty line."""
        text = _environment().get_template(template).render(**self._helpers(), **values)
        blocks = [block.strip("\n") for block in text.split("\n\n")]
        return "\n\n".join(block for block in blocks if block.strip()) + "\n"

    def clean(self, words: str) -> str:
        """Words from outside, on one line, that cannot act in a terminal nor as markup."""
        return safe.markdown(safe.text(words)) if self.markdown else safe.line(safe.text(words))

    def _helpers(self) -> dict[str, Callable[..., str]]:
        return {
            "w": self._word,
            "title": lambda text: f"# {text}" if self.markdown else _underlined(text, "="),
            "heading": lambda text: f"## {text}" if self.markdown else _underlined(text, "-"),
            "para": lambda text: text if self.markdown else _folded(text),
            "item": lambda text: f"- {text}" if self.markdown else _folded(text, "- ", "  "),
            "more": lambda text: f"  - {text}" if self.markdown else _folded(text, "  ", "  "),
            "clean": self.clean,
        }

    def _word(self, key: str, **values: Value) -> str:
        return word(key, self.lang, **values)


def _underlined(text: str, mark: str) -> str:
    lines = textwrap.wrap(text, WIDTH) or [""]
    return "\n".join([*lines, mark * max(map(len, lines))])


def _folded(text: str, first: str = "", following: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=following, break_on_hyphens=False)


@cache
def _environment() -> Environment:
    # Plain text and Markdown hold no HTML; what comes from outside goes through `clean`.
    return Environment(  # noqa: S701
        loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
