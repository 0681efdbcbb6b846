"""Many pay one account, and it pays many others soon after, nearly all of it."""

from __future__ import annotations

from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.hops import LEAST
from linchpin.trace.fit import Derived, Figure, Roles
from linchpin.trace.money.channels import not_daily
from linchpin.trace.money.passing import (
    Looked,
    Passing,
    different,
    figures,
    passed,
    said,
    search_passing,
)  # fmt: skip
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search

MANY = 4
RULE = Passing(
    days=7, hold_hours=72, rows_in=MANY, sources=MANY, cents=8_000_00, low=85, high=102,
    rows_out=MANY, targets=MANY,
)  # fmt: skip


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = roles.get("in", ()), roles.get("out", ())
    found = passed(ins, outs, RULE)
    if found is None:
        return None
    payers, payees = different(ins, "payer"), different(outs, "payee")
    if len(payers) < MANY or set(map(str.lower, payers)) & set(map(str.lower, payees)):
        return None
    says = (
        f"{found.account} fits the definition of gather-scatter: {len(payers)} accounts paid it "
        f"and it paid {len(payees)} others; {said(found)}"
    )
    sums = (
        *figures(found, ins, outs),
        Figure("payers", len(payers), "payers"),
        Figure("payees", len(payees), "payees"),
    )
    return Derived(found.account, sums, says)


def search(tables: TracedTables) -> Search:
    """Return windows in which an account gathers and scatters."""
    transfers = tables.transfers
    made = Search()
    both = (transfers.payer >= 0) & (transfers.payee >= 0)
    use = both & not_daily(transfers) & ~usual(transfers) & (transfers.cents >= LEAST // 2)
    made.proposals = search_passing(transfers, Looked(transfers.payer, use, use), RULE)
    return made


GATHER_SCATTER = Definition(
    name="gather-scatter",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "somebody who collects and pays for others: a property manager, an agent, a savings circle",
        "a seller who is paid by customers and pays suppliers",
        "a wedding, funeral or journey that one person pays for a group",
    ),
    derive=derive,
    search=search,
)
