"""A STIX 2.1 bundle: identities and related-to relationships, each with its sources.

Nobody becomes a threat actor here: no list and no case says so in STIX's sense. What STIX has no
word for (standing, relation, dates of their own precision) stands in an extension.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TextIO
from uuid import NAMESPACE_URL, uuid5

from linchpin.claims.claim import Standing
from linchpin.claims.ftm import is_a
from linchpin.claims.safe_text import safe_json, safe_text
from linchpin.network.export.claims_in_order import ExportedTie, TieSource, ties_in_order
from linchpin.network.export.exported import Exported, denied_and_nobody, sentences
from linchpin.network.export.flat_values import said
from linchpin.network.export.gexf import days_of
from linchpin.network.export.nodes import ExportedNode, nodes_in_order
from linchpin.network.network import Network

_NAMESPACE = uuid5(NAMESPACE_URL, "https://linchpin.example/stix")
EXTENSION = f"extension-definition--{uuid5(_NAMESPACE, 'extension')}"
"""Id of what Linchpin adds to STIX."""
_OURSELVES = f"identity--{uuid5(_NAMESPACE, 'linchpin')}"
_CONFIDENCE = {
    Standing.ALLEGED: 15,
    Standing.CHARGED: 50,
    Standing.STATED: 85,
    Standing.ADMITTED: 85,
    Standing.PROVEN: 85,
}
"""On STIX's scale of none, low, medium, high: how firmly the source says it, not how true it is."""
VAGUE = (
    "date of a tie|dates of ties|circa, between two, or of one instant, which start_time and "
    "stop_time cannot hold; the extension keeps it as it is stated"
)


def write_stix(network: Network, out: TextIO) -> Exported:
    """Write a bundle, object by object.

    Args:
        network: The network.
        out: Text stream, UTF-8.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    left_out = denied_and_nobody(network)
    day = _instant(network.snapshot.as_of or network.newest)
    editions = "|".join(sorted(one.id for one in network.snapshot.editions))
    bundle = uuid5(_NAMESPACE, f"bundle {editions} {day}")
    out.write(f'{{"type": "bundle", "id": "bundle--{bundle}", "objects": [\n')
    out.write(",\n".join(_text(item) for item in _own(day)))
    nodes = ties = 0
    for node in nodes_in_order(network, left_out):
        nodes += 1
        out.write(",\n" + _text(_identity(node, day)))
    for tie in ties_in_order(network):
        ties += 1
        out.write(",\n" + _text(_relationship(tie, day, left_out)))
    out.write("\n]}\n")
    return Exported((("identities", nodes), ("relationships", ties)), sentences(left_out))


def _text(item: dict[str, Any]) -> str:
    return safe_json(json.dumps(item, ensure_ascii=False))


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def stix_id(kind: str, key: str) -> str:
    """Return the id of an object: the same for the same thing in every export.

    Args:
        kind: `identity` or `relationship`.
        key: Canonical id of the entity, or key of the tie.
    """
    return f"{kind}--{uuid5(_NAMESPACE, f'{kind} {key}')}"


def _own(day: str) -> Iterator[dict[str, Any]]:
    first = "2020-01-01T00:00:00.000Z"
    shared = {"spec_version": "2.1", "created": first, "modified": first}
    yield {
        "type": "identity", "id": _OURSELVES, **shared, "name": "Linchpin",
        "identity_class": "system",
        "description": "The program that put these public records together.",
    }  # fmt: skip
    yield {
        "type": "extension-definition", "id": EXTENSION, **shared, "created_by_ref": _OURSELVES,
        "name": "Linchpin", "version": "1.0.0", "extension_types": ["property-extension"],
        "description": "Standing, relation and stated dates of a tie; what is stated of somebody.",
        "schema": "https://linchpin.example/export#stix",
    }  # fmt: skip


def _identity(node: ExportedNode, day: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "type": "identity", "spec_version": "2.1", "id": stix_id("identity", node.id),
        "created_by_ref": _OURSELVES, "created": day, "modified": day,
        "name": safe_text(node.caption) or node.id, "identity_class": _class(node.schema),
    }  # fmt: skip
    if node.topics or node.programs:
        item["labels"] = [*node.topics, *node.programs]
    urls = node.fact("sourceUrl")
    if urls:
        item["external_references"] = [{"source_name": "source", "url": url} for url in urls]
    item["extensions"] = {
        EXTENSION: {
            "extension_type": "property-extension",
            "entity": node.id,
            "schema": node.schema,
            "datasets": list(node.datasets),
            "referents": list(node.referents),
            "facts": {prop: list(values) for prop, values in node.facts.items()},
            **({} if node.first_seen is None else {"first_seen": node.first_seen}),
            **({} if node.last_seen is None else {"last_seen": node.last_seen}),
        }
    }
    return item


def _class(schema: str) -> str:
    if is_a(schema, "Person"):
        return "individual"
    return "organization" if is_a(schema, "Organization") else "unknown"


def _relationship(tie: ExportedTie, day: str, left_out: Counter[str]) -> dict[str, Any]:
    edge = tie.edge
    item: dict[str, Any] = {
        "type": "relationship", "spec_version": "2.1", "id": stix_id("relationship", tie.key),
        "created_by_ref": _OURSELVES, "created": day, "modified": day,
        "relationship_type": "related-to", "description": safe_text(edge.role or edge.relation),
        "source_ref": stix_id("identity", edge.source),
        "target_ref": stix_id("identity", edge.target),
        "confidence": 15 if edge.opinion else _CONFIDENCE[edge.standing],
        "external_references": [_reference(one) for one in tie.sources],
    }  # fmt: skip
    first, last, vague = days_of(edge)
    if first is not None:
        item["start_time"] = _instant(first)
    if last is not None:
        item["stop_time"] = _instant(last + timedelta(days=1))
    left_out[VAGUE] += vague
    stated = {"start": edge.start, "end": edge.end, "date": edge.on, "amount": edge.amount}
    item["extensions"] = {
        EXTENSION: {
            "extension_type": "property-extension",
            "tie": tie.key,
            "schema": edge.schema,
            "relation": edge.relation.value,
            "standing": edge.standing.value,
            "opinion": edge.opinion,
            "directed": tie.directed,
            "one_of": edge.one_of,
            "counts_now": tie.holds,
            "denied_by": list(tie.denied_by),
            "dataset": edge.dataset,
            **{name: value for name, value in stated.items() if value is not None},
            "sources": tie.sources_data(),
        }
    }
    return item


def _reference(source: TieSource) -> dict[str, str]:
    found = {
        "source_name": safe_text(f"{source.publisher}: {source.title}".strip(": ")),
        "description": safe_text(said(source)),
    }
    if source.url is not None:
        found["url"] = source.url
    return found
