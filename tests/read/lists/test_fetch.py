"""Downloading a list: every way an answer can be wrong, against a real server on loopback."""

from __future__ import annotations

import base64
import fcntl
import gzip
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.errors import FetchError, OfflineError
from linchpin.read.lists.download import Connection, is_allowed
from linchpin.read.lists.fetch import FetchedSet, ListFiles, fetch_files
from linchpin.read.lists.received import Validators
from linchpin.read.lists.source import load_source
from loopback_server import (
    LoopbackServer,
    conditional,
    cut,
    cut_chunked,
    drip,
    redirect,
    reply,
    running,
    stall,
)

BODY = b'36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"\r\n'
OTHER = b'36,12,"Havana","Cuba",-0- \r\n'
FRIDAY = "Fri, 23 Jul 2021 14:02:11 GMT"
MONDAY = "Mon, 26 Jul 2021 09:00:00 GMT"


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with running() as loopback:
        yield loopback


class Fetching:
    """One user's downloads: the folder, the waits that were asked for, the progress told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waits: list[float] = []
        self.told: list[tuple[str, int, int]] = []

    def __call__(
        self,
        urls: dict[str, str],
        known: dict[str, Validators] | None = None,
        max_bytes: int = 1 << 20,
        **patience: float,
    ) -> FetchedSet:
        files = ListFiles("The list", urls, "https://example.org/lists", max_bytes)
        with httpx.Client(trust_env=False) as client:
            line = Connection(client, sleep=self.waits.append, clock=time.monotonic)
            return fetch_files(
                files,
                self.folder,
                line=replace(line, **patience),
                known=known or {},
                progress=lambda *told: self.told.append(told),
            )

    def sets(self) -> list[Path]:
        """Return what a reader could see; hidden names are working files."""
        return [path for path in self.folder.glob("*") if not path.name.startswith(".")]


@pytest.fixture
def fetching(tmp_path: Path) -> Fetching:
    return Fetching(tmp_path / "downloads")


def content(fetched: FetchedSet) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in fetched.folder.iterdir()}


# What goes well


def test_a_set_lands_whole_with_its_hashes_and_dates(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {
        "sdn.csv": server.on("/sdn", reply(body=BODY, ETag='"1"', Last_Modified=FRIDAY)),
        "add.csv": server.on("/add", reply(body=OTHER, Last_Modified=MONDAY)),
    }
    fetched = fetching(urls)
    assert content(fetched) == {"sdn.csv": BODY, "add.csv": OTHER}
    assert fetched.changed
    assert fetched.modified == date(2021, 7, 26)
    assert fetched.validators["sdn.csv"] == Validators(
        hashlib.sha256(BODY).hexdigest(), len(BODY), '"1"', FRIDAY
    )
    assert fetching.told[-1] == ("add.csv", len(OTHER), len(OTHER))
    assert fetching.waits == []
    asked = server.asked("/sdn")[0]
    assert "Linchpin" in asked["user-agent"]
    assert asked["accept-encoding"] == "identity"
    assert not {name for name in asked if name.startswith(("x-amz", "if-"))}


def test_unchanged_files_are_not_sent_again(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", conditional(BODY, '"1"', FRIDAY))}
    first = fetching(urls)
    fetching.told.clear()
    second = fetching(urls, dict(first.validators))
    assert not second.changed
    assert (second.folder, second.validators) == (first.folder, first.validators)
    assert fetching.told == []
    assert server.asked("/sdn")[1]["if-none-match"] == '"1"'
    assert server.asked("/sdn")[1]["if-modified-since"] == FRIDAY


def test_a_file_that_is_new_in_the_set_joins_those_we_hold(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {"sdn.csv": server.on("/sdn", conditional(BODY, '"1"', FRIDAY))}
    first = fetching(urls)
    urls["add.csv"] = server.on("/add", conditional(OTHER, '"1"', FRIDAY))
    second = fetching(urls, dict(first.validators))
    assert second.changed
    assert content(second) == {"sdn.csv": BODY, "add.csv": OTHER}
    del urls["sdn.csv"]
    third = fetching(urls, dict(second.validators))
    assert content(third) == {"add.csv": OTHER}
    assert [headers.get("if-none-match") for headers in server.asked("/sdn")] == [None, '"1"']


@pytest.mark.parametrize("kept", ["etag", "last_modified"])
def test_one_validator_is_enough(server: LoopbackServer, fetching: Fetching, kept: str) -> None:
    headers = {"ETag": '"1"'} if kept == "etag" else {"Last_Modified": FRIDAY}
    urls = {"sdn.csv": server.on("/sdn", reply(body=BODY, **headers), reply(304))}
    first = fetching(urls)
    assert not fetching(urls, dict(first.validators)).changed
    asked = {name for name in server.asked("/sdn")[1] if name.startswith("if-")}
    assert asked == {"if-none-match" if kept == "etag" else "if-modified-since"}


def test_a_set_of_which_one_file_changed_is_whole_again(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {
        "sdn.csv": server.on("/sdn", conditional(BODY, '"1"', FRIDAY)),
        "add.csv": server.on("/add", conditional(OTHER, '"1"', FRIDAY)),
    }
    first = fetching(urls)
    server.on("/add", conditional(OTHER * 2, '"2"', MONDAY))
    second = fetching(urls, dict(first.validators))
    assert second.changed
    assert content(second) == {"sdn.csv": BODY, "add.csv": OTHER * 2}
    assert content(first) == {"sdn.csv": BODY, "add.csv": OTHER}


def test_the_same_content_under_a_new_etag_is_no_news(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {"sdn.csv": server.on("/sdn", conditional(BODY, '"1"', FRIDAY))}
    first = fetching(urls)
    server.on("/sdn", conditional(BODY, '"2"', MONDAY))
    second = fetching(urls, dict(first.validators))
    assert not second.changed
    assert second.folder == first.folder
    assert second.validators["sdn.csv"].etag == '"2"'


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_known_set_that_was_harmed_is_fetched_again(
    server: LoopbackServer, fetching: Fetching, harm: str
) -> None:
    urls = {"sdn.csv": server.on("/sdn", conditional(BODY, '"1"', FRIDAY))}
    first = fetching(urls)
    if harm == "changed":
        (first.folder / "sdn.csv").write_bytes(b"36")
    else:
        (first.folder / "sdn.csv").unlink()
    second = fetching(urls, dict(first.validators))
    assert "if-none-match" not in server.asked("/sdn")[1]
    assert content(second) == {"sdn.csv": BODY}


def test_a_redirect_is_followed(server: LoopbackServer, fetching: Fetching) -> None:
    server.on("/storage/sdn?signature=secret", conditional(BODY, '"1"', FRIDAY))
    urls = {"sdn.csv": server.on("/sdn", redirect("/storage/sdn?signature=secret"))}
    first = fetching(urls)
    assert content(first) == {"sdn.csv": BODY}
    assert not fetching(urls, dict(first.validators)).changed


def test_a_file_without_a_stated_length_or_date(server: LoopbackServer, fetching: Fetching) -> None:
    def unmeasured(request) -> None:
        request.send_response(200)
        request.send_header("Last-Modified", "yesterday")
        request.end_headers()
        request.wfile.write(BODY)

    fetched = fetching({"sdn.csv": server.on("/sdn", unmeasured)})
    assert content(fetched) == {"sdn.csv": BODY}
    assert fetched.modified is None
    assert fetching.told[-1] == ("sdn.csv", len(BODY), 0)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_fault_is_tried_again(
    server: LoopbackServer, fetching: Fetching, status: int
) -> None:
    urls = {"sdn.csv": server.on("/sdn", reply(status), reply(status), reply(body=BODY))}
    assert content(fetching(urls)) == {"sdn.csv": BODY}
    assert fetching.waits == [1.0, 2.0]


def test_the_server_may_ask_for_a_longer_wait(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", reply(503, Retry_After="7"), reply(body=BODY))}
    fetching(urls)
    assert fetching.waits == [7.0]


def test_a_wait_beyond_the_total_is_not_begun(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", reply(503, Retry_After="3600"))}
    with pytest.raises(FetchError, match="503"):
        fetching(urls)
    assert fetching.waits == []


def test_a_cut_file_is_tried_again(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", cut(BODY[:10], len(BODY)), reply(body=BODY))}
    assert content(fetching(urls)) == {"sdn.csv": BODY}


def test_stated_checksums_are_compared(server: LoopbackServer, fetching: Fetching) -> None:
    def stated(algorithm: str) -> str:
        return base64.b64encode(hashlib.new(algorithm, BODY).digest()).decode()

    answer = reply(
        body=BODY,
        Content_MD5=stated("md5"),
        x_amz_checksum_sha1=stated("sha1"),
        x_amz_checksum_sha256=stated("sha256"),
    )
    composite = reply(body=BODY, x_amz_checksum_sha256=stated("md5") + "-3")
    urls = {"sdn.csv": server.on("/sdn", answer), "add.csv": server.on("/add", composite)}
    assert content(fetching(urls)) == {"sdn.csv": BODY, "add.csv": BODY}


# What goes wrong: each leaves what was there before, and says what to do


FAULTS = {
    "not found": (reply(404, b"gone"), "answered 404 Not Found"),
    "no content": (reply(204), "answered 204"),
    "server error": (reply(500), "answered 500"),
    "turned away": (reply(403), "firewall turns this program away"),
    "browser check": (reply(202, x_amzn_waf_action="challenge"), "a browser may still get"),
    "page": (reply(body=b"<!DOCTYPE html>\n<title>Back soon</title>"), "<title>Back soon</title>"),
    "page by its type": (reply(body=b"Sorry!", Content_Type="text/html; charset=x"), "text/html"),
    "message": (reply(body=b'{"error": "busy"}', Content_Type="application/json"), "busy"),
    "message by its look": (reply(body=b'\xef\xbb\xbf {"error": 1}'), "no content type"),
    "empty": (reply(), "an empty file"),
    "cut": (cut(BODY[:10], 4_000), "after 10 of 4,000 bytes"),
    "cut, unmeasured": (cut_chunked(BODY[:10]), "after 10 bytes"),
    "announced too large": (cut(b"", 1 << 30), "larger than 1,048,576 bytes"),
    "too large": (cut_chunked(b"x" * (1 << 21)), "larger than 1,048,576 bytes"),
    "packed": (
        reply(body=gzip.compress(BODY, mtime=0), Content_Encoding="gzip"),
        "packed as 'gzip'",
    ),
    "checksum": (
        reply(body=BODY, Content_MD5=base64.b64encode(bytes(16)).decode()),
        "content-md5 checksum",
    ),
    "checksum of storage": (
        reply(body=BODY, x_amz_checksum_sha256=base64.b64encode(bytes(32)).decode()),
        "x-amz-checksum-sha256",
    ),
    "loop": (redirect("/bad"), "redirected more than 5 times"),
    "to plain http": (redirect("http://example.org/x?signature=secret"), "only https is followed"),
    "to a file": (redirect("file:///etc/passwd"), "only https is followed"),
    "to nowhere": (redirect("http://127.0.0.1:nowhere/"), "Invalid URL in location header"),
    "unasked 304": (reply(304), "answered 304"),
    "not http": (lambda request: request.wfile.write(b"220 ready\r\n"), "broke"),
    "no answer": (lambda request: None, "broke"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_one_file_changes_nothing(
    server: LoopbackServer, fetching: Fetching, fault: str
) -> None:
    answer, says = FAULTS[fault]
    urls = {"sdn.csv": server.on("/sdn", reply(body=BODY)), "add.csv": server.on("/bad", answer)}
    before = fetching({"sdn.csv": urls["sdn.csv"]})
    with pytest.raises(FetchError) as caught:
        fetching(urls)
    message = str(caught.value)
    assert says in message
    assert message.startswith("The list was not downloaded: add.csv: ")
    for words in ("Nothing was changed", "https://example.org/lists", "--from PATH"):
        assert words in message
    assert "secret" not in message
    assert fetching.sets() == [before.folder]
    assert content(before) == {"sdn.csv": BODY}
    assert sorted(path.name for path in fetching.folder.iterdir()) == [".lock", before.folder.name]


def test_faults_that_stay_are_not_asked_about_again(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {"sdn.csv": server.on("/sdn", reply(404))}
    with pytest.raises(FetchError):
        fetching(urls)
    assert len(server.requests) == 1


def test_a_stalled_body_is_given_up(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", stall(server, BODY[:10], 4_000))}
    with pytest.raises(FetchError, match=r"sent nothing for 0\.1 seconds, after 10 of 4,000 bytes"):
        fetching(urls, stall_seconds=0.1, attempts=2)
    assert len(server.requests) == 2
    assert fetching.sets() == []


def test_a_stalled_answer_is_given_up(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", lambda request: server.closing.wait() and None)}
    with pytest.raises(FetchError, match=r"sent nothing for 0\.1 seconds"):
        fetching(urls, stall_seconds=0.1, attempts=1)


def test_a_body_that_drips_for_ever_is_given_up(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", drip(server, 1_000, 0.02))}
    with pytest.raises(FetchError, match="too slow: time was up after"):
        fetching(urls, total_seconds=0.3)
    assert fetching.sets() == []


def test_a_set_that_takes_too_long_is_given_up(server: LoopbackServer, fetching: Fetching) -> None:
    urls = {"sdn.csv": server.on("/sdn", reply(body=BODY))}
    with pytest.raises(FetchError, match="no answer within 0 seconds"):
        fetching(urls, total_seconds=0)
    assert server.requests == []


def test_a_cut_body_is_found_whatever_the_transport(fetching: Fetching) -> None:
    def cut_by_a_proxy(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Length": "4000"}, stream=Piece())

    class Piece(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield BODY[:10]

    with (
        httpx.Client(transport=httpx.MockTransport(cut_by_a_proxy)) as client,
        pytest.raises(FetchError, match="the file was cut after 10 of 4,000 bytes"),
    ):
        fetch_files(
            ListFiles("The list", {"sdn.csv": "https://example.org/sdn"}, ""),
            fetching.folder,
            line=Connection(client, sleep=fetching.waits.append, clock=time.monotonic),
            known={},
            progress=lambda *told: None,
        )
    assert fetching.sets() == []


def test_offline_says_how_to_go_on(fetching: Fetching) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(OfflineError) as caught:
        fetching({"sdn.csv": f"http://127.0.0.1:{port}/sdn"})
    message = str(caught.value)
    assert "127.0.0.1 could not be reached" in message
    assert "Nothing was changed" in message
    assert "get sdn.csv from https://example.org/lists and read them with --from PATH" in message
    assert fetching.waits == [1.0, 2.0]


def test_a_folder_that_cannot_be_written_is_named(
    server: LoopbackServer, fetching: Fetching
) -> None:
    fetching.folder.write_text("a file is in the way")
    with pytest.raises(FetchError, match=r"downloads: File exists.*Nothing was changed"):
        fetching({"sdn.csv": server.on("/sdn", reply(body=BODY))})
    assert server.requests == []


def test_two_downloads_into_one_folder_do_not_mix(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {"sdn.csv": server.on("/sdn", reply(body=BODY))}
    fetching(urls)
    with (fetching.folder / ".lock").open() as other:

        def try_to_share(request: BaseHTTPRequestHandler) -> None:
            with pytest.raises(BlockingIOError):
                fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
            reply(body=OTHER)(request)

        server.on("/sdn", try_to_share)
        assert content(fetching(urls)) == {"sdn.csv": OTHER}
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(FetchError, match=r"another download into .* is under way"):
            fetching(urls)
    server.on("/sdn", reply(body=BODY))
    assert content(fetching(urls)) == {"sdn.csv": BODY}


KILLED = """
import sys, time, httpx
from pathlib import Path
from linchpin.read.lists.download import Connection
from linchpin.read.lists.fetch import ListFiles, fetch_files
urls = dict(pair.split("=", 1) for pair in sys.argv[2:])
with httpx.Client(trust_env=False) as client:
    fetch_files(
        ListFiles("The list", urls, "https://example.org"), Path(sys.argv[1]), known={},
        line=Connection(client, sleep=time.sleep, clock=time.monotonic),
        progress=lambda what, done, total: print(what, done, flush=True),
    )
