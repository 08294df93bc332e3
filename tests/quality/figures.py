"""Quality figures on a gold set, through the library: what is found in CVs and postings, how it is judged, the order.

A set is a folder with cvs/, gold/*.json, postings/*.txt and *.json, judgments.csv and grades.csv (see gold/README.md).
The figures have the names and meanings of docs/quality.md.
"""

import csv
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from screener import screening
from screener.posting import read_posting
from screener.text import fold
from screener.types import CV, Posting, Requirement, Score, Settings

Gold = dict[str, Any]
Figures = dict[str, float]
LABELS = ("met", "partial", "not_met")
SLACK_MONTHS, SLACK_SHARE = 2, 0.05  # how far a count of months may be from the gold's range


class Tally:
    """Hits, extras and misses of one kind of fact."""

    def __init__(self) -> None:
        self.hits = self.extras = self.misses = 0

    def add(self, found: Iterable[object], wanted: Iterable[object]) -> None:
        found, wanted = set(found), set(wanted)
        self.hits += len(found & wanted)
        self.extras += len(found - wanted)
        self.misses += len(wanted - found)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.extras + self.misses)


def measure(folder: Path, reference_date: str) -> Figures:
    """Every figure of the set in `folder`; "present" counts up to `reference_date` ("2026-10")."""
    settings = Settings(reference_date=reference_date)
    truths = {Path(gold["file"]).name: gold for gold in _load(folder / "gold")}
    cvs = {
        Path(cv.document.path).name: cv
        for cv in screening.stream_cvs([folder / "cvs"], settings=settings, workers=0)
        if isinstance(cv, CV)
    }
    figures = {"files read": len(cvs) / len(truths)} | _facts(cvs, truths)
    return figures | _postings(folder, settings, cvs, truths)


def _load(folder: Path) -> list[Gold]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


# ---------------------------------------------------------------- facts of CVs


def _facts(cvs: dict[str, CV], truths: dict[str, Gold]) -> Figures:
    tallies: dict[str, Tally] = defaultdict(Tally)
    labelled = {kind: {_plain(name) for gold in truths.values() for name in gold[kind]} for kind in ("tools", "skills")}
    shares: dict[str, list[bool]] = defaultdict(list)
    for file, gold in truths.items():
        cv = cvs.get(file)
        if cv is None:
            continue
        for kind in ("tools", "skills"):
            # only names that the labellers used at all: what they never labelled is neither right nor wrong
            found = {_plain(term.name) for term in getattr(cv, kind)} & labelled[kind]
            tallies[f"{kind} F1"].add(found, map(_plain, gold[kind]))
        spoken = {each.code: each.level for each in cv.languages}
        wanted = {each["code"]: each["level"] for each in gold["languages"]}
        tallies["languages F1"].add(spoken, wanted)
        levels = [code for code in spoken.keys() & wanted.keys() if wanted[code] not in (None, "unstated")]
        shares["language level"] += [spoken[code] == wanted[code] for code in levels]
        _career(cv, gold, tallies["positions F1"], shares)
        facts = (*cv.positions, *cv.education, *cv.tools, *cv.skills, *cv.languages)
        quotes = [quote for fact in facts for quote in getattr(fact, "evidence", ())]
        shares["evidence is true"] += [cv.document.text[each.start : each.end] == each.quote for each in quotes]
    return {name: tally.f1 for name, tally in tallies.items()} | {
        name: sum(each) / len(each) for name, each in shares.items()
    }


def _career(cv: CV, gold: Gold, tally: Tally, shares: dict[str, list[bool]]) -> None:
    left = [position for position in cv.positions if position.start]
    for job in (job for job in gold["experience"] if job["start"]):
        match = next((p for p in left if _same_edge(p.start, job, "start") and _same_edge(p.end, job, "end")), None)
        if match is None:
            tally.misses += 1
            continue
        left.remove(match)
        tally.hits += 1
        shares["position title"].append(_alike(match.title, job["title"]))
    tally.extras += len(left)
    bounds = gold["total_experience_months_range"]
    shares["total experience"].append(_months_right(cv.experience_months, gold["total_experience_months"], bounds))
    completed = [d["eqf_level"] for d in gold["degrees"] if d["status"] == "completed" and d["eqf_level"]]
    found = [d.level for d in cv.education if d.status == "completed" and d.level]
    shares["highest degree"].append(max(completed, default=None) == max(found, default=None))


def _same_edge(found: str | None, job: Gold, edge: str) -> bool:
    digits = 7 if job[f"{edge}_precision"] in ("month", "present") else 4
    return (found or "")[:digits] == (job[edge] or "")[:digits]


def _alike(found: str, wanted: str) -> bool:
    one, other = fold(found), fold(wanted)
    return bool(one) and (one in other or other in one or SequenceMatcher(None, one, other).ratio() >= 0.6)


def _months_right(found: int | None, gold: int, bounds: list[int]) -> bool:
    if not gold:
        return not found or found <= bounds[1] + SLACK_MONTHS
    slack = max(SLACK_MONTHS, SLACK_SHARE * gold)
    return found is not None and bounds[0] - slack <= found <= bounds[1] + slack


# ---------------------------------------------------------------- postings, judgments, ranking


