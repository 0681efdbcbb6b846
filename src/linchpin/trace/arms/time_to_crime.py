"""A firearm that was found again less than three years after its first sale."""

from __future__ import annotations

import datetime

from linchpin.claims.counted import counted
from linchpin.trace.arms.authorities import SHORT_TIME_TO_CRIME
from linchpin.trace.arms.sales import day_of, sales_of, text
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

YEARS = 3
"""A recovery before this anniversary of the sale is a short time."""
_SALE = "sale"


def anniversary(day: datetime.date, years: int) -> datetime.date:
    """Return the day some years later; of 29 February where there is none, 1 March.

    >>> anniversary(datetime.date(2020, 2, 29), 3).isoformat()
    '2023-03-01'
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def _recovered(row: Row) -> datetime.date | None:
    number = row.get("recovered_day")
    return None if number is None else day_of_number(int(str(number)))


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_SALE, ()))
    if set(roles) != {_SALE} or len(rows) != 1:
        return None
    sold, found = day_of(rows[0]), _recovered(rows[0])
    if found is None or not sold <= found < anniversary(sold, YEARS):
        return None
    days = (found - sold).days
    what = " ".join(text(rows[0], c) for c in ("maker", "model", "item") if text(rows[0], c))
    serial = text(rows[0], "serial")
    return Derived(
        text(rows[0], "buyer"),
        (Figure("time to crime", days, "days"),),
        f"{what}{f' (serial {serial})' if serial else ''}, sold to {text(rows[0], 'buyer')} on "
        f"{sold.isoformat()}, was recovered on {found.isoformat()}, {counted(days, 'day')} later: "
        f"fits the definition of a short time to crime, under three years",
    )


def _search(tables: TracedTables) -> Search:
    sales, found = sales_of(tables), Search()
    found.unseen += sales.unseen
    backwards = 0
    for row in sales.rows:
        recovered = _recovered(row)
        if recovered is None:
            continue
        days = (recovered - day_of(row)).days
        backwards += days < 0
        if days >= 0 and recovered < anniversary(day_of(row), YEARS):
            rank = round(0.7 - 0.4 * days / (366 * YEARS), 2)
            found.proposals.append(
                WitnessRows("purchases", ((_SALE, (int(str(row["row"])),)),), (), "", rank)
            )
    if backwards:
        found.unseen.append(
            f"{counted(backwards, 'firearm')} recovered before the sale, not compared"
        )
    return found


TIME_TO_CRIME = Definition(
    "short-time-to-crime",
    ("purchases",),
    (SHORT_TIME_TO_CRIME,),
    (
        "the firearm was stolen from its buyer",
        "the buyer sold it on lawfully",
        "it was lost, or recovered from its buyer",
    ),
    _derive,
    _search,
)
"""Recovered less than three years after the sale."""
