"""Put removed nodes back, cheapest first: reinsertion and the order of removal in one pass.

A cost is the size of the component a node would form. Once a giant component exists, the costs of
all nodes beside it change at every step, so they are kept as growth beyond the giant instead: that
number changes only when the giant swallows another component beside the node, and then the bounds
of exactly these nodes are lowered. One pass over a million nodes stays near linear.
"""

from __future__ import annotations

import heapq
from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Ints, Longs
from linchpin.strike.kernels.cheapest_return import (
    NODE_BITS,
    Forest,
    Pick,
    cheapest,
    fill_heaps,
)
from linchpin.strike.kernels.components import find, join, mask_of, unite_survivors

GIANT_LEAST, GIANT_SHARE, OUTGROWN = 64, 500, 4
"""A component is the giant from four times so many nodes on: 64, or a 500th of the network."""


class Swallowed(NamedTuple):
    """How much the giant grows (nodes), circular member lists, and marks (int32)."""

    growth: int
    ring: Ints
    mark: Ints


@compiled
def link_rings(parent: Ints) -> Ints:
    """Return circular lists (int32, shape (n,)) through the members of every component."""
    n = parent.shape[0]
    ring = np.empty(n, np.int32)
    for node in range(n):
        ring[node] = node
    for node in range(n):
        root = find(parent, node)
        if root != node:
            ring[node], ring[root] = ring[root], ring[node]
    return ring


@compiled
def lower_bounds(
    csr: Csr,
    gone: Bools,
    swallowed: int,
    members: Swallowed,
    bound: Longs,
    beside: list[int],
) -> None:
    """Lower the bounds of removed nodes beside a component that the giant swallows.

    Args:
        csr: row starts and neighbours.
        gone: mask of removed nodes.
        swallowed: the node that came back and joins the component to the giant; the component
            was not counted with that node before.
        members: what the giant grows by, and who that is.
        bound: lower bound on the key of every removed node, int64, updated; above n + 1 for
            nodes beside the giant.
        beside: heap of the nodes beside the giant, entries `bound << 31 | node`, pushed to.
    """
    indptr, indices = csr
    growth, ring, mark = members
    wide = np.int64(indptr.shape[0])
    member = ring[swallowed]
    while member != swallowed:
        for position in range(indptr[member], indptr[member + 1]):
            other = indices[position]
            if gone[other] and bound[other] > wide + 1 and mark[other] != swallowed:
                mark[other] = swallowed
                bound[other] = max(wide + 1, bound[other] - growth)
                heapq.heappush(beside, (bound[other] << NODE_BITS) | other)
        member = ring[member]


@compiled
def join_around(csr: Csr, gone: Bools, node: int, giant: int, forest: Forest, ring: Ints) -> int:
    """Join a node that came back with the components beside it, the giant left out.

    Args:
        csr: row starts and neighbours.
        gone: mask of removed nodes.
        node: who came back.
        giant: root of the giant component, or -1.
        forest: components, changed in place.
        ring: circular member lists, changed in place.

    Returns:
        The root of its component.
    """
    indptr, indices = csr
    parent, size = forest.parent, forest.size
    root = node
    for position in range(indptr[node], indptr[node + 1]):
        other = indices[position]
        if gone[other]:
            continue
        top = find(parent, other)
        if top != root and top != giant:
            ring[top], ring[root] = ring[root], ring[top]
            root = join(parent, size, root, top)
    return root


@compiled
def rebuild(indptr: Ints, indices: Ints, removed: Ints, slack: float) -> tuple[Ints, Ints]:
    """Order a set so that its last removals matter least, by putting nodes back cheapest first.

    The node whose return makes the smallest component comes back first, so it is removed last
    (reverse greedy; Braunstein, Dall'Asta, Semerjian, Zdeborova, PNAS 113, 2016). Costs only grow
    while nodes come back, or are bounded from below, so lazy heaps find the true minimum.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        removed: the set, int32, distinct nodes.
        slack: share by which a cost may exceed the true minimum, >= 0; 0 is exact.

    Returns:
        The set in order of removal (int32), and the largest component after 0, 1, ... removals
        in that order (int32, shape (len(removed) + 1,)).
    """
    n = indptr.shape[0] - 1
    csr = Csr(indptr, indices)
    steps = removed.shape[0]
    gone = mask_of(removed, n)
    parent, size = np.empty(n, np.int32), np.empty(n, np.int32)
    forest = Forest(parent, size, np.full(n, -1, np.int32))
    largest, _ = unite_survivors(indptr, indices, gone, parent, size)
    ring = link_rings(parent)
    mark = np.full(n, -1, np.int32)
    order, largest_after = np.empty(steps, np.int32), np.empty(steps + 1, np.int32)
    largest_after[steps] = largest
    wide = np.int64(n + 1)
    bound = np.zeros(n, np.int64)
    giant, giant_size = -1, max(GIANT_LEAST, n // GIANT_SHARE)
    heaps = fill_heaps(csr, gone, giant, forest, bound, removed)
    for step in range(steps - 1, -1, -1):
        node = cheapest(csr, gone, giant, forest, bound, Pick(heaps, slack))
        joins_giant = bound[node] > wide
        gone[node] = False
        root = join_around(csr, gone, node, giant, forest, ring)
        if joins_giant:
            if size[root] > 1:
                lower_bounds(
                    csr, gone, node, Swallowed(size[root] - 1, ring, mark), bound, heaps.beside
                )
            ring[giant], ring[root] = ring[root], ring[giant]
            root = join(parent, size, root, giant)
        largest = max(largest, size[root])
        order[step] = node
        largest_after[step] = largest
        if joins_giant or size[root] > OUTGROWN * giant_size:
            giant, giant_size = root, size[root]
            if not joins_giant:
                heaps = fill_heaps(csr, gone, giant, forest, bound, removed)
    return order, largest_after
