"""One account pays many, and the many pay one other soon after, nearly all of it."""

from __future__ import annotations

from collections import defaultdict

from linchpin.trace.engine.transfers import DAY, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.money.hop_rows import folded, in_order, is_hop
from linchpin.trace.money.passing import KIND, different, number, rank_of, total
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

BETWEEN = 3
"""Different accounts between the two, at least."""
DAYS = 7
LEAST_TOGETHER = 5_000_00


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    out, back = in_order(roles.get("scatter", ())), in_order(roles.get("gather", ()))
    if len(out) < BETWEEN or len(out) != len(back):
        return None
    by_payer = {folded(row["payer"]): row for row in back}
    middles = [folded(row["payee"]) for row in out]
    if len(set(middles)) != len(out) or set(by_payer) != set(middles):
        return None
    ends = {folded(row["payer"]) for row in out}, {folded(row["payee"]) for row in back}
    span = number(out[-1], "time") - number(out[0], "time")
    hops = all(is_hop(row, by_payer[folded(row["payee"])]) for row in out)
    if any(len(one) != 1 for one in ends) or ends[0] == ends[1] or not hops or span > DAYS * DAY:
        return None
    if total(out) < LEAST_TOGETHER:
        return None
    subject, target, currency = str(out[0]["payer"]), str(back[0]["payee"]), str(out[0]["currency"])
    says = (
        f"{subject} fits the definition of scatter-gather: {money(total(out), currency)} went to "
        f"{len(out)} accounts within {DAYS} days, and each passed on its part, together "
        f"{money(total(back), currency)} ({100 * total(back) // total(out)} %), to {target}"
    )
    sums = (
        Figure("scattered", total(out), currency),
        Figure("gathered", total(back), currency),
        Figure("passed on", 100 * total(back) // total(out), "percent"),
        Figure("accounts between", len(different(out, "payee")), "accounts"),
        Figure("days of scattering", span // DAY, "days"),
    )
    return Derived(subject, sums, says)


def search(tables: TracedTables) -> Search:
    """Return hops that begin with one account and end with one other."""
    transfers, hops = tables.transfers, tables.hops
    made = Search()
    groups: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for one, other in zip(hops.first.tolist(), hops.second.tolist(), strict=True):
        groups[int(transfers.payer[one]), int(transfers.payee[other])].append((one, other))
    for _, pairs in sorted(groups.items()):
        for some in _runs(pairs, transfers):
            out, back = [one for one, _ in some], [other for _, other in some]
            witness = (
                ("scatter", tuple(transfers.row[out].tolist())),
                ("gather", tuple(transfers.row[back].tolist())),
            )
            rank = rank_of(int(transfers.cents[out].sum()))
            made.proposals.append(WitnessRows(KIND, witness, rank=rank))
    return made


def _runs(pairs: list[tuple[int, int]], transfers: Transfers) -> list[list[tuple[int, int]]]:
    """Return runs of hops within the days of the definition, each by an account of its own."""
    if len(pairs) < BETWEEN:
        return []
    runs: list[list[tuple[int, int]]] = []
    run: list[tuple[int, int]] = []
    for one, other in sorted(pairs):
        if run and transfers.time[one] - transfers.time[run[0][0]] > DAYS * DAY:
            runs.append(run)
            run = []
        middles = {int(transfers.payee[before]) for before, _ in run}
        backs = {after for _, after in run}
        if int(transfers.payee[one]) not in middles and other not in backs:
            run.append((one, other))
    runs.append(run)
    return [one for one in runs if len(one) >= BETWEEN]


SCATTER_GATHER = Definition(
    name="scatter-gather",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "one who pays relatives or staff, who all owe the same landlord, school or shop",
        "branches of one company that are funded and pay one supplier",
        "a group that shares the price of something",
    ),
    derive=derive,
    search=search,
)
