"""Sampled betweenness of the largest component, recomputed while it is taken apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Floats, Ints
from linchpin.strike.kernels.annealing import next_random


class PathScratch(NamedTuple):
    """The work arrays of shortest paths from one node, each of shape (n,).

    Attributes:
        distance: int32, all -1 on entry and on return.
        paths: how many shortest paths reach a node, float64.
        dependency: how much is depended on a node, float64.
        queue: int32.
    """

    distance: Ints
    paths: Floats
    dependency: Floats
    queue: Ints


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
def count_paths(
    indptr: Ints, indices: Ints, removed: Bools, source: int, scratch: PathScratch
) -> int:
    """Count the shortest paths from a source to everybody it reaches; return how many those are.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        removed: bool, shape (n,).
        source: a surviving node, the first in the queue.
        scratch: see `PathScratch`; filled for those reached, in order of distance.
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
    return filled


@compiled
def add_dependencies(
    indptr: Ints,
    indices: Ints,
    removed: Bools,
    source: int,
    score: Floats,
    scratch: PathScratch,
) -> None:
    """Add to `score` how much every node is depended on by shortest paths from `source`.

    One source of Brandes, J. Mathematical Sociology 25, 2001.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        removed: bool, shape (n,).
        source: a surviving node.
        score: float64, shape (n,), added to.
        scratch: see `PathScratch`.
    """
    distance, paths, dependency, queue = scratch
    filled = count_paths(indptr, indices, removed, source, scratch)
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
def summed_dependencies(csr: Csr, removed: Bools, sources: Ints) -> Floats:
    """Return how much every node (float64, shape (n,)) is depended on from several sources.

    Args:
        csr: row starts and neighbours.
        removed: bool, shape (n,).
        sources: surviving nodes, int32.
    """
    indptr, indices = csr
    n = removed.shape[0]
    score = np.zeros(n, np.float64)
    scratch = PathScratch(
        np.full(n, -1, np.int32),
        np.empty(n, np.float64),
        np.empty(n, np.float64),
        np.empty(n, np.int32),
    )
    for place in range(sources.shape[0]):
        add_dependencies(indptr, indices, removed, sources[place], score, scratch)
    return score


@compiled
def draw(inside: Ints, count: int, state: int) -> int:
    """Return the next state of the generator, `count` members drawn at random moved to the front.

    Args:
        inside: nodes, int32; reordered in place.
        count: how many are drawn, >= 0.
        state: of the generator, 1 to 2**31 - 2.
    """
    size = inside.shape[0]
    for place in range(min(count, size - 1)):
        state = next_random(state)
        swap = place + state % (size - place)
        inside[place], inside[swap] = inside[swap], inside[place]
    return state


@compiled
def highest(inside: Ints, fixed: Bools, score: Floats, count: int) -> Ints:
    """Return the removable members with the highest scores, int32; of equals the lower number.

    Args:
        inside: nodes, int32.
        fixed: bool, shape (n,); nodes that must stay.
        score: float64, shape (n,).
        count: how many, >= 1.
    """
    best = np.empty(count, np.int32)
    filled = 0
    for place in range(inside.shape[0]):
        node = inside[place]
        if fixed[node]:
            continue
        at = filled
        while at > 0:
            other = best[at - 1]
            higher = score[node] > score[other]
            if not (higher or (score[node] == score[other] and node < other)):
                break
            at -= 1
        if at < count:
            filled = min(count, filled + 1)
            for moved in range(filled - 1, at, -1):
                best[moved] = best[moved - 1]
            best[at] = node
    return best[:filled].copy()
