"""The formats there are: a new one is one module and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any

from linchpin.network.export import FORMATS
from linchpin.network.export.exported import Exported
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes a network for another program; the same network gives the same bytes.

    Attributes:
        name: What `--format` calls it.
        what: What it is, for a reader.
        suffix: How the name of a file ends.
        media_type: As HTTP names it.
        writer: Module and function, loaded when it writes.
        binary: Whether it writes bytes, and needs a file; else text in UTF-8.
    """

    name: str
    what: str
    suffix: str
    media_type: str
    writer: str
    binary: bool = False

    def write(self, network: Network, out: IO[Any]) -> Exported:
        """Write everything and return how much, and what the format cannot hold.

        Args:
            network: The network.
            out: A stream of bytes where `binary`, else of text.
        """
        module, _, function = self.writer.partition(":")
        found: Exported = getattr(import_module(module), function)(network, out)
        return found


_ROOM = "linchpin.network.export"
EXPORTERS: tuple[Exporter, ...] = (
    Exporter(
        "ftm", "FollowTheMoney entities, one JSON object a line", ".ftm.json",
        "application/json+ftm", f"{_ROOM}.ftm:write_ftm",
    ),
    Exporter("csv", "every claim as a row", ".csv", "text/csv", f"{_ROOM}.table:write_table"),
    Exporter(
        "xlsx", "a workbook of entities, ties, claims and sources", ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        f"{_ROOM}.xlsx:write_xlsx", binary=True,
    ),
    Exporter(
        "graphml", "GraphML for networkx, yEd, Cytoscape and Gephi", ".graphml",
        "application/graphml+xml", f"{_ROOM}.graphml:write_graphml",
    ),
    Exporter(
        "gexf", "GEXF with time, for Gephi", ".gexf", "application/gexf+xml",
        f"{_ROOM}.gexf:write_gexf",
    ),
    Exporter(
        "cypher", "Cypher statements for Neo4j and Memgraph", ".cypher",
        "application/x-cypher-query", f"{_ROOM}.cypher:write_cypher",
    ),
    Exporter(
        "stix", "a STIX 2.1 bundle", ".stix.json", "application/stix+json;version=2.1",
        f"{_ROOM}.stix:write_stix",
    ),
    Exporter(
        "json", "one JSON object with a place for everybody", ".json", "application/json",
        f"{_ROOM}.json_positions:write_json",
    ),
    Exporter(
        "html", "one page that loads nothing", ".html", "text/html", f"{_ROOM}.page:write_page",
    ),
)  # fmt: skip
"""In the order of `FORMATS`."""


def exporter(name: str) -> Exporter:
    """Return the exporter of a format.

    Raises:
        KeyError: There is none of that name.
    """
    return dict(zip(FORMATS, EXPORTERS, strict=True))[name]
