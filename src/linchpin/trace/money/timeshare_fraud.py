"""Somebody pays fee after fee to Mexico about a timeshare, to payees new to them."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict

import numpy as np

from linchpin.trace.authority import Authority, Force
from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.transfers import DAY, Bools, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.money.hop_rows import folded, in_order
from linchpin.trace.money.passing import KIND, different, number, rank_of, total
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

ROWS, DAYS, LEAST_TOGETHER = 3, 120, 2_000_00
APART = 60 * DAY
"""Equal payments to one payee at least so far apart are dues."""
SHARE = (
    r"(?i)\b(time.?shares?|tiempos? compartidos?|vacation (club|ownership|property)|resort|"
    r"membership (exit|sale|resale)|villa resale|condo resale)\b"
)
"""Words for what is owned."""
FEE = (
    r"(?i)\b(tax(es)?|impuestos?|fees?|closing|release|escrow|exit|permits?|cuotas?|registration|"
    r"transfer tax|penalty|fianza|bond|appraisal|notary|sale)\b"
)
"""Words for what has to be paid first."""
DUES = r"(?i)\b(dues|maintenance|annual|yearly|mantenimiento|anual)\b"
"""Words for what owners pay every year."""
FEES = 3
"""Payments that name a fee, at least."""
MEXICO = r"(?i)(\b(mx|mex|mexico|méxico|mx-\w+)\b|\bm\.x\.)"
NOTICE = Authority(
    "FIN-2024-NTC2",
    "FinCEN, OFAC, and FBI Joint Notice on Timeshare Fraud Associated with Mexico-Based TCOs",
    Force.ADVISORY,
    datetime.date(2024, 7, 16),
    None,
    "https://www.fincen.gov/sites/default/files/shared/"
    "FinCEN-Joint-Notice-Timeshare-Mexico-508C-FINAL.pdf",
)


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    rows = in_order(roles.get("rows", ()))
    if len(rows) < ROWS or len({folded(row["payer"]) for row in rows} - {""}) != 1:
        return None
    span = number(rows[-1], "time") - number(rows[0], "time")
    memos = [str(row["memo"] or "") for row in rows]
    named = all(
        (re.search(SHARE, memo) or re.search(FEE, memo)) and not re.search(DUES, memo)
        for memo in memos
    )
    about = any(re.search(SHARE, memo) for memo in memos)
    fees = sum(bool(re.search(FEE, memo)) for memo in memos)
    abroad = all(re.search(MEXICO, str(row["payee_place"] or "")) for row in rows)
    if not (named and about and abroad and fees >= FEES) or span > DAYS * DAY:
        return None
    currency = str(rows[0]["currency"])
    if len({row["currency"] for row in rows}) != 1 or total(rows) < LEAST_TOGETHER:
        return None
    subject, payees = str(rows[0]["payer"]), different(rows, "payee")
    says = (
        f"the payments of {subject} fit the definition of timeshare fraud, with {subject} as the "
        f"one who is deceived: {len(rows)} payments of fees within {DAYS} days to {len(payees)} "
        f"payees in Mexico, together {money(total(rows), currency)}"
    )
    sums = (
        Figure("paid", total(rows), currency),
        Figure("payments", len(rows), "rows"),
        Figure("payees", len(payees), "payees"),
        Figure("days from first to last", span // DAY, "days"),
    )
    return Derived(subject, sums, says)


def search(tables: TracedTables) -> Search:
    """Return runs of such payments by one payer."""
    transfers = tables.transfers
    made = Search()
    words = transfers.matching("memo", SHARE) | transfers.matching("memo", FEE)
    about = transfers.matching("memo", SHARE)
    if not about.any():
        if transfers.count and not transfers.is_there("memo"):
            made.notes.append("no column says what payments are for: not looked for")
        return made
    if not transfers.is_there("payee_place"):
        made.unseen.append(
            f"{int(about.sum()):,} payments name a timeshare, and no column says where payees are"
        )
        return made
    abroad = transfers.matching("payee_place", MEXICO)
    use = words & abroad & ~usual(transfers) & (transfers.payer >= 0) & (transfers.payee >= 0)
    use &= ~transfers.matching("memo", DUES)
    use &= ~_paid_again(transfers, use)
    by_payer: dict[int, list[int]] = defaultdict(list)
    for item in np.flatnonzero(use).tolist():
        by_payer[int(transfers.payer[item])].append(item)
    for _, items in sorted(by_payer.items()):
        first = 0
        while first < len(items):
            last = first
            while (
                last < len(items)
                and transfers.time[items[last]] - transfers.time[items[first]] <= DAYS * DAY
            ):
                last += 1
            some = np.array(items[first:last])
            if len(some) >= ROWS:
                rank = rank_of(int(transfers.cents[some].sum()))
                rows = tuple(transfers.row[some].tolist())
                made.proposals.append(WitnessRows(KIND, (("rows", rows),), rank=rank))
                first = last
            else:
                first += 1
    return made


def _paid_again(transfers: Transfers, use: Bools) -> Bools:
    """Return which payments one payer makes to one payee again, equal and months apart: dues."""
    items = np.flatnonzero(use)
    found = np.zeros(transfers.count, np.bool_)
    pairs: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for item in items.tolist():
        ends = int(transfers.payer[item]), int(transfers.payee[item])
        pairs[(*ends, int(transfers.cents[item]))].append(item)
    for some in pairs.values():
        if len(some) > 1 and transfers.time[some[-1]] - transfers.time[some[0]] >= APART:
            found[some] = True
    return found


TIMESHARE_FRAUD = Definition(
    name="timeshare-fraud",
    kinds=("payments",),
    authorities=(NOTICE,),
    innocent=(
        "a sale that goes through: fees of a notary and taxes paid once each, to a known notary",
        "dues of a resort, the same each year",
    ),
    derive=derive,
    search=search,
)
