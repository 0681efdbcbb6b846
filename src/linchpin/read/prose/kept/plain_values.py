"""Frozen dataclasses as plain values of JSON, and back, with nothing taken on trust."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from linchpin.claims.errors import ReadError

Made = TypeVar("Made")


def to_plain(value: object) -> object:
    """Return dataclasses as objects, tuples as lists, enums as their values.

    >>> from linchpin.read.prose.text.prose_text import Paragraph
    >>> to_plain(Paragraph(0, 4))["kind"]
    'text'
    """
    if is_dataclass(value):
        return {item.name: to_plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def from_plain(kind: type[Made], value: object, place: str = "") -> Made:
    """Return a dataclass from plain values.

    Args:
        kind: The dataclass.
        value: What `to_plain` made of one; fields with a default may be missing.
        place: What is said of where a wrong value stands.

    Raises:
        ReadError: A value is of another kind than the field, or a field is missing or unknown.

    >>> from linchpin.read.prose.text.prose_text import Paragraph
    >>> from_plain(Paragraph, {"start": 0, "end": 4}).end
    4
    """
    if not isinstance(value, dict):
        raise ReadError(f"{place or kind.__name__}: is no object")
    of: Any = kind
    hints = _hints(of)
    unknown = sorted(value.keys() - hints.keys())
    missing = sorted(_required(of) - value.keys())
    if unknown or missing:
        what = f"unknown {unknown[0]!r}" if unknown else f"no {missing[0]!r}"
        raise ReadError(f"{place or kind.__name__}: {what}")
    made = {name: _made(hints[name], item, f"{place}.{name}") for name, item in value.items()}
    try:
        return kind(**made)
    except (TypeError, ValueError) as error:
        raise ReadError(f"{place or kind.__name__}: {error}") from error


@cache
def _hints(kind: Any) -> dict[str, Any]:
    known = get_type_hints(kind)
    return {item.name: known[item.name] for item in fields(kind)}


@cache
def _required(kind: Any) -> frozenset[str]:
    return frozenset(
        item.name
        for item in fields(kind)
        if item.default is MISSING and item.default_factory is MISSING
    )


def _made(hint: Any, value: object, place: str) -> object:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _made(next(item for item in get_args(hint) if item is not type(None)), value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise ReadError(f"{place}: is no list")
        inner = get_args(hint)[0]
        return tuple(_made(inner, item, f"{place}[{at}]") for at, item in enumerate(value))
    if is_dataclass(hint):
        return from_plain(cast("type[object]", hint), value, place)
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError as error:
            raise ReadError(f"{place}: {error}") from error
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise ReadError(f"{place}: is {type(value).__name__}, and should be {hint.__name__}")
    return value
