"""How many ties nobody has reported: estimates, since no source says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from linchpin.strike.graph import Graph
from linchpin.strike.ties import Tie

MOST = 0.4
UNKNOWN = 0.1


def share_from_degrees(graph: Graph) -> float:
    """Return an estimated share of unreported ties, from names without a tie.

    If every name has at least one tie in truth and ties go missing at random, then among names
    left with none or one the share with none is close to the share missing. Where no name is
    without a tie the number says nothing, and a tenth is taken.

    Args:
        graph: the network as observed, names without ties included.

    Returns:
        0 to 0.4.
    """
    none = int(np.count_nonzero(graph.degrees == 0))
    one = int(np.count_nonzero(graph.degrees == 1))
    if none == 0 or one == 0:
        return UNKNOWN
    return min(MOST, none / (none + one))


def share_from_sources(ties: Iterable[Tie]) -> float | None:
    """Return an estimated share of unreported ties, from how often ties are reported.

    Chao's lower bound (Scandinavian J. Statistics 11, 1984): with f1 ties stated by one source
    and f2 by two, at least f1 (f1 - 1) / (2 (f2 + 1)) are stated by none.

    Args:
        ties: with their sources.

    Returns:
        0 to 0.4, or None when no tie is corroborated and nothing can be said.
    """
    stated: dict[tuple[str, str], set[str]] = {}
    for tie in ties:
        if not tie.hypothesis:
            pair = (min(tie.a, tie.b), max(tie.a, tie.b))
            stated.setdefault(pair, set()).update(tie.sources)
    times = Counter(len(sources) for sources in stated.values())
    if times[2] == 0:
        return None
    unseen = times[1] * (times[1] - 1) / (2 * (times[2] + 1))
    return float(min(MOST, unseen / (unseen + len(stated))))
