"""A posting as YAML to edit: written plainly, one key a line, the posting's text last."""

from typing import Any

import msgspec

from screener.types import Posting, Requirement

_HEADER = """\
# What the posting asks for. Change weights, importance (required, preferred) or must, delete lines, add your own
# (`- text: ...` is enough), and give this file back as POSTING. Twice the weight, twice the points.
"""


def to_yaml(posting: Posting) -> str:
    """The posting as YAML to edit; `read_posting` of it gives the same posting back."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Blocks for what is edited, one line for short lists, the posting's text as it is."""

    Dumper.add_representer(_Row, lambda dumper, row: dumper.represent_mapping("tag:yaml.org,2002:map", row, False))
    Dumper.add_representer(_Whole, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, "|"))
    content = _Row(
        title=posting.title,
        language=posting.language,
        profile=posting.profile,
        requirements=[_row(requirement) for requirement in posting.requirements],
    )
    if posting.parts:
        content["parts"] = [{"name": p.name, "start": p.start, "end": p.end} for p in posting.parts]
    if posting.text:
        content["text"] = _Whole(posting.text)
    body = yaml.dump(content, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    return _HEADER + str(body)


class _Row(dict[str, Any]):
    """A mapping written one key a line."""


class _Whole(str):
    """A text written as a block."""

    __slots__ = ()


def _row(requirement: Requirement) -> _Row:
    """The requirement without what it leaves open."""
    row = _Row()
    bare = Requirement(id="", text="", kind="other")
    for key in Requirement.__struct_fields__:
        value = getattr(requirement, key)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if key in ("id", "text", "kind", "importance", "must", "weight", "origin") or value != getattr(bare, key):
            row[key] = msgspec.to_builtins(value)
    return row
