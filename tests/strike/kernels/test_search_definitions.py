"""Kernels that search: what they find against the definition, in plain Python."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import random_graph, small_graphs
from test_definitions import masked, outcome

from effort import times
from linchpin.strike.graph.arrays import Limits
from linchpin.strike.graph.graph import Graph, graph_of_ties
from linchpin.strike.kernels.cuts import boundary_of, grow_cuts
from linchpin.strike.kernels.decycle import break_trees, highest_degree
from linchpin.strike.kernels.exchange import Rounds, exchange
from linchpin.strike.kernels.exhaustive import SetLimits, Share, enumerate_sets
from linchpin.strike.kernels.polish import (
    OrderScratch,
    PolishEffort,
    moved,
    neighbouring_order,
    order_area,
    polish_order,
    without,
)
from linchpin.strike.kernels.regrow import Rules, Trials, regrow
from linchpin.strike.kernels.separation import outcome_key


def key_of(graph: Graph, gone: set[int], by_largest: bool) -> int:
    return int(outcome_key(*outcome(graph, gone), graph.node_count, by_largest))


def neighbours(graph: Graph, node: int) -> set[int]:
    return set(graph.indices[graph.indptr[node] : graph.indptr[node + 1]].tolist())


def area(graph: Graph, order: list[int], limit: int) -> tuple[float, int]:
    """Return the sum of the largest component after each removal until it is small enough."""
    after = [outcome(graph, set(order[:step]))[1] for step in range(len(order) + 1)]
    steps = next((step for step, largest in enumerate(after) if largest <= limit), None)
    if steps is None:
        return float("inf"), len(order)
    return float(sum(after[1 : steps + 1]) if steps else after[0]), steps


def area_by_kernel(graph: Graph, order: list[int], limit: int) -> tuple[float, int]:
    n = graph.node_count
    scratch = OrderScratch(np.zeros(n, np.bool_), np.empty(n, np.int32), np.empty(n, np.int32))
    removed = np.array(order, np.int32)
    return order_area(graph.indptr, graph.indices, removed, limit, scratch)


@settings(max_examples=times(20))
@given(graph=small_graphs(9), data=st.data())
def test_polishing_counts_the_area_of_the_definition_and_never_grows_it(
    graph: Graph, data: st.DataObject
) -> None:
    n = graph.node_count
    order = data.draw(st.permutations(range(n)))[: data.draw(st.integers(0, n))]
    limit = data.draw(st.integers(0, n))
    found, needed = area_by_kernel(graph, order, limit)
    assert (found, needed) == area(graph, order, limit)
    if np.isfinite(found):
        fixed = masked(graph, set(range(n)) - set(order))
        better = polish_order(
            graph.indptr,
            graph.indices,
            fixed,
            np.array(order, np.int32),
            PolishEffort(limit, 50, 7),
        ).tolist()
        assert len(set(better)) == len(better)
        assert set(better) <= set(order)
        assert area_by_kernel(graph, better, limit)[0] <= found


@given(order=st.permutations(range(6)), place=st.integers(0, 5), target=st.integers(0, 5))
def test_a_member_of_an_order_moves_or_leaves(order: list[int], place: int, target: int) -> None:
    rest = order[:place] + order[place + 1 :]
    given = np.array(order, np.int32)
    assert without(given, place).tolist() == rest
    assert moved(given, place, target).tolist() == [*rest[:target], order[place], *rest[target:]]
    assert given.tolist() == order


@settings(max_examples=times(30))
@given(graph=small_graphs(9), data=st.data(), seed=st.integers(1, 2**31 - 2))
def test_a_move_changes_one_member_and_lets_in_nobody_who_must_stay(
    graph: Graph, data: st.DataObject, seed: int
) -> None:
    n = graph.node_count
    order = data.draw(st.permutations(range(n)))[: data.draw(st.integers(1, n))]
    fixed = masked(graph, set(range(n)) - set(order[: n // 2 + 1]))
    given = np.array(order, np.int32)
    inside = masked(graph, set(order))
    made, after, _ = neighbouring_order(graph.csr, fixed, inside, given, seed)
    changed = after.tolist()
    assert given.tolist() == order
    assert len(set(changed)) == len(changed)
    assert made or changed == order
    entered, left = set(changed) - set(order), set(order) - set(changed)
    assert len(entered) <= len(left) <= 1
    assert not any(fixed[node] for node in entered)


@settings(max_examples=times(20))
@given(graph=small_graphs(9), by_largest=st.booleans(), data=st.data())
def test_filling_up_adds_the_most_gain_for_its_cost(
    graph: Graph, by_largest: bool, data: st.DataObject
) -> None:
    n = graph.node_count
    costs = [data.draw(st.sampled_from([1.0, 2.0, 4.0])) for _ in range(n)]
    fixed = {node for node in range(n) if data.draw(st.booleans())}
    gone: set[int] = set()
    while True:
        before = key_of(graph, gone, by_largest)
        left = 5.0 - sum(costs[one] for one in gone)
        open_to = [one for one in range(n) if one not in gone | fixed and costs[one] <= left]
        gains = {
            one: (before - key_of(graph, gone | {one}, by_largest)) / costs[one] for one in open_to
        }
        best = max(gains, key=lambda one: (gains[one], -one), default=None)
        if best is None or gains[best] <= 0:
            break
        gone.add(best)
    found, key = exchange(
        graph.stack, masked(graph, fixed), np.array(costs), masked(graph, set()),
        Limits(5.0, by_largest), Rounds(0, 1),
    )  # fmt: skip
    assert set(np.flatnonzero(found).tolist()) == gone
    assert key == key_of(graph, gone, by_largest)
    more, better = exchange(
        graph.stack, masked(graph, fixed), np.array(costs), found, Limits(5.0, by_largest),
        Rounds(30, 3),
    )  # fmt: skip
    assert better == key_of(graph, set(np.flatnonzero(more).tolist()), by_largest) <= key


@settings(max_examples=times(20))
@given(graph=small_graphs(9), by_largest=st.booleans(), data=st.data())
def test_who_comes_back_reconnects_least(
    graph: Graph, by_largest: bool, data: st.DataObject
) -> None:
    n = graph.node_count
    gone = data.draw(st.sets(st.integers(0, n - 1), min_size=1))
    rules = Rules(masked(graph, set()), np.ones(n))
    limits = Limits(len(gone) - 1.0, by_largest)
    found, key = regrow(graph.csr, rules, masked(graph, gone), limits, Trials(0, 1, 1))
    assert set(np.flatnonzero(found).tolist()) < gone
    assert key == min(key_of(graph, gone - {one}, by_largest) for one in gone)


def test_regrowing_finds_most_optima_of_small_networks() -> None:
    hits = 0
    for seed in range(10):
        graph = random_graph(14, 20, seed)
        rules = Rules(np.zeros(14, np.bool_), np.ones(14))
        start = np.arange(14) < 3
        _, key = regrow(graph.csr, rules, start, Limits(3.0, False), Trials(400, 6, seed + 1))
        best = min(key_of(graph, set(one), False) for one in combinations(range(14), 3))
        assert key >= best
        hits += key == best
    assert hits >= 9


@settings(max_examples=times(20))
@given(graph=small_graphs(9), by_largest=st.booleans(), budget=st.sampled_from([1.0, 2.5, 4.0]))
def test_enumeration_is_brute_force_whoever_shares_it(
    graph: Graph, by_largest: bool, budget: float
) -> None:
    n = graph.node_count
    costs = 0.5 + np.arange(n) % 3
    every = np.arange(n, dtype=np.int32)
    none_needed = np.full(n, -1, np.int32)
    limits = SetLimits(n, budget, by_largest)
    for workers in (1, 2, 3):
        found = [
            enumerate_sets(graph.stack, every, none_needed, costs, limits, Share(one, workers))
            for one in range(workers)
        ]
        key, members = min(found, key=lambda one: one[0])
        assert costs[members].sum() <= budget
        assert key == key_of(graph, set(members.tolist()), by_largest)
        assert key == min(
            key_of(graph, set(one), by_largest)
            for size in range(n + 1)
            for one in combinations(range(n), size)
            if costs[list(one)].sum() <= budget
        )


@settings(max_examples=times(20))
@given(graph=small_graphs(12), data=st.data())
def test_a_grown_part_and_its_boundary_are_those_of_the_definition(
    graph: Graph, data: st.DataObject
) -> None:
    n = graph.node_count
    seed, most = data.draw(st.integers(0, n - 1)), 4
    fixed = data.draw(st.sets(st.integers(0, n - 1)))
    part, boundary, wanted = {seed}, neighbours(graph, seed), dict.fromkeys(range(most + 1), 0)
    grown = []
    for _ in range(n):
        grown.append(set(boundary))
        fits = len(boundary) <= most and not boundary & fixed
        if fits and 2 * len(part) + len(boundary) <= n:
            wanted[len(boundary)] = max(wanted[len(boundary)], len(part))
        if len(boundary) > 2 * most or 2 * len(part) > n:
            break
        untouched = {one: len(neighbours(graph, one) - part - boundary) for one in range(n)}
        open_to = [
            one for one in range(n) if one not in part and (one in boundary or untouched[one] < 3)
        ]
        if not open_to:
            break
        node = min(open_to, key=lambda one: (2 * untouched[one] - 3 * (one in boundary), one))
        part.add(node)
        boundary = set().union(*(neighbours(graph, one) for one in part)) - part
    seeds = np.array([seed], np.int32)
    sizes, grown_from, joins = grow_cuts(graph.csr, masked(graph, fixed), seeds, most, n)
    assert dict(enumerate(sizes.tolist())) == wanted
    for size in range(most + 1):
        if sizes[size] > 0:
            mask = boundary_of(
                graph.csr, masked(graph, fixed), int(grown_from[size]), int(joins[size])
            )
            assert set(np.flatnonzero(mask).tolist()) == grown[int(joins[size]) - 1]


def core(graph: Graph, gone: set[int]) -> set[int]:
    """Return who is left when everybody with fewer than two ties goes, again and again."""
    left = {node for node in range(graph.node_count) if node not in gone}
    while thin := {node for node in left if len(neighbours(graph, node) & left) < 2}:
        left -= thin
    return left


@settings(max_examples=times(30))
@given(graph=small_graphs(12), core_only=st.booleans(), fixed=st.sets(st.integers(0, 11)))
def test_whoever_leaves_has_the_highest_degree(
    graph: Graph, core_only: bool, fixed: set[int]
) -> None:
    fixed = {node for node in fixed if node < graph.node_count}
    order, removed = highest_degree(graph.indptr, graph.indices, masked(graph, fixed), core_only)
    gone: set[int] = set()
    for node in [*order.tolist(), None]:
        left = core(graph, gone) if core_only else set(range(graph.node_count)) - gone
        degree = {one: len(neighbours(graph, one) & left) for one in left - fixed}
        if node is None:
            assert max(degree.values(), default=0) == 0
            break
        assert degree[node] == max(degree.values()) > 0
        gone.add(node)
    assert gone == set(np.flatnonzero(removed).tolist())


@settings(max_examples=times(30))
@given(above=st.lists(st.integers(0, 7), min_size=1, max_size=8), limit=st.integers(1, 4))
def test_trees_are_broken_with_as_few_as_can_be(above: list[int], limit: int) -> None:
    ties = [(f"n{place + 1}", f"n{up % (place + 1)}") for place, up in enumerate(above)]
    graph = graph_of_ties(ties)
    n = graph.node_count
    taken = break_trees(
        graph.indptr, graph.indices, np.zeros(n, np.bool_), np.zeros(n, np.bool_), limit
    )
    assert outcome(graph, set(taken.tolist()))[1] <= limit
    fewer = combinations(range(n), max(0, len(taken) - 1))
    assert not len(taken) or all(outcome(graph, set(one))[1] > limit for one in fewer)
