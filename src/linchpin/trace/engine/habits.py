"""What is usual: transfers the like of which a pair often has, accounts that always do so."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from linchpin.trace.engine.transfers import DAY, Bools, Transfers
from linchpin.trace.kernels.habits import usual_transfers

APART = 6 * DAY
"""Transfers at least so far apart are repeated ones, not parts of one."""
LASTING = 54 * DAY
"""Repeated transfers that span so long are usual: three rents do."""
MONTH = 30 * DAY


def usual(transfers: Transfers) -> Bools:
    """Return which transfers are usual between their two ends: rent, wages, sweeps.

    Args:
        transfers: All transfers.
    """
    pair = transfers.payer.astype(np.int64) * (len(transfers.accounts) + 1) + transfers.payee
    pair[(transfers.payer < 0) | (transfers.payee < 0)] = -1
    order = np.argsort(pair, kind="stable")
    found: Bools = usual_transfers(order, pair, transfers.time, transfers.cents, APART, LASTING)
    return found


def long_habit(
    starts: NDArray[np.int64], first: int, last: int, *, months: int = 4, share: float = 0.6
) -> bool:
    """Say whether windows of an account are what it always does: in most of its months.

    Args:
        starts: When its windows begin, seconds.
        first: When the account is first seen, seconds.
        last: When it is last seen.
        months: Months in which it must be seen, at least.
        share: ReadShare of them that must have a window.

    >>> long_habit(np.arange(6) * MONTH, 0, 6 * MONTH), long_habit(np.array([0]), 0, 6 * MONTH)
    (True, False)
    """
    span = max(1, -(-(last - first) // MONTH))
    if span < months:
        return False
    with_window = len(np.unique((starts - first) // MONTH))
    return with_window >= months and bool(with_window >= share * span)
