"""read(): content before name, limits before work, one plain reason for what cannot be read."""

import contextlib
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import ReadError
from screener.reading import read
from screener.types import Limits

from .office_samples import docx, html, odt, paragraph, rtf, zipped

TEXT = "Assistante de communication"
SAMPLES = {
    "docx": docx(paragraph(TEXT)),
    "odt": odt(f"<text:p>{TEXT}</text:p>"),
    "rtf": rtf(TEXT),
    "html": html(f"<p>{TEXT}</p>"),
    "plain": TEXT.encode(),
}


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("name", ["cv.docx", "cv.txt", "cv.pdf", "cv.doc", "cv", "CV.HTML", "cv.pdf.exe"])
def test_content_decides_whatever_the_name(kind: str, name: str) -> None:
    document = read(SAMPLES[kind], name=name)
    assert (document.text, document.reader, document.path) == (TEXT, kind, name)


def test_a_path_stays_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cv.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read("./cv.txt").path == "./cv.txt"
    assert read(Path("cv.txt")).path == "cv.txt"
    with open("cv.txt", "rb") as file:  # noqa: PTH123
        assert read(file).text == TEXT
    assert read(io.BytesIO(TEXT.encode())).path == ""


def test_pages_cover_the_text() -> None:
    document = read(b"un un un\n\x0cdeux deux\n\x0ctrois")
    assert document.text == "un un un\fdeux deux\ftrois"
    assert [(page.number, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "un un un"), (2, "deux deux"), (3, "trois"),
    ]  # fmt: skip


def reason(source: bytes | str | Path, *, name: str = "", limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as refused:
        read(source, name=name or None, limits=limits)
    return refused.value.key


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b"x", "no_text"),
        (b" \n\t \r\n", "no_text"),
        (bytes(5_000), "no_text"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(90), "program"),
        (b"MZ\x90\x00" + bytes(90), "program"),
        (b"#!/bin/sh\necho hello\n", "program"),
        (b"Rar!\x1a\x07\x00 abc", "archive"),
        (b"7z\xbc\xaf\x27\x1c abc", "archive"),
        (b"\x1f\x8b\x08\x00 abc", "archive"),
        (zipped({"cv1.txt": TEXT, "cv2.txt": TEXT}), "archive"),
        (zipped({"cv.docx": docx(paragraph(TEXT))}), "archive"),
        (zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "other_office"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "other_office"),
        (zipped({"Index/Document.iwa": "x"}), "pages_file"),
        (zipped({"[Content_Types].xml": "<a/>"}), "part_missing"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": "<other/>"}), "damaged"),
        (OLE + "WordDocument".encode("utf-16-le"), "old_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "other_office"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "old_word"),
        (b'<?xml version="1.0"?><candidate><name>Lea</name></candidate>', "unknown_format"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(90), "unknown_format"),
        (docx(paragraph("")), "no_text"),
        (docx(paragraph(TEXT))[:-40], "damaged"),
        (docx(paragraph(TEXT), styles="<w:style"), "damaged"),  # what hides text might stand there
        (odt(f"<text:p>{TEXT}</text:p>", named="<style:style"), "damaged"),
        (docx(paragraph(TEXT))[:200], "damaged"),
        (docx(paragraph(TEXT)).replace(b"word/document.xml", b"word/documenx.xml"), "part_missing"),
    ],
)
def test_what_cannot_be_read_has_its_reason(data: bytes, key: str) -> None:
    assert reason(data) == key


