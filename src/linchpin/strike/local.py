"""Middling networks: iterated local search, grown one budget level at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from linchpin.strike.arrays import Bools, Floats, Ints
from linchpin.strike.exact import best_set, work
from linchpin.strike.graph import Graph
from linchpin.strike.kernels.cuts import boundary_of, grow_cuts
from linchpin.strike.kernels.exchange import exchange
from linchpin.strike.kernels.order import separation_order
from linchpin.strike.measures import curve, mask
from linchpin.strike.portfolio import affordable, candidate_orders
from linchpin.strike.question import Question
from linchpin.strike.strategy import Choice

MOST_NODES = 5000
PROVE_WORK = 2e7
ROUNDS = 4000
ROUND_WORK = 1e7
STARTS = 3
CUT_MOST = 64
CUT_STEPS = 600
CUT_WORK = 1e9
ROUNDS_AT_LEAST = 30
LEVELS = 48
Ranked: TypeAlias = tuple[tuple[float, float], int]


@dataclass(frozen=True, slots=True)
class LocalSearch:
    """Drop a few members, add back the most separating, keep what helps; with costs.

    The search runs at every level of the budget up to the one asked for and starts each level
    from the last, so that a larger budget is never worse. Without proof, valid to about 5,000
    nodes. It follows the component-based neighbourhood search of the critical node problem
    (Zhou, Hao, Glover, IEEE Trans. Cybernetics 49, 2019), with exact gains from one depth-first
    pass.
    """

    name: str = "local search"
    authority: str = "iterated local search for critical nodes (Zhou, Hao, Glover 2019)"

    def suits(self, graph: Graph, question: Question) -> bool:
        """Return whether the network is small enough."""
        return question.budget is not None and graph.node_count <= MOST_NODES

    def targets(self, graph: Graph, question: Question) -> Choice:
        """Return the best set found."""
        if question.budget is None:
            raise ValueError("a local search needs a budget")
        cuts = small_cuts(graph, question)
        orders = list(candidate_orders(graph, question)) if graph.tie_count else []
        reached: list[tuple[float, Bools]] = [(0.0, mask(graph.node_count, None))]
        for level in budget_levels(question):
            asked = question.within(float(level))
            starts = [reached[-1][1], *_with_cuts(reached, cuts, asked)]
            starts += [mask(graph.node_count, affordable(order, asked)) for order in orders]
            reached.append((float(level), _improved(graph, asked, starts)))
        members = reached[-1][1]
        return Choice(
            order=put_in_order(graph, np.flatnonzero(members).astype(np.int32), question),
            engine=self.name,
        )


def budget_levels(question: Question) -> Floats:
    """Return the rising budgets to search at, ending with the one asked for.

    The levels below a budget do not depend on it: whole numbers for unit costs; otherwise
    multiples of a fixed step of the price of everybody.
    """
    budget = float(question.budget or 0.0)
    open_costs = question.costs[~question.protected]
    total = float(open_costs.sum())
    if question.unit_costs:
        return np.arange(1.0, min(budget, len(open_costs)) + 1.0)
    step = max(total / (4 * LEVELS), float(np.min(open_costs, initial=1.0)))
    steps = np.arange(1.0, np.floor(min(budget, total) / step + 1e-9) + 1.0) * step
    return np.append(steps[steps < budget], budget)


def small_cuts(graph: Graph, question: Question) -> list[Bools]:
    """Return small sets that cut off many names together, one for each size up to 64."""
    n = graph.node_count
    steps = min(n, CUT_STEPS)
    count = int(max(1, min(n, CUT_WORK / (n * steps))))
    seeds = np.unique(np.linspace(0, n - 1, count).astype(np.int32))
    parts, grown_from, joins = grow_cuts(graph.csr, question.protected, seeds, CUT_MOST, steps)
    return [
        boundary_of(graph.csr, question.protected, int(grown_from[size]), int(joins[size]))
        for size in range(1, CUT_MOST + 1)
        if parts[size] > 0
    ]


def _with_cuts(
    reached: list[tuple[float, Bools]], cuts: list[Bools], question: Question
) -> list[Bools]:
    """Return every affordable cut, each with the best set known for what is left to spend."""
    budget = float(question.budget or 0.0) + 1e-9
    starts = []
    for cut in cuts:
        left = budget - float(question.costs[cut].sum())
        if left >= 0:
            before = next(members for level, members in reversed(reached) if level <= left)
            starts.append(before | cut)
    return starts


def _improved(graph: Graph, question: Question, starts: list[Bools]) -> Bools:
    if work(graph, question) <= PROVE_WORK:
        return mask(graph.node_count, best_set(graph, question))
    ranked = sorted(
        ((_left(graph, members, question), place) for place, members in enumerate(starts))
    )
    rounds = int(ROUND_WORK / (graph.node_count + len(graph.indices)))
    effort = (max(ROUNDS_AT_LEAST, min(ROUNDS, rounds)), question.seed)
    limits = (float(question.budget or 0.0) + 1e-9, question.by_largest)
    found = [
        exchange(graph.stack, question.protected, question.costs, starts[place], limits, effort)
        for _, place in _distinct(ranked)
    ]
    return min(found, key=lambda one: one[1])[0]


def _distinct(
    ranked: list[tuple[tuple[float, float], int]],
) -> list[tuple[tuple[float, float], int]]:
    kept: list[tuple[tuple[float, float], int]] = []
    for one in ranked:
        if len(kept) < STARTS and all(one[0] != other[0] for other in kept):
            kept.append(one)
    return kept


def _left(graph: Graph, members: Bools, question: Question) -> tuple[float, float]:
    after = curve(graph, np.flatnonzero(members).astype(np.int32))
    pairs, largest = float(after.connected_pairs[-1]), float(after.largest[-1])
    return (largest, pairs) if question.by_largest else (pairs, largest)


def put_in_order(graph: Graph, members: Ints, question: Question) -> Ints:
    """Return a set with the member first whose removal separates most, and so on."""
    return separation_order(graph.stack, np.sort(members), question.by_largest)
