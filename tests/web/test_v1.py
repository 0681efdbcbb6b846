"""The contract of our own API: problems, tags, cursors, decisions neither lost nor doubled."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sites import AT, Asker, site_over

from invented import LIST, Written, keep
from linchpin.archive import open_archive
from linchpin.cli import app
from linchpin.ledger.accounts import Accounts
from linchpin.web.safety.credentials import new_key
from linchpin.web.site import Site

NOW = "2026-11-26T12:00:00+00:00"


@pytest.fixture(scope="module")
def alerted(web_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a queue of alerts and a second edition of its list."""
    folder = tmp_path_factory.mktemp("v1")
    archive = Path(shutil.copytree(web_archive, folder / "archive"))
    book = folder / "book.csv"
    rows = ["1,Ana Ejemplo Muestra,1970-02-03", "2,Berta Otra Prueba,1999-01-01",
            "3,Oscar Muestra Wolf,1965-05-05"]  # fmt: skip
    book.write_text("\n".join(["id,name,birth date", *rows]) + "\n", "utf-8")
    for words in (["screen", str(book), "-o", str(folder / "hits.csv")],
                  ["alerts", "queue", str(folder / "hits.csv.run.json")]):  # fmt: skip
        found = CliRunner().invoke(app, ["--archive", str(archive), *words])
        assert found.exit_code in (0, 3), found.output
    return archive


@pytest.fixture(scope="module")
def v1(alerted: Path) -> Iterator[Asker]:
    found = Asker(site_over(alerted))
    yield found
    found.close()


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert found["status"] == status
    assert {"type", "title", "detail"} <= found.keys()
    return found


def test_ask(v1: Asker) -> None:
    found = v1.get("/v1/ask", params={"who": "Ana Ejemplo Muestra"}).json()
    assert found["caption"] == "Ana Ejemplo Muestra"
    assert found["sections"]
    assert found["sources"]
    same = v1.get("/v1/ask", params={"who": found["entity"]}).json()
    assert same == found
    early = v1.get("/v1/ask", params={"who": "ofac-1", "as_of": "2021-07-31"}).json()
    assert early["as_of"] == "2021-07-31"


def test_nobody_is_picked_where_several_fit(v1: Asker) -> None:
    found = is_problem(v1.get("/v1/ask", params={"who": "muestra"}), 409)
    assert {one["caption"] for one in found["candidates"]} >= {
        "Ana Ejemplo Muestra", "Óscar Muestra Wolf"
    }  # fmt: skip
    is_problem(v1.get("/v1/ask", params={"who": "Nadie Alguno"}), 404)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/v1/ask", 422), ("/v1/ask?who=", 422), ("/v1/ask?who=ofac-1&as_of=soon", 400),
     ("/v1/ask?who=ofac-1&as_of=1990-01-01", 404), ("/v1/claims?about=ofac-1&cursor=!!", 400),
     ("/v1/claims?about=ofac-1&limit=0", 422), ("/v1/claims?about=ofac-1&limit=1001", 422),
     ("/v1/chart?who=ofac-1&kind=pie", 422), ("/v1/chart?who=ofac-1&format=exe", 422),
     ("/v1/changes", 422), ("/v1/changes?since=2021-07-31&until=2021-01-01", 400),
     ("/v1/strike?who=ofac-1", 400), ("/v1/deltas/nowhere", 404), ("/v1/deltas/default/x", 404),
     ("/v1/alerts/none", 404), ("/v1/runs/none", 404), ("/v1/nothing", 404)],
)  # fmt: skip
def test_what_does_not_fit_is_a_problem(v1: Asker, path: str, status: int) -> None:
    is_problem(v1.get(path), status)


def test_paths(v1: Asker) -> None:
    asked = {"first": "ofac-4", "second": "Luis Nadie Testigo"}
    found = v1.get("/v1/paths", params=asked).json()
    assert found["chains"]
    assert found["sources"]


def test_claims_come_in_pages_that_make_the_whole(v1: Asker) -> None:
    whole = v1.get("/v1/claims", params={"about": "ofac-1", "limit": 1000}).json()
    assert whole["total"] == len(whole["claims"]) > 3
    for claim in whole["claims"]:
        assert {"quote", "speaker", "standing"} <= claim.keys()
    found, cursor = [], ""
    while cursor is not None:
        answer = v1.get("/v1/claims", params={"about": "ofac-1", "limit": 2, "cursor": cursor})
        found += answer.json()["claims"]
        cursor = answer.json()["next"]
        assert ("link" in answer.headers) is (cursor is not None)
    assert found == whole["claims"]
    other = {"about": "ofac-2", "limit": 1}
    cursor = v1.get("/v1/claims", params=other).json()["next"]
    is_problem(v1.get("/v1/claims", params={"about": "ofac-1", "cursor": cursor}), 410)


@pytest.mark.parametrize("path", ["/v1/ask?who=ofac-1", "/v1/editions", "/v1/deltas/default"])
def test_an_answer_is_sent_once(v1: Asker, path: str) -> None:
    tag = v1.get(path).headers["etag"]
    for known in (tag, f'"x", {tag}', f"W/{tag}"):
        assert v1.get(path, headers={"if-none-match": known}).status_code == 304
    assert v1.get(path, headers={"if-none-match": '"x"'}).status_code == 200


def test_charts_are_downloads_that_cannot_do_anything(v1: Asker) -> None:
    for form, begins in (("svg", b"<"), ("pdf", b"%PDF"), ("png", b"\x89PNG")):
        answer = v1.get("/v1/chart", params={"who": "ofac-1", "kind": "ego", "format": form})
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(begins)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-security-policy"].startswith("sandbox")
    told = v1.get("/v1/chart", params={"who": "ofac-1", "kind": "ego", "format": "json"}).json()
    assert told["evidence"]


