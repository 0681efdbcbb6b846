"""The house is as CONTRIBUTING describes it, and each floor asks only for what it may ask."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "linchpin"
SURFACES = ("cli",)
ASKS = {
    "datetime.datetime.now", "datetime.datetime.today", "datetime.date.today", "time.time",
    "getpass.getuser", "os.environ", "os.getenv", "os.getlogin", "sys.argv", "sys.stdin",
    "sys.stdout", "sys.stderr", "input", "print", "Path.home", "Path.cwd", "os.getcwd",
}  # fmt: skip
"""What only a surface may ask for or speak to: time, environment, user, terminal."""
_SETS_TEXT = {"linchpin.cli.text.layout", "linchpin.cli.text.terminal.style"}
TWICE: set[str] = set()
"""Names that two classes still bear: the way is down, none may come in."""


def modules(under: Path = SOURCE) -> list[Path]:
    """Return every module of the package, or of a part of it."""
    return sorted(under.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """Return what a module says, as Python takes it."""
    return ast.parse(path.read_text("utf-8"))


def asked(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted name of everything a module reads or calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield ast.unparse(node)


def test_the_map_shows_the_rooms_there_are() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Where things are")[2]
    block = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[0]
    shown, floor = [], ""
    for line in block.splitlines():
        name = line.split("/")[0]
        floor = floor if name.startswith(" ") else name
        shown.append(f"{floor}/{name.strip()}" if name.startswith(" ") else floor)
    there = sorted(
        item.parent.relative_to(SOURCE).as_posix()
        for item in (*SOURCE.glob("*/__init__.py"), *SOURCE.glob("*/*/__init__.py"))
    )
    assert sorted(shown) == there


@pytest.mark.parametrize(
    "floor", sorted({item.parent.name for item in SOURCE.glob("*/__init__.py")} - set(SURFACES))
)
def test_only_a_surface_asks_for_time_user_and_terminal(floor: str) -> None:
    for path in modules(SOURCE / floor):
        found = set(asked(parsed(path))) & ASKS
        assert found == set(), f"{path.relative_to(SOURCE)} asks {', '.join(sorted(found))}"


def test_click_stays_on_the_surface() -> None:
    for path in modules():
        if path.relative_to(SOURCE).parts[0] in SURFACES:
            continue
        for node in ast.walk(parsed(path)):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.partition(".")[0] == "click"], path


def test_the_rooms_of_the_surface_are_commands_options_and_text() -> None:
    rooms = {item.name for item in (SOURCE / "cli").iterdir() if item.is_dir()} - {"__pycache__"}
    assert rooms == {"commands", "options", "text"}


def test_a_class_name_means_one_thing() -> None:
    homes = defaultdict(set)
    for path in modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(path.relative_to(SOURCE).as_posix())
    twice = {name: sorted(places) for name, places in homes.items() if len(places) > 1}
    assert {name: twice[name] for name in twice.keys() - TWICE} == {}


def test_formulas_are_guarded_in_one_place() -> None:
    """Whoever writes cells takes the guard of `claims/safe_text.py`; nobody has another."""
    for path in modules():
        text = path.read_text("utf-8")
        home = path.relative_to(SOURCE).as_posix() == "claims/safe_text.py"
        assert home or "def safe_cell" not in text, path
        if re.search(r"csv\.(DictW|w)riter\(", text):
            assert "from linchpin.claims.safe_text import" in text, f"{path} writes unsafe cells"


def imported(path: Path, known: set[str]) -> set[str]:
    """Return the modules of the package that a module needs when it runs, in functions too."""
    found, tree = set(), parsed(path)
    types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            named = {f"{node.module}.{item.name}" for item in node.names}
            found |= (named & known) or ({node.module} & known)
    return found


def test_no_two_modules_need_each_other() -> None:
    """Not at the top of the file, and not in a function."""
    places = {
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): (
            path
        )
        for path in modules()
    }
    needs = {name: imported(path, set(places)) - {name} for name, path in places.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" needs ".join(reversed(error.args[1])))


@pytest.mark.parametrize("room", ["commands", "options"])
def test_commands_and_options_leave_words_to_the_text_room(room: str) -> None:
    for path in modules(SOURCE / "cli" / room):
        tree = parsed(path)
        for node in ast.walk(tree):
            assert not isinstance(node, ast.Yield | ast.YieldFrom) or path.name == "files.py", path
            if isinstance(node, ast.ImportFrom):
                names = {f"{node.module}.{item.name}" for item in node.names}
                assert not names & _SETS_TEXT, f"{path} sets text itself"


def test_options_say_nothing() -> None:
    for path in modules(SOURCE / "cli" / "options"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "click.echo":
                assert path.name == "settings.py", f"{path} prints"
