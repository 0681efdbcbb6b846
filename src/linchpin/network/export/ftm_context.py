"""What FollowTheMoney tools expect beside the properties: topics, caption, referents, schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linchpin.claims.claim import Claim
from linchpin.claims.ftm import narrower, schemata
from linchpin.network.network import Network
from linchpin.network.roles import Relation, relation_of

_CAPTIONS = ("name", "full", "number", "publicKey", "program", "keywords", "summary")
_SIDES = ("subject", "object")
_NOT_OF_IT = (Relation.ALLIED, Relation.RIVAL, Relation.SUPPORTS)


def export_schema(claims: Iterable[Claim]) -> tuple[str, Mapping[str, str]]:
    """Return the schema an entity leaves with, and what its properties are called there.

    An ally, rival or supporter that a source files as a member leaves as a plain link with its
    role, so that no tool counts it among the members.

    Args:
        claims: All that is said of it.
    """
    found = list(claims)
    schema = "Thing"
    for claim in found:
        schema = narrower(schema, claim.schema or schema) or claim.schema or schema
    edge = schemata()[schema].edge
    role = next((claim.value for claim in found if claim.prop in ("role", "relationship")), None)
    if edge is None or schema == "UnknownLink" or relation_of(schema, role) not in _NOT_OF_IT:
        return schema, {}
    return "UnknownLink", {**dict(zip(edge, _SIDES, strict=True)), "relationship": "role"}


def caption_of(network: Network, head: str, properties: Mapping[str, Iterable[str]]) -> str:
    """Return what a tool shows for an entity: its name, number, address or summary, else its id.

    Args:
        network: Names.
        head: Canonical id.
        properties: Its properties.
    """
    if head in network.names:
        return network.names.caption(head)
    return next((min(properties[prop]) for prop in _CAPTIONS if properties.get(prop)), head)


def seen(network: Network, members: Iterable[str], datasets: Iterable[str]) -> dict[str, str]:
    """Return when an entity was seen in these sources: first, where that is known, and last.

    Args:
        network: Whose editions count.
        members: Its records.
        datasets: Sources that speak of it.
    """
    last = max(network.edition(name).known_by for name in datasets).isoformat()
    days = [network.first_seen[item] for item in members if item in network.first_seen]
    return {"first_seen": min(days), "last_seen": last} if days else {"last_seen": last}
