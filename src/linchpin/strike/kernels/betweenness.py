"""Sampled betweenness of the largest component, recomputed while it is taken apart."""

from __future__ import annotations

import numpy as np

from linchpin.strike.arrays import Bools, Floats, Ints
from linchpin.strike.kernels.compiled import compiled


@compiled
def next_random(state: int) -> int:
    """Return the next state of a 31-bit multiplicative generator (Park and Miller, 1988)."""
    return (state * 48271) % 2147483647


@compiled
def largest_component(
    indptr: Ints, indices: Ints, removed: Bools, seen: Bools, queue: Ints
) -> tuple[int, int]:
    """Return where in `queue` the members of the largest component start, and how many they are.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        removed: bool, shape (n,).
        seen: bool, shape (n,), scratch.
        queue: int32, shape (n,), overwritten with all survivors, component by component.
    """
    n = removed.shape[0]
    seen[:] = False
    filled = 0
    best_start = 0
    best_size = 0
    for start in range(n):
        if removed[start] or seen[start]:
            continue
        first = filled
        queue[filled] = start
        filled += 1
        seen[start] = True
        reading = first
        while reading < filled:
            node = queue[reading]
            reading += 1
            for position in range(indptr[node], indptr[node + 1]):
                other = indices[position]
                if not removed[other] and not seen[other]:
                    seen[other] = True
                    queue[filled] = other
                    filled += 1
        if filled - first > best_size:
            best_size = filled - first
            best_start = first
    return best_start, best_size


@compiled
def add_dependencies(
    indptr: Ints,
    indices: Ints,
    removed: Bools,
    source: int,
    score: Floats,
    scratch: tuple[Ints, Floats, Floats, Ints],
) -> None:
    """Add to `score` how much every node is depended on by shortest paths from `source`.

    One source of Brandes, J. Mathematical Sociology 25, 2001.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        removed: bool, shape (n,).
        source: a surviving node.
        score: float64, shape (n,), added to.
        scratch: distance (int32, all -1 on entry and on return), path counts, dependencies
            (float64) and a queue (int32), each of shape (n,).
    """
    distance, paths, dependency, queue = scratch
    queue[0] = source
    distance[source] = 0
    paths[source] = 1.0
    dependency[source] = 0.0
    filled = 1
    reading = 0
    while reading < filled:
        node = queue[reading]
        reading += 1
        further = distance[node] + 1
        through = paths[node]
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if removed[other]:
                continue
            if distance[other] < 0:
                distance[other] = further
                paths[other] = through
                dependency[other] = 0.0
                queue[filled] = other
                filled += 1
            elif distance[other] == further:
                paths[other] += through
    for place in range(filled - 1, 0, -1):
        node = queue[place]
        share = (1.0 + dependency[node]) / paths[node]
        nearer = distance[node] - 1
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if distance[other] == nearer and not removed[other]:
                dependency[other] += paths[other] * share
        score[node] += dependency[node]
    for place in range(filled):
        distance[queue[place]] = -1


@compiled
def adaptive_betweenness(
    indptr: Ints, indices: Ints, fixed: Bools, limit: int, effort: tuple[int, int, int]
) -> Ints:
    """Remove the node most depended on in the largest component, again and again.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        fixed: bool, shape (n,); True for nodes that must stay.
        limit: stop when the largest component is at most this, >= 1.
        effort: pivots per round (>= 1; all members when they are fewer), removals per round
            (>= 1), and the seed (1 to 2**31 - 2).

    Returns:
        Removed nodes in order, int32. The order ends early when only fixed nodes are left.
    """
    pivots, batch, state = effort
    n = indptr.shape[0] - 1
    removed = np.zeros(n, np.bool_)
    seen = np.zeros(n, np.bool_)
    members = np.empty(n, np.int32)
    score = np.zeros(n, np.float64)
    scratch = (
        np.full(n, -1, np.int32),
        np.empty(n, np.float64),
        np.empty(n, np.float64),
        np.empty(n, np.int32),
    )
    order = np.empty(n, np.int32)
    count = 0
    while True:
        start, size = largest_component(indptr, indices, removed, seen, members)
        if size <= limit:
            break
        inside = members[start : start + size]
        score[inside] = 0.0
        sampled = min(pivots, size)
        for place in range(sampled):
            if sampled < size:
                state = next_random(state)
                swap = place + state % (size - place)
                inside[place], inside[swap] = inside[swap], inside[place]
            add_dependencies(indptr, indices, removed, inside[place], score, scratch)
        taken = 0
        while taken < batch:
            best = -1
            for place in range(size):
                node = inside[place]
                if removed[node] or fixed[node]:
                    continue
                if (
                    best < 0
                    or score[node] > score[best]
                    or (score[node] == score[best] and node < best)
                ):
                    best = node
            if best < 0:
                break
            removed[best] = True
            order[count] = best
            count += 1
            taken += 1
        if taken == 0:
            break
    return order[:count].copy()
