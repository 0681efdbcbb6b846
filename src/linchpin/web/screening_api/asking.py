"""What a client asks for in the query string and the body, checked by hand and said as it is said.

FastAPI's own checks refuse more than these clients' servers do, and take longer than the answer.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import QueryParams

MOST_QUERIES = 100
"""Queries of one request, at most."""
MOST_RESULTS = 500
"""Results of one query, at most."""
MOST_EXCLUDED = 50
"""Entities that are left out by the query string, at most."""
DEEPEST = 64
"""Levels of lists and objects in a body, at most."""
ENGINE = "linchpin"
"""Name of the only algorithm."""
ALIASES = ("logic-v1", "logic-v2", "best")
"""Names that clients send for it."""
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?")


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """What is asked of every query of a request.

    Attributes:
        limit: Results of a query.
        threshold: Score from which on a result is a match.
        cutoff: Score up to which a result that is no match is left out.
        narrowed: See `Narrowed`.
        excluded_entities: Ids that are not wanted, referents too.
    """

    limit: int
    threshold: float
    cutoff: float
    narrowed: Narrowed
    excluded_entities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which entities are wanted.

    Attributes:
        include_dataset: From these sources; none for all.
        exclude_dataset: Not from these alone.
        exclude_schema: Not of these kinds.
        topics: With one of these topics; none for any.
        changed_since: Changed after this moment; None for any.
    """

    include_dataset: frozenset[str] = frozenset()
    exclude_dataset: frozenset[str] = frozenset()
    exclude_schema: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    changed_since: str | None = None

    @property
    def any(self) -> bool:
        """Say whether anything is narrowed at all."""
        return self != _WIDE


_WIDE = Narrowed()


@dataclass(frozen=True, slots=True)
class RawQuery:
    """One query as a client sent it: schema, properties as lists of texts, and its own id."""

    schema: str
    properties: dict[str, list[str]]
    id: str | None


def unfit(kind: str, place: Sequence[str | int], why: str, value: Any) -> RequestValidationError:
    """Return the error of something that does not fit, as these clients read it.

    Args:
        kind: Its kind, such as `missing`.
        place: Where it is.
        why: A sentence.
        value: What was there.
    """
    return RequestValidationError([{"type": kind, "loc": place, "msg": why, "input": value}])


def match_options(asked: QueryParams) -> MatchOptions:
    """Return what is asked of every query.

    Args:
        asked: The query string; what is not known in it is passed over.

    Raises:
        RequestValidationError: A number is none, or too large.
        HTTPException: 400, an algorithm that is none.
    """
    name = (asked.get("algorithm") or ENGINE).strip().lower()
    if name != ENGINE and name not in ALIASES:
        raise HTTPException(400, f"Invalid algorithm: {name[:100]}")
    threshold = number(asked, "threshold", 0.70)
    excluded = asked.getlist("exclude_entity_ids")
    if len(excluded) > MOST_EXCLUDED:
        why = f"List should have at most {MOST_EXCLUDED} items"
        raise unfit("too_long", ["query", "exclude_entity_ids"], why, len(excluded))
    return MatchOptions(
        limit=whole(asked, "limit", 5, most=MOST_RESULTS),
        threshold=threshold,
        cutoff=min(number(asked, "cutoff", 0.70), threshold),
        narrowed=narrowed(asked),
        excluded_entities=frozenset(excluded),
    )


def narrowed(asked: QueryParams) -> Narrowed:
    """Return which entities are wanted.

    Args:
        asked: The query string.

    Raises:
        RequestValidationError: A moment that is none.
    """
    since = asked.get("changed_since")
    if since is not None and not _MOMENT.fullmatch(since):
        why = "String should match pattern YYYY-MM-DD[THH[:MM[:SS]]]"
        raise unfit("string_pattern_mismatch", ["query", "changed_since"], why, since)
    return Narrowed(
        include_dataset=frozenset(filter(None, asked.getlist("include_dataset"))),
        exclude_dataset=frozenset(asked.getlist("exclude_dataset")),
        exclude_schema=frozenset(asked.getlist("exclude_schema")),
        topics=frozenset(filter(None, asked.getlist("topics"))),
        changed_since=since,
    )


def number(asked: QueryParams, name: str, usual: float) -> float:
    """Return a number of the query string.

    Args:
        asked: The query string.
        name: Its name.
        usual: What it is where it is not there.

    Raises:
        RequestValidationError: It is no number.
    """
    text = asked.get(name)
    if text is None:
        return usual
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if math.isnan(found):
        why = "Input should be a valid number"
        raise unfit("float_parsing", ["query", name], why, text)
    return found


def whole(asked: QueryParams, name: str, usual: int, *, most: int, least: int | None = None) -> int:
    """Return a whole number of the query string.

    Args:
        asked: The query string.
        name: Its name.
        usual: What it is where it is not there.
        most: The greatest it may be.
        least: The least it may be; None for any.

    Raises:
        RequestValidationError: It is no whole number, or too large or small.
    """
    text = asked.get(name)
    if text is None:
        return usual
    try:
        found = int(text) if len(text) < 20 else most + 1
    except ValueError as error:
        why = "Input should be a valid integer"
        raise unfit("int_parsing", ["query", name], why, text) from error
    if found > most:
        why = f"Input should be less than or equal to {most}"
        raise unfit("less_than_equal", ["query", name], why, text)
    if least is not None and found < least:
        why = f"Input should be greater than or equal to {least}"
        raise unfit("greater_than_equal", ["query", name], why, text)
    return found


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
