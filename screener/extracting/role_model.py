"""The classifier of roles in models/trained/roles: asked where neither a title nor the words of the duties tell.

A scikit-learn pipeline (TF-IDF over words and letters, a linear model), read with skops and never with pickle. The two
libraries take over a second to import, so they are imported here alone and on the first question.
"""

import math
from functools import cache
from pathlib import Path
from typing import Any

from screener import data, profiles
from screener.extracting.flat import flat
from screener.extracting.roles import neutral

FILE = "models/trained/roles/model.skops"
OTHER = "other"  # the class of every trade that is no role of the program
# Every type in the file beyond those that skops itself holds to be safe: none. A file with any other is not loaded.
TRUSTED: tuple[str, ...] = ()
# Held out, the first chance from which no text is given a wrong role: 213 of 454 are decided; from 0.60 on 379, two
# wrongly, and real CVs are further from what the model has seen than the texts that it was fitted to (card.md).
LEAST = 0.90
_MOST = 2_000  # letters of duties that are looked at


def role_by_model(title: str, duties: str) -> str | None:
    """The likeliest role, where the chances of it and of the roles that count in full for it make at least LEAST."""
    return decide(_chances(text_of(title, duties)))


def decide(chances: dict[str, float], *, least: float = LEAST) -> str | None:
    """The likeliest role, if it and its like are sure enough; None for another trade or too little to tell."""
    best = max(chances, key=lambda role: (chances[role], role))
    if best == OTHER or sum(chance for role, chance in chances.items() if alike(role, best)) < least:
        return None
    return best


def alike(role: str, other: str) -> bool:
    """Whether the two are one role for experience: the same, or months of `role` count in full for `other`."""
    return role == other or (other != OTHER and profiles.get(other).neighbours.get(role) == 1)


def text_of(title: str, duties: str) -> str:
    """What the model reads of a position, in training and in use: folded, without figures, genders and plurals."""
    text = flat(f"{title}\n{duties[:_MOST]}")
    words = "".join(letter if letter.isalpha() else " " for letter in text).split()
    return " ".join(neutral(word) for word in words)


def _chances(text: str) -> dict[str, float]:
    """The chance of each class for one text; they add up to 1."""
    model = _model()
    # The softmax is done here: how scikit-learn turns scores into chances differs between its versions.
    scores = [float(score) for score in model.decision_function([text])[0]]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return {str(name): power / whole for name, power in zip(model.classes_, powers, strict=True)}


@cache
def _model() -> Any:
    return load(data.root() / FILE)


def load(path: Path) -> Any:
    """The fitted pipeline in the file at `path`. Raises DataError for a missing file or one that is not this model."""
    import warnings
    import zipfile

    from skops import io
    from skops.io.exceptions import UntrustedTypesFoundException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # another version of scikit-learn: what is used of it has not changed
            model = io.load(path, trusted=list(TRUSTED))
    except OSError as error:
        raise data.DataError(f"{FILE} is missing from the installation") from error
    except (UntrustedTypesFoundException, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise data.DataError(f"{FILE} is not a model of roles: {error}") from error
    if not hasattr(model, "decision_function") or set(getattr(model, "classes_", ())) != {OTHER, *profiles.every()}:
        raise data.DataError(f"{FILE} does not know the roles of profiles/: train it again")
    return model
