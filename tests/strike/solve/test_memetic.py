"""The memetic search: its components, its levels, and its laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import random_graph, small_graphs

from effort import times
from linchpin.strike.graph.arrays import Limits
from linchpin.strike.graph.graph import Graph, graph_of_ties
from linchpin.strike.graph.measures import measure
from linchpin.strike.kernels.pieces import (
    LARGEST,
    PAIRS,
    empty_marks,
    empty_pieces,
    growth,
    label_all,
    take_out,
)
from linchpin.strike.kernels.pieces import put_back as back
from linchpin.strike.kernels.regrow import Rules, Trials, regrow
from linchpin.strike.kernels.separation import outcome_key
from linchpin.strike.solve.levels import blocks, budget_levels, level_step
from linchpin.strike.solve.memetic import MemeticSearch
from linchpin.strike.solve.question import ask


def state(graph: Graph, gone: np.ndarray) -> tuple[int, int]:
    found = measure(graph, np.flatnonzero(gone).astype(np.int32))
    return found.connected_pairs, found.largest


@settings(max_examples=times(30))
@given(graph=small_graphs(12), seed=st.integers(0, 10_000))
def test_components_stay_right_while_nodes_leave_and_come_back(graph: Graph, seed: int) -> None:
    n = graph.node_count
    rng = np.random.default_rng(seed)
    gone, queue = np.zeros(n, np.bool_), np.empty(n, np.int32)
    pieces, seen = empty_pieces(n), empty_marks(n)
    label_all(graph.csr, gone, pieces, queue)
    for _ in range(6):
        stay = np.flatnonzero(~gone)
        nodes = rng.permutation(stay)[: rng.integers(0, len(stay) + 1)].astype(np.int32)
        gone[nodes] = True
        take_out(graph.csr, gone, nodes, pieces, queue)
        assert (pieces.totals[PAIRS], pieces.totals[LARGEST]) == state(graph, gone)
        for node in rng.permutation(np.flatnonzero(gone))[:2].tolist():
            before = int(pieces.totals[PAIRS])
            pairs, _ = growth(graph.csr, gone, node, pieces, seen)
            back(graph.csr, gone, node, pieces)
            assert (pieces.totals[PAIRS], pieces.totals[LARGEST]) == state(graph, gone)
            assert pieces.totals[PAIRS] - before == pairs
        label_all(graph.csr, gone, pieces, queue)


@settings(max_examples=times(30))
@given(graph=small_graphs(12), by_largest=st.booleans(), seed=st.integers(1, 1000))
def test_the_key_of_a_search_is_that_of_its_set(graph: Graph, by_largest: bool, seed: int) -> None:
    n = graph.node_count
    costs = 0.5 + np.arange(n) % 3
    fixed = np.arange(n) % 4 == 1
    start = ~fixed
    limits, effort = Limits(3.0 + 1e-9, by_largest), Trials(60, 5, seed)
    found, key = regrow(graph.csr, Rules(fixed, costs), start, limits, effort)
    assert costs[found].sum() <= 3.0 + 1e-9
    assert not (found & fixed).any()
    pairs, largest = state(graph, found)
    assert key == outcome_key(pairs, largest, n, by_largest)


def test_nodes_that_must_leave_together_are_found() -> None:
    one = [(f"a{i}", f"a{j}") for i in range(40) for j in range(i)]
    other = [(f"b{i}", f"b{j}") for i in range(40) for j in range(i)]
    hubs = [(f"a{i}", "hub") for i in range(30)]
    between = [(f"a{i}", f"gate{i}") for i in range(6)] + [(f"b{i}", f"gate{i}") for i in range(6)]
    graph = graph_of_ties([*one, *other, *hubs, *between, ("a0", "alone")])
    chosen = graph.named(MemeticSearch().targets(graph, ask(graph, budget=6)).order)
    found = measure(graph, graph.nodes_of(chosen))
    assert found.largest <= 43  # six gates, or their ends: none of them matters alone


@pytest.mark.usefixtures("little_work")
@pytest.mark.parametrize("objective", ["pairwise", "lcc"])
def test_a_larger_budget_is_never_worse_between_levels_either(objective: str) -> None:
    graph = random_graph(130, 180, 4)
    costs = np.random.default_rng(1).random(130) + 0.5  # no common step: levels are coarse
    assert level_step(ask(graph, budget=1, costs=costs))[0] == pytest.approx(costs.sum() / 512)
    values = []
    for budget in (1.5, 1.55, 1.63, 2.1):
        question = ask(graph, budget=budget, costs=costs, objective=objective)  # type: ignore[arg-type]
        chosen = MemeticSearch().targets(graph, question).order
        assert costs[chosen].sum() <= budget + 1e-9
        left = measure(graph, chosen)
        values.append(left.connected_pairs if objective == "pairwise" else left.largest)
    assert values == sorted(values, reverse=True)


@pytest.mark.usefixtures("little_work")
def test_a_larger_budget_is_never_worse_across_blocks() -> None:
    graph = random_graph(130, 160, 5)
    values = [
        measure(graph, MemeticSearch().targets(graph, ask(graph, budget=k)).order).connected_pairs
        for k in (8, 9, 10, 11)
    ]
    assert values == sorted(values, reverse=True)


def test_levels_depend_on_the_costs_and_not_on_the_budget() -> None:
    graph = random_graph(20, 30, 1)
    costs = np.where(np.arange(20) % 2, 1.5, 2.0)
    assert budget_levels(ask(graph, budget=2.2, costs=costs)).tolist() == [0.5, 1.0, 1.5, 2.0]
    few, many = list(blocks(9, 100)), list(blocks(40, 100))
    assert many[: len(few)] == few
    assert [low for low, _ in many[1:]] == [top for _, top in many[:-1]]
    assert list(blocks(40, 12))[-1][1] == 12
