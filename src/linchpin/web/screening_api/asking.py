"""What a client asks for in the query string, checked by hand and said as it is said.

FastAPI's own checks refuse more than these clients' servers do, and take longer than the answer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import QueryParams

MOST_RESULTS = 500
"""Results of one query, at most."""
MOST_EXCLUDED = 50
"""Entities that are left out by the query string, at most."""
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
