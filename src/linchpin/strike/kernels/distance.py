"""Breadth-first distances, summed."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Ints


@compiled
def closeness_sum(indptr: Ints, indices: Ints, gone: Bools, sources: Ints) -> float:
    """Return the sum of 1 / distance from every source to every other node it reaches.

    Args:
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: CSR neighbours, int32.
        gone: bool, shape (n,); nodes that are out.
        sources: surviving nodes, int32.
    """
    n = gone.shape[0]
    distance = np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    total = 0.0
    for place in range(sources.shape[0]):
        queue[0] = sources[place]
        distance[queue[0]] = 0
        filled = 1
        reading = 0
        while reading < filled:
            node = queue[reading]
            reading += 1
            if reading > 1:
                total += 1.0 / distance[node]
            for position in range(indptr[node], indptr[node + 1]):
                other = indices[position]
                if distance[other] < 0 and not gone[other]:
                    distance[other] = distance[node] + 1
                    queue[filled] = other
                    filled += 1
        for reached in range(filled):
            distance[queue[reached]] = -1
    return total
