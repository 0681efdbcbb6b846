"""An invented archive with a clock that stands still."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from invented import CASE, LIST, Written, keep
from linchpin.archive import create_archive
from linchpin.workspace.settings import Settings

NOON = datetime.datetime(2024, 5, 6, 14, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of an archive with a list of three and a case of two."""
    folder = tmp_path / "archive"
    archive = create_archive(folder)
    source = Written(LIST)
    source.entry(1, "Ana Ejemplo", birthDate="1970", birthPlace="Culiacan, Sinaloa, Mexico")
    source.entry(2, "Óscar Muestra Wolf", birthDate="1965-05-05", nationality="mx")
    source.entry(3, "Berta Otra Prueba", birthDate="1980-01-01")
    keep(archive, source.edition("2021-07"))
    case = Written(CASE, published="2022-01-01", speaker="A court")
    case.say("case-ana", "Person", name="Ana Ejemplo", birthDate="1970~")
    case.say("case-oscar", "Person", name="Oscar Muestra Wolf", nationality="mx")
    keep(archive, case.edition("2022-01-01"), most_lost=1)
    return Settings(folder, clock=lambda: NOON, person=lambda: "A. Tester")
