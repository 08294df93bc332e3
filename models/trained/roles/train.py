"""Fits the classifier of roles to data.yaml beside this file, after telling how well it does on what it has not seen.

Run from the checkout: `python -m models.trained.roles.train` (writes model.skops and, from it,
weights.msgpack, which is what the program reads; `--figures` only measures).
"""

import sys
import warnings
import zipfile
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import FeatureUnion, Pipeline
from skops import io

from screener import data
from screener.extracting import role_model

MODEL = Path(__file__).parent / "model.skops"
SEED = 0
STRENGTH = 100.0  # of 30, 100 and 300, the middle: more gains a hundredth held out and is bolder on the unseen


class Texts(Struct, frozen=True, forbid_unknown_fields=True):
    """The examples of one role, each "title | duties"."""

    fr: tuple[str, ...]
    en: tuple[str, ...]


def examples() -> tuple[list[str], list[str]]:
    """The texts as the model reads them, and the role of each."""
    found = data.load("models/trained/roles/data.yaml", dict[str, Texts])
    pairs = [(role, text) for role, texts in found.items() for text in (*texts.fr, *texts.en)]
    return [role_model.text_of(*text.split(" | ", 1)) for _, text in pairs], [role for role, _ in pairs]


def pipeline(strength: float = STRENGTH) -> Pipeline:
    """Words with their neighbours, and letters within words (endings, misspellings, both languages), then a line."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, dtype=np.float32)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), min_df=4, sublinear_tf=True, dtype=np.float32)
    return Pipeline(
        [
            ("features", FeatureUnion([("words", words), ("letters", letters)])),
            ("line", LogisticRegression(C=strength, max_iter=1000)),
        ]
    )


def held_out(texts: list[str], roles: list[str], *, strength: float = STRENGTH) -> tuple[list[str], np.ndarray]:
    """The names of the classes and, for each text, their chances by a model that has not seen it (ten folds)."""
    folds = StratifiedKFold(10, shuffle=True, random_state=SEED)
    chances = cross_val_predict(pipeline(strength), texts, roles, cv=folds, method="predict_proba")
    return sorted(set(roles)), chances


def figures(texts: list[str], roles: list[str]) -> str:
    """What a person needs to judge the model and to choose the least chance at which it decides."""
    names, chances = held_out(texts, roles)
    guessed = [names[index] for index in chances.argmax(axis=1)]
    macro = f1_score(roles, guessed, average="macro")
    right = np.mean([a == b for a, b in zip(roles, guessed, strict=True)])
    lines = [f"{len(texts)} texts, ten folds: right {right:.3f}, macro F1 {macro:.3f}"]
    sure = chances.max(axis=1)
    lines.append(f"mean chance of the answer {sure.mean():.3f} (as often as it is right, if well calibrated)")
    rows = [dict(zip(names, row, strict=True)) for row in chances.tolist()]
    return "\n".join([*lines, *(_at(least, roles, rows) for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9))])


def _at(least: float, roles: list[str], chances: list[dict[str, float]]) -> str:
    answers = [(role, role_model.decide(row, least=least)) for role, row in zip(roles, chances, strict=True)]
    given = [(role, answer) for role, answer in answers if answer]
    right = sum(role_model.alike(role, answer) for role, answer in given)
    foreign = sum(role == role_model.OTHER for role, _ in given)
    own = sum(role != role_model.OTHER for role in roles)
    return (
        f"at {least:.2f}: {len(given)} decided, precision {right / max(len(given), 1):.3f}, "
        f"recall {right / own:.3f}, other trades taken for a role {foreign} of {len(roles) - own}"
    )


def load(path: Path) -> Pipeline:
    """The fitted pipeline in the file at `path`; it may hold no type beyond those that skops holds to be safe."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # another version of scikit-learn: what is used of it has not changed
        return io.load(path, trusted=[])


def weights_of(fitted: Pipeline) -> role_model.Weights:
    """What the program needs of a fitted pipeline."""
    line = fitted.named_steps["line"]
    blocks, start = {}, 0
    for name, counted in fitted.named_steps["features"].transformer_list:
        features = sorted(counted.vocabulary_, key=counted.vocabulary_.__getitem__)
        rows = line.coef_[:, start : start + len(features)].T.astype("<f4").tobytes()
        blocks[name] = role_model.Block(tuple(features), tuple(counted.idf_.tolist()), rows)
        start += len(features)
    return role_model.Weights(tuple(line.classes_.tolist()), tuple(line.intercept_.tolist()), **blocks)


def main() -> None:
    """Measure by cross-validation, then fit to everything and save."""
    texts, roles = examples()
    sys.stdout.write(figures(texts, roles) + "\n")
    if "--figures" in sys.argv:
        return
    fitted = pipeline().fit(texts, roles)
    io.dump(fitted, MODEL, compression=zipfile.ZIP_DEFLATED)
    (data.root() / role_model.FILE).write_bytes(msgspec.msgpack.encode(weights_of(fitted)))


if __name__ == "__main__":
    main()
