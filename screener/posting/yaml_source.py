"""YAML that a person wrote, as plain values and with the line of every key; what could be a trap is refused."""

from typing import TYPE_CHECKING, Any

from screener.errors import PostingError

if TYPE_CHECKING:
    import yaml

_MOST_NODES = 60_000
_DEEPEST = 12

Lines = dict[tuple[str | int, ...], int]


def load(text: str) -> tuple[object, Lines]:
    """The YAML as plain values, and the line of every key and item. Anchors, aliases and tags are refused."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for count, event in enumerate(yaml.parse(text, Loader=loader), 1):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = event.start_mark.line if event.start_mark else 0
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise mistake(line, None, "anchors and aliases (& and *) are not read here")
            if count > _MOST_NODES or depth > _DEEPEST:
                raise mistake(line, None, "the YAML is too large or too deeply nested")
        node = yaml.compose(text, Loader=loader)
        lines: Lines = {}
        if node is not None:
            _number(node, (), lines)
        return yaml.load(text, Loader=loader), lines  # noqa: S506 - the safe loader, in C where it is built
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise mistake(mark.line if mark else 0, None, f"this is not YAML: {problem}") from error
    except (ValueError, RecursionError) as error:
        raise PostingError(f"the posting is not YAML that can be read: {error}") from error


def _number(node: "yaml.Node", path: tuple[str | int, ...], lines: Lines) -> None:
    """Note the line of every key and item below `node`; a key written twice is a mistake."""
    import yaml

    lines.setdefault(path, node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            if (*path, name) in lines:
                raise mistake(key.start_mark.line, name, "this key is there twice")
            lines[(*path, name)] = key.start_mark.line
            _number(value, (*path, name), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _number(value, (*path, index), lines)


def mistake(line: int, key: str | None, sentence: str) -> PostingError:
    """The error for `line` (counted from 0) and `key`."""
    where = f"line {line + 1}" + (f", key `{key}`" if key else "")
    return PostingError(f"{where} of the YAML posting: {sentence}")
