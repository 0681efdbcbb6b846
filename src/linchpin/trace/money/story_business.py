"""A restaurant, farm, music, textile or tequila business that large sums only pass through."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from linchpin.trace.engine.habits import MONTH
from linchpin.trace.engine.transfers import DAY, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, money
from linchpin.trace.money.hop_rows import folded, in_order, is_hop
from linchpin.trace.money.passing import KIND, different, number, rank_of, total
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

KINDS = (
    ("restaurants", r"(?i)\b(restaurant\w*|food service|taquer\w*|comida)\b"),
    ("textiles", r"(?i)\b(textil\w*|garment\w*|apparel|cloth\w*|ropa)\b"),
    ("music", r"(?i)\b(music\w*|record label|concert\w*|entertain\w*|palenque)\b"),
    ("farms", r"(?i)\b(farm\w*|ranch\w*|agri\w*|livestock|ganad\w*|avocado\w*|aguacate\w*)\b"),
    ("tequila", r"(?i)\b(tequila\w*|spirits|distill\w*|agave\w*|mezcal\w*)\b"),
)
"""Kinds of business of the story, and words for them."""
DAYS, HOPS, PEERS = 30, 3, 8
LEAST_TOGETHER = 20_000_00
FAR = 2.0
"""Robust standard deviations of the logarithm of monthly turnover beyond peers."""


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = in_order(roles.get("in", ())), in_order(roles.get("out", ()))
    if len(ins) < HOPS or len(ins) != len(outs):
        return None
    accounts = {folded(row["payee"]) for row in ins}
    span = number(ins[-1], "time") - number(ins[0], "time")
    each = all(any(is_hop(one, other) for other in outs) for one in ins) and all(
        any(is_hop(one, other) for one in ins) for other in outs
    )
    if len(accounts) != 1 or not each or span > DAYS * DAY or total(ins) < LEAST_TOGETHER:
        return None
    import re

    said = {str(row["payee_business"]) for row in ins if row["payee_business"]}
    kinds = [name for name, words in KINDS if any(re.search(words, one) for one in said)]
    if not kinds:
        return None
    subject, currency = str(ins[0]["payee"]), str(ins[0]["currency"])
    percent = 100 * total(outs) // total(ins)
    says = (
        f"{subject} ({', '.join(sorted(said))}) fits the definition of a business that money "
        f"passes through: {len(ins)} transfers, together {money(total(ins), currency)}, were each "
        f"passed on within 72 hours, together {percent} %, to "
        f"{len(different(outs, 'payee'))} payees"
    )
    sums = (
        Figure("came in", total(ins), currency),
        Figure("went out", total(outs), currency),
        Figure("passed on", percent, "percent"),
        Figure("transfers passed on", len(ins), "rows"),
    )
    return Derived(subject, sums, says)


def search(tables: TracedTables) -> Search:
    """Return businesses whose passed-on transfers stand far beyond the turnover of peers."""
    transfers, hops = tables.transfers, tables.hops
    made = Search()
    if not transfers.is_there("payee_business"):
        if transfers.count:
            made.notes.append("no column says what payees do: businesses have no peers here")
        return made
    for name, words in KINDS:
        of_kind = transfers.matching("payee_business", words) & (transfers.payee >= 0)
        accounts = np.unique(transfers.payee[of_kind])
        if not len(accounts):
            continue
        months = _monthly(transfers, accounts)
        through = np.isin(transfers.payee[hops.first], accounts) & of_kind[hops.first]
        by_account: dict[int, list[tuple[int, int]]] = defaultdict(list)
        taken: set[int] = set()
        pairs = zip(hops.first[through].tolist(), hops.second[through].tolist(), strict=True)
        for one, other in pairs:
            mine = by_account[int(transfers.payee[one])]
            if other not in taken and (not mine or mine[-1][0] != one):
                mine.append((one, other))
                taken.add(other)
        if by_account and len(accounts) <= PEERS:
            made.notes.append(f"{len(accounts)} {name} are too few to be peers of one another")
            continue
        for account, run in sorted(by_account.items()):
            made.proposals += _beyond(transfers, account, run, months, name)
    return made


def _monthly(transfers: Transfers, accounts: NDArray[np.int32]) -> dict[int, float]:
    """Return the median of monthly turnover of each business, cents."""
    into = np.isin(transfers.payee, accounts)
    month = transfers.time[into] // MONTH
    key = transfers.payee[into].astype(np.int64) * 100_000 + (month - month.min())
    keys, at = np.unique(key, return_inverse=True)
    sums = np.bincount(at, transfers.cents[into])
    found: dict[int, list[float]] = defaultdict(list)
    for one, cents in zip((keys // 100_000).tolist(), sums.tolist(), strict=True):
        found[one].append(cents)
    return {one: float(np.median(some)) for one, some in found.items()}


def _beyond(
    transfers: Transfers, account: int, pairs: list[tuple[int, int]], months: dict[int, float],
    name: str,
) -> list[WitnessRows]:  # fmt: skip
    logs = np.log([cents for one, cents in months.items() if one != account])
    middle = float(np.median(logs))
    spread = max(0.2, 1.4826 * float(np.median(np.abs(logs - middle))))
    found: list[WitnessRows] = []
    run: list[tuple[int, int]] = []
    for pair in [*pairs, (-1, -1)]:
        begins = run and transfers.time[run[0][0]]
        if run and (pair[0] < 0 or transfers.time[pair[0]] - begins > DAYS * DAY):
            ins, outs = [one for one, _ in run], [other for _, other in run]
            cents = int(transfers.cents[ins].sum())
            far = (float(np.log(max(1, cents))) - middle) / spread
            if len(run) >= HOPS and far >= FAR:
                beside = (
                    f"what passed through within {DAYS} days is {money(cents, 'USD')[4:]}; the "
                    f"median {name} of {len(logs):,} peers takes in "
                    f"{money(int(np.exp(middle)), 'USD')[4:]} a month, {far:.1f} robust standard "
                    "deviations (of the logarithm) below",
                )
                witness = (
                    ("in", tuple(transfers.row[ins].tolist())),
                    ("out", tuple(transfers.row[outs].tolist())),
                )
                found.append(WitnessRows(KIND, witness, beside, rank=rank_of(cents)))
            run = []
        run.append(pair)
    return found


STORY_BUSINESS = Definition(
    name="pass-through-business",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "a larger house than its peers, or one that pays for a group of houses",
        "the sale of a business or a harvest, paid on at once",
        "a kind of business that is written too broadly",
    ),
    derive=derive,
    search=search,
)
