"""Everything that happened between two editions of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.editions import listed_names
from linchpin.claims.claim import Claim
from linchpin.claims.dates import say_date
from linchpin.match.name_keys import full_name_key
from linchpin.network.bearers import bearers
from linchpin.network.former_names import former_names
from linchpin.network.list_events.event import ListEvent
from linchpin.network.list_events.kept_entries import entry_events
from linchpin.network.list_events.kinds import ChangeKind
from linchpin.network.list_events.subjects import Continued, continued
from linchpin.network.network import Network

_TELLING_WORDS = 2
_SOMEBODY_ELSE = "the number names somebody else now"


@dataclass(frozen=True, slots=True)
class EntriesCompared:
    """What two editions hold, as far as they can be compared.

    Attributes:
        added: Entity id to name of the entries that came.
        removed: The same of those that went.
        changed: Entity id to the rows that went and those that came.
        captions: Names in the newer edition.
        said: Entity id of an entry to the claims that are new.
        unsaid: Entity id of an entry to the claims that are gone.
    """

    added: Mapping[str, str]
    removed: Mapping[str, str]
    changed: Mapping[str, tuple[list[str], list[str]]]
    captions: Mapping[str, str]
    said: Mapping[str, list[Claim]]
    unsaid: Mapping[str, list[Claim]]


def list_events(
    archive: Archive, network: Network, editions: tuple[Manifest, Manifest], found: EntriesCompared
) -> list[ListEvent]:
    """Return what happened to each entry, in order of its id; one entry may have several events.

    Args:
        archive: Where the editions are.
        network: Names of whom entries are linked to, and the other lists.
        editions: The older and the newer edition.
        found: What they hold.
    """
    older, newer = editions
    gone = bearers(archive, older, found.removed)
    come = bearers(archive, newer, found.added)
    touched = bearers(archive, newer, found.changed)
    went_on = continued(gone, come, touched)
    came_from = continued(come, gone, bearers(archive, older, found.changed))
    events = [*_subjects(found, went_on), *_splits(found, came_from, went_on)]
    told = {entity for event in events for entity in (event.entity, *event.others)}
    elsewhere = _elsewhere(archive, network, newer)
    events += _removed(found, told, elsewhere)
    events += _added(archive, older, found, told)
    for entity, rows in found.changed.items():
        events += _changed(network, found, entity, rows)
    return sorted(events, key=lambda event: (event.entity, event.kind))


def _subjects(found: EntriesCompared, went_on: Iterable[Continued]) -> Iterator[ListEvent]:
    for one in went_on:
        kind = ChangeKind.RENUMBERED
        if len(one.before) > 1 or one.after[0] not in found.added:
            kind = ChangeKind.MERGED
        elif len(one.after) > 1:
            kind = ChangeKind.SPLIT
        entity = one.after[0]
        name = found.added.get(entity) or found.captions.get(entity, entity)
        yield ListEvent(
            kind,
            entity,
            name,
            said=tuple(claim for item in one.after for claim in found.said.get(item, ())),
            unsaid=tuple(claim for item in one.before for claim in found.unsaid.get(item, ())),
            others=(*one.before, *one.after[1:]),
            because=one.because,
        )


def _splits(
    found: EntriesCompared, came_from: Iterable[Continued], went_on: Iterable[Continued]
) -> Iterator[ListEvent]:
    """Yield entries that came out of one that is still there and lost what they say."""
    known = {entity for one in went_on for entity in (*one.before, *one.after)}
    for one in came_from:
        for entity in one.before:
            homes = [item for item in one.after if item in found.changed]
            lost = [claim for item in homes for claim in found.unsaid.get(item, ())]
            names = {full_name_key(c.value) for c in found.said.get(entity, ()) if c.prop == "name"}
            if entity in known or not any(full_name_key(c.value) in names for c in lost):
                continue
            yield ListEvent(
                ChangeKind.SPLIT,
                entity,
                found.added[entity],
                said=tuple(found.said.get(entity, ())),
                unsaid=tuple(lost),
                others=tuple(homes),
                because=one.because,
            )


def _elsewhere(archive: Archive, network: Network, newer: Manifest) -> dict[str, str]:
    """Return the entries that the current editions of other lists hold, with the list's title."""
    return {
        entity: other.title
        for other in network.snapshot.editions
        if other.kind == "list" and other.dataset != newer.dataset
        for entity, _ in listed_names(archive, other)
    }


def _removed(
    found: EntriesCompared, told: set[str], elsewhere: Mapping[str, str]
) -> Iterator[ListEvent]:
    for entity, caption in found.removed.items():
        if entity in told:
            continue
        unsaid = tuple(found.unsaid.get(entity, ()))
        if entity in elsewhere:
            why = f"it stands on: {elsewhere[entity]}"
            yield ListEvent(ChangeKind.MOVED, entity, caption, unsaid=unsaid, because=why)
        else:
            why = _SOMEBODY_ELSE if entity in found.added else ""
            yield ListEvent(ChangeKind.DELISTED, entity, caption, unsaid=unsaid, because=why)


def _added(
    archive: Archive, older: Manifest, found: EntriesCompared, told: set[str]
) -> Iterator[ListEvent]:
    left = {entity: name for entity, name in found.added.items() if entity not in told}
    if not left:
        return
    last = _last_held(archive, older, left)
    for entity, caption in left.items():
        said = tuple(found.said.get(entity, ()))
        if entity in found.removed:
            why = _SOMEBODY_ELSE
            yield ListEvent(ChangeKind.ADDED, entity, caption, said=said, because=why)
        elif entity not in last:
            yield ListEvent(ChangeKind.ADDED, entity, caption, said=said)
        else:
            why = f"the edition of {say_date(last[entity].date)} was the last that held it"
            yield ListEvent(ChangeKind.RELISTED, entity, caption, said=said, because=why)


def _last_held(
    archive: Archive, older: Manifest, captions: Mapping[str, str]
) -> dict[str, Manifest]:
    """Return the last edition before one that held each of some entries, by id or full name."""
    editions = archive.editions(older.dataset)
    before = {item.folder: item for item in editions if item.sequence < older.sequence}
    here = {full_name_key(name) for _, name in listed_names(archive, older)}
    ids: dict[str, set[str]] = {}  # what was once listed: id or full name to entity ids of now
    for entity, caption in captions.items():
        ids.setdefault(entity, set()).add(entity)
        words = full_name_key(caption)
        if len(words) >= _TELLING_WORDS and words not in here:
            ids.setdefault(" ".join(words), set()).add(entity)
    wanted = {
        entity
        for item in former_names(archive, older.dataset)
        if item.first in before
        for key in (item.entity, " ".join(full_name_key(item.name)))
        for entity in ids.get(key, ())
    }
    found: dict[str, Manifest] = {}
    for edition in reversed(before.values()):
        if not wanted - found.keys():
            break
        for entity, name in listed_names(archive, edition):
            for key in (entity, " ".join(full_name_key(name))):
                for now in ids.get(key, set()) & wanted:
                    found.setdefault(now, edition)
    return found


def _changed(
    network: Network, found: EntriesCompared, entity: str, rows: tuple[list[str], list[str]]
) -> list[ListEvent]:
    said, unsaid = found.said.get(entity, []), found.unsaid.get(entity, [])
    caption = found.captions[entity]
    events = entry_events(network, entity, caption, said, unsaid)
    if events:
        return events
    gone, come = rows
    return [ListEvent(ChangeKind.WORDING, entity, caption, tuple(come), tuple(gone))]
