"""Editions, what changed between them, and the feed that continuous screening follows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response, StreamingResponse

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.editions import entities_named_in, entities_touched
from linchpin.web.addresses import address_of
from linchpin.web.site import Site
from linchpin.web.v1 import describing
from linchpin.web.v1.answers import archive_of, day_of, paged, tagged
from linchpin.web.v1.asking import AsOf, Cursor, Limit, Who
from linchpin.web.v1.describing import answers
from linchpin.workspace.served import State
from linchpin.workspace.strike_apart import strike_apart

EVERYTHING = "default"


def add_data(router: APIRouter, site: Site) -> None:
    """Add the ways to editions, changes, deltas and strikes.

    Args:
        router: Where to.
        site: The server.
    """

    @router.get("/v1/editions", summary="Editions", responses=answers(describing.EDITIONS, 410))
    def editions(request: Request, cursor: Cursor = "", limit: Limit = 100) -> Response:
        state = site.served.state()
        current = {one.id for one in state.snapshot.editions}
        found = [
            {**asdict(one), "current": one.id in current}
            for name in state.archive.datasets()
            for one in state.archive.editions(name)
        ]
        stamp = state.archive.index.head
        return paged(request, found, name="editions", stamp=stamp, cursor=cursor, limit=limit)

    @router.get("/v1/changes", summary="What changed", responses=answers(describing.CHANGES))
    def changes(
        request: Request,
        since: Annotated[str, Query(max_length=10, examples=["2021-04-25"])],
        until: Annotated[str | None, Query(max_length=10)] = None,
    ) -> Response:
        begin, end = day_of(since, "since"), day_of(until, "until")
        if begin is None:
            raise HTTPException(400, "since: name the earlier day.")
        if end is not None and end < begin:
            raise HTTPException(400, "until: this is before since.")
        archive, _ = archive_of(site, None)
        found = archive.changes(begin, end)
        told = {
            "lists": [asdict(one) for one in found.lists],
            "cases": [asdict(one) for one in found.cases],
            "notes": list(found.notes),
        }
        return tagged(request, told)

    @router.get(
        "/v1/strike",
        summary="What holds the network around somebody up",
        responses=answers(describing.STRIKE, 408, 409),
    )
    def strike(
        request: Request,
        who: Who,
        best: Annotated[int | None, Query(ge=1, le=10, description="How many to find.")] = None,
        remove: Annotated[list[str] | None, Query(max_length=20)] = None,
        as_of: AsOf = None,
    ) -> Response:
        if (best is None) == (not remove):
            raise HTTPException(400, "Ask one of best and remove.")
        archive, state = archive_of(site, as_of)
        archive.candidates(who)
        entity = state.network.one(who)
        gone = tuple(state.network.one(one) for one in remove or ())
        told = strike_apart(site.settings, entity, best=best, remove=gone, as_of=archive.as_of)
        return tagged(request, told)

    @router.get(
        "/v1/deltas/{dataset}",
        summary="Versions that changed something",
        responses=answers(describing.DELTAS),
    )
    def versions(dataset: str, request: Request) -> Response:
        state = site.served.state()
        here = f"{address_of(request)}/v1/deltas/{dataset}"
        found = {name: f"{here}/{name}" for name in _steps(state, dataset)}
        return tagged(request, {"versions": found})

    @router.get(
        "/v1/deltas/{dataset}/{version}",
        summary="What a version changed, a line each",
        responses={
            **answers({}),
            200: {
                "description": "Lines of JSON: op (ADD, MOD, DEL) and entity",
                "content": {"application/x-ndjson": {}},
            },
        },
    )
    def delta(dataset: str, version: str) -> Response:
        state = site.served.state()
        steps = _steps(state, dataset)
        if version not in steps:
            raise HTTPException(404, f"No version is called {version[:40]!r}.")
        lines = _lines(state, *steps[version])
        return StreamingResponse(lines, media_type="application/x-ndjson")


def _steps(state: State, dataset: str) -> dict[str, tuple[Manifest | None, Manifest]]:
    """Return each version of a dataset, oldest first: the edition before, and the edition."""
    names = [one.dataset for one in state.snapshot.editions]
    if dataset not in (EVERYTHING, *names):
        raise HTTPException(404, "No such dataset.")
    found: dict[str, tuple[Manifest | None, Manifest]] = {}
    for name in names if dataset == EVERYTHING else [dataset]:
        before: Manifest | None = None
        for edition in state.archive.editions(name):
            found[version_of(edition)] = before, edition
            before = edition
    return dict(sorted(found.items()))


def version_of(edition: Manifest) -> str:
    """Return the name of the version that an edition brought: when it was added, and what it is.

    Args:
        edition: The edition.
    """
    digits = "".join(filter(str.isdigit, edition.added))[:14].ljust(14, "0")
    return f"{digits}-{edition.id[:6]}"


def _lines(state: State, before: Manifest | None, edition: Manifest) -> Iterator[str]:
    """Yield what an edition changed, each entity as it is now.

    Whoever applies every version in order comes to what is served now: an entity that changed again
    later comes again with that version.
    """
    archive: Archive = state.archive
    known = set() if before is None else set(entities_named_in(archive, before))
    touched = (
        entities_named_in(archive, edition)
        if before is None
        else entities_touched(archive, before, edition)
    )
    assert state.weigher is not None
    entities = state.weigher.candidates.entities
    for one in touched:
        who = state.network.resolution.of(one)
        entity = entities.get(who)
        told: dict[str, Any]
        if entity is None:
            told = {"op": "DEL", "entity": {"id": one}}
        else:
            told = {"op": "MOD" if one in known else "ADD", "entity": entity}
        yield json.dumps(told, ensure_ascii=False) + "\n"
