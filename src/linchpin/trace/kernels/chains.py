"""Chains of hops and ways back to where they began, over hops sorted by their first transfer."""

from __future__ import annotations

from typing import Any

import numpy as np

from linchpin.compiled import compiled


@compiled
def longest_chains(starts: Any, second: Any, payer: Any, payee: Any, order: Any) -> Any:
    """Return how long the longest chain from each transfer is, and which transfer follows it.

    Of several that are as long, the one that comes first in the order of the transfers is taken. A
    chain does not return to an account that paid the transfer it goes on from.

    Args:
        starts: int64, where the hops of each transfer begin; one more than there are transfers.
        second: int64, the transfer each hop goes on to.
        payer: int32, who pays each transfer.
        payee: int32, who is paid.
        order: int64, transfers from the last to the first in time.
    """
    count = starts.shape[0] - 1
    length = np.ones(count, np.int64)
    after = np.full(count, -1, np.int64)
    for item in order:
        for hop in range(starts[item], starts[item + 1]):
            other = second[hop]
            if payee[other] == payer[item]:
                continue
            if length[other] + 1 > length[item]:
                length[item] = length[other] + 1
                after[item] = other
    return length, after


@compiled
def ways_back(starts: Any, second: Any, payer: Any, payee: Any, most: int) -> Any:
    """Return cycles as rows of transfers, -1 behind the last: the money is where it began.

    Args:
        starts: See `longest_chains`.
        second: See `longest_chains`.
        payer: See `longest_chains`.
        payee: See `longest_chains`.
        most: Transfers of a cycle, at most.

    Returns:
        int64 of shape (cycles, most); the first cycle found from each transfer, shortest first.
    """
    count = starts.shape[0] - 1
    found = np.empty((256, most), np.int64)
    rows = 0
    path = np.empty(most, np.int64)
    at = np.empty(most, np.int64)
    for item in range(count):
        if starts[item] == starts[item + 1]:
            continue
        done = False
        for size in range(3, most + 1):
            depth = 0
            path[0], at[0] = item, starts[item]
            steps = 0
            while depth >= 0 and not done and steps < 20_000:
                steps += 1
                if depth == size - 1:
                    if payee[path[depth]] == payer[item]:
                        done = True
                        break
                    depth -= 1
                    continue
                node = path[depth]
                if at[depth] == starts[node + 1]:
                    depth -= 1
                    continue
                other = second[at[depth]]
                at[depth] += 1
                if payee[other] == payer[item] and depth + 1 != size - 1:
                    continue
                fresh = True
                for before in range(depth + 1):
                    if payee[path[before]] == payee[other]:
                        fresh = False
                if not fresh:
                    continue
                depth += 1
                path[depth] = other
                at[depth] = starts[other]
            if done:
                if rows == found.shape[0]:
                    more = np.empty((2 * rows, most), np.int64)
                    more[:rows] = found
                    found = more
                for place in range(most):
                    found[rows, place] = path[place] if place < size else -1
                rows += 1
                break
    return found[:rows].copy()
