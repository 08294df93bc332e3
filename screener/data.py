"""The one place that knows where models/ and profiles/ lie. Reads YAML into checked types, naming file and key."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from screener.errors import ScreenerError

T = TypeVar("T")

_TEXT, _MERGED = "tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"


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
    try:
        return own_yaml(root() / relative, kind)
    except OSError as error:
        raise DataError(f"{relative} is missing from the installation") from error
    except (ValueError, msgspec.ValidationError) as error:
        raise DataError(f"{relative}: {error}") from error


def names(folder: str, suffix: str = ".yaml") -> list[str]:
    """The sorted stems of the files in `folder` (below `root()`)."""
    return sorted(path.stem for path in (root() / folder).glob(f"*{suffix}"))


def own_yaml(path: Path, kind: type[T]) -> T:
    """A YAML file of the program's own as `kind`. Raises as `parse_yaml`, or OSError."""
    text = path.read_text(encoding="utf-8")
    # None is what an empty file holds, too: then the slower reader says so.
    return parse_yaml(text, kind) if (plain := _plain_yaml(text)) is None else msgspec.convert(plain, kind)


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


def _plain_yaml(text: str) -> Any:
    """What `parse_yaml` makes of YAML without anchors, tags and merged keys, in less than half the time.

    It reads the parser's events, without a tree of nodes between. None where the text holds anything else, or the
    parser in C is missing.
    """
    import yaml

    if not hasattr(yaml, "CSafeLoader"):
        return None
    loader = yaml.CSafeLoader(text)
    try:
        loader.get_event()  # the stream begins
        loader.get_event()  # the document begins
        value = _value(loader, loader.get_event())
        loader.get_event()  # the document ends
        return value if isinstance(loader.get_event(), yaml.StreamEndEvent) else None
    except (yaml.YAMLError, _NotPlainError, TypeError):
        return None
    finally:
        loader.dispose()


class _NotPlainError(Exception):
    """An event that stands for more than text, a list or a mapping."""


def _value(loader: Any, event: Any) -> Any:
    """What `event` and those that belong to it stand for."""
    import yaml

    kind = event.__class__
    if getattr(event, "anchor", "") is not None or event.tag:
        raise _NotPlainError
    if kind is yaml.ScalarEvent:
        return _scalar(loader, event)
    if kind is yaml.SequenceStartEvent:
        items = []
        while (event := loader.get_event()).__class__ is not yaml.SequenceEndEvent:
            items.append(_value(loader, event))
        return items
    found = {}
    while (event := loader.get_event()).__class__ is not yaml.MappingEndEvent:
        key = _value(loader, event)
        found[key] = _value(loader, loader.get_event())
    return found


def _scalar(loader: Any, event: Any) -> Any:
    """Text as it stands, unless it is without quotes and begins as a number or another plain value may."""
    import yaml

    text: str = event.value
    if not event.implicit[0] or text[:1] not in loader.yaml_implicit_resolvers:
        return text
    tag: str = loader.resolve(yaml.ScalarNode, text, (True, False))
    if tag == _TEXT:
        return text
    if tag == _MERGED:
        raise _NotPlainError
    return loader.construct_object(yaml.ScalarNode(tag, text))
