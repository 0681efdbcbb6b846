"""`linchpin add all` and lists of one file, against a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.read.lists.registry import LISTS
from linchpin.read.lists.source import load_source
from linchpin.workspace.download_list import from_mirror
from loopback_server import LoopbackServer, reply, running

Run = Callable[..., Result]

MODIFIED = "Fri, 23 Jul 2021 14:02:11 GMT"
UN = """<CONSOLIDATED_LIST dateGenerated="2021-03-04T10:00:00"><INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>ARVO</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""


def paths(name: str) -> list[str]:
    """Return where a mirror of all lists holds the files of one."""
    source = from_mirror(load_source(name), f"http://127.0.0.1/{name}")
    return [url.removeprefix("http://127.0.0.1") for url in source.files.values()]


WITH_FILES = [
    entry.name for entry in LISTS if load_source(entry.name).files and not entry.format_of
]
"""Lists with an official address, each in its plain format."""


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    """Return a server on which no list is, save the UN's."""
    with running() as server:
        for path in (path for name in WITH_FILES for path in paths(name)):
            server.on(path, reply(404))
        page = reply(200, UN.encode(), Last_Modified=MODIFIED, ETag='"un"')
        server.on("/un/consolidated.xml", page)
        yield server


def test_one_list_that_fails_does_not_stop_the_others(run: Run, server: LoopbackServer) -> None:
    result = run("add", "all", "--mirror", server.url, "--accept-shrunken", fails=True)
    lines = result.output.splitlines()
    assert result.exit_code == 5
    told = {line.split()[0]: line for line in lines if line.startswith("  ")}
    assert set(told) == {"list", *WITH_FILES}
    assert told["un"].split()[1:] == ["2021-03-04", "1", "added"]
    assert all("NOT ADDED" in told[name] for name in WITH_FILES if name != "un")
    assert lines[-1].startswith(f"{len(WITH_FILES) - 1} of {len(WITH_FILES)} lists not added")
    assert [item["dataset"] for item in json.loads(run("editions", "--json").output)] == [
        "un_sc_consolidated"
    ]


def test_a_list_of_one_file_keeps_its_own_day_and_is_fetched_once(
    run: Run, server: LoopbackServer
) -> None:
    order = ("add", "un", "--mirror", f"{server.url}/un", "--accept-shrunken")
    assert "edition of 04 Mar 2021: added" in run(*order).output
    server.on("/un/consolidated.xml", reply(304))
    assert "is in the archive already" in run(*order).output
    assert server.asked("/un/consolidated.xml")[-1]["if-none-match"] == '"un"'


def test_every_address_is_https_and_a_mirror_keeps_the_files_names() -> None:
    for name in WITH_FILES:
        source = load_source(name)
        assert all(url.startswith("https://") for url in source.files.values())
        assert [Path(path).name.lower() for path in paths(name)] == [
            file.lower() for file in source.files
        ]
