"""Every measure against named comparators: nobody leaves, the best-connected actor, the leader."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import Measures, measure
from linchpin.strike.solve.question import Question

MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Comparison:
    """The network after one named course of action.

    Attributes:
        name: what is compared, in words: "nobody leaves", "the best-connected actor", ...
        removed: the names that are out, in order; at most 20 are listed.
        removed_count: how many names are out.
        measures: what is left.
    """

    name: str
    removed: tuple[str, ...]
    removed_count: int
    measures: Measures


def comparisons(
    graph: Graph, question: Question, order: Ints, leader: str | None
) -> tuple[Comparison, ...]:
    """Return what is left under every course of action, the chosen set last.

    Args:
        graph: the network.
        question: says who must stay.
        order: the chosen set, int32.
        leader: a name to compare with, or None.

    Raises:
        StrikeError: the leader is not in the network.
    """
    rows = [("nobody leaves", np.empty(0, np.int32))]
    if not question.protected.all():
        free = np.where(question.protected, -1, graph.degrees)
        name = "the best-connected actor"
        if free.max() < graph.degrees.max():
            name = "the best-connected of those who may leave"
        rows.append((name, np.argmax(free).astype(np.int32).reshape(1)))
    if leader is not None:
        rows.append(("the leader named", graph.nodes_of([leader])))
    rows.append(("this set", order))
    return tuple(
        Comparison(
            name=name,
            removed=graph.named(removed[:MOST_LISTED]),
            removed_count=len(removed),
            measures=measure(graph, removed, seed=question.seed),
        )
        for name, removed in rows
    )
