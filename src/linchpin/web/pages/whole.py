"""The whole network: places computed here and kept, drawn by the one island with WebGL."""

from __future__ import annotations

import json
import threading
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from linchpin.web.site import Site
from linchpin.web.templating import page

if TYPE_CHECKING:
    from linchpin.workspace.served import State

MOST_NODES = 40_000


@dataclass(frozen=True, slots=True)
class WholeData:
    """The network as the island takes it.

    Attributes:
        body: As JSON.
        nodes: How many nodes with a tie.
        ties: How many ties.
        alone: How many have no tie and are left out.
        left_out: How many have ties and are left out.
        kinds: Kinds of entities, with how many.
        programs: Programs, with how many.
        standings: Standings of ties, with how many.
        most: Id, name and ties of those with most.
    """

    body: bytes
    nodes: int
    ties: int
    alone: int
    left_out: int
    kinds: tuple[tuple[str, int], ...]
    programs: tuple[tuple[str, int], ...]
    standings: tuple[tuple[str, int], ...]
    most: tuple[tuple[str, str, int], ...]


_KEPT: dict[str, WholeData] = {}
_LOCK = threading.Lock()


def whole_data(state: State) -> WholeData:
    """Return the network as the island takes it; computed once for each state.

    Args:
        state: The archive as it is.
    """
    with _LOCK:
        found = _KEPT.get(state.name)
        if found is None:
            found = _whole(state)
            _KEPT.clear()
            _KEPT[state.name] = found
        return found


def _whole(state: State) -> WholeData:
    from linchpin.screen.watchlist.watchlist import programs_of

    network = state.network
    edges = [edge for edge in network.edges if edge.one_of == 1 and edge.source != edge.target]
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    kept = [entity for entity, _ in degrees.most_common(MOST_NODES)]
    at = {entity: number for number, entity in enumerate(kept)}
    edges = [edge for edge in edges if edge.source in at and edge.target in at]
    names, programs = network.names, programs_of(network)
    places = _places(state, len(kept), [(at[e.source], at[e.target]) for e in edges])
    nodes = []
    kinds: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for number, entity in enumerate(kept):
        kind = _kind(names.schemata(entity))
        ours = list(programs.get(entity, ()))
        kinds[kind] += 1
        listed.update(ours)
        x, y = places[number]
        nodes.append([entity, names.caption(entity), kind, ours, round(x, 2), round(y, 2)])
    ties = [
        [at[e.source], at[e.target], e.role or e.relation.value, e.standing.value,
         e.start or e.on or "", e.end or ""]
        for e in edges
    ]  # fmt: skip
    body = json.dumps({"nodes": nodes, "ties": ties}, ensure_ascii=False, separators=(",", ":"))
    return WholeData(
        body.encode("utf-8", "backslashreplace"),
        len(nodes),
        len(ties),
        len(names) - len(degrees),
        len(degrees) - len(kept),
        tuple(kinds.most_common()),
        tuple(listed.most_common(40)),
        tuple(Counter(edge.standing.value for edge in edges).most_common()),
        tuple((one, names.caption(one), count) for one, count in degrees.most_common(25)),
    )


def _places(state: State, nodes: int, ends: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Return where each node stands: as kept beside what saves time, else computed and kept."""
    import numpy as np

    from linchpin.network.positions import positions

    pairs = np.array(ends, np.int64).reshape(-1, 2)
    memory = state.settings.memory
    kept = None if memory is None else memory / "positions" / f"{state.name[:40]}-{nodes}.npy"
    if kept is not None and kept.is_file():
        try:
            found = np.load(kept, allow_pickle=False)
            if found.shape == (nodes, 2):
                return [(float(x), float(y)) for x, y in found]
        except (OSError, ValueError):
            pass
    found = positions(nodes, pairs[:, 0], pairs[:, 1])
    if kept is not None:
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            aside = kept.with_name(f"{kept.name}.part.npy")
            np.save(aside, found)
            aside.replace(kept)
        except OSError:
            pass
    return [(float(x), float(y)) for x, y in found]


def _kind(schemata: set[str]) -> str:
    for name in ("Person", "Organization", "Company", "Vessel", "Airplane"):
        if name in schemata:
            return name
    return "Other"


def router(site: Site) -> APIRouter:
    """Return the ways to the whole network."""
    router = APIRouter(include_in_schema=False)

    @router.get("/network", response_class=HTMLResponse)
    def network(request: Request, focus: str = "") -> HTMLResponse:
        return page(request, "network.html", whole=whole_data(site.served.state()), focus=focus)

    @router.get("/network/data.json")
    def data(request: Request) -> Response:
        state = site.served.state()
        tag = f'"{state.name[:32]}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(whole_data(state).body, media_type="application/json", headers=headers)

    @router.get("/network/node/{who:path}", response_class=HTMLResponse)
    def node(request: Request, who: str) -> HTMLResponse:
        from linchpin.network.ask import ask

        answer = ask(site.served.state().network, who)
        told = [line for lines in answer.sections.values() for line in lines if line.entity]
        return page(request, "node.html", answer=answer, told=told[:30], count=len(told))

    return router
