"""How sure an answer about an edge list is: worlds, the set best on average, tipping ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.solve.levels import search_levels
from linchpin.strike.solve.question import Question
from linchpin.strike.uncertainty.missing import Missing
from linchpin.strike.uncertainty.robust import (
    ROUNDS,
    Robustness,
    expected_set,
    own_bests,
    robustness,
)
from linchpin.strike.uncertainty.tipping_ties import TippingTie, tipping_ties
from linchpin.strike.uncertainty.worlds import WORLDS, plausible_worlds

WORLD_WORK = 1e9
MOST_NODES = 5000
FEWEST_WORLDS = 10


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How an answer fares where ties may be false or missing.

    Attributes:
        observed: how the set of the network as given fares over plausible worlds.
        order: the set that leaves least on average over the worlds, in order.
        expected: how that set fares.
        same: whether both sets are the same.
        tipping: ties whose loss alone would put another set ahead; at most ten.
        tipping_count: how many such ties were found.
        ties_tried: how many ties were tried.
    """

    observed: Robustness
    order: tuple[str, ...]
    expected: Robustness
    same: bool
    tipping: tuple[TippingTie, ...]
    tipping_count: int
    ties_tried: int


def affordable_worlds(graph: Graph, question: Question) -> int:
    """Return how many plausible worlds can be tried within a few seconds; 0 where too few.

    The number follows from array steps, never from seconds: 40 on small networks, fewer on
    middling ones, none where not even ten can be had.
    """
    if graph.node_count > MOST_NODES:
        return 0
    step = ROUNDS * 5 * (graph.node_count + len(graph.indices))
    count = int(WORLD_WORK / max(1, step * len(search_levels(question))))
    return min(WORLDS, count) if count >= FEWEST_WORLDS else 0


def uncertainty(
    graph: Graph,
    question: Question,
    order: Ints,
    *,
    missing: Missing,
    worlds: int,
    progress: Progress = silent,
) -> Uncertainty:
    """Return how sure an answer is.

    Args:
        graph: the network as given.
        question: with a budget.
        order: the set chosen on the network as given, int32.
        missing: share of ties nobody has reported.
        worlds: how many plausible worlds to try, >= 1.
        progress: told what is being done.
    """
    tried = plausible_worlds(graph, missing=missing, worlds=worlds, seed=question.seed)
    own = own_bests(tried, question, progress)
    best = expected_set(tried, question, progress)
    sets = [np.flatnonzero(one).astype(np.int32) for one in own]
    tipping, count = tipping_ties(graph, question, order, [best, *sets])
    observed, expected = robustness(tried, own, order), robustness(tried, own, best)
    same = set(order.tolist()) == set(best.tolist())
    if expected.left > observed.left:
        best, expected, same = order, observed, True
    return Uncertainty(
        observed=observed,
        order=graph.named(best),
        expected=expected,
        same=same,
        tipping=tipping[:10],
        tipping_count=len(tipping),
        ties_tried=count,
    )
