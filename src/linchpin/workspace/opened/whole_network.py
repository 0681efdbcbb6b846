"""The network as two tables, entities and ties, and as a graph for whoever has networkx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linchpin.claims.counted import counted
from linchpin.network.network import Network
from linchpin.workspace.opened.html import paragraph
from linchpin.workspace.opened.table import AnswerTable, library

ENTITY_COLUMNS = ("id", "name", "schemata")
"""Columns of the entities: all that have a name or a tie."""
TIE_COLUMNS = (
    "id", "schema", "source", "target", "role", "relation", "standing", "opinion",
    "start", "end", "date", "amount", "one_of", "holds", "dataset", "claims",
)  # fmt: skip
"""Columns of the ties: one row for each source's statement; `holds` is whether it counts now."""


@dataclass(frozen=True, slots=True, repr=False)
class WholeNetwork:
    """Who is in the sources and who is tied to whom, as of the day asked for.

    Attributes:
        network: The network itself; see `linchpin.network.network.Network`.
    """

    network: Network

    @property
    def entities(self) -> AnswerTable:
        """Return everybody who has a name or a tie, in order of their ids."""
        names = dict(self.network.names.captions())
        for end in self.network.ties:
            names.setdefault(end, end)
        rows = [
            [entity, names[entity], sorted(self.network.names.schemata(entity))]
            for entity in sorted(names)
        ]
        return AnswerTable.of("Entities", ENTITY_COLUMNS, rows)

    @property
    def ties(self) -> AnswerTable:
        """Return every tie that nobody denies, with the ids of the claims it rests on."""
        rows = [
            [edge.id, edge.schema, edge.source, edge.target, edge.role, edge.relation.value,
             edge.standing.value, edge.opinion, edge.start, edge.end, edge.on, edge.amount,
             edge.one_of, self.network.holds(edge), edge.dataset, list(edge.claims)]
            for edge in self.network.edges
        ]  # fmt: skip
        return AnswerTable.of("Ties", TIE_COLUMNS, rows)

    def to_networkx(self) -> Any:
        """Return the network as a networkx MultiDiGraph; ids are the nodes' and the ties' keys.

        Raises:
            LinchpinError: networkx is not installed.
        """
        graph = library("networkx", "to_networkx()").MultiDiGraph()
        for entity in self.entities:
            graph.add_node(entity.pop("id"), **entity)
        for tie in self.ties:
            source, target, key = tie.pop("source"), tie.pop("target"), tie.pop("id")
            graph.add_edge(source, target, key=key, **tie)
        return graph

    def __len__(self) -> int:
        """Return how many ties there are."""
        return len(self.network.edges)

    def __repr__(self) -> str:
        """Return how much of it there is."""
        entities = counted(len(self.network.names), "entity", "entities")
        return f"<Network of {entities} with a name, {counted(len(self), 'tie')}>"

    def _repr_html_(self) -> str:
        """Return how much of it there is, and of which editions."""
        editions = [f"{item.title} ({item.date})" for item in self.network.snapshot.editions]
        return paragraph(repr(self).strip("<>")) + paragraph("; ".join(editions))
