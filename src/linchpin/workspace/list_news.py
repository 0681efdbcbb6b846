"""What the lists have new since the editions of a run, a day or a decision, for whoever watches."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.claims.dates import say_date

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest
    from linchpin.claims.claim import Claim
    from linchpin.network.network import Network
    from linchpin.watch.subject_change import SubjectChange


@dataclass(frozen=True, slots=True)
class ListNews:
    """What the lists have new.

    Attributes:
        changes: What happened to their entries.
        touched: Entity ids of whom something is said that was not, or no longer.
        lists: The editions compared, in words, a line a list.
        notes: What limits the comparison.
    """

    changes: tuple[SubjectChange, ...]
    touched: frozenset[str]
    lists: tuple[str, ...]
    notes: tuple[str, ...]


def editions_by(archive: Archive, network: Network, day: datetime.date) -> dict[str, Manifest]:
    """Return the last edition of each current list that was surely out by a day.

    Args:
        archive: Where the editions are.
        network: Of the current editions.
        day: The day.
    """
    found = {}
    for edition in lists_of(network):
        before = [item for item in archive.editions(edition.dataset) if item.known_by <= day]
        if before:
            found[edition.dataset] = before[-1]
    return found


def editions_in(archive: Archive, folders: Mapping[str, str]) -> dict[str, Manifest]:
    """Return editions by their folders, less those that are no longer there.

    Args:
        archive: Where they are.
        folders: Folder by source.
    """
    there = set(archive.datasets())
    return {
        dataset: edition
        for dataset, folder in folders.items()
        if dataset in there
        for edition in archive.editions(dataset)
        if edition.folder == folder
    }


def lists_of(network: Network) -> list[Manifest]:
    """Return the editions of lists a network is of."""
    return [edition for edition in network.snapshot.editions if edition.kind == "list"]


def list_news(archive: Archive, network: Network, before: Mapping[str, Manifest]) -> ListNews:
    """Return what the current editions of the lists have new.

    A list of which there is no older edition counts as new: all its entries were added.

    Args:
        archive: Where the editions are.
        network: Of the current editions.
        before: The edition of each list to compare with.
    """
    from linchpin.archive import news_between
    from linchpin.network.changes import changes_between
    from linchpin.watch.subject_change import SubjectChange

    changes: list[SubjectChange] = []
    touched: set[str] = set()
    said: list[str] = []
    notes: list[str] = []
    for newer in lists_of(network):
        older = before.get(newer.dataset)
        if older is None:
            changes += _all_added(archive, newer)
            said.append(f"{newer.title}: all of the edition of {say_date(newer.date)}")
            notes.append(f"{newer.title}: no edition to compare with; all its entries count as new")
            continue
        if older.folder == newer.folder:
            said.append(f"{newer.title}: still the edition of {say_date(newer.date)}")
            continue
        found = changes_between(archive, network, older, newer)
        changes += [
            SubjectChange(newer.title, older.date, newer.date, event) for event in found.events
        ]
        span = f"{say_date(older.date)} to {say_date(newer.date)}"
        said.append(f"{newer.title}: editions of {span}")
        notes += [f"{newer.title}: {note}" for note in found.notes]
        for claims in news_between(archive, older, newer):
            touched |= entities_of(claims)
    touched.update(entity for change in changes for entity in change.entities)
    return ListNews(tuple(changes), frozenset(touched), tuple(said), tuple(notes))


def entities_of(claims: Iterable[Claim]) -> set[str]:
    """Return everybody some claims are about: their subject, and whom they name beside."""
    from linchpin.network.property_words import properties_of_type

    beside = properties_of_type("entity")
    found = set()
    for claim in claims:
        if claim.entity_id is not None:
            found.add(claim.entity_id)
        if claim.prop in beside:
            found.add(claim.value)
    return found


def _all_added(archive: Archive, edition: Manifest) -> list[SubjectChange]:
    from linchpin.archive.queries.editions import listed_names
    from linchpin.network.list_events.event import ListEvent
    from linchpin.network.list_events.kinds import ChangeKind
    from linchpin.watch.subject_change import SubjectChange

    names: dict[str, str] = {}
    for entity, name in listed_names(archive, edition):
        names.setdefault(entity, name)
    why = "this archive had no edition of the list before"
    return [
        SubjectChange(
            edition.title,
            None,
            edition.date,
            ListEvent(ChangeKind.ADDED, entity, name, because=why),
        )
        for entity, name in names.items()
    ]
