"""CVs at an address: found and read as files are, and every fault said plainly. Nothing here leaves the machine."""

import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from screener import urls
from screener.errors import ReadError, UsageError


@pytest.fixture(autouse=True)
def memory() -> Iterator[None]:
    store = fsspec.filesystem("memory")
    for name in ("/cvs/b.txt", "/cvs/a.pdf", "/cvs/sub/c.txt", "/cvs/.hidden", "/cvs/.git/d.txt"):
        store.pipe(name, name.encode())
    store.pipe("/cvs/sub/empty.txt", b"")
    yield
    store.rm("/cvs", recursive=True)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("s3://bucket/cvs", True),
        ("memory://cvs", True),
        ("http://example.org", True),
        ("cvs/anna.pdf", False),
        ("C:/cvs/anna.pdf", False),
        ("notes: s3://x", False),
        ("", False),
    ],
)
def test_what_is_an_address(text: str, is_one: bool) -> None:
    assert urls.is_url(text) == is_one


def test_a_file_whose_name_looks_like_an_address_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s3:").mkdir()
    (tmp_path / "s3:" / "x").touch()
    assert not urls.is_url("s3://x")


def test_files_below_an_address_sorted_without_hidden_ones() -> None:
    found = ["memory:///cvs/a.pdf", "memory:///cvs/b.txt", "memory:///cvs/sub/c.txt", "memory:///cvs/sub/empty.txt"]
    assert list(urls.find("memory://cvs")) == found
    assert list(urls.find("memory://cvs/b.txt")) == ["memory:///cvs/b.txt"]


def test_files_of_a_folder_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "é #1.txt").write_text("a")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("b")
    (tmp_path / "link").symlink_to(tmp_path / "sub" / "b.txt")
    (tmp_path / "links").symlink_to(tmp_path / "sub")
    found = list(urls.find(f"file://{tmp_path}"))
    assert found == [f"file://{tmp_path}/sub/b.txt", f"file://{tmp_path}/é #1.txt"]
    assert [urls.read(each, 10) for each in found] == [b"b", b"a"]


def test_what_was_found_can_be_read() -> None:
    assert [urls.read(each, 100) for each in urls.find("memory://cvs/sub")] == [b"/cvs/sub/c.txt", b""]


def test_an_object_that_is_too_large_is_not_loaded() -> None:
    fsspec.filesystem("memory").pipe("/cvs/large.pdf", bytes(3 << 20))
    assert len(urls.read("memory://cvs/large.pdf", 3 << 20)) == 3 << 20
    with pytest.raises(ReadError) as raised:
        urls.read("memory://cvs/large.pdf", 1 << 20)
    assert (raised.value.key, raised.value.values) == ("too_large", {"mebibytes": 3, "limit": 1})


def test_a_store_that_refuses_parts_of_what_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object, path: str, start: int | None = None, end: int | None = None) -> bytes:
        raise OSError(22, "the requested range is not satisfiable")

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "cat_file", refuse)
    assert urls.read("memory://cvs/sub/empty.txt", 10) == b""
    with pytest.raises(ReadError, match="not satisfiable"):
        urls.read("memory://cvs/b.txt", 10)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("s3://bucket/cvs", "s3:// needs the package s3fs: pip install s3fs"),
        ("gs://bucket", "gs:// needs the package gcsfs"),
        ("az://container/cvs", "az:// needs the package adlfs"),
        ("https://example.org/cv.pdf", "is no place that CVs are read from"),
        ("ftp://example.org/cv.pdf", "give a path, or an address with s3://, gs://, az://"),
        ("github://org:repo@/", "is no place"),
        ("memory://x::https://example.org", "is no place"),
        ("memory://nowhere", "does not exist or holds nothing"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(url: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("s3fs", "gcsfs", "adlfs"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError) as raised:
        list(urls.find(url))
    assert sentence in str(raised.value)


def test_a_missing_fsspec_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"pip install 'screener\[dask\]'"):
        list(urls.find("memory://cvs"))


def test_a_file_that_cannot_be_read_is_a_result_with_a_reason() -> None:
    for url in ("memory://cvs/gone.txt", "ftp://example.org/x"):
        with pytest.raises(ReadError) as raised:
            urls.read(url, 10)
        assert raised.value.key == "cannot_open"
