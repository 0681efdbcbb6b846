"""How two are connected: the shortest chains of relations, each link with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from linchpin.archive.queries.cited import claims_about
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.errors import NetworkError
from linchpin.network.answer import CitedSource, Line
from linchpin.network.chains import shortest_chains
from linchpin.network.citations import cite_claims
from linchpin.network.edges import Edge
from linchpin.network.lacking import lacking
from linchpin.network.network import Network
from linchpin.network.relation_words import tie_words, tie_words_with_standing
from linchpin.network.relations import denied_ties

MOST_PATHS = 10
"""How many chains are given at most."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One link of a chain.

    Attributes:
        source: Canonical id it leads from.
        target: Canonical id it leads to.
        source_caption: Name to show.
        target_caption: Name to show.
        lines: Every relation between the two, with its evidence.
    """

    source: str
    target: str
    source_caption: str
    target_caption: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """All shortest chains between two entities.

    Attributes:
        start: Canonical id.
        end: Canonical id.
        chains: The chains, in a fixed order; empty where nothing connects the two.
        more: How many further chains of the same length were left out.
        sources: Every source cited.
        lacking: What the editions lack that this rests on.
        other_time: Relations between the two themselves that are of another time.
        denied: What is denied of ties between the two themselves, and between those who stand
            beside each other in a chain.
    """

    start: str
    end: str
    chains: tuple[tuple[PathStep, ...], ...]
    more: int
    sources: tuple[CitedSource, ...]
    lacking: tuple[str, ...] = ()
    other_time: tuple[str, ...] = ()
    denied: tuple[Line, ...] = ()


def paths(network: Network, first: str, second: str) -> Paths:
    """Return every shortest chain of relations between two entities.

    Relations whose end may be one of several entities of a name are never used.

    Raises:
        NetworkError: Somebody is not found, several fit, or both are the same.
    """
    start, end = network.one(first), network.one(second)
    if start == end:
        raise NetworkError(f"{first!r} and {second!r} are the same: {network.names.caption(start)}")
    shown, more = shortest_chains(network.ways, start, end, MOST_PATHS)
    used = [
        edge
        for chain in shown
        for one, other in pairwise(chain)
        for edge in _between(network, one, other)
    ]
    # By the relations' own ids: the archive lies in that order.
    claims = {item.id: item for item in claims_about(network.snapshot, [e.id for e in used])}
    pairs = dict.fromkeys([(start, end), *(pair for chain in shown for pair in pairwise(chain))])
    contested = _contested(network, pairs)
    of_contested = [claim for found in contested.values() for item in found for claim in item]
    cite = cite_claims(network.snapshot, [*claims.values(), *of_contested])
    steps = []
    for chain in shown:
        links = []
        for one, other in pairwise(chain):
            lines = [
                cite.line(
                    tie_words(edge, network),
                    edge.relation.value,
                    [claims[item] for item in edge.claims],
                )
                for edge in _between(network, one, other)
            ]
            caption = network.names.caption
            links.append(PathStep(one, other, caption(one), caption(other), tuple(lines)))
        steps.append(tuple(links))
    denied = [
        line
        for (one, _), found in contested.items()
        for line in denied_ties(found, network, one, cite)
    ]
    return Paths(
        start,
        end,
        tuple(steps),
        more=more,
        sources=cite.sources(),
        lacking=lacking(network.snapshot.editions),
        other_time=_other_time(network, start, end),
        denied=tuple(denied),
    )


def _contested(
    network: Network, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[list[Claim]]]:
    """Return of each pair the claims of the relations between the two that are denied in part."""
    members = {end: network.resolution.members(end) for pair in pairs for end in pair}
    named: dict[str, set[str]] = {}
    for record, thing, related in network.mentioned({m for ids in members.values() for m in ids}):
        if related:
            named.setdefault(record, set()).add(thing)
    of = {end: set().union(*(named.get(m, ()) for m in ids)) for end, ids in members.items()}
    between = {(one, other): of[one] & of[other] for one, other in pairs}
    claims: dict[str, list[Claim]] = {}
    for claim in claims_about(network.snapshot, set().union(*between.values())):
        claims.setdefault(claim.entity_id or "", []).append(claim)
    denied = {
        relation
        for relation, said in claims.items()
        if any(claim.evidence.standing is Standing.DENIED for claim in said)
    }
    return {pair: [claims[item] for item in sorted(ids & denied)] for pair, ids in between.items()}


def _other_time(network: Network, one: str, other: str) -> tuple[str, ...]:
    """Return relations of the two that ended, or that begin later, in words."""
    return tuple(
        tie_words_with_standing(edge, network)
        for edge in network.ties.get(one, ())
        if edge.one_of == 1 and edge.other(one) == other and not network.holds(edge)
    )


def _between(network: Network, one: str, other: str) -> list[Edge]:
    return [
        edge
        for edge in network.ties.get(one, ())
        if edge.one_of == 1 and edge.other(one) == other and network.holds(edge)
    ]