def _postings(folder: Path, settings: Settings, cvs: dict[str, CV], truths: dict[str, Gold]) -> Figures:
    labels, grades = _labels(folder), _grades(folder)
    requirements, preferred = Tally(), Tally()
    shares: dict[str, list[bool]] = defaultdict(list)
    confusion: Counter[tuple[str, str]] = Counter()
    orders: list[tuple[float, float]] = []
    for path in sorted((folder / "postings").glob("*.txt")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        posting = read_posting(path, profile=settings.profile)
        pairs = _align(truth["requirements"], posting)
        _count_requirements(truth["requirements"], posting, pairs, (requirements, preferred, shares))
        scores = {truths[file]["id"]: _score(cv, posting) for file, cv in cvs.items()}
        for cv, result in scores.items():
            said = {match.requirement: match.status for match in result.matches}
            for each in truth["requirements"]:
                label = labels.get((cv, path.stem, each["id"]))
                if label:
                    status = said[pairs[each["id"]].id] if each["id"] in pairs else "absent"
                    confusion[label, "not_met" if status == "unknown" else status] += 1
        orders.append(_order(scores, grades[path.stem]))
    f1 = [_label_f1(confusion, label) for label in LABELS]
    return {
        "requirement F1": requirements.f1,
        "preferred F1": preferred.f1,
        **{name: sum(each) / len(each) for name, each in shares.items()},
        "judgment macro F1": sum(f1) / len(f1),
        "judgment accuracy": sum(confusion[label, label] for label in LABELS) / max(1, confusion.total()),
        "nDCG@10": sum(ndcg for ndcg, _ in orders) / len(orders),
        "pairs in order": sum(pairs for _, pairs in orders) / len(orders),
    }


def _score(cv: CV, posting: Posting) -> Score:
    from screener.scoring import score

    return score(cv, posting)


def _labels(folder: Path) -> dict[tuple[str, str, str], str]:
    with (folder / "judgments.csv").open(encoding="utf-8", newline="") as file:
        return {(row["cv"], row["posting"], row["requirement"]): row["label"] for row in csv.DictReader(file)}


def _grades(folder: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            grades[row["posting"]][row["cv"]] = int(row["grade"])
    return grades


def _count_requirements(
    wanted: list[Gold],
    posting: Posting,
    pairs: dict[str, Requirement],
    into: tuple[Tally, Tally, dict[str, list[bool]]],
) -> None:
    requirements, preferred, shares = into
    hard = [each for each in wanted if each["kind"] != "soft_skill"]
    paired = {found.id for found in pairs.values()}
    for found in _asked(posting):
        if found.kind != "soft_skill" and found.id not in paired:
            requirements.extras += 1
            preferred.extras += found.importance == "preferred"
    for each in hard:
        match = pairs.get(each["id"])
        requirements.hits += match is not None
        requirements.misses += match is None
        said = match.importance if match else None
        preferred.hits += said == each["importance"] == "preferred"
        preferred.misses += each["importance"] == "preferred" != said
        preferred.extras += said == "preferred" != each["importance"]
        if match:
            shares["importance right"].append(said == each["importance"])
        if each["min_years"]:
            shares["posting years right"].append(match is not None and match.min_years == each["min_years"])
        if each["min_eqf"]:
            shares["posting degree level right"].append(match is not None and match.min_level == each["min_eqf"])


def _asked(posting: Posting) -> list[Requirement]:
    return [each for each in posting.requirements if each.origin.startswith("posting:")]


def _align(wanted: list[Gold], posting: Posting) -> dict[str, Requirement]:
    """Pair gold and found requirements by their words: the likest first, each once, then lines that hold several."""
    likest = sorted(
        ((_likeness(each, found), each["id"], index) for each in wanted for index, found in enumerate(_asked(posting))),
        reverse=True,
    )
    pairs: dict[str, Requirement] = {}
    used: set[int] = set()
    for once in (True, False):
        for likeness, gold_id, index in likest:
            if likeness >= 0.5 and gold_id not in pairs and not (once and index in used):
                pairs[gold_id] = _asked(posting)[index]
                used.add(index)
    return pairs


def _likeness(wanted: Gold, found: Requirement) -> float:
    one, other = _words(wanted["text"]), _words(found.text)
    names, labels = set(map(_plain, wanted["any_of"] or ())), set(map(_plain, found.any_of or ()))
    shared = len(one & other)
    if not names & labels and not 0 < min(2, len(one)) <= shared:
        return 0.0
    likeness = max(
        0.6 * shared / max(1, len(one)) + 0.4 * shared / max(1, len(other)),
        SequenceMatcher(None, fold(wanted["text"]), fold(found.text)).ratio(),
    )
    return likeness + (0.5 * len(names & labels) / len(names) if names and labels else 0)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z0-9+#]+", fold(text)) if len(word) > 2)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9+#]+", fold(name)))


def _label_f1(confusion: Counter[tuple[str, str]], label: str) -> float:
    total = sum(count * pair.count(label) for pair, count in confusion.items())
    return 2 * confusion[label, label] / max(1, total)


def _order(scores: dict[str, Score], grades: dict[str, int]) -> tuple[float, float]:
    """nDCG@10, and the share of pairs with different grades that stand in the right order."""
    order = [grades[cv] for cv in sorted(scores, key=lambda cv: -scores[cv].value) if cv in grades]
    pairs = [(a, b) for index, a in enumerate(order) for b in order[index + 1 :] if a != b]
    ideal = _gain(sorted(grades.values(), reverse=True)) or 1
    return _gain(order) / ideal, sum(a > b for a, b in pairs) / max(1, len(pairs))


def _gain(grades: list[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))
