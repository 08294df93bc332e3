"""The house's rule of imports, held by reading them: one way only, each library in its own room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "screener"

BASE = {"errors", "types", "data", "months", "text", "taxonomy", "profiles", "files", "urls"}
ROOMS = {"reading", "extracting", "scoring", "reporting", "store", "engine"}
MAY_IMPORT = {
    **dict.fromkeys(BASE, BASE),
    **{room: BASE | {room} for room in ROOMS},
    "posting": BASE | {"posting", "reading", "extracting"},
    "preload": {"engine"},
    "screening": BASE | ROOMS | {"posting", "preload"},
    "warm": BASE | ROOMS,
    "console": BASE | {"reporting"},
    "parquet_store": BASE | {"store"},
    "pool": BASE | ROOMS | {"screening", "parquet_store"},
    "rank_command": BASE | ROOMS | {"screening", "pool", "console"},
    "options": BASE | {"posting", "reporting", "screening", "console", "store"},
    "cache_commands": BASE | {"pool", "store", "console", "options", "reporting"},
    "commands": BASE | {"posting", "reporting", "screening", "console", "options"},
    "cli": BASE
    | ROOMS
    | {"posting", "screening", "console", "options", "rank_command", "cache_commands", "commands", "cli"},
    "__main__": {"preload", "cli"},
    "__init__": BASE | ROOMS | {"posting", "screening", "pool"},
}
# library -> the modules (or whole rooms) that may import it
LIBRARIES = {
    "spacy": {"extracting"},
    "sklearn": {"scoring.likeness", "extracting"},
    "skops": {"extracting"},
    "typer": {"cli", "console", "options", "cache_commands", "commands"},
    "rich": {"console", "reporting.terminal"},
    "pypdfium2": {"reading"},
    "tesserocr": {"reading"},
    "PIL": {"reading"},
    "selectolax": {"reading"},
    "jinja2": {"reporting"},
    "xlsxwriter": {"reporting"},
    "dask": {"engine"},
    "distributed": {"engine"},
    "pyarrow": {"reporting", "parquet_store"},
    "fsspec": {"urls"},
    "sqlite3": {"store"},
    "numpy": {"scoring.bulk", "reading.pdf_hidden"},
    "pickle": set(),
    "joblib": set(),
    "dill": set(),
    "requests": set(),
    "httpx": set(),
    "urllib": set(),
    "socket": set(),
    "subprocess": set(),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written whole, from `screener`"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_go_one_way(path: Path) -> None:
    room = name(path).partition(".")[0]
    for imported in imports(path):
        top, _, rest = imported.partition(".")
        if top == "screener":
            other = rest.partition(".")[0]
            assert other in MAY_IMPORT[room], f"{name(path)} may not import {imported}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_library_stays_in_its_room(path: Path) -> None:
    own = name(path)
    for imported in imports(path):
        allowed = LIBRARIES.get(imported.partition(".")[0])
        if allowed is not None:
            assert any(own == place or own.startswith(f"{place}.") for place in allowed), f"{own} imports {imported}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_only_the_command_line_prints_or_reads_the_environment(path: Path) -> None:
    if name(path) in ("cli", "console", "options"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "input", "eval", "exec"}, f"{name(path)} calls {node.func.id}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"environ", "getenv"}, f"{name(path)} reads the environment"


def test_the_rules_name_every_module_at_the_top() -> None:
    found = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    found -= {"py", "__pycache__", "_shipped"}
    assert {each for each in found if each != "py.typed" and each != "py"} <= set(MAY_IMPORT)
