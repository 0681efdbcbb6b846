"""Where the optional public data files are, and the Hypothesis profiles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", ROOT.parent / "shared" / "data"))

settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of real public files, or skip with the reason."""
    if not DATA.is_dir():
        pytest.skip(f"public data files not found at {DATA}; set LINCHPIN_TEST_DATA")
    return DATA
