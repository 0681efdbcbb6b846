"""Users, keys, sessions, rates and the record of reads: each rule by a request that breaks it."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import Asker, site_over, token_of

from linchpin.archive import create_archive
from linchpin.claims.errors import LedgerError
from linchpin.cli import app
from linchpin.ledger.accounts import Accounts
from linchpin.ledger.accounts.passwords import SHORTEST
from linchpin.ledger.accounts.reads import check_reads
from linchpin.web.binding import why_not
from linchpin.web.options import WebOptions
from linchpin.web.safety.credentials import new_key
from linchpin.web.safety.people import SCOPES, Position, Scope
from linchpin.web.site import Site

PASSWORD = "correct horse battery"
NOW = "2026-11-26T12:00:00+00:00"
LATER = "2027-11-26T12:00:00+00:00"


@dataclass
class Clock:
    now: datetime.datetime = field(
        default_factory=lambda: datetime.datetime.fromisoformat("2026-11-26T12:00:00+00:00")
    )

    def __call__(self) -> datetime.datetime:
        return self.now

    def later(self, **more: float) -> None:
        self.now += datetime.timedelta(**more)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def peopled(web_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a user of each role; a password takes long, so they share one."""
    folder = Path(shutil.copytree(web_archive, tmp_path_factory.mktemp("people") / "archive"))
    accounts = Accounts.open(folder / "accounts.sqlite")
    accounts.add_user("ada", "admin", PASSWORD, at=NOW)
    for role in ("reader", "analyst", "reviewer"):
        accounts.add_user(role, role, None, at=NOW)
    return folder


@pytest.fixture
def guarded(peopled: Path, clock: Clock, tmp_path: Path) -> Iterator[Site]:
    folder = Path(shutil.copytree(peopled, tmp_path / "archive"))
    site = site_over(folder, clock=clock)
    yield site
    site.access.noting.end()


@pytest.fixture
def stranger(guarded: Site) -> Iterator[Asker]:
    found = Asker(guarded)
    yield found
    found.close()


def log_in(asker: Asker, password: str = PASSWORD, name: str = "ada"):  # type: ignore[no-untyped-def]
    token = token_of(asker.get("/login"))
    return asker.post("/login", data={"csrf": token, "name": name, "password": password})


def key_for(site: Site, user: str, *scopes: str, expires: str = LATER) -> str:
    secret = new_key()
    assert site.access.accounts is not None
    site.access.accounts.add_key(user, secret, ("read", *scopes), at=NOW, expires=expires)
    return secret


# May it listen there?


@pytest.mark.parametrize(
    ("options", "users", "may"),
    [
        (WebOptions(), False, True),
        (WebOptions(host="::1"), False, True),
        (WebOptions(host="0.0.0.0"), False, False),
        (WebOptions(host="0.0.0.0", tls=True), False, False),
        (WebOptions(host="0.0.0.0"), True, False),
        (WebOptions(host="0.0.0.0", tls=True), True, True),
        (WebOptions(names=("lists.example",)), False, False),
        (WebOptions(names=("lists.example",), tls=True), True, True),
        (WebOptions(proxies=("127.0.0.1",)), False, False),
    ],
)  # fmt: skip
def test_others_reach_it_only_with_users_and_tls(
    options: WebOptions, users: bool, may: bool
) -> None:
    assert (why_not(options, has_users=users) is None) is may


def test_the_command_refuses_with_a_sentence_before_it_listens(web_archive: Path) -> None:
    for more in (["--host", "0.0.0.0"], ["--host", "0.0.0.0", "--behind-tls"],
                 ["--name", "lists.example"]):  # fmt: skip
        found = CliRunner().invoke(app, ["--archive", str(web_archive), "serve", *more])
        assert found.exit_code == 2
        assert "linchpin users add" in found.output


def test_users_without_tls_are_refused_too(peopled: Path) -> None:
    found = CliRunner().invoke(app, ["--archive", str(peopled), "serve", "--host", "0.0.0.0"])
    assert found.exit_code == 2
    assert "--behind-tls" in found.output


