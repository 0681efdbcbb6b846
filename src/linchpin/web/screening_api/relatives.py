"""An entity with those that point to it: nested, or property by property."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linchpin.claims.ftm import schemata
from linchpin.claims.ftm_words import schema_words
from linchpin.screen.queries.candidates import Candidates
from linchpin.screen.queries.entities import Entity


def nested(candidates: Candidates, entity: Entity) -> Entity:
    """Return an entity with what points to it, one relation deep and through it to the far side.

    Args:
        candidates: Where the others are.
        entity: The entity.
    """
    properties: dict[str, list[Any]] = dict(entity["properties"])
    for prop, found in relatives(candidates, entity).items():
        properties[prop] = [_with_far_side(candidates, one, entity["id"]) for one in found]
    return {**entity, "properties": properties}


def relatives(candidates: Candidates, entity: Entity) -> dict[str, list[Entity]]:
    """Return the neighbours of an entity by property: its own, and those that point to it.

    Args:
        candidates: Where the others are.
        entity: The entity.
    """
    found: dict[str, list[Entity]] = {}
    own = schemata()[entity["schema"]].properties
    for prop, values in entity["properties"].items():
        if own.get(prop) == "entity":
            there = [candidates.entities[one] for one in values if one in candidates.entities]
            if there:
                found[prop] = there
    for other, prop in candidates.pointers.get(entity["id"], ()):
        one = candidates.entities[other]
        words = schema_words()[one["schema"]].properties.get(prop)
        if words is not None and words.reverse:
            found.setdefault(words.reverse, []).append(one)
    return found


def _with_far_side(candidates: Candidates, edge: Entity, root: str) -> Entity:
    """Return a relation in which the other end is an entity, and the root only its id."""
    kinds = schemata()[edge["schema"]].properties
    properties: dict[str, list[Any]] = {}
    for prop, values in edge["properties"].items():
        if kinds.get(prop) == "entity":
            properties[prop] = [
                value if value == root else candidates.entities.get(value, value)
                for value in values
            ]
        else:
            properties[prop] = values
    return {**edge, "properties": properties}


def entity_properties(schema: str) -> frozenset[str]:
    """Return the properties of a schema that name entities, those that point to it too.

    Args:
        schema: The schema.
    """
    own = {p for p, kind in schemata()[schema].properties.items() if kind == "entity"}
    ancestors = schema_words()[schema].ancestors
    return frozenset(own) | {
        words.reverse
        for one in schema_words().values()
        for words in one.properties.values()
        if words.reverse and words.range in ancestors
    }


def adjacent(
    candidates: Candidates, entity: Entity, prop: str, *, limit: int, offset: int
) -> dict[str, Any]:
    """Return a page of the neighbours of an entity by one property.

    Args:
        candidates: Where the others are.
        entity: The entity.
        prop: The property.
        limit: How many.
        offset: How many are passed over.
    """
    return _page(relatives(candidates, entity).get(prop, []), candidates, entity, limit, offset)


def all_adjacent(
    candidates: Candidates, entity: Entity, *, limit: int, offset: int
) -> Mapping[str, Any]:
    """Return a page of the neighbours of an entity by every property that has any.

    Args:
        candidates: Where the others are.
        entity: The entity.
        limit: How many of each.
        offset: How many of each are passed over.
    """
    return {
        prop: _page(found, candidates, entity, limit, offset)
        for prop, found in relatives(candidates, entity).items()
    }


def _page(
    found: list[Entity], candidates: Candidates, entity: Entity, limit: int, offset: int
) -> dict[str, Any]:
    return {
        "results": [
            _with_far_side(candidates, one, entity["id"])
            for one in found[offset : offset + max(0, limit)]
        ],
        "total": {"value": len(found), "relation": "eq"},
        "limit": limit,
        "offset": offset,
    }
