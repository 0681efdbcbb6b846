"""Payments that name what fentanyl is made of or with, by somebody not in that trade."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict

import numpy as np

from linchpin.trace.authority import Authority, Force
from linchpin.trace.engine.transfers import DAY
from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.money.hop_rows import folded, in_order
from linchpin.trace.money.passing import KIND, different, number, rank_of, total
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

ROWS, DAYS = 2, 180
PRECURSORS = (
    r"(?i)(\b4-?anilinopiperidine\b|\b4-AP\b|\bnorfentanyl\b|\bN-?phenethyl-?4-?piperidone\b|"
    r"\bNPP\b|\bANPP\b|\b4-?piperidone\b|\b1-?boc-?4-?(AP|piperidone|anilinopiperidine)\b|"
    r"\b21409-26-7\b|\b39742-60-4\b|\b41661-47-6\b|\b23056-29-3\b|\b125541-22-2\b|\b79099-07-3\b)"
)
"""Chemicals listed by the DEA as precursors of fentanyl, by name or CAS number."""
EQUIPMENT = r"(?i)\b(pill press(es)?|tablet press(es)?|die mou?lds?|tdp.?[05]|tableteadora)\b"
"""Equipment the advisory names."""
IN_THE_TRADE = (
    r"(?i)\b(pharma\w*|chemi\w*|laborator\w*|universit\w*|research|hospital|reagent\w*|farmac\w*|"
    r"quimic\w*|químic\w*|nutri\w*|supplement\w*|confection\w*)\b"
)
"""Kinds of business that buy such things for their work."""
ADVISORY = Authority(
    "FIN-2024-A002",
    "Supplemental Advisory on the Procurement of Precursor Chemicals and Manufacturing Equipment",
    Force.ADVISORY,
    datetime.date(2024, 6, 20),
    None,
    "https://www.fincen.gov/resources/advisoriesbulletinsfact-sheets",
)


def _names(memo: object) -> bool:
    text = str(memo or "")
    return bool(re.search(PRECURSORS, text) or re.search(EQUIPMENT, text))


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    rows = in_order(roles.get("rows", ()))
    if len(rows) < ROWS or len({folded(row["payer"]) for row in rows} - {""}) != 1:
        return None
    span = number(rows[-1], "time") - number(rows[0], "time")
    in_trade = any(re.search(IN_THE_TRADE, str(row["payer_business"] or "")) for row in rows)
    if not all(_names(row["memo"]) for row in rows) or in_trade or span > DAYS * DAY:
        return None
    if len({row["currency"] for row in rows}) != 1:
        return None
    subject, currency = str(rows[0]["payer"]), str(rows[0]["currency"])
    chemicals = sum(bool(re.search(PRECURSORS, str(row["memo"]))) for row in rows)
    says = (
        f"{subject} fits the definition of precursor buying: {len(rows)} payments, together "
        f"{money(total(rows), currency)}, name listed precursors ({chemicals}) or equipment "
        f"({len(rows) - chemicals}), to {len(different(rows, 'payee'))} payees within {DAYS} days"
    )
    sums = (
        Figure("paid", total(rows), currency),
        Figure("payments", len(rows), "rows"),
        Figure("that name a precursor", chemicals, "rows"),
        Figure("payees", len(different(rows, "payee")), "payees"),
    )
    return Derived(subject, sums, says)


def search(tables: TracedTables) -> Search:
    """Return runs of payments that name precursors or equipment."""
    transfers = tables.transfers
    made = Search()
    if transfers.count and not transfers.is_there("memo"):
        made.notes.append("no column says what payments are for: not looked for")
        return made
    use = transfers.matching("memo", PRECURSORS) | transfers.matching("memo", EQUIPMENT)
    use &= (transfers.payer >= 0) & (transfers.payee >= 0)
    if use.any() and not transfers.is_there("payer_business"):
        made.notes.append("no column says what payers do: none is known to be in the trade")
    use &= ~transfers.matching("payer_business", IN_THE_TRADE)
    by_payer: dict[int, list[int]] = defaultdict(list)
    for item in np.flatnonzero(use).tolist():
        by_payer[int(transfers.payer[item])].append(item)
    for _, items in sorted(by_payer.items()):
        run: list[int] = []
        for item in [*items, -1]:
            if run and (item < 0 or transfers.time[item] - transfers.time[run[0]] > DAYS * DAY):
                if len(run) >= ROWS:
                    rows = tuple(transfers.row[run].tolist())
                    rank = rank_of(int(transfers.cents[run].sum()))
                    made.proposals.append(
                        WitnessRows(KIND, (("rows", rows),), rank=round(min(0.95, rank + 0.3), 4))
                    )
                run = []
            run.append(item)
    return made


PRECURSOR_BUYING = Definition(
    name="precursor-buying",
    kinds=("payments",),
    authorities=(ADVISORY,),
    innocent=(
        "a laboratory, school, maker of sweets or of food supplements whose trade the table omits",
        "a reseller of machines",
    ),
    derive=derive,
    search=search,
)
