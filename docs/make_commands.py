"""Writes docs/commands.md from the command line itself: python docs/make_commands.py. A test holds it current."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main
from typer.testing import CliRunner

from screener.cli import app

WIDTH = 96  # columns of the page
PAGE = Path(__file__).with_name("commands.md")
HEAD = """# The commands

Written by `python docs/make_commands.py` from the command line itself; `screener COMMAND --help` says the same.

Results go to standard output, messages and progress to standard error. POSTING is a text, Markdown, PDF, DOCX, HTML or
YAML file, or `-` for standard input. Folders are walked to any depth; hidden files and links are left out.

| exit status | meaning |
|---|---|
| 0 | every file was read (`lint`: nothing to object to) |
| 1 | some files were skipped; the result is whole, with a reason for each (`lint`: something to reconsider) |
| 2 | wrong use: an unknown option or profile, a posting that cannot be read or asks for nothing, no files |
| 3 | a report could not be written |
| 130 | stopped by Ctrl-C |

`screener --install-completion` teaches your shell the commands and options; `NO_COLOR=1` keeps everything plain.
"""


def page() -> str:
    """The whole page."""
    root = typer.main.get_command(app)
    return "\n".join([HEAD, *(_section(names) for names in _below(root, ()))])


def _below(command: Any, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The names that lead to each command below `command`, groups opened."""
    for name, each in command.commands.items():
        if getattr(each, "commands", None):
            yield from _below(each, (*names, name))
        else:
            yield (*names, name)


def _section(names: tuple[str, ...]) -> str:
    shown = CliRunner().invoke(app, [*names, "--help"], prog_name="screener", terminal_width=WIDTH)
    return f"## screener {' '.join(names)}\n\n```\n{shown.stdout.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
