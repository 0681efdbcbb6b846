"""CoreHD, adaptive degree and tree breaking: fast ways to take a network apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Ints

NOBODY = -1
CORE = 2
"""Ties that everybody in a 2-core has within it, at least."""


class Peeling(NamedTuple):
    """Who is out while nodes are taken.

    Attributes:
        fixed: bool, (n,); nodes that must stay.
        core_only: whether only ties of the 2-core count.
        out: bool, (n,); nodes that are out.
        stack: int32, (n,); those whose ties are to be taken.
    """

    fixed: Bools
    core_only: bool
    out: Bools
    stack: Ints


class Buckets(NamedTuple):
    """Nodes by degree, as doubly linked lists; int32.

    Attributes:
        degree: degree of every node, (n,).
        head: first node of each degree, -1 for none.
        after: next node of the same degree, (n,), -1 for none.
        before: the one before it.
    """

    degree: Ints
    head: Ints
    after: Ints
    before: Ints


@compiled
def fill_buckets(indptr: Ints, fixed: Bools) -> Buckets:
    """Return nodes by degree, those that must stay left out of the lists."""
    n = indptr.shape[0] - 1
    degree = np.empty(n, np.int32)
    top = 0
    for node in range(n):
        degree[node] = indptr[node + 1] - indptr[node]
        top = max(top, degree[node])
    head = np.full(top + 1, -1, np.int32)
    after = np.full(n, -1, np.int32)
    before = np.full(n, -1, np.int32)
    for node in range(n - 1, -1, -1):
        if not fixed[node]:
            first = head[degree[node]]
            after[node] = first
            if first >= 0:
                before[first] = node
            head[degree[node]] = node
    return Buckets(degree, head, after, before)


@compiled
def move_bucket(node: int, old: int, new: int, buckets: Buckets) -> None:
    """Move a node between the lists of two degrees.

    Args:
        node: the node.
        old: the list it is in.
        new: the list it goes to; below 0 for none.
        buckets: changed in place.
    """
    _, head, after, before = buckets
    left = before[node]
    right = after[node]
    if left >= 0:
        after[left] = right
    else:
        head[old] = right
    if right >= 0:
        before[right] = left
    if new >= 0:
        first = head[new]
        after[node] = first
        before[node] = -1
        if first >= 0:
            before[first] = node
        head[new] = node


@compiled
def peel(csr: Csr, waiting: int, buckets: Buckets, state: Peeling) -> None:
    """Take the ties of those who wait; in a 2-core, whoever has one tie left goes with them.

    Args:
        csr: row starts and neighbours.
        waiting: how many wait, at the front of the stack.
        buckets: changed in place.
        state: changed in place.
    """
    indptr, indices = csr
    degree = buckets.degree
    fixed, core_only, out, stack = state
    while waiting > 0:
        waiting -= 1
        node = stack[waiting]
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if out[other]:
                continue
            old = degree[other]
            degree[other] = old - 1
            if not fixed[other]:
                move_bucket(other, old, old - 1, buckets)
            if core_only and old == CORE:
                out[other] = True
                stack[waiting] = other
                waiting += 1


@compiled
def start_peeling(fixed: Bools, core_only: bool, degree: Ints) -> tuple[Peeling, int]:
    """Return a state in which those outside the 2-core wait, if it counts, and how many do."""
    n = fixed.shape[0]
    state = Peeling(fixed, core_only, np.zeros(n, np.bool_), np.empty(n, np.int32))
    waiting = 0
    for node in range(n):
        if core_only and degree[node] < CORE:
            state.out[node] = True
            state.stack[waiting] = node
            waiting += 1
    return state, waiting


@compiled
def highest_left(top: int, floor: int, buckets: Buckets, out: Bools) -> int:
    """Return the highest degree above `floor` that somebody has who is in, or at most `floor`."""
    head = buckets.head
    while top > floor and (head[top] < 0 or out[head[top]]):
        if head[top] < 0:
            top -= 1
        else:
            move_bucket(head[top], top, -1, buckets)
    return top


@compiled
def highest_degree(
    indptr: Ints, indices: Ints, fixed: Bools, core_only: bool
) -> tuple[Ints, Bools]:
    """Remove the node of highest degree again and again.

    With `core_only` this is CoreHD (Zdeborova, Zhang, Zhou, Scientific Reports 6, 2016): degrees
    are counted in the 2-core, which is peeled after every removal, until no cycle is left.
    Without it, it is adaptive degree, until no tie is left.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        fixed: bool, shape (n,); True for nodes that must stay.
        core_only: True for CoreHD.

    Returns:
        Removed nodes in order (int32), and the mask of removed nodes (bool, shape (n,)).
    """
    n = indptr.shape[0] - 1
    csr = Csr(indptr, indices)
    buckets = fill_buckets(indptr, fixed)
    state, waiting = start_peeling(fixed, core_only, buckets.degree)
    removed = np.zeros(n, np.bool_)
    order = np.empty(n, np.int32)
    count = 0
    floor = CORE - 1 if core_only else 0
    top = buckets.head.shape[0] - 1
    while True:
        peel(csr, waiting, buckets, state)
        top = highest_left(top, floor, buckets, state.out)
        if top <= floor:
            break
        node = buckets.head[top]
        move_bucket(node, top, -1, buckets)
        state.out[node] = True
        removed[node] = True
        order[count] = node
        count += 1
        state.stack[0] = node
        waiting = 1
    return order[:count].copy(), removed


@compiled
def walk_tree(csr: Csr, start: int, removed: Bools, up: Ints, walk: Ints) -> int:
    """Walk a component breadth first and return how many nodes it has.

    Args:
        csr: row starts and neighbours.
        start: a node of it.
        removed: bool, shape (n,); nodes that are out.
        up: int32, shape (n,); who led to each node, itself for the start; `NOBODY` before.
        walk: int32, shape (n,); its nodes in order, written.
    """
    indptr, indices = csr
    walk[0] = start
    up[start] = start
    length = 1
    seen = 0
    while seen < length:
        node = walk[seen]
        seen += 1
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if not removed[other] and up[other] == NOBODY:
                up[other] = node
                walk[length] = other
                length += 1
    return length


@compiled
def break_trees(indptr: Ints, indices: Ints, fixed: Bools, removed: Bools, limit: int) -> Ints:
    """Break what is left of a network after its cycles are gone into pieces of at most `limit`.

    Every component is walked depth first; a node whose gathered subtree is larger than `limit`
    is taken out. On a forest this is the optimal greedy of Janson and Thomason (2008); where
    `fixed` nodes left a cycle, it is a heuristic on a spanning tree.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        fixed: bool, shape (n,); True for nodes that must stay.
        removed: bool, shape (n,); updated in place.
        limit: largest size of a piece, >= 1.

    Returns:
        The nodes taken out, int32.
    """
    n = indptr.shape[0] - 1
    csr = Csr(indptr, indices)
    up = np.full(n, NOBODY, np.int32)
    gathered = np.ones(n, np.int32)
    walk = np.empty(n, np.int32)
    taken = np.empty(n, np.int32)
    count = 0
    for start in range(n):
        if removed[start] or up[start] != NOBODY:
            continue
        length = walk_tree(csr, start, removed, up, walk)
        if length <= limit:
            continue
        for place in range(length - 1, -1, -1):
            node = walk[place]
            if gathered[node] > limit and not fixed[node]:
                removed[node] = True
                taken[count] = node
                count += 1
            elif up[node] != node:
                gathered[up[node]] += gathered[node]
    return taken[:count].copy()
