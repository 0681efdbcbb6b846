"""One JSON object with a place for everybody: nodes, ties with sources, editions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

from linchpin.claims.safe_text import safe_json
from linchpin.network.export.claims_in_order import ExportedTie, ties_in_order
from linchpin.network.export.exported import Exported, denied_and_nobody, sentences
from linchpin.network.export.nodes import nodes_in_order
from linchpin.network.export.positions import Wheel, positions
from linchpin.network.network import Network

HEAD = '{"linchpin": "network", "version": 1, '
"""How a file begins."""


def write_json(network: Network, out: TextIO) -> Exported:
    """Write nodes with their places (y grows downwards) and ties with all they rest on.

    Args:
        network: The network.
        out: Text stream, UTF-8.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    left_out = denied_and_nobody(network)
    as_of = None if network.snapshot.as_of is None else network.snapshot.as_of.isoformat()
    out.write(f'{HEAD}"as_of": {json.dumps(as_of)}, "editions": [')
    out.write(", ".join(map(_text, _editions(network))))
    out.write('],\n"nodes": [\n')
    places = places_of(network)
    nodes = ties = 0
    between = ""
    for node in nodes_in_order(network, left_out):
        nodes += 1
        place = places[node.id]
        values = {"id": node.id, "x": place.x, "y": place.y, **asdict(node)}
        out.write(between + _text(values))
        between = ",\n"
    out.write('\n],\n"ties": [\n')
    between = ""
    for tie in ties_in_order(network):
        ties += 1
        out.write(between + _text(_tie(tie)))
        between = ",\n"
    told = sentences(left_out)
    out.write(f'\n],\n"left_out": {_text(list(told))}}}\n')
    return Exported((("entities", nodes), ("ties", ties)), told)


def places_of(network: Network) -> Wheel:
    """Return where everybody stands who is drawn.

    Args:
        network: The network.
    """
    alone = (entity for entity, _ in network.names.captions() if entity not in network.ties)
    return positions(((edge.source, edge.target) for edge in network.edges), alone)


def _editions(network: Network) -> Iterator[dict[str, Any]]:
    for one in network.snapshot.editions:
        yield {"dataset": one.dataset, "title": one.title, "date": one.date, "id": one.id}


def _tie(tie: ExportedTie) -> dict[str, Any]:
    edge = tie.edge
    return {
        "id": tie.key, "relation_id": edge.id, "source": edge.source, "target": edge.target,
        "schema": edge.schema, "relation": edge.relation.value, "role": edge.role,
        "standing": edge.standing.value, "opinion": edge.opinion, "start": edge.start,
        "end": edge.end, "date": edge.on, "amount": edge.amount, "one_of": edge.one_of,
        "counts_now": tie.holds, "directed": tie.directed, "denied_by": list(tie.denied_by),
        "dataset": edge.dataset, "sources": tie.sources_data(),
    }  # fmt: skip


def _text(value: object) -> str:
    return safe_json(json.dumps(value, ensure_ascii=False))
