"""The ways of the screening API."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from linchpin.screen.queries.candidates import Candidates
from linchpin.screen.queries.entities import Entity
from linchpin.web.addresses import address_of
from linchpin.web.match_queue import MatchQueue
from linchpin.web.safety.people import Scope, person_of
from linchpin.web.safety.reads import note_read
from linchpin.web.screening_api import examples
from linchpin.web.screening_api.asking import (
    MOST_RESULTS,
    match_options,
    narrowed,
    whole,
)
from linchpin.web.screening_api.bodies import match_queries, parse_json
from linchpin.web.screening_api.catalog import algorithms, catalog
from linchpin.web.screening_api.matching import match_answer, read_request
from linchpin.web.screening_api.relatives import adjacent, all_adjacent, entity_properties, nested
from linchpin.web.screening_api.scopes import scope_of
from linchpin.web.screening_api.searching import search_answer, search_order
from linchpin.web.site import Site
from linchpin.workspace.served import State

_SPAN = "0123456789abcdef"


def router(site: Site) -> APIRouter:
    """Return the ways of the screening API."""
    router = APIRouter()
    queue = MatchQueue()

    @router.post("/match/{dataset}", openapi_extra=examples.MATCH, summary="Who may be meant")
    async def match(dataset: str, request: Request) -> Response:
        if not person_of(request).may(Scope.SCREEN):
            raise HTTPException(403, "This needs the right to screen.")
        state = site.served.state()
        options = match_options(request.query_params)
        scope = scope_of(state, dataset, options.narrowed)
        read = read_request(match_queries(parse_json(await request.body())))
        assert state.weigher is not None
        least = min(options.threshold, options.cutoff)
        found = await queue.ask(state.weigher, list(read.queries.values()), least)
        by_key = dict(zip(read.queries, found, strict=True))
        answer = match_answer(state, read, by_key, options, scope)
        return _json(request, answer, {"x-batch-size": str(len(answer["responses"]))})

    @router.get("/search/{dataset}", openapi_extra=examples.SEARCH, summary="Search")
    async def search(dataset: str, request: Request) -> Response:
        state = site.served.state()
        scope = scope_of(state, dataset, narrowed(request.query_params))
        order = search_order(request.query_params, scope)
        candidates = _candidates(state)
        found = await run_in_threadpool(candidates.table.find, order)
        titles = {one.dataset: one.title for one in state.snapshot.editions}
        entities = [candidates.entities[one] for one in found.ids]
        return _json(request, search_answer(order, found, entities, titles))

    @router.get("/entities/{entity_id}", openapi_extra=examples.ENTITY, summary="One entity")
    async def entity(entity_id: str, request: Request) -> Response:
        state = site.served.state()
        found = _entity_at(state, entity_id, request, "")
        if isinstance(found, Response):
            return found
        note_read(request, "entity", found["id"])
        if request.query_params.get("nested", "true").lower() not in ("false", "0", "no"):
            found = nested(_candidates(state), found)
        return _json(request, found)

    @router.get("/entities/{entity_id}/adjacent", summary="Whom it is tied to")
    async def neighbours(entity_id: str, request: Request) -> Response:
        state = site.served.state()
        found = _entity_at(state, entity_id, request, "/adjacent")
        if isinstance(found, Response):
            return found
        note_read(request, "entity", found["id"])
        pages = all_adjacent(_candidates(state), found, **_page(request))
        return _json(request, {"entity": found, "adjacent": pages})

    @router.get("/entities/{entity_id}/adjacent/{prop}", summary="Its ties of one kind")
    async def neighbours_by(entity_id: str, prop: str, request: Request) -> Response:
        state = site.served.state()
        found = _entity_at(state, entity_id, request, f"/adjacent/{prop}")
        if isinstance(found, Response):
            return found
        if prop not in entity_properties(found["schema"]):
            raise HTTPException(404, "No such property!")
        note_read(request, "entity", found["id"])
        return _json(request, adjacent(_candidates(state), found, prop, **_page(request)))

    @router.get("/catalog", summary="What is loaded")
    @router.get("/manifest", include_in_schema=False)
    async def catalogue(request: Request) -> Response:
        state = site.served.state()
        trouble = site.served.trouble
        tag = f'"{state.name[:16]}{"-old" if trouble else ""}"'
        kept = {"etag": tag, "cache-control": "public, max-age=300", "vary": "Authorization"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=kept)
        return _json(request, catalog(state, address_of(request), trouble), kept)

    @router.get("/algorithms", summary="How it is scored")
    async def how(request: Request) -> Response:
        return _json(request, algorithms())

    @router.post("/updatez", summary="Look at the archive again", include_in_schema=False)
    async def update(request: Request) -> Response:
        wanted, given = site.options.update_token, request.query_params.get("token", "")
        if wanted is None or not secrets.compare_digest(wanted.encode(), given.encode()):
            raise HTTPException(403, "Invalid token.")
        await run_in_threadpool(site.served.look)
        return _json(request, {"status": "ok"})

    return router


def _candidates(state: State) -> Candidates:
    assert state.weigher is not None
    return state.weigher.candidates


def _entity_at(state: State, entity_id: str, request: Request, below: str) -> Entity | Response:
    """Return an entity, or the way to it where the id is one that became a part of another.

    Raises:
        HTTPException: 404, nobody has the id.
    """
    entities = _candidates(state).entities
    found = entities.get(entity_id)
    if found is not None:
        return found
    canonical = state.network.resolution.of(entity_id)
    if canonical == entity_id or canonical not in entities:
        raise HTTPException(404, "No such entity!")
    query = request.url.query
    where = f"/entities/{canonical}{below}" + (f"?{query}" if query else "")
    return RedirectResponse(where, 308)


def _page(request: Request) -> dict[str, int]:
    asked = request.query_params
    return {
        "limit": whole(asked, "limit", 10, most=MOST_RESULTS, least=0),
        "offset": whole(asked, "offset", 0, most=1_000_000, least=0),
    }


def _json(request: Request, content: Any, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer as JSON, with the client's trace carried on."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    answer = Response(text.encode("utf-8", "replace"), media_type="application/json")
    answer.headers.update(headers or {})
    trace = request.headers.get("traceparent", "")
    parts = trace.split("-")
    if len(parts) == 4 and all(part and set(part) <= set(_SPAN) for part in parts):
        span = secrets.token_hex(8)
        answer.headers["traceparent"] = "-".join([parts[0], parts[1], span, parts[3]])
        if "tracestate" in request.headers:
            answer.headers["tracestate"] = request.headers["tracestate"][:512]
    return answer
