"""Required or preferred, and must or not: by the part, the label and the words of the clause and its neighbours."""

import re

from msgspec import Struct

from screener.posting import words
from screener.posting.clauses import Clause
from screener.types import Importance, PartName

_EARLY = 22  # letters: a wish that stands this early in a clause rules what follows it ("Idéalement, ... et ...")
_LATE = 26  # letters: one that stands this late rules what is joined to it before ("... et ... seraient un plus")
_WEAK_LABELS = ("requi", "exig")  # "Compétences requises" heads every list: it does not set its items apart


# A wish with a subject of its own rules nothing before it: "..., la connaissance d'Illustrator serait un plus".
_OWN_SUBJECT = re.compile(r"[ ,]*(?:le|la|l'|une?|the|an?|my|any|some)(?: |(?<='))\w")
_SINGULAR = re.compile(
    r"(?<!\w)(?:est|serait|sera|constitue|constituerait|constituant|represente\w*|etant|is|being)(?!\w)"
)
_PARTICIPLE = re.compile(r"(?<!\w)(?:constituant|representant|etant|being)(?!\w)")


class Marks(Struct, frozen=True):
    """What the words say of a clause."""

    importance: Importance
    must: bool


class _Found(Struct, frozen=True):
    wished: bool = False
    must: bool = False
    early: bool = False
    late: bool = False


def marks_of(text: str, clauses: list[Clause], part: PartName, label: str) -> list[Marks]:
    """The marks of each clause of one sentence; `text` and `label` are flat."""
    clauses_of = [text[clause.start : clause.end] for clause in clauses]
    found = [_find(clause) for clause in clauses_of]
    for index in range(1, len(found)):
        if clauses[index].join == "dash" and is_bare_mark(text[clauses[index].start : clauses[index].end]):
            plain = [not (each.wished or each.must) for each in found[:index]]
            found[:index] = [found[index] if bare else each for bare, each in zip(plain, found[:index], strict=True)]
    for index in range(1, len(found)):
        if clauses[index].join == "list" and found[index - 1].early and not found[index].must:
            found[index] = _spread(found[index], found[index - 1], early=True)
        if clauses[index].join == "same":
            found[index] = _spread(found[index], found[index - 1], early=False)
    for index in range(len(found) - 1, 0, -1):
        if (
            clauses[index].join == "list"
            and found[index].late
            and not (found[index - 1].wished or found[index - 1].must)
            and not _stands_alone(clauses_of[index], clauses_of[index - 1])
        ):
            found[index - 1] = _spread(found[index - 1], found[index], early=False)
    return [_decide(each, part, label) for each in found]


def _stands_alone(clause: str, before: str) -> bool:
    """Whether a clause says by its grammar, or by brackets where the one before has some, that its mark is its own."""
    in_brackets = clause.rstrip(" .").endswith(")") and before.rstrip().endswith(")")
    with_subject = _OWN_SUBJECT.match(clause) and _SINGULAR.search(clause)
    return bool(in_brackets or with_subject or _PARTICIPLE.search(clause))


def is_bare_mark(clause: str) -> bool:
    """Whether the clause is a mark and nothing else ("... and proofreading – essential")."""
    rest = clause
    for name in ("preferred", "not_must", "must"):
        rest = words.pattern(name).sub(" ", rest)
    return rest != clause and not any(
        word not in words.phrases("function_words") for word in re.findall(r"\w[\w'-]*", rest)
    )


def _find(clause: str) -> _Found:
    wish = list(words.pattern("preferred").finditer(clause))
    denied = words.pattern("not_must").search(clause)
    demand = None if denied else words.pattern("must").search(clause)
    marks = [*wish, *([demand] if demand else [])]
    return _Found(
        wished=bool(wish or denied),
        must=demand is not None and not wish,
        early=any(mark.start() <= _EARLY for mark in marks),
        late=any(mark.end() >= len(clause.rstrip(" .!)")) - _LATE for mark in marks),
    )


def _spread(own: _Found, other: _Found, *, early: bool) -> _Found:
    return _Found(
        own.wished or other.wished, own.must or other.must, own.early or early, own.late or (other.late and not early)
    )


def _decide(found: _Found, part: PartName, label: str) -> Marks:
    strong_label = bool(words.pattern("must").search(label)) and not any(weak in label for weak in _WEAK_LABELS)
    must = found.must or (strong_label and part == "requirements" and not found.wished)
    wished_list = label.endswith(":") and bool(words.pattern("preferred").search(label))
    wished = found.wished or ((part == "preferred" or wished_list) and not found.must)
    return Marks("preferred" if wished else "required", must and not wished)
