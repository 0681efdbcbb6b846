"""Union-find over CSR graphs: components, and the curve of a removal order read backwards."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Floats, Ints


@compiled
def find(parent: Ints, node: int) -> int:
    """Return the root of a node, halving the path on the way."""
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


@compiled
def join(parent: Ints, size: Ints, one: int, other: int) -> int:
    """Unite two roots, the larger on top, and return the new root."""
    if one == other:
        return one
    if size[one] < size[other]:
        one, other = other, one
    parent[other] = one
    size[one] += size[other]
    return one


@compiled
def unite(indptr: Ints, indices: Ints, gone: Bools, parent: Ints, size: Ints) -> int:
    """Fill `parent` and `size` for the graph without `gone`.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32, both directions of every tie; sorted in each row.
        gone: bool, shape (n,); True for a node that is out.
        parent: int32, shape (n,), overwritten.
        size: int32, shape (n,), overwritten; valid at roots.

    Returns:
        Size of the largest component.
    """
    n = gone.shape[0]
    for node in range(n):
        parent[node] = node
        size[node] = 1
    largest = 0
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
    return largest


@compiled
def unite_survivors(
    indptr: Ints, indices: Ints, gone: Bools, parent: Ints, size: Ints
) -> tuple[int, float]:
    """Fill `parent` and `size` as `unite` does.

    Args:
        indptr: see `unite`.
        indices: see `unite`.
        gone: see `unite`.
        parent: see `unite`.
        size: see `unite`.

    Returns:
        Size of the largest component, and the number of connected pairs.
    """
    largest = unite(indptr, indices, gone, parent, size)
    pairs = 0.0
    for node in range(gone.shape[0]):
        if not gone[node] and parent[node] == node:
            members = size[node]
            pairs += 0.5 * members * (members - 1.0)
    return largest, pairs


@compiled
def mask_of(nodes: Ints, count: int) -> Bools:
    """Return a mask (bool, shape (count,)) of some nodes (int32)."""
    mask = np.zeros(count, np.bool_)
    for position in range(nodes.shape[0]):
        mask[nodes[position]] = True
    return mask


@compiled
def removal_curve(indptr: Ints, indices: Ints, order: Ints) -> tuple[Ints, Floats]:
    """Return largest component and connected pairs after 0, 1, ... len(order) removals.

    The order is put back from its end with a union-find, so that the whole curve costs one pass.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        order: nodes in order of removal, int32, distinct.

    Returns:
        Largest component (int32) and connected pairs (float64), each of shape (len(order) + 1,).
    """
    n = indptr.shape[0] - 1
    steps = order.shape[0]
    gone = mask_of(order, n)
    parent, size = np.empty(n, np.int32), np.empty(n, np.int32)
    largest, pairs = unite_survivors(indptr, indices, gone, parent, size)
    largest_after = np.empty(steps + 1, np.int32)
    pairs_after = np.empty(steps + 1, np.float64)
    largest_after[steps] = largest
    pairs_after[steps] = pairs
    for step in range(steps - 1, -1, -1):
        node = order[step]
        gone[node] = False
        root = node
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if gone[other]:
                continue
            top = find(parent, other)
            if top != root:
                pairs += float(size[top]) * float(size[root])
                root = join(parent, size, root, top)
        largest = max(largest, size[root])
        largest_after[step] = largest
        pairs_after[step] = pairs
    return largest_after, pairs_after
