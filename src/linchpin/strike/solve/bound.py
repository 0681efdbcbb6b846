"""What no set of a given size can get under, without looking at the sets."""

from __future__ import annotations

import numpy as np

from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import measure
from linchpin.strike.solve.question import Question


def lower_bound(graph: Graph, question: Question) -> float:
    """Return a number the objective cannot fall under, whatever affordable set is removed.

    Taking out a node of degree d makes at most d - 1 components more; the connected pairs, and
    the largest component, are fewest when the survivors are spread evenly over the components.

    Args:
        graph: the network.
        question: with a budget.

    Returns:
        Connected pairs, or nodes, by the objective; weak on networks with hubs, always true.
    """
    budget = float("inf") if question.budget is None else question.budget
    open_nodes = ~question.protected
    members = int(np.count_nonzero(np.cumsum(np.sort(question.costs[open_nodes])) <= budget + 1e-9))
    extra = np.sort(np.maximum(graph.degrees[open_nodes].astype(np.int64) - 1, 0))[::-1][:members]
    survivors = graph.node_count - members
    pieces = measure(graph).components + int(extra.sum())
    if survivors <= 0 or pieces <= 0:
        return 0.0
    pieces = min(pieces, survivors)
    share, larger = divmod(survivors, pieces)
    if question.by_largest:
        return float(share + (larger > 0))
    return larger * (share + 1) * share / 2 + (pieces - larger) * share * (share - 1) / 2
