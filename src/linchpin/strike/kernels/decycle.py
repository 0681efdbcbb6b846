"""CoreHD, adaptive degree and tree breaking: fast ways to take a network apart."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Ints


@compiled
def move_bucket(node: int, old: int, new: int, head: Ints, after: Ints, before: Ints) -> None:
    """Move a node between the doubly linked lists that hold nodes of one degree.

    Args:
        node: the node.
        old: the list it is in.
        new: the list it goes to; below 0 for none.
        head: first node of each list, -1 for none; changed in place.
        after: next node in the list, (n,); changed in place.
        before: previous node in the list, (n,); changed in place.
    """
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
    out = np.zeros(n, np.bool_)
    removed = np.zeros(n, np.bool_)
    stack = np.empty(n, np.int32)
    order = np.empty(n, np.int32)
    count = 0
    waiting = 0
    if core_only:
        for node in range(n):
            if degree[node] < 2:
                out[node] = True
                stack[waiting] = node
                waiting += 1
    floor = 1 if core_only else 0
    while True:
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
                    move_bucket(other, old, old - 1, head, after, before)
                if core_only and old == 2:
                    out[other] = True
                    stack[waiting] = other
                    waiting += 1
        while top > floor and (head[top] < 0 or out[head[top]]):
            if head[top] < 0:
                top -= 1
            else:
                move_bucket(head[top], top, -1, head, after, before)
        if top <= floor:
            break
        node = head[top]
        move_bucket(node, top, -1, head, after, before)
        out[node] = True
        removed[node] = True
        order[count] = node
        count += 1
        stack[0] = node
        waiting = 1
    return order[:count].copy(), removed


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
    visited = np.zeros(n, np.bool_)
    up = np.full(n, -1, np.int32)
    gathered = np.ones(n, np.int32)
    walk = np.empty(n, np.int32)
    taken = np.empty(n, np.int32)
    count = 0
    for start in range(n):
        if removed[start] or visited[start]:
            continue
        length = 1
        walk[0] = start
        visited[start] = True
        seen = 0
        while seen < length:
            node = walk[seen]
            seen += 1
            for position in range(indptr[node], indptr[node + 1]):
                other = indices[position]
                if not removed[other] and not visited[other]:
                    visited[other] = True
                    up[other] = node
                    walk[length] = other
                    length += 1
        if length <= limit:
            continue
        for place in range(length - 1, -1, -1):
            node = walk[place]
            if gathered[node] > limit and not fixed[node]:
                removed[node] = True
                taken[count] = node
                count += 1
            elif up[node] >= 0:
                gathered[up[node]] += gathered[node]
    return taken[:count].copy()
