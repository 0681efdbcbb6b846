"""Who belongs on the chart: everybody within reach, less allies, rivals and other organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.chart.organisation.model import TieKind
from linchpin.claims.ftm import is_a
from linchpin.network.edges import Edge
from linchpin.network.network import Network
from linchpin.network.roles import Relation

OWN_PEOPLE = 3
"""From how many people of its own on, an organisation is shown beside, not as a member."""

FORMS = ("person", "company", "organisation", "vessel", "aircraft", "wallet")
"""What a card may stand for."""
_THINGS = {"vessel": "Vessel", "aircraft": "Airplane", "wallet": "CryptoWallet"}
_BY_SCHEMA = {
    "Family": TieKind.FAMILY,
    "Ownership": TieKind.OWNS,
    "Directorship": TieKind.DIRECTS,
    "Succession": TieKind.SUCCESSION,
    "Payment": TieKind.PAYS,
}
_BESIDE = {Relation.ALLIED: TieKind.ALLIED, Relation.RIVAL: TieKind.RIVAL}


def tie_kind(edge: Edge) -> TieKind:
    """Return what an edge says, never more: a bare "Linked To" is `linked`."""
    if edge.relation in _BESIDE:
        return _BESIDE[edge.relation]
    if edge.relation is Relation.PAYS:
        return TieKind.PAYS
    if edge.relation is Relation.LEADS and edge.schema == "Membership":
        return TieKind.LEADS
    if edge.schema in _BY_SCHEMA:
        return _BY_SCHEMA[edge.schema]
    unnamed = edge.role is None or edge.relation is Relation.LINKED
    return TieKind.LINKED if unnamed else TieKind.ROLE


def form_of(network: Network, entity: str) -> str:
    """Return what an entity is, one of `FORMS`, from the schemata of its names."""
    schemata = network.names.schemata(entity)
    for form, schema in _THINGS.items():
        if any(is_a(name, schema) for name in schemata):
            return form
    if any(is_a(name, "Person") for name in schemata):
        return "person"
    if any(is_a(name, "Company") for name in schemata):
        return "company"
    return "organisation" if schemata & {"Organization", "PublicBody"} else "company"


@dataclass(frozen=True, slots=True)
class Membership:
    """Who is on the chart.

    Attributes:
        root: The organisation, or the person a group stands around.
        members: Entity id to its distance from the root; the root itself is left out.
        beside: Entity ids shown beside it.
        edges: Every edge with both ends among root, members and beside.
        former: Entity ids tied to the root at another time only.
        ended: Ids of the edges that are over, or of another time.
        left_out: Number of such edges that are not drawn, because a day is asked for.
    """

    root: str
    members: dict[str, int]
    beside: tuple[str, ...]
    edges: tuple[Edge, ...]
    former: tuple[str, ...] = ()
    ended: frozenset[str] = frozenset()
    left_out: int = 0


def find_members(network: Network, root: str, depth: int) -> Membership:
    """Return who belongs on the chart.

    Allies, rivals and organisations with people of their own stand beside and are not followed, nor
    is who is tied by a payment alone; relations whose end may be one of several entities are left
    out. A tie that is over is not followed. Without a day it is drawn apart; as of a day it is left
    out and counted.

    Args:
        network: As of the day that is asked for.
        root: Canonical id.
        depth: How many steps from the root are followed, at least 1.
    """
    members: dict[str, int] = {}
    beside: dict[str, None] = {}
    reached = [root]
    for distance in range(1, depth + 1):
        found: list[str] = []
        for entity in reached:
            for edge in held(network, entity):
                other = edge.other(entity)
                if other == root or other in members or other in beside:
                    continue
                if stands_beside(network, edge, other, root):
                    beside[other] = None
                elif not _public_body(network, other):
                    members[other] = distance
                    if tie_kind(edge) is not TieKind.PAYS:
                        found.append(other)
        reached = found
    _drop_beside(network, members, beside, root)
    apart = network.snapshot.as_of is None
    former = _former(network, root, {root, *members, *beside}) if apart else ()
    shown = {root, *members, *beside, *former}
    edges: dict[tuple[str, str, str], Edge] = {}
    over: dict[tuple[str, str, str], Edge] = {}
    for entity in sorted(shown):
        for edge in _clear(network.ties.get(entity, ())):
            ends = (edge.id, edge.source, edge.target)
            if not network.holds(edge):
                over[ends] = edge
            elif edge.other(entity) in shown:
                edges[ends] = edge
    if apart:
        over = {key: edge for key, edge in over.items() if {edge.source, edge.target} <= shown}
        edges |= over
    return Membership(
        root,
        members,
        tuple(beside),
        tuple(edges.values()),
        former,
        frozenset(edge.id for edge in over.values()),
        0 if apart else len(over),
    )


def _former(network: Network, root: str, known: set[str]) -> tuple[str, ...]:
    """Return who was tied to the root at another time, and is not on the chart besides."""
    found = {
        edge.other(root)
        for edge in _clear(network.ties.get(root, ()))
        if not network.holds(edge) and edge.other(root) not in known
    }
    return tuple(sorted(key for key in found if not _public_body(network, key)))


def held(network: Network, entity: str) -> Iterable[Edge]:
    """Yield the ties of somebody that hold on the day asked for, and whose ends are clear."""
    return (edge for edge in _clear(network.ties.get(entity, ())) if network.holds(edge))


def _drop_beside(
    network: Network, members: dict[str, int], beside: dict[str, None], root: str
) -> None:
    """Show nobody twice: who is tied to the root as a member is not shown beside it too."""
    for entity in list(beside):
        direct = [
            edge
            for edge in held(network, entity)
            if edge.other(entity) == root and tie_kind(edge) in (TieKind.LEADS, TieKind.ROLE)
        ]
        if direct:
            del beside[entity]
            members.setdefault(entity, 1)


def _clear(edges: Iterable[Edge]) -> Iterable[Edge]:
    return (edge for edge in edges if edge.one_of == 1)


def _public_body(network: Network, entity: str) -> bool:
    return "PublicBody" in network.names.schemata(entity)


def stands_beside(network: Network, edge: Edge, other: str, root: str) -> bool:
    """Say whether the other end of an edge is an ally, a rival or an organisation of its own."""
    if tie_kind(edge) in (TieKind.ALLIED, TieKind.RIVAL):
        return True
    if form_of(network, other) != "organisation" or tie_kind(edge) is not TieKind.LINKED:
        return False
    people = {
        tie.other(other)
        for tie in held(network, other)
        if tie.other(other) != root and form_of(network, tie.other(other)) == "person"
    }
    return len(people) >= OWN_PEOPLE
