"""The order of a set in which every step separates as much as it can."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Ints, Stack
from linchpin.strike.kernels.separation import empty_scratch, summed_separations


@compiled
def separation_order(stack: Stack, members: Ints, by_largest: bool) -> Ints:
    """Return the members of a set, the most separating first at every step.

    Args:
        stack: worlds, see `summed_separations`; one network is a stack of one.
        members: distinct nodes, int32; earlier ones win ties.
        by_largest: see `summed_separations`.
    """
    n = stack.rows.shape[1] - 1
    gone = np.zeros(n, np.bool_)
    key = np.empty(n, np.int64)
    part = np.empty(n, np.int64)
    scratch = empty_scratch(n)
    order = np.empty(members.shape[0], np.int32)
    for step in range(members.shape[0]):
        summed_separations(stack, gone, by_largest, key, part, scratch)
        best = np.int32(-1)
        for place in range(members.shape[0]):
            node = members[place]
            if not gone[node] and (best < 0 or key[node] < key[best]):
                best = node
        order[step] = best
        gone[best] = True
    return order


@compiled
def greedy_order(stack: Stack, fixed: Bools, by_largest: bool, steps: int) -> Ints:
    """Return up to `steps` nodes, each the most separating one after those before it.

    Args:
        stack: worlds, see `summed_separations`; one network is a stack of one.
        fixed: bool, shape (n,); nodes that must stay.
        by_largest: see `summed_separations`.
        steps: at most this many.
    """
    n = stack.rows.shape[1] - 1
    gone = np.zeros(n, np.bool_)
    key = np.empty(n, np.int64)
    part = np.empty(n, np.int64)
    scratch = empty_scratch(n)
    order = np.empty(min(steps, n), np.int32)
    for step in range(order.shape[0]):
        whole = summed_separations(stack, gone, by_largest, key, part, scratch)
        best = np.int32(-1)
        for node in range(n):
            if not gone[node] and not fixed[node] and (best < 0 or key[node] < key[best]):
                best = np.int32(node)
        if best < 0 or key[best] >= whole:
            return order[:step].copy()
        order[step] = best
        gone[best] = True
    return order
