"""The answer that holds over plausible worlds, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.arrays import Bools, Csr, Floats, Ints, Limits, Longs, Stack
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.components import removal_curve
from linchpin.strike.kernels.exchange import Rounds, exchange
from linchpin.strike.kernels.order import separation_order
from linchpin.strike.solve.levels import search_levels
from linchpin.strike.solve.question import Question
from linchpin.strike.solve.strategy import Choice
from linchpin.strike.uncertainty.missing import missing_share
from linchpin.strike.uncertainty.worlds import Worlds, plausible_worlds

CLEAR = 0.5
ROUNDS = 40
WORLD_ROUNDS = 40
WIDE = 0.9


@dataclass(frozen=True, slots=True)
class Expected:
    """Least expected connected pairs over plausible worlds, by iterated local search.

    With ties missing, the best set of the observed network is a poor guide; the set that does
    well on average over resampled networks loses less (measured in exam (c) of bench/strike.py).
    Valid to about 5,000 nodes.
    """

    name: str = "expected over worlds"
    authority: str = "sample average approximation over resampled networks"
    most_nodes: int = 5000

    def suits(self, graph: Graph, question: Question) -> bool:
        """Return whether the network is small enough."""
        return question.budget is not None and graph.node_count <= self.most_nodes

    def targets(self, graph: Graph, question: Question, progress: Progress = silent) -> Choice:
        """Return the set with the least expected connectivity, over worlds from the question."""
        worlds = plausible_worlds(graph, missing=missing_share(graph), seed=question.seed)
        return Choice(order=expected_set(worlds, question, progress), engine=self.name)


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the answer is.

    Attributes:
        worlds: number of plausible worlds.
        missing_share: share of ties taken to be unreported.
        missing_basis: where that share comes from, in words.
        probability: for every actor that is in the best set of some world, in how many worlds
            (share, 0 to 1), highest first; the linchpin probability.
        left: mean over worlds of the share of connected pairs that the chosen set leaves, 0 to 1.
        interval: its 5th and 95th percentile over worlds.
        regret: mean over worlds of the share of the achievable drop that the chosen set misses.
        clear: actors of the chosen set that are in the best set of at least half the worlds.
    """

    worlds: int
    missing_share: float
    missing_basis: str
    probability: tuple[tuple[str, float], ...]
    left: float
    interval: tuple[float, float]
    regret: float
    clear: tuple[str, ...]


def expected_set(worlds: Worlds, question: Question, progress: Progress = silent) -> Ints:
    """Return the affordable set that leaves the fewest connected pairs on average over worlds.

    Args:
        worlds: plausible worlds.
        question: with a budget.
        progress: told the level reached.
    """
    members = np.zeros(worlds.graph.node_count, np.bool_)
    levels = search_levels(question)
    for place, level in enumerate(levels):
        progress("weighing all versions, level", place, len(levels))
        members = _searched(worlds.stack, question, level, members, ROUNDS)
    chosen = np.flatnonzero(members).astype(np.int32)
    return separation_order(worlds.stack, chosen, question.by_largest)


def own_bests(worlds: Worlds, question: Question, progress: Progress = silent) -> list[Bools]:
    """Return the best set of every world by itself, equals decided by chance and not by name.

    Args:
        worlds: plausible worlds.
        question: with a budget.
        progress: told the world reached.
    """
    rng = np.random.default_rng(question.seed)
    found = []
    for place in range(worlds.count):
        progress("trying plausible version", place, worlds.count)
        shuffle = rng.permutation(worlds.graph.node_count)
        found.append(_own_best(worlds.world(place), question, shuffle))
    return found


def robustness(worlds: Worlds, own: list[Bools], order: Ints) -> Robustness:
    """Return how the chosen set fares in every world against that world's own best.

    Args:
        worlds: plausible worlds.
        own: from `own_bests`.
        order: the chosen set, int32.
    """
    counts = np.zeros(worlds.graph.node_count)
    left, missed = [], []
    for place, members in enumerate(own):
        rows, indices = worlds.world(place)
        counts += members
        whole, best = _pairs(rows, indices, np.flatnonzero(members).astype(np.int32))
        _, ours = _pairs(rows, indices, order)
        left.append(ours / whole if whole else 0.0)
        missed.append(max(0.0, ours - best) / (whole - best) if whole > best else 0.0)
    share = counts / worlds.count
    ranked = sorted(np.flatnonzero(counts).tolist(), key=lambda node: (-share[node], node))
    low, high = np.quantile(left, [(1 - WIDE) / 2, (1 + WIDE) / 2])
    return Robustness(
        worlds=worlds.count,
        missing_share=worlds.missing_share,
        missing_basis=worlds.missing_basis,
        probability=tuple((worlds.graph.name(node), float(share[node])) for node in ranked),
        left=float(np.mean(left)),
        interval=(float(low), float(high)),
        regret=float(np.mean(missed)),
        clear=worlds.graph.named(node for node in order.tolist() if share[node] >= CLEAR),
    )


def _own_best(csr: Csr, question: Question, shuffle: Longs) -> Bools:
    """Return the best set of one world, equals decided by chance and not by name.

    Args:
        csr: row starts and neighbours of the world.
        question: with a budget.
        shuffle: the number each node gets while searching, int64, shape (n,).
    """
    rows, indices = csr
    n = len(shuffle)
    ends = np.repeat(shuffle, np.diff(rows))
    order = np.lexsort((shuffle[indices], ends))
    shuffled = np.zeros(n + 1, np.int32)
    shuffled[1:] = np.cumsum(np.bincount(ends, minlength=n))
    stack = Stack(shuffled.reshape(1, -1), shuffle[indices][order].astype(np.int32))
    back = np.argsort(shuffle)
    asked = Question(
        question.budget,
        question.costs[back],
        question.protected[back],
        question.objective,
        question.seed,
    )
    own = np.zeros(n, np.bool_)
    for level in search_levels(asked):
        own = _searched(stack, asked, level, own, WORLD_ROUNDS)
    found: Bools = own[shuffle]
    return found


def _searched(stack: Stack, question: Question, budget: float, start: Bools, rounds: int) -> Bools:
    members, _ = exchange(
        stack,
        question.protected,
        question.costs,
        start,
        Limits(budget + 1e-9, question.by_largest),
        Rounds(rounds, question.seed),
    )
    return members


def _pairs(rows: Ints, indices: Ints, order: Ints) -> tuple[float, float]:
    """Return connected pairs of one world before and after an order."""
    _, pairs = removal_curve(rows, indices, order)
    values: Floats = pairs
    return float(values[0]), float(values[-1])
