"""GraphML, as networkx, yEd, Cytoscape and Gephi read it: every tie with its sources."""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from linchpin.claims.safe_text import safe_text
from linchpin.network.export.claims_in_order import ties_in_order
from linchpin.network.export.exported import Exported, denied_and_nobody, sentences
from linchpin.network.export.flat_values import (
    NODE_KINDS,
    TIE_KINDS,
    Flat,
    node_values,
    tie_values,
)
from linchpin.network.export.nodes import nodes_in_order
from linchpin.network.network import Network

_TYPES = {str: "string", bool: "boolean", int: "int"}
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Linchpin: public records as one network -->\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)
"""How a file begins."""


def write_graphml(network: Network, out: TextIO) -> Exported:
    """Write nodes and ties; all ties stand as directed, `directed` says which are.

    Programs that read GraphML take no file in which some edges have a direction and some have none.

    Args:
        network: The network.
        out: Text stream, UTF-8.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    left_out = denied_and_nobody(network)
    out.write(HEAD)
    for what, kinds in (("node", NODE_KINDS), ("edge", TIE_KINDS)):
        for name, kind in kinds.items():
            out.write(
                f'<key id="{what}_{name}" for="{what}" attr.name="{name}" '
                f'attr.type="{_TYPES[kind]}"/>\n'
            )
    out.write('<graph edgedefault="directed">\n')
    nodes = ties = 0
    for node in nodes_in_order(network, left_out):
        nodes += 1
        out.write(f"<node id={attribute(node.id)}>{_data('node', node_values(node))}</node>\n")
    for tie in ties_in_order(network):
        ties += 1
        ends = f"source={attribute(tie.edge.source)} target={attribute(tie.edge.target)}"
        data = _data("edge", tie_values(tie))
        out.write(f"<edge id={attribute(tie.key)} {ends}>{data}</edge>\n")
    out.write("</graph>\n</graphml>\n")
    return Exported((("entities", nodes), ("ties", ties)), sentences(left_out))


def attribute(text: str) -> str:
    """Return a text as the value of an XML attribute, in quotation marks.

    >>> attribute('a"<b>')
    '\\'a"&lt;b&gt;\\''
    """
    return quoteattr(safe_text(text))


def _data(what: str, values: Flat) -> str:
    return "".join(
        f'<data key="{what}_{name}">{escape(value_text(value))}</data>'
        for name, value in values.items()
    )


def value_text(value: str | bool | int) -> str:
    """Return a value as XML Schema writes it.

    >>> value_text(True), value_text(3), value_text("a")
    ('true', '3', 'a')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)
