"""The contract of the reconciliation API, as OpenRefine relies on it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sites import AT, Asker

from effort import times
from linchpin.web.options import OPENREFINE
from linchpin.web.site import Site

HERE = "/reconcile/default"


def no_null(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(no_null, value.values()))
    if isinstance(value, list):
        return all(map(no_null, value))
    return value is not None


def results(asker: Asker, query: Any) -> list[dict[str, Any]]:
    answer = asker.post(HERE, data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 200, answer.text
    assert no_null(answer.json())
    found: list[dict[str, Any]] = answer.json()["q"]["result"]
    return found


def extended(asker: Asker, ids: list[str], *properties: Any) -> dict[str, Any]:
    wanted = [{"id": one} if isinstance(one, str) else one for one in properties]
    asked = json.dumps({"ids": ids, "properties": wanted})
    answer = asker.post(HERE, data={"extend": asked})
    assert answer.status_code == 200, answer.text
    assert no_null(answer.json())
    return answer.json()  # type: ignore[no-any-return]


def test_the_manifest_says_all_that_openrefine_reads(asker: Asker) -> None:
    found = asker.get(HERE).json()
    assert "0.2" in found["versions"]
    assert no_null(found)
    for name in ("name", "identifierSpace", "schemaSpace", "documentation", "serviceVersion"):
        assert found[name]
    assert found["batchSize"] == 100
    assert "{{id}}" in found["view"]["url"]
    assert "{{id}}" in found["preview"]["url"]
    urls = [found["view"]["url"], found["preview"]["url"], found["identifierSpace"]]
    urls += [one["service_url"] for one in found["suggest"].values()]
    urls.append(found["extend"]["propose_properties"]["service_url"])
    assert all(url.startswith(f"{AT}/") for url in urls)
    for one in found["extend"]["property_settings"]:
        assert {"name", "label", "type", "default", "help_text"} <= one.keys()
        assert all({"value", "name"} == choice.keys() for choice in one.get("choices", []))
    assert found == asker.get(HERE).json()


def test_the_key_is_carried_on(asker: Asker) -> None:
    found = asker.get(HERE, params={"api_key": "a b&c"}).json()
    paths = [one["service_path"] for one in found["suggest"].values()]
    paths += [found["extend"]["propose_properties"]["service_path"], found["preview"]["url"]]
    assert all(path.endswith("?api_key=a+b%26c") for path in paths)
    for one in found["suggest"].values():
        path = (one["service_url"] + one["service_path"]).removeprefix(AT)
        assert asker.get(f"{path}&prefix=ana").status_code == 200


def test_names_find_their_bearers(asker: Asker) -> None:
    [best] = results(asker, {"query": "Ana Ejemplo Muestra"})
    assert best["match"] is True
    assert best["score"] == 100.0
    assert best["type"][0] == {"id": "Person", "name": "Person"}
    assert results(asker, {"query": "Ana Ejemplo Muestra", "type": "Person"}) == [best]
    assert results(asker, {"query": "Ana Ejemplo Muestra", "type": ["Person", "Vessel"]}) == [best]
    assert results(asker, {"query": "Ana Ejemplo Muestra", "type": "Vessel"}) == []
    assert results(asker, {"query": "Ana Ejemplo Muestra", "limit": 0}) == []


def test_a_weak_alias_alone_is_not_taken_unseen(asker: Asker) -> None:
    [weak] = results(asker, {"query": "La Prueba"})
    assert weak["name"] == "Berta Otra Prueba"
    assert weak["match"] is False


def test_an_id_finds_its_entity_and_a_referent_too(asker: Asker) -> None:
    [best] = results(asker, {"query": "Ana Ejemplo Muestra"})
    assert results(asker, {"query": best["id"]})[0]["id"] == best["id"]
    for referent in ("ofac-1", "case-ana"):
        [found] = results(asker, {"query": referent})
        assert (found["id"], found["match"]) == (best["id"], True)


@pytest.mark.parametrize(
    "value",
    ["1970-02-03", ["1970-02-03"], {"id": "1970-02-03", "name": "1970-02-03"}, 1970, 1970.0],
)
@pytest.mark.parametrize("pid", ["birthDate", "Person:birthDate"])
def test_properties_of_every_kind_of_cell_are_taken(asker: Asker, value: Any, pid: str) -> None:
    def score(v: Any) -> float:
        query = {"query": "Ana Ejemplo", "properties": [{"pid": pid, "v": v}, {"pid": "x", "v": 1}]}
        return float(results(asker, query)[0]["score"])

    assert score(value) > float(results(asker, {"query": "Ana Ejemplo"})[0]["score"])


@pytest.mark.parametrize(
    "query",
    [{"query": ""}, {"query": " "}, {}, {"query": None}, {"query": "Ana", "type": "Banana"},
     {"query": 7}, [], "x", None, {"query": "\x00"}, {"properties": [{"pid": "notes", "v": True}]},
     {"query": "x" * 5000}],
)  # fmt: skip
def test_every_key_has_a_list_of_results(asker: Asker, query: Any) -> None:
    both = {"odd": query, "good": {"query": "Ana Ejemplo Muestra"}}
    found = asker.post(HERE, data={"queries": json.dumps(both)}).json()
    assert found["odd"]["result"] == []
    assert len(found["good"]["result"]) == 1


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8),
                    lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.sampled_from(["query", "type", "limit", "properties",
                                                       "pid", "v", "id"]), inner, max_size=4),
                    max_leaves=8))  # fmt: skip
@effort(max_examples=times(15))
def test_nothing_that_is_sent_breaks_the_others(query: Any) -> None:
    asker = _SHARED[0]
    both = {"odd": query, "good": {"query": "Ana Ejemplo Muestra"}}
    answer = asker.post(HERE, data={"queries": json.dumps(both)})
    assert answer.status_code == 200
    assert isinstance(answer.json()["odd"]["result"], list)
    assert len(answer.json()["good"]["result"]) == 1


_SHARED: list[Asker] = []


@pytest.fixture(autouse=True)
def _shared(asker: Asker) -> None:
    _SHARED[:] = [asker]


def test_queries_come_by_get_too(asker: Asker) -> None:
    asked = json.dumps({"q": {"query": "Ana Ejemplo Muestra"}})
    assert len(asker.get(HERE, params={"queries": asked}).json()["q"]["result"]) == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [({"queries": "{"}, 400), ({"queries": "[]"}, 400), ({"extend": "x"}, 400), ({}, 400),
     ({"extend": '{"ids": 1}'}, 400),
     ({"queries": json.dumps({str(n): {"query": "a"} for n in range(101)})}, 413)],
)  # fmt: skip
def test_what_does_not_fit(asker: Asker, data: dict[str, str], status: int) -> None:
    answer = asker.post(HERE, data=data)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)
    assert asker.get("/reconcile/nowhere").status_code == 404


def test_suggestions(asker: Asker) -> None:
    def found(what: str, **params: str) -> list[dict[str, Any]]:
        answer = asker.get(f"{HERE}/suggest/{what}", params=params)
        assert answer.status_code == 200
        assert no_null(answer.json())
        return answer.json()["result"]  # type: ignore[no-any-return]

    for what in ("entity", "property", "type"):
        assert found(what, prefix="") == []
        assert found(what) == []
    more = {"cursor": "x", "exact": "1", "scoring": "y", "callback": "evil", "limit": "z"}
    [ana] = found("entity", prefix="ana eje", **more)
    assert ana["name"] == "Ana Ejemplo Muestra"
    assert ana["notable"][0]["id"] == "Person"
    assert found("entity", prefix="ofac-1")[0]["id"] == ana["id"]
    assert {"id": "birthDate", "name": "Birth date"} in found("property", prefix="birth")
    assert {"id": "Person", "name": "Person"} in found("type", prefix="per")
    text = asker.get(f"{HERE}/suggest/type", params={"prefix": "per", "callback": "evil"}).text
    assert "evil" not in text


def test_every_row_holds_every_property_in_order(asker: Asker) -> None:
    asked = ["birthDate", "nothing", "ownershipOwner", "nationality", "sanctions"]
    found = extended(asker, ["ofac-1", "nobody", "ofac-5"], *asked)
    assert [one["id"] for one in found["meta"]] == asked
    assert list(found["rows"]) == ["ofac-1", "nobody", "ofac-5"]
    for row in found["rows"].values():
        assert list(row) == asked
    assert found["rows"]["nobody"] == {name: [] for name in asked}
    ana = found["rows"]["ofac-1"]
    assert ana["birthDate"] == [{"date": "1970-02-03T00:00:00Z"}]
    assert ana["ownershipOwner"] == [{"id": "ofac-4", "name": "Gasolinera Ficticia S.A. de C.V."}]
    assert ana["nationality"] == [{"str": "Mexico"}]


def test_settings_arrive_as_texts(asker: Asker) -> None:
    def values(**settings: str) -> list[Any]:
        wanted = {"id": "name", "settings": settings}
        found: list[Any] = extended(asker, ["ofac-1"], wanted)["rows"]["ofac-1"]["name"]
        return found

    assert len(values(limit="1")) == 1
    for odd in ("0", "", "on", "nan", "-1", "1e400"):
        assert values(limit=odd) == values()
    wanted = {"id": "nationality", "settings": {"countries": "code"}}
    row = extended(asker, ["ofac-2"], wanted)["rows"]["ofac-2"]
    assert row["nationality"] == [{"str": "mx"}]


def test_properties_are_proposed(asker: Asker) -> None:
    found = asker.get(f"{HERE}/properties", params={"type": "Person"}).json()
    assert found["type"] == "Person"
    assert {"birthDate", "ownershipOwner"} <= {one["id"] for one in found["properties"]}
    few = asker.get(f"{HERE}/properties", params={"type": "Person", "limit": "3"}).json()
    assert few["limit"] == 3
    assert few["properties"] == found["properties"][:3]
    assert asker.get(f"{HERE}/properties", params={"type": "Banana"}).status_code == 400


def test_the_preview_may_be_framed_by_openrefine_alone(asker: Asker) -> None:
    answer = asker.get(f"{HERE}/preview/ofac-1")
    assert answer.status_code == 200
    assert "Ana Ejemplo Muestra" in answer.text
    assert "<script" not in answer.text
    assert "x-frame-options" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors " + " ".join(OPENREFINE))
    assert asker.get(f"{HERE}/preview/nobody").status_code == 404
    style = answer.text.split('href="')[1].split('"')[0]
    assert asker.get(style).headers["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/", HERE):
        assert "frame-ancestors 'none'" in asker.get(path).headers["content-security-policy"]


@pytest.mark.parametrize("path", [HERE, f"{HERE}/suggest/entity", f"{HERE}/properties"])
def test_openrefines_page_may_read_and_no_other(asker: Asker, path: str) -> None:
    for origin in OPENREFINE:
        asked = {"origin": origin, "access-control-request-private-network": "true",
                 "access-control-request-method": "GET"}  # fmt: skip
        for method in ("GET", "OPTIONS"):
            headers = asker.ask(method, path, headers=asked).headers
            assert headers["access-control-allow-origin"] == origin
            assert "Origin" in headers["vary"]
            assert headers["access-control-allow-private-network"] == "true"
            assert "access-control-allow-credentials" not in headers
    for origin in ("http://evil.example", "null", "http://127.0.0.1:3333.evil.example",
                   "https://127.0.0.1:3333"):  # fmt: skip
        for method in ("GET", "OPTIONS"):
            headers = asker.ask(method, path, headers={"origin": origin}).headers
            assert "access-control-allow-origin" not in headers
            assert "access-control-allow-private-network" not in headers


def test_openrefines_page_may_read_nothing_else(asker: Asker) -> None:
    asked = {"origin": OPENREFINE[0]}
    for path in ("/", "/catalog", "/match/default", "/entities/ofac-1", "/search/default"):
        headers = asker.get(path, headers=asked).headers
        assert "access-control-allow-origin" not in headers
    assert asker.post(HERE, headers=asked, data={"queries": "{}"}).status_code == 403


def test_where_people_log_in_the_question_before_is_answered_all_the_same(site: Site) -> None:
    asker = Asker(site)
    answer = asker.ask("OPTIONS", HERE, headers={"origin": OPENREFINE[0]})
    asker.close()
    assert answer.status_code == 204
