"""The record of a run read again, and whether a run that repeats it comes to the same result."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.screen.book.columns import Mapping
from linchpin.screen.results.record import Result

_DEPENDS = ("linchpin", "book_sha256", "editions", "places_as_of", "mapping", "threshold")


def read_record(path: Path) -> dict[str, Any]:
    """Return the record of a run.

    Raises:
        ReadError: The file is none.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: no record of a run ({error})") from error
    needed = {"mapping", "threshold", "result_sha256", "as_of", "editions", "book_sha256"}
    if not isinstance(found, dict) or not needed <= found.keys():
        raise ReadError(f"{path}: no record of a run; `linchpin screen` writes them")
    for name, is_sound in _SOUND.items():
        if name in found and not is_sound(found[name]):
            raise ReadError(f"{path}: the record is damaged: {name} is {str(found[name])[:80]!r}")
    return found


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False


def _is_mapping(value: object) -> bool:
    """Say whether a value holds columns as a record does: lists of texts, and the key."""
    if not isinstance(value, dict) or not value.keys() <= {item.name for item in fields(Mapping)}:
        return False
    columns = [held for name, held in value.items() if name != "key"]
    return isinstance(value.get("key"), str | None) and all(
        isinstance(held, list) and all(isinstance(column, str) for column in held)
        for held in columns
    )


def _is_editions(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(item, dict) and isinstance(item.get("date"), str) for item in value.values()
    )


def _is_threshold(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0.5 <= value <= 1


_SOUND: dict[str, Callable[[object], bool]] = {
    "linchpin": lambda value: isinstance(value, str),
    "book_sha256": lambda value: isinstance(value, str),
    "result_sha256": lambda value: isinstance(value, str),
    "as_of": lambda value: value is None or _is_day(value),
    "places_as_of": _is_day,
    "mapping": _is_mapping,
    "editions": _is_editions,
    "threshold": _is_threshold,
}
"""What each field of a record must be for a run to be repeated from it."""


def recorded_mapping(record: dict[str, Any]) -> Mapping:
    """Return the columns a recorded run screened."""
    columns: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in record["mapping"].items()
    }
    return Mapping(**columns)


def recorded_editions(record: dict[str, Any]) -> dict[str, str]:
    """Return the content ids of the editions a recorded run took, by source."""
    return {name: str(item["id"]) for name, item in record["editions"].items() if item.get("id")}


def recorded_day(record: dict[str, Any], field: str) -> datetime.date | None:
    """Return a day of a record of a run, None where it has none.

    Args:
        record: The record.
        field: Which day.

    Raises:
        ReadError: It is no day.
    """
    if record.get(field) is None:
        return None
    try:
        return datetime.date.fromisoformat(record[field])
    except (TypeError, ValueError) as error:
        raise ReadError(f"the record's {field} is no day: {error}") from error


def check_result(record: dict[str, Any], result: Result, place: str) -> None:
    """Make sure that a repeated run came to what its record says, counts and hits alike.

    Args:
        record: The record of the run.
        result: What came out now.
        place: The file of the record.

    Raises:
        ReadError: It did not, or the record contradicts itself.
    """
    now = {"rows": result.rows, "hits": len(result.hits), "alerts": result.counts}
    for name, value in now.items():
        if name in record and record[name] != value:
            raise ReadError(f"{place}: the record says {name} {record[name]}, the run {value}")
    if result.digest != record["result_sha256"]:
        raise ReadError(f"{place}: the result differs from the one recorded")


def check_replay(record: dict[str, Any], settings: dict[str, Any]) -> None:
    """Make sure that a run can be repeated bit for bit.

    Args:
        record: The record of the run.
        settings: What the result depends on here, or the part of it that is known so far.

    Raises:
        ReadError: Something the result depends on is not what it was.
    """
    for name in _DEPENDS:
        if name in settings and record.get(name) != settings[name]:
            raise ReadError(
                f"not the same {name}: the record has {str(record.get(name))[:200]}, "
                f"here is {str(settings[name])[:200]}"
            )
