"""Cash into one account and transfers of the same amounts out of another, day by day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from linchpin.trace.authority import Authority, Force
from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.mirror_join import MirrorRules, crowded_transfers, mirrored
from linchpin.trace.engine.transfers import DAY, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, Row, money
from linchpin.trace.money.channels import not_daily
from linchpin.trace.money.hop_rows import folded, in_order
from linchpin.trace.money.passing import KIND, number, rank_of, total
from linchpin.trace.pairing import each_has_its_own
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

PAIRS = 4
"""Mirrored pairs, at least."""
DAYS = 60
TAKINGS = 16
"""Deposits of an account over more than 120 days from which on they are its takings."""
LEAST = 2_000_00
"""Cents of a sum that is looked at, at least."""
CHANCE = 0.01
"""Findings that chance alone may give in a whole table, at most."""
ADVISORY = Authority(
    "FIN-2025-A003",
    "Advisory on the Use of Chinese Money Laundering Networks by Mexico-Based TCOs",
    Force.ADVISORY,
    datetime.date(2025, 8, 28),
    None,
    "https://www.fincen.gov/resources/advisoriesbulletinsfact-sheets",
    "its signs that rest on nationality, passports or names are not used here",
)


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = in_order(roles.get("in", ())), list(roles.get("out", ()))
    if len(ins) < PAIRS or len(ins) != len(outs):
        return None
    accounts = {folded(row["payee"]) for row in ins}, {folded(row["payer"]) for row in outs}
    if any(len(one) != 1 for one in accounts) or accounts[0] == accounts[1]:
        return None
    if (
        not each_has_its_own(ins, outs, _alike)
        or len({row["currency"] for row in (*ins, *outs)}) != 1
    ):
        return None
    span = number(ins[-1], "time") - number(ins[0], "time")
    cash = all(row["cash"] == "in" for row in ins) and not any(row["cash"] for row in outs)
    if span > DAYS * DAY or not cash:
        return None
    subject, other, currency = str(ins[0]["payee"]), str(outs[0]["payer"]), str(ins[0]["currency"])
    says = (
        f"{subject} and {other} fit the definition of mirror transfers: {len(ins)} cash deposits "
        f"to the one, together {money(total(ins), currency)}, each have a transfer of the same "
        f"amount (within 1 %) out of the other within 24 hours, together "
        f"{money(total(outs), currency)}"
    )
    sums = (
        Figure("put in", total(ins), currency),
        Figure("transferred", total(outs), currency),
        Figure("mirrored pairs", len(ins), "pairs"),
        Figure("days from first to last", span // DAY, "days"),
    )
    return Derived(subject, sums, says)


def _alike(one: Row, other: Row) -> bool:
    cents = number(one, "cents")
    return (
        cents >= LEAST
        and abs(number(one, "time") - number(other, "time")) <= DAY
        and abs(number(other, "cents") - cents) * 1000 <= 10 * cents
    )


def search(tables: TracedTables) -> Search:
    """Return two accounts whose deposits and transfers mirror each other beyond chance."""
    transfers = tables.transfers
    made = Search()
    use_in = (transfers.cash == 1) & (transfers.cents >= LEAST)
    use_out = (
        (transfers.cash == 0)
        & (transfers.cents >= LEAST * 99 // 100)
        & not_daily(transfers)
        & ~usual(transfers)
    )
    use_in &= _several(transfers.payee, use_in) & ~_always(transfers, use_in)[transfers.payee]
    use_out &= _several(transfers.payer, use_out)
    if not use_in.any() or not use_out.any():
        return made
    pairs, crowded = _joined(tables, use_in, use_out)
    if crowded:
        made.unseen.append(
            f"{crowded:,} transfers are not paired: too many of one size leave on one day"
        )
    groups: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for one, other in sorted(pairs):
        groups[int(transfers.payee[one]), int(transfers.payer[other])].append((one, other))
    linked = _linked(transfers, groups)
    for accounts, some in sorted(groups.items()):
        if accounts not in linked:
            made.proposals += _runs(transfers, accounts, some, (use_in, use_out))
    return made


def _joined(
    tables: TracedTables, use_in: NDArray[np.bool_], use_out: NDArray[np.bool_]
) -> tuple[list[tuple[int, int]], int]:
    """Return mirrored pairs, and how many transfers were too crowded to be paired."""
    transfers = tables.transfers
    sides = {}
    for name, use, side in (
        ("into", use_in, transfers.payee),
        ("out_of", use_out, transfers.payer),
    ):
        items = np.flatnonzero(use)
        sides[name] = pa.table({
            "item": items,
            "time": transfers.time[items],
            "cents": transfers.cents[items],
            "account": side[items].astype(np.int64),
        })  # fmt: skip
    rules = MirrorRules(least=PAIRS)
    found = tables.joiner.evaluated(partial(mirrored, rules=rules), sides)
    outs = {"out_of": sides["out_of"]}
    many = tables.joiner.evaluated(partial(crowded_transfers, rules=rules), outs)["many"]
    pairs = list(zip(found["one"].to_pylist(), found["other"].to_pylist(), strict=True))
    return pairs, sum(many.to_pylist())


def _several(side: NDArray[np.int32], use: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which transfers are of an account that has enough of them to be paired at all."""
    count = np.bincount(side[use], minlength=int(side.max(initial=0)) + 2)
    found: NDArray[np.bool_] = count[side] >= PAIRS
    return found


