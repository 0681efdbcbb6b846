"""Deliveries on loopback: tried again, logged, never lost, sent again on request."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest

from linchpin.claims.errors import LinchpinError
from linchpin.watch.delivery_settings import DeliverySettings, delivery_settings
from linchpin.watch.digest import Digest, ToldAlert
from linchpin.watch.state import WatchState
from linchpin.watch.webhook import is_genuine
from linchpin.workspace.delivering import Courier, replay
from linchpin.workspace.settings import Settings
from linchpin.workspace.watch_folder import WatchFolder
from loopback_smtp import LoopbackSmtp

SECRET = "sixteen bytes or more"
NOW = datetime.datetime(2026, 11, 26, 6, 0, tzinfo=datetime.UTC)
ALERT = ToldAlert("a1", "new", "x-1", "Ana", "customer:b#1", "1", "b", "strong", 1.0, True)


class Hook:
    """Takes posts; answers with the statuses given, the last one again and again."""

    def __init__(self) -> None:
        self.statuses = [200]
        self.got: list[tuple[dict[str, str], bytes]] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                owner.got.append((dict(self.headers.items()), body))
                more = len(owner.statuses) > 1
                status = owner.statuses.pop(0) if more else owner.statuses[0]
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/in"
        self.thread = Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def hook() -> Iterator[Hook]:
    found = Hook()
    yield found
    found.close()


class Desk:
    """A watch folder with runs, and a courier that does not wait."""

    def __init__(self, path: Path, **raw: object) -> None:
        (path / "secret").write_text(SECRET + "\n", "utf-8")
        self.slept: list[float] = []
        self.folder = WatchFolder(path / "watch")
        settings = Settings(path / "archive", clock=lambda: NOW, person=lambda: "A. Tester")
        self.to: DeliverySettings = delivery_settings(raw)
        self.courier = Courier(settings, self.folder, self.to, path, self.slept.append)

    def run(self, number: int, *, found: bool = True, commit: bool = True) -> None:
        digest = Digest(
            f"{number}:{'a' * 64}", NOW.isoformat(), f"b: run {number}", 3,
            alerts=(ALERT,) if found else (),
        )  # fmt: skip
        with self.folder.held():
            self.folder.write_digest(number, digest)
            self.courier.queue(number, digest)
            if commit:
                self.folder.commit(WatchState(number, "a" * 64))

    def states(self) -> dict[str, str]:
        return {one.id: one.state for one in self.folder.delivery_log().values()}


def hooked(hook: Hook, **more: object) -> dict[str, object]:
    return {"webhook": [{"name": "case", "url": hook.url, "secret_file": "secret", **more}]}


def test_a_webhook_is_signed_and_the_same_in_every_try(tmp_path: Path, hook: Hook) -> None:
    hook.statuses = [503, 429, 200]
    desk = Desk(tmp_path, **hooked(hook))
    desk.run(1)
    assert desk.courier.send_waiting() == []
    assert desk.states() == {"000001-webhook-case": "delivered"}
    assert desk.slept == [2.0, 4.0]
    assert len({body for _, body in hook.got}) == 1
    headers, body = hook.got[-1]
    assert is_genuine(SECRET.encode(), headers, body, int(NOW.timestamp()))
    told = json.loads(body)
    assert told["delivery"] == "000001-webhook-case"
    assert told["alerts"][0]["subject"] == "x-1"


def test_what_is_refused_waits_for_the_next_run(tmp_path: Path, hook: Hook) -> None:
    hook.statuses = [401]
    desk = Desk(tmp_path, **hooked(hook))
    desk.run(1)
    failed = desk.courier.send_waiting()
    assert [one.says for one in failed] == [f"{hook.url} answered 401"]
    assert desk.slept == [], "what another try cannot mend is not tried again at once"
    hook.statuses = [200]
    desk.run(2)
    assert desk.courier.send_waiting() == []
    assert desk.states() == {"000001-webhook-case": "delivered", "000002-webhook-case": "delivered"}


def test_a_redirection_is_not_followed(tmp_path: Path, hook: Hook) -> None:
    hook.statuses = [307]
    desk = Desk(tmp_path, **hooked(hook))
    desk.run(1)
    assert "answered 307" in desk.courier.send_waiting()[0].says


def test_a_run_that_does_not_count_is_not_delivered(tmp_path: Path, hook: Hook) -> None:
    desk = Desk(tmp_path, **hooked(hook))
    desk.run(1)
    desk.run(2, commit=False)
    desk.courier.send_waiting()
    assert [json.loads(body)["delivery"] for _, body in hook.got] == ["000001-webhook-case"]
    desk.run(2)
    desk.courier.send_waiting()
    assert len(hook.got) == 2, "the run that was done again is delivered once"


@pytest.mark.parametrize(("when", "count"), [("found", 1), ("always", 2)])
def test_runs_without_anything_to_tell(tmp_path: Path, hook: Hook, when: str, count: int) -> None:
    desk = Desk(tmp_path, **hooked(hook, when=when))
    desk.run(1, found=False)
    desk.run(2)
    desk.courier.send_waiting()
    assert len(hook.got) == count


def test_a_delivery_is_sent_again_on_request(tmp_path: Path, hook: Hook) -> None:
    desk = Desk(tmp_path, **hooked(hook))
    desk.run(1)
    desk.courier.send_waiting()
    found = replay(desk.courier, "000001-webhook-case")
    assert (found.state, found.tries) == ("delivered", 2)
    assert hook.got[0][1] == hook.got[1][1]
    with pytest.raises(LinchpinError, match="no delivery of that id"):
        replay(desk.courier, "000009-mail")


def test_mail_goes_out_after_a_busy_server(tmp_path: Path) -> None:
    server = LoopbackSmtp(busy=1)
    try:
        mail = {"host": "127.0.0.1", "port": server.port, "security": "none",
                "from": "linchpin@example.org", "to": ["desk@example.org"]}  # fmt: skip
        desk = Desk(tmp_path, mail=mail)
        desk.run(1)
        assert desk.courier.send_waiting() == []
    finally:
        server.close()
    assert [item["Subject"] for item in server.mails] == ["Linchpin watch: b: run 1"]
    body = server.mails[0].get_body(("plain",))
    assert body is not None
    assert "Ana (x-1)" in body.get_content()


def test_a_receiver_who_is_refused_and_a_server_that_is_gone_are_failures(tmp_path: Path) -> None:
    server = LoopbackSmtp(unknown=frozenset({"gone@example.org"}))
    mail = {"host": "127.0.0.1", "port": server.port, "security": "none",
            "from": "a@example.org", "to": ["desk@example.org", "gone@example.org"]}  # fmt: skip
    desk = Desk(tmp_path, mail=mail, retry={"attempts": 1})
    desk.run(1)
    try:
        assert "gone@example.org" in desk.courier.send_waiting()[0].says
    finally:
        server.close()
    assert desk.courier.send_waiting()[0].tries == 2


def test_feeds_hold_the_last_runs_that_told_something(tmp_path: Path) -> None:
    desk = Desk(tmp_path, feeds={"rss": "f.rss", "atom": "f.atom", "json": "f.json"})
    for number in range(1, 54):
        desk.run(number, found=number % 53 != 2)
    desk.courier.send_waiting()
    items = ElementTree.parse(tmp_path / "f.rss").findall("channel/item/title")
    assert [item.text for item in items][:2] == ["b: run 53", "b: run 52"]
    assert len(items) == 50
    atom = ElementTree.parse(tmp_path / "f.atom").getroot()
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == 50
    assert len(json.loads((tmp_path / "f.json").read_text("utf-8"))["items"]) == 50


def test_a_secret_that_is_too_short_or_gone_is_said(tmp_path: Path, hook: Hook) -> None:
    desk = Desk(tmp_path, **hooked(hook), retry={"attempts": 1})
    (tmp_path / "secret").write_text("short", "utf-8")
    desk.run(1)
    assert "16 at least" in desk.courier.send_waiting()[0].says
    (tmp_path / "secret").unlink()
    assert "cannot be read" in desk.courier.send_waiting()[0].says
    assert hook.got == []
