"""What is done with one input: it is read, extracted and scored, or refused in plain words."""

from functools import cache
from pathlib import Path

from screener.errors import ReadError
from screener.extracting import extract
from screener.posting import read_posting
from screener.reading import read
from screener.reporting.contract import candidate_object, encode
from screener.reporting.wording import say
from screener.scoring import rank, score
from screener.types import Message, Posting
from tests.fuzz.mutate import ROOT, mutated

POSTING = ROOT / "samples" / "postings" / "1-social-media-manager.txt"


@cache
def posting() -> Posting:
    return read_posting(POSTING)


def try_number(number: int) -> str:
    """What is wrong with how input `number` is handled; "" where nothing is."""
    return try_input(*mutated(number))


def try_input(name: str, data: bytes) -> str:
    """What is wrong with how a file is handled; "" where nothing is."""
    try:
        return _judged(name, data)
    except ReadError as error:
        return "" if say(Message(f"unreadable.{error.key}", dict(error.values)), "en") else "no reason"
    except MemoryError:
        return ""  # the engine says so
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}"


def _judged(name: str, data: bytes) -> str:
    cv = extract(read(data, name=name), reference_date="2026-10")
    result = score(cv, posting())
    encode(candidate_object(rank([result])[0], posting(), "fr")).decode("utf-8")
    quoted = [each.evidence for each in cv.positions]
    quoted += [each.evidence for each in cv.education]
    quoted += [each.evidence for each in (*cv.tools, *cv.skills)]
    quoted += [each.evidence for each in cv.languages]
    quoted += [each.evidence for each in result.matches]
    for evidence in quoted:
        for each in evidence:
            if cv.document.text[each.start : each.end] != each.quote:
                return f"not in the text: {each}"
    return "" if 0 <= result.value <= 100 else f"score {result.value}"


def kept() -> list[Path]:
    """The inputs that were once handled wrongly."""
    return sorted(path for path in (Path(__file__).parent / "finds").iterdir() if path.name != "README.md")
