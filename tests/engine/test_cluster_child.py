"""The supervised process of a cluster's worker: it answers, is stopped, comes again, and never outlives its use."""

import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from screener.engine import Lost, WorkerLimits, child
from screener.engine.child import Child, ChildError
from tests.engine import work

LIMITS = WorkerLimits(seconds=1.0, memory=1 << 30)


@pytest.fixture
def one() -> Iterator[Child]:
    made = Child(work.do, LIMITS, ())
    yield made
    made.stop()


def test_it_answers_in_the_same_process(one: Child) -> None:
    assert one.do("a") == "A"
    first = one.pid
    assert one.do("b") == "B"
    assert one.pid == first


@pytest.mark.parametrize(("item", "cause"), [(work.SLOW, "time"), (work.CRASH, "crash"), (work.HUNGRY, "memory")])
def test_it_comes_again_after_a_loss(one: Child, item: str, cause: str) -> None:
    assert one.do(item) == Lost(cause)  # type: ignore[arg-type]
    assert one.do("a") == "A"


def test_its_death_while_idle_is_no_loss(one: Child) -> None:
    one.do("a")
    psutil.Process(one.pid).kill()
    wait_until(lambda: not alive(one.pid))
    assert one.do("b") == "B"


def test_it_ends_when_nobody_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "IDLE_SECONDS", 0.1)
    made = Child(work.do, LIMITS, ())
    assert made.do("a") == "A"
    wait_until(lambda: not alive(made.pid))
    assert made.do("b") == "B"
    made.stop()


@pytest.mark.parametrize("item", ["a", work.SLOW])
def test_it_ends_when_its_parent_is_gone(item: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, threading\n"
        "from screener.engine import WorkerLimits, child\n"
        "from tests.engine import work\n"
        "child.GRACE_SECONDS = 1\n"
        "made = child.Child(work.do, WorkerLimits(1.0, 1 << 30), ())\n"
        "made.do('warm')\n"
        "print(made.pid, flush=True)\n"
        f"threading.Timer(0.3, os._exit, (0,)).start()\n"
        f"made.do({item!r})\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env={"PYTHONPATH": PATH})
    assert done.stderr == ""
    wait_until(lambda: not alive(int(done.stdout)))


def test_a_work_that_it_cannot_import_is_a_defect() -> None:
    module = types.ModuleType("only_here")
    exec("def do(item): return item", module.__dict__)  # noqa: S102 - a function of a module that lies in no file
    sys.modules["only_here"] = module
    try:
        with pytest.raises(ChildError, match="could not be started"):
            Child(module.do, LIMITS, ()).do("a")
    finally:
        del sys.modules["only_here"]


PATH = ":".join(sys.path)


def alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("it did not happen within ten seconds")
