"""Middling networks: iterated local search, grown one budget level at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linchpin.strike.arrays import Bools, Floats, Ints
from linchpin.strike.exact import best_set, work
from linchpin.strike.graph import Graph
from linchpin.strike.kernels.exchange import exchange
from linchpin.strike.kernels.order import separation_order
from linchpin.strike.measures import mask
from linchpin.strike.question import Question
from linchpin.strike.strategy import Choice

MOST_NODES = 5000
PROVE_WORK = 2e7
ROUNDS = 3000
ROUNDS_AT_LEAST = 30
LEVELS = 48


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
        members = mask(graph.node_count, None)
        for level in budget_levels(question):
            members = _improved(graph, question.within(level), members)
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


def _improved(graph: Graph, question: Question, members: Bools) -> Bools:
    if work(graph, question) <= PROVE_WORK:
        return mask(graph.node_count, best_set(graph, question))
    size = max(1, int(np.count_nonzero(members)))
    rounds = max(ROUNDS_AT_LEAST, ROUNDS // size)
    budget = float(question.budget or 0.0) + 1e-9
    improved, _ = exchange(
        graph.stack,
        question.protected,
        question.costs,
        members,
        (budget, question.by_largest),
        (rounds, question.seed),
    )
    return improved


def put_in_order(graph: Graph, members: Ints, question: Question) -> Ints:
    """Return a set with the member first whose removal separates most, and so on."""
    return separation_order(graph.stack, np.sort(members), question.by_largest)
