"""Every number that decides who may be whom stands in docs/likeness.md, with its value."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from linchpin.match.search import weights
from linchpin.screen.rows import evidence

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "scripts" / "generate_likeness_table.py"
PAGE = ROOT / "docs" / "likeness.md"
sys.path.insert(0, str(SCRIPT.parent))
table = import_module("generate_likeness_table")

_PLAIN = {0.0, 0.5, 1.0}
"""Numbers that are no choice: nothing, half of two, all."""


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield the numbers with a point within functions that have no name."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                number = isinstance(node, ast.Constant) and isinstance(node.value, float)
                if number and node.value not in _PLAIN:
                    yield f"line {node.lineno}: {node.value}"


def sources() -> Iterator[Path]:
    """Yield the modules that decide."""
    for room in table.ROOMS:
        yield from sorted((table.SOURCE / "linchpin" / room).rglob("*.py"))


def test_the_page_is_current() -> None:
    command = "uv run python scripts/generate_likeness_table.py"
    assert table.page() == PAGE.read_text("utf-8"), command


def test_each_line_of_the_page_has_the_value_of_its_constant() -> None:
    module, seen = "", 0
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("### "):
            module = "linchpin." + line[4:].removesuffix(".py").replace("/", ".")
        match = re.match(r"\| `(\w+)(\[.*\])?` \| ([-\d.,e]+) \|", line)
        if match is None:
            continue
        seen += 1
        value = getattr(import_module(module.removesuffix(".__init__")), match[1])
        number = float(match[3].replace(",", ""))
        if match[2] is None:
            assert number == value, line
        else:
            assert number in {*value.values(), *value}, line
    assert seen > 200


def test_every_number_that_decides_says_what_it_means() -> None:
    silent = [
        f"{one.module}.{one.name}"
        for path in sources()
        for one in table.constants(path)
        if not one.meaning and not table.is_left_out(one)
    ]
    assert silent == []


def test_what_is_left_out_of_the_page_exists() -> None:
    names = {
        f"{one.module.split('.', 1)[1]}.{one.name.split('[')[0]}"
        for path in sources()
        for one in table.constants(path)
    }
    assert names >= table.ENCODINGS | table.AMOUNTS | table.COPIES


def test_no_number_decides_without_a_name() -> None:
    found = {
        f"{path.relative_to(table.SOURCE)}: {text}"
        for path in sources()
        for text in literals(ast.parse(path.read_text("utf-8")))
    }
    assert found == set()
    assert list(literals(ast.parse("def f(x):\n    return x > 0.97 or x == 0.5"))) == [
        "line 2: 0.97"
    ]


@pytest.mark.parametrize(("module", "name"), [(weights, "CONFLICT"), (evidence, "STRONG_BITS")])
def test_a_changed_number_changes_the_page(
    module: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = table.page()
    monkeypatch.setattr(module, name, getattr(module, name) * 1.2)
    assert table.page() != before
