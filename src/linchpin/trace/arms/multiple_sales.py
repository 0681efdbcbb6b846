"""Two or more firearms to one buyer within five consecutive business days of a seller."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.arms.authorities import MULTIPLE_HANDGUNS, MULTIPLE_RIFLES
from linchpin.trace.arms.business_days import business_days, days_not_counted
from linchpin.trace.arms.firearms import (
    is_above_22,
    is_handgun,
    is_rifle,
    is_semi_automatic,
    takes_detachable_magazine,
)
from linchpin.trace.arms.sales import by_day, day_of, pieces, sales_of, state_of, text
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

DAYS = 5
"""Consecutive business days within which sales count together."""
LEAST = 2
"""Firearms that are a multiple sale."""
BORDER_STATES = frozenset({"AZ", "CA", "NM", "TX"})
"""States whose licensees Demand Letter 3 is for."""
_SALES = "sales"
_Judge = Callable[[Row], bool | None]


def counts_as_handgun(row: Row) -> bool | None:
    """Say whether a sale is one of a pistol or revolver; None where its words do not tell."""
    return is_handgun(text(row, "item"))


def counts_as_rifle(row: Row) -> bool | None:
    """Say whether a sale is one of a rifle as Demand Letter 3 means it; None where that is open.

    A part that surely is not so decides, whatever is not told of the others.

    >>> row = {"item": "rifle", "action": "semi-auto", "calibre": ".223", "state": "TX"}
    >>> counts_as_rifle(row), counts_as_rifle(row | {"magazine": "detachable"})
    (None, True)
    >>> counts_as_rifle(row | {"state": "CO"})
    False
    """
    item, model = text(row, "item"), text(row, "model")
    state = state_of(row)
    parts = (
        is_rifle(item, model),
        is_semi_automatic(item, text(row, "action"), model),
        is_above_22(text(row, "calibre")),
        takes_detachable_magazine(text(row, "magazine"), model),
        None if not state else state in BORDER_STATES,
    )
    if False in parts:
        return False
    return None if None in parts else True


def _derive(roles: Roles, judge: _Judge, noun: str) -> Derived | None:
    rows = by_day(roles.get(_SALES, ()))
    if set(roles) != {_SALES} or not rows or not all(judge(row) for row in rows):
        return None
    if len({name_key(text(row, "buyer")) for row in rows}) != 1:
        return None
    if len({name_key(text(row, "seller")) for row in rows}) != 1:
        return None
    first, last, state = day_of(rows[0]), day_of(rows[-1]), state_of(rows[0])
    sold_on = {day_of(row) for row in rows}
    within = business_days(first, last, state, sold_on)
    total = sum(pieces(row) for row in rows)
    if total < LEAST or within > DAYS:
        return None
    calendar = (last - first).days + 1
    left_out = days_not_counted(first, last, state, sold_on)
    when = (
        f"on {first.isoformat()}"
        if first == last
        else f"from {first.isoformat()} to {last.isoformat()}, {counted(within, 'business day')}"
    )
    if calendar > DAYS:
        when += f" if the seller was closed on those not counted ({', '.join(left_out)})"
    seller = text(rows[0], "seller") or "a seller that is not named"
    return Derived(
        text(rows[0], "buyer"),
        (
            Figure(noun + "s", total, noun + "s"),
            Figure("business days", within, "business days"),
            Figure("calendar days", calendar, "calendar days"),
        ),
        f"{text(rows[0], 'buyer')} bought {counted(total, noun)} of {seller} {when}: fits the "
        f"definition of a multiple sale, two or more within five consecutive business days",
    )


def _windows(rows: Sequence[Row], state: str) -> Iterator[list[Row]]:
    """Yield the sales that stand within five business days, none of them part of another."""
    last_end = -1
    for begin in range(len(rows)):
        end = begin
        while end + 1 < len(rows) and _within(rows[begin : end + 2], state) <= DAYS:
            end += 1
        if end > last_end:
            last_end = end
            yield list(rows[begin : end + 1])


def _within(rows: Sequence[Row], state: str) -> int:
    # Nearly all pairs are years apart: of those no calendar is needed.
    first, last = day_of(rows[0]), day_of(rows[-1])
    if (last - first).days > 31:
        return DAYS + 1
    return business_days(first, last, state, {day_of(row) for row in rows})


def _search(tables: TracedTables, judge: _Judge, noun: str) -> Search:
    found, sales = Search(), sales_of(tables)
    groups: dict[tuple[str, str], list[Row]] = {}
    open_on: dict[str, set[datetime.date]] = {}
    unsure = nameless = 0
    for row in sales.rows:
        seller, buyer = name_key(text(row, "seller")), name_key(text(row, "buyer"))
        open_on.setdefault(seller, set()).add(day_of(row))
        counts = judge(row)
        unsure += counts is None
        if counts:
            nameless += not seller
            groups.setdefault((seller, buyer), []).append(row)
    found.unseen += sales.unseen
    if unsure:
        found.unseen.append(
            f"{counted(unsure, 'sale')} left open: the words do not tell whether of a {noun} that "
            f"counts"
        )
    if nameless:
        found.notes.append(
            f"{counted(nameless, 'sale')} without a seller: taken for those of one seller"
        )
    for (seller, _), rows in sorted(groups.items()):
        _propose(found, by_day(rows), open_on[seller])
    return found


def _propose(found: Search, rows: list[Row], open_on: Collection[datetime.date]) -> None:
    state = state_of(rows[0])
    for window in _windows(rows, state):
        total = sum(pieces(row) for row in window)
        if total < LEAST:
            continue
        first, last = day_of(window[0]), day_of(window[-1])
        seen = business_days(first, last, state, open_on)
        aside = ""
        if seen > DAYS:
            aside = (
                f"the seller also sold to others on days that are no business days of offices: "
                f"{seen} of its business days lie between"
            )
        numbers = tuple(sorted(int(str(row["row"])) for row in window))
        rank = min(1.0, 0.3 + 0.1 * total)
        found.proposals.append(
            WitnessRows("purchases", ((_SALES, numbers),), (), aside, round(rank, 2))
        )


_INNOCENT = (
    "the buyer is a licensee: the rule is on sales to others",
    "a firearm that came back to whom it was received from, such as after a repair",
    "a collector, a family or a club that buys several at once: a multiple sale is no offence",
    "the seller was open on a day that is not counted, so that more than five lie between",
)
HANDGUNS = Definition(
    "multiple-handguns",
    ("purchases",),
    (MULTIPLE_HANDGUNS,),
    _INNOCENT,
    lambda roles: _derive(roles, counts_as_handgun, "handgun"),
    lambda tables: _search(tables, counts_as_handgun, "handgun"),
)
"""Two or more pistols or revolvers."""
RIFLES = Definition(
    "multiple-rifles",
    ("purchases",),
    (MULTIPLE_RIFLES,),
    _INNOCENT,
    lambda roles: _derive(roles, counts_as_rifle, "rifle"),
    lambda tables: _search(tables, counts_as_rifle, "rifle"),
)
"""Two or more semi-automatic rifles over .22 with detachable magazine in four states."""
