"""What the tests of strategies share."""

from __future__ import annotations

import pytest

from linchpin.strike.solve import memetic


@pytest.fixture
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memetic search of few trials: its laws hold by how it climbs, however little it tries."""
    monkeypatch.setattr(memetic, "THOROUGH_WORK", memetic.THOROUGH_WORK / 20)
    monkeypatch.setattr(memetic, "LIGHT_WORK", memetic.LIGHT_WORK / 20)
