import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest
from skops import io
from skops.io.exceptions import UntrustedTypesFoundException

from models.trained.roles import train
from screener import data, profiles
from screener.extracting import role_model
from screener.extracting.roles import roles_of

PATH = data.root() / role_model.FILE


@pytest.mark.parametrize(
    ("title", "duties", "role"),
    [
        (
            "Assistante communication",
            (
                "Gestion de nos comptes sur les plateformes : calendrier, stories, mise en ligne\n"
                "Réponses quotidiennes à tout le monde\nPartenariats avec des créatrices\n"
                "Bilan mensuel de la portée et achat d'espace sur Meta"
            ),
            "social-media-manager",
        ),
        (
            "Communications Executive",
            (
                "Posted every day on our four accounts and answered followers\n"
                "Filmed and cut short clips for each channel\nPaid creators to show the product\n"
                "Watched reach and engagement week by week"
            ),
            "social-media-manager",
        ),
        (
            "Stage",
            (
                "Programmation des posts de la semaine\nAide au tournage de formats courts\n"
                "Recherche de tendances et de créateurs\n"
                "Relevé hebdomadaire des chiffres sous la supervision de la responsable"
            ),
            "social-media-manager-junior",
        ),
        (
            "Manager",
            (
                "Led eight people who run the brands' social accounts\nOwned the annual budget and chose the agencies\n"
                "Set the strategy for fifteen brands\nSpoke for the group in a crisis"
            ),
            "head-of-social",
        ),
        # near-misses: social media is named, and is not the job
        (
            "Chargée de communication",
            (
                "Communiqués et dossiers de presse\nRelations avec les journalistes\n"
                "Organisation des vœux et des inaugurations\nPublications sur la page Facebook"
            ),
            None,
        ),
        (
            "Communications Assistant",
            (
                "Ordered leaflets and gifts for trade fairs\nBooked rooms and travel for speakers\n"
                "Updated the press list and mailed invitations\nPosted event reminders on Facebook"
            ),
            None,
        ),
        (
            "Assistante",
            (
                "Tenue de l'agenda du directeur et notes de frais\nAccueil téléphonique et courrier\n"
                "Classement et archivage des dossiers\nUne publication Facebook par mois"
            ),
            None,
        ),
        # too few words to tell
        ("Stage", "Appui au plan annuel\nRelations avec la presse\nPosts et stories\nSalons", None),
        # the title tells another trade, so nobody asks
        (
            "Infirmière",
            (
                "Publications sur la page Facebook du service et idées de stories\nSoins et pansements aux patients\n"
                "Surveillance des constantes\nTransmissions à l'équipe"
            ),
            None,
        ),
    ],
)
def test_the_classifier_tells_what_titles_and_words_do_not(title: str, duties: str, role: str | None) -> None:
    assert roles_of(title, duties) == (((role,), "duties") if role else ((), ""))


def test_an_answer_counts_with_those_that_are_alike() -> None:
    social = {"social-media-manager": 0.55, "community-manager": 0.4, "other": 0.05}
    assert role_model.decide(social) == "social-media-manager"
    assert role_model.decide({"social-media-manager": 0.55, "copywriter": 0.4, "other": 0.05}) is None
    assert role_model.decide({"other": 0.9, "copywriter": 0.1}) is None


def test_gender_changes_nothing() -> None:
    duties = "gestionnaire des réseaux, publications et relations avec les abonnés"
    women = role_model.text_of("Chargée de communication", f"Assistante, rédactrice, animatrice, {duties}")
    assert women == role_model.text_of("Chargé de communication", f"Assistant, rédacteur, animateur, {duties}")


def test_the_saved_pipeline_is_what_the_command_makes() -> None:
    texts, roles = train.examples()
    fitted = train.pipeline().fit(texts, roles)
    saved = train.load(train.MODEL)
    assert list(saved.classes_) == list(fitted.classes_)
    asked = texts[::50]
    assert saved.decision_function(asked) == pytest.approx(fitted.decision_function(asked), abs=0.01)


def test_the_weights_are_those_of_the_saved_pipeline() -> None:
    assert msgspec.msgpack.encode(train.weights_of(train.load(train.MODEL))) == PATH.read_bytes()


def test_the_scores_are_those_of_scikit_learn() -> None:
    saved = train.load(train.MODEL)
    asked = [*train.examples()[0], "", "a", "ab a ab ab", "zzzz qqq", "stage " * 400]
    known = [list(role_model.scores(text).values()) for text in asked]
    assert np.array(known) == pytest.approx(saved.decision_function(asked), abs=1e-4)
    assert list(role_model.scores("stage")) == list(saved.classes_)


def test_there_are_enough_examples_of_each_role_in_both_languages() -> None:
    found = data.load("models/trained/roles/data.yaml", dict[str, train.Texts])
    assert set(found) == {*profiles.every(), role_model.OTHER}
    assert len({text for texts in found.values() for text in (*texts.fr, *texts.en)}) == len(train.examples()[0])
    for texts in found.values():
        assert len(texts.fr) >= 20
        assert len(texts.en) >= 20


def test_what_is_not_the_model_is_not_loaded(tmp_path: Path) -> None:
    broken = tmp_path / "broken.msgpack"
    with pytest.raises(data.DataError, match="missing"):
        role_model.load(tmp_path / "none.msgpack")
    known = msgspec.msgpack.decode(PATH.read_bytes(), type=role_model.Weights)
    short = msgspec.structs.replace(known, words=msgspec.structs.replace(known.words, rows=known.words.rows[:-4]))
    for content in (b"not a model", PATH.read_bytes()[:-1], msgspec.msgpack.encode(short)):
        broken.write_bytes(content)
        with pytest.raises(data.DataError, match="not a model"):
            role_model.load(broken)
    broken.write_bytes(msgspec.msgpack.encode(msgspec.structs.replace(known, classes=("a",) * len(known.classes))))
    with pytest.raises(data.DataError, match="train it again"):
        role_model.load(broken)


def test_a_type_that_is_not_trusted_is_refused(tmp_path: Path) -> None:
    strange = tmp_path / "strange.skops"
    io.dump(subprocess.CompletedProcess(["ls"], 0), strange)
    with pytest.raises(UntrustedTypesFoundException):
        train.load(strange)


def test_a_question_loads_no_heavy_library() -> None:
    code = (
        "import sys; from screener.extracting.role_model import role_by_model; role_by_model('Stage', 'Salons');"
        "print({'sklearn', 'skops', 'numpy'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