# Who is let in?


def test_nobody_is_let_in_unknown(stranger: Asker) -> None:
    answer = stranger.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    for method, path in (("GET", "/catalog"), ("POST", "/match/default"), ("GET", "/entities/x")):
        answer = stranger.ask(method, path, json={"queries": {}})
        assert answer.status_code == 401
    assert stranger.get("/healthz").status_code == 200
    assert stranger.get("/readyz").status_code == 200


def test_a_password_lets_in_and_a_wrong_one_does_not(stranger: Asker) -> None:
    assert log_in(stranger, "wrong password here").status_code == 401
    assert stranger.get("/").status_code == 303
    assert log_in(stranger).status_code == 303
    assert stranger.get("/").status_code == 200


def test_a_login_begins_a_new_session_and_ends_the_old_one(stranger: Asker, guarded: Site) -> None:
    stranger.get("/login")
    before = stranger.cookies["linchpin-session"]
    log_in(stranger)
    after = stranger.cookies["linchpin-session"]
    assert after != before
    assert guarded.access.sessions.find(before) is None
    token = token_of(stranger.get("/"))
    assert stranger.post("/logout", data={"csrf": token}).status_code == 303
    assert guarded.access.sessions.find(after) is None
    old = {"cookie": f"linchpin-session={after}"}
    assert stranger.get("/catalog", headers=old).status_code == 401


@pytest.mark.parametrize(
    ("pause", "times", "lives"),
    [({"minutes": 29}, 3, True), ({"minutes": 31}, 1, False), ({"minutes": 25}, 30, False)],
)
def test_a_session_ends_idle_and_after_its_day(
    stranger: Asker, clock: Clock, pause: dict[str, float], times: int, lives: bool
) -> None:
    log_in(stranger)
    for _ in range(times):
        clock.later(**pause)
        answer = stranger.get("/catalog")
    assert (answer.status_code == 200) is lives


def test_who_may_come_in_no_more_is_out_at_once(stranger: Asker, guarded: Site) -> None:
    accounts = guarded.access.accounts
    assert accounts is not None
    secret = key_for(guarded, "ada")
    log_in(stranger)
    assert stranger.get("/catalog").status_code == 200
    accounts.change_user("reviewer", role="admin")
    accounts.change_user("ada", active=False)
    assert stranger.get("/catalog").status_code == 401
    assert stranger.get("/catalog", params={"api_key": secret}).status_code == 401
    assert log_in(stranger).status_code == 401


def test_the_last_administrator_stays(guarded: Site) -> None:
    accounts = guarded.access.accounts
    assert accounts is not None
    for change in ({"active": False}, {"role": "reader"}):
        with pytest.raises(LedgerError, match="last administrator"):
            accounts.change_user("ada", **change)  # type: ignore[arg-type]


def test_the_sixth_wrong_login_has_to_wait(stranger: Asker, clock: Clock) -> None:
    for _ in range(5):
        assert log_in(stranger, "wrong password here").status_code == 401
    answer = log_in(stranger)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60
    clock.later(seconds=61)
    assert log_in(stranger, "wrong password here").status_code == 401
    clock.later(seconds=61)
    assert log_in(stranger).status_code == 429  # the wait grows
    clock.later(seconds=61)
    assert log_in(stranger).status_code == 303


def test_an_unknown_name_takes_as_long_as_a_known_one(guarded: Site) -> None:
    accounts = guarded.access.accounts
    assert accounts is not None

    def spent(name: str) -> float:
        begun = time.process_time()
        assert accounts.log_in(name, "wrong password here") is None
        return time.process_time() - begun

    spent("ada"), spent("nobody")
    known = statistics.median(spent("ada") for _ in range(5))
    unknown = statistics.median(spent("nobody") for _ in range(5))
    assert 0.5 < known / unknown < 2


def test_the_answer_does_not_tell_whether_a_name_is_known(stranger: Asker) -> None:
    one = log_in(stranger, "wrong password here", "ada").text
    two = log_in(stranger, "wrong password here", "eve").text
    assert token_of_less(one).replace("ada", "eve") == token_of_less(two)


