"""An archive of the bundled cases, and one of the real list with them where that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from linchpin.archive import create_archive, take_snapshot
from linchpin.cli.options.settings import system_settings
from linchpin.network.network import Network, build_network
from linchpin.read.lists.ofac import OfacReader
from linchpin.read.lists.source import load_source
from linchpin.workspace.add_edition import add_case, find_case, keep


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return the network of the two bundled cases."""
    folder = tmp_path_factory.mktemp("cases") / "archive"
    archive = create_archive(folder)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), system_settings(folder))
    return build_network(take_snapshot(archive))


@pytest.fixture(scope="session")
def real(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return the network of the list of 2021-07 and the two bundled cases."""
    folder = tmp_path_factory.mktemp("real-charts") / "archive"
    archive, settings = create_archive(folder), system_settings(folder)
    reading = OfacReader().read(
        data / "ofac" / "full" / "2021-07", date=None, progress=lambda *_: None
    )
    lost = load_source("ofac").most_lost
    keep(archive, reading, settings, most_lost=lost)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    return build_network(take_snapshot(archive))