"""


def test_a_killed_download_leaves_nothing_half_visible(
    server: LoopbackServer, fetching: Fetching
) -> None:
    urls = {
        "sdn.csv": server.on("/sdn", reply(body=BODY)),
        "add.csv": server.on("/add", stall(server, OTHER[:10], 4_000), reply(body=OTHER)),
    }
    pairs = [f"{name}={url}" for name, url in urls.items()]
    command = [sys.executable, "-c", KILLED, str(fetching.folder), *pairs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("add.csv"):
                os.kill(child.pid, signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert (fetching.folder / ".partial" / "sdn.csv").exists()
    (fetching.folder / ".partial" / "of another list.csv").touch()
    assert fetching.sets() == []
    fetched = fetching(urls)
    assert content(fetched) == {"sdn.csv": BODY, "add.csv": OTHER}
    assert not (fetching.folder / ".partial").exists()


# What may be asked for


@pytest.mark.parametrize("name", ["../sdn.csv", "/etc/passwd", "", ".", "..", ".lock", "a/b"])
def test_names_that_would_leave_the_folder_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        ListFiles("The list", {name: "https://example.org"}, "")


@pytest.mark.parametrize("url", ["http://example.org", "file:///etc/passwd", "ftp://127.0.0.1", ""])
def test_addresses_that_are_not_https_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        ListFiles("The list", {"sdn.csv": url}, "")


def test_a_list_without_files_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        ListFiles("The list", {}, "")


def test_a_line_must_try_at_least_once(server: LoopbackServer, fetching: Fetching) -> None:
    with pytest.raises(ValueError, match="attempts"):
        fetching({"sdn.csv": server.on("/sdn", reply(body=BODY))}, attempts=0)


def test_the_sdn_list_is_four_csv_files_of_the_treasury() -> None:
    source = load_source("ofac")
    assert set(source.files) == {"sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"}
    for name, url in ListFiles(source.title, source.files, source.page).urls.items():
        assert httpx.URL(url).host == "sanctionslistservice.ofac.treas.gov"
        assert url.endswith("/" + name.upper())


@pytest.mark.parametrize(
    ("url", "start", "allowed"),
    [
        ("https://example.com/x", "https://example.org", True),
        ("http://example.com/x", "https://example.org", False),
        ("http://127.0.0.1/x", "https://example.org", False),
        ("http://127.0.0.1/x", "http://127.0.0.1:81", True),
        ("http://[::1]/x", "http://127.0.0.1", True),
        ("http://127.0.0.1.example.com/x", "http://127.0.0.1", False),
        ("http://10.0.0.1/x", "http://127.0.0.1", False),
    ],
)
def test_where_a_redirect_may_lead(url: str, start: str, allowed: bool) -> None:
    assert is_allowed(httpx.URL(url), start=httpx.URL(start)) is allowed


@given(st.text())
def test_a_date_that_is_none_is_no_error(text: str) -> None:
    modified = Validators("", 0, last_modified=text).modified
    assert modified is None or isinstance(modified, date)
