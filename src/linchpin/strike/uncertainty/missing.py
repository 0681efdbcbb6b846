"""How many ties nobody has reported: estimates, since no source says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.sourced_ties import SourcedTie

MOST = 0.4
UNKNOWN = 0.1


@dataclass(frozen=True, slots=True)
class Missing:
    """A share of unreported ties, and where it comes from.

    Attributes:
        share: share of all ties, 0 to below 1.
        basis: words that go on "about 10 % of ties are taken to be unreported (...)".
    """

    share: float
    basis: str


def missing_share(
    graph: Graph, ties: Iterable[SourcedTie] = (), *, given: float | None = None
) -> Missing:
    """Return the share of unreported ties: given, or estimated, or assumed where nothing tells.

    Args:
        graph: the network as observed, names without ties included.
        ties: with their sources, where there are any.
        given: a share that somebody knows better, 0 to below 1.

    Raises:
        StrikeError: a given share outside 0 to below 1.
    """
    if given is not None:
        if not 0.0 <= given < 1.0:
            raise StrikeError(f"a share of {given} of ties cannot be missing; give 0 to below 1")
        return Missing(given, "as you gave it")
    from_sources = share_from_sources(ties)
    if from_sources is not None:
        return Missing(from_sources, "estimated from how many sources state each tie")
    share = share_from_degrees(graph)
    if not _tells(graph):
        return Missing(share, "assumed: nothing in this network tells")
    return Missing(share, "estimated from the names without a tie")


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
    if not _tells(graph):
        return UNKNOWN
    none = int(np.count_nonzero(graph.degrees == 0))
    one = int(np.count_nonzero(graph.degrees == 1))
    return min(MOST, none / (none + one))


def _tells(graph: Graph) -> bool:
    return bool((graph.degrees == 0).any() and (graph.degrees == 1).any())


def share_from_sources(ties: Iterable[SourcedTie]) -> float | None:
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