def _always(transfers: Transfers, use: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which accounts put in cash all the time: theirs are takings."""
    many = len(transfers.accounts) + 1
    account, time = transfers.payee[use], transfers.time[use]
    first = np.full(many, np.iinfo(np.int64).max)
    last = np.zeros(many, np.int64)
    np.minimum.at(first, account, time)
    np.maximum.at(last, account, time)
    count = np.bincount(account, minlength=many)
    found: NDArray[np.bool_] = (count >= TAKINGS) & (last - first > 2 * DAYS * DAY)
    return found


def _linked(
    transfers: Transfers, groups: dict[tuple[int, int], list[tuple[int, int]]]
) -> set[tuple[int, int]]:
    """Return pairs of accounts that pay each other: theirs is another pattern."""
    if not groups:
        return set()
    many = len(transfers.accounts) + 1
    between = (transfers.payer >= 0) & (transfers.payee >= 0)
    paid = np.unique(transfers.payer[between].astype(np.int64) * many + transfers.payee[between])
    return {
        (one, other)
        for one, other in groups
        if np.isin([one * many + other, other * many + one], paid).any()
    }


def _runs(
    transfers: Transfers, accounts: tuple[int, int], pairs: list[tuple[int, int]],
    used: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> list[WitnessRows]:  # fmt: skip
    from scipy.stats import poisson

    matched: list[tuple[int, int]] = []
    taken: set[int] = set()
    for one, other in pairs:
        if other not in taken and (not matched or matched[-1][0] != one):
            matched.append((one, other))
            taken.add(other)
    found: list[WitnessRows] = []
    run: list[tuple[int, int]] = []
    for pair in [*matched, (-1, -1)]:
        begins = transfers.time[run[0][0]] if run else 0
        if run and (pair[0] < 0 or transfers.time[pair[0]] - begins > DAYS * DAY):
            expected, tried = _expected(transfers, accounts, run, used)
            chance = float(poisson.sf(len(run) - 1, expected)) * tried
            if len(run) >= PAIRS and chance <= CHANCE:
                ins, outs = [one for one, _ in run], [other for _, other in run]
                beside = (
                    f"by chance {expected:.2f} such pairs are expected of these two accounts, by "
                    "the amounts that are usual in the table",
                )
                witness = (
                    ("in", tuple(transfers.row[ins].tolist())),
                    ("out", tuple(transfers.row[outs].tolist())),
                )
                rank = rank_of(int(transfers.cents[ins].sum()))
                found.append(WitnessRows(KIND, witness, beside, rank=rank))
            run = []
        run.append(pair)
    return found


def _expected(
    transfers: Transfers, accounts: tuple[int, int], run: list[tuple[int, int]],
    used: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> tuple[float, float]:  # fmt: skip
    """Return how many pairs chance gives two accounts in these days, and how many are tried."""
    begins, ends = transfers.time[run[0][0]] - DAY, transfers.time[run[-1][0]] + DAY
    low, high = np.searchsorted(transfers.time, [begins, ends + 1])
    ins = np.flatnonzero(used[0][low:high] & (transfers.payee[low:high] == accounts[0])) + low
    outs = np.flatnonzero(used[1][low:high] & (transfers.payer[low:high] == accounts[1])) + low
    sizes = np.sort(transfers.cents[used[1]])
    cents = transfers.cents[ins]
    near = np.searchsorted(sizes, cents * 1.01, side="right") - np.searchsorted(sizes, cents * 0.99)
    days = max(1.0, (ends - begins) / DAY)
    share = near / max(1, len(sizes))
    expected = float(share.sum()) * len(outs) * min(1.0, 2.0 / days)
    tried = len(np.unique(transfers.payee[used[0]])) * len(np.unique(transfers.payer[used[1]]))
    return max(expected, 1e-6), float(tried)


MIRROR_TRANSFERS = Definition(
    name="mirror-transfers",
    kinds=("payments", "cash"),
    authorities=(ADVISORY,),
    innocent=(
        "two accounts of one business, one for takings and one for payments",
        "an exchange or remittance business that settles what it takes in",
        "amounts that are usual, such as one rent or one price",
    ),
    derive=derive,
    search=search,
)
