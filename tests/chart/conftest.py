"""An archive of the bundled cases, and one of the real list with them where that is at hand."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from linchpin.archive import create_archive, open_archive, take_snapshot
from linchpin.cli.options.settings import system_settings
from linchpin.network.network import Network, build_network
from linchpin.workspace.add_edition import add_case, find_case


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return the network of the two bundled cases."""
    folder = tmp_path_factory.mktemp("cases") / "archive"
    archive = create_archive(folder)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), system_settings(folder))
    return build_network(take_snapshot(archive))


@pytest.fixture(scope="session")
def real(real_list: Path, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return the network of the list of 2021-07 and the two bundled cases."""
    folder = tmp_path_factory.mktemp("real-charts") / "archive"
    archive, settings = open_archive(copytree(real_list, folder)), system_settings(folder)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    return build_network(take_snapshot(archive))
