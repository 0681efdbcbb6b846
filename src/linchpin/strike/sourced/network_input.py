"""The way from the sourced network to `strike`: ties with their sources, and who may be named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.archive.queries.sanctions import with_legal_event
from linchpin.claims.claim import Standing
from linchpin.claims.dates import say_date
from linchpin.claims.events import LEGAL_EVENTS
from linchpin.claims.ftm import is_a

if TYPE_CHECKING:
    from linchpin.network.edges import Edge
    from linchpin.network.network import Network
    from linchpin.strike.graph.sourced_ties import Tie

FIRMNESS = {
    Standing.ALLEGED: 0.5,
    Standing.CHARGED: 0.6,
    Standing.STATED: 0.85,
    Standing.ADMITTED: 0.95,
    Standing.PROVEN: 1.0,
}
"""Chance (0 to 1) that a tie of one source is real, by its standing: an assumption of ours."""

OPINION = 0.4
"""The same for a tie that is somebody's opinion."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The part of the network that hangs together with one entity.

    Attributes:
        who: Label of the entity.
        person: Whether it is a person.
        ties: Every tie, with the sources that state it.
        listed: Those of them that an official list states.
        organisations: Labels of organisations and companies; never proposed.
        proposable: Labels of people with a legal event in our sources.
        left_out: How many people have none.
    """

    who: str
    person: bool
    ties: tuple[Tie, ...]
    listed: tuple[Tie, ...]
    organisations: frozenset[str]
    proposable: frozenset[str]
    left_out: int


def surroundings(network: Network, who: str) -> Surroundings:
    """Return the ties around an entity; relations of unclear ends are left out."""
    entity = network.one(who)
    around = _component(network, entity)
    edges = [e for e in network.edges if e.one_of == 1 and e.source in around]
    sources = _sources(network, edges)
    lists = {item.dataset for item in network.snapshot.editions if item.kind == "list"}
    people = {item for item in around if _is_person(network, item)}
    events = _with_legal_event(network)
    return Surroundings(
        who=label(network, entity),
        person=entity in people,
        ties=tuple(_tie(network, edge, sources[edge.id]) for edge in edges),
        listed=tuple(
            _tie(network, edge, sources[edge.id]) for edge in edges if edge.dataset in lists
        ),
        organisations=frozenset(label(network, item) for item in around - people),
        proposable=frozenset(label(network, item) for item in people & events),
        left_out=len(people - events),
    )


def label(network: Network, entity: str) -> str:
    """Return a name that no other entity has: the caption with the id."""
    return f"{network.names.caption(entity)} ({entity})"


def _component(network: Network, entity: str) -> set[str]:
    found, waiting = {entity}, [entity]
    while waiting:
        one = waiting.pop()
        for edge in network.ties.get(one, ()):
            other = edge.other(one)
            if edge.one_of == 1 and other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _is_person(network: Network, entity: str) -> bool:
    return any(is_a(schema, "Person") for schema in network.names.schemata(entity))


def _sources(network: Network, edges: list[Edge]) -> dict[str, tuple[str, ...]]:
    """Return the titles of the sources of each relation; all entries of a list are one source."""
    lists = {
        item.dataset: f"{item.title}, edition of {say_date(item.date)}"
        for item in network.snapshot.editions
        if item.kind == "list"
    }
    dated = [edge for edge in edges if edge.dataset not in lists]
    claims = network.snapshot.claims_by_id(item for edge in dated for item in edge.claims)
    documents = network.snapshot.documents(c.evidence.document for c in claims.values())
    found: dict[str, tuple[str, ...]] = {
        edge.id: (lists[edge.dataset],) for edge in edges if edge.dataset in lists
    }
    for edge in dated:
        titles = {documents[claims[item].evidence.document].title for item in edge.claims}
        found[edge.id] = tuple(sorted(titles))
    return found


def _tie(network: Network, edge: Edge, sources: tuple[str, ...]) -> Tie:
    from linchpin.strike.graph.sourced_ties import Tie

    return Tie(
        label(network, edge.source),
        label(network, edge.target),
        sources,
        OPINION if edge.opinion else FIRMNESS[edge.standing],
        belongs=edge.belongs,
    )


def _with_legal_event(network: Network) -> set[str]:
    """Return everybody on a list, or with a legal event in a dated source."""
    return {network.resolution.of(who) for who in with_legal_event(network.snapshot, LEGAL_EVENTS)}
