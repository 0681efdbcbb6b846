"""The contract of the screening API, as OpenSanctions' clients and Marble rely on it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sites import Asker, site_over

from effort import times
from invented import LIST, Written, keep
from linchpin.archive import create_archive, open_archive
from linchpin.web.site import Site

ANA = {"schema": "Person", "properties": {"name": ["Ana Ejemplo Muestra"]}}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")


def match(asker: Asker, query: Any, path: str = "/match/default", **params: Any) -> dict[str, Any]:
    answer = asker.post(path, json={"queries": {"q": query}}, params=params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["responses"]["q"]
    return found


def is_entity(entity: dict[str, Any]) -> bool:
    assert isinstance(entity["id"], str)
    assert entity["id"]
    assert isinstance(entity["caption"], str)
    assert entity["caption"]
    assert isinstance(entity["target"], bool)
    assert isinstance(entity["referents"], list)
    assert entity["datasets"]
    assert "default" not in entity["datasets"]
    for values in entity["properties"].values():
        assert isinstance(values, list)
        assert values
    for name in ("first_seen", "last_seen", "last_change"):
        assert entity[name] is None or MOMENT.fullmatch(entity[name])
    return True


def test_a_match_is_scored_and_explained(asker: Asker) -> None:
    found = match(asker, ANA)
    assert found["status"] == 200
    assert found["total"] == {"value": 1, "relation": "eq"}
    [best] = found["results"]
    assert is_entity(best)
    assert best["match"] is True
    assert best["score"] == 1.0
    assert best["properties"]["topics"] == ["sanction"]
    assert best["target"] is True
    assert best["features"] == {"name": 1.0}
    assert set(best["explanations"]["name"]) == {"detail", "score", "query", "candidate"}
    assert found["query"] == {"id": None, **ANA}


def test_other_facts_move_the_score(asker: Asker) -> None:
    def score(**more: str) -> float:
        query = {"schema": "Person", "properties": {"name": "Ana Ejemplo", **more}}
        results = match(asker, query, threshold=0.2, cutoff=0.2)["results"]
        return next(float(one["score"]) for one in results if "ofac-1" in [
            one["id"], *one["referents"]])  # fmt: skip

    plain = score()
    assert score(birthDate="1970-02-03") > plain > score(birthDate="1991-01-01")
    assert score(passportNumber="X1234567") > plain
    assert score(gender="male") < plain


def test_a_number_alone_finds_its_bearer(asker: Asker) -> None:
    found = match(asker, {"schema": "Person", "properties": {"passportNumber": "X-1234567"}})
    assert [one["caption"] for one in found["results"]] == ["Ana Ejemplo Muestra"]
    vessel = {"schema": "Vessel", "properties": {"imoNumber": ["IMO 9074729"]}}
    assert match(asker, vessel)["total"]["value"] == 1


def test_content_type_does_not_matter(asker: Asker) -> None:
    body = json.dumps({"queries": {"q": ANA}}).encode()
    for kind in (None, "text/plain", "application/x-www-form-urlencoded"):
        headers = {} if kind is None else {"content-type": kind}
        answer = asker.ask("POST", "/match/default", content=body, headers=headers)
        assert answer.status_code == 200
        assert answer.headers["x-batch-size"] == "1"


def test_marbles_request_is_taken_whole(asker: Asker) -> None:
    body = {"queries": {"0-1": {**ANA, "filters": None, "params": None}}, "weights": None}
    params = {"algorithm": "logic-v1", "threshold": "0.70", "cutoff": "0.70",
              "limit": "20", "api_key": "whatever", "partition": "true",
              "exclude_entity_ids": "nobody"}  # fmt: skip
    assert asker.get("/-/version").status_code == 404
    assert asker.get("/readyz").status_code == 200
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic eDp5"}):
        answer = asker.post("/match/default", json=body, params=params, headers=headers)
        assert answer.status_code == 200
        [found] = answer.json()["responses"].values()
        for one in found["results"]:
            assert {"id", "referents", "match", "schema", "datasets", "score"} <= one.keys()
            assert one["properties"]["name"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422), (b"{", 422), (b"[]", 422), (b"{}", 422), (b'{"queries": []}', 422),
        (b'{"queries": null}', 422), (b'{"queries": {"a": null}}', 422),
        (b'{"queries": {"a": {"properties": {}}}}', 422), (b'{"queries": {}}', 400),
        (b'{"queries": {"a": {"schema": "Banana"}}}', 400),
        (b'{"queries": {"a": {"schema": "Ownership"}}}', 400),
        (b'{"queries": {"a": {"schema": "Person"}, "b": {"schema": "Nope"}}}', 400),
        (b'{"queries": {"a": {"schema": "Person", "properties": {}}}}', 200),
        (b'{"queries": {"a": {"schema": "Person"}}, "config": {"x": 1}}', 400),
        (b'{"queries": {"a": {"schema": "Person"}}, "weights": {"x": 1}}', 200),
        (b'{"queries": {"a": {"schema": "Person", "properties": {"name": [NaN]}}}}', 422),
        (b"[" * 100_000, 422),
        (b'{"a":' * 70 + b"1" + b"}" * 70, 422),
    ],
)  # fmt: skip
def test_what_does_not_fit_has_its_status(asker: Asker, body: bytes, status: int) -> None:
    answer = asker.ask("POST", "/match/default", content=body)
    assert answer.status_code == status
    if status == 400:
        assert isinstance(answer.json()["detail"], str)
    if status == 422:
        assert {"type", "loc", "msg", "input"} == answer.json()["detail"][0].keys()


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"limit": "500"}, 200), ({"limit": "501"}, 422), ({"limit": "0"}, 200),
        ({"limit": "-3"}, 200), ({"limit": "x"}, 422), ({"threshold": "nan"}, 422),
        ({"threshold": "x"}, 422), ({"threshold": "-5"}, 200), ({"threshold": "7"}, 200),
        ({"algorithm": " BEST "}, 200), ({"algorithm": "logic-v1"}, 200),
        ({"algorithm": "magic"}, 400), ({"changed_since": "2021"}, 422),
        ({"changed_since": "2021-01-01"}, 200), ({"changed_since": "2021-01-01T10:00"}, 200),
        ({"exclude_entity_ids": ["a"] * 51}, 422), ({"exclude_entity_ids": ["a"] * 50}, 200),
        ({"strange": "1"}, 200),
    ],
)  # fmt: skip
def test_options_are_checked_as_clients_know_it(asker: Asker, params: Any, status: int) -> None:
    answer = asker.post("/match/default", json={"queries": {"q": ANA}}, params=params)
    assert answer.status_code == status
    if params in ({"limit": "0"}, {"limit": "-3"}):
        assert answer.json()["responses"]["q"]["results"] == []
        assert answer.json()["responses"]["q"]["total"]["value"] == 1
    if params == {"algorithm": "magic"}:
        assert answer.json() == {"detail": "Invalid algorithm: magic"}


def test_too_many_queries(asker: Asker) -> None:
    answer = asker.post("/match/default", json={"queries": {str(n): ANA for n in range(101)}})
    assert answer.status_code == 400
    assert answer.json() == {"detail": "Too many queries in one batch (limit: 100)"}


def test_an_unknown_dataset_is_an_error(asker: Asker) -> None:
    for method, path in (("POST", "/match/nowhere"), ("GET", "/search/nowhere")):
        answer = asker.ask(method, path, json={"queries": {"q": ANA}})
        assert (answer.status_code, answer.json()) == (404, {"detail": "No such dataset."})
    found = match(asker, ANA, include_dataset="nowhere")
    assert found["results"] == []
    assert [one["value"] for one in found["not_compared"]] == ["nowhere"]


def test_sources_are_told_apart(asker: Asker) -> None:
    assert match(asker, ANA, f"/match/{LIST}")["total"]["value"] == 1
    luis = {"schema": "Person", "properties": {"name": "Luis Nadie Testigo"}}
    assert match(asker, luis)["total"]["value"] == 1
    assert match(asker, luis, f"/match/{LIST}")["total"]["value"] == 0
    assert match(asker, luis, exclude_dataset="case_invented")["total"]["value"] == 0
    assert match(asker, luis, topics="sanction")["total"]["value"] == 0
    assert match(asker, ANA, topics=["crime", "sanction"])["total"]["value"] == 1
    assert match(asker, ANA, exclude_schema="Person")["total"]["value"] == 0
    assert match(asker, luis, include_dataset=["case_invented", LIST],
                 exclude_dataset="case_invented")["total"]["value"] == 0  # fmt: skip


def test_a_referent_stands_for_its_entity(asker: Asker, site: Site) -> None:
    [best] = match(asker, ANA)["results"]
    assert best["referents"]
    for one in (best["id"], *best["referents"]):
        assert match(asker, ANA, exclude_entity_ids=one)["total"]["value"] == 0
    for other in best["referents"]:
        for below in ("", "/adjacent", "/adjacent/sanctions"):
            answer = asker.get(f"/entities/{other}{below}?limit=3&nested=false")
            assert answer.status_code == 308
            where = answer.headers["location"]
            assert where == f"/entities/{best['id']}{below}?limit=3&nested=false"


def test_what_is_not_compared_is_said(asker: Asker) -> None:
    query = {"schema": "Person", "properties": {
        "name": "Ana Ejemplo", "birthDate": "soon", "nationality": ["Atlantis", "Mexico"],
        "notes": "x", "shoeSize": "42"}}  # fmt: skip
    found = match(asker, query)
    said = {(one["property"], one["value"]) for one in found["not_compared"]}
    assert said == {("birthDate", "soon"), ("nationality", "Atlantis"), ("notes", ""),
                    ("shoeSize", "")}  # fmt: skip
    assert all(one["reason"] for one in found["not_compared"])
    assert found["query"]["properties"] == {
        "name": ["Ana Ejemplo"], "nationality": ["mx"], "notes": ["x"]
    }  # fmt: skip


@pytest.mark.parametrize(
    "properties",
    [{"notes": "Ana"}, {"birthDate": "1970"}, {"nome": "Ana"}, {"passportNumber": "000000"}],
)
def test_what_nobody_looked_at_is_no_all_clear(asker: Asker, properties: dict[str, str]) -> None:
    body = {"queries": {"bad": {"schema": "Person", "properties": properties}, "good": ANA}}
    found = asker.post("/match/default", json=body).json()["responses"]
    assert found["bad"]["status"] == 400
    assert "Nobody was looked for" in found["bad"]["detail"]
    assert found["good"]["status"] == 200
    assert found["good"]["total"]["value"] == 1


def test_a_name_longer_than_is_compared_is_refused_by_itself(asker: Asker) -> None:
    long = {"schema": "Person", "properties": {"name": "A" * 1001}}
    many = {"schema": "Person", "properties": {"name": [f"Ana {n}" for n in range(51)]}}
    found = asker.post("/match/default", json={"queries": {"a": long, "b": many, "c": ANA}}).json()
    assert [found["responses"][key]["status"] for key in "abc"] == [400, 400, 200]


def test_parts_make_a_name(asker: Asker) -> None:
    parts = {"firstName": "Ana", "lastName": ["Ejemplo", "Muestra"]}
    assert match(asker, {"schema": "Person", "properties": parts})["total"]["value"] == 1


def test_kinds_that_cannot_be_one_do_not_match(asker: Asker) -> None:
    for schema, count in (("Person", 1), ("LegalEntity", 1), ("Company", 0), ("Vessel", 0)):
        query = {"schema": schema, "properties": ANA["properties"]}
        assert match(asker, query)["total"]["value"] == count


def test_the_count_is_exact_and_the_order_stable(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    source = Written(LIST)
    for number in range(1, 31):
        source.entry(number, "Berta Comun Repetida")
    keep(archive, source.edition("2021-07"))
    asker = Asker(site_over(tmp_path / "archive"))
    query = {"schema": "Person", "properties": {"name": "Berta Comun Repetida"}}
    found = match(asker, query, limit=7)
    assert found["total"]["value"] == 30
    assert len(found["results"]) == 7
    ids = [one["id"] for one in found["results"]]
    assert ids == sorted(ids)
    assert ids == [one["id"] for one in match(asker, query, limit=7)["results"]]
    asker.close()


@given(st.dictionaries(st.text(max_size=5), st.sampled_from(["Ana Ejemplo", "Nadie", ""]),
                       min_size=1, max_size=8))  # fmt: skip
@effort(max_examples=times(10))
def test_every_key_comes_back_once_and_alone_or_together_the_same(names: dict[str, str]) -> None:
    asker = _SHARED[0]
    queries = {key: {"schema": "Person", "properties": {"name": name}, "id": key}
               for key, name in names.items()}  # fmt: skip
    together = asker.post("/match/default", json={"queries": queries}).json()["responses"]
    assert list(together) == list(queries)
    for key, query in queries.items():
        alone = asker.post("/match/default", json={"queries": {key: query}}).json()["responses"]
        assert alone[key] == together[key]
        assert together[key]["query"]["id"] == key


_SHARED: list[Asker] = []


@pytest.fixture(autouse=True)
def _shared(asker: Asker) -> None:
    _SHARED[:] = [asker]


def test_search(asker: Asker) -> None:
    def found(**params: Any) -> dict[str, Any]:
        answer = asker.get("/search/default", params=params)
        assert answer.status_code == 200, answer.text
        for one in answer.json()["results"]:
            is_entity(one)
        return answer.json()  # type: ignore[no-any-return]

    everything = found()
    assert everything["limit"] == 10
    assert set(everything["facets"]) == {"countries", "topics", "datasets"}
    assert found(q="ejemplo")["total"]["value"] == 1
    assert found(q="óscar wolf")["total"]["value"] == 1
    assert found(q="ejemplo -ana")["total"]["value"] == 0
    assert found(q="oscra", fuzzy="true")["total"]["value"] == 1
    assert found(q="(((", simple="true")["total"]["value"] == everything["total"]["value"]
    assert found(schema="Vessel")["total"]["value"] == 1
    assert found(schema="Sanction")["results"][0]["schema"] == "Sanction"
    assert found(filter="properties.birthDate:1965")["total"]["value"] == 1
    both = ["properties.birthDate:1965", "properties.birthDate:1980"]
    assert found(filter=both)["total"]["value"] == 2
    assert found(filter=both, filter_op="AND")["total"]["value"] == 0
    assert found(countries="Mexico", topics="sanction")["total"]["value"] == 3
    assert found(limit=0)["results"] == []
    assert found(offset=9000)["results"] == []
    assert set(found(facets=["schema", "genders"])["facets"]) == {"schema", "genders"}
    names = [one["caption"] for one in found(sort="caption:desc", schema="Person")["results"]]
    assert names == sorted(names, reverse=True)
    [topic] = everything["facets"]["topics"]["values"]
    assert topic["count"] == 5
    assert topic["name"] == "sanction"


@pytest.mark.parametrize(
    ("params", "status"),
    [({"q": "invalid/query"}, 400), ({"q": '"open'}, 400), ({"schema": "Banana"}, 400),
     ({"filter": "nocolon"}, 400), ({"limit": "501"}, 422), ({"offset": "9500"}, 422),
     ({"facets": "shoes"}, 422), ({"q": "invalid/query", "simple": "true"}, 200)],
)  # fmt: skip
def test_a_search_that_does_not_fit(asker: Asker, params: dict[str, str], status: int) -> None:
    assert asker.get("/search/default", params=params).status_code == status


def test_an_entity_with_those_around_it(asker: Asker) -> None:
    [best] = match(asker, ANA)["results"]
    whole = asker.get(f"/entities/{best['id']}").json()
    bare = asker.get(f"/entities/{best['id']}", params={"nested": "false"}).json()
    assert is_entity(bare)
    assert "sanctions" not in bare["properties"]
    [owns] = whole["properties"]["ownershipOwner"]
    assert owns["properties"]["owner"] == [best["id"]]
    assert owns["properties"]["asset"][0]["caption"] == "Gasolinera Ficticia S.A. de C.V."
    assert whole["properties"]["sanctions"][0]["properties"]["entity"] == [best["id"]]
    around = asker.get(f"/entities/{best['id']}/adjacent").json()
    assert around["entity"]["id"] == best["id"]
    assert set(around["adjacent"]) == {"ownershipOwner", "sanctions", "familyPerson"}
    page = asker.get(f"/entities/{best['id']}/adjacent/sanctions", params={"offset": 5}).json()
    assert page == {
        "results": [], "total": {"value": 1, "relation": "eq"}, "limit": 10, "offset": 5
    }  # fmt: skip
    answer = asker.get(f"/entities/{best['id']}/adjacent/shoes")
    assert (answer.status_code, answer.json()["detail"]) == (404, "No such property!")
    answer = asker.get("/entities/nobody")
    assert (answer.status_code, answer.json()["detail"]) == (404, "No such entity!")


def test_the_catalogue_is_one_that_marble_reads(asker: Asker) -> None:
    answer = asker.get("/catalog")
    found = answer.json()
    assert answer.headers["cache-control"] == "public, max-age=300"
    default = next(one for one in found["datasets"] if one["name"] == "default")
    assert re.fullmatch(r"\d{14}-\w{3}", default["index_version"])
    assert default["load"] is True
    for one in found["datasets"]:
        assert one["title"]
        assert isinstance(one["children"], list)
        assert re.fullmatch(r"[a-z0-9_]+", one["name"])
    assert sorted(default["children"]) == ["case_invented", LIST]
    assert found["index_stale"] is False
    same = {"if-none-match": answer.headers["etag"]}
    assert asker.get("/manifest", headers=same).status_code == 304
    assert asker.get("/manifest").json() == found


def test_the_algorithms_say_their_other_names(asker: Asker) -> None:
    found = asker.get("/algorithms").json()
    assert {"linchpin", "logic-v1"} <= {one["name"] for one in found["algorithms"]}
    assert found["best"] == found["default"] == "linchpin"
    for one in found["algorithms"]:
        assert one["description"]
        assert all({"description", "coefficient", "url"} == f.keys()
                   for f in one["features"].values())  # fmt: skip


def test_updates_need_a_token_that_was_configured(asker: Asker) -> None:
    for token in ("", "unsafe-default", "x"):
        answer = asker.ask("POST", f"/updatez?token={token}")
        assert (answer.status_code, answer.json()) == (403, {"detail": "Invalid token."})


def test_a_trace_is_carried_on(asker: Asker) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    given = {"traceparent": trace, "tracestate": "a=b"}
    headers = asker.get("/algorithms", headers=given).headers
    assert headers["traceparent"].split("-")[1] == trace.split("-")[1]
    assert headers["traceparent"] != trace
    assert headers["tracestate"] == "a=b"
    bad = asker.get("/algorithms", headers={"traceparent": "x\ty"}).headers
    assert "traceparent" not in bad


def test_large_answers_are_packed(asker: Asker) -> None:
    answer = asker.get("/algorithms", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_no_origin_may_read_the_answers(asker: Asker) -> None:
    answer = asker.get("/catalog", headers={"origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_what_cannot_be_read_is_not_ready(web_archive: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(web_archive, tmp_path / "archive"))
    site = site_over(folder)
    asker = Asker(site)
    assert asker.get("/readyz").status_code == 200
    damaged = next((folder / "sources" / LIST).glob("*/claims.parquet"))
    damaged.chmod(0o644)
    damaged.write_bytes(damaged.read_bytes()[:-100])
    source = Written("case_other", published="2022-01-01", speaker="A court")
    source.say("x", "Person", name="Nueva")
    index = folder / "archive.json"
    index.touch()
    site.served.look()
    assert asker.get("/readyz").status_code == 503
    assert asker.get("/healthz").json() == {"status": "ok"}
    assert asker.get("/catalog").json()["index_stale"] is True
    asker.close()


def test_nothing_is_ready_before_anything_is_opened(tmp_path: Path) -> None:
    site = site_over(tmp_path / "nowhere")
    asker = Asker(site)
    assert asker.get("/healthz").status_code == 200
    assert asker.get("/readyz").status_code == 503
    assert asker.post("/match/default", json={"queries": {"q": ANA}}).status_code == 503
    asker.close()


def test_what_changed_since_is_never_left_out_unseen(web_archive: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(web_archive, tmp_path / "archive"))
    source = Written(LIST)
    source.entry(1, "Ana Ejemplo Muestra", birthDate="1970-02-03")
    source.entry(3, "Berta Otra Prueba", birthDate="1980-01-01", weakAlias="La Prueba")
    keep(open_archive(folder), source.edition("2021-09"), most_lost=9)
    asker = Asker(site_over(folder))
    berta = {"schema": "Person", "properties": {"name": "Berta Otra Prueba"}}
    assert match(asker, ANA, changed_since="2021-08-15")["total"]["value"] == 1
    assert match(asker, ANA, changed_since="2021-10-01", exclude_dataset="case_invented")[
        "total"]["value"] == 0  # fmt: skip
    assert match(asker, berta, changed_since="2021-08-15")["total"]["value"] == 0
    assert match(asker, berta, changed_since="2020-01-01")["total"]["value"] == 1
    asker.close()
