"""What is compiled is kept until any source it may be made of changes, wherever it can be kept."""

from __future__ import annotations

import ast
import importlib
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
import pytest
from numba.core import caching

import linchpin.compiled
from linchpin.compiled import _ROOMS

SOURCE = Path(linchpin.compiled.__file__).parent
CALLED = (
    "from invented.compiled import njit\n\n@njit(cache=True)\ndef more(x):\n    return x + {}\n"
)
CALLS = (
    "from invented.compiled import njit\nfrom invented.match.search.called import more\n\n"
    "@njit(cache=True)\ndef twice(x):\n    return 2 * more(x)\n"
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with two kernels in two files and this project's way to keep them."""
    root = tmp_path / "site" / "invented"
    room = root / "match" / "search"
    room.mkdir(parents=True)
    for folder in (root, root / "match", room):
        (folder / "__init__.py").touch()
    (root / "compiled.py").write_text((SOURCE / "compiled.py").read_text("utf-8"), "utf-8")
    (room / "called.py").write_text(CALLED.format(1))
    (room / "calls.py").write_text(CALLS)
    monkeypatch.syspath_prepend(str(root.parent))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(caching, "IndexDataCacheFile", caching.IndexDataCacheFile)
    monkeypatch.setattr(caching.CacheImpl, "_locator_classes", caching.CacheImpl._locator_classes)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "of-the-user"))
    return root


@pytest.fixture
def run(package: Path) -> Callable[[], tuple[int, bool]]:
    """What a new process would find: 2 * more(20), and whether it had to compile."""

    def as_new() -> tuple[int, bool]:
        for name in [name for name in sys.modules if name.split(".")[0] == "invented"]:
            del sys.modules[name]
        importlib.invalidate_caches()
        kernel: Any = importlib.import_module("invented.match.search.calls").twice
        return kernel(20), not kernel.stats.cache_hits

    return as_new


def kept(folder: Path) -> list[str]:
    return sorted({path.name.split("-")[0] for path in folder.rglob("*.nbi")})


def test_a_change_in_a_called_function_is_seen(
    package: Path, run: Callable[[], tuple[int, bool]]
) -> None:
    assert run() == (42, True)
    assert run() == (42, False)
    assert kept(package) == ["called.more", "calls.twice"]
    (package / "match" / "search" / "called.py").write_text(CALLED.format(2))
    assert run() == (44, True)
    assert run() == (44, False)


def test_a_package_that_cannot_be_written_is_kept_for_the_user(
    package: Path, run: Callable[[], tuple[int, bool]], tmp_path: Path
) -> None:
    (package / "match" / "search" / "__pycache__").touch()  # a folder cannot be made here
    assert run() == (42, True)
    assert run() == (42, False)
    assert kept(package) == []
    assert kept(tmp_path / "of-the-user") == ["called.more", "calls.twice"]
    (package / "match" / "search" / "called.py").write_text(CALLED.format(3))
    assert run() == (46, True)


@pytest.mark.parametrize("spoiled", [b"", b"junk", b"cmodule_that_is_gone\nRow\n."])
@pytest.mark.parametrize("kind", ["*.nbi", "*.nbc"])
def test_what_is_kept_and_cannot_be_read_is_made_anew(
    package: Path, run: Callable[[], tuple[int, bool]], kind: str, spoiled: bytes
) -> None:
    assert run() == (42, True)
    for path in package.rglob(kind):
        head = pickle.dumps(numba.__version__) if kind == "*.nbi" and spoiled else b""
        path.write_bytes(head + spoiled)
    assert run() == (42, True)
    assert run() == (42, False)


def test_where_nothing_can_be_written_it_still_runs(
    package: Path, run: Callable[[], tuple[int, bool]], tmp_path: Path
) -> None:
    (package / "match" / "search" / "__pycache__").touch()
    (tmp_path / "of-the-user").touch()
    assert run() == (42, True)
    assert kept(tmp_path) == []


def test_whole_numbers_of_every_kind_are_one_kind_to_a_kernel_that_is_called(
    package: Path, run: Callable[[], tuple[int, bool]]
) -> None:
    room = package / "match" / "search"
    (room / "calls.py").write_text(
        "import numpy as np\nfrom invented.compiled import njit\n"
        "from invented.match.search.called import more\n\n"
        "@njit(cache=True)\ndef twice(x):\n"
        "    return more(0) + more(x) + more(np.int32(x)) + more(np.int8(-1))\n"
    )
    assert run() == (1 + 21 + 21 + 0, True)
    more: Any = importlib.import_module("invented.match.search.called").more
    assert [str(one) for one in more.signatures] == ["(int64,)"]


def test_this_package_is_kept_so() -> None:
    from linchpin.match.tokens.hashing import hash_letters
    from linchpin.strike.kernels.components import find

    for kernel in (hash_letters, find):
        stamp = kernel._cache._impl.locator.get_source_stamp()  # type: ignore[attr-defined]
        assert stamp in {
            linchpin.compiled.sources_stamp(SOURCE / floor, rooms)
            for floor, rooms in _ROOMS.items()
        }


def imported(path: Path) -> set[str]:
    return {
        node.module
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }


def test_kernels_call_and_read_only_what_their_stamp_holds() -> None:
    rooms = {f"linchpin.{floor}.{room}" for floor, of in _ROOMS.items() for room in of}
    for path in SOURCE.rglob("*.py"):
        own = imported(path)
        assert path.name == "compiled.py" or "numba" not in own, f"{path}: linchpin.compiled"
        if "linchpin.compiled" in own:
            floor, room = path.relative_to(SOURCE).parts[:2]
            assert f"linchpin.{floor}.{room}" in rooms, path
            for module in own:
                if module.startswith("linchpin.") and module != "linchpin.compiled":
                    assert module.startswith(f"linchpin.{floor}."), (path, module)
                    assert ".".join(module.split(".")[:3]) in rooms, (path, module)
