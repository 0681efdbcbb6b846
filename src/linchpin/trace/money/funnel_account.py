"""Cash put in at many places, little at a time, and out again elsewhere within days."""

from __future__ import annotations

import datetime

import numpy as np

from linchpin.claims.counted import counted
from linchpin.trace.authority import Authority, Force
from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.transfers import Transfers
from linchpin.trace.fit import Derived, Figure, Roles
from linchpin.trace.money.channels import not_daily
from linchpin.trace.money.passing import (
    Looked,
    Passing,
    different,
    figures,
    number,
    passed,
    said,
    search_passing,
)  # fmt: skip
from linchpin.trace.money.thresholds import REPORTED_ABOVE
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search

PLACES = 3
RULE = Passing(
    days=14, hold_hours=96, rows_in=5, sources=PLACES, cents=8_000_00, low=75, high=120, part=5,
)  # fmt: skip
ADVISORY = Authority(
    "FIN-2014-A005",
    "Update on U.S. Currency Restrictions in Mexico: Funnel Accounts and TBML",
    Force.ADVISORY,
    datetime.date(2014, 5, 28),
    None,
    "https://www.fincen.gov/sites/default/files/advisory/FIN-2014-A005.pdf",
)


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = roles.get("in", ()), roles.get("out", ())
    found = passed(ins, outs, RULE)
    if found is None or found.currency != "USD":
        return None
    places, out_places = different(ins, "place"), different(outs, "place")
    cash = all(row["cash"] == "in" and number(row, "cents") <= REPORTED_ABOVE for row in ins)
    if not cash or len(places) < PLACES or (out_places and set(out_places) <= set(places)):
        return None
    deposits = counted(len(ins), "cash deposit")
    says = (
        f"{found.account} fits the definition of a funnel account: {deposits} of at most "
        f"USD 10,000.00 at {counted(len(places), 'place')}; {said(found)}"
    )
    sums = (*figures(found, ins, outs), Figure("places of deposit", len(places), "places"))
    return Derived(found.account, sums, says)


def search(tables: TracedTables) -> Search:
    """Return windows in which an account may be a funnel."""
    transfers = tables.transfers
    made = Search()
    if not (transfers.cash == 1).any():
        return made
    if not transfers.is_there("place"):
        made.unseen.append("no column says where cash was put in (place, branch, ZIP code)")
        return made
    lacking = int(((transfers.cash == 1) & (transfers.place < 0)).sum())
    if lacking:
        made.unseen.append(f"{lacking:,} cash deposits do not say where they were made")
    use_in = (
        (transfers.cash == 1)
        & (transfers.cents <= REPORTED_ABOVE)
        & (transfers.place >= 0)
        & transfers.dollars
    )
    use_out = not_daily(transfers) & ~usual(transfers)
    looked = Looked(transfers.place, use_in, use_out)
    beside = _beside(transfers)
    made.proposals = search_passing(transfers, looked, RULE, lambda _: beside)
    return made


def _beside(transfers: Transfers) -> tuple[str, ...]:
    """Return how many places others put in cash at, in words."""
    cash = (transfers.cash == 1) & (transfers.place >= 0)
    both = np.unique(np.stack([transfers.payee[cash], transfers.place[cash]]), axis=1)
    accounts, places = np.unique(both[0], return_counts=True)
    few = 100 * int((places < PLACES).sum()) // max(1, len(accounts))
    return (
        f"of {len(accounts):,} accounts with cash deposits, {few} % use fewer than {PLACES} "
        "places in the whole table",
    )


FUNNEL_ACCOUNT = Definition(
    name="funnel-account",
    kinds=("payments", "cash"),
    authorities=(ADVISORY,),
    innocent=(
        "a business with branches, or one that sells at fairs, whose own people bank the takings",
        "a family, parish or charity that collects for an emergency",
        "places that are names for one place",
    ),
    derive=derive,
    search=search,
)
