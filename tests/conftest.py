"""Where the optional public data files are, how many examples are drawn, and what runs first."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from effort import times

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", ROOT.parent / "shared" / "data"))

settings.register_profile(
    "default",
    deadline=None,
    max_examples=times(40),
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")

_KERNELS = ("match/search/test_word_kernels.py", "strike/kernels/test_search_definitions.py")
"""Modules that make most of what is compiled: begun first, each by another worker."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put modules first that compile, then those with the most slow tests.

    A worker takes a module at a time: what is left for the end should be short, so that none waits.
    """
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))

    def rank(item: pytest.Item) -> tuple[bool, int]:
        return not item.path.as_posix().endswith(_KERNELS), -slow[item.path]

    items.sort(key=rank)


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of real public files, or skip with the reason."""
    if not DATA.is_dir():
        pytest.skip(f"public data files not found at {DATA}; set LINCHPIN_TEST_DATA")
    return DATA
