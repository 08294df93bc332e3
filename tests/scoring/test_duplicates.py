"""The same CV twice is found by content and by text, whoever comes first; two people with one template are not."""

import pytest

from screener.extracting.sketch import SIZE, WORDS, sketch
from screener.scoring.duplicates import Fingerprint, _glance, _may_be_alike, duplicates

WORDS_OF_A_CV = [f"{a}{b}{c}" for a in "bdlmnprst" for b in "aeiou" for c in "bclmnrs"]
CV = " ".join(WORDS_OF_A_CV)


def found(*texts: str, contents: str = "") -> dict[str, str]:
    prints = [
        Fingerprint(f"{number}.txt", contents[number : number + 1] or str(number), sketch(text))
        for number, text in enumerate(texts)
    ]
    crowd = [Fingerprint(f"{n:03}.other", f"crowd {n}", sketch(f"w{n} " * 30)) for n in range(1000)]
    flags = duplicates(reversed(prints))
    assert flags == duplicates([*crowd, *prints]), "the index finds what looking at all finds"
    assert flags == duplicates(prints), "the order in which results come does not matter"
    return {file: str(flag.message.values["other"]) for file, flag in flags.items()}


def changed(every: int) -> str:
    return " ".join("other" if number % every == 1 else word for number, word in enumerate(WORDS_OF_A_CV))


@pytest.mark.parametrize("other", [CV, CV.upper(), CV.replace(" ", "\n"), f"Jean\n{CV}\njean@example.org", changed(40)])
def test_much_the_same_text_is_found(other: str) -> None:
    assert found(CV, other) == {"0.txt": "1.txt", "1.txt": "0.txt"}


@pytest.mark.parametrize("other", [changed(4), " ".join(reversed(WORDS_OF_A_CV)), CV[: len(CV) // 2], "Hootsuite"])
def test_another_text_is_not(other: str) -> None:
    assert found(CV, other) == {}


@pytest.mark.parametrize("words", [25, 60, 130, 315])
def test_a_glance_never_rules_out_what_shares_enough_runs(words: int) -> None:
    own, alike, ruled_out = sketch(" ".join(WORDS_OF_A_CV[:words])), 0, 0
    for every in range(2, 60):
        other = sketch(" ".join(changed(every).split()[:words]))
        runs = [{sketched[at : at + 4] for at in range(0, 4 * SIZE, 4)} for sketched in (own, other)]
        enough = len(runs[0] & runs[1]) >= 0.6 * len(runs[0] | runs[1])
        possible = _may_be_alike(_glance(own), _glance(other))
        assert possible or not enough
        alike, ruled_out = alike + enough, ruled_out + (not possible)
    assert alike
    assert ruled_out


def test_equal_files_are_found_however_short() -> None:
    assert found("Hootsuite", "Canva", "Hootsuite", contents="aba") == {"0.txt": "2.txt", "2.txt": "0.txt"}


def test_of_several_each_names_the_first_and_the_first_the_next() -> None:
    assert found(CV, CV, CV) == {"0.txt": "1.txt", "1.txt": "0.txt", "2.txt": "0.txt"}


def test_a_sketch_stays_small() -> None:
    assert len(sketch(CV * 1000)) == 4 * SIZE + 2 * WORDS
    assert sketch("three words only") == b""
