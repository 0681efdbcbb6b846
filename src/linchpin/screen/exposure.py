"""How somebody who is not listed is tied to somebody who is: the path, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.network.edges import Edge
from linchpin.network.network import Network

MOST_STEPS = 2
"""Relations between somebody and a listed one, at most."""
HALF = 50.0
"""Per cent of a company from which on its owner's sanctions reach it (OFAC's 50 Percent Rule)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One relation of a path.

    Attributes:
        source: Canonical id.
        target: Canonical id.
        says: The relation in words.
        claims: Ids of its claims.
    """

    source: str
    target: str
    says: str
    claims: tuple[str, ...]


def path_to_listed(
    network: Network, entity: str, listed: frozenset[str], shares: Mapping[str, float]
) -> tuple[Step, ...]:
    """Return the shortest path from somebody to a listed one, or nothing.

    Of paths of one length the first in alphabetical order of ids is taken; a relation whose end
    may be one of several is never used.

    Args:
        network: The relations.
        entity: Canonical id of somebody.
        listed: Canonical ids of the listed.
        shares: Stated shares by relation, see `stated_shares`.
    """
    paths: list[tuple[str, tuple[Edge, ...]]] = [(entity, ())]
    seen = {entity}
    for _ in range(MOST_STEPS):
        further: list[tuple[str, tuple[Edge, ...]]] = []
        for end, edges in paths:
            for edge in sorted(network.ties.get(end, ()), key=lambda e: (e.other(end), e.id)):
                other = edge.other(end)
                if edge.one_of > 1 or other in seen:
                    continue
                seen.add(other)
                further.append((other, (*edges, edge)))
        for end, edges in sorted(further, key=lambda item: item[0]):
            if end in listed:
                return tuple(_step(network, edge, shares) for edge in edges)
        paths = further
    return ()


def _step(network: Network, edge: Edge, shares: Mapping[str, float]) -> Step:
    caption = network.names.caption
    one, other = caption(edge.source), caption(edge.target)
    share = shares.get(edge.id)
    if edge.schema == "Ownership" and share is not None and share >= HALF:
        says = f"{other} is owned by {one} ({share:g} %, stated)"
    else:
        says = f"{one} is linked to {other} ({edge.role or edge.schema}, {edge.standing.value})"
    return Step(edge.source, edge.target, says, edge.claims)


def stated_shares(network: Network) -> dict[str, float]:
    """Return the per cent each ownership states, by its id; those that state none are left out."""
    sql = (
        "SELECT entity_id, min(value) FROM claims WHERE schema = 'Ownership' "
        "AND prop = 'percentage' AND standing <> 'denied' GROUP BY entity_id"
    )
    shares: dict[str, float] = {}
    for entity, value in network.snapshot.rows(sql):
        try:
            shares[entity] = float(value.replace("%", "").replace(",", ".").strip())
        except ValueError:
            continue
    return shares


def path_claims(steps: Iterable[Step]) -> tuple[str, ...]:
    """Return the ids of every claim of a path, in its order."""
    return tuple(claim for step in steps for claim in step.claims)
