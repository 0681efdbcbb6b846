"""Cash at money services businesses that falls under an order for the border, on its days."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from linchpin.claims.counted import counted
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row, money
from linchpin.trace.money.border_orders import (
    ORDERS,
    BorderOrder,
    covered_place,
    is_in_border_state,
    order_on,
)  # fmt: skip
from linchpin.trace.money.hop_rows import folded
from linchpin.trace.money.passing import KIND, number, rank_of, total
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

MSB = (
    r"(?i)\b(msb|money services?|check cash\w*|cheque cash\w*|currency exchange|casa de cambio|"
    r"money orders?|money transmi\w*|remit\w*|prepaid access|remesas|foreign exchange)\b"
)
"""Words for a money services business."""


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    rows = roles.get("rows", ())
    if not rows:
        return None
    orders = {_order_of(row) for row in rows}
    subjects = {folded(_who(row)) for row in rows}
    if len(orders) != 1 or len(subjects) != 1 or "" in subjects:
        return None
    order = orders.pop()
    if order is None or any(_covered(row) is None for row in rows):
        return None
    places = sorted({_covered(row) or "" for row in rows})
    subject = _who(rows[0])
    says = (
        f"{counted(len(rows), 'cash row')} of {subject}, together {money(total(rows), 'USD')}, "
        f"fit the definition of {order.authority.cite}: each is covered by its day, amount and "
        f"place ({'; '.join(places)})"
    )
    sums = (
        Figure("covered rows", len(rows), "rows"),
        Figure("together", total(rows), "USD"),
        Figure("smallest", min(number(row, "cents") for row in rows), "USD"),
        Figure("largest", max(number(row, "cents") for row in rows), "USD"),
    )
    return Derived(subject, sums, says)


def _who(row: Row) -> str:
    return str(row["conductor"] or row["payee"] or row["payer"] or "")


def _order_of(row: Row) -> BorderOrder | None:
    order = order_on(day_of_number(number(row, "day")))
    cents = number(row, "cents")
    if order is None or not order.places_known or not order.above < cents <= order.most:
        return None
    return order if row["cash"] and row["currency"] == "USD" else None


def _covered(row: Row) -> str | None:
    order = _order_of(row)
    if order is None:
        return None
    return covered_place(order, str(row["place"] or ""), day_of_number(number(row, "day")))


def search(tables: TracedTables) -> Search:
    """Return the covered rows of each customer and order."""
    transfers = tables.transfers
    made = Search()
    cash = (transfers.cash > 0) & transfers.dollars
    first, last = ORDERS[0].authority.since, ORDERS[-1].authority.until
    assert first is not None
    assert last is not None
    epoch = first.toordinal() - 719_163
    in_days = (transfers.day >= epoch) & (transfers.day <= last.toordinal() - 719_163)
    items = np.flatnonzero(cash & in_days & (transfers.cents <= 10_000_00))
    if not len(items):
        return made
    msb = np.zeros(transfers.count, np.bool_)
    columns = ("payer_business", "payee_business", "channel", "memo")
    for column in columns:
        msb |= transfers.matching(column, MSB)
    if any(transfers.is_there(one) for one in columns[:3]):
        items = items[msb[items]]
    else:
        made.notes.append("no column says who took the cash: taken as a money services business")
    if not transfers.is_there("place"):
        if len(items):
            made.unseen.append("no column says where cash changed hands (ZIP code or county)")
        return made
    _group(tables, items, made)
    return made


def _group(tables: TracedTables, items: np.ndarray, made: Search) -> None:
    transfers = tables.transfers
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    unjudged = unknown = 0
    numbers = transfers.row[items].tolist()
    for one, row in zip(numbers, tables.rows(KIND, numbers), strict=True):
        order = order_on(day_of_number(number(row, "day")))
        place = str(row["place"] or "")
        if order is None or not order.above < number(row, "cents") <= order.most:
            continue
        if not order.places_known:
            unjudged += is_in_border_state(place) or not place
            continue
        if _covered(row) is not None:
            groups[folded(_who(row)), order.authority.cite].append(one)
        elif not place:
            unknown += 1
    for _, rows in sorted(groups.items()):
        cents = sum(number(row, "cents") for row in tables.rows(KIND, rows))
        made.proposals.append(WitnessRows(KIND, (("rows", tuple(rows)),), rank=rank_of(cents)))
    if unjudged:
        made.unseen.append(
            f"{counted(unjudged, 'cash row')} from 2026-03-07 to 2026-09-02 in states of the order "
            "not judged: its twelve counties and ZIP codes are not known here"
        )
    if unknown:
        made.unseen.append(f"{counted(unknown, 'cash row')} on days of an order without a place")


BORDER_CASH = Definition(
    name="border-cash",
    kinds=("cash", "payments"),
    authorities=tuple(order.authority for order in ORDERS),
    innocent=(
        "the order asks for a report, not for a suspicion: most covered cash is ordinary",
        "a customer of a bank, which the orders do not cover",
    ),
    derive=derive,
    search=search,
)
