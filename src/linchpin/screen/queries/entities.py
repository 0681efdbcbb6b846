"""Entities as OpenSanctions' clients read them, and which of them point to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linchpin.claims.ftm import schemata
from linchpin.network.export.ftm import ftm_entities
from linchpin.network.network import Network

Entity = dict[str, Any]
"""An entity: id, caption, schema, properties, datasets, referents, target, and when it was seen."""
Pointer = tuple[str, str]
"""Id of an entity that points to another, and by which property."""
_RISKS = frozenset({"sanction"})
"""Topics that make an entity a target; the only one that these sources say."""


def described_entities(network: Network, changed: Mapping[str, str]) -> Iterator[Entity]:
    """Yield everything the sources speak of, ordered by id.

    Args:
        network: The network.
        changed: ISO day on which each entity last changed, where that is known.
    """
    for raw in ftm_entities(network):
        yield {
            "id": raw["id"],
            "caption": raw["caption"],
            "schema": raw["schema"],
            "properties": raw["properties"],
            "datasets": raw["datasets"],
            "referents": raw["referents"],
            "target": not _RISKS.isdisjoint(raw["properties"].get("topics", ())),
            "first_seen": _moment(raw.get("first_seen")),
            "last_seen": _moment(raw.get("last_seen")),
            "last_change": _moment(changed.get(raw["id"])),
        }


def pointers_of(entity: Entity) -> Iterator[tuple[str, Pointer]]:
    """Yield whom an entity points to, and by which property.

    Args:
        entity: The entity.
    """
    kinds = schemata()[entity["schema"]].properties
    for prop, values in entity["properties"].items():
        if kinds.get(prop) == "entity":
            for value in values:
                yield value, (entity["id"], prop)


def _moment(day: str | None) -> str | None:
    """Return a day as the moment it begins: 19 letters, no zone, as the clients read it."""
    return None if day is None else f"{day[:10]}T00:00:00"