def test_changes_and_editions(v1: Asker) -> None:
    found = v1.get("/v1/changes", params={"since": "2021-07-31"}).json()
    assert found["lists"]
    assert {one["dataset"] for one in v1.get("/v1/editions").json()["editions"]} == {
        LIST, "case_invented"
    }  # fmt: skip


def test_a_decision_is_written_once(alerted: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(alerted.parent, tmp_path / "all")) / "archive"
    asker = Asker(site_over(folder))
    alerts = asker.get("/v1/alerts").json()["alerts"]
    assert len(alerts) == 3
    assert all(one["state"] == "open" for one in alerts)
    alert = alerts[0]["id"]
    seen = asker.get(f"/v1/alerts/{alert}").json()["seen"]
    where = f"/v1/alerts/{alert}/decisions"
    body = {"verdict": "false match", "because": "another birth date", "seen": seen}
    for wrong in ({**body, "because": " "}, {**body, "verdict": "maybe"},
                  {**body, "template": "none such"}):  # fmt: skip
        is_problem(asker.post(where, json=wrong), 400)
    for wrong in ([], "x", {**body, "seen": "1"}, {**body, "because": 7}, {}):
        is_problem(asker.post(where, json=wrong), 422)
    is_problem(asker.post("/v1/alerts/none/decisions", json=body), 404)
    before = asker.get("/v1/decisions").json()["total"]
    answer = asker.post(where, json=body)
    assert answer.status_code == 201
    assert answer.json()["decisions"][0]["verdict"] == "false match"
    late = is_problem(asker.post(where, json={**body, "verdict": "true match"}), 409)
    assert late["type"].endswith("decided-meanwhile")
    found = asker.get("/v1/decisions").json()
    assert found["total"] == before + 1
    assert asker.get(f"/v1/alerts/{alert}").json()["state"] == "false match"
    for state, count in (("open", 2), ("false match", 1)):
        assert asker.get("/v1/alerts", params={"state": state}).json()["total"] == count
    asker.close()


def test_another_page_decides_nothing(v1: Asker) -> None:
    alert = v1.get("/v1/alerts").json()["alerts"][0]["id"]
    body = {"verdict": "false match", "because": "x", "seen": 9}
    before = v1.get("/v1/decisions").json()["total"]
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        is_problem(v1.post(f"/v1/alerts/{alert}/decisions", headers=headers, json=body), 403)
    assert v1.get(f"/v1/alerts/{alert}/decisions").status_code == 405
    assert v1.get("/v1/decisions").json()["total"] == before


def test_who_proposed_does_not_take_the_second_look(alerted: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(alerted.parent, tmp_path / "all")) / "archive"
    accounts = Accounts.open(folder / "accounts.sqlite")
    keys = {}
    for name, role in (("maker", "reviewer"), ("checker", "reviewer"), ("reader", "reader")):
        accounts.add_user(name, role, None, at=NOW)
        secret = new_key()
        scopes = ("read", "decide", "review")
        accounts.add_key(name, secret, scopes, at=NOW, expires="2999-01-01T00:00:00+00:00")
        keys[name] = {"x-api-key": secret}
    site: Site = site_over(folder)
    asker = Asker(site)
    is_problem(asker.get("/v1/alerts"), 401)
    alert = asker.get("/v1/alerts", headers=keys["maker"]).json()["alerts"][0]["id"]

    def send(who: str, what: str) -> Any:
        seen = asker.get(f"/v1/alerts/{alert}", headers=keys[who]).json()["seen"]
        body = {"verdict": "true match", "because": "same birth date", "seen": seen}
        return asker.post(f"/v1/alerts/{alert}/{what}", headers=keys[who], json=body)

    is_problem(send("reader", "decisions"), 403)
    proposed = send("maker", "decisions")
    assert proposed.status_code == 201
    assert proposed.json()["decisions"][0]["by"] == "maker"
    is_problem(send("maker", "second-look"), 403)
    held = send("checker", "second-look")
    assert held.status_code == 201, held.text
    assert asker.get(f"/v1/alerts/{alert}", headers=keys["maker"]).json()["state"] == "true match"
    asker.close()
    site.access.noting.end()


def test_whoever_applies_every_delta_has_what_is_served(web_archive: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(web_archive, tmp_path / "archive"))
    source = Written(LIST)
    source.entry(1, "Ana Ejemplo Muestra", birthDate="1970-02-03")
    source.entry(9, "Nueva Persona Inventada")
    keep(open_archive(folder), source.edition("2021-09"), most_lost=9)
    site = site_over(folder)
    asker = Asker(site)
    [first, *others] = asker.get("/v1/deltas/default").json()["versions"].items()
    assert others
    held: dict[str, Any] = {}
    for _, url in [first, *others]:
        assert url.startswith(AT)
        answer = asker.get(url.removeprefix(AT))
        for line in answer.text.splitlines():
            one = json.loads(line)
            assert one["op"] in ("ADD", "MOD", "DEL")
            if one["op"] == "DEL":
                held.pop(one["entity"]["id"], None)
            else:
                held[one["entity"]["id"]] = one["entity"]
    assert site.served.state().weigher is not None
    served = dict(site.served.state().weigher.candidates.entities)  # type: ignore[union-attr]
    assert held == served
    asker.close()


@pytest.mark.slow
def test_what_holds_it_up_is_found_by_another_process(v1: Asker) -> None:
    answer = v1.get("/v1/strike", params={"who": "ofac-1", "best": 1})
    assert answer.status_code == 200, answer.text
    assert answer.json()["brief"]
