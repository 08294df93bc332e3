"""Markdown: text whose marks are taken off where they are marks, and left where they may be anything else."""

import re

from screener.reading.parts import Extracted
from screener.reading.plain import decode_text
from screener.types import Limits

_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,}).*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]*-{2,}[ \t:|-]*\|[ \t:|-]*$")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"^([ \t]*)[*+-][ \t]+(?:\[[ xX]\][ \t]+)?")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*$")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\[\n]{1,500})\](?:\(([^()\n]{0,2000})\)|\[[^\]\n]{0,200}\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^<>\s]{1,500}[.@][^<>\s]{1,500})>")
_TAG = re.compile(
    r"</?(?:br|p|div|span|b|i|u|sub|sup|center|font|img|a|details|summary|h[1-6])\b[^<>\n]{0,500}>", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.{0,100000}?-->", re.DOTALL)
_STRONG = re.compile(r"(\*\*\*|\*\*|__|~~)(?=\S)([^\n*_~]{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^\n*_]{1,500}?)(?<=[^\s*_])\1(?![\w*_])")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_FRONT_MATTER = re.compile(r"\A---\n(?:[A-Za-z_-]{1,60}:.*\n|[ \t-].*\n){1,60}---\n")


def read_markdown(data: bytes, limits: Limits) -> Extracted:
    """A Markdown file as the text of its page: headings, bullets, tables and links without their marks."""
    text = decode_text(data, limits).replace("\r\n", "\n").replace("\r", "\n")
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text))
    lines = [_line(line) for line in text.split("\n") if not _is_mark(line)]
    return Extracted(pages=("\n".join(lines),))


def _is_mark(line: str) -> bool:
    """Whether the whole line only shapes the page."""
    return bool(
        _FENCE.match(line) or _RULE.match(line.rstrip()) or _TABLE_RULE.match(line) or _REFERENCE.match(line)
    ) and bool(line.strip())


def _line(line: str) -> str:
    line = _QUOTE.sub("", line)
    if heading := _HEADING.match(line):
        line = heading.group(1)
    line = _BULLET.sub(r"\1• ", line)
    if line.lstrip().startswith("|") and line.rstrip().endswith("|"):
        line = "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return _inline(line)


def _inline(line: str) -> str:
    line = _LINK.sub(_link_text, _IMAGE.sub("", line))
    line = _TAG.sub(" ", _AUTOLINK.sub(r"\1", line))
    line = _CODE.sub(r"\2", line)
    line = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line))
    return _ESCAPE.sub(r"\1", line)


def _link_text(found: re.Match[str]) -> str:
    return found.group(1)
