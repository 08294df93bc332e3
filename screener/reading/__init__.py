"""read(path) -> Document: the visible text of a file, whatever its format. One module per format."""

from screener.reading.read import read

__all__ = ["read"]
