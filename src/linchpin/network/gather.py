"""Fetch everything the sources say about one entity, in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.claim import Claim
from linchpin.network.edges import EDGE_SCHEMATA
from linchpin.network.network import Network

_HOLDER_PROPERTIES = ("entity", "holder", "involved", "organizer")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims an answer is made of.

    Attributes:
        members: Entity ids taken for one.
        own: Claims about them.
        around: Claims about what belongs to them (sanctions, documents, events, addresses), by
            the id of that thing.
        relations: Claims of their relations, denied and open ones too, by relation id.
    """

    members: tuple[str, ...]
    own: list[Claim]
    around: dict[str, list[Claim]]
    relations: dict[str, list[Claim]]

    def everything(self) -> Iterable[Claim]:
        """Yield every claim gathered."""
        yield from self.own
        for table in (self.around, self.relations):
            for claims in table.values():
                yield from claims


def gather(network: Network, entity: str) -> Gathered:
    """Return the claims about an entity and about what belongs to it."""
    members = network.resolution.members(entity)
    snapshot = network.snapshot
    own = snapshot.claims(members)
    marks = ", ".join("?" * len(members))
    schemata = ", ".join(f"'{name}'" for name in EDGE_SCHEMATA)
    holders = ", ".join(f"'{prop}'" for prop in _HOLDER_PROPERTIES)
    sql = (
        f"SELECT DISTINCT entity_id, schema IN ({schemata}) FROM claims WHERE value IN ({marks}) "
        f"AND (schema IN ({schemata}) OR prop IN ({holders}))"
    )
    found = snapshot.rows(sql, members)
    relations = {row[0] for row in found if row[1]}
    things = {row[0] for row in found if not row[1]}
    things |= {claim.value for claim in own if claim.prop == "addressEntity"}
    return Gathered(
        members=members,
        own=own,
        around=_by_entity(snapshot.claims(things)),
        relations=_by_entity(snapshot.claims(relations)),
    )


def _by_entity(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.entity_id or "", []).append(claim)
    return grouped


def first_values(claims: Iterable[Claim]) -> dict[str, str]:
    """Return one value for each property, the first that is given."""
    values: dict[str, str] = {}
    for claim in claims:
        if claim.prop is not None:
            values.setdefault(claim.prop, claim.value)
    return values
