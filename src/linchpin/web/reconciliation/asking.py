"""Reconciliation queries: read without refusing what OpenRefine sends, answered for every key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException

from linchpin.claims.errors import ReadError
from linchpin.claims.ftm_words import schema_words
from linchpin.screen.queries.candidates import Candidates
from linchpin.screen.queries.entities import Entity
from linchpin.screen.queries.entity_query import EntityQuery, can_be_one, read_query
from linchpin.screen.queries.weighing import USUAL_LIKENESS, MayBe
from linchpin.web.reconciliation.service import BATCH, kinds_of
from linchpin.web.screening_api.scopes import DatasetScope
from linchpin.workspace.served import State

_USUAL = 5
_MOST = 100


@dataclass(frozen=True, slots=True)
class ReconcileQuery:
    """One query.

    Attributes:
        text: What stands in the cell.
        kinds: Schemata that are wanted; none for any.
        strange: Whether only kinds were asked for that nobody knows.
        limit: Answers, at most.
        query: What is looked for; None where nobody can be found by it.
        refused: Why it is not looked for at all; None where it is.
    """

    text: str
    kinds: tuple[str, ...]
    strange: bool
    limit: int
    query: EntityQuery | None
    refused: str | None = None


def parse_object(text: str, name: str) -> dict[str, Any]:
    """Return a form field that holds a JSON object.

    Args:
        text: The field.
        name: Its name.

    Raises:
        HTTPException: 400, it is no JSON object.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"{name!r} is no JSON: {str(error)[:100]}") from error
    if not isinstance(found, dict):
        raise HTTPException(400, f"{name!r} is no JSON object.")
    return found


def reconcile_queries(text: str) -> dict[str, ReconcileQuery]:
    """Return the queries of a request.

    Args:
        text: The field `queries`.

    Raises:
        HTTPException: 400, it is none; 413, there are too many.
    """
    found = parse_object(text, "queries")
    if len(found) > BATCH:
        raise HTTPException(413, f"Too many queries in one batch (limit: {BATCH})")
    return {key: _query(item) for key, item in found.items()}


def _query(item: Any) -> ReconcileQuery:
    if not isinstance(item, Mapping):
        return ReconcileQuery("", (), False, 0, None, "this is no query")
    text = item.get("query")
    words = _plain(text) if isinstance(text, str) else ""
    given = item.get("type") or []
    wanted = given if isinstance(given, list) else [given]
    names = [str(one.get("id") if isinstance(one, Mapping) else one) for one in wanted]
    kinds = tuple(name for name in names if name in schema_words())
    limit = item.get("limit")
    number = limit if isinstance(limit, int) and not isinstance(limit, bool) else _USUAL
    properties: dict[str, list[str]] = {"name": [words]} if words else {}
    asked = item.get("properties")
    for one in asked if isinstance(asked, list) else ():
        if isinstance(one, Mapping) and isinstance(one.get("pid"), str):
            prop = one["pid"].rpartition(":")[2]
            properties.setdefault(prop, []).extend(_values(one.get("v")))
    refused = None
    query: EntityQuery | None = None
    try:
        query = read_query(kinds[0] if len(kinds) == 1 else "Thing", properties)
    except ReadError as error:
        refused = str(error)
    if query is not None and not query.is_asking:
        query = None
    strange = bool(names) and not kinds
    return ReconcileQuery(words, kinds, strange, min(max(number, 0), _MOST), query, refused)


def _values(value: Any) -> list[str]:
    """Return a value of a property as texts; of a cell that is reconciled, its name."""
    if isinstance(value, list):
        return [text for one in value for text in _values(one)]
    if isinstance(value, Mapping):
        return _values(value.get("name") or value.get("id"))
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, float) and value.is_integer():
        return [str(int(value))]
    return [_plain(str(value))]


def _plain(text: str) -> str:
    """Return a text without what no text holds: zeros, and halves of letters."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "").strip()


def reconcile_answer(
    state: State, one: ReconcileQuery, found: Sequence[MayBe], scope: DatasetScope
) -> dict[str, Any]:
    """Return the answer to one query.

    It may be matched unseen only where one candidate alone is alike enough, and not by a weak alias
    alone.

    Args:
        state: What was looked at.
        one: The query.
        found: Who may be meant.
        scope: Which entities are wanted.
    """
    assert state.weigher is not None
    candidates = state.weigher.candidates
    if one.refused is not None:
        return {"result": [], "error": one.refused}
    if one.strange:
        return {"result": []}
    named = _by_id(candidates, state, one.text)
    if named is not None and scope.holds(named) and _is_kind(named, one.kinds):
        return {"result": [result_of(named, 1.0, match=True)]}
    alike = [
        (candidates.entities[may.entity], may)
        for may in found
        if may.score >= USUAL_LIKENESS and _is_kind_of(may.watched.schema, one.kinds)
    ]
    wanted = [(entity, may) for entity, may in alike if scope.holds(entity)]
    sure = len(wanted) == 1 and not wanted[0][1].weak
    return {
        "result": [result_of(entity, may.score, match=sure) for entity, may in wanted[: one.limit]]
    }


def _by_id(candidates: Candidates, state: State, text: str) -> Entity | None:
    if not text:
        return None
    return candidates.entities.get(text) or candidates.entities.get(
        state.network.resolution.of(text)
    )


def _is_kind(entity: Entity, kinds: Sequence[str]) -> bool:
    return _is_kind_of(entity["schema"], kinds)


def _is_kind_of(schema: str, kinds: Sequence[str]) -> bool:
    return not kinds or any(can_be_one(kind, schema) for kind in kinds)


def result_of(entity: Entity, score: float, *, match: bool) -> dict[str, Any]:
    """Return an entity as an answer to a query, its score from 0 to 100.

    Args:
        entity: The entity.
        score: 0..1.
        match: Whether it may be taken unseen.
    """
    return {
        "id": entity["id"],
        "name": entity["caption"],
        "type": kinds_of(entity["schema"]),
        "score": round(score * 100, 2),
        "match": match,
        "description": description_of(entity),
        "features": [{"id": "likeness", "value": round(score * 100, 2)}],
    }


def description_of(entity: Entity) -> str:
    """Return what tells an entity from others of its name, in a line.

    Args:
        entity: The entity.
    """
    properties = entity["properties"]
    parts = [schema_words()[entity["schema"]].label]
    if "birthDate" in properties:
        parts.append("born " + " or ".join(properties["birthDate"][:3]))
    for prop in ("nationality", "country", "jurisdiction", "flag"):
        if prop in properties:
            parts.append(", ".join(code.upper() for code in properties[prop][:3]))
            break
    return " · ".join([*parts, ", ".join(entity["datasets"])])
