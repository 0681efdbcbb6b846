"""GEXF 1.3 with time, as Gephi and Gephi Lite read it: every tie with its sources."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TextIO

from linchpin.claims.dates import parse_date
from linchpin.network.edges import Edge
from linchpin.network.export.claims_in_order import ties_in_order
from linchpin.network.export.exported import Exported, denied_and_nobody, sentences
from linchpin.network.export.flat_values import (
    NODE_KINDS,
    TIE_KINDS,
    Flat,
    node_values,
    tie_values,
)
from linchpin.network.export.graphml import attribute, value_text
from linchpin.network.export.nodes import nodes_in_order
from linchpin.network.network import Network

_TYPES = {str: "string", bool: "boolean", int: "integer"}
VAGUE = (
    "date of a tie|dates of ties|circa or between two, which a time line of days cannot show; it "
    "is open there, and the words stand in start_stated, end_stated and date_stated"
)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Linchpin: public records as one network -->\n'
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
)
"""How a file begins."""


def write_gexf(network: Network, out: TextIO) -> Exported:
    """Write nodes and ties; a tie has the days it may hold on, open where none is stated.

    A month or year reaches from its first day to its last. All ties stand as directed, `directed`
    says which are: programs take no file with both.

    Args:
        network: The network.
        out: Text stream, UTF-8.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    left_out = denied_and_nobody(network)
    newest = network.snapshot.as_of or network.newest
    out.write(
        f'{HEAD}<meta lastmodifieddate="{newest.isoformat()}"><creator>Linchpin</creator>'
        "<description>Public records as one network; every tie with its sources</description>"
        '</meta>\n<graph mode="dynamic" defaultedgetype="directed" timeformat="date" '
        'timerepresentation="interval">\n'
    )
    for what, kinds in (("node", NODE_KINDS), ("edge", TIE_KINDS)):
        out.write(f'<attributes class="{what}" mode="static">\n')
        for name, kind in kinds.items():
            out.write(f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n')
        out.write("</attributes>\n")
    nodes = ties = 0
    out.write("<nodes>\n")
    for node in nodes_in_order(network, left_out):
        nodes += 1
        values = _values(node_values(node))
        label = f"label={attribute(node.caption)}"
        out.write(f"<node id={attribute(node.id)} {label}>{values}</node>\n")
    out.write("</nodes>\n<edges>\n")
    for tie in ties_in_order(network):
        ties += 1
        edge, flat = tie.edge, tie_values(tie)
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        label = f"label={attribute(str(flat['label']))}"
        out.write(
            f'<edge id={attribute(tie.key)} {ends} type="directed" {label}'
            f"{_span(edge, left_out)}>{_values(flat)}</edge>\n"
        )
    out.write("</edges>\n</graph>\n</gexf>\n")
    return Exported((("entities", nodes), ("ties", ties)), sentences(left_out))


def days_of(edge: Edge) -> tuple[date | None, date | None, int]:
    """Return the first and last day a tie may hold on, and how many dates are too vague for that.

    Args:
        edge: The tie.
    """
    vague = 0
    bounds: list[date | None] = []
    once = edge.on if edge.start is None and edge.end is None else None
    for text, last in ((edge.start or once, False), (edge.end or once, True)):
        found = None if text is None else parse_date(text)
        if found is not None and found.precision in ("circa", "range"):
            vague, found = vague + 1, None
        bounds.append(None if found is None else found.latest if last else found.earliest)
    first, until = bounds
    if first is not None and until is not None and until < first:
        return None, None, vague + 1
    return first, until, vague


def _span(edge: Edge, left_out: Counter[str]) -> str:
    first, last, vague = days_of(edge)
    left_out[VAGUE] += vague
    start = "" if first is None else f' start="{first.isoformat()}"'
    return start + ("" if last is None else f' end="{last.isoformat()}"')


def _values(values: Flat) -> str:
    parts = "".join(
        f"<attvalue for={attribute(name)} value={attribute(value_text(value))}/>"
        for name, value in values.items()
    )
    return f"<attvalues>{parts}</attvalues>"