def token_of_less(text: str) -> str:
    token = text.split('name="csrf" value="')[1].split('"')[0]
    return text.replace(token, "")


# Keys


@pytest.mark.parametrize("way", ["bearer", "apikey", "basic", "x-api-key", "api_key"])
def test_a_key_lets_a_program_in_by_every_way(stranger: Asker, guarded: Site, way: str) -> None:
    import base64

    secret = key_for(guarded, "ada")
    basic = base64.b64encode(f"ada:{secret}".encode()).decode()
    headers = {
        "bearer": {"authorization": f"Bearer {secret}"},
        "apikey": {"authorization": f"ApiKey {secret}"},
        "basic": {"authorization": f"Basic {basic}"},
        "x-api-key": {"x-api-key": secret},
    }.get(way, {})
    params = {"api_key": secret} if way == "api_key" else {}
    assert stranger.get("/catalog", headers=headers, params=params).status_code == 200
    wrong = {"authorization": "Bearer lp_00000000_wrong"}
    assert stranger.get("/catalog", headers=wrong).status_code == 401


def test_a_key_is_good_until_it_expires_or_is_revoked(
    stranger: Asker, guarded: Site, clock: Clock
) -> None:
    secret = key_for(guarded, "ada", expires="2026-11-27T00:00:00+00:00")
    sent = {"x-api-key": secret}
    assert stranger.get("/catalog", headers=sent).status_code == 200
    clock.later(days=1)
    assert stranger.get("/catalog", headers=sent).status_code == 401
    other = key_for(guarded, "ada")
    assert stranger.get("/catalog", headers={"x-api-key": other}).status_code == 200
    assert guarded.access.accounts is not None
    guarded.access.accounts.revoke("_".join(other.split("_")[:2]), at=NOW)
    assert stranger.get("/catalog", headers={"x-api-key": other}).status_code == 401


def test_a_key_may_do_no_more_than_it_says_nor_than_its_owner(
    stranger: Asker, guarded: Site
) -> None:
    body = {"queries": {"q": {"schema": "Person", "properties": {"name": "Ana Ejemplo"}}}}

    def status(user: str, *scopes: str) -> int:
        sent = {"x-api-key": key_for(guarded, user, *scopes)}
        return stranger.post("/match/default", headers=sent, json=body).status_code

    assert status("ada") == 403
    assert status("ada", "screen") == 200
    assert status("analyst", "screen") == 200
    assert status("reader", "screen") == 403


def test_no_secret_is_kept(guarded: Site) -> None:
    secret = key_for(guarded, "ada")
    assert guarded.access.accounts is not None
    file = guarded.access.accounts.file
    assert file is not None
    content = file.read_bytes()
    assert PASSWORD.encode() not in content
    assert secret.encode() not in content
    assert secret.rpartition("_")[2].encode() not in content
    assert b"$argon2id$" in content
    assert len(secret.split("_", 2)[2]) >= 43
    assert len({new_key() for _ in range(100)}) == 100


def test_a_new_file_of_accounts_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "accounts.sqlite"
    Accounts.open(file).add_user("ada", "admin", None, at=NOW)
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [("", "admin", None), (" ada", "admin", None), ("a\x00b", "admin", None),
     ("a:b", "admin", None), ("ada\n", "admin", None), ("a" * 101, "admin", None),
     ("ada", "king", None),
     ("ada", "admin", "a" * (SHORTEST - 1))],
)  # fmt: skip
def test_a_user_that_is_none(tmp_path: Path, name: str, role: str, password: str | None) -> None:
    with pytest.raises(LedgerError):
        Accounts.open(tmp_path / "a.sqlite").add_user(name, role, password, at=NOW)


def test_each_role_may_do_what_the_one_below_may() -> None:
    order = [SCOPES[one] for one in Position]
    assert all(less < more for less, more in pairwise(order))
    assert order[0] == {Scope.READ}


# Proxies and rates


