"""Claims merged as of a day into a graph whose edges keep their claims."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from linchpin.archive import Manifest, Snapshot
from linchpin.archive.queries.names import given_names
from linchpin.archive.queries.relations import Mention, mentions, relation_claims
from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.claims.errors import NetworkError
from linchpin.match.resolve.clusters import Judgement, Refusal, Resolution, resolve
from linchpin.network.chains import Ways, built_ways
from linchpin.network.edges import EDGE_SCHEMATA, Edge, make_edges
from linchpin.network.entry_numbers import id_forms
from linchpin.network.names import MOST_CANDIDATES, BuiltNames, Candidate, NameIndex, NameRow
from linchpin.network.who import (
    MOST_OFFERED,
    alike_names,
    by_merged_id,
    by_number,
    by_thing,
)


@dataclass(frozen=True, slots=True)
class Network:
    """Who is in the sources and who is tied to whom, as of a day; never changed once built.

    Attributes:
        snapshot: The claims behind it.
        resolution: Which records are taken for one, and why.
        names: Every name.
        edges: Every relation that nobody denies.
        ties: Canonical id to its edges.
        ways: Who stands beside whom, for chains: relations with an end of several possible
            entities, and those of another time, are left out.
        mentioned: Gives what names some records: relations, and things that belong to them.
        first_seen: ISO day of the first edition here that names a record, where it is known.
    """

    snapshot: Snapshot
    resolution: Resolution
    names: NameIndex
    edges: Sequence[Edge]
    ties: Mapping[str, tuple[Edge, ...]]
    ways: Ways
    mentioned: Callable[[Iterable[str]], list[Mention]]
    first_seen: Mapping[str, str] = field(default_factory=dict)

    @property
    def newest(self) -> datetime.date:
        """Return the day by which the newest edition here was surely out."""
        return newest_day(self.snapshot)

    def holds(self, edge: Edge) -> bool:
        """Say whether a relation is one of the day that is asked for, and not of another time."""
        return edge.holds(self.snapshot.as_of, self.newest)

    def edition(self, dataset: str) -> Manifest:
        """Return the edition of a source that counts here.

        Raises:
            NetworkError: None does.
        """
        for edition in self.snapshot.editions:
            if edition.dataset == dataset:
                return edition
        raise NetworkError(f"no edition of {dataset} counts here")

    def one(self, who: str) -> str:
        """Return the one entity a question means.

        Args:
            who: A name; an entry number; the id of an entity, of a record that is part of one, or
                of a sanction, document or event; or a number such as a passport's or a wallet's.

        Raises:
            NetworkError: Nobody fits, or several do; they are named, none is picked.
        """
        found = self.candidates(who)
        if len(found) == 1:
            return found[0].entity
        if not found:
            raise NetworkError(_nobody(who, self._near(who), self.snapshot.too_early))
        raise Several(who, found)

    def candidates(self, who: str) -> list[Candidate]:
        """Return everybody a question may mean; see `one`."""
        merged = by_merged_id(self.resolution.canonical, who)
        if merged is not None:
            return [Candidate(merged, self.names.caption(merged), who, True)]
        found = self.names.find(who)
        if found and found[0].exact:
            return found
        of = self.resolution.of
        numbered = by_number(self.snapshot, of, who) or (
            {} if found else by_thing(self.snapshot, of, who)
        )
        if not numbered:
            return found
        return [Candidate(e, self.names.caption(e), text, True) for e, text in numbered.items()]

    def _near(self, who: str) -> list[Candidate]:
        """Return whom somebody may have meant whose question nobody fits."""
        alike = alike_names(self.names.everything(), who)
        spelled = [Candidate(e, self.names.caption(e), name, False) for e, name in alike]
        known = {item.entity for item in spelled}
        shared = [item for item in self.names.near(who) if item.entity not in known]
        return [*spelled, *shared][:MOST_OFFERED]

    def record(self, who: str) -> str:
        """Return the record a question means: a record's own id as it is, anything else by name."""
        for form in id_forms(who):
            if form in self.resolution.canonical:
                return form
        numbered = [*self.names.entries.records(who)]
        return numbered[0] if len(numbered) == 1 else self.one(who)


