"""Whom an edition names for the first time, or what it says otherwise may concern."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from linchpin.archive import Manifest, Snapshot, open_archive, take_snapshot
from linchpin.archive.queries.names import named_records
from linchpin.archive.queries.near import changed_records, next_to
from linchpin.claims.errors import ReadError
from linchpin.network.network import Network
from linchpin.screen.watchlist.watchlist import programs_of


@dataclass(frozen=True, slots=True)
class Change:
    """What is new since an edition.

    Attributes:
        entities: Canonical ids of those whose alert what changed may alter.
        editions: The edition of each list that was compared with, as `source date id`.
        date: The latest day on which the oldest of them was surely out.
    """

    entities: frozenset[str]
    editions: tuple[str, ...]
    date: datetime.date


def check_edition(archive: Path, since: str) -> None:
    """Make sure that there is an edition, without the work of a network.

    Args:
        archive: Folder of the archive.
        since: Date or id (or its beginning) of an edition of a list.

    Raises:
        ReadError: No list has that edition.
    """
    opened = open_archive(archive)
    held = [edition for dataset in opened.datasets() for edition in opened.editions(dataset)]
    lists = [edition for edition in held if edition.kind == "list"]
    if not any(_is(edition, since) for edition in lists):
        raise _unknown(since, [f"{edition.dataset} {edition.date}" for edition in lists])


def _is(edition: Manifest, since: str) -> bool:
    return bool(since) and (edition.date == since or edition.id.startswith(since))


def _unknown(since: str, known: list[str]) -> ReadError:
    return ReadError(f"no edition {since!r}; there are {', '.join(known) or 'none'}")


def changed_since(archive: Path, network: Network, since: str) -> Change:
    """Return whom what was said and unsaid after an edition may concern.

    Args:
        archive: Folder of the archive.
        network: The network as of now.
        since: Date or id (or its beginning) of an edition of a list.

    Raises:
        ReadError: No list has that edition.
    """
    opened = open_archive(archive)
    current = {e.dataset: e for e in network.snapshot.editions if e.kind == "list"}
    changed: set[str] = set()
    known: list[str] = []
    compared: list[Manifest] = []
    for dataset, newest in sorted(current.items()):
        editions = opened.editions(dataset)
        known += [f"{dataset} {item.date}" for item in editions]
        older = [e for e in editions if _is(e, since)]
        if older:
            compared.append(older[-1])
            changed |= changed_records(opened, older[-1], newest)
    if not compared:
        raise _unknown(since, known)
    named = tuple(f"{item.dataset} {item.date} {item.id}" for item in compared)
    then = take_snapshot(opened, editions={item.dataset: item.id for item in compared})
    concerned = _concerned(network, changed, (then, network.snapshot))
    return Change(concerned, named, min(item.known_by for item in compared))


def _concerned(
    network: Network, changed: set[str], snapshots: tuple[Snapshot, Snapshot]
) -> frozenset[str]:
    """Return whose alert what changed may alter, by canonical id.

    Those of whom something else is said; both ends of a tie that came, went or is told otherwise;
    and whoever is not listed and stands within two steps of these: being tied to somebody listed is
    all that is known against them.
    """
    of = network.resolution.of
    named = set(named_records(network.snapshot))
    found = changed & named
    for snapshot in snapshots:
        found |= next_to(snapshot, changed - named) & named
    near = set(found)
    for _ in range(2):
        near |= next_to(network.snapshot, near)
    listed = programs_of(network)
    near = {record for record in near & named if of(record) not in listed}
    return frozenset(of(record) for record in found | near)
