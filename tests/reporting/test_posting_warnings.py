"""What the reader of a posting should know stands in every report for people."""

import datetime
import zipfile
from pathlib import Path

import msgspec
import pytest

from screener.reporting import write
from screener.types import Flag, Message

from .made_ranking import ranking

FLAG = Flag("hidden_text", Message("warning.hidden_text", {"count": 3, "place": "page 1"}))


@pytest.mark.parametrize("suffix", [".html", ".md", ".xlsx"])
@pytest.mark.parametrize("warned", [True, False])
def test_warnings_about_the_posting_are_shown(tmp_path: Path, suffix: str, warned: bool) -> None:
    made = ranking("en")
    posting = msgspec.structs.replace(made.posting, warnings=(FLAG,) if warned else ())
    path = tmp_path / f"ranking{suffix}"
    write(msgspec.structs.replace(made, posting=posting), path, lang="en", made=datetime.date(2026, 11, 22))
    text = _text(path)
    assert (text.count("3 words that a reader cannot see") == 1) == warned


def _text(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml"))
