"""Cypher statements, as Neo4j, Memgraph and others take them: every tie with its sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TextIO

from linchpin.claims.ftm import schemata
from linchpin.claims.safe_text import safe_text
from linchpin.network.export.claims_in_order import ExportedTie, ties_in_order
from linchpin.network.export.exported import Exported, denied_and_nobody, sentences
from linchpin.network.export.flat_values import said
from linchpin.network.export.nodes import ExportedNode, nodes_in_order
from linchpin.network.network import Network

HEAD = "// Linchpin: public records as one network; every tie with its sources\n"
"""How a file begins."""
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t"}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
Value = str | bool | int | Sequence[str]


def write_cypher(network: Network, out: TextIO) -> Exported:
    """Write one MERGE for each entity and one for each tie: to run it again changes nothing.

    Args:
        network: The network.
        out: Text stream, UTF-8.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    left_out = denied_and_nobody(network)
    out.write(HEAD)
    out.write("// First: CREATE CONSTRAINT FOR (e:Entity) REQUIRE e.id IS UNIQUE\n")
    nodes = ties = 0
    for node in nodes_in_order(network, left_out):
        nodes += 1
        out.write(_node(node))
    for tie in ties_in_order(network):
        ties += 1
        out.write(_tie(tie))
    return Exported((("entities", nodes), ("ties", ties)), sentences(left_out))


def text_literal(text: str) -> str:
    r"""Return a text as Cypher writes it; nothing of it is ever taken for Cypher.

    >>> print(text_literal("O'Hara \\ x"))
    'O\'Hara \\ x'
    """
    return "'" + "".join(_ESCAPED.get(char, char) for char in safe_text(text)) + "'"


def _literal(value: Value) -> str:
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return "[" + ", ".join(map(text_literal, value)) + "]"


def _map(values: Mapping[str, Value]) -> str:
    given = {name: value for name, value in values.items() if value not in ("", (), [])}
    return "{" + ", ".join(f"{name}: {_literal(value)}" for name, value in given.items()) + "}"


def _node(node: ExportedNode) -> str:
    labels = [name for name in (node.schema,) if name in schemata()]
    values: dict[str, Value] = {
        "caption": node.caption,
        "schema": node.schema,
        "topics": node.topics,
        "programs": node.programs,
        "datasets": node.datasets,
        "referents": node.referents,
        "first_seen": node.first_seen or "",
        "last_seen": node.last_seen or "",
        **{f"ftm_{prop}": found for prop, found in node.facts.items()},
    }
    kinds = "".join(f", n:{name}" for name in labels)
    key = text_literal(node.id)
    return f"MERGE (n:Entity {{id: {key}}}) SET n += {_map(values)}{kinds};\n"


def _tie(tie: ExportedTie) -> str:
    edge = tie.edge
    values: dict[str, Value] = {
        "relation": edge.relation.value,
        "schema": edge.schema,
        "role": edge.role or "",
        "standing": edge.standing.value,
        "opinion": edge.opinion,
        "start_date": edge.start or "",
        "end_date": edge.end or "",
        "on_date": edge.on or "",
        "amount": edge.amount or "",
        "one_of": edge.one_of,
        "counts_now": tie.holds,
        "directed": tie.directed,
        "denied_by": tie.denied_by,
        "dataset": edge.dataset,
        "says": [said(one) for one in tie.sources],
        "quotes": [one.quote for one in tie.sources],
        "speakers": [one.speaker for one in tie.sources],
        "standings": [one.standing for one in tie.sources],
        "opinions": [str(one.opinion).lower() for one in tie.sources],
        "titles": [one.title for one in tie.sources],
        "urls": [one.url or "" for one in tie.sources],
        "published": [one.published for one in tie.sources],
        "claims": [one.claim for one in tie.sources],
    }
    kind = _HUMP.sub("_", edge.schema).upper()
    source, target = text_literal(edge.source), text_literal(edge.target)
    return (
        f"MATCH (a:Entity {{id: {source}}}), (b:Entity {{id: {target}}}) "
        f"MERGE (a)-[r:{kind} {{id: {text_literal(tie.key)}}}]->(b) SET r += {_map(values)};\n"
    )
