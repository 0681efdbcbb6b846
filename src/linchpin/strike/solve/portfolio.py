"""Large networks, and whole orders: several ways of taking apart, the best by its own curve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import curve
from linchpin.strike.kernels.components import removal_curve
from linchpin.strike.kernels.decycle import break_trees, highest_degree
from linchpin.strike.kernels.order import greedy_order
from linchpin.strike.kernels.polish import PolishEffort, polish_order
from linchpin.strike.kernels.rebuild import rebuild
from linchpin.strike.solve.adaptive import betweenness_order
from linchpin.strike.solve.question import OVER_AT, Question
from linchpin.strike.solve.strategy import Choice

SMALL, LARGE = 20_000, 200_000
SLACK = 0.25
BETWEENNESS_WORK = 4e8
ROUND_WORK = 1.6e7
SOURCES_LEAST = 8
POLISH_WORK = 3e8
POLISH_MOST = 20_000
GREEDY_STEPS = 64
PIECES = (0.1, 0.03, 0.01, 0.003)
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Adaptive degree, CoreHD and sampled adaptive betweenness, rebuilt, ordered and polished.

    Every candidate is broken to pieces of several sizes, put back cheapest first, and judged by
    its own curve. Effort is counted in array steps, never in seconds, so that the same question
    gets the same answer on any machine. Above 200,000 nodes only adaptive degree and CoreHD run,
    and the smaller of their sets is put back.
    """

    name: str = "portfolio"
    authority: str = (
        "CoreHD (Zdeborova et al. 2016), adaptive betweenness (Holme et al. 2002), reverse greedy "
        "(Braunstein et al. 2016), simulated annealing of the order"
    )

    def suits(self, graph: Graph, question: Question) -> bool:
        """Return True: any size can be answered."""
        return True

    def targets(self, graph: Graph, question: Question, progress: Progress = silent) -> Choice:
        """Return the order with the smallest area, or the affordable prefix that leaves least."""
        orders = list(candidate_orders(graph, question, progress))
        if question.budget is None:
            best = min(orders, key=lambda order: curve(graph, order).area)
            progress("polishing the order", 0, 0)
            best = _polished(graph, question, best)
            return Choice(order=best[: curve(graph, best).over_at], engine=self.name)
        orders.extend(_greedy_orders(graph, question))
        prefixes = [affordable(order, question) for order in orders]
        best = min(prefixes, key=lambda prefix: _left(graph, prefix, question))
        return Choice(order=best, engine=self.name)


def candidate_orders(
    graph: Graph, question: Question, progress: Progress = silent
) -> Iterator[Ints]:
    """Yield orders of removal, each rebuilt so that its last members matter least."""
    slack = SLACK if graph.node_count > SMALL else 0.0
    sets = list(_candidate_sets(graph, question, progress))

    def put_back(members: Ints) -> Ints:
        order, _ = rebuild(graph.indptr, graph.indices, members, slack)
        return order

    with ThreadPoolExecutor(WORKERS) as pool:
        made = list(pool.map(lambda make: make(), sets))
        if graph.node_count > LARGE:
            made = [min(made, key=len)]
        yield from pool.map(put_back, made)


def affordable(order: Ints, question: Question) -> Ints:
    """Return the longest prefix of an order that the budget pays for."""
    if question.budget is None:
        return order
    paid = np.cumsum(question.costs[order])
    return order[: int(np.searchsorted(paid, question.budget + 1e-9, side="right"))]


def _candidate_sets(
    graph: Graph, question: Question, progress: Progress
) -> Iterator[Callable[[], Ints]]:
    pieces: tuple[float, ...] = PIECES if graph.node_count <= SMALL else PIECES[1:3]
    if graph.node_count > LARGE:
        pieces = PIECES[2:3]
    for share in pieces:
        limit = max(1, int(share * graph.node_count))
        yield lambda limit=limit: _core_set(graph, question, limit)  # type: ignore[misc]
        yield lambda limit=limit: _degree_set(graph, question, limit)  # type: ignore[misc]
    if graph.node_count <= LARGE:
        limit = max(1, int(min(pieces) * graph.node_count))
        effort = _betweenness_effort(graph, question)
        order = betweenness_order(graph, question.protected, limit, effort, progress)
        for share in pieces:
            limit = max(1, int(share * graph.node_count))
            yield lambda limit=limit: _until(graph, order, limit)  # type: ignore[misc]


def _core_set(graph: Graph, question: Question, limit: int) -> Ints:
    order, removed = highest_degree(graph.indptr, graph.indices, question.protected, True)
    more = break_trees(graph.indptr, graph.indices, question.protected, removed, limit)
    return np.concatenate([order, more])


def _degree_set(graph: Graph, question: Question, limit: int) -> Ints:
    order, _ = highest_degree(graph.indptr, graph.indices, question.protected, False)
    return _until(graph, order, limit)


def _betweenness_effort(graph: Graph, question: Question) -> tuple[int, int, int]:
    """Return sources and removals a round, and the seed; see `betweenness_order`."""
    n, passed = graph.node_count, graph.node_count + len(graph.indices)
    rounds = int(max(50, min(n, 400, ROUND_WORK / passed)))
    sources = int(max(SOURCES_LEAST, min(n, 256, BETWEENNESS_WORK / (rounds * passed))))
    return sources, max(1, n // (5 * rounds)), question.seed


def _greedy_orders(graph: Graph, question: Question) -> list[Ints]:
    """Return the order of the most separating nodes one by one, for the first few dozen."""
    if graph.node_count > LARGE:
        return []
    return [greedy_order(graph.stack, question.protected, question.by_largest, GREEDY_STEPS)]


def _until(graph: Graph, order: Ints, limit: int) -> Ints:
    largest, _ = removal_curve(graph.indptr, graph.indices, order)
    reached = np.flatnonzero(largest <= limit)
    return order[: int(reached[0])] if len(reached) else order


def _polished(graph: Graph, question: Question, order: Ints) -> Ints:
    limit = int(np.ceil(OVER_AT * graph.node_count)) - 1
    if graph.node_count > SMALL or curve(graph, order).over_at is None:
        return order
    turns = int(min(POLISH_MOST, POLISH_WORK / (graph.node_count + len(graph.indices))))
    effort = PolishEffort(limit, turns, question.seed)
    better = polish_order(graph.indptr, graph.indices, question.protected, order, effort)
    return min(order, better, key=lambda one: curve(graph, one).area)


def _left(graph: Graph, order: Ints, question: Question) -> tuple[float, float]:
    after = curve(graph, order)
    pairs, largest = float(after.connected_pairs[-1]), float(after.largest[-1])
    return (largest, pairs) if question.by_largest else (pairs, largest)
