"""Every public name says in its docstring what it gives back, takes and raises (Google style)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "linchpin"
MOST_WITHOUT_ARGS = 4
"""Parameters a function may have before they need a section of their own."""
UNFINISHED: dict[str, set[str]] = {}
"""Docstrings that still lack something, each with what; for this list the way is down."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Public:
    """A public class, function or method."""

    place: str
    node: ast.ClassDef | Function

    @cached_property
    def text(self) -> str:
        """Return the docstring, empty where there is none."""
        return ast.get_docstring(self.node) or ""

    def section(self, name: str) -> set[str] | None:
        """Return the names explained in a section, or None where there is no such section."""
        found = re.search(rf"^{name}:\n((?:[ ]{{4}}.*\n?|\n)+)", self.text + "\n", re.MULTILINE)
        return (
            None
            if found is None
            else set(re.findall(r"^ {4}\*{0,2}(\w+):", found[1], re.MULTILINE))
        )

    @property
    def delegates(self) -> bool:
        """Say whether the docstring sends the reader to another one."""
        return re.search(r"\b[Ss]ee `", self.text) is not None


def names(body: list[ast.stmt], before: str) -> Iterator[Public]:
    """Yield the public classes and functions of a module or class."""
    for node in body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield Public(f"{before}{node.name}", node)
            if isinstance(node, ast.ClassDef):
                yield from names(node.body, f"{before}{node.name}.")


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Return every module with its dotted name below `linchpin`."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        found.append((name.removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))))
    return found


def lacks(public: Public) -> set[str]:
    """Return what a docstring lacks, in words."""
    first, _, rest = public.text.partition("\n")
    if not first:
        return {"a docstring"}
    found = set()
    if not first.endswith(".") or rest.partition("\n")[0].strip():
        found.add("a first line that is one sentence")
    if isinstance(public.node, ast.ClassDef):
        return found | _lacks_of_class(public, public.node)
    return found | _lacks_of_function(public, public.node)


def _lacks_of_class(public: Public, node: ast.ClassDef) -> set[str]:
    if not any("dataclass" in ast.unparse(item) for item in node.decorator_list):
        return set()
    fields = {
        item.target.id
        for item in node.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and not item.target.id.startswith("_")
    }
    told = public.section("Attributes")
    if told is None:
        return {"Attributes"} if len(fields) > MOST_WITHOUT_ARGS else set()
    return {f"Attributes: {name}" for name in fields ^ told}


def _lacks_of_function(public: Public, node: Function) -> set[str]:
    found = set()
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    every += [item for item in (node.args.vararg, node.args.kwarg) if item is not None]
    parameters = {item.arg for item in every} - {"self", "cls"}
    told = public.section("Args")
    if told is not None:
        found |= {f"Args: {name}" for name in parameters ^ told}
    elif len(parameters) > MOST_WITHOUT_ARGS and not public.delegates:
        found.add("Args")
    if _gives(node) and not re.search(_RESULT, public.text) and not public.delegates:
        found.add("Returns")
    if _raises(node) - {"ValueError"} and not public.delegates and not _RAISES.search(public.text):
        found.add("Raises")
    return found


_RESULT = re.compile(
    r"\A(?:Return|Yield|Say|Take|Tell|Give)\b|^(?:Returns|Yields):|; (?:returns|yields)\b|"
    r"\b(?:and|or) (?:return|yield)\b",
    re.MULTILINE,
)
"""How a docstring says what comes back: by its first word, in a section or in a clause."""


_RAISES = re.compile(r"\ARaise\b|^Raises:", re.MULTILINE)
"""How a docstring says what is raised."""


def _gives(node: Function) -> bool:
    plain = {ast.unparse(item) for item in node.decorator_list}
    result = "None" if node.returns is None else ast.unparse(node.returns)
    return result not in ("None", "NoReturn") and not plain & {"property", "cached_property"}


def _raises(node: Function) -> set[str]:
    """Return the exceptions a function raises itself and does not catch again."""
    raised = set()
    for item in ast.walk(node):
        if isinstance(item, ast.Raise) and isinstance(item.exc, ast.Call):
            raised.add(ast.unparse(item.exc.func))
    return {name for name in raised if name.endswith(("Error", "Refused"))}


FLOORS = sorted({path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"cli"})


@pytest.mark.parametrize("floor", ["", *FLOORS])
def test_a_public_name_is_documented(floor: str) -> None:
    found = {
        public.place: lacks(public) - UNFINISHED.get(public.place, set())
        for name, module in modules()
        if (name.partition(".")[0] if "." in name or name in FLOORS else "") == floor
        and not name.startswith("cli")
        for public in names(module.body, f"{name}.")
    }
    assert found
    assert {place: missing for place, missing in found.items() if missing} == {}


def test_every_module_says_what_it_is() -> None:
    assert [name for name, module in modules() if not ast.get_docstring(module)] == []


def test_every_exported_name_is_there() -> None:
    for name, module in modules():
        for node in module.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                bound = {
                    alias.asname or alias.name
                    for item in module.body
                    if isinstance(item, ast.ImportFrom)
                    for alias in item.names
                }
                assert set(ast.literal_eval(node.value)) <= bound, name


BAD = '''
def silent(): ...

def stale(one: int) -> int:
    """Return one.

    Args:
        two: Not there.
    """

def mute(one: int) -> int:
    """Do something."""

def loud() -> None:
    """Shout."""
    raise ReadError("x")

@dataclass
class Half:
    """Half a thing.

    Attributes:
        one: There.
    """
    one: int
    two: int
'''


def test_a_bad_docstring_would_be_found() -> None:
    found = {public.place: lacks(public) for public in names(ast.parse(BAD).body, "")}
    assert found == {
        "silent": {"a docstring"},
        "stale": {"Args: one", "Args: two"},
        "mute": {"Returns"},
        "loud": {"Raises"},
        "Half": {"Attributes: two"},
    }
