"""Transfers with a wallet on a list, directly or by way of one other address."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from linchpin.trace.authority import Authority, Force, day_of_number
from linchpin.trace.engine.transfers import DAY, Transfers
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.money.hop_rows import folded, in_order
from linchpin.trace.money.passing import KIND, number, rank_of
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

DAYS = 30
"""Between the two transfers of two hops, at most."""
CROWD = 100
"""Other addresses that deal with one between, from which on it is a service and not followed."""
BLOCKED = Authority(
    "31 CFR 501.603",
    "Reports of blocked, unblocked, or transferred blocked property",
    Force.REGULATION,
    None,
    None,
    "https://www.ecfr.gov/current/title-31/section-501.603",
    "what is blocked depends on the program under which the wallet's owner is listed",
)


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    direct, before = in_order(roles.get("direct", ())), in_order(roles.get("before", ()))
    if not direct or any(_listing(row) is None for row in direct):
        return None
    listings = {_listing(row) for row in direct}
    if len(listings) != 1:
        return None
    entity, listed, programs, wallet = listings.pop() or ("", "", "", "")
    others = {folded(_other(row)) for row in direct}
    if len(others) != 1 or "" in others:
        return None
    if before:
        return _two_hops(direct, before, (entity, listed, programs, wallet))
    subject = _other(direct[0])
    on_list = [row for row in direct if _is_after(row, listed)]
    says = (
        f"{subject} fits the definition of dealing with a listed wallet: {len(direct)} transfers "
        f"with {wallet}, which the list gives to {entity} ({programs}); {len(on_list)} on or after "
        f"the day it was listed ({listed or 'not stated'})"
    )
    sums = (
        Figure("transfers", len(direct), "rows"),
        Figure("on or after the listing", len(on_list), "rows"),
    )
    return Derived(subject, sums, says)


def _two_hops(
    direct: list[Row], before: list[Row], listing: tuple[str, str, str, str]
) -> Derived | None:
    entity, listed, programs, wallet = listing
    if len(direct) != 1 or len(before) != 1:
        return None
    near, far = direct[0], before[0]
    between = folded(_other(near))
    gap = number(near, "time") - number(far, "time")
    if near.get("payee_listing"):
        joined, subject = folded(far["payee"]) == between and gap >= 0, str(far["payer"] or "")
    else:
        joined, subject = folded(far["payer"]) == between and gap <= 0, str(far["payee"] or "")
    if not joined or abs(gap) > DAYS * DAY or not subject or _listing(far) is not None:
        return None
    says = (
        f"{subject} fits the definition of dealing with a listed wallet at two hops: by way of "
        f"{_other(near)}, within {DAYS} days, with {wallet}, which the list gives to {entity} "
        f"({programs}; listed {listed or 'on a day not stated'}); that the same money went on is "
        "not known"
    )
    hours = -(-abs(gap) // 3600)
    return Derived(subject, (Figure("hours between the two", hours, "hours"),), says)


def _listing(row: Row) -> tuple[str, str, str, str] | None:
    """Return entity, day, programs and address of the listed end of a row; None for none."""
    for side in ("payee", "payer"):
        text = row.get(f"{side}_listing")
        if text:
            entity, listed, programs = str(text).split("|")
            address = str(row[side])
            hexadecimal = address[:2].lower() == "0x"
            return entity, listed, programs, address.lower() if hexadecimal else address
    return None


def _other(row: Row) -> str:
    return str(row["payer"] if row.get("payee_listing") else row["payee"] or "")


def _is_after(row: Row, listed: str) -> bool:
    return bool(listed) and day_of_number(number(row, "day")).isoformat() >= listed


def search(tables: TracedTables) -> Search:
    """Return transfers with listed wallets, and what came or went one address before or after."""
    made = Search()
    table = tables.by_kind.get(KIND)
    if table is None:
        return made
    if not tables.wallets:
        made.notes.append("no list of wallets is in use (an archive with a list, or --wallets)")
        return made
    transfers = tables.transfers
    to, came = _marked(transfers, "payee_listing"), _marked(transfers, "payer_listing")
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for item in np.flatnonzero(to & ~came).tolist():
        groups[int(transfers.payer[item]), int(transfers.payee[item])].append(item)
    for item in np.flatnonzero(came & ~to).tolist():
        groups[int(transfers.payee[item]), int(transfers.payer[item])].append(item)
    degree = _degrees(transfers)
    crowded = set()
    for (other, _), items in sorted(groups.items()):
        if other < 0:
            continue
        rows = tuple(transfers.row[items].tolist())
        made.proposals.append(WitnessRows(KIND, (("direct", rows),), rank=0.9))
        if degree[other] > CROWD:
            crowded.add(other)
            continue
        made.proposals += _further(transfers, other, items, to, (to | came))
    if crowded:
        names = ", ".join(transfers.accounts[at] for at in sorted(crowded)[:3])
        made.unseen.append(
            f"{len(crowded):,} addresses deal with over {CROWD} others and are not followed to two "
            f"hops ({names})"
        )
    return made


def _marked(transfers: Transfers, name: str) -> NDArray[np.bool_]:
    if name not in transfers.table.column_names:
        return np.zeros(transfers.count, np.bool_)
    found: NDArray[np.bool_] = np.asarray(transfers.text(name).is_valid())
    return found


def _degrees(transfers: Transfers) -> NDArray[np.int64]:
    between = (transfers.payer >= 0) & (transfers.payee >= 0)
    ends = np.stack([transfers.payer[between], transfers.payee[between]])
    both = np.unique(np.concatenate([ends, ends[::-1]], axis=1), axis=1)
    return np.bincount(both[0], minlength=len(transfers.accounts) + 1)


def _further(
    transfers: Transfers, between: int, items: list[int], to: NDArray[np.bool_],
    listed: NDArray[np.bool_],
) -> list[WitnessRows]:  # fmt: skip
    """Return what an address was paid before it paid a wallet, or paid after a wallet paid it."""
    into, out_of = transfers.into, transfers.out_of
    found: dict[int, WitnessRows] = {}
    for item in items:
        pays = bool(to[item])
        starts, every = into if pays else out_of
        some = every[starts[between] : starts[between + 1]]
        gap = transfers.time[item] - transfers.time[some]
        near = some[(np.abs(gap) <= DAYS * DAY) & ((gap >= 0) if pays else (gap <= 0))]
        for far in near[~listed[near]].tolist():
            end = int(transfers.payer[far] if pays else transfers.payee[far])
            if end < 0 or end in found:
                continue
            witness = (
                ("direct", (int(transfers.row[item]),)),
                ("before", (int(transfers.row[far]),)),
            )
            rank = round(0.5 * rank_of(int(transfers.cents[far])), 4)
            found[end] = WitnessRows(KIND, witness, rank=rank)
    return [found[end] for end in sorted(found)]


LISTED_WALLET = Definition(
    name="listed-wallet",
    kinds=("payments",),
    authorities=(BLOCKED,),
    innocent=(
        "dust that a stranger sent to an address",
        "transfers before the wallet was listed",
        "at two hops: other money of the address between",
    ),
    derive=derive,
    search=search,
)
