"""Rows of sales of firearms: their cells, their days, and which of them cannot be compared."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.counted import counted
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Row
from linchpin.trace.tables import TracedTables

_STATES = {
    "arizona": "AZ", "california": "CA", "new mexico": "NM", "texas": "TX", "colorado": "CO",
    "nevada": "NV", "florida": "FL", "georgia": "GA", "new york": "NY", "tejas": "TX",
    "nuevo mexico": "NM",
}  # fmt: skip
"""States that tables spell out; others count by their two letters."""
MOST_PIECES = 10_000
"""Firearms in one row, at most; more is no quantity of one sale."""


@dataclass(frozen=True, slots=True)
class Sales:
    """The rows of a table of sales.

    Attributes:
        rows: Those with a day and a buyer.
        unseen: What could not be compared, in words.
    """

    rows: tuple[Row, ...]
    unseen: tuple[str, ...]


def sales_of(tables: TracedTables) -> Sales:
    """Return the sales of some tables.

    Args:
        tables: What was read.
    """
    table = tables.by_kind.get("purchases")
    if table is None:
        return Sales((), ())
    rows = tables.rows("purchases", range(table.num_rows))
    good = [row for row in rows if row.get("day") is not None and text(row, "buyer")]
    unseen = []
    if len(good) < len(rows):
        unseen.append(
            f"{counted(len(rows) - len(good), 'sale')} without a day or a buyer, not compared"
        )
    return Sales(tuple(good), tuple(unseen))


def text(row: Row, column: str) -> str:
    """Return a cell as text; empty where there is none."""
    value = row.get(column)
    return "" if value is None else str(value).strip()


def day_of(row: Row) -> datetime.date:
    """Return the day of a row."""
    return day_of_number(int(str(row["day"])))


def pieces(row: Row) -> int:
    """Return how many firearms a row is about: one where it does not say.

    >>> pieces({"quantity": 3}), pieces({}), pieces({"quantity": -1})
    (3, 1, 1)
    """
    value = row.get("quantity")
    try:
        count = 1 if value is None or value == "" else int(float(str(value)))
    except ValueError:
        return 1
    return count if 1 <= count <= MOST_PIECES else 1


def state_of(row: Row) -> str:
    """Return the two letters of the state of a row; empty where it tells none.

    >>> state_of({"state": "Texas"}), state_of({"state": "az"}), state_of({"state": "Sonora"})
    ('TX', 'AZ', '')
    """
    told = " ".join(text(row, "state").lower().split())
    if len(told) == 2 and told.isalpha():
        return told.upper()
    return _STATES.get(told, "")


def by_day(rows: Iterable[Row]) -> list[Row]:
    """Return rows by day, and on a day by what they hold, whatever their order was."""
    return sorted(rows, key=lambda row: (int(str(row["day"])), _content(row)))


def _content(row: Row) -> tuple[str, ...]:
    keys = ("serial", "model", "item", "seller", "time", "row")
    return tuple(text(row, key) for key in keys)
