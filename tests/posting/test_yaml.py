"""A posting written as YAML, edited, and given back; every mistake named by line and key."""

import io
from pathlib import Path

import pytest

from screener.errors import PostingError, UsageError
from screener.posting import parse_posting, read_posting, to_yaml

TEXT = """Social media manager (F/H)

Profil recherché
- Bac+3 en communication
- 3 ans d'expérience dans un poste similaire
- Maîtrise de Hootsuite, Buffer ou tout autre outil
- Anglais courant impératif

Souhaité
- Photographie : « l'œil » & le reste
"""


@pytest.fixture(scope="module")
def written() -> str:
    return to_yaml(parse_posting(TEXT))


def test_round_trip(written: str) -> None:
    assert parse_posting(written) == parse_posting(TEXT)


def test_a_file_is_read_by_its_suffix(written: str, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(written, encoding="utf-8")
    assert read_posting(path).requirements == parse_posting(TEXT).requirements


def test_bytes_and_open_files_are_read_as_what_they_hold(written: str) -> None:
    assert read_posting(written.encode()).requirements == parse_posting(TEXT).requirements
    assert read_posting(io.BytesIO(written.encode())).requirements == parse_posting(TEXT).requirements
    assert read_posting(TEXT.encode()).requirements == parse_posting(TEXT).requirements


def test_edits_count(written: str) -> None:
    edited = written.replace("weight: 4\n", "weight: 9.5\n", 1).replace("must: true", "must: false")
    posting = parse_posting(edited)
    assert posting.requirements[1].weight == 9.5
    assert not any(requirement.must for requirement in posting.requirements)


def test_a_line_of_text_is_enough() -> None:
    posting = parse_posting(
        "title: Rédacteur\nrequirements:\n- text: Maîtrise de Figma, un plus\n- text: 5 ans d'expérience\n  weight: 7\n"
    )
    tool, experience = posting.requirements
    assert (tool.kind, tool.importance, tool.any_of, tool.id) == ("tool", "preferred", ("Figma",), "r1")
    assert (experience.kind, experience.min_years, experience.weight) == ("experience", 5, 7)


def test_nothing_is_added_to_what_a_person_wrote() -> None:
    posting = parse_posting(
        "title: Social media manager\nprofile: social-media-manager\nrequirements:\n- text: Figma\n"
    )
    assert [requirement.text for requirement in posting.requirements] == ["Figma"]


def test_no_profile_takes_the_profile_s_lines_away(written: str) -> None:
    posting = parse_posting(written, profile="none")
    assert posting.profile is None
    assert not any(requirement.origin == "profile" for requirement in posting.requirements)


LINES = "title: X\nrequirements:\n- text: Figma\n  "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LINES + "wieght: 2\n", r"line 4, key `wieght`.*did you mean `weight`"),
        (LINES + "weight: heavy\n", r"line 4, key `weight`.*a number"),
        (LINES + "weight: -1\n", r"line 4, key `weight`.*from 0 to 1000"),
        (LINES + "weight: .nan\n", r"line 4, key `weight`.*from 0 to 1000"),
        (LINES + "kind: diploma\n", r"line 4, key `kind`.*'diploma'"),
        (LINES + "importance: vital\n", r"line 4, key `importance`.*'vital'"),
        (LINES + "must: maybe\n", r"line 4, key `must`.*true or false"),
        (LINES + "min_years: 99\n", r"line 4, key `min_years`"),
        (LINES + "min_level: 12\n", r"line 4, key `min_level`"),
        (LINES + "field: alchemy\n", r"line 4, key `field`.*'alchemy'"),
        (LINES + "roles: [astronaut]\n", r"line 4, key `roles`.*'astronaut'"),
        (LINES + "language: {code: en, level: C9}\n", r"line 4, key `language`.*A1"),
        (LINES + "kind: language\n", r"key `language`.*code: en"),
        (LINES + "text: again\n", r"line 4, key `text`.*twice"),
        (LINES + "any_of: Figma\n", r"line 4, key `any_of`.*a list"),
        ("requirements:\n- kind: tool\n", r"line 2.*`text` is missing"),
        ("requirements:\n- text: [a, b\n", r"line \d+ of the YAML posting: this is not YAML"),
        ("requirements: []\n- ", r"not YAML"),
        ("requirements:\n- &a text: x\n- *a\n", r"anchors and aliases"),
        ("titel: X\nrequirements:\n- text: Figma\n", r"line 1, key `titel`.*`title`"),
        ("profile: astronaut\nrequirements:\n- text: Figma\n", r"line 1, key `profile`.*'astronaut'"),
        ("requirements:\n- text: Figma\n  id: a\n- text: Canva\n  id: a\n", r"line 5, key `id`.*twice"),
        ("requirements:\n- text: Figma\n  weight: 0\n", r"must weigh more than 0"),
        ("requirements:\n- text: ' '\n", r"line 2, key `text`.*needs words"),
        ("requirements:\n- text: x\nparts:\n- {name: offer, start: 5, end: 900}\n", r"line 4, key `parts`"),
    ],
)
def test_mistakes_are_named_by_line_and_key(text: str, said: str) -> None:
    with pytest.raises(PostingError, match=said) as error:
        parse_posting(text)
    assert "\n" not in str(error.value)


def test_an_unknown_profile_is_wrong_use(written: str) -> None:
    with pytest.raises(UsageError, match="there is no profile"):
        parse_posting(written, profile="astronaut")


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{n}: &{n} [{'*a, ' * 9}*a]\n" for n in "bcdefgh") + "requirements:\n- text: x\n"
    with pytest.raises(PostingError, match="anchors and aliases"):
        parse_posting(bomb)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(PostingError, match="too deeply nested"):
        parse_posting("requirements:\n- text: " + "[" * 5000 + "]" * 5000 + "\n")
