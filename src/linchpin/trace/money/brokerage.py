"""A brokerage account that others pay into, that hardly trades, and that is emptied soon."""

from __future__ import annotations

import datetime
import re

import numpy as np

from linchpin.trace.authority import Authority, Force
from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.transfers import NOBODY
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
    total,
)  # fmt: skip
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search

RULE = Passing(
    days=14, hold_hours=240, rows_in=3, sources=3, cents=10_000_00, low=80, high=120, part=5,
)  # fmt: skip
BROKER = r"(?i)\b(broker\w*|securities|trading account|casa de bolsa|investment account)\b"
"""Words for a brokerage account."""
LEAVES = r"(?i)\b(withdraw\w*|pay-?out|redemption|retiro)\b"
"""Words for money that leaves such an account."""
TRADE = r"(?i)\b(trade|trades|buy|sell|bought|sold|shares|compra de valores)\b"
"""Words for a trade."""
RED_FLAGS = Authority(
    "FINRA Regulatory Notice 19-18",
    "FINRA Provides Guidance to Firms Regarding Suspicious Activity Monitoring and Reporting",
    Force.ADVISORY,
    datetime.date(2019, 5, 6),
    None,
    "https://www.finra.org/rules-guidance/notices/19-18",
)


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = roles.get("in", ()), roles.get("out", ())
    found = passed(ins, outs, RULE)
    if found is None:
        return None
    at_broker = all(
        re.search(BROKER, f"{row['channel']} {row['payee_business']} {row['memo']}") for row in ins
    )
    traded = any(re.search(TRADE, f"{row['channel']} {row['memo']}") for row in (*ins, *outs))
    payers = different(ins, "payer")
    if not at_broker or traded or len(payers) < RULE.sources or total(ins) <= 0:
        return None
    says = (
        f"{found.account} fits the definition of a brokerage account used to pass money on: "
        f"{len(payers)} third parties paid in; {said(found)}"
    )
    sums = (*figures(found, ins, outs), Figure("third parties", len(payers), "payers"))
    return Derived(found.account, sums, says)


def search(tables: TracedTables) -> Search:
    """Return windows of brokerage accounts in which money passes through."""
    transfers = tables.transfers
    made = Search()
    broker = transfers.matching("payee_business", BROKER) | transfers.matching("channel", BROKER)
    broker |= transfers.matching("memo", BROKER)
    trade = transfers.matching("channel", TRADE) | transfers.matching("memo", TRADE)
    between = (transfers.payer != NOBODY) & (transfers.payee != NOBODY)
    leaves = transfers.matching("memo", LEAVES) | transfers.matching("channel", LEAVES)
    use_in = broker & ~trade & between & ~leaves
    if not use_in.any():
        return made
    accounts = np.zeros(len(transfers.accounts) + 1, np.bool_)
    accounts[transfers.payee[use_in]] = True
    use_out = accounts[transfers.payer] & ~trade & (transfers.payer != NOBODY)
    use_out &= not_daily(transfers) & ~usual(transfers)
    made.proposals = search_passing(
        transfers, Looked(transfers.payer, use_in, use_out & ~use_in), RULE
    )
    return made


BROKERAGE = Definition(
    name="brokerage",
    kinds=("payments",),
    authorities=(RED_FLAGS,),
    innocent=(
        "an account of a club or family, into which several pay, and whose plan changed",
        "a firm's own account for customers",
        "payers who are the owner under another name",
    ),
    derive=derive,
    search=search,
)