def test_a_proxys_word_is_believed_from_the_proxy_alone(peopled: Path) -> None:
    says = {"x-forwarded-user": "analyst"}
    for proxies, status in ((("127.0.0.1",), 200), (("10.0.0.1",), 401), ((), 401)):
        site = site_over(peopled, WebOptions(proxies=proxies, tls=True))
        asker = Asker(site)
        assert asker.get("/catalog", headers=says).status_code == status
        unknown = asker.get("/catalog", headers={"x-forwarded-user": "mallory"})
        assert unknown.status_code == 401
        asker.close()


def test_who_asks_too_often_is_told_when_to_come_again(peopled: Path, clock: Clock) -> None:
    site = site_over(peopled, WebOptions(a_second=2), clock=clock)
    asker = Asker(site)
    found = [asker.get("/healthz") for _ in range(12)]
    assert [one.status_code for one in found].count(200) == 10
    assert int(found[-1].headers["retry-after"]) >= 1
    clock.later(seconds=1)
    assert asker.get("/healthz").status_code == 200
    asker.close()


# What is read


def test_whatever_is_opened_leaves_its_line(stranger: Asker, guarded: Site) -> None:
    assert guarded.access.accounts is not None
    before = len(check_reads(guarded.access.accounts).notes)  # by others who asked this archive
    log_in(stranger)
    stranger.get("/entities/ofac-2")
    stranger.get("/entities/nobody")
    guarded.access.noting.end()
    report = check_reads(guarded.access.accounts)
    assert [(n.who, n.kind, n.subject) for _, n in report.notes[before:]] == [
        ("ada", "login", ""), ("ada", "entity", "ofac-2")
    ]  # fmt: skip
    assert report.broken_at is None


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ("DELETE FROM account_reads WHERE sequence = 2", 2),
        ("DELETE FROM account_reads WHERE sequence = 4", 4),
        ("UPDATE account_reads SET who = 'eve' WHERE sequence = 3", 3),
        ("UPDATE account_reads SET subject = 'x' WHERE sequence = 1", 1),
    ],
)
def test_a_read_that_was_taken_out_or_changed_shows(
    guarded: Site, tmp_path: Path, change: str, at: int
) -> None:
    for number in range(4):
        guarded.access.note_read("ada", "entity", f"e{number}")
    guarded.access.noting.end()
    file = guarded.access.accounts.file  # type: ignore[union-attr]
    with sqlite3.connect(file) as connection:  # type: ignore[arg-type]
        connection.execute(change)
    connection.close()
    assert check_reads(Accounts.open(file)).broken_at == at  # type: ignore[arg-type]
    found = CliRunner().invoke(app, ["--archive", str(guarded.settings.archive), "users", "reads"])
    assert found.exit_code == 1


# The command


def test_users_are_managed_from_the_command_line(tmp_path: Path) -> None:
    create_archive(tmp_path / "archive")

    def run(*words: str, typed: str | None = None, code: int = 0) -> str:
        found = CliRunner().invoke(
            app, ["--archive", str(tmp_path / "archive"), "users", *words], input=typed
        )
        assert found.exit_code == code, found.output
        return found.output

    assert "this machine only" in run("list")
    run("add", "ada", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n")
    run("add", "ada", "--role", "admin", "--no-password", code=1)
    run("add", "eve", "--role", "king", "--no-password", code=2)
    run("add", "bo", "--role", "analyst", "--password-stdin", typed="short\n", code=1)
    run("add", "bo", "--role", "analyst", "--no-password")
    secret = run("key", "bo", "--scope", "screen", "--days", "9").split("\n")[0]
    assert secret.startswith("lp_")
    prefix = "_".join(secret.split("_")[:2])
    told = run("list")
    assert secret not in told
    assert f"key {prefix}: read, screen" in told
    run("revoke", prefix)
    assert "revoked" in run("list")
    run("revoke", "lp_nothing", code=1)
    run("change", "bo", "--shut")
    assert "may come in no more" in run("list")
    run("change", "bo", code=2)
    run("change", "nobody", "--shut", code=1)
    run("key", "bo", code=1)
    assert "Nothing was opened" in run("reads")
