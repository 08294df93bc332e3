"""read_posting(source) -> Posting: what a posting asks for; and its YAML form, which people edit."""

from screener.posting.read import parse_posting, read_posting
from screener.posting.yaml_out import to_yaml

__all__ = ["parse_posting", "read_posting", "to_yaml"]
