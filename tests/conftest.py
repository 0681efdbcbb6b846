"""Where the optional public data files are, how many examples are drawn, and what runs first."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from compiling_once import compile_once
from effort import times

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", ROOT.parent / "shared" / "data"))

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Some two hundred commands start in processes of their own: each would compile every library
    # it imports. What is compiled is kept in one folder, beside no source.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".bytecode"))
# The workers, too, load the plugins that the settings name and no others.
os.environ.setdefault("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

settings.register_profile(
    "default",
    deadline=None,
    max_examples=times(25),
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")

_SHARED = "linchpin_shared"
"""Names the folder that all workers of a run share."""
_FIRST = (
    "match/search/test_word_kernels.py",
    "strike/kernels/test_search_definitions.py",
    "strike/solve/test_strategy.py",
)
"""Modules that make most of what is compiled: begun first, names and networks side by side."""


def pytest_configure(config: pytest.Config) -> None:
    """Let the workers of a run share what they make."""
    shared = getattr(config, "workerinput", {}).get(_SHARED)
    if shared is not None:
        compile_once(Path(shared))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of the run's folder."""
    if not hasattr(node.config, _SHARED):
        folder = tempfile.TemporaryDirectory(prefix="linchpin-tests-")
        node.config.add_cleanup(folder.cleanup)
        setattr(node.config, _SHARED, folder.name)
    node.workerinput[_SHARED] = getattr(node.config, _SHARED)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put modules first that compile, then those with the most slow tests.

    A worker takes a module at a time: what is left for the end should be short, so that none waits.
    """
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))

    def rank(item: pytest.Item) -> tuple[int, int]:
        place = item.path.relative_to(ROOT / "tests").as_posix()
        return _FIRST.index(place) if place in _FIRST else len(_FIRST), -slow[item.path]

    items.sort(key=rank)


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of real public files, or skip with the reason."""
    if not DATA.is_dir():
        pytest.skip(f"public data files not found at {DATA}; set LINCHPIN_TEST_DATA")
    return DATA


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of this run share."""
    given = getattr(request.config, "workerinput", {}).get(_SHARED)
    return tmp_path_factory.mktemp("shared") if given is None else Path(given)


@pytest.fixture(scope="session")
def real_list(data: Path, shared: Path) -> Path:
    """Return the archive of the list of 2021-07, made once a run: copy it to add to it."""
    from real_archive import real_archive

    return real_archive(data, shared)
