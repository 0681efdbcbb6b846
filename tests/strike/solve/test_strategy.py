"""One contract for every strategy, and the laws of removal."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import barbell, random_graph, small_graphs

from effort import times
from linchpin.strike.graph.graph import Graph, graph_of_ties
from linchpin.strike.graph.measures import curve, mask, measure
from linchpin.strike.kernels.components import removal_curve
from linchpin.strike.kernels.separation import outcome_key
from linchpin.strike.solve.choose import EVERY_STRATEGY, solve
from linchpin.strike.solve.exact import Exhaustive
from linchpin.strike.solve.memetic import MemeticSearch
from linchpin.strike.solve.portfolio import Portfolio
from linchpin.strike.solve.question import Question, ask
from linchpin.strike.solve.strategy import Strategy
from linchpin.strike.uncertainty.missing import missing_share
from linchpin.strike.uncertainty.robust import Expected
from linchpin.strike.uncertainty.worlds import plausible_worlds

every_strategy = pytest.mark.parametrize("strategy", EVERY_STRATEGY, ids=lambda one: one.name)


def left(graph: Graph, order: np.ndarray) -> int:
    return measure(graph, order).connected_pairs


def judged(strategy: Strategy, graph: Graph, question: Question, order: np.ndarray) -> int:
    """Return what an order leaves of what the strategy minimises: here, or over its worlds."""
    if not isinstance(strategy, Expected):
        state = measure(graph, order)
        return state.largest if question.by_largest else state.connected_pairs
    total = 0
    worlds = plausible_worlds(graph, missing=missing_share(graph), seed=question.seed)
    for place in range(worlds.count):
        largest, pairs = removal_curve(*worlds.world(place), order)
        n = graph.node_count
        total += outcome_key(int(pairs[-1]), int(largest[-1]), n, question.by_largest)
    return total


@every_strategy
@settings(max_examples=times(8))
@given(graph=small_graphs(), data=st.data())
def test_protected_stay_budget_holds_and_seeds_reproduce(
    strategy: Strategy, graph: Graph, data: st.DataObject
) -> None:
    n = graph.node_count
    prices = st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.5]), min_size=n, max_size=n)
    costs = np.array(data.draw(prices))
    fixed = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    budget = data.draw(st.sampled_from([0.0, 1.0, 2.5, 4.0]))
    question = ask(graph, budget=budget, costs=costs, protected=fixed, seed=7)
    choice = strategy.targets(graph, question)
    assert not fixed[choice.order].any()
    assert costs[choice.order].sum() <= budget + 1e-6
    assert len(set(choice.order.tolist())) == len(choice.order)
    assert choice.order.tolist() == strategy.targets(graph, question).order.tolist()


@every_strategy
@settings(max_examples=times(12))
@given(graph=small_graphs(), unit=st.booleans(), objective=st.sampled_from(["pairwise", "lcc"]))
def test_a_larger_budget_is_never_worse(
    strategy: Strategy, graph: Graph, unit: bool, objective: str
) -> None:
    costs = None if unit else 0.5 + np.arange(graph.node_count) % 3
    before = None
    for budget in (0.0, 1.0, 1.5, 2.0, 3.0, 4.0):
        question = ask(graph, budget=budget, costs=costs, objective=objective)  # type: ignore[arg-type]
        value = judged(strategy, graph, question, strategy.targets(graph, question).order)
        assert before is None or value <= before
        before = value


@pytest.mark.usefixtures("little_work")
@pytest.mark.parametrize("costly", [False, True])
def test_a_larger_budget_is_never_worse_on_a_middling_network(costly: bool) -> None:
    graph = random_graph(300, 420, 3)
    costs = 1.0 + (np.arange(300) % 4) / 2 if costly else None
    values = [
        left(graph, solve(graph, ask(graph, budget=budget, costs=costs)).order)
        for budget in (1.0, 2.0, 3.5, 5.0, 8.0, 9.0)
    ]
    assert values == sorted(values, reverse=True)


@settings(max_examples=times(20))
@given(
    graph=small_graphs(9), size=st.integers(0, 3), objective=st.sampled_from(["pairwise", "lcc"])
)
def test_exhaustive_is_the_optimum_by_brute_force(graph: Graph, size: int, objective: str) -> None:
    question = ask(graph, budget=size, objective=objective)  # type: ignore[arg-type]
    found = measure(graph, Exhaustive().targets(graph, question).order)
    states = [
        measure(graph, np.array(one, np.int32))
        for one in combinations(range(graph.node_count), min(size, graph.node_count))
    ]
    if objective == "pairwise":
        assert found.connected_pairs == min(state.connected_pairs for state in states)
    else:
        assert found.largest == min(state.largest for state in states)


@settings(max_examples=times(30))
@given(graph=small_graphs(9), budget=st.sampled_from([1.0, 2.0, 3.0]))
def test_exhaustive_with_costs_is_the_optimum_by_brute_force(graph: Graph, budget: float) -> None:
    costs = 0.5 + np.arange(graph.node_count) % 3
    found = Exhaustive().targets(graph, ask(graph, budget=budget, costs=costs)).order
    best = min(
        left(graph, np.array(one, np.int32))
        for size in range(graph.node_count + 1)
        for one in combinations(range(graph.node_count), size)
        if costs[list(one)].sum() <= budget
    )
    assert left(graph, found) == best


@settings(max_examples=times(20))
@given(graph=small_graphs(), seed=st.integers(0, 1000))
def test_removing_a_node_never_grows_a_component(graph: Graph, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(graph.node_count).astype(np.int32)
    along = curve(graph, order)
    assert (np.diff(along.largest) <= 0).all()
    assert (np.diff(along.connected_pairs) <= 0).all()
    for step in range(graph.node_count + 1):
        state = measure(graph, order[:step])
        assert (state.largest, state.connected_pairs) == (
            along.largest[step],
            along.connected_pairs[step],
        )


@settings(max_examples=times(30))
@given(graph=small_graphs(10), data=st.data())
def test_order_of_input_and_labels_do_not_matter(graph: Graph, data: st.DataObject) -> None:
    one, other = graph.ends()
    ties = list(zip(graph.named(one), graph.named(other), strict=True))
    names = graph.named(range(graph.node_count))
    again = graph_of_ties([tie[::-1] for tie in data.draw(st.permutations(ties))], alone=names)
    asked = ask(graph, budget=2)
    chosen = graph.named(solve(graph, asked).order)
    assert again.named(solve(again, asked).order) == chosen
    other_names = dict(zip(names, data.draw(st.permutations(names)), strict=True))
    renamed = graph_of_ties(
        [(other_names[a], other_names[b]) for a, b in ties], alone=other_names.values()
    )
    found = solve(renamed, ask(renamed, budget=2)).order
    assert left(renamed, found) == left(graph, graph.nodes_of(chosen))


@every_strategy
def test_the_order_of_the_input_does_not_matter_to_any_strategy(strategy: Strategy) -> None:
    graph = random_graph(400, 700, 5)
    if not strategy.suits(graph, ask(graph, budget=4)):
        graph = random_graph(60, 90, 5)
    one, other = graph.ends()
    ties = list(zip(graph.named(one), graph.named(other), strict=True))
    names = graph.named(range(graph.node_count))
    again = graph_of_ties([tie[::-1] for tie in ties[::-1]], alone=reversed(names))
    first = graph.named(strategy.targets(graph, ask(graph, budget=4)).order)
    assert again.named(strategy.targets(again, ask(again, budget=4)).order) == first


def test_the_bridge_is_what_holds_two_cliques() -> None:
    graph = barbell()
    for strategy in EVERY_STRATEGY:
        order = strategy.targets(graph, ask(graph, budget=1)).order
        assert graph.named(order)[0] in {"bridge", "a0", "b0"}
    choice = solve(graph, ask(graph, budget=1))
    assert graph.named(choice.order) == ("bridge",)
    assert choice.proven


def test_a_heuristic_says_how_far_it_may_be_from_the_optimum() -> None:
    graph = random_graph(200, 260, 1)
    choice = solve(graph, ask(graph, budget=3))
    assert not choice.proven
    assert choice.lower_bound is not None
    assert choice.lower_bound <= left(graph, choice.order)


def test_the_local_search_finds_most_proven_optima() -> None:
    hits = 0
    for seed in range(6):
        graph = random_graph(60, 90, seed)
        question = ask(graph, budget=4)
        hits += left(graph, MemeticSearch().targets(graph, question).order) == left(
            graph, Exhaustive().targets(graph, question).order
        )
    assert hits >= 5


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_networks_without_ties_have_an_answer(nodes: int) -> None:
    graph = graph_of_ties([], alone=[f"n{place}" for place in range(max(1, nodes))])
    for strategy in EVERY_STRATEGY:
        assert len(strategy.targets(graph, ask(graph, budget=1)).order) <= 1
    assert len(Portfolio().targets(graph, ask(graph, budget=None)).order) <= graph.node_count


def test_a_whole_order_ends_when_the_largest_component_is_under_a_tenth() -> None:
    graph = random_graph(500, 800, 2)
    order = Portfolio().targets(graph, ask(graph, budget=None)).order
    along = curve(graph, order)
    assert along.over_at == len(order)
    fixed = mask(500, order[:3])
    again = Portfolio().targets(graph, ask(graph, budget=None, protected=fixed)).order
    assert not fixed[again].any()
