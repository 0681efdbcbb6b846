"""Fetch everything the sources say about one entity, in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.archive.queries.cited import claims_about
from linchpin.archive.queries.relations import HOLDER_PROPERTIES
from linchpin.claims.claim import Claim
from linchpin.network.network import Network

HOLDERS = frozenset(HOLDER_PROPERTIES)
"""Properties by which a thing names whom it belongs to."""


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
    return gather_all(network, [entity])[entity]


def gather_all(network: Network, entities: Iterable[str]) -> dict[str, Gathered]:
    """Return the claims about each of several entities, in the same few queries for all."""
    members = {entity: network.resolution.members(entity) for entity in entities}
    everybody = sorted({member for ids in members.values() for member in ids})
    snapshot = network.snapshot
    own = _by_entity(claims_about(snapshot, everybody))
    if not everybody:
        return {}
    relations: dict[str, set[str]] = {}
    things: dict[str, set[str]] = {}
    for member, found, related in network.mentioned(everybody):
        (relations if related else things).setdefault(member, set()).add(found)
    for member, claims in own.items():
        places = {claim.value for claim in claims if claim.prop == "addressEntity"}
        things.setdefault(member, set()).update(places)
    wanted = set().union(*relations.values(), *things.values())
    beside = _by_entity(claims_about(snapshot, wanted))
    return {
        entity: Gathered(
            members=ids,
            own=[claim for member in ids for claim in own.get(member, ())],
            around=_picked(beside, [things.get(member, set()) for member in ids]),
            relations=_picked(beside, [relations.get(member, set()) for member in ids]),
        )
        for entity, ids in members.items()
    }


def _picked(claims: dict[str, list[Claim]], wanted: Iterable[set[str]]) -> dict[str, list[Claim]]:
    keys = sorted({key for keys in wanted for key in keys})
    return {key: claims[key] for key in keys if key in claims}


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
