"""spaCy: a CV as its document, and its own matcher as the measure of ours."""

from pathlib import Path

import pytest
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

import screener
from screener.extracting.lexicon import Lexicon, taxonomy_names
from screener.extracting.tokens import Tokens
from screener.types import CV

CVS = sorted((Path(__file__).parents[2] / "samples" / "cvs").glob("*.[dhort]*"))  # not the scans, for speed


@pytest.fixture(scope="module", params=CVS, ids=lambda path: path.name)
def cv(request: pytest.FixtureRequest) -> CV:
    return screener.extract(screener.read(request.param))


def test_every_fact_is_a_span_of_the_same_text(cv: CV) -> None:
    doc = screener.to_spacy(cv)
    assert doc.text == cv.document.text
    for group, facts in (("tools", cv.tools), ("skills", cv.skills), ("positions", cv.positions)):
        quotes = [each.quote for fact in facts for each in fact.evidence]
        spans = list(doc.spans[group])
        assert len(spans) == len(quotes)
        assert all(quote in span.text for quote, span in zip(quotes, spans, strict=True))
    assert {span.label_ for span in doc.spans["tools"]} == {term.id for term in cv.tools}


def test_the_facts_survive_spacys_own_file(cv: CV) -> None:
    doc = screener.to_spacy(cv)
    again = Doc(Vocab()).from_bytes(doc.to_bytes())
    assert {key: [span.text for span in spans] for key, spans in again.spans.items()} == {
        key: [span.text for span in spans] for key, spans in doc.spans.items()
    }


@pytest.fixture(scope="module")
def spellings() -> tuple[Lexicon, PhraseMatcher, Vocab]:
    lexicon = Lexicon(taxonomy_names())
    vocab = Vocab()
    matcher = PhraseMatcher(vocab)
    matcher.add("name", [Doc(vocab, words=key.split(" ")) for key in lexicon.spellings()])
    return lexicon, matcher, vocab


def test_names_are_found_where_spacys_matcher_finds_them(
    cv: CV, spellings: tuple[Lexicon, PhraseMatcher, Vocab]
) -> None:
    lexicon, matcher, vocab = spellings
    tokens = Tokens(cv.document.text)
    words = [word or "\x00" for word in tokens.words]  # an address is the empty word, which spaCy does not take
    theirs = {(start, end) for _, start, end in matcher(Doc(vocab, words=words))}
    assert theirs
    assert {(hit.first, hit.last) for hit in lexicon.find(tokens)} == theirs
