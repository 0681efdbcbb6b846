"""Every affordable set, with the last member found by one depth-first pass instead of a loop."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Floats, Ints, Stack
from linchpin.strike.kernels.separation import empty_scratch, summed_separations

DEEPEST = 64


class SetLimits(NamedTuple):
    """Which sets are looked at: most members (>= 1), budget, and the objective (see `Limits`)."""

    most: int
    budget: float
    by_largest: bool


class Share(NamedTuple):
    """One worker of several; sets are dealt by their first member."""

    worker: int
    workers: int


@compiled
def enumerate_sets(
    stack: Stack,
    candidates: Ints,
    needs: Ints,
    costs: Floats,
    limits: SetLimits,
    share: Share,
) -> tuple[int, Ints]:
    """Return the best outcome over all affordable sets, and the first set that reaches it.

    Args:
        stack: worlds, see `summed_separations`; one network is a stack of one.
        candidates: removable nodes, int32, shape (c,), in order of preference.
        needs: int32, shape (c,); position of a candidate without which this one is never worth
            choosing (it comes earlier), or -1.
        costs: float64, shape (c,), > 0.
        limits: which sets are looked at.
        share: which of them are this worker's.

    Returns:
        The key of the best outcome, and the set (nodes, int32, in candidate order).
    """
    most, budget, by_largest = limits
    worker, workers = share
    n = stack.rows.shape[1] - 1
    count = candidates.shape[0]
    gone = np.zeros(n, np.bool_)
    inside = np.zeros(count, np.bool_)
    key = np.empty(n, np.int64)
    part = np.empty(n, np.int64)
    scratch = empty_scratch(n)
    best = summed_separations(stack, gone, by_largest, key, part, scratch)
    best_set = np.empty(0, np.int32)
    chosen = np.empty(DEEPEST, np.int32)
    paid = np.zeros(DEEPEST + 1, np.float64)
    depth = 0
    place = worker
    descend = True
    while True:
        if descend:
            summed_separations(stack, gone, by_largest, key, part, scratch)
            first = chosen[depth - 1] + 1 if depth > 0 else 0
            for last in range(first, count):
                node = candidates[last]
                if key[node] < best and paid[depth] + costs[last] <= budget:
                    best = key[node]
                    best_set = np.empty(depth + 1, np.int32)
                    for member in range(depth):
                        best_set[member] = candidates[chosen[member]]
                    best_set[depth] = node
            place = first if depth > 0 else worker
            descend = False
        if depth + 1 < most:
            while place < count and not (
                (needs[place] < 0 or inside[needs[place]]) and paid[depth] + costs[place] < budget
            ):
                place += workers if depth == 0 else 1
        else:
            place = count
        if place < count:
            chosen[depth] = place
            inside[place] = True
            gone[candidates[place]] = True
            paid[depth + 1] = paid[depth] + costs[place]
            depth += 1
            descend = True
            continue
        if depth == 0:
            break
        depth -= 1
        place = chosen[depth]
        inside[place] = False
        gone[candidates[place]] = False
        place += workers if depth == 0 else 1
    return best, best_set
