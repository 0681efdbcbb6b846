"""Tables of a run made of rows written by hand, and what fits, derived again from its rows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from linchpin.trace.authority import number_of_day
from linchpin.trace.fit import Fit
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Typology


def day(text: str) -> int:
    """Return a day as the number tables hold."""
    return number_of_day(datetime.date.fromisoformat(text))


def laid_out(
    by_kind: Mapping[str, Sequence[Mapping[str, Any]]], as_of: str | None = None
) -> TracedTables:
    """Return the tables of rows; `on` is the day, cells left out are empty.

    Args:
        by_kind: Rows by kind of table.
        as_of: Day on which what is open is judged, ISO.
    """
    tables = {}
    for kind, rows in by_kind.items():
        names = sorted({name for row in rows for name in row} - {"on"})
        made = []
        for number, row in enumerate(rows):
            cells = {name: row.get(name) for name in names}
            cells |= {"row": number, "file": 0, "line": number + 2}
            if "on" in row:
                cells["day"] = None if row["on"] is None else day(row["on"])
                cells["time"] = None if row["on"] is None else day(row["on"]) * 86_400
            made.append(cells)
        tables[kind] = pa.Table.from_pylist(made)
    return TracedTables(
        tables, ("made.csv",), None if as_of is None else datetime.date.fromisoformat(as_of)
    )


def found(typology: Typology, tables: TracedTables) -> list[Fit]:
    """Return what fits and is not set aside, each derived again from its rows alone."""
    fits = typology.find(tables).fits
    for fit in fits:
        assert typology.derive(tables.roles(fit.kind, fit.witness)) == fit.derived
    return [fit for fit in fits if not fit.set_aside]
