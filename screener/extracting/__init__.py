"""extract(document) -> CV: what a document says of a person, one module per kind of fact."""

from screener.extracting.extract import extract

__all__ = ["extract"]
