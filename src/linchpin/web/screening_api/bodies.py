"""What a client asks for in the body of a request, checked by hand and said as it is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException

from linchpin.web.screening_api.asking import ENGINE, unfit

MOST_QUERIES = 100
"""Queries of one request, at most."""
DEEPEST = 64
"""Levels of lists and objects in a body, at most."""


@dataclass(frozen=True, slots=True)
class RawQuery:
    """One query as a client sent it: schema, properties as lists of texts, and its own id."""

    schema: str
    properties: dict[str, list[str]]
    id: str | None


def parse_json(body: bytes) -> Any:
    """Return what a body says as JSON, whatever its content type.

    Raises:
        RequestValidationError: It is no JSON, or nested too deeply.
    """
    try:
        found = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        why = f"JSON decode error: {str(error)[:200]}"
        raise unfit("json_invalid", ["body"], why, None) from error
    if body.count(b"[") + body.count(b"{") > DEEPEST and _depth(found) > DEEPEST:
        why = f"the body is nested more than {DEEPEST} levels deep"
        raise unfit("json_invalid", ["body"], why, None)
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _depth(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        one, depth = waiting.pop()
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        deepest = max(deepest, depth)
        waiting += [(item, depth + 1) for item in inside if isinstance(item, dict | list)]
    return deepest


def match_queries(body: Any) -> dict[str, RawQuery]:
    """Return the queries of a body.

    Fields that are not known are passed over: Marble sends `filters` and `params` as null.

    Args:
        body: What was sent.

    Raises:
        RequestValidationError: There are none, or one is no query.
        HTTPException: 400, no query, too many, or a configuration that is none.
    """
    if not isinstance(body, dict):
        raise unfit("model_attributes_type", ["body"], "Input should be an object", None)
    if "queries" not in body:
        raise unfit("missing", ["body", "queries"], "Field required", None)
    queries = body["queries"]
    if not isinstance(queries, dict):
        why = "Input should be a valid dictionary"
        raise unfit("dict_type", ["body", "queries"], why, None)
    _check_settings(body)
    if not queries:
        raise HTTPException(400, "No queries provided.")
    if len(queries) > MOST_QUERIES:
        raise HTTPException(400, f"Too many queries in one batch (limit: {MOST_QUERIES})")
    return {key: _query(key, item) for key, item in queries.items()}


def _check_settings(body: dict[str, Any]) -> None:
    weights, config = body.get("weights"), body.get("config")
    if weights is not None and (
        not isinstance(weights, dict) or not all(_is_number(one) for one in weights.values())
    ):
        raise unfit("dict_type", ["body", "weights"], "Input should be a dictionary", None)
    if config is not None and not isinstance(config, dict):
        raise unfit("dict_type", ["body", "config"], "Input should be a dictionary", None)
    for name in config or {}:
        raise HTTPException(400, f"Invalid config for {ENGINE}: {str(name)[:100]}")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _query(key: str, item: Any) -> RawQuery:
    place = ["body", "queries", key]
    if not isinstance(item, dict):
        raise unfit("model_attributes_type", place, "Input should be an object", None)
    schema = item.get("schema")
    if not isinstance(schema, str):
        kind = "missing" if schema is None else "string_type"
        why = "Field required" if schema is None else "Input should be a valid string"
        raise unfit(kind, [*place, "schema"], why, None)
    properties = item.get("properties", {})
    if properties is None:
        properties = {}
    if not isinstance(properties, dict):
        why = "Input should be a valid dictionary"
        raise unfit("dict_type", [*place, "properties"], why, None)
    own = item.get("id")
    if own is not None and not isinstance(own, str):
        raise unfit("string_type", [*place, "id"], "Input should be a valid string", None)
    return RawQuery(schema, {name: texts_of(value) for name, value in properties.items()}, own)


def texts_of(value: Any) -> list[str]:
    """Return a value as texts: a list or one, numbers as they are written.

    Args:
        value: What JSON gave.

    >>> texts_of(["a", 1965, None, True]), texts_of("b"), texts_of(1.5)
    (['a', '1965', 'true'], ['b'], ['1.5'])
    """
    given = value if isinstance(value, list) else [value]
    return [text for text in map(_text, given) if text]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _text(value.get("id") or value.get("name"))
    if isinstance(value, list):
        return ""
    text = str(value)
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")
