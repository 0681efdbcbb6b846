"""The real command, killed at random instants: a few of the kills that `fuzz.kills` makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.kills import kill_often

from effort import times


@pytest.mark.slow
def test_a_kill_loses_nothing(tmp_path: Path) -> None:
    assert kill_often(tmp_path, times=times(8), seed=5) == []
