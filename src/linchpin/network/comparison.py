"""Two entities beside each other: what the sources say of either, under the same headings."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.match.compare.identifiers import IDENTIFIERS
from linchpin.network import events_and_listings, relations, sections
from linchpin.network.answer import Citations, CitedSource, Line
from linchpin.network.entity_claims import Gathered, gather_all
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Side:
    """What the sources say of one of two entities.

    Attributes:
        entity: Canonical id.
        caption: The name to show.
        records: Entity ids taken for one with it, itself included.
        sections: Heading to lines, in reading order.
    """

    entity: str
    caption: str
    records: tuple[str, ...]
    sections: dict[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two entities beside each other, their sources numbered together.

    Attributes:
        sides: The two.
        sources: Every document cited.
    """

    sides: tuple[Side, Side]
    sources: tuple[CitedSource, ...]

    def headings(self) -> list[str]:
        """Return the headings of either side, in reading order."""
        return list(dict.fromkeys(key for side in self.sides for key in side.sections))


def put_beside(network: Network, one: str, other: str) -> SideBySide:
    """Return two entities beside each other.

    Args:
        network: The network.
        one: Canonical id.
        other: Another.
    """
    gathered = gather_all(network, [one, other])
    claims = [claim for item in gathered.values() for claim in item.everything()]
    documents = network.snapshot.documents(claim.evidence.document for claim in claims)
    cite = Citations(documents, {item.dataset: item for item in network.snapshot.editions})
    first = _side(network, one, gathered[one], cite)
    second = _side(network, other, gathered[other], cite)
    return SideBySide((first, second), cite.sources())


def _side(network: Network, entity: str, gathered: Gathered, cite: Citations) -> Side:
    found = {
        "Names": sections.names(gathered, cite),
        "Facts": sections.facts(gathered, cite),
        "On the list": events_and_listings.listings(gathered, network, cite),
        "Documents and numbers": _identifiers(gathered, cite),
        "Addresses and contact": sections.contact(gathered, cite),
        **relations.relations(gathered, network, entity, cite),
    }
    kept = {heading: lines for heading, lines in found.items() if lines}
    return Side(entity, network.names.caption(entity), gathered.members, kept)


def _identifiers(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return documents, and the identifiers that are given without one."""
    shown = {
        claim.value
        for claims in gathered.around.values()
        for claim in claims
        if claim.prop in ("number", "publicKey")
    }
    bare = [claim for claim in gathered.own if claim.value not in shown]
    plain = sections.property_lines(bare, sorted(IDENTIFIERS - _FACTS), cite)
    return (*sections.identifiers(gathered, cite), *plain)


_FACTS = frozenset({"imoNumber", "mmsi", "registrationNumber"})
"""Identifiers that stand among the facts already."""
