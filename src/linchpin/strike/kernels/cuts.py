"""Small sets that cut off many others together, though no member of them matters alone."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Bytes, Csr, Ints

UNTOUCHED, BOUNDARY, PART = 0, 1, 2
"""Where a node is, seen from a part that grows."""
FEW_OUTSIDE = 3
"""A node that is in no boundary may join with fewer untouched neighbours than this."""
NO_CHANGE = 1 << 30
OF_BOUNDARY = 3
"""What joining from the boundary is worth, where an untouched neighbour costs 2."""


@compiled
def grow_cuts(
    csr: Csr, fixed: Bools, seeds: Ints, most: int, steps: int
) -> tuple[Ints, Ints, Ints]:
    """Return, for every seed, the boundaries of a part that is grown around it.

    A part starts with the seed; the node that adds fewest to the boundary (the neighbours of the
    part) joins next, wherever it is beside part or boundary. A local search that adds one member
    at a time cannot see such sets, because nothing falls apart before the last of them.

    Args:
        csr: row starts and neighbours (int32).
        fixed: bool, shape (n,); nodes that may not be in a boundary.
        seeds: where to start, int32.
        most: largest boundary to record.
        steps: nodes to join at most.

    Returns:
        For each boundary size 0 to `most`: the largest part found that is not the larger side,
        the seed it grew from (-1 for none), and its joins; each int32, shape (most + 1,).
    """
    n = fixed.shape[0]
    inside_best = np.zeros(most + 1, np.int32)
    seed_best = np.full(most + 1, -1, np.int32)
    step_best = np.zeros(most + 1, np.int32)
    state = np.zeros(n, np.int8)
    outside = np.empty(n, np.int32)
    for place in range(seeds.shape[0]):
        size, boundary, blocked = start_part(csr, fixed, seeds[place], state, outside)
        for _ in range(steps):
            smaller = blocked == 0 and boundary <= most and 2 * size + boundary <= n
            if smaller and size > inside_best[boundary]:
                inside_best[boundary] = size
                seed_best[boundary] = seeds[place]
                step_best[boundary] = size
            if boundary > 2 * most or 2 * size > n:
                break
            node = next_joining(state, outside)
            if node < 0:
                break
            change, barred = join_part(csr, fixed, node, state, outside)
            boundary += change
            blocked += barred
            size += 1
    return inside_best, seed_best, step_best


@compiled
def start_part(
    csr: Csr, fixed: Bools, seed: int, state: Bytes, outside: Ints
) -> tuple[int, int, int]:
    """Return a part of one node, its boundary and the fixed nodes in it, the state reset to it.

    Args:
        csr: row starts, int32 (n + 1,), and neighbours.
        fixed: nodes that must stay, bool (n,).
        seed: the node.
        state: written, (n,): 0 untouched, 1 boundary, 2 part.
        outside: written, (n,): untouched neighbours of each node.
    """
    indptr, _ = csr
    for node in range(state.shape[0]):
        state[node] = UNTOUCHED
        outside[node] = indptr[node + 1] - indptr[node]
    change, barred = join_part(csr, fixed, seed, state, outside)
    return 1, change, barred


@compiled
def next_joining(state: Bytes, outside: Ints) -> int:
    """Return the node whose joining adds fewest to the boundary, or -1.

    `outside` counts untouched neighbours.
    """
    best = -1
    best_change = NO_CHANGE
    for node in range(state.shape[0]):
        if state[node] != PART:
            change = 2 * outside[node] - (OF_BOUNDARY if state[node] == BOUNDARY else 0)
            if change < best_change and (state[node] == BOUNDARY or outside[node] < FEW_OUTSIDE):
                best_change = change
                best = node
    return best


@compiled
def join_part(csr: Csr, fixed: Bools, node: int, state: Bytes, outside: Ints) -> tuple[int, int]:
    """Move a node into the part; return how the boundary, and fixed nodes in it, change.

    Args:
        csr: row starts, int32 (n + 1,), and neighbours.
        fixed: nodes that must stay, bool (n,).
        node: the node.
        state: changed in place; see `start_part`.
        outside: changed in place; see `start_part`.
    """
    indptr, indices = csr
    change = 0
    barred = 0
    if state[node] == BOUNDARY:
        change -= 1
        barred -= 1 if fixed[node] else 0
    else:
        for position in range(indptr[node], indptr[node + 1]):
            outside[indices[position]] -= 1
    state[node] = PART
    for position in range(indptr[node], indptr[node + 1]):
        other = indices[position]
        if state[other] == UNTOUCHED:
            state[other] = BOUNDARY
            change += 1
            barred += 1 if fixed[other] else 0
            for further in range(indptr[other], indptr[other + 1]):
                outside[indices[further]] -= 1
    return change, barred


@compiled
def boundary_of(csr: Csr, fixed: Bools, seed: int, joins: int) -> Bools:
    """Return the boundary (bool, shape (n,)) of the part grown around a seed to a size."""
    n = fixed.shape[0]
    state = np.zeros(n, np.int8)
    outside = np.empty(n, np.int32)
    start_part(csr, fixed, seed, state, outside)
    for _ in range(joins - 1):
        join_part(csr, fixed, next_joining(state, outside), state, outside)
    around: Bools = state == BOUNDARY
    return around
