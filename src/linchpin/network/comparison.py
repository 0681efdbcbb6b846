"""Two entities beside each other: what the sources say of either, under the same headings."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.network.answer import CitedSource, Line
from linchpin.network.ask import all_sections
from linchpin.network.citations import Citations, cite_claims
from linchpin.network.entity_claims import Gathered, gather_all
from linchpin.network.network import Network
from linchpin.network.section import AnswerSection


@dataclass(frozen=True, slots=True)
class Side:
    """What the sources say of one of two entities.

    Attributes:
        entity: Canonical id.
        caption: The name to show.
        records: Entity ids taken for one with it, itself included.
        sections: AnswerSection to lines, in reading order.
    """

    entity: str
    caption: str
    records: tuple[str, ...]
    sections: dict[AnswerSection, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two entities beside each other, their sources numbered together.

    Attributes:
        sides: The two.
        sources: Every document cited.
    """

    sides: tuple[Side, Side]
    sources: tuple[CitedSource, ...]

    def headings(self) -> list[AnswerSection]:
        """Return the sections of either side, in reading order."""
        return [item for item in AnswerSection if any(item in side.sections for side in self.sides)]


def put_beside(network: Network, one: str, other: str) -> SideBySide:
    """Return two entities beside each other.

    Args:
        network: The network.
        one: Canonical id.
        other: Another.
    """
    gathered = gather_all(network, [one, other])
    claims = [claim for item in gathered.values() for claim in item.everything()]
    cite = cite_claims(network.snapshot, claims)
    first = _side(network, one, gathered[one], cite)
    second = _side(network, other, gathered[other], cite)
    return SideBySide((first, second), cite.sources())


def _side(network: Network, entity: str, gathered: Gathered, cite: Citations) -> Side:
    found = all_sections(network, entity, gathered, cite)
    kept = {item: found[item] for item in AnswerSection if found.get(item)}
    return Side(entity, network.names.caption(entity), gathered.members, kept)
