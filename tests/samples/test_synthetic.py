"""The maker of synthetic CVs: the same for the same seed, varied, fictional, and readable."""

from pathlib import Path

import pypdfium2

from benchmarks import synthetic
from tests.samples.test_samples import FICTION, MAIL, PHONE


def test_there_are_parts_enough() -> None:
    parts = synthetic.parts()
    assert len(set(parts.first_names)) >= 60
    assert len(set(parts.last_names)) >= 60
    assert sum(len(set(names)) for names in parts.employers.values()) >= 40
    assert len({title for role in parts.roles for titles in role.titles.values() for title in titles}) >= 25
    assert len({duty for role in parts.roles for duties in role.duties.values() for duty in duties}) >= 150
    assert len({tool for role in parts.roles for tool in role.tools}) >= 60
    assert sum(map(len, parts.degrees.values())) >= 30


def test_every_role_finds_a_degree_in_both_languages() -> None:
    parts = synthetic.parts()
    for role in parts.roles:
        for language in ("fr", "en"):
            assert any(role.field in degree.fields for degree in parts.degrees[language]), (role.name, language)


def test_a_cv_depends_on_the_seed_and_its_number_alone(tmp_path: Path) -> None:
    synthetic.make(tmp_path / "few", count=3, form="txt", seed=5)
    synthetic.make(tmp_path / "more", count=6, form="txt", seed=5)
    synthetic.make(tmp_path / "other", count=3, form="txt", seed=6)

    def written(folder: str) -> list[bytes]:
        return [path.read_bytes() for path in sorted((tmp_path / folder).iterdir())]

    assert written("more")[:3] == written("few")
    assert written("other") != written("few")
    assert len(set(written("more"))) == 6


def test_people_are_fictional() -> None:
    for number in range(1, 101):
        text = synthetic.as_text(synthetic.compose(1, number)).decode("utf-8")
        assert MAIL.findall(text)[0] in {"exemple.fr", "example.org"}
        assert FICTION.fullmatch(PHONE.findall(text)[0].replace(" ", "")), text


def test_a_pdf_says_what_the_text_says() -> None:
    paper = synthetic.compose(1, 2)
    pages = pypdfium2.PdfDocument(synthetic.as_pdf(paper))
    read = " ".join(page.get_textpage().get_text_range() for page in pages).lower()
    said = synthetic.as_text(paper).decode("utf-8").lower().replace("- ", "")
    assert set(said.replace(",", " ").split()) <= set(read.replace(",", " ").replace("•", " ").split())
