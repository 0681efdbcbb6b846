"""Kernels against their definitions, written out in plain Python over small networks."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import small_graphs

from effort import times
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.betweenness import largest_component, summed_dependencies
from linchpin.strike.kernels.components import removal_curve, unite_survivors
from linchpin.strike.kernels.distance import closeness_sum
from linchpin.strike.kernels.order import greedy_order
from linchpin.strike.kernels.pieces import (
    LARGEST,
    PAIRS,
    empty_marks,
    empty_pieces,
    growth,
    label_all,
)
from linchpin.strike.kernels.separation import empty_scratch, outcome_key, separations

graphs_with_gone = st.tuples(small_graphs(), st.sets(st.integers(0, 11)))


def distances(graph: Graph, gone: set[int], source: int) -> dict[int, int]:
    """Return the distance to everybody a node reaches, by walking."""
    found, waiting = {source: 0}, [source]
    while waiting:
        one = waiting.pop(0)
        for other in graph.indices[graph.indptr[one] : graph.indptr[one + 1]].tolist():
            if other not in gone and other not in found:
                found[other] = found[one] + 1
                waiting.append(other)
    return found


def outcome(graph: Graph, gone: set[int]) -> tuple[int, int]:
    """Return connected pairs and the largest component without some nodes."""
    left = [node for node in range(graph.node_count) if node not in gone]
    reached = {node: distances(graph, gone, node) for node in left}
    pairs = sum(other in reached[one] for one, other in combinations(left, 2))
    return pairs, max((len(found) for found in reached.values()), default=0)


def masked(graph: Graph, gone: set[int]) -> np.ndarray:
    return np.array([node in gone for node in range(graph.node_count)], np.bool_)


@settings(max_examples=times(30))
@given(case=graphs_with_gone)
def test_components_distances_and_keys_are_those_of_the_definition(
    case: tuple[Graph, set[int]],
) -> None:
    graph, gone = case[0], {node for node in case[1] if node < case[0].node_count}
    n, mask = graph.node_count, masked(graph, gone)
    pairs, largest = outcome(graph, gone)
    parent, size = np.empty(n, np.int32), np.empty(n, np.int32)
    assert unite_survivors(graph.indptr, graph.indices, mask, parent, size) == (largest, pairs)
    pieces = empty_pieces(n)
    label_all(graph.csr, mask, pieces, np.empty(n, np.int32))
    assert (pieces.totals[PAIRS], pieces.totals[LARGEST]) == (pairs, largest)
    queue = np.empty(n, np.int32)
    seen = np.zeros(n, np.bool_)
    assert largest_component(graph.indptr, graph.indices, mask, seen, queue)[1] == largest
    left = [node for node in range(n) if node not in gone]
    near = sum(1 / away for node in left for away in distances(graph, gone, node).values() if away)
    sources = np.array(left, np.int32)
    assert closeness_sum(graph.indptr, graph.indices, mask, sources) == pytest.approx(near)
    for by_largest in (False, True):
        key = np.empty(n, np.int64)
        separations(graph.csr, mask, by_largest, key, empty_scratch(n))
        for node in left:
            after = outcome(graph, gone | {node})
            assert key[node] == outcome_key(after[0], after[1], n, by_largest)
    for node in gone:
        seen_labels = empty_marks(n)
        more, together = growth(graph.csr, mask, node, pieces, seen_labels)
        back = gone - {node}
        assert more == outcome(graph, back)[0] - pairs
        assert together == len(distances(graph, back, node))


@settings(max_examples=times(20))
@given(graph=small_graphs(9), data=st.data())
def test_the_curve_and_the_greedy_order_are_those_of_the_definition(
    graph: Graph, data: st.DataObject
) -> None:
    n = graph.node_count
    order = data.draw(st.permutations(range(n)))
    largest, pairs = removal_curve(graph.indptr, graph.indices, np.array(order, np.int32))
    states = [outcome(graph, set(order[:step])) for step in range(n + 1)]
    assert list(zip(pairs.tolist(), largest.tolist(), strict=True)) == states
    found = greedy_order(graph.stack, np.zeros(n, np.bool_), False, 3)
    gone: set[int] = set()
    for node in found.tolist():
        best = min((outcome(graph, gone | {one}), one) for one in range(n) if one not in gone)
        assert (outcome(graph, gone | {node}), node) == best
        gone.add(node)


@settings(max_examples=times(20))
@given(case=graphs_with_gone)
def test_dependencies_are_shares_of_shortest_paths(case: tuple[Graph, set[int]]) -> None:
    graph, gone = case[0], {node for node in case[1] if node < case[0].node_count}
    left = [node for node in range(graph.node_count) if node not in gone]
    away = {node: distances(graph, gone, node) for node in left}

    def paths(one: int, other: int) -> int:
        if one == other:
            return 1
        ties = graph.indices[graph.indptr[other] : graph.indptr[other + 1]].tolist()
        steps = [t for t in ties if t in away[one] and away[one][t] == away[one][other] - 1]
        return sum(paths(one, step) for step in steps)

    wanted = np.zeros(graph.node_count)
    for one in left:
        for other in away[one]:
            for node in set(away[one]) - {one, other}:
                if other != one and away[one][node] + away[node].get(other, 99) == away[one][other]:
                    wanted[node] += paths(one, node) * paths(node, other) / paths(one, other)
    found = summed_dependencies(graph.csr, masked(graph, gone), np.array(left, np.int32))
    assert found == pytest.approx(wanted)
