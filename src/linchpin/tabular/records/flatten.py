"""A record within records as one row: each value under the names that lead to it."""

from __future__ import annotations

from typing import Any

from linchpin.tabular.cells import cell_text

MOST_FIELDS = 5_000
"""Fields of one record that get a column each, at most."""


def flatten(record: dict[str, Any]) -> dict[str, str]:
    """Return the fields of a record as text; fields within fields have names with points.

    >>> flatten({"id": 1, "who": {"names": ["Ana", "Luz"]}, "note": None})
    {'id': '1', 'who.names.1': 'Ana', 'who.names.2': 'Luz', 'note': ''}
    """
    found: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = [(str(key), value) for key, value in reversed(record.items())]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict) and value and len(found) < MOST_FIELDS:
            waiting += [(f"{name}.{key}", item) for key, item in reversed(value.items())]
        elif isinstance(value, list) and value and len(found) < MOST_FIELDS:
            if len(value) == 1:
                waiting.append((name, value[0]))
                continue
            numbered = list(enumerate(value, 1))
            waiting += [(f"{name}.{at}", item) for at, item in reversed(numbered)]
        elif not isinstance(value, dict | list) or value:
            text = cell_text(value)
            found[name] = f"{found[name]} {text}".strip() if found.get(name) else text
        else:
            found.setdefault(name, "")
    return found
