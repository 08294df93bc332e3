"""Which files a run reads."""

import os
from pathlib import Path

import pytest

from screener import files, screening
from screener.errors import UsageError


def test_folders_are_walked_and_sorted_without_links_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "sub/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = [os.path.relpath(path, tmp_path) for path in files.find([tmp_path])]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    cv = tmp_path / "cv.txt"
    cv.write_text("x")
    assert list(files.find([cv, tmp_path, cv])) == [str(cv)]


def test_names_of_any_bytes_are_found(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(odd).write_text("x")
    assert list(files.find([tmp_path])) == [odd]


@pytest.mark.parametrize("missing", ["nowhere.txt", "no/folder"])
def test_an_input_that_is_not_there_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UsageError, match=r"does not exist: check the spelling"):
        files.find([tmp_path / missing])


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no CV in"):
        files.find([tmp_path])


def test_a_large_folder_is_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_RUN", 3)
    names = sorted(
        [*(f"cv-{number}.txt" for number in range(20)), "é.txt", "\uffee.txt", "\U0001f600.txt", "caf\udce9"]
    )
    for name in reversed(names):
        (tmp_path / name).write_text("x")
    assert list(files.find([tmp_path])) == [str(tmp_path / name) for name in names]


def test_paths_are_a_sequence_of_strings() -> None:
    names = ["a", "", "caf\udce9", "é/ü.pdf", "s3://b/c"]
    paths = files.Paths(iter(names))
    assert (list(paths), len(paths), paths[-1], paths[1:3]) == (names, 5, "s3://b/c", ["", "caf\udce9"])
    with pytest.raises(IndexError):
        paths[5]


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200])
def test_paths_are_kept_in_blocks(count: int) -> None:
    names = [f"/cvs/{'éê'[number % 2]}/{number}.txt" for number in range(count)]
    assert list(files.Paths(names)) == names


def test_paths_that_were_found_are_not_looked_for_again(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Hootsuite")
    paths = files.find([tmp_path])
    (tmp_path / "cv.txt").unlink()
    assert [type(each).__name__ for each in screening.stream_cvs(paths, workers=0)] == ["Failure"]
