"""Cash in sums that each stay under the line of reports, more often than for others like it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linchpin.claims.counted import counted
from linchpin.trace.engine.transfers import DAY, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.money.hop_rows import folded
from linchpin.trace.money.passing import KIND, first_time, last_time, number, rank_of, total
from linchpin.trace.money.thresholds import CURRENCY_REPORTS, REPORTED_ABOVE, STRUCTURING
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

ROWS = 4
DAYS = 14
BAND = 5_000_00
"""Cents from which on a sum counts as one under the line."""
CHANCE = 0.01
"""Findings that chance alone may give in a whole table, at most."""
OWN = 8
"""Cash rows of an account outside the window from which on its own share is looked at."""
PEERS = 20
"""Accounts of one kind of business from which on they are its peers."""


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    rows = roles.get("rows", ())
    if len(rows) < ROWS:
        return None
    ways = {str(row["cash"]) for row in rows}
    side = "payee" if ways == {"in"} else "payer"
    accounts = {folded(row[side]) for row in rows}
    if len(ways) != 1 or ways == {""} or len(accounts) != 1 or "" in accounts:
        return None
    in_band = all(BAND <= number(row, "cents") <= REPORTED_ABOVE for row in rows)
    dollars = all(row["currency"] == "USD" for row in rows)
    span = last_time(rows) - first_time(rows)
    if not in_band or not dollars or span > DAYS * DAY or total(rows) <= REPORTED_ABOVE:
        return None
    subject = str(rows[0][side])
    way = "deposits" if side == "payee" else "withdrawals"
    largest = max(number(row, "cents") for row in rows)
    says = (
        f"{subject} fits the definition of structuring: {len(rows)} cash {way} of USD 5,000.00 to "
        f"10,000.00 within {DAYS} days, the largest {money(largest, 'USD')}, together "
        f"{money(total(rows), 'USD')}"
    )
    sums = (
        Figure(f"cash {way}", len(rows), "rows"),
        Figure("together", total(rows), "USD"),
        Figure("largest", largest, "USD"),
        Figure("days from first to last", span // DAY, "days"),
    )
    return Derived(subject, sums, says)


@dataclass(frozen=True, slots=True)
class CashShares:
    """How often the cash rows of accounts lie in the band.

    Attributes:
        rows: Cash rows of each account.
        in_band: Of them in the band.
        group: Kind of business of each account; -1 for none.
        group_rows: Cash rows of each kind, the last of all accounts.
        group_in_band: Of them in the band.
        group_size: Accounts of each kind, the last all.
    """

    rows: NDArray[np.int64]
    in_band: NDArray[np.int64]
    group: NDArray[np.int64]
    group_rows: NDArray[np.int64]
    group_in_band: NDArray[np.int64]
    group_size: NDArray[np.int64]

    def of_peers(self, account: int) -> tuple[float, int]:
        """Return the share of peers' rows in the band, and how many peers those are."""
        kind = int(self.group[account])
        if kind < 0 or self.group_size[kind] <= PEERS:
            kind = len(self.group_rows) - 1
        rows = int(self.group_rows[kind] - self.rows[account])
        inside = int(self.group_in_band[kind] - self.in_band[account])
        return (inside + 1) / (rows + 2), int(self.group_size[kind]) - 1


def search(tables: TracedTables) -> Search:
    """Return windows with more cash in the band than peers and the account itself have."""
    transfers = tables.transfers
    made = Search()
    for way, side, name in ((1, transfers.payee, "payee"), (2, transfers.payer, "payer")):
        items = np.flatnonzero((transfers.cash == way) & transfers.dollars)
        if len(items):
            made.proposals += _windows(transfers, items, side, name)
    other = int(((transfers.cash > 0) & ~transfers.dollars).sum())
    if other:
        made.unseen.append(
            f"{counted(other, 'cash row')} in another currency not judged: the line is one in "
            "US dollars"
        )
    return made


def _windows(
    transfers: Transfers, items: NDArray[np.int64], side: NDArray[np.int32], name: str
) -> list[WitnessRows]:
    from scipy.stats import binom

    cents, account = transfers.cents[items], side[items]
    inside = (cents >= BAND) & (cents <= REPORTED_ABOVE)
    shares = _shares(transfers, items, account, inside, f"{name}_business")
    tested = int((shares.in_band >= ROWS).sum())
    found: list[WitnessRows] = []
    by_account = np.argsort(account, kind="stable")
    starts = np.searchsorted(account[by_account], np.arange(len(shares.rows) + 1))
    for one in np.flatnonzero(shares.in_band >= ROWS).tolist():
        mine = by_account[starts[one] : starts[one + 1]]
        time, is_in = transfers.time[items[mine]], inside[mine]
        peers, count = shares.of_peers(one)
        first = 0
        while first < len(mine):
            if not is_in[first]:
                first += 1
                continue
            last = int(np.searchsorted(time, time[first] + DAYS * DAY, side="right"))
            rows, hits = last - first, int(is_in[first:last].sum())
            outside = len(mine) - rows
            own = (int(is_in.sum()) - hits + 1) / (outside + 2) if outside >= OWN else 0.0
            chance = float(binom.sf(hits - 1, rows, max(peers, own))) * tested
            if hits < ROWS or chance > CHANCE:
                first += 1
                continue
            taken = mine[first:last][is_in[first:last]]
            beside = (
                f"{hits} of {rows} cash rows lie between USD 5,000.00 and 10,000.00; of the "
                f"{count:,} peers' rows {100 * peers:.1f} % do"
                + (f", of its own outside these days {100 * own:.1f} %" if outside >= OWN else ""),
            )
            found.append(
                WitnessRows(
                    KIND,
                    (("rows", tuple(transfers.row[items[taken]].tolist())),),
                    beside,
                    rank=rank_of(int(cents[taken].sum())),
                )
            )
            first = last
    return found


def _shares(
    transfers: Transfers, items: NDArray[np.int64], account: NDArray[np.int32],
    inside: NDArray[np.bool_], business: str,
) -> CashShares:  # fmt: skip
    count = len(transfers.accounts)
    rows = np.bincount(account, minlength=count)
    in_band = np.bincount(account[inside], minlength=count)
    group = np.full(count, -1, np.int64)
    kinds = transfers.text(business).dictionary_encode().combine_chunks()
    codes = np.asarray(kinds.indices.fill_null(-1))[items]
    group[account] = codes
    some = np.flatnonzero(rows)
    size = len(kinds.dictionary)
    known = some[group[some] >= 0]
    return CashShares(
        rows,
        in_band,
        group,
        np.append(np.bincount(group[known], rows[known], size), rows.sum()).astype(np.int64),
        np.append(np.bincount(group[known], in_band[known], size), in_band.sum()).astype(np.int64),
        np.append(np.bincount(group[known], minlength=size), len(some)).astype(np.int64),
    )


STRUCTURED_CASH = Definition(
    name="structuring",
    kinds=("payments", "cash"),
    authorities=(STRUCTURING, CURRENCY_REPORTS),
    innocent=(
        "a shop whose takings are of that size, new or in its season",
        "insurance of the shop or limits of a cash machine that cap what is carried or put in",
        "the sale of a car, a herd or a harvest, paid in parts",
    ),
    derive=derive,
    search=search,
)
