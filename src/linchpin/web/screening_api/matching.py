"""Answers to `/match`: every key one answer, counted exactly, what was not compared said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException

from linchpin.claims.errors import ReadError
from linchpin.match.compare.agreement import Agreement
from linchpin.match.search.explain import NameMatch
from linchpin.screen.queries.entity_query import (
    EntityQuery,
    UnknownSchema,
    check_schema,
    read_query,
)
from linchpin.screen.queries.weighing import MayBe, explained
from linchpin.web.screening_api.asking import MatchOptions
from linchpin.web.screening_api.bodies import RawQuery
from linchpin.web.screening_api.scopes import DatasetScope, unknown_sources
from linchpin.workspace.served import State

_SCORES = {Agreement.AGREE: 1.0, Agreement.NEAR: 0.5, Agreement.UNKNOWN: 0.0, Agreement.DIFFER: 0.0}
NOTHING_COMPARED = (
    "Nothing in this query can be compared: it gives no name and no number that identifies "
    "anybody. Nobody was looked for."
)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Queries as they were understood.

    Attributes:
        queries: Those that are looked for, by key.
        refused: Why the others are not, by key.
        ids: The client's own id of each, by key.
        raw: What was sent, by key.
    """

    queries: dict[str, EntityQuery]
    refused: dict[str, str]
    ids: dict[str, str | None]
    raw: Mapping[str, RawQuery]


def read_request(raw: Mapping[str, RawQuery]) -> ReadRequest:
    """Return queries as they are understood; one that cannot be looked for is refused by itself.

    Args:
        raw: What was sent.

    Raises:
        HTTPException: 400, a schema that is none, or cannot be matched.
    """
    for one in raw.values():
        try:
            check_schema(one.schema)
        except UnknownSchema as error:
            raise HTTPException(400, str(error)) from error
    queries: dict[str, EntityQuery] = {}
    refused: dict[str, str] = {}
    for key, one in raw.items():
        try:
            query = read_query(one.schema, one.properties)
        except ReadError as error:
            refused[key] = str(error)
            continue
        if not query.is_asking and any(one.properties.values()):
            refused[key] = NOTHING_COMPARED
            continue
        queries[key] = query
    return ReadRequest(queries, refused, {key: one.id for key, one in raw.items()}, raw)


def match_answer(
    state: State,
    read: ReadRequest,
    found: Mapping[str, Sequence[MayBe]],
    options: MatchOptions,
    scope: DatasetScope,
) -> dict[str, Any]:
    """Return the answer to a request.

    Args:
        state: What was looked at.
        read: The queries.
        found: Who may be meant, by key.
        options: What is asked of every query.
        scope: Which entities are wanted.
    """
    excluded = {state.network.resolution.of(one) for one in options.excluded_entities}
    strange = [
        {"property": "", "value": name, "reason": "no such dataset is loaded"}
        for name in unknown_sources(state, scope.narrowed)
    ]
    answers: dict[str, Any] = {}
    waiting: list[tuple[dict[str, Any], MayBe]] = []
    for key in read.raw:
        if key in read.refused:
            answers[key] = _refused(read, key)
            continue
        query = read.queries[key]
        told = _chosen(state, found[key], options, scope, excluded)
        waiting += told.pop("waiting")
        said = [
            {"property": one.prop, "value": one.value, "reason": one.why}
            for one in query.not_compared
        ]
        answers[key] = {
            "status": 200,
            **told,
            "query": _echo(query, read.ids[key]),
            "not_compared": [*said, *strange],
        }
    # All of them in one go: the words of a name are compared sooner than a function is called.
    for (result, one), match in zip(waiting, explained([one for _, one in waiting]), strict=True):
        result["explanations"] = told = explanations(one, match)
        result["features"] = {name: item["score"] for name, item in told.items()}
    return {"responses": answers, "limit": options.limit}


def _refused(read: ReadRequest, key: str) -> dict[str, Any]:
    raw = read.raw[key]
    return {
        "status": 400,
        "detail": read.refused[key],
        "results": [],
        "total": {"value": 0, "relation": "eq"},
        "query": {"id": raw.id, "schema": raw.schema, "properties": {}},
        "not_compared": [
            {"property": name[:100], "value": "", "reason": "the query was refused"}
            for name in list(raw.properties)[:100]
        ],
    }


def _echo(query: EntityQuery, own: str | None) -> dict[str, Any]:
    properties = {prop: list(values) for prop, values in query.cleaned.items()}
    return {"id": own, "schema": query.schema, "properties": properties}


def _chosen(
    state: State,
    found: Sequence[MayBe],
    options: MatchOptions,
    scope: DatasetScope,
    excluded: set[str],
) -> dict[str, Any]:
    assert state.weigher is not None
    entities = state.weigher.candidates.entities
    matches = 0
    waiting: list[tuple[dict[str, Any], MayBe]] = []
    for one in found:
        is_match = one.score >= options.threshold
        if (one.score <= options.cutoff and not is_match) or one.entity in excluded:
            continue
        wanted = len(waiting) < options.limit
        if not scope.is_everything or wanted:
            entity = entities[one.entity]
            if not scope.holds(entity):
                continue
            if wanted:
                waiting.append(({**entity, "score": one.score, "match": is_match}, one))
        matches += is_match
    results = [result for result, _ in waiting]
    total = {"value": matches, "relation": "eq"}
    return {"results": results, "total": total, "waiting": waiting}


def explanations(one: MayBe, match: NameMatch | None) -> dict[str, dict[str, Any]]:
    """Return why somebody may be meant, by feature.

    Args:
        one: How they fit.
        match: What was taken for what in the names; None where none fits.
    """
    found: dict[str, dict[str, Any]] = {}
    if one.name is not None:
        detail = "" if match is None else match.explanation
        if one.weak:
            detail += "; the listed name is a weak alias: many bear it who are not listed"
        found["weak_name" if one.weak else "name"] = {
            "detail": detail,
            "score": one.name_score,
            "query": one.asked,
            "candidate": one.name.text,
        }
    for fact in one.facts:
        key = fact.what.replace(" ", "_")
        if key in found:
            found[key]["detail"] += f"; {fact.words}"
            continue
        sides = fact.words.partition(" and ")
        found[key] = {
            "detail": f"{fact.agreement.name.lower()}: {fact.words}",
            "score": _SCORES[fact.agreement],
            "query": sides[0] if sides[1] else None,
            "candidate": sides[2] if sides[1] else None,
        }
    return found
