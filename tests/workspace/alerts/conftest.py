"""A house with one queue, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alert_house import House


@pytest.fixture(scope="session")
def made_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a house with one queue."""
    house = House(tmp_path_factory.mktemp("house"))
    house.publish("2026-02-01")
    house.screen()
    return house.folder


@pytest.fixture
def house(made_house: Path, tmp_path: Path) -> House:
    """Return a house with one queue, for one test."""
    folder = tmp_path / "house"
    shutil.copytree(made_house, folder)
    found = House(folder)
    found.later(hours=25)
    return found
