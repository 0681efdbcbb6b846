"""A kept watchlist made current: only those are made anew whom later editions may concern.

Everybody who is not listed is made anew too: how they are tied to the listed depends on what others
say. What is said of the listed depends on their own records, and on what is next to these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from linchpin.archive import Archive, Manifest, Snapshot, take_snapshot
from linchpin.archive.queries.names import named_records
from linchpin.archive.queries.near import changed_records, next_to
from linchpin.match.search.name_list import make_list
from linchpin.network.network import Network
from linchpin.screen.watchlist.exposure import exposures
from linchpin.screen.watchlist.identifiers import addresses_of, identifiers_of
from linchpin.screen.watchlist.people import named_people, stubs, watched_people, with_claims
from linchpin.screen.watchlist.watchlist import (
    Item,
    Watchlist,
    items_of,
    newest_day_of,
    programs_of,
)

MOST_RECORDS = 20_000
"""Records that are made anew; where there are more, everything is."""


def changed_since_then(
    archive: Archive,
    then: Mapping[str, str],
    canonical: Mapping[str, str],
    network: Network,
) -> frozenset[str] | None:
    """Return all whom what changed since then may concern; None where they are too many.

    Args:
        archive: Where the editions are.
        then: The folder of the edition that counted, by source.
        canonical: Who was who: record to the id that stood for it, for those that were merged.
        network: The network of now.
    """
    snapshot = network.snapshot
    before = _editions(archive, then)
    if before is None or then.keys() != {edition.dataset for edition in snapshot.editions}:
        return None
    changed: set[str] = set()
    for edition in snapshot.editions:
        if before[edition.dataset].folder != edition.folder:
            changed |= changed_records(archive, before[edition.dataset], edition)
    now = network.resolution.canonical
    for record in canonical.keys() | now.keys():
        if canonical.get(record, record) != now.get(record, record):
            changed |= {record, canonical.get(record, record), now.get(record, record)}
    ids = {dataset: edition.id for dataset, edition in before.items()}
    return _with_neighbours(changed, (take_snapshot(archive, editions=ids), snapshot))


def _editions(archive: Archive, folders: Mapping[str, str]) -> dict[str, Manifest] | None:
    """Return editions by source; None where one is not in the archive any more."""
    found: dict[str, Manifest] = {}
    known = set(archive.datasets())
    for dataset, folder in folders.items():
        held = archive.editions(dataset) if dataset in known else []
        fitting = [edition for edition in held if edition.folder == folder]
        if not fitting:
            return None
        found[dataset] = fitting[0]
    return found


def _with_neighbours(
    changed: set[str], snapshots: tuple[Snapshot, Snapshot]
) -> frozenset[str] | None:
    """Return what changed with what is next to it, twice: a wallet is owned through a relation."""
    found = set(changed)
    for _ in range(2):
        if len(found) > MOST_RECORDS:
            return None
        found.update(*(next_to(snapshot, found) for snapshot in snapshots))
    return frozenset(found) if len(found) <= MOST_RECORDS else None


def renewed_watchlist(
    network: Network, kept: Watchlist, tied: Collection[str], changed: frozenset[str]
) -> Watchlist | None:
    """Return a kept watchlist with those made anew whom a change may concern; None for too many.

    Args:
        network: The network of now.
        kept: The watchlist that was kept, without what other editions brought to it.
        tied: Canonical ids of those in it who are not listed.
        changed: See `changed_since_then`.
    """
    of, programs = network.resolution.of, programs_of(network)
    listed = frozenset(programs)
    concerned = {of(record) for record in changed} | changed
    named = named_records(network.snapshot)
    others = {record for record in named if of(record) not in listed}
    merged = {item for item, head in network.resolution.canonical.items() if head in concerned}
    records = others | merged | concerned | {item for item in named if of(item) in concerned}
    if len(records) > 2 * MOST_RECORDS:
        return None
    base = replace(kept, dropped=frozenset(), more=None)
    gone = frozenset(who for who in (*tied, *concerned) if who in base.numbers)
    identifiers = identifiers_of(network, records)
    addresses = addresses_of(network, records)
    exposed = exposures(
        network,
        listed,
        _shared(addresses, base.addresses, listed, gone),
        _shared(identifiers, base.identifiers, listed, gone),
    )
    apart = stubs(network, listed, others)

    def wanted(who: str) -> bool:
        return who in concerned if who in listed else who in exposed and who not in apart

    people = named_people(network, wanted, records)
    names = make_list(item for item, _ in people.rows)
    more = Watchlist(
        editions=network.snapshot.editions,
        as_of=network.snapshot.as_of,
        watched=tuple(watched_people(network, people, programs, exposed, records)),
        numbers=people.numbers,
        names=names,
        claims=tuple(with_claims(people.rows, names.names)),
        identifiers=items_of(identifiers, people.numbers.keys()),
        addresses=items_of(addresses, listed & people.numbers.keys()),
        day=newest_day_of(network.snapshot),
    )
    return replace(base, editions=more.editions, day=more.day, dropped=gone, more=more)


def _shared(
    own: Mapping[str, list[Item]],
    base: Mapping[str, list[Item]],
    listed: frozenset[str],
    gone: frozenset[str],
) -> dict[str, list[Item]]:
    """Return addresses or identifiers that somebody who is not listed has, with all who share them.

    Args:
        own: Those of everybody who is made anew, by key.
        base: Those that are kept, by key.
        listed: Canonical ids of the listed.
        gone: Who is kept no more.
    """
    stay = listed - gone
    found: dict[str, list[Item]] = {}
    for key, items in own.items():
        if all(item.entity in listed for item in items):
            continue
        kept = base.get(key, [])
        found[key] = items + [item for item in kept if item.entity in stay]
    return found
