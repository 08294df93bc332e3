"""What workers inherit: the server process that they are forked from has loaded all that a usual CV needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

RANKED = """
import sys
import screener.warm
from screener import screening
from screener.types import Posting, Requirement, Settings
posting = Posting("Community manager", "en", (Requirement("r1", "Hootsuite", "tool", any_of=("Hootsuite",)),))
job = screening.Job(Settings(), posting)
known = set(sys.modules)
row = screening.judge_packed(job, "fr", sys.argv[1])
assert row.value >= 0, row
print(*sorted(name for name in set(sys.modules) - known if name.startswith(("screener", "pypdfium2", "yaml"))))
"""


def test_a_worker_imports_no_more_of_the_program_for_a_pdf() -> None:
    pdf = min((ROOT / "samples" / "cvs").glob("*.pdf"))
    done = subprocess.run([sys.executable, "-c", RANKED, pdf], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
