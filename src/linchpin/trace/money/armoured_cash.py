"""Cash that an armoured car brings in bulk, and that leaves by transfer within days."""

from __future__ import annotations

import datetime

import numpy as np

from linchpin.trace.authority import Authority, Force
from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.transfers import Transfers
from linchpin.trace.fit import Derived, Roles, money
from linchpin.trace.money.channels import ARMOURED, not_daily
from linchpin.trace.money.passing import Looked, Passing, figures, passed, said, search_passing
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search

RULE = Passing(
    days=21, hold_hours=168, rows_in=3, sources=0, cents=100_000_00, low=80, high=115, part=10,
)  # fmt: skip
ALERT = Authority(
    "FIN-2025-Alert001",
    "FinCEN Alert on Bulk Cash Smuggling and Repatriation by Mexico-Based TCOs",
    Force.ADVISORY,
    datetime.date(2025, 3, 31),
    None,
    "https://www.fincen.gov/resources/advisoriesbulletinsfact-sheets",
)


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    import re

    ins, outs = roles.get("in", ()), roles.get("out", ())
    found = passed(ins, outs, RULE)
    if found is None or found.currency != "USD":
        return None
    carried = all(
        row["cash"] == "in" and re.search(ARMOURED, f"{row['channel']} {row['memo']}")
        for row in ins
    )
    if not carried or any(row["cash"] for row in outs):
        return None
    says = (
        f"{found.account} fits the definition of bulk cash by armoured car: {len(ins)} deliveries, "
        f"and {said(found)}"
    )
    return Derived(found.account, figures(found, ins, outs), says)


def search(tables: TracedTables) -> Search:
    """Return windows in which armoured cash comes in and leaves by transfer."""
    transfers = tables.transfers
    made = Search()
    armoured = transfers.matching("channel", ARMOURED) | transfers.matching("memo", ARMOURED)
    use_in = (transfers.cash == 1) & armoured & transfers.dollars
    if not use_in.any():
        if (transfers.cash == 1).any() and not transfers.is_there("channel"):
            made.notes.append("no column says how cash arrived: armoured cars are not told")
        return made
    use_out = (transfers.cash == 0) & not_daily(transfers) & ~usual(transfers)
    key = np.zeros(transfers.count, np.int64)
    looked = Looked(key, use_in, use_out)
    made.proposals = search_passing(
        transfers, looked, RULE, lambda one: _beside(transfers, use_in, one)
    )
    return made


def _beside(transfers: Transfers, armoured: np.ndarray, account: int) -> tuple[str, ...]:
    """Return how much cash by armoured car others take in, in words."""
    payee, cents = transfers.payee[armoured], transfers.cents[armoured]
    together = np.bincount(payee, cents, len(transfers.accounts))
    others = together[(together > 0) & (np.arange(len(together)) != account)]
    if not len(others):
        return ("no other account of the table takes in cash by armoured car",)
    middle = int(np.median(others))
    return (
        f"takes in {money(int(together[account]), 'USD')} by armoured car in the whole table; the "
        f"median of {len(others):,} others is {money(middle, 'USD')}",
    )


ARMOURED_CASH = Definition(
    name="armoured-cash",
    kinds=("payments", "cash"),
    authorities=(ALERT,),
    innocent=(
        "a shop, casino or exchange whose takings are collected, in its first months",
        "a business that sells its season at once and pays for it",
    ),
    derive=derive,
    search=search,
)
