"""Words of a text: the same in every spelling, parted by the marks that part items and clauses."""

import pytest

from screener.extracting.tokens import Tokens, phrase, singular


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A/B testing", "a b testing"),
        ("a-b testing", "a b testing"),
        ("e-réputation", "e reputation"),
        ("Node.js", "node js"),
        ("node js", "node js"),
        ("C++, C#", "c++ , c#"),
        ("ASP.NET", "asp .net"),
        ("exemple.net", "exemple net"),
        ("L’audit", "l audit"),
        ("Photoshop / Lightroom", "photoshop , lightroom"),
        ("Photoshop/Lightroom", "photoshop lightroom"),
        ("Excel (TCD), Word", "excel , tcd , word"),
        ("Fin. Début", "fin . debut"),
        ("segmentation et tests A/\nB", "segmentation et test a b"),
        ("- newsletters et tous les petits sites\n- live-tweets", "newsletter et tou les petit site . live tweet"),
        ("-- newsletters et tous les petits sites\n  -- live-tweets", "newsletter et tou les petit site . live tweet"),
        ("un • deux", "un . deux"),
        ("2019 – 2021", "2019 , 2021"),
        ("k€ et 20 %", "k € et 20 %"),
    ],
)
def test_words_and_marks(text: str, words: str) -> None:
    assert " ".join(Tokens(text).words) == words


@pytest.mark.parametrize(
    "text",
    ["anna@exemple.fr", "https://www.facebook.com/anna", "www.instagram.com/anna", "linkedin.com/in/anna", "@anna"],
)
def test_an_address_is_one_opaque_word(text: str) -> None:
    assert Tokens(text).words == [""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reseaux", "reseau"),
        ("sociaux", "social"),
        ("editoriaux", "editorial"),
        ("strategies", "strategy"),
        ("strategie", "strategy"),
        ("chargee", "charge"),
        ("contenus", "contenu"),
        ("communities", "community"),
        ("photos", "photo"),
    ],
)
def test_singular_of_both_languages(one: str, other: str) -> None:
    assert singular(one) == singular(other)


@pytest.mark.parametrize("word", ["press", "business", "css", "sas", "gas"])
def test_what_is_no_plural_stays(word: str) -> None:
    assert singular(word) == word


def test_offsets_are_those_of_the_text() -> None:
    text = "Œuvre d’été : Hootsuite, Buffer\net « Canva »."
    tokens = Tokens(text)
    pieces = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True) if end > start]
    assert pieces == ["Œuvre", "d", "été", "Hootsuite", "Buffer", "et", "Canva"]


WRAPPED = (
    "Managed the social channels of a small brand of outdoor clothing and wrote for\n"
    "Google Analytics and the blog every week, with a team of two freelance writers\n"
    "who also answered comments and looked after the newsletter of the brand in the\n"
    "summer months, which took a day a week.\n"
)


def test_a_wrapped_line_goes_on() -> None:
    assert "for google analytic and" in " ".join(Tokens(WRAPPED).words)


def test_a_short_line_is_an_item() -> None:
    assert Tokens("Hootsuite\nSprout Social\nGoogle\nAnalytics").words.count(".") == 3


def test_a_list_of_lines_of_many_lengths_is_not_wrapped() -> None:
    text = "Campagnes Meta Ads : 3 500 euros par mois, coût divisé par deux\nRecherche de mots-clés\nCanva"
    assert Tokens(text).words.count(".") == 2


def test_empty_and_odd_text() -> None:
    assert len(Tokens("")) == 0
    assert Tokens("\n\n • — ,;").words == []
    assert phrase("!") == ()
