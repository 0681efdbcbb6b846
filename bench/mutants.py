"""Which numbers that decide could change without a test of behaviour noticing.

Changes one constant of docs/likeness.md at a time in a copy of the sources, runs the tests of its
own package against the copy, and prints what no test noticed. The tests that hold the page itself
are left out: they notice every change, and say nothing about what it does. Constants of compiled
functions are tried in plain Python, where nothing is compiled anew for each.

Usage: python bench/mutants.py [--only TEXT] [--tests PATH ...] [--seconds N]
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

# Imported here once, and not again in the process of each constant.
import duckdb as duckdb
import hypothesis as hypothesis
import numba
import pyarrow as pyarrow
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
table = import_module("generate_likeness_table")

COMPILED = ("match/tokens", "match/search", "match/reverse")
TESTS = {
    "match/tokens": ("tests/match/search",),
    "match/search": ("tests/match/search",),
    "match/reverse": ("tests/match/reverse",),
    "match/compare": ("tests/match/compare",),
    "match/mexico": ("tests/match/mexico",),
    "match/resolve": ("tests/match/resolve",),
    "screen/book": ("tests/screen/book",),
    "screen/embargoes": ("tests/screen/rows",),
    "screen/results": ("tests/screen/results",),
    "screen/rows": ("tests/screen/rows",),
    "screen/watchlist": ("tests/screen/watchlist",),
}
"""Where the behaviour of a room is tested."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A constant with another value.

    Attributes:
        module: Path of its module, below the package.
        name: Its name, with the key in brackets for an item of a table.
        before: Its value.
        after: The other value.
        line: Line of the literal, from 1.
        columns: Where the literal begins and ends in the line.
    """

    module: str
    name: str
    before: float
    after: float
    line: int
    columns: tuple[int, int]


def main() -> int:
    """Try every constant, print each that nothing noticed, and return whether there was one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="constants whose path has TEXT")
    parser.add_argument("--tests", nargs="*", default=None, metavar="PATH", help="other tests")
    parser.add_argument("--seconds", type=float, default=600, help="at most for one constant")
    parser.add_argument("--list", action="store_true", help="only say what would be tried")
    asked = parser.parse_args()
    alive = tried = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy)
        with get_context("fork").Pool(1) as pool:  # the program itself is not imported here
            found = pool.apply(_listed)
        for mutant in found:
            if asked.only not in f"{mutant.module} {mutant.name}":
                continue
            told = f"{mutant.module} {mutant.name} {mutant.before:g} -> {mutant.after:g}"
            noticed = "" if asked.list else _noticed(mutant, copy, asked.tests, asked.seconds)
            tried, alive = tried + 1, alive + (noticed is None)
            print(f"{told}: {'SURVIVES' if noticed is None else noticed}", flush=True)
    print(f"{tried} constants, {alive} that no test of their package noticed")
    return int(alive > 0)


def mutants() -> Iterator[Mutant]:
    """Yield every constant of the page with another value: a fifth less, an integer one more."""
    for room in table.ROOMS:
        for path in sorted((table.SOURCE / "linchpin" / room).rglob("*.py")):
            module = path.relative_to(table.SOURCE / "linchpin").as_posix()
            found = [one for one in table.constants(path) if not table.is_left_out(one)]
            for name in dict.fromkeys(one.name.partition("[")[0] for one in found):
                values = [one for one in found if one.name.partition("[")[0] == name]
                literals = list(_literals(path, name))
                if len(literals) != len(values):
                    continue  # made of other constants, which are tried themselves
                for one, (line, columns) in zip(values, literals, strict=True):
                    yield Mutant(module, one.name, one.value, _other(one.value), line, columns)


def _listed() -> list[Mutant]:
    return list(mutants())


def _other(value: float) -> float:
    if isinstance(value, int):
        return value + 1 if value < 10 else value * 2
    return value * 0.8 if value else 0.2


def _literals(path: Path, name: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield where the numbers of a constant stand: the literal, or the items of the table."""
    for node in ast.parse(path.read_text("utf-8")).body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        if not any(isinstance(target, ast.Name) and target.id == name for target in targets):
            continue
        value = node.value
        if isinstance(value, ast.Call) and value.args:
            value = value.args[0]
        items = [value]
        if isinstance(value, ast.Dict):
            items = [
                item if _is_number(item) else key
                for key, item in zip(value.keys, value.values, strict=True)
            ]
        for item in items:
            if item is not None and _is_number(item):
                yield item.lineno, (item.col_offset, item.end_col_offset or 0)


def _is_number(node: ast.expr | None) -> bool:
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _noticed(mutant: Mutant, copy: Path, tests: list[str] | None, seconds: float) -> str | None:
    """Return the first test that fails with the other value, or None."""
    path = copy / "linchpin" / mutant.module
    before = path.read_text("utf-8")
    lines = before.splitlines(keepends=True)
    begin, end = mutant.columns
    line = lines[mutant.line - 1].encode()
    lines[mutant.line - 1] = (line[:begin] + repr(mutant.after).encode() + line[end:]).decode()
    room = "/".join(mutant.module.split("/")[:2])
    wanted = tests or TESTS.get(room, (f"tests/{room.split('/')[0]}",))
    written = copy.with_name("printed.txt")
    try:
        path.write_text("".join(lines), "utf-8")
        child = os.fork()
        if child == 0:
            _run_tests(copy, wanted, written, compiled=room not in COMPILED)
        code = _waited(child, seconds)
    finally:
        path.write_text(before, "utf-8")
    if code is None:
        return f"not in {seconds:g} s"
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", written.read_text("utf-8"), re.MULTILINE)
    if failed is not None:
        return f"noticed by {failed[1]}"
    return None if code == 0 else f"pytest ended with {code}"


def _run_tests(copy: Path, tests: Iterable[str], written: Path, *, compiled: bool) -> NoReturn:
    """Run tests against the copy in this process, which ends with pytest's exit code."""
    os.chdir(ROOT)
    sys.path.insert(0, str(copy))
    os.environ["PYTHONPATH"] = str(copy)
    sys.dont_write_bytecode = True
    if not compiled:
        numba.config.DISABLE_JIT = True
    with written.open("w", encoding="utf-8") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        code = 99
        try:
            code = int(pytest.main(
                ["-n0", "-x", "-q", "--tb=no", "-p", "no:warnings", "-m", "not slow", *tests]
            ))  # fmt: skip
        finally:
            sys.stdout.flush()
            os._exit(code)


def _waited(child: int, seconds: float) -> int | None:
    """Return the exit code of a process, or None where it had to be ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    raise SystemExit(main())
