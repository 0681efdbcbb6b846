"""Anneal a removal order: swap members, replace one by an outsider, keep what shrinks the area."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Ints
from linchpin.strike.kernels.annealing import next_random
from linchpin.strike.kernels.components import find, join, unite

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
    steps = order.shape[0]
    for place in range(steps):
        gone[order[place]] = True
    largest = unite(indptr, indices, gone, parent, size)
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
def moved(order: Ints, place: int, target: int) -> Ints:
    """Return an order with the member of one place at another."""
    changed = order.copy()
    if target > place:
        changed[place:target] = order[place + 1 : target + 1]
    else:
        changed[target + 1 : place + 1] = order[target:place]
    changed[target] = order[place]
    return changed


@compiled
def without(order: Ints, place: int) -> Ints:
    """Return an order without the member of a place."""
    rest = np.empty(order.shape[0] - 1, np.int32)
    rest[:place] = order[:place]
    rest[place:] = order[place + 1 :]
    return rest


@compiled
def somebody_else(csr: Csr, node: int, kind: int, state: int) -> tuple[int, int]:
    """Return who may enter in place of a node, and the state of the generator.

    Args:
        csr: row starts and neighbours.
        node: who leaves.
        kind: of the move: a neighbour, a neighbour's neighbour or anybody.
        state: of the generator.
    """
    indptr, indices = csr
    first = indptr[node]
    span = indptr[node + 1] - first
    if kind >= NEIGHBOURS or span == 0:
        return np.int32(state % (indptr.shape[0] - 1)), state
    entering = indices[first + state % span]
    if kind == SECOND:
        first = indptr[entering]
        span = indptr[entering + 1] - first
        state = next_random(state)
        entering = indices[first + state % span]
    return entering, state


@compiled
def neighbouring_order(
    csr: Csr, fixed: Bools, inside: Bools, order: Ints, state: int
) -> tuple[bool, Ints, int]:
    """Return whether a move drawn at random can be made, the order after it, and the state.

    Args:
        csr: row starts and neighbours.
        fixed: bool, shape (n,); nodes that must stay.
        inside: bool, shape (n,); members of the order.
        order: int32, not empty.
        state: of the generator.
    """
    state = next_random(state)
    kind = state % KINDS
    state = next_random(state)
    place = state % order.shape[0]
    state = next_random(state)
    if kind < MOVES:
        return True, moved(order, place, state % order.shape[0]), state
    if kind >= ANYBODY:
        return True, without(order, place), state
    entering, state = somebody_else(csr, order[place], kind, state)
    if inside[entering] or fixed[entering]:
        return False, order, state
    changed = order.copy()
    changed[place] = entering
    return True, changed, state


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
        if current.shape[0] == 0:
            break
        made, trial, state = neighbouring_order(Csr(indptr, indices), fixed, inside, current, state)
        if not made:
            continue
        heat = heat_start * (1.0 - turn / evaluations) ** COOLING + COLDEST
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
