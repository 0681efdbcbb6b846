"""What is left of a network: connected pairs, largest component, efficiency, curve and area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.integrate import simpson

from linchpin.strike.graph.arrays import Bools, Floats, Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.components import removal_curve, unite_survivors
from linchpin.strike.kernels.distance import closeness_sum
from linchpin.strike.solve.question import OVER_AT

EXACT_UP_TO = 2000
SAMPLED_FROM = 256
SAMPLED_LEAST = 16
SAMPLED_WORK = 5e8


@dataclass(frozen=True, slots=True)
class Measures:
    """One state of a network.

    Attributes:
        survivors: nodes still in.
        components: pieces, single nodes included.
        connected_pairs: pairs of survivors joined by some path.
        largest: nodes in the largest component.
        efficiency: mean of 1 / distance over pairs of survivors, 0 to 1 (Latora and Marchiori,
            PRL 87, 2001); sampled from 16 to 256 sources above 2,000 nodes.
    """

    survivors: int
    components: int
    connected_pairs: int
    largest: int
    efficiency: float


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """How a network shrinks along an order.

    Attributes:
        largest: nodes in the largest component after 0, 1, ... removals, int32.
        connected_pairs: pairs after 0, 1, ... removals, float64.
        nodes: nodes of the whole network.
    """

    largest: Ints
    connected_pairs: Floats
    nodes: int

    @property
    def over_at(self) -> int | None:
        """Removals until the largest component is under a tenth, or None if it never is."""
        under = np.flatnonzero(self.largest < OVER_AT * self.nodes)
        return int(under[0]) if len(under) else None

    @property
    def area(self) -> float:
        """Area under the largest component, as a share of all nodes, in removals.

        Simpson's rule with unit steps over the states after each removal, up to the first one
        under a tenth of the network: the definition of the dismantling review (Artime et al.,
        Nature Reviews Physics 6, 2024) and of MIND (AAAI 2026).
        """
        last = self.over_at
        states = self.largest[1 : (len(self.largest) if last is None else last + 1)]
        if len(states) < 2:
            return float(states.sum()) / self.nodes
        return float(simpson(states / self.nodes, dx=1))


def curve(graph: Graph, order: Ints) -> Curve:
    """Return how a network shrinks when nodes leave in this order."""
    largest, pairs = removal_curve(graph.indptr, graph.indices, np.asarray(order, np.int32))
    return Curve(largest=largest, connected_pairs=pairs, nodes=graph.node_count)


def measure(graph: Graph, removed: Ints | None = None, *, seed: int = 1) -> Measures:
    """Return the measures of a network without some nodes.

    Args:
        graph: the network.
        removed: nodes, int32, or None.
        seed: for the sampled efficiency of large networks.
    """
    n = graph.node_count
    gone = mask(n, removed)
    parent = np.empty(n, np.int32)
    size = np.empty(n, np.int32)
    largest, pairs = unite_survivors(graph.indptr, graph.indices, gone, parent, size)
    inside = np.flatnonzero(~gone)
    roots = int(np.count_nonzero(parent[inside] == inside))
    return Measures(
        survivors=len(inside),
        components=roots,
        connected_pairs=int(pairs),
        largest=int(largest),
        efficiency=_efficiency(graph, gone, inside.astype(np.int32), seed),
    )


def mask(n: int, nodes: Ints | None) -> Bools:
    """Return a bool array of shape (n,) that is True at the nodes."""
    gone = np.zeros(n, np.bool_)
    if nodes is not None:
        gone[nodes] = True
    return gone


def _efficiency(graph: Graph, gone: Bools, inside: Ints, seed: int) -> float:
    if len(inside) < 2:
        return 0.0
    sources = inside
    if len(inside) > EXACT_UP_TO:
        steps = graph.node_count + len(graph.indices)
        count = int(max(SAMPLED_LEAST, min(SAMPLED_FROM, SAMPLED_WORK / steps)))
        sources = np.random.default_rng(seed).choice(inside, count, replace=False)
    total = closeness_sum(graph.indptr, graph.indices, gone, sources.astype(np.int32))
    return float(total / (len(sources) * (len(inside) - 1.0)))
