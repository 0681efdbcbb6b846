"""An account that for some weeks passes on what it is paid, again and again."""

from __future__ import annotations

import numpy as np

from linchpin.trace.engine.hops import followed
from linchpin.trace.engine.transfers import DAY, Bools, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.money.channels import not_daily
from linchpin.trace.money.hop_rows import folded, in_order, is_hop
from linchpin.trace.money.passing import KIND, different, number, rank_of, total
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.pairing import each_has_its_own
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

HOPS = 3
"""Sums passed on, at least."""
SOURCES = 3
"""Different payers, or different payees, at least."""
DAYS = 45
LEAST_TOGETHER = 5_000_00
STAYED = "most of what came in during these days stayed or left otherwise"
"""Why a pattern is set aside."""
MOSTLY = 0.7
"""Part of what comes in during these days that must be passed on so, at least."""


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = in_order(roles.get("in", ())), in_order(roles.get("out", ()))
    if len(ins) < HOPS or len(ins) != len(outs) or not each_has_its_own(ins, outs, is_hop):
        return None
    accounts = {folded(row["payee"]) for row in ins}
    span = number(ins[-1], "time") - number(ins[0], "time")
    many = max(len(different(ins, "payer")), len(different(outs, "payee")))
    if (
        len(different(ins, "payer")) < 2
        or len(accounts) != 1
        or span > DAYS * DAY
        or many < SOURCES
        or total(ins) < LEAST_TOGETHER
    ):
        return None
    subject, currency = str(ins[0]["payee"]), str(ins[0]["currency"])
    percent = 100 * total(outs) // total(ins)
    says = (
        f"{subject} fits the definition of a mule account: {len(ins)} sums, together "
        f"{money(total(ins), currency)}, from {len(different(ins, 'payer'))} payers were each "
        f"passed on within 72 hours, together {percent} %, to "
        f"{len(different(outs, 'payee'))} payees"
    )
    sums = (
        Figure("came in", total(ins), currency),
        Figure("went out", total(outs), currency),
        Figure("passed on", percent, "percent"),
        Figure("sums passed on", len(ins), "rows"),
        Figure("payers", len(different(ins, "payer")), "payers"),
        Figure("payees", len(different(outs, "payee")), "payees"),
        Figure("days from first to last", span // DAY, "days"),
    )
    return Derived(subject, sums, says)


def search(tables: TracedTables) -> Search:
    """Return runs of hops through one account."""
    transfers, hops = tables.transfers, tables.hops
    made = Search()
    middle = transfers.payee[hops.first]
    kept = followed(transfers, ~not_daily(transfers))
    for account in np.unique(middle):
        mine = np.flatnonzero(middle == account) if len(middle) < 5_000 else None
        pairs = _matched(hops.first, hops.second, middle, int(account), mine)
        for some in _runs(pairs, transfers.time):
            ins, outs = [one for one, _ in some], [other for _, other in some]
            cents = int(transfers.cents[ins].sum())
            witness = (
                ("in", tuple(transfers.row[ins].tolist())),
                ("out", tuple(transfers.row[outs].tolist())),
            )
            share = _share(transfers, kept, ins)
            beside = (
                f"{100 * share:.0f} % of what came in during these days, usual and daily payments "
                "aside, was passed on so",
            )
            aside = "" if share >= MOSTLY else STAYED
            made.proposals.append(
                WitnessRows(KIND, witness, beside, set_aside=aside, rank=rank_of(cents))
            )
    return made


def _matched(
    first: np.ndarray, second: np.ndarray, middle: np.ndarray, account: int,
    mine: np.ndarray | None,
) -> list[tuple[int, int]]:  # fmt: skip
    """Return hops through an account, each transfer in one of them, the earliest first."""
    found, used = [], set()
    last = -1
    for at in np.flatnonzero(middle == account) if mine is None else mine:
        one, other = int(first[at]), int(second[at])
        if one != last and other not in used:
            found.append((one, other))
            used.add(other)
            last = one
    return found


def _runs(pairs: list[tuple[int, int]], time: np.ndarray) -> list[list[tuple[int, int]]]:
    """Return runs of hops within the days of the definition, as long as may be."""
    runs: list[list[tuple[int, int]]] = []
    run: list[tuple[int, int]] = []
    for pair in pairs:
        if run and time[pair[0]] - time[run[0][0]] > DAYS * DAY:
            runs.append(run)
            run = []
        run.append(pair)
    runs.append(run)
    return [one for one in runs if len(one) >= HOPS]


def _share(transfers: Transfers, kept: Bools, ins: list[int]) -> float:
    """Return what part of all that came in between the first and the last was passed on."""
    starts, items = transfers.into
    account = int(transfers.payee[ins[0]])
    mine = items[starts[account] : starts[account + 1]]
    mine = mine[kept[mine]]
    time = transfers.time[mine]
    during = mine[(time >= transfers.time[ins[0]]) & (time <= transfers.time[ins[-1]])]
    return float(transfers.cents[ins].sum() / max(1, transfers.cents[during].sum()))


MULE_ACCOUNT = Definition(
    name="mule-account",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "somebody who collects for others: rent, dues of a club, a savings circle",
        "a trader who buys to order and pays suppliers as customers pay",
        "an account through which one person moves money between banks",
    ),
    derive=derive,
    search=search,
)
