"""The door: who is let in from where, and what every answer says to a browser."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sites import Asker, site_over, token_of

import linchpin.web
from effort import times
from linchpin.web.options import WebOptions, is_loopback
from linchpin.web.rooms import ROOMS, room_at
from linchpin.web.safety.headers import POLICY
from linchpin.web.site import Site

STATIC = Path(linchpin.web.__file__).parent / "static"
PATHS = ["/", "/view", "/static/linchpin.css", "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8600", "127.0.0.1.evil.example:8600", "127.0.0.1", "",
     "127.0.0.1:8601", "localhost:8600.evil.example", "127.0.0.1:8600, evil.example"],
)  # fmt: skip
def test_another_host_is_refused_before_anything_is_looked_at(
    asker: Asker, path: str, host: str
) -> None:
    answer = asker.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["localhost:8600", "LOCALHOST:8600", "[::1]:8600"])
def test_this_machine_is_known_by_all_its_names(asker: Asker, host: str) -> None:
    assert asker.get("/", headers={"host": host}).status_code == 200


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40))
@effort(max_examples=times(50))
def test_no_host_but_the_known_is_among_the_known(host: str) -> None:
    known = {"127.0.0.1:8600", "localhost:8600", "[::1]:8600"}
    assert (host.lower() in WebOptions().hosts()) == (host.lower() in known)


def test_a_name_that_is_given_is_known(web_archive: Path) -> None:
    site = site_over(web_archive, WebOptions(names=("Lists.Example",)))
    asker = Asker(site)
    assert asker.get("/", headers={"host": "lists.example"}).status_code == 200
    assert asker.get("/", headers={"host": "other.example"}).status_code == 421
    asker.close()


@pytest.mark.parametrize(
    ("host", "inside"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("10.0.0.1", False), ("localhost.evil.example", False)],
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, inside: bool) -> None:
    assert is_loopback(host) is inside


FOREIGN = [
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:8601"},
    {"origin": "https://127.0.0.1:8600"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "http://127.0.0.1:8600", "sec-fetch-site": "cross-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_page_changes_nothing(asker: Asker, headers: dict[str, str]) -> None:
    token = token_of(asker.get("/"))
    answer = asker.post("/view", headers=headers, data={"look": "dark", "csrf": token})
    assert answer.status_code == 403
    assert "linchpin-look" not in answer.headers.get("set-cookie", "")


def test_a_plain_form_of_a_page_that_sends_no_referrer_is_our_own(asker: Asker) -> None:
    token = token_of(asker.get("/"))
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    answer = asker.post("/view", headers=headers, data={"look": "dark", "csrf": token})
    assert answer.status_code == 303


def test_a_form_needs_the_token_of_its_session(asker: Asker, site: Site) -> None:
    own = {"origin": "http://127.0.0.1:8600", "sec-fetch-site": "same-origin"}
    token = token_of(asker.get("/"))
    stranger = Asker(site)
    others = token_of(stranger.get("/"))
    stranger.close()
    for wrong in ({}, {"csrf": ""}, {"csrf": others}, {"csrf": token[:-1]}):
        assert asker.post("/view", headers=own, data={"look": "dark", **wrong}).status_code == 403
    assert asker.post("/view", headers=own, data={"look": "dark", "csrf": token}).status_code == 303
    sent = {**own, "x-csrf-token": token}
    assert asker.post("/view", headers=sent, data={"look": "dark"}).status_code == 303


def test_what_changes_something_is_not_asked_for_by_get(asker: Asker) -> None:
    assert asker.get("/view?look=dark").status_code == 405


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_nobody_is_led_elsewhere(asker: Asker, back: str) -> None:
    token = token_of(asker.get("/"))
    answer = asker.post("/view", data={"look": "dark", "csrf": token, "back": back})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_what_a_browser_may_do(asker: Asker, path: str) -> None:
    headers = asker.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers
    assert headers["cache-control"] == "no-store"


def test_no_origin_may_read_a_page(asker: Asker) -> None:
    for origin in ("http://127.0.0.1:3333", "http://evil.example", "null"):
        answer = asker.get("/", headers={"origin": origin})
        assert "access-control-allow-origin" not in answer.headers


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    asker = Asker(site)
    cookie = asker.get("/").headers["set-cookie"].lower()
    asker.close()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_over_tls_the_cookie_is_of_this_host_alone(web_archive: Path) -> None:
    site = site_over(web_archive, WebOptions(names=("lists.example",), tls=True))
    asker = Asker(site)
    cookie = asker.get("/", headers={"host": "lists.example"}).headers["set-cookie"]
    asker.close()
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "Path=/" in cookie


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_is_counted_as_it_arrives(web_archive: Path, declared: bool) -> None:
    site = site_over(web_archive, WebOptions(most_json_bytes=1000))
    asker = Asker(site)
    seen = 0

    async def body():  # type: ignore[no-untyped-def]
        nonlocal seen
        for _ in range(100):
            seen += 100
            yield b"a" * 100

    kind = {"content-type": "application/x-www-form-urlencoded"}
    content = b"a" * 10_000 if declared else body()
    assert asker.post("/view", content=content, headers=kind).status_code == 413
    asker.close()


def test_a_long_address_is_refused(asker: Asker) -> None:
    answer = asker.get("/nowhere?q=" + "a" * 60_000)
    assert answer.status_code == 414
    assert answer.json() == {"detail": "Request URI too long"}


def test_no_path_reaches_the_disk(asker: Asker) -> None:
    for name in ("..%2f..%2fapp.py", "%2e%2e/app.py", "../app.py", "linchpin.css", "%00", "C:%5c"):
        assert asker.get(f"/static/{name}").status_code in (404, 421)


def test_files_of_the_page_are_kept_for_ever_under_a_name_of_their_own(asker: Asker) -> None:
    text = asker.get("/").text
    names = [part.split('"')[0] for part in text.split('"/static/')[1:]]
    assert len(names) >= 4
    for name in names:
        answer = asker.get(f"/static/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        digest = hashlib.sha256(answer.content).hexdigest()
        assert digest[:12] in name


def test_what_is_taken_from_others_is_as_they_published_it() -> None:
    told = (STATIC / "README.md").read_text("utf-8")
    digest = hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest()
    assert digest in told
    assert (STATIC / "LICENSE-htmx.txt").read_text("utf-8").startswith("Zero-Clause BSD")


def test_nothing_is_inline_and_nothing_from_elsewhere(asker: Asker) -> None:
    for path in ("/", "/nowhere"):
        text = asker.get(path, headers={"accept": "text/html"}).text
        assert "<script>" not in text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick" not in text
        assert "http://" not in text.replace("http://127.0.0.1", "")
        assert "https://" not in text


def test_htmx_is_told_to_be_careful(asker: Asker) -> None:
    text = asker.get("/").text
    config = json.loads(text.split('name="htmx-config" content=\'')[1].split("'")[0])
    assert config["allowEval"] is False
    assert config["includeIndicatorStyles"] is False
    assert config["selfRequestsOnly"] is True
    assert config["allowScriptTags"] is False
    assert config["historyCacheSize"] == 0


def test_every_path_of_a_room_is_the_rooms(site: Site) -> None:
    for room in ROOMS:
        for route in room.router(site).routes:
            assert room_at(route.path) is room  # type: ignore[attr-defined]


def test_a_page_speaks_the_readers_language(asker: Asker) -> None:
    assert '<html lang="es"' in asker.get("/", headers={"accept-language": "es-MX,en"}).text
    assert '<html lang="en"' in asker.get("/", headers={"accept-language": "fr, en;q=0.5"}).text
    assert '<html lang="en"' in asker.get("/", headers={"accept-language": "zh"}).text
