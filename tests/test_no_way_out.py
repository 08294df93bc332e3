"""What the program does to the machine, as the system sees it: no network, no other program, no file outside its own.

Watched with strace over a run whose CVs ask for more: pictures and pages elsewhere, entities, linked templates.
"""

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
POSTING = SAMPLES / "postings" / "1-social-media-manager.txt"

_CALL = re.compile(r"^\d+\s+(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
# The system's own: libraries, time zones, languages, fonts that pdfium may draw with, OCR's words, what processes say
# of themselves.
_SYSTEM = (
    "/lib", "/usr/lib", "/usr/local/lib", "/etc/ld.so", "/etc/localtime", "/etc/fonts", "/usr/share/zoneinfo",
    "/usr/share/locale", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts",
    "/usr/share/tesseract-ocr", "/usr/share/fontconfig", "/proc", "/sys", "/dev/",
)  # fmt: skip

pytestmark = pytest.mark.thorough


def made_cvs(folder: Path, secret: Path) -> None:
    """CVs that ask for a file of the machine and for pages of the net."""
    links = "".join(
        f'<{tag} {attribute}="{where}"></{tag}>'
        for tag, attribute in (
            ("img", "src"),
            ("iframe", "src"),
            ("object", "data"),
            ("link", "href"),
            ("script", "src"),
        )
        for where in (secret.as_uri(), "http://127.0.0.1:9/x", "//example.org/x")
    )
    style = f"<style>@import url({secret.as_uri()}); body {{ background: url(http://127.0.0.1:9/y) }}</style>"
    (folder / "links.html").write_text(f"<html><head>{style}</head><body>Jeanne, Hootsuite{links}</body></html>")
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    (folder / "entity.xml").write_text(f"{entity}<a>&a;</a>")
    with (
        zipfile.ZipFile(SAMPLES / "cvs" / "bastien-roche.docx") as sample,
        zipfile.ZipFile(folder / "entity.docx", "w") as made,
    ):
        for part in sample.namelist():
            content = sample.read(part)
            if part == "word/document.xml":
                content = f"{entity}{body}<w:t>&a; Hootsuite</w:t></w:r></w:p></w:body></w:document>".encode()
            made.writestr(part, content)
        made.writestr("../../outside.txt", "outside")
    for name in ("awa-diallo.pdf", "tariq-osei.jpg", "ludivine-peyrat.odt", "antoine-mbaye.rtf"):
        (folder / name).write_bytes((SAMPLES / "cvs" / name).read_bytes())


def calls(trace: Path) -> list[tuple[str, str]]:
    """Every call that succeeded: its name and its arguments."""
    found = (_CALL.match(line) for line in trace.read_text(errors="replace").splitlines())
    return [(each["name"], each["arguments"]) for each in found if each and int(each["result"]) >= 0]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[tuple[str, str]]]:
    """The folder of a run, the file that it must not open, and what it asked of the system."""
    home = tmp_path_factory.mktemp("run")
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("Google Analytics, secret")
    for name in ("cvs", "tmp", "out"):
        (home / name).mkdir()
    made_cvs(home / "cvs", secret)
    trace = home / "trace"
    reports = (
        "--report",
        home / "out" / "r.html",
        "--report",
        home / "out" / "r.xlsx",
        "--report",
        home / "out" / "r.csv",
    )
    program = (sys.executable, "-m", "screener", "rank", POSTING, home / "cvs", *reports, "--cache", home / "cache")
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=file,network,process", "-s", "4096", "-o", str(trace), *map(str, program)],
        capture_output=True,
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    assert done.returncode in (0, 1), done.stderr
    assert all((home / "out" / f"r.{suffix}").exists() for suffix in ("html", "xlsx", "csv"))
    return home, secret, calls(trace)


def test_no_network(watched: tuple[Path, Path, list[tuple[str, str]]]) -> None:
    spoken = [call for call in watched[2] if call[0] in ("connect", "sendto", "sendmsg", "sendmmsg", "bind", "listen")]
    assert spoken, "workers speak with one another"
    outside = [call for call in spoken if re.search(r"AF_INET|AF_NETLINK|AF_PACKET|sin6?_addr", call[1])]
    assert [call for call in outside if not _is_probe(call)] == []


def _is_probe(call: tuple[str, str]) -> bool:
    """Whether a library only asks if the machine has IPv6: it takes a free port of its own and lets it go."""
    return call[0] == "bind" and "sin6_port=htons(0)" in call[1] and '"::1"' in call[1]


def test_no_other_program(watched: tuple[Path, Path, list[tuple[str, str]]]) -> None:
    started = [_PATH.findall(arguments)[0] for name, arguments in watched[2] if name.startswith("execve")]
    own = {str(Path(sys.executable)), str(Path(sys.executable).resolve())}
    assert started
    assert set(started) <= own


def test_no_file_but_its_own(watched: tuple[Path, Path, list[tuple[str, str]]]) -> None:
    home, secret, made = watched
    python = [sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib", "scripts")]
    own = (str(home), str(ROOT), sys.prefix, sys.base_prefix, *python, *_SYSTEM)
    opened = [_PATH.search(arguments) for name, arguments in made if name in ("open", "openat", "openat2", "creat")]
    paths = {each[1] for each in opened if each}
    assert len(paths) > 100
    assert str(secret) not in paths
    assert sorted(path for path in paths if path.startswith("/") and not path.startswith(own)) == []


def test_what_was_written_lies_where_it_should(watched: tuple[Path, Path, list[tuple[str, str]]]) -> None:
    home, _, made = watched
    written = {
        found[1]
        for name, arguments in made
        if name in ("open", "openat", "creat") and re.search(r"O_WRONLY|O_RDWR|O_CREAT", arguments)
        if (found := _PATH.search(arguments))
    }
    places = (str(home / "out"), str(home / "cache"), str(home / "tmp"), "/dev/", "/proc/")
    assert sorted(path for path in written if path.startswith("/") and not path.startswith(places)) == []
    assert not list(home.rglob("outside.txt"))
    assert not list(home.parent.rglob("outside.txt"))
