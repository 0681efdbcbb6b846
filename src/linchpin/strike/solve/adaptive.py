"""Adaptive betweenness: whoever most shortest paths pass leaves, again and again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.arrays import Bools, Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.betweenness import (
    draw,
    highest,
    largest_component,
    summed_dependencies,
)

WORKERS = 2


def betweenness_order(
    graph: Graph,
    fixed: Bools,
    limit: int,
    effort: tuple[int, int, int],
    progress: Progress = silent,
) -> Ints:
    """Return an order of removal by sampled betweenness of the largest component.

    Holme, Kim, Yoon, Han (PRE 65, 2002), with sampled sources (Brandes and Pich, Int. J.
    Bifurcation and Chaos 17, 2007). The sources are always split the same way, so that sums, and
    with them answers, do not depend on the number of cores.

    Args:
        graph: the network.
        fixed: bool, shape (n,); True for nodes that must stay.
        limit: stop when the largest component is at most this, >= 1.
        effort: sources per round (>= 1; all members when they are fewer), removals per round
            (>= 1), and the seed (1 to 2**31 - 2).
        progress: told how many names have left.

    Returns:
        Removed nodes in order, int32. The order ends early when only fixed nodes are left.
    """
    sources, batch, state = effort
    n = graph.node_count
    removed, seen = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    members = np.empty(n, np.int32)
    order: list[Ints] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        while True:
            start, size = largest_component(graph.indptr, graph.indices, removed, seen, members)
            if size <= limit:
                break
            inside = members[start : start + size]
            if sources < size:
                state = draw(inside, sources, state)
            drawn = inside[: min(sources, size)].copy()
            parts = [drawn[one::WORKERS] for one in range(WORKERS)]
            sums = list(pool.map(lambda part: summed_dependencies(graph.csr, removed, part), parts))
            leaving = highest(inside, fixed, sums[0] + sums[1], batch)
            if not len(leaving):
                break
            removed[leaving] = True
            order.append(leaving)
            progress("taking it apart by shortest paths, names out", len(order) * batch, 0)
    return np.concatenate(order) if order else np.empty(0, np.int32)
