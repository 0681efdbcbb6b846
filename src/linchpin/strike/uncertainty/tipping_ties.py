"""The tipping tie: one without which another set would be ahead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.components import removal_curve
from linchpin.strike.solve.question import Question

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
