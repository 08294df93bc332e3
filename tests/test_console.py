"""What a user sees beside the result: progress on a terminal and in a log, colours only where they are wanted."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from screener import console
from screener.types import Failure, Message

ROOT = Path(__file__).parent.parent
MISTAKE = [sys.executable, "-m", "screener", "profiles", "astronaut"]
RED = "\x1b[31m"


class Clock:
    """A clock that goes on by `step` seconds at each look."""

    def __init__(self, step: float) -> None:
        self.step, self.now = step, 0.0

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


def run(monkeypatch: pytest.MonkeyPatch, step: float, results: list[object], *, quiet: bool = False) -> str:
    """What a run prints in a log, at `step` seconds a file."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(console, "time", Clock(step))
    with console.progress(len(results), quiet) as draw:
        for each in results:
            draw(each)  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_long_run_is_told_in_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    results = [Failure("x", "read", Message("unreadable.empty")) if n == 1 else None for n in range(20)]
    printed = run(monkeypatch, 6.0, list(results)).splitlines()
    assert printed[0] == "2 of 20 files, 10.0/min, 2 min left, 1 skipped"
    assert len(printed) == 9
    assert all("\x1b" not in line for line in printed)


@pytest.mark.parametrize(("step", "quiet"), [(0.1, False), (6.0, True)])
def test_a_short_run_and_a_quiet_one_print_nothing(monkeypatch: pytest.MonkeyPatch, step: float, quiet: bool) -> None:
    assert run(monkeypatch, step, [None] * 20, quiet=quiet) == ""


@pytest.mark.parametrize(
    ("done", "seconds", "said"), [(500, 10.0, "50/s"), (5, 2.0, "2.5/s"), (3, 60.0, "3.0/min"), (1, 0.0, "1000/s")]
)
def test_rates(done: int, seconds: float, said: str) -> None:
    assert console.rate(done, seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(12.4, "12 s"), (95.0, "2 min"), (3600.0, "1 h 0 min"), (9000.0, "2 h 30 min")]
)
def test_times_left(seconds: float, said: str) -> None:
    assert console.duration(seconds) == said


def on_a_terminal(command: list[str], **environment: str) -> str:
    """What a command prints on a terminal, standard error only."""
    ours, theirs = os.openpty()
    variables = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        command, stderr=theirs, stdout=subprocess.DEVNULL, cwd=ROOT, env={**variables, "TERM": "xterm", **environment}
    ) as process:
        os.close(theirs)
        printed = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            printed += piece
        process.wait()
    os.close(ours)
    return printed.decode()


def test_an_error_is_red_on_a_terminal() -> None:
    assert RED in on_a_terminal(MISTAKE)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_an_error_has_no_colour_where_none_is_wanted(environment: dict[str, str]) -> None:
    printed = on_a_terminal(MISTAKE, **environment)
    assert "no profile 'astronaut'" in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "fr_BE"}, "fr"),
        ({"LANG": ""}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_machine(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], lang: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert console.language_of_the_machine() == lang


def test_an_error_has_no_colour_in_a_log() -> None:
    assert "\x1b" not in subprocess.run(MISTAKE, capture_output=True, text=True, cwd=ROOT).stderr


def test_a_terminal_sees_a_bar_with_count_rate_and_skipped_files() -> None:
    samples = ROOT / "samples"
    posting = samples / "postings" / "1-social-media-manager.txt"
    files = [samples / "cvs" / name for name in ("awa-diallo.pdf", "karim-haddou.txt", "priya-raman.md")]
    command = [sys.executable, "-m", "screener", "rank", *map(str, (posting, *files)), "--no-cache", "--workers", "0"]
    printed = on_a_terminal(command)
    assert "3/3" in printed
    assert "0 écarté" in printed
    assert "/s, " in printed or "/min, " in printed
    assert on_a_terminal([*command, "--quiet"]) == ""


def test_a_colour_is_asked_for_and_not_always_given(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(typer.Exit) as stopped:
        console.fail("no \x1b[31m such thing", 2)
    assert stopped.value.exit_code == 2
    assert stream.getvalue() == "screener: no \\x1b[31m such thing\n"
