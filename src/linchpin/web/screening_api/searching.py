"""What `/search` is asked for, read out of the query string."""

from __future__ import annotations

from typing import Any

from fastapi import HTTPException
from starlette.datastructures import QueryParams

from linchpin.claims.ftm import schemata
from linchpin.claims.ftm_words import schema_words
from linchpin.match.territories import territory_code
from linchpin.screen.queries.entities import Entity
from linchpin.screen.queries.search_syntax import (
    Part,
    SearchSyntaxError,
    parse_search,
    simple_search,
)
from linchpin.screen.queries.search_table import (
    FACETS,
    SearchAnswer,
    SearchOrder,
    field_condition,
)
from linchpin.web.screening_api.asking import MOST_RESULTS, narrowed, unfit, whole
from linchpin.web.screening_api.scopes import EVERYTHING, DatasetScope

LAST = 9_999
"""Number of the last answer that can be reached."""
_USUAL_FACETS = ("countries", "topics", "datasets")
_LABELS = {
    "datasets": "Data sources",
    "schema": "Entity types",
    "countries": "Countries",
    "identifiers": "Identifiers",
    "topics": "Topics",
    "genders": "Genders",
}
_YES = frozenset({"1", "true", "yes", "on"})


def search_order(asked: QueryParams, scope: DatasetScope) -> SearchOrder:
    """Return what is searched for.

    Args:
        asked: The query string.
        scope: The sources.

    Raises:
        RequestValidationError: A number is none, or out of bounds.
        HTTPException: 400, an unknown schema, a filter without a value, or a broken search.
    """
    limit = whole(asked, "limit", 10, most=MOST_RESULTS, least=0)
    offset = whole(asked, "offset", 0, most=LAST - MOST_RESULTS, least=0)
    facets = tuple(dict.fromkeys(asked.getlist("facets"))) or _USUAL_FACETS
    for name in facets:
        if name not in FACETS:
            why = f"Input should be one of {', '.join(FACETS)}"
            raise unfit("enum", ["query", "facets"], why, name)
    return SearchOrder(
        part=_part(asked),
        schemata=_kinds(asked.get("schema") or "Thing"),
        conditions=tuple(_conditions(asked, scope)),
        sort=tuple(
            (name, direction.lower() == "desc")
            for name, _, direction in (one.partition(":") for one in asked.getlist("sort"))
        ),
        limit=max(0, min(limit, LAST - offset)),
        offset=offset,
        facets=facets,
    )


def _part(asked: QueryParams) -> Part | None:
    text = asked.get("q", "").strip()
    if not text:
        return None
    fuzzy = asked.get("fuzzy", "").lower() in _YES
    if asked.get("simple", "").lower() in _YES:
        return simple_search(text, fuzzy=fuzzy)
    try:
        return parse_search(text, fuzzy=fuzzy)
    except SearchSyntaxError as error:
        raise HTTPException(400, str(error)) from error


def _kinds(schema: str) -> tuple[str, ...]:
    """Return the schemata that a search for one of them means: those below, and what it can be."""
    words = schema_words()
    if schema not in words:
        raise HTTPException(400, "Invalid schema")
    own = words[schema]
    return tuple(
        name
        for name in schemata()
        if schema in words[name].ancestors
        or (own.matchable and words[name].matchable and name in own.ancestors)
    )


def _conditions(asked: QueryParams, scope: DatasetScope) -> list[tuple[str, tuple[Any, ...]]]:
    found: list[tuple[str, tuple[Any, ...]]] = []

    def any_of(column: str, values: list[str]) -> None:
        if values:
            found.append((f"list_has_any({column}, ?)", (values,)))

    if scope.sources is not None:
        any_of("datasets", sorted(scope.sources))
    codes = [territory_code(one) or one for one in asked.getlist("countries")]
    any_of("countries", codes)
    any_of("topics", asked.getlist("topics"))
    any_of("datasets", [one for one in asked.getlist("datasets") if one != EVERYTHING])
    wide = narrowed(asked)
    if wide.include_dataset and EVERYTHING not in wide.include_dataset:
        any_of("datasets", sorted(wide.include_dataset))
    if wide.exclude_dataset:
        names = sorted(wide.exclude_dataset)
        if EVERYTHING in names:
            found.append(("FALSE", ()))
        left = "len(list_filter(datasets, one -> NOT list_contains(?, one))) > 0"
        found.append((left, (names,)))
    if wide.exclude_schema:
        found.append(("NOT list_contains(?, schema)", (sorted(wide.exclude_schema),)))
    if asked.get("target", "").lower() in _YES:
        found.append(("target", ()))
    if wide.changed_since is not None:
        found.append(_changed(wide.changed_since, scope))
    return found + _filters(asked)


def _changed(since: str, scope: DatasetScope) -> tuple[str, tuple[Any, ...]]:
    """Return that an entity changed after a moment, or that nobody knows that it did not."""
    moment = since + "0000-00-00T00:00:00"[len(since) :]
    known = [
        source
        for source, day in scope.open_since.items()
        if day + "T00:00:00" <= moment  # whatever did not change since then did not change after it
    ]
    unknown = "len(list_filter(datasets, one -> NOT list_contains(?, one))) > 0"
    return f"last_change > ? OR (last_change IS NULL AND {unknown})", (moment, known)


def _filters(asked: QueryParams) -> list[tuple[str, tuple[Any, ...]]]:
    """Return the conditions of `filter`: several values of one field are joined as asked."""
    fields: dict[str, list[tuple[str, list[Any]]]] = {}
    for one in asked.getlist("filter"):
        name, colon, value = one.partition(":")
        if not colon or not name:
            raise HTTPException(400, f"{one[:100]!r} is no filter; write field:value.")
        fields.setdefault(name, []).append(field_condition(name, value))
    operator = asked.get("filter_op", "OR").upper()
    if operator not in ("AND", "OR"):
        why = "Input should be 'AND' or 'OR'"
        raise unfit("enum", ["query", "filter_op"], why, operator)
    return [
        (f" {operator} ".join(sql for sql, _ in parts), tuple(v for _, more in parts for v in more))
        for parts in fields.values()
    ]


def search_answer(
    order: SearchOrder, found: SearchAnswer, entities: list[Entity], titles: dict[str, str]
) -> dict[str, Any]:
    """Return the answer to a search.

    Args:
        order: What was searched for.
        found: What was found.
        entities: Those of this page.
        titles: Titles of sources by name.
    """
    return {
        "limit": order.limit,
        "offset": order.offset,
        "total": {"value": found.total, "relation": "eq"},
        "results": entities,
        "facets": {
            name: {
                "label": _LABELS[name],
                "values": [
                    {"name": value, "label": _label(name, value, titles), "count": count}
                    for value, count in found.facets[name]
                ],
            }
            for name in order.facets
        },
    }


def _label(facet: str, value: str, titles: dict[str, str]) -> str:
    if facet == "countries":
        return _countries().get(value, value)
    if facet == "schema":
        return schema_words()[value].plural
    return titles.get(value, value)


def _countries() -> dict[str, str]:
    from linchpin.match.territories import all_territories

    return {one.code: one.name for one in all_territories()}
