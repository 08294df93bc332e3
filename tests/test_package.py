"""The wheel: built, installed in a fresh environment away from the checkout, it ranks the samples."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALONE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that has the wheel and, of the checkout, nothing."""
    folder = tmp_path_factory.mktemp("package")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    fresh = folder / "fresh"
    venv.create(fresh, with_pip=True)
    python = str(fresh / "bin" / "python")
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    # The libraries come from the environment of the tests. A path named here is not searched for .pth files in its
    # turn, so the editable installation of the checkout stays out.
    (Path(site) / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    wheel = next(folder.glob("*.whl"))
    pip = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return fresh / "bin"


def test_the_wheel_ranks_the_samples_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    where = subprocess.run(
        [installed / "python", "-c", "import screener; print(screener.__file__)"],
        check=True, capture_output=True, text=True, cwd=tmp_path, env=ALONE,
    )  # fmt: skip
    assert Path(where.stdout).is_relative_to(installed.parent)
    rank = ["rank", "samples/postings/1-social-media-manager.txt", "samples/cvs", "--format", "json", "--no-cache"]
    done = subprocess.run([installed / "screener", *rank], capture_output=True, text=True, cwd=tmp_path, env=ALONE)
    assert done.returncode == 0, done.stderr
    ranking = json.loads(done.stdout)
    assert len(ranking["candidates"]) == len(list((ROOT / "samples" / "cvs").iterdir()))
    assert ranking["candidates"][0]["score"] > 60


def test_profiles_and_models_are_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run([installed / "screener", "profiles"], capture_output=True, text=True, cwd=tmp_path, env=ALONE)
    assert done.returncode == 0, done.stderr
    assert "community-manager" in done.stdout
