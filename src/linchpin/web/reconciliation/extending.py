"""Columns of a table made of properties: every row holds every property that was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import HTTPException

from linchpin.claims.ftm import schemata
from linchpin.claims.ftm_words import schema_words
from linchpin.match.territories import all_territories
from linchpin.screen.queries.candidates import Candidates
from linchpin.screen.queries.entities import Entity
from linchpin.workspace.served import State

MOST_IDS = 1_000
"""Rows of one request, at most."""
MOST_PROPERTIES = 100
"""Properties of one request, at most."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def extend_answer(state: State, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of some properties of some entities.

    Args:
        state: What is loaded.
        asked: `ids` and `properties`.

    Raises:
        HTTPException: 400, one of them is none; 413, there are too many.
    """
    assert state.weigher is not None
    ids, wanted = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(wanted, list):
        raise HTTPException(400, "'extend' holds lists of ids and of properties.")
    if len(ids) > MOST_IDS or len(wanted) > MOST_PROPERTIES:
        raise HTTPException(413, f"At most {MOST_IDS} ids and {MOST_PROPERTIES} properties.")
    properties = [
        (one["id"], _settings(one.get("settings")))
        for one in wanted
        if isinstance(one, Mapping) and isinstance(one.get("id"), str)
    ]
    candidates = state.weigher.candidates
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for one in ids:
        entity = candidates.entities.get(str(one))
        if entity is None:
            entity = candidates.entities.get(state.network.resolution.of(str(one)))
        rows[str(one)] = {
            prop: [] if entity is None else _values(candidates, entity, prop, settings)
            for prop, settings in properties
        }
    return {"meta": [_meta(prop) for prop, _ in properties], "rows": rows}


def _settings(given: Any) -> dict[str, str]:
    """Return settings as texts: an HTML form sends nothing else."""
    if not isinstance(given, Mapping):
        return {}
    return {str(name): str(value) for name, value in given.items()}


def _meta(prop: str) -> dict[str, Any]:
    name = prop.rpartition(":")[2]
    for one in schema_words().values():
        if name in one.properties:
            words = one.properties[name]
            found: dict[str, Any] = {"id": prop, "name": words.label}
            if words.range:
                kind = schema_words()[words.range]
                found["type"] = {"id": kind.name, "name": kind.label}
            return found
        for words in one.properties.values():
            if words.reverse == name:
                return {"id": prop, "name": f"{one.plural} ({name})"}
    return {"id": prop, "name": prop}


def _values(
    candidates: Candidates, entity: Entity, prop: str, settings: Mapping[str, str]
) -> list[dict[str, Any]]:
    name = prop.rpartition(":")[2]
    found = [
        _value(candidates, entity, name, value, settings)
        for value in entity["properties"].get(name, ())
    ] or [_named(one) for one in far_sides(candidates, entity, name)]
    try:
        most = int(float(settings.get("limit") or 0))
    except (ValueError, OverflowError):
        most = 0
    return found[:most] if most > 0 else found


def _value(
    candidates: Candidates, entity: Entity, prop: str, value: str, settings: Mapping[str, str]
) -> dict[str, Any]:
    kind = schemata()[entity["schema"]].properties.get(prop)
    if kind == "entity":
        other = candidates.entities.get(value)
        return {"id": value, "name": value} if other is None else _named(other)
    if kind == "date" and _DAY.fullmatch(value):
        return {"date": f"{value}T00:00:00Z"}
    if kind == "country" and settings.get("countries", "name") != "code":
        return {"str": next((c.name for c in all_territories() if c.code == value), value)}
    return {"str": value}


def _named(entity: Entity) -> dict[str, Any]:
    return {"id": entity["id"], "name": entity["caption"]}


def far_sides(candidates: Candidates, entity: Entity, reverse: str) -> Sequence[Entity]:
    """Return who is at the other end of the ties of an entity by one property.

    Args:
        candidates: Where the others are.
        entity: The entity.
        reverse: What the property is called from here, such as `ownershipOwner`.
    """
    found: dict[str, Entity] = {}
    for other, prop in candidates.pointers.get(entity["id"], ()):
        tie = candidates.entities[other]
        words = schema_words()[tie["schema"]].properties.get(prop)
        if words is None or words.reverse != reverse:
            continue
        edge = schemata()[tie["schema"]].edge
        ends = [] if edge is None else [end for end in edge if end != prop]
        there = [value for end in ends for value in tie["properties"].get(end, ())]
        for value in there:
            if value in candidates.entities:
                found.setdefault(value, candidates.entities[value])
        if not there:
            found.setdefault(other, tie)
    return list(found.values())
