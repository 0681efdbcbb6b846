"""The ways of the reconciliation API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool

from linchpin.claims.ftm_words import schema_words
from linchpin.match.name_keys import name_tokens
from linchpin.screen.queries.search_syntax import Joined, Term
from linchpin.screen.queries.search_table import SearchOrder
from linchpin.web.addresses import address_of
from linchpin.web.match_queue import MatchQueue
from linchpin.web.reconciliation.asking import (
    description_of,
    parse_object,
    reconcile_answer,
    reconcile_queries,
)
from linchpin.web.reconciliation.extending import extend_answer
from linchpin.web.reconciliation.service import kinds_of, manifest, properties_of, types
from linchpin.web.rooms import room_at
from linchpin.web.safety.reads import note_read
from linchpin.web.screening_api.asking import Narrowed
from linchpin.web.screening_api.scopes import EVERYTHING, scope_of
from linchpin.web.site import Site
from linchpin.web.templating import environment
from linchpin.workspace.served import State

_MOST = 20


def router(site: Site) -> APIRouter:
    """Return the ways of the reconciliation API."""
    router = APIRouter()
    queue = MatchQueue()

    @router.get("/reconcile/{dataset}", summary="What the service is; or queries")
    async def ask(dataset: str, request: Request) -> JSONResponse:
        state = site.served.state()
        scope_of(state, dataset, Narrowed())
        asked = request.query_params
        if "queries" in asked:
            return await _reconciled(queue, state, dataset, asked["queries"])
        if "extend" in asked:
            return JSONResponse(extend_answer(state, parse_object(asked["extend"], "extend")))
        key = urlencode({"api_key": asked["api_key"]}) if "api_key" in asked else ""
        view = "/e/{{id}}" if room_at("/e/x") is not None else "/entities/{{id}}"
        titles = {one.dataset: one.title for one in state.snapshot.editions}
        title = titles.get(dataset, "all that is loaded")
        return JSONResponse(manifest(address_of(request), dataset, title, key=key, view=view))

    @router.post("/reconcile/{dataset}", summary="Queries, or columns of properties")
    async def reconcile(dataset: str, request: Request) -> JSONResponse:
        state = site.served.state()
        scope_of(state, dataset, Narrowed())
        form = await request.form(max_files=0, max_fields=20, max_part_size=10_000_000)
        queries, extend = form.get("queries"), form.get("extend")
        if isinstance(queries, str):
            return await _reconciled(queue, state, dataset, queries)
        if isinstance(extend, str):
            return JSONResponse(extend_answer(state, parse_object(extend, "extend")))
        raise HTTPException(400, "Send a form with the field 'queries' or 'extend'.")

    @router.get("/reconcile/{dataset}/suggest/entity", summary="Entities that begin so")
    async def entities(dataset: str, request: Request) -> JSONResponse:
        state = site.served.state()
        scope_of(state, dataset, Narrowed())
        prefix = request.query_params.get("prefix", "").strip()[:1_000]
        found = await run_in_threadpool(_suggested, state, dataset, prefix) if prefix else []
        return JSONResponse({"result": found})

    @router.get("/reconcile/{dataset}/suggest/type", summary="Types that begin so")
    async def kinds(dataset: str, request: Request) -> JSONResponse:
        named = ((one.name, one.label) for one in types())
        return JSONResponse({"result": _begin_so(named, request)})

    @router.get("/reconcile/{dataset}/suggest/property", summary="Properties that begin so")
    async def properties(dataset: str, request: Request) -> JSONResponse:
        named = {one["id"]: one["name"] for kind in types() for one in properties_of(kind.name)}
        return JSONResponse({"result": _begin_so(sorted(named.items()), request)})

    @router.get("/reconcile/{dataset}/properties", summary="Properties a column can be made of")
    async def proposed(dataset: str, request: Request) -> JSONResponse:
        asked = request.query_params
        kind = asked.get("type", "Thing")
        if kind not in schema_words():
            raise HTTPException(400, f"No type is called {kind[:100]!r}.")
        told: dict[str, Any] = {"type": kind, "properties": properties_of(kind)}
        limit = asked.get("limit", "")
        if limit.isdecimal() and int(limit[:9]) > 0:
            told["limit"] = int(limit[:9])
            told["properties"] = told["properties"][: told["limit"]]
        return JSONResponse(told)

    @router.get("/reconcile/{dataset}/preview/{entity_id}", response_class=HTMLResponse)
    async def preview(dataset: str, entity_id: str, request: Request) -> HTMLResponse:
        state = site.served.state()
        assert state.weigher is not None
        entities = state.weigher.candidates.entities
        found = entities.get(entity_id) or entities.get(state.network.resolution.of(entity_id))
        if found is None:
            raise HTTPException(404, "No such entity!")
        note_read(request, "entity", found["id"])
        text = environment().get_template("preview.html").render(
            entity=found, description=description_of(found), style=site.assets.url("preview.css")
        )  # fmt: skip
        frames = " ".join(site.options.openrefine)
        policy = f"default-src 'none'; style-src 'self'; frame-ancestors {frames}"
        headers = {
            "content-security-policy": policy,
            "cross-origin-resource-policy": "cross-origin",
        }
        return HTMLResponse(text, headers=headers)

    return router


async def _reconciled(queue: MatchQueue, state: State, dataset: str, text: str) -> JSONResponse:
    queries = reconcile_queries(text)
    scope = scope_of(state, dataset, Narrowed())
    assert state.weigher is not None
    asked = {key: one.query for key, one in queries.items() if one.query is not None}
    found = await queue.ask(state.weigher, list(asked.values()), 0.7)
    by_key = dict(zip(asked, found, strict=True))
    told = {
        key: reconcile_answer(state, one, by_key.get(key, []), scope)
        for key, one in queries.items()
    }
    return JSONResponse(told, headers={"x-batch-size": str(len(told))})


def _suggested(state: State, dataset: str, prefix: str) -> list[dict[str, Any]]:
    assert state.weigher is not None
    candidates = state.weigher.candidates
    exact = candidates.entities.get(prefix) or candidates.entities.get(
        state.network.resolution.of(prefix)
    )
    words = name_tokens(prefix)
    ids: list[str] = [] if exact is None else [exact["id"]]
    if words:
        terms = [*(Term((word,)) for word in words[:-1]), Term((words[-1],), begins=True)]
        kinds = tuple(one.name for one in types() if one.name != "Thing")
        wanted = () if dataset == EVERYTHING else (("list_contains(datasets, ?)", (dataset,)),)
        order = SearchOrder(Joined(tuple(terms)), kinds, wanted, limit=_MOST)
        ids += candidates.table.find(order).ids
    return [
        {
            "id": one["id"],
            "name": one["caption"],
            "description": description_of(one),
            "notable": kinds_of(one["schema"]),
        }
        for one in (candidates.entities[each] for each in dict.fromkeys(ids))
    ]


def _begin_so(named: Iterable[tuple[str, str]], request: Request) -> list[dict[str, str]]:
    prefix = request.query_params.get("prefix", "").strip().casefold()
    if not prefix:
        return []
    return [
        {"id": one, "name": label}
        for one, label in named
        if one.casefold().startswith(prefix) or label.casefold().startswith(prefix)
    ]
