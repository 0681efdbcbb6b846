"""Anneal a removal order: swap members, replace one by an outsider, keep what shrinks the area."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Ints
from linchpin.strike.kernels.betweenness import next_random
from linchpin.strike.kernels.components import find, join

KINDS, MOVES, NEIGHBOURS, SECOND, ANYBODY = 8, 3, 6, 5, 7
"""Of eight turns three move a member, two replace it by a neighbour, one by a neighbour's neighbour
(kind 5), one by anybody, and one leaves it out: kinds below these numbers, in this order."""
HEAT, COOLING, COLDEST = 0.1, 2, 1e-9
"""Share of a removal's area that may be lost at first, how it falls, and what is left of it."""
STATES = 2147483648.0


class OrderScratch(NamedTuple):
    """The work arrays of an order: mask (all False between uses), parents and sizes, shape (n,)."""

    gone: Bools
    parent: Ints
    size: Ints


class PolishEffort(NamedTuple):
    """How an order is polished.

    Attributes:
        limit: largest component at which the strike is over, nodes.
        evaluations: orders tried, >= 0.
        seed: 1 to 2**31 - 2.
    """

    limit: int
    evaluations: int
    seed: int


@compiled
def order_area(
    indptr: Ints, indices: Ints, order: Ints, limit: int, scratch: OrderScratch
) -> tuple[float, int]:
    """Return the area under the largest component until it is at most `limit`, and the stop.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        order: nodes in order of removal, int32.
        limit: largest component at which the strike is over.
        scratch: see `OrderScratch`.

    Returns:
        Sum over removals of the largest component (nodes), and the number of removals needed;
        when the order never reaches `limit` the area is infinite.
    """
    gone, parent, size = scratch
    n = gone.shape[0]
    steps = order.shape[0]
    for place in range(steps):
        gone[order[place]] = True
    largest = 0
    for node in range(n):
        parent[node] = node
        size[node] = 1
    for node in range(n):
        if gone[node]:
            continue
        root = find(parent, node)
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if other > node:
                break
            if not gone[other]:
                root = join(parent, size, root, find(parent, other))
        largest = max(largest, size[root])
    reached = largest <= limit
    area = float(largest)
    needed = steps
    for step in range(steps - 1, -1, -1):
        node = order[step]
        gone[node] = False
        root = node
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if not gone[other]:
                root = join(parent, size, root, find(parent, other))
        largest = max(largest, size[root])
        if largest <= limit:
            area = float(largest)
            needed = step
        elif step > 0:
            area += largest
    if not reached:
        return np.inf, steps
    return area, needed


@compiled
def polish_order(
    indptr: Ints, indices: Ints, fixed: Bools, order: Ints, effort: PolishEffort
) -> Ints:
    """Return an order of removal with at most the area of the one given.

    Simulated annealing over orders (Kirkpatrick, Gelatt, Vecchi, Science 220, 1983) with three
    moves: move a member to another place, replace a member by one of its neighbours or by any
    node, and leave a member out.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,); neighbours of a node sorted.
        indices: CSR neighbours, int32.
        fixed: bool, shape (n,); True for nodes that must stay.
        order: nodes in order of removal, int32, reaching `limit`.
        effort: how long, and until where the area counts.
    """
    limit, evaluations, state = effort
    n = fixed.shape[0]
    scratch = OrderScratch(np.zeros(n, np.bool_), np.empty(n, np.int32), np.empty(n, np.int32))
    area, needed = order_area(indptr, indices, order, limit, scratch)
    current = order[:needed].copy()
    best = current.copy()
    best_area = area
    inside = np.zeros(n, np.bool_)
    inside[current] = True
    heat_start = HEAT * area / max(1, needed)
    for turn in range(evaluations):
        length = current.shape[0]
        if length == 0:
            break
        heat = heat_start * (1.0 - turn / evaluations) ** COOLING + COLDEST
        state = next_random(state)
        kind = state % KINDS
        state = next_random(state)
        place = state % length
        state = next_random(state)
        node = current[place]
        entering = np.int32(-1)
        if kind < MOVES:
            target = state % length
            trial = current.copy()
            if target > place:
                trial[place:target] = current[place + 1 : target + 1]
            else:
                trial[target + 1 : place + 1] = current[target:place]
            trial[target] = node
        elif kind < ANYBODY:
            first = indptr[node]
            span = indptr[node + 1] - first
            if kind < NEIGHBOURS and span > 0:
                entering = indices[first + state % span]
                if kind == SECOND:
                    first = indptr[entering]
                    span = indptr[entering + 1] - first
                    state = next_random(state)
                    entering = indices[first + state % span]
            else:
                entering = np.int32(state % n)
            if inside[entering] or fixed[entering]:
                continue
            trial = current.copy()
            trial[place] = entering
        else:
            trial = np.empty(length - 1, np.int32)
            trial[:place] = current[:place]
            trial[place:] = current[place + 1 :]
        found, needed = order_area(indptr, indices, trial, limit, scratch)
        state = next_random(state)
        if found - area <= -heat * np.log((state + 1.0) / STATES):
            inside[current] = False
            current = trial[:needed].copy()
            inside[current] = True
            area = found
            if area < best_area:
                best_area = area
                best = current.copy()
    return best
