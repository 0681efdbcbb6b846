"""Which removed node comes back most cheaply: costs, and the heaps that know their bounds."""

from __future__ import annotations

import heapq
from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Ints, Longs
from linchpin.strike.kernels.components import find

NODE_BITS = 31
NODE = 2**NODE_BITS - 1
"""The bits of a heap entry that hold the node; those above hold its bound."""


class Forest(NamedTuple):
    """Components as trees: parents, sizes, and stamps (-1 on entry and on return), int32, (n,)."""

    parent: Ints
    size: Ints
    stamp: Ints


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
