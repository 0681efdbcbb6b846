"""Small networks: every affordable set, with proof."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import comb, floor

import numpy as np

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.exhaustive import DEEPEST, SetLimits, Share, enumerate_sets
from linchpin.strike.solve.question import Question
from linchpin.strike.solve.strategy import Choice

MOST_NODES = 128
MOST_WORK = 1.6e10
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Exhaustive:
    """Look at every affordable set; the last member is found by one depth-first pass.

    Valid for networks of at most 128 nodes, while the number of sets allows it: `MOST_WORK`
    array steps are about 45 s on two cores.
    """

    name: str = "exhaustive"
    authority: str = (
        "enumeration with biconnectivity (Hopcroft and Tarjan 1973) and neighbourhood dominance"
    )

    def suits(self, graph: Graph, question: Question) -> bool:
        """Return whether all sets can be looked at."""
        return question.budget is not None and work(graph, question) <= MOST_WORK

    def targets(self, graph: Graph, question: Question, progress: Progress = silent) -> Choice:
        """Return the best set, proven."""
        progress("looking at every affordable set", 0, 0)
        order = best_set(graph, question)
        return Choice(order=order, engine=self.name, proven=True)


def work(graph: Graph, question: Question) -> float:
    """Return about how many array steps an enumeration takes; infinite above 128 nodes."""
    if graph.node_count > MOST_NODES or question.budget is None:
        return float("inf")
    open_costs = np.sort(question.costs[~question.protected])
    affordable = open_costs[open_costs <= question.budget]
    members = _most_members(affordable, question.budget)
    if members > DEEPEST:
        return float("inf")
    sets = sum(comb(len(affordable), size) for size in range(members))
    return float(sets) * (graph.node_count + len(graph.indices))


def best_set(graph: Graph, question: Question) -> Ints:
    """Return the affordable set that leaves least, by enumeration, as nodes in candidate order.

    Args:
        graph: at most 128 nodes.
        question: with a budget.
    """
    if question.budget is None:
        raise ValueError("an enumeration needs a budget")
    candidates, needs = dominance(graph, question)
    costs = question.costs[candidates]
    members = _most_members(np.sort(costs), question.budget)
    if members == 0:
        return np.empty(0, np.int32)
    limits = SetLimits(members, float(question.budget) + 1e-9, question.by_largest)

    def deal(worker: int) -> tuple[int, Ints]:
        return enumerate_sets(graph.stack, candidates, needs, costs, limits, Share(worker, WORKERS))

    with ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(deal, range(WORKERS)))
    place = {int(node): position for position, node in enumerate(candidates)}
    best = min(found, key=lambda one: (one[0], [place[int(node)] for node in one[1]]))
    return best[1]


def dominance(graph: Graph, question: Question) -> tuple[Ints, Ints]:
    """Return removable nodes, and for each one without which it is never worth choosing.

    If all neighbours of v are u or neighbours of u, and u costs no more, then taking u instead
    of v leaves a network that fits into the other one, so v is only worth it beside u.

    Returns:
        Nodes by falling degree (int32), and positions in that array or -1 (int32).
    """
    n = graph.node_count
    neighbours = [
        frozenset(graph.indices[graph.indptr[node] : graph.indptr[node + 1]].tolist())
        for node in range(n)
    ]
    order = [
        node
        for node in sorted(range(n), key=lambda node: (-len(neighbours[node]), node))
        if not question.protected[node]
    ]
    place = {node: position for position, node in enumerate(order)}
    needs = np.full(len(order), -1, np.int32)
    for position, node in enumerate(order):
        near = set(neighbours[node]).union(*(neighbours[one] for one in neighbours[node]))
        for other in near - {node}:
            earlier = place.get(other, n)
            if (
                earlier < position
                and question.costs[other] <= question.costs[node]
                and neighbours[node] - {other} <= neighbours[other]
            ):
                needs[position] = max(needs[position], earlier)
    return np.array(order, np.int32), needs


def _most_members(sorted_costs: np.ndarray[tuple[int], np.dtype[np.float64]], budget: float) -> int:
    return int(np.count_nonzero(np.cumsum(sorted_costs) <= floor(budget * 1e9 + 1) / 1e9))
