"""The store: it saves time and never changes a result, whatever happens to its file."""

import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from screener.store import NAME, Store, program_hash, settings_key
from screener.types import CV, Document, Settings

CV_A = CV(Document("a.txt", "00", "text", (), "fr", ("fr",), "plain"), "2026-10")
# The name of a file is not kept.
KEPT = msgspec.structs.replace(CV_A, document=msgspec.structs.replace(CV_A.document, path=""))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "cache")
    yield opened
    opened.close()


def test_what_is_put_is_got(store: Store) -> None:
    store.put("content", "settings", CV_A)
    assert store.get("content", "settings") == KEPT
    assert store.get("content", "other settings") is None
    assert store.get("other content", "settings") is None


def test_only_the_user_may_read_it(store: Store) -> None:
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"garbage" * 500, None], ids=["emptied", "foreign bytes", "cut in half"])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: bytes | None) -> None:
    first = Store(tmp_path)
    for number in range(200):
        first.put(str(number), "settings", CV_A)
    first.close()
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if damage is None else damage)
    second = Store(tmp_path)
    second.put("new", "settings", CV_A)
    assert second.get("new", "settings") in (KEPT, None)
    assert all(second.get(str(number), "settings") in (KEPT, None) for number in range(200))
    second.close()


def test_a_changed_record_is_not_believed(store: Store) -> None:
    store.put("content", "settings", CV_A)
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE cv SET record = zeroblob(length(record))")
    other.close()
    assert store.get("content", "settings") is None


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = (tmp_path / NAME).read_bytes()
    store = Store(tmp_path)
    store.put("content", "settings", CV_A)
    assert store.get("content", "settings") is None
    assert store.fault == "the file belongs to another program"
    assert (tmp_path / NAME).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_a_fault_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / "cache")
    store.put("content", "settings", CV_A)
    assert store.get("content", "settings") is None
    assert store.fault


def test_two_stores_write_at_once(tmp_path: Path) -> None:
    def fill(mark: str) -> None:
        own = Store(tmp_path)
        for number in range(50):
            own.put(f"{mark}{number}", "settings", CV_A)
        assert own.fault is None
        own.close()

    threads = [threading.Thread(target=fill, args=(mark,)) for mark in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Store(tmp_path)
    assert store.info().records == 200
    store.close()


def test_stores_made_at_the_same_moment_are_one(tmp_path: Path) -> None:
    for attempt in range(40):  # each is a race of four for a new file
        folder = tmp_path / str(attempt)
        ready = threading.Barrier(4)
        faults: list[str | None] = []

        def make(folder: Path, ready: threading.Barrier, faults: list[str | None]) -> None:
            ready.wait()
            own = Store(folder)
            own.put(str(threading.get_ident()), "settings", CV_A)
            faults.append(own.fault)
            own.close()

        threads = [threading.Thread(target=make, args=(folder, ready, faults)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == [None] * 4


def test_purge_removes_what_is_older(store: Store) -> None:
    store.put("content", "settings", CV_A)
    oldest = store.info().oldest
    assert oldest is not None
    assert store.purge(oldest - 1) == 0
    assert store.purge(oldest + 1) == 1
    assert store.info().records == 0


def test_the_key_follows_settings_and_default_month() -> None:
    plain = settings_key(Settings(), "2026-10")
    assert plain != settings_key(Settings(), "2026-11")
    assert plain != settings_key(Settings(reference_date="2026-10"), "2026-10")
    assert settings_key(Settings(reference_date="2026-10"), "2026-10") == settings_key(
        Settings(reference_date="2026-10"), "2026-11"
    )
    assert len(program_hash()) == 64


def test_a_name_of_any_bytes_is_no_obstacle(store: Store) -> None:
    strange = msgspec.structs.replace(CV_A, document=msgspec.structs.replace(CV_A.document, path="caf\udce9.txt"))
    store.put("content", "settings", strange)
    assert store.get("content", "settings") == KEPT


def test_damage_deep_inside_is_set_aside_for_the_next_run(tmp_path: Path) -> None:
    first = Store(tmp_path)
    for number in range(400):
        first.put(str(number), "settings", CV_A)
    first.close()
    path = tmp_path / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    second = Store(tmp_path)
    assert all(second.get(str(number), "settings") in (KEPT, None) for number in range(400))
    second.close()
    third = Store(tmp_path)
    third.put("new", "settings", CV_A)
    assert third.get("new", "settings") == KEPT
    assert third.clear() == 1
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.endswith(".damaged")) == []
    third.close()
