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
from linchpin.strike.kernels.components import find, join, unite_survivors

NODE_BITS = 31
NODE = 2**NODE_BITS - 1
"""The bits of a heap entry that hold the node; those above hold its bound."""
GIANT_LEAST, GIANT_SHARE, OUTGROWN = 64, 500, 4
"""A component is the giant from four times so many nodes on: 64, or a 500th of the network."""


class Forest(NamedTuple):
    """Components as trees: parents, sizes, and stamps (-1 on entry and on return), int32, (n,)."""

    parent: Ints
    size: Ints
    stamp: Ints


class Swallowed(NamedTuple):
    """How much the giant grows (nodes), circular member lists, and marks (int32)."""

    growth: int
    ring: Ints
    mark: Ints


class Heaps(NamedTuple):
    """Removed nodes by bound, entries `bound << 31 | node`: away from the giant, and beside it."""

    away: list[int]
    beside: list[int]


class Pick(NamedTuple):
    """Where the cheapest node is looked for, and by what share (>= 0) it may cost more."""

    heaps: Heaps
    slack: float


@compiled
def return_key(csr: Csr, node: int, gone: Bools, giant: int, forest: Forest) -> int:
    """Return how costly it is to put a node back.

    Args:
        csr: row starts and neighbours.
        node: a removed node.
        gone: mask of removed nodes.
        giant: root of the giant component, or -1.
        forest: its components.

    Returns:
        The size of the component that would form; beside the giant, n + 1 plus the growth.
    """
    indptr, indices = csr
    parent, size, stamp = forest
    total = 1
    for position in range(indptr[node], indptr[node + 1]):
        other = indices[position]
        if not gone[other]:
            root = find(parent, other)
            if stamp[root] != node:
                stamp[root] = node
                total += size[root]
    beside = giant >= 0 and stamp[giant] == node
    for position in range(indptr[node], indptr[node + 1]):
        other = indices[position]
        if not gone[other]:
            stamp[parent[other]] = -1
    if beside:
        return np.int64(indptr.shape[0] + total - size[giant])
    return np.int64(total)


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
def cheapest(
    csr: Csr,
    gone: Bools,
    giant: int,
    forest: Forest,
    bound: Longs,
    pick: Pick,
) -> int:
    """Return the removed node whose return makes the smallest component.

    Args:
        csr: row starts and neighbours.
        gone: mask of removed nodes.
        giant: root of the giant component, or -1.
        forest: parents, sizes, stamps.
        bound: lower bounds on keys, updated.
        pick: removed nodes by bound, and how near the minimum must be.
    """
    away, beside = pick.heaps
    wide = np.int64(csr.indptr.shape[0])
    while True:
        drop_stale(away, gone, bound)
        drop_stale(beside, gone, bound)
        cost_away = (away[0] >> NODE_BITS) if len(away) > 0 else wide * wide
        cost_beside = wide * wide
        if len(beside) > 0:
            cost_beside = (beside[0] >> NODE_BITS) - wide + size_of(forest, giant)
        heap = beside if cost_beside < cost_away else away
        node = np.int32(heap[0] & NODE)
        fresh = return_key(csr, node, gone, giant, forest)
        base = wide if bound[node] > wide else 0
        if fresh - base <= (bound[node] - base) * (1.0 + pick.slack):
            bound[node] = fresh
            return node
        bound[node] = fresh
        heapq.heappop(heap)
        heapq.heappush(beside if fresh > wide else away, (fresh << NODE_BITS) | node)


@compiled
def drop_stale(heap: list[int], gone: Bools, bound: Longs) -> None:
    """Pop entries of nodes that came back or whose bound has changed since."""
    while len(heap) > 0:
        node = heap[0] & NODE
        if gone[node] and heap[0] >> NODE_BITS == bound[node]:
            return
        heapq.heappop(heap)


@compiled
def size_of(forest: Forest, root: int) -> int:
    """Return the size of the component with this root."""
    return np.int64(forest.size[root])


@compiled
def fill_heaps(
    csr: Csr,
    gone: Bools,
    giant: int,
    forest: Forest,
    bound: Longs,
    removed: Ints,
) -> Heaps:
    """Return fresh heaps of the removed nodes away from the giant and beside it.

    Args:
        csr: row starts, int32 (n + 1,), and neighbours.
        gone: which nodes are out, bool (n,).
        giant: root of the giant component.
        forest: parents, sizes and marks of the components.
        bound: written, (n,): key of each removed node.
        removed: the nodes that were taken out.
    """
    wide = np.int64(csr.indptr.shape[0])
    away = [np.int64(0) for _ in range(0)]
    beside = [np.int64(0) for _ in range(0)]
    for position in range(removed.shape[0]):
        node = removed[position]
        if gone[node]:
            bound[node] = return_key(csr, node, gone, giant, forest)
            (beside if bound[node] > wide else away).append((bound[node] << NODE_BITS) | node)
    heapq.heapify(away)
    heapq.heapify(beside)
    return Heaps(away, beside)


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
    gone = np.zeros(n, np.bool_)
    for position in range(steps):
        gone[removed[position]] = True
    parent = np.empty(n, np.int32)
    size = np.empty(n, np.int32)
    forest = Forest(parent, size, np.full(n, -1, np.int32))
    largest, _ = unite_survivors(indptr, indices, gone, parent, size)
    ring = link_rings(parent)
    mark = np.full(n, -1, np.int32)
    order = np.empty(steps, np.int32)
    largest_after = np.empty(steps + 1, np.int32)
    largest_after[steps] = largest
    wide = np.int64(n + 1)
    bound = np.zeros(n, np.int64)
    giant = -1
    giant_size = max(GIANT_LEAST, n // GIANT_SHARE)
    heaps = fill_heaps(csr, gone, giant, forest, bound, removed)
    for step in range(steps - 1, -1, -1):
        node = cheapest(csr, gone, giant, forest, bound, Pick(heaps, slack))
        joins_giant = bound[node] > wide
        gone[node] = False
        root = node
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if gone[other]:
                continue
            top = find(parent, other)
            if top != root and top != giant:
                ring[top], ring[root] = ring[root], ring[top]
                root = join(parent, size, root, top)
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
        if joins_giant:
            giant = root
            giant_size = size[root]
        elif size[root] > OUTGROWN * giant_size:
            giant = root
            giant_size = size[root]
            heaps = fill_heaps(csr, gone, giant, forest, bound, removed)
    return order, largest_after
