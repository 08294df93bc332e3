"""extract(document) -> CV: what a document says of a person, one module per kind of fact."""

from screener.extracting.extract import extract
from screener.extracting.spacy_doc import to_spacy

__all__ = ["extract", "to_spacy"]
