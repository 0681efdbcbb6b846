"""`linchpin add ofac` against a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.claims.errors import LinchpinError
from loopback_server import LoopbackServer, reply, running

Run = Callable[..., Result]

MODIFIED = "Fri, 23 Jul 2021 14:02:11 GMT"
COMMENTS = b'17674,"nothing"\r\n'
ADDRESSES = b'17674,26869,-0- ,"Guadalajara","Mexico",-0- \r\n\x1a'


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    """Return a running server without answers."""
    with running() as server:
        yield server


@pytest.fixture
def mirror(server: LoopbackServer, sdn: Callable[..., str]) -> LoopbackServer:
    """Return a server that holds a small SDN set."""
    folder = Path(sdn())
    files = {
        "SDN.CSV": (folder / "sdn.csv").read_bytes(),
        "ALT.CSV": (folder / "alt.csv").read_bytes(),
        "ADD.CSV": ADDRESSES,
        "SDN_COMMENTS.CSV": COMMENTS,
    }
    for name, body in files.items():
        server.on(f"/{name}", reply(200, body, Last_Modified=MODIFIED, ETag=f'"{name}"'))
    return server


def test_a_download_becomes_an_edition_dated_by_the_server(
    run: Run, mirror: LoopbackServer
) -> None:
    output = run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken").output
    assert "edition of 23 Jul 2021: added" in output
    found = json.loads(run("editions", "--json").output)
    assert found[0]["date"] == "2021-07-23"
    assert set(found[0]["files"]) == {"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"}
    answer = json.loads(run("ask", "17674", "--json").output)
    assert "Guadalajara, Mexico" in json.dumps(answer)


def test_what_is_unchanged_is_not_downloaded_twice(run: Run, mirror: LoopbackServer) -> None:
    run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken")
    for name in ("SDN", "ALT", "ADD", "SDN_COMMENTS"):
        mirror.on(f"/{name}.CSV", reply(304))
    again = run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken").output
    assert "is in the archive already" in again
    assert mirror.asked("/SDN.CSV")[-1]["if-none-match"] == '"SDN.CSV"'


def test_a_web_page_instead_of_the_list_changes_nothing(run: Run, mirror: LoopbackServer) -> None:
    run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken")
    page = reply(200, b"<!DOCTYPE html><title>Maintenance</title>", Content_Type="text/html")
    mirror.on("/SDN.CSV", page)
    refused = run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken", fails=True)
    assert isinstance(refused.exception, LinchpinError)
    assert "Nothing was changed" in str(refused.exception)
    assert len(json.loads(run("editions", "--json").output)) == 1


def test_a_mirror_that_is_no_address_is_named(run: Run) -> None:
    for address in ("ftp://example.org", "not an address", "http://10.0.0.1/x"):
        refused = run("add", "ofac", "--mirror", address, fails=True)
        assert isinstance(refused.exception, LinchpinError), address
        assert "--mirror" in str(refused.exception)


def test_a_list_cut_on_the_way_leaves_the_last_edition(run: Run, mirror: LoopbackServer) -> None:
    run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken")
    body = b'17674,"OSEGUERA CERVANTES, Nemesio","individual","SDN'
    mirror.on("/SDN.CSV", reply(200, body, Last_Modified=MODIFIED, ETag='"new"'))
    refused = run("add", "ofac", "--mirror", mirror.url, "--accept-shrunken", fails=True)
    assert "the last edition stays current" in str(refused.exception)
    assert json.loads(run("ask", "17674", "--json").output)["entity"] == "ofac-17674"
