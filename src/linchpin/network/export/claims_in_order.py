"""What is exported, in the order of ids and in little memory: entities, and ties with sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from heapq import merge
from itertools import groupby, islice
from typing import Any

from linchpin.archive.queries.everything import CitedClaim, cited_claims
from linchpin.claims.claim import Standing
from linchpin.network.edges import EDGE_SCHEMATA, Edge, make_edges
from linchpin.network.network import Network

_AT_ONCE = 500
"""Merged entities whose claims are fetched together."""
UNDIRECTED = frozenset({"Associate", "Family", "UnknownLink"})
"""Schemata of ties that lead nowhere: who stands first says nothing."""


@dataclass(frozen=True, slots=True)
class TieSource:
    """The words a tie rests on, in one document.

    Attributes:
        claim: Id of the claim.
        quote: The words.
        speaker: Who says them.
        standing: How firmly.
        opinion: Whether it is a view.
        title: Title of the document.
        publisher: Who published it.
        url: Where, if anywhere.
        published: EDTF date of publication; of an edition, where it is a list.
        summarised_by: Whose summary the words stand in; None where they are the source's own.
        dataset: The source.
    """

    claim: str
    quote: str
    speaker: str
    standing: str
    opinion: bool
    title: str
    publisher: str
    url: str | None
    published: str
    summarised_by: str | None
    dataset: str


@dataclass(frozen=True, slots=True)
class ExportedTie:
    """One source's statement that two are tied, with all it rests on.

    Attributes:
        key: Unique in an export; the relation's id, with both ends where it may mean several.
        edge: The tie.
        holds: Whether it is one of the day asked for, and not of another time.
        denied_by: Who denies a part of it.
        sources: The words; at least one.
    """

    key: str
    edge: Edge
    holds: bool
    denied_by: tuple[str, ...]
    sources: tuple[TieSource, ...]

    @property
    def directed(self) -> bool:
        """Say whether it leads from one to the other."""
        return self.edge.schema not in UNDIRECTED

    def sources_data(self) -> list[dict[str, Any]]:
        """Return the sources as plain values."""
        return [asdict(one) for one in self.sources]


def clusters(canonical: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the records of each merged entity, sorted, by canonical id.

    Args:
        canonical: Entity id to the id that stands for all its records.
    """
    found: dict[str, set[str]] = {}
    for record, head in canonical.items():
        found.setdefault(head, {head}).add(record)
    return {head: tuple(sorted(records)) for head, records in sorted(found.items())}


def entities_in_order(network: Network) -> Iterator[tuple[str, list[CitedClaim]]]:
    """Yield every entity with the claims about it that nobody denies, by canonical id.

    Args:
        network: The network.
    """
    together = clusters(network.resolution.canonical)
    merged = {record for records in together.values() for record in records}
    alone = (
        (entity, claims)
        for entity, claims in _by_entity(cited_claims(network.snapshot))
        if entity not in merged
    )
    yield from merge(alone, _together(network, together), key=lambda found: found[0])


def _together(
    network: Network, together: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, list[CitedClaim]]]:
    coming = iter(together)
    while heads := list(islice(coming, _AT_ONCE)):
        wanted = [record for head in heads for record in together[head]]
        found = dict(_by_entity(cited_claims(network.snapshot, entities=wanted)))
        for head in heads:
            claims = [one for record in together[head] for one in found.get(record, ())]
            if claims:
                yield head, claims


def _by_entity(claims: Iterable[CitedClaim]) -> Iterator[tuple[str, list[CitedClaim]]]:
    for entity, group in groupby(claims, key=lambda one: one.claim.entity_id or ""):
        asserted = [one for one in group if one.claim.evidence.standing is not Standing.DENIED]
        if asserted:
            yield entity, asserted


def ties_in_order(network: Network) -> Iterator[ExportedTie]:
    """Yield every tie that is not denied with the words it rests on, by the relation's id.

    Args:
        network: The network.
    """
    cited = cited_claims(network.snapshot, schemata=EDGE_SCHEMATA)
    for _, group in groupby(cited, key=lambda one: one.claim.entity_id):
        said = list(group)
        yield from _ties(network, said)


def _ties(network: Network, said: list[CitedClaim]) -> Iterator[ExportedTie]:
    edges = make_edges((one.claim for one in said), network.resolution.of)
    if not edges:
        return
    denied = dict.fromkeys(
        one.claim.evidence.speaker for one in said if one.claim.evidence.standing is Standing.DENIED
    )
    for edge in edges:
        wanted = set(edge.claims)
        sources = [_source(network, one) for one in said if one.claim.id in wanted]
        alike: dict[tuple[object, ...], TieSource] = {}
        for one in sources:
            key = (one.title, one.url, one.published, one.quote, one.speaker, one.standing)
            alike.setdefault((*key, one.opinion), one)
        yield ExportedTie(
            key=tie_key(edge),
            edge=edge,
            holds=network.holds(edge),
            denied_by=tuple(denied),
            sources=tuple(alike.values()),
        )


def tie_key(edge: Edge) -> str:
    """Return what names a tie in an export, and no other there.

    Args:
        edge: The tie.
    """
    return edge.id if edge.one_of == 1 else f"{edge.id}|{edge.source}|{edge.target}"


def _source(network: Network, cited: CitedClaim) -> TieSource:
    claim, document = cited
    published = document.published
    return TieSource(
        claim=claim.id,
        quote=claim.evidence.quote,
        speaker=claim.evidence.speaker,
        standing=claim.evidence.standing.value,
        opinion=claim.evidence.opinion,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        published=network.edition(claim.dataset).date if published is None else published,
        summarised_by=document.summarised_by,
        dataset=claim.dataset,
    )
