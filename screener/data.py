"""The one place that knows where models/ and profiles/ lie. Reads YAML into checked types, naming file and key."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from screener.errors import ScreenerError

T = TypeVar("T")


class DataError(ScreenerError):
    """A file of models/ or profiles/ that is not as its reader expects: a defect of the installation."""


@cache
def root() -> Path:
    """The folder that holds models/ and profiles/: inside the wheel, or the checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "_shipped"
    return shipped if shipped.is_dir() else package.parent


def load(relative: str, kind: type[T]) -> T:
    """The YAML file at `relative` (below `root()`) as `kind`. Raises DataError naming the file and the key."""
    path = root() / relative
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), kind)
    except OSError as error:
        raise DataError(f"{relative} is missing from the installation") from error
    except (ValueError, msgspec.ValidationError) as error:
        raise DataError(f"{relative}: {error}") from error


def names(folder: str, suffix: str = ".yaml") -> list[str]:
    """The sorted stems of the files in `folder` (below `root()`)."""
    return sorted(path.stem for path in (root() / folder).glob(f"*{suffix}"))


def parse_yaml(text: str, kind: type[T]) -> T:
    """`text` as `kind`. Raises ValueError (bad YAML, with its line) or msgspec.ValidationError (with its key)."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(text, Loader=loader)  # noqa: S506 - both are the safe loader, one of them in C
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{where}{getattr(error, 'problem', None) or 'not YAML'}") from error
    return msgspec.convert(raw, kind)
