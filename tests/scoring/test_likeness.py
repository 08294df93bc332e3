"""The likeness of sentences: the numbers of scikit-learn, and the sentence chosen."""

import pytest
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics.pairwise import cosine_similarity

from screener.scoring.likeness import Sentence, Sentences

WANTED = "Sens du contact et goût pour la rédaction de contenus courts"
SENTENCES = [
    "Rédaction de contenus pour trois comptes",
    "Conduite d'engins de chantier",
    "Contact quotidien avec les clients, goût du travail en équipe",
    "wrote short content for the newsletter",
    "2019 - 2021",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_likeness_is_that_of_scikit_learn(sentence: str) -> None:
    features = [Sentence(WANTED).weights, Sentence(sentence).weights]
    expected = cosine_similarity(DictVectorizer().fit_transform([each or {"none": 0.0} for each in features]))[0, 1]
    assert Sentence(WANTED).likeness(Sentence(sentence)) == pytest.approx(expected, abs=1e-12)


def test_the_sentence_with_most_rare_words_in_common_is_chosen() -> None:
    found = Sentences(SENTENCES).likest(WANTED)
    assert found is not None
    assert SENTENCES[found[0]].startswith("Contact quotidien")


@pytest.mark.parametrize(
    ("wanted", "sentence", "alike"),
    [
        ("Une belle expérience pour ton parcours", "PARCOURS PROFESSIONNEL", False),
        ("Experience of work in a fast-paced environment", "Visuals in a fast-paced environment", True),
        ("la pratique de la broderie", "Broderie", False),
        ("broderie", "Ateliers de broderie", True),
    ],
)
def test_one_word_among_several_makes_nothing_alike(wanted: str, sentence: str, alike: bool) -> None:
    assert (Sentences([sentence]).likest(wanted) is not None) is alike


def test_nothing_is_alike_where_no_word_is_shared() -> None:
    assert Sentences(SENTENCES).likest("Permis nacelle") is None
