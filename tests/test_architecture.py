"""The shape of the tree: layers, sizes and names of modules, and what a start loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "linchpin"
MOST_LINES = 300
LONGER: dict[str, int] = {}
"""Modules over the limit, each with the most lines it may have: for them the way is down."""
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(SOURCE.rglob("*.py"))


def test_imports_point_down() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_module_is_short() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in modules()
    }
    assert len(found) > 100
    long = {name: lines for name, lines in found.items() if lines > LONGER.get(name, MOST_LINES)}
    assert long == {}, "split them"


def test_every_module_is_named_for_what_it_knows() -> None:
    parts = {part for path in modules() for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert parts & FORBIDDEN == set()


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in modules()}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_help_loads_no_heavy_library() -> None:
    code = "import sys, linchpin.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    heavy = {"duckdb", "httpx", "numpy", "pyarrow", "rigour", "sqlalchemy", "yaml"}
    assert loaded & heavy == set()
