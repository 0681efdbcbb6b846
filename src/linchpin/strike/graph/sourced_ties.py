"""Ties with the sources that state them: the input the sourced network gives to strike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from linchpin.strike.graph.arrays import Floats
from linchpin.strike.graph.graph import Graph, graph_of_ties

SINGLE_SOURCE_DOUBT = 0.5


@dataclass(frozen=True, slots=True)
class SourcedTie:
    """One tie between two names, and who says so.

    Attributes:
        a: one end.
        b: the other end.
        sources: distinct ids of independent sources (copies of one story are one source).
        standing: how firmly it is said, 0 (a rumour) to 1 (proven); the caller maps claims to
            this number, best standing first.
        hypothesis: True for a tie we supposed, such as between members of one organisation.
        belongs: False for a tie to an organisation that says no belonging, such as an alliance.
        firm: False for a tie that is alleged, charged or an opinion: it counts as a chance only.
        claims: ids of the claims that state it.
    """

    a: str
    b: str
    sources: tuple[str, ...] = ()
    standing: float = 1.0
    hypothesis: bool = False
    belongs: bool = True
    firm: bool = True
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.standing <= 1.0:
            raise ValueError(
                f"standing {self.standing} of {self.a!r} and {self.b!r} is not in 0..1"
            )


def keep_chance(tie: SourcedTie) -> float:
    """Return the chance that a tie is real, from standing and corroboration.

    Each further independent source halves the doubt that the standing leaves:
    1 - (1 - standing) * 0.5 ** (sources - 1).

    Example:
        >>> keep_chance(SourcedTie("a", "b", ("news",), standing=0.6))
        0.6
        >>> keep_chance(SourcedTie("a", "b", ("news", "court"), standing=0.6))
        0.8
    """
    more = max(0, len(set(tie.sources)) - 1)
    return 1.0 - (1.0 - tie.standing) * SINGLE_SOURCE_DOUBT**more


def graph_and_chances(
    ties: Sequence[SourcedTie], alone: Iterable[str] = ()
) -> tuple[Graph, Floats]:
    """Return the network of ties and the chance of each, in the order of `Graph.ends`.

    Args:
        ties: repeated ties between the same two names count as one; their best chance holds.
        alone: names without a tie.
    """
    graph = graph_of_ties(((tie.a, tie.b) for tie in ties), alone=alone)
    best: dict[tuple[str, str], float] = {}
    for tie in ties:
        pair = (min(tie.a, tie.b), max(tie.a, tie.b))
        best[pair] = max(best.get(pair, 0.0), keep_chance(tie))
    one, other = graph.ends()
    chances = [best[pair] for pair in zip(graph.named(one), graph.named(other), strict=True)]
    return graph, np.array(chances, np.float64)


def linked_people(
    ties: Iterable[SourcedTie], organisations: Collection[str] = ()
) -> frozenset[str]:
    """Return the people whom a firm tie links to another person; a hypothesis states nothing.

    Args:
        ties: of a reading.
        organisations: names that are no people.

    Example:
        >>> sorted(linked_people([SourcedTie("Ana", "Bo"), SourcedTie("Cy", "Club")], ["Club"]))
        ['Ana', 'Bo']
    """
    named = frozenset(organisations)
    return frozenset(
        name
        for tie in ties
        if tie.firm and not tie.hypothesis and tie.a != tie.b and not {tie.a, tie.b} & named
        for name in (tie.a, tie.b)
    )


def without_source(ties: Iterable[SourcedTie], source: str) -> list[SourcedTie]:
    """Return the ties that are left when a source is not believed.

    A tie stated by that source alone goes; a tie stated by others too keeps them.
    """
    left = []
    for tie in ties:
        others = tuple(one for one in tie.sources if one != source)
        if others or source not in tie.sources:
            left.append(replace(tie, sources=others))
    return left
