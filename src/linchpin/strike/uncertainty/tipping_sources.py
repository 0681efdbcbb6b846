"""The tipping claim: the source whose loss would change the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from linchpin.strike.graph.measures import mask
from linchpin.strike.graph.sourced_ties import (
    SourcedTie,
    graph_and_chances,
    linked_people,
    without_source,
)
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.question import ask

MOST_SOURCES = 40


@dataclass(frozen=True, slots=True)
class Tipping:
    """One source, and what the answer would be without it.

    Attributes:
        source: id of the source.
        ties: how many ties only this source states.
        instead: the answer without it, names in order.
        gone: names of the answer that drop out.
    """

    source: str
    ties: int
    instead: tuple[str, ...]
    gone: tuple[str, ...]


def tipping_sources(
    ties: Sequence[SourcedTie],
    answer: Sequence[str],
    *,
    best: int,
    protected: Iterable[str] = (),
    organisations: Collection[str] = (),
) -> tuple[Tipping, ...]:
    """Return the sources whose loss would change the answer, the one carrying fewest ties first.

    The smaller the number of ties that hang on it, the weaker the answer's footing. At most the
    40 sources with the most ties of their own are tried.

    Args:
        ties: with their sources.
        answer: names now given as the answer.
        best: how many names it holds.
        protected: names that must stay.
        organisations: names that are no people; whom no stated tie to a person is left without
            the source is not proposed instead.
    """
    alone = {name for tie in ties for name in (tie.a, tie.b)}
    single = Counter(tie.sources[0] for tie in ties if len(set(tie.sources)) == 1)
    fixed = set(protected)
    found = []
    for source, count in single.most_common(MOST_SOURCES):
        left = without_source(ties, source)
        graph, _ = graph_and_chances(left, alone=alone)
        stay = (fixed & alone) | (alone - linked_people(left, organisations))
        staying = mask(graph.node_count, graph.nodes_of(sorted(stay)))
        choice = solve(graph, ask(graph, budget=best, protected=staying))
        instead = graph.named(choice.order)
        gone = tuple(name for name in answer if name not in instead)
        if gone:
            found.append(Tipping(source=source, ties=count, instead=instead, gone=gone))
    return tuple(sorted(found, key=lambda one: (one.ties, one.source)))
