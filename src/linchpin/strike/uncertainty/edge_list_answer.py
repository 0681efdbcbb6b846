"""How sure an answer about a plain edge list is: worlds, the set best on average, tipping ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.components import removal_curve
from linchpin.strike.solve.levels import search_levels
from linchpin.strike.solve.question import Question
from linchpin.strike.solve.strategy import Progress, silent
from linchpin.strike.uncertainty.missing import Missing
from linchpin.strike.uncertainty.robust import ROUNDS, Standing, expected_set, own_bests, standing
from linchpin.strike.uncertainty.worlds import WORLDS, plausible_worlds

WORLD_WORK = 1e9
MOST_NODES = 5000
FEWEST_WORLDS = 10
TIPPING_WORK = 3e8
TIPPING_MOST = 400


@dataclass(frozen=True, slots=True)
class TippingTie:
    """One tie without which another set would be ahead.

    Attributes:
        tie: the two names.
        instead: names of the set that would be ahead, in order of names.
    """

    tie: tuple[str, str]
    instead: tuple[str, ...]


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

    observed: Standing
    order: tuple[str, ...]
    expected: Standing
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
    observed, expected = standing(tried, own, order), standing(tried, own, best)
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


def tipping_ties(
    graph: Graph, question: Question, order: Ints, others: list[Ints]
) -> tuple[tuple[TippingTie, ...], int]:
    """Return the ties without which another set leaves strictly less, and how many were tried.

    Only sets met in the worlds stand against the answer, and ties of the answer's members are
    tried first, so "no such tie" means: none was found.

    Args:
        graph: the network as given.
        question: which measure comes first.
        order: the answer, int32.
        others: other sets of the same budget.
    """
    distinct = {tuple(sorted(one.tolist())) for one in others} - {tuple(sorted(order.tolist()))}
    rivals = [np.array(one, np.int32) for one in sorted(distinct)]
    if not len(order) or not rivals:
        return (), 0
    one, other = graph.ends()
    inside = np.isin(one, order).astype(np.int64) + np.isin(other, order)
    steps = (graph.node_count + len(graph.indices)) * (len(rivals) + 1)
    most = int(min(TIPPING_MOST, TIPPING_WORK / steps))
    first = np.argsort(-inside, kind="stable")[:most]
    found = []
    for place in first.tolist():
        kept = np.ones(graph.tie_count, np.bool_)
        kept[place] = False
        ahead = _ahead(graph.keeping(kept), question, order, rivals)
        if ahead is not None:
            tie = (graph.name(one[place]), graph.name(other[place]))
            found.append(TippingTie(tie=tie, instead=graph.named(ahead)))
    return tuple(found), len(first)


def _ahead(graph: Graph, question: Question, order: Ints, rivals: list[Ints]) -> Ints | None:
    best, left = None, _left(graph, question, order)
    for rival in rivals:
        reached = _left(graph, question, rival)
        if reached < left:
            best, left = rival, reached
    return best


def _left(graph: Graph, question: Question, order: Ints) -> float:
    largest, pairs = removal_curve(graph.indptr, graph.indices, order)
    return float(largest[-1]) if question.by_largest else float(pairs[-1])
