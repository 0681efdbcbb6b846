"""Putting nodes back: the fast pass against the definition, step by step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from networks import random_graph, small_graphs

from effort import times
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import curve
from linchpin.strike.kernels.rebuild import rebuild


def neighbours(graph: Graph, node: int) -> list[int]:
    return graph.indices[graph.indptr[node] : graph.indptr[node + 1]].tolist()


def components(graph: Graph, gone: set[int]) -> list[set[int]]:
    """Return, for each node that is left, everybody it reaches, by walking; one set a component."""
    found: list[set[int]] = [set() for _ in range(graph.node_count)]
    for start in range(graph.node_count):
        if start in gone or found[start]:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            for other in neighbours(graph, waiting.pop()):
                if other not in gone and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        for node in reached:
            found[node] = reached
    return found


def by_definition(graph: Graph, removed: list[int]) -> list[int]:
    gone, order = set(removed), []

    def cost(node: int) -> int:
        """Return the size of the component `node` would form."""
        beside = {id(left[other]): len(left[other]) for other in neighbours(graph, node)}
        return 1 + sum(beside.values())

    while gone:
        left = components(graph, gone)
        node = min(gone, key=lambda one: (cost(one), one))
        gone.discard(node)
        order.append(node)
    return order[::-1]


@pytest.mark.parametrize(("nodes", "ties"), [(300, 420), (600, 1000), (400, 2000)])
def test_the_largest_component_is_that_of_the_definition(nodes: int, ties: int) -> None:
    graph = random_graph(nodes, ties, nodes)
    removed = np.random.default_rng(1).permutation(nodes)[: nodes // 3].astype(np.int32)
    order, largest = rebuild(graph.indptr, graph.indices, removed, 0.0)
    assert sorted(order.tolist()) == sorted(removed.tolist())
    assert largest.tolist() == curve(graph, order).largest.tolist()
    naive = np.array(by_definition(graph, removed.tolist()), np.int32)
    ours, theirs = curve(graph, order), curve(graph, naive)
    assert abs(ours.largest.sum() - theirs.largest.sum()) <= 0.01 * theirs.largest.sum()


@settings(max_examples=times(25))
@given(graph=small_graphs(12))
def test_small_networks_get_the_order_of_the_definition(graph: Graph) -> None:
    removed = list(range(0, graph.node_count, 2))
    order, _ = rebuild(graph.indptr, graph.indices, np.array(removed, np.int32), 0.0)
    assert order.tolist() == by_definition(graph, removed)
