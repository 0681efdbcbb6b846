"""A sum that comes back to the account it left, by way of others, nearly whole."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.kernels.chains import ways_back
from linchpin.trace.money.hop_rows import folded, in_order, is_hop
from linchpin.trace.money.passing import KIND, number, rank_of, rows_of
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

LEAST, MOST = 3, 8
"""Transfers of a round trip."""


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    rows = in_order(roles.get("trip", ()))
    if not LEAST <= len(rows) <= MOST:
        return None
    hops = all(is_hop(one, other) for one, other in pairwise(rows))
    accounts = [folded(row["payer"]) for row in rows]
    if not hops or folded(rows[-1]["payee"]) != accounts[0] or len(set(accounts)) != len(rows):
        return None
    first, last = rows[0], rows[-1]
    currency, subject = str(first["currency"]), str(first["payer"])
    begun, ended = number(first, "cents"), number(last, "cents")
    hours = -(-(number(last, "time") - number(first, "time")) // 3600)
    says = (
        f"{subject} fits the definition of a round trip: {money(begun, currency)} left and "
        f"{money(ended, currency)} ({100 * ended // begun} %) came back within {hours} hours by "
        f"way of {len(rows) - 1} accounts"
    )
    sums = (
        Figure("left", begun, currency),
        Figure("came back", ended, currency),
        Figure("of what left", 100 * ended // begun, "percent"),
        Figure("transfers", len(rows), "rows"),
        Figure("hours from first to last", hours, "hours"),
    )
    return Derived(subject, sums, says)


def search(tables: TracedTables) -> Search:
    """Return ways back; of those that share a transfer the first is taken."""
    transfers, hops = tables.transfers, tables.hops
    made = Search()
    if not len(hops.first):
        return made
    items, places = np.unique(np.concatenate([hops.first, hops.second]), return_inverse=True)
    first, second = places[: len(hops.first)], places[len(hops.first) :]
    starts = np.searchsorted(first, np.arange(len(items) + 1)).astype(np.int64)
    found = ways_back(
        starts, second.astype(np.int64), transfers.payer[items], transfers.payee[items], MOST
    )
    used: set[int] = set()
    for trip in found.tolist():
        path = [at for at in trip if at >= 0]
        if used.intersection(path):
            continue
        used.update(path)
        rows = rows_of(transfers, items[path])
        rank = rank_of(int(transfers.cents[items[path[0]]]))
        made.proposals.append(WitnessRows(KIND, (("trip", rows),), rank=rank))
    return made


ROUND_TRIP = Definition(
    name="round-trip",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "a loan that is lent on and paid back within days",
        "transfers among companies of one group that level their balances",
        "a sale that is undone, or money sent to the wrong account",
    ),
    derive=derive,
    search=search,
)