class Several(NetworkError):
    """Several entities fit a question.

    Attributes:
        who: The question.
        candidates: Who may be meant.
    """

    def __init__(self, who: str, candidates: list[Candidate]) -> None:
        self.who = who
        self.candidates = candidates
        lines = [f"  {item.entity:<16} {item.caption}" for item in candidates[:MOST_CANDIDATES]]
        more = len(candidates) - MOST_CANDIDATES
        if more > 0:
            lines.append(f"  ... and {more} more; type more of the name")
        fit = counted(len(candidates), "entry fits", "entries fit")
        super().__init__(
            f"{fit} {who!r}; none is picked. Ask again with the id:\n" + "\n".join(lines)
        )


def _nobody(who: str, near: list[Candidate], too_early: tuple[Manifest, ...]) -> str:
    text = f"nobody in these sources is called {who!r}"
    for edition in too_early:
        text += (
            f"; of {edition.title} there is no edition that early (the first one here is of "
            f"{say_date(edition.date)}), which is not the same as not listed"
        )
    if near:
        lines = [
            f"  {item.entity:<16} {item.caption}"
            + (f" ({item.matched})" if item.matched != item.caption else "")
            for item in near
        ]
        text += "; names like it, or that share a word with it:\n" + "\n".join(lines)
    return text


def build_network(
    snapshot: Snapshot,
    judgements: Iterable[Judgement] = (),
    *,
    refused: Iterable[Refusal] = (),
) -> Network:
    """Return the network of a snapshot.

    Args:
        snapshot: The editions that count.
        judgements: What people decided about who is who.
        refused: What people decided and no longer holds, with the reason.
    """
    resolution = resolve(snapshot, judgements)
    return network_of(snapshot, replace(resolution, refused=(*resolution.refused, *refused)))


def network_of(snapshot: Snapshot, resolution: Resolution) -> Network:
    """Return the network of a snapshot, built in memory.

    Args:
        snapshot: The editions that count.
        resolution: Who is who.
    """
    edges = tuple(make_edges(relation_claims(snapshot, EDGE_SCHEMATA), resolution.of))
    newest = newest_day(snapshot)
    ties: dict[str, list[Edge]] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            ties.setdefault(end, []).append(edge)
    return Network(
        snapshot=snapshot,
        resolution=resolution,
        names=NameIndex(BuiltNames(*name_rows(snapshot, resolution.of))),
        edges=edges,
        ties={entity: tuple(found) for entity, found in ties.items()},
        ways=built_ways(
            list(ties),
            [(e.source, e.target) for e in edges if is_clear(e, snapshot.as_of, newest)],
        ),
        mentioned=lambda entities: mentions(snapshot, entities, EDGE_SCHEMATA),
    )


def newest_day(snapshot: Snapshot) -> datetime.date:
    """Return the day by which the newest edition of a snapshot was surely out."""
    return max((item.known_by for item in snapshot.editions), default=datetime.date.min)


def is_clear(edge: Edge, day: datetime.date | None, newest: datetime.date) -> bool:
    """Say whether a relation may stand in a chain: both ends known, and of the day.

    Args:
        edge: The relation.
        day: The day; None for everything known.
        newest: The day of the newest source.
    """
    return edge.one_of == 1 and edge.holds(day, newest)


def name_rows(
    snapshot: Snapshot, canonical: Callable[[str], str]
) -> tuple[Iterator[NameRow], Callable[[str], bool]]:
    """Return every name of a snapshot, and which datasets' spelling is shown before others'.

    Args:
        snapshot: The editions that count.
        canonical: Gives the id that stands for an entity's records.
    """
    rows = (
        NameRow(canonical(entity), entity, schema, prop, value, dataset)
        for entity, schema, prop, value, dataset in given_names(snapshot)
    )
    cases = {edition.dataset for edition in snapshot.editions if edition.kind == "case"}
    return rows, cases.__contains__
