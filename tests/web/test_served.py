"""The archive a server holds: swapped when something new stands beside it, never half."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sites import Asker, site_over

from invented import LIST, Written, keep
from linchpin.archive import open_archive
from linchpin.cli.options.settings import system_settings
from linchpin.workspace.served import NotReady, Served


@pytest.fixture
def own_archive(web_archive: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(web_archive, tmp_path / "archive"))


def _add(folder: Path) -> None:
    source = Written(LIST)
    for number in range(1, 9):
        source.entry(number, f"Nueva Persona {'ABCDEFGH'[number - 1]}lfa")
    keep(open_archive(folder), source.edition("2021-08"), most_lost=1)


def test_a_new_edition_is_swapped_in_and_the_old_state_lives_on(own_archive: Path) -> None:
    served = Served(system_settings(own_archive))
    with pytest.raises(NotReady):
        served.state()
    assert served.look()
    before = served.state()
    assert not served.look()
    _add(own_archive)
    assert served.look()
    after = served.state()
    assert after.name != before.name
    assert before.network.names.find("Ana Ejemplo Muestra")
    assert before.snapshot.rows("SELECT count(*) FROM claims")[0][0] > 0
    assert {edition.date for edition in after.snapshot.editions} == {"2021-08", "2022-01-01"}


def test_what_cannot_be_opened_is_said_and_the_state_before_stays(own_archive: Path) -> None:
    site = site_over(own_archive)
    served = site.served
    before = served.state()
    index = own_archive / "archive.json"
    sound = index.read_bytes()
    index.write_bytes(sound.replace(b'"hash"', b'"hush"', 1))
    assert not served.look()
    assert served.trouble is not None
    assert "archive.json" in served.trouble
    assert served.state() is before
    asker = Asker(site)
    assert "could not be opened" in asker.get("/").text
    index.write_bytes(sound)
    served.look()
    assert served.trouble is None
    assert "could not be opened" not in asker.get("/").text
    asker.close()


def test_a_day_is_opened_once(own_archive: Path) -> None:
    import datetime

    served = Served(system_settings(own_archive))
    served.look()
    day = datetime.date(2021, 7, 31)
    assert served.state(day) is served.state(day)
    assert [one.date for one in served.state(day).snapshot.editions][-1] == "2021-07"
