"""One sum handed on from account to account within days, nearly whole each time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.kernels.chains import longest_chains
from linchpin.trace.money.hop_rows import folded, in_order, is_hop
from linchpin.trace.money.passing import KIND, number, rank_of, rows_of
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

TRANSFERS = 4
"""Transfers of a chain, at least."""
LEAST_BEGUN = 3_000_00
"""Cents of the first, at least."""


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    rows = in_order(roles.get("chain", ()))
    if len(rows) < TRANSFERS or number(rows[0], "cents") < LEAST_BEGUN:
        return None
    if not all(is_hop(one, other) for one, other in pairwise(rows)):
        return None
    parties = [folded(rows[0]["payer"]), *(folded(row["payee"]) for row in rows)]
    if len(set(parties)) != len(parties):
        return None
    first, last = rows[0], rows[-1]
    currency = str(first["currency"])
    begun, ended = number(first, "cents"), number(last, "cents")
    hours = -(-(number(last, "time") - number(first, "time")) // 3600)
    says = (
        f"{money(begun, currency)} that {first['payer']} paid fits the definition of a layering "
        f"chain: it passed through {len(rows) - 1} accounts within {hours} hours and "
        f"{money(ended, currency)} ({100 * ended // begun} %) reached {last['payee']}"
    )
    sums = (
        Figure("first transfer", begun, currency),
        Figure("last transfer", ended, currency),
        Figure("left after all", 100 * ended // begun, "percent"),
        Figure("transfers", len(rows), "rows"),
        Figure("hours from first to last", hours, "hours"),
    )
    return Derived(str(first["payer"]), sums, says)


def search(tables: TracedTables) -> Search:
    """Return the longest chains of hops; each transfer is in one of them at most."""
    transfers, hops = tables.transfers, tables.hops
    made = Search()
    if len(hops.crowded):
        names = ", ".join(transfers.accounts[at] for at in hops.crowded[:3])
        made.unseen.append(
            f"through {len(hops.crowded):,} accounts with very many like transfers not all is "
            f"followed ({names})"
        )
    if not len(hops.first):
        return made
    items, places = np.unique(np.concatenate([hops.first, hops.second]), return_inverse=True)
    first, second = places[: len(hops.first)], places[len(hops.first) :]
    starts = np.searchsorted(first, np.arange(len(items) + 1)).astype(np.int64)
    order = np.lexsort([-np.arange(len(items)), -transfers.time[items]]).astype(np.int64)
    length, after = longest_chains(
        starts, second.astype(np.int64), transfers.payer[items], transfers.payee[items], order
    )
    used = np.zeros(len(items), np.bool_)
    for at in np.lexsort([np.arange(len(items)), -length]):
        if length[at] < TRANSFERS:
            break
        chain = _followed(int(at), after, used, transfers.payer[items], transfers.payee[items])
        if len(chain) >= TRANSFERS:
            used[chain] = True
            rows = rows_of(transfers, items[chain])
            rank = rank_of(int(transfers.cents[items[chain[0]]])) + 0.05 * (len(chain) - TRANSFERS)
            made.proposals.append(
                WitnessRows(KIND, (("chain", rows),), rank=round(min(0.95, rank), 4))
            )
    return made


def _followed(
    at: int, after: np.ndarray, used: np.ndarray, payer: np.ndarray, payee: np.ndarray
) -> list[int]:
    """Return a chain up to where it is used already or comes back to one of its accounts."""
    chain: list[int] = []
    seen = {int(payer[at])}
    while at >= 0 and not used[at] and int(payee[at]) not in seen:
        chain.append(at)
        seen.add(int(payee[at]))
        at = int(after[at])
    return chain


LAYERING_CHAIN = Definition(
    name="layering-chain",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "a purchase that several hands settle one after the other, such as houses sold in a row",
        "transfers among companies of one group, or accounts of one person",
        "payments that only happen to be of one size",
    ),
    derive=derive,
    search=search,
)
