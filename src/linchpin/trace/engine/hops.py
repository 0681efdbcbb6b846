"""The hops of a run: which transfers go on with what others brought, and are not usual."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.hop_join import HopRules, crowded_accounts, hops
from linchpin.trace.engine.joiners import Joiner
from linchpin.trace.engine.transfers import DAY, Bools, Transfers

LEAST = 1_000_00
"""Cents of a transfer that is followed, at least."""
HABIT, HABIT_MONTHS, HABIT_SPAN = 5, 3, 75
"""Hops through an account, different months and days from first to last from which on passing money
on is its business: what several typologies look for lasts weeks."""
HABIT_RUN, HABIT_REST = 45, 3
"""Days of the densest run of hops, and hops outside it, at least, for passing on to be a business;
and not fewer than in that run."""


@dataclass(frozen=True)
class Hops:
    """Pairs of transfers in which one goes on with what the other brought.

    Attributes:
        first: int64, transfer that comes in, as an index of `Transfers`; sorted.
        second: int64, transfer that goes out.
        crowded: int64, accounts through which some are not followed.
        followed: How many transfers were looked at.
        small: How many were not, as they are under `LEAST`.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    crowded: NDArray[np.int64]
    followed: int
    small: int


def followed(transfers: Transfers, daily: Bools) -> Bools:
    """Return which transfers are followed: between accounts, large enough, neither daily nor usual.

    Args:
        transfers: All transfers.
        daily: Those people live by, such as cards and wages.
    """
    between = (transfers.payer >= 0) & (transfers.payee >= 0) & (transfers.cash == 0)
    found: Bools = between & ~daily & (transfers.cents >= LEAST) & ~usual(transfers)
    return found


def hops_of(
    transfers: Transfers, daily: Bools, joiner: Joiner, rules: HopRules | None = None
) -> Hops:
    """Return the hops among transfers.

    Args:
        transfers: All transfers.
        daily: Those people live by, such as cards and wages: they are not followed.
        joiner: What joins them.
        rules: What a hop is; None for the usual ones.
    """
    rules = rules or HopRules()
    keep = followed(transfers, daily)
    items = np.flatnonzero(keep)
    table = pa.table({
        "item": items,
        "time": transfers.time[items],
        "cents": transfers.cents[items],
        "payer": transfers.payer[items].astype(np.int64),
        "payee": transfers.payee[items].astype(np.int64),
    })  # fmt: skip
    tables = {"transfers": table}
    joined = joiner.evaluated(partial(hops, rules=rules), tables)
    alike = joiner.evaluated(partial(crowded_accounts, rules=rules), tables)
    crowded = np.asarray(alike["account"].combine_chunks()).astype(np.int64)
    first = np.asarray(joined["first"].combine_chunks()).astype(np.int64)
    second = np.asarray(joined["second"].combine_chunks()).astype(np.int64)
    order = np.lexsort([second, first])
    small = int(((transfers.payer >= 0) & (transfers.payee >= 0) & (transfers.cents < LEAST)).sum())
    return Hops(first[order], second[order], np.sort(crowded), len(items), small)


FOR_OTHERS = (
    r"(?i)\b(property manag\w*|escrow|title (company|agency|insurance)|payroll service|notar\w*|"
    r"payment processor|remittance|money transmi\w*|currency exchange|clearing|administracion de "
    r"inmuebles|casa de cambio|conveyanc\w*)\b"
)
"""Kinds of business that collect and pay for others."""


def for_others(transfers: Transfers) -> Bools:
    """Return which accounts collect and pay for others by their kind of business.

    Args:
        transfers: All transfers.
    """
    found = np.zeros(len(transfers.accounts), np.bool_)
    for name, side in (("payee_business", transfers.payee), ("payer_business", transfers.payer)):
        rows = transfers.matching(name, FOR_OTHERS) & (side >= 0)
        found[side[rows]] = True
    return found


def without_habits(transfers: Transfers, found: Hops) -> tuple[Hops, NDArray[np.int64]]:
    """Return the hops that are not an account's business, and the accounts whose business they are.

    Escrow agents, property managers and exchanges pass on what they are paid all the time. An
    account with `HABIT` hops or more, in `HABIT_MONTHS` different months at least and over
    `HABIT_SPAN` days, is such, and so is one whose kind of business says it.

    Args:
        transfers: All transfers.
        found: The hops.
    """
    from linchpin.trace.engine.habits import MONTH

    middle = transfers.payee[found.first]
    month = transfers.time[found.first] // MONTH
    both = np.unique(np.stack([middle.astype(np.int64), month]), axis=1)
    months = np.bincount(both[0].astype(np.int64), minlength=len(transfers.accounts))
    count = np.bincount(middle, minlength=len(transfers.accounts))
    first = np.full(len(transfers.accounts), np.iinfo(np.int64).max)
    last = np.zeros(len(transfers.accounts), np.int64)
    np.minimum.at(first, middle, transfers.time[found.first])
    np.maximum.at(last, middle, transfers.time[found.first])
    business = (count >= HABIT) & (months >= HABIT_MONTHS) & (last - first >= HABIT_SPAN * DAY)
    for account in np.flatnonzero(business):
        times = np.sort(transfers.time[found.first[middle == account]])
        until = np.searchsorted(times, times + HABIT_RUN * DAY, side="right")
        densest = int((until - np.arange(len(times))).max())
        business[account] = len(times) - densest >= max(HABIT_REST, densest)
    business |= for_others(transfers)
    keep = ~business[middle]
    kept = Hops(found.first[keep], found.second[keep], found.crowded, found.followed, found.small)
    return kept, np.flatnonzero(business)
