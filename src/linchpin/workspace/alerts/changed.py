"""What changed since a decision that can alter it: then a false match is an alert again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linchpin.workspace.alerts.queued import fingerprint, weight_of

_BANDS = ("strong", "possible", "weak")


def changes_since(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """Return in words what is another now than when somebody decided; nothing where all is as was.

    Args:
        then: What was compared, see `compared`, as the decision keeps it.
        now: What is compared today.

    >>> old = {"customer": {"born": "1"}, "entry": {}, "records": ["a"], "lists": ["x"],
    ...        "classes": ["weak name"], "band": "weak"}
    >>> changes_since(old, {**old, "lists": ["x", "y"]})
    ('the entry is on another list now: y',)
    >>> changes_since(old, {**old, "classes": ["identifier", "weak name"]})
    ('the alert rose in class: identifier',)
    """
    found = [
        *_facts("the customer's row", then.get("customer"), now["customer"]),
        *_facts("the entry", then.get("entry"), now["entry"]),
    ]
    if come := _come(then, now, "records"):
        found.append(f"another entry is taken for one with it: {', '.join(come)}")
    if gone := _come(now, then, "records"):
        found.append(f"an entry is no longer taken for one with it: {', '.join(gone)}")
    if come := _come(then, now, "lists"):
        found.append(f"the entry is on another list now: {', '.join(come)}")
    heaviest = min(map(weight_of, _texts(then, "classes")), default=len(_BANDS) * 10)
    risen = [name for name in _texts(now, "classes") if weight_of(name) < heaviest]
    if risen:
        found.append(f"the alert rose in class: {', '.join(risen)}")
    if _band(now) < _band(then):
        found.append(f"the evidence is firmer: {then.get('band')} then, {now.get('band')} now")
    return tuple(found)


def _facts(whose: str, then: object, now: Mapping[str, str]) -> list[str]:
    """Return which facts came, went or are others; only fingerprints are compared."""
    before = then if isinstance(then, Mapping) else {}
    empty = fingerprint([""])
    found = []
    for what in sorted({*before, *now}):
        old, new = before.get(what, empty), now.get(what, empty)
        if old == new:
            continue
        verb = "has now" if old == empty else "no longer has" if new == empty else "has another"
        found.append(f"{whose} {verb} {what!r}")
    return found


def _come(then: Mapping[str, Any], now: Mapping[str, Any], name: str) -> list[str]:
    return sorted(set(_texts(now, name)) - set(_texts(then, name)))


def _texts(item: Mapping[str, Any], name: str) -> list[str]:
    found = item.get(name)
    return [str(one) for one in found] if isinstance(found, list | tuple) else []


def _band(item: Mapping[str, Any]) -> int:
    band = item.get("band")
    return _BANDS.index(band) if band in _BANDS else len(_BANDS)
