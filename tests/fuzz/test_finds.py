"""What fuzzing found stays mended, and broken samples of every format are handled."""

import pytest

from tests.fuzz.mutate import SEEDS, mutated
from tests.fuzz.work import kept, try_input, try_number


def test_every_find_stays_mended() -> None:
    assert {path.name: wrong for path in kept() if (wrong := try_input(path.name, path.read_bytes()))} == {}


@pytest.mark.parametrize("number", range(150))
def test_a_broken_sample_is_handled(number: int) -> None:
    assert try_number(number) == ""


def test_the_same_number_makes_the_same_input() -> None:
    assert mutated(7) == mutated(7)
    assert {path.suffix for path in SEEDS} == {".pdf", ".docx", ".odt", ".rtf", ".html", ".txt", ".md"}