def test_paths_that_are_no_readable_files(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.txt") == "missing"
    assert reason(tmp_path) in {"not_a_file", "unreadable_file", "not_allowed"}
    assert reason("bad\0name.txt") == "unreadable_file"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert reason(pipe) == "not_a_file"
    assert reason("/dev/zero") == "not_a_file"


def test_the_size_of_a_file_is_measured_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(8 << 30)
    assert reason(large) == "too_large"
    assert reason(b"x" * 100, limits=Limits(file_bytes=99)) == "too_large"


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_text_beyond_the_limit_is_cut_and_said_to_be(kind: str) -> None:
    line = "Assistante de communication. "
    long = {
        "docx": docx(paragraph(line) * 200), "odt": odt(f"<text:p>{line}</text:p>" * 200),
        "rtf": rtf(rf"{line}\par " * 200), "html": html(f"<p>{line}</p>" * 200), "plain": f"{line}\n".encode() * 200,
    }[kind]  # fmt: skip
    document = read(long, limits=Limits(text_chars=1_000))
    assert 900 < len(document.text) <= 1_000
    assert [flag.message.key for flag in document.warnings] == ["warning.limit_reached_text"]
    assert document.text.endswith("communication.")


def test_pages_beyond_the_limit_are_cut_and_said_to_be() -> None:
    document = read(b"une page\n\x0c" * 5, limits=Limits(pages=3))
    assert len(document.pages) == 3
    assert [(flag.code, flag.message.values) for flag in document.warnings] == [("limit_reached", {"limit": 3})]


def test_blanks_use_up_no_limit() -> None:
    assert read(b"\n" * 30_000 + b"Assistante", limits=Limits(text_chars=1_000)).text == "Assistante"
    assert read(docx(paragraph("") * 3_000 + paragraph(TEXT)), limits=Limits(text_chars=1_000)).text == TEXT


# ---------------------------------------------------------------- hostile zip files


def test_what_would_unpack_too_large_is_refused_before_it_is_unpacked() -> None:
    assert reason(docx(paragraph("a" * 40_000_000))) == "unpacks_too_large"
    assert reason(zipped({"content.xml": bytes(60_000_000)})) == "unpacks_too_large"


def test_a_bomb_in_a_part_that_nobody_reads_does_no_harm() -> None:
    made = io.BytesIO(docx(paragraph(TEXT)))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(50_000_000))
    assert read(made.getvalue()).text == TEXT


def test_a_size_that_lies_is_found_out() -> None:
    data = docx(paragraph("Assistante " * 2_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    assert reason(data.replace(struct.pack("<I", size), struct.pack("<I", 300))) == "damaged"


def test_too_many_parts_are_refused() -> None:
    assert reason(zipped({f"word/{n}.xml": "" for n in range(2_500)})) == "too_many_parts"
    assert reason(docx(paragraph(TEXT)), limits=Limits(zip_parts=2)) == "too_many_parts"


def test_overlapping_parts_are_refused() -> None:
    data = bytearray(zipped({"word/document.xml": "<a/>" * 50, "word/styles.xml": "<b/>" * 50}))
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert reason(bytes(data)) in {"zip_trick", "damaged"}


def test_encrypted_parts_are_refused() -> None:
    data = bytearray(docx(paragraph(TEXT)))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert reason(bytes(data)) == "encrypted"


def test_names_that_lead_out_of_the_archive_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = io.BytesIO(docx(paragraph(TEXT)))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("../../PWNED.txt", "x")
        archive.writestr(f"{tmp_path}/PWNED.txt", "x")
    assert read(made.getvalue()).text == TEXT
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- hostile XML


BOMB = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("entity", ["&a;", "&b;", "&x;", "&unknown;"])
def test_entities_are_never_resolved(entity: str) -> None:
    whole = docx(paragraph(f"Assistante {entity} Nantes"))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/document.xml"] = BOMB + str(parts["word/document.xml"])
    if entity == "&unknown;":
        assert reason(zipped(parts)) == "damaged"
    else:
        assert read(zipped(parts)).text.split() == ["Assistante", "Nantes"]


def test_absurd_depth_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + paragraph(TEXT) + "</w:sdtContent></w:sdt>" * 300
    assert reason(docx(deep)) == "too_deep"
    assert reason(odt("<text:section>" * 300 + "</text:section>" * 300)) == "too_deep"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_files_give_text_or_a_reason_and_never_crash(kind: str, data: st.DataObject) -> None:
    raw = bytearray(SAMPLES[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    document = None
    with contextlib.suppress(ReadError):
        document = read(bytes(raw[:cut]), name=f"cv.{kind}")
    assert document is None or document.pages[-1].end == len(document.text)
