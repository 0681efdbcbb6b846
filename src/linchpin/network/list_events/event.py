"""One change of one entry, with the words of both editions, and changes that are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.claim import Claim
from linchpin.network.list_events.kinds import MATTERS, ChangeKind, Matters


@dataclass(frozen=True, slots=True)
class ListEvent:
    """What happened to one entry between two editions: ours to say, resting on their words.

    Attributes:
        kind: What happened.
        entity: Entity id of the entry; of the newer one where its number changed.
        caption: Its name.
        gained: In words, what it says that it did not say before.
        lost: In words, what it no longer says.
        said: The claims of the newer edition it rests on.
        unsaid: The claims of the older edition it rests on.
        others: Entity ids of the other entries it is about, such as the number it had.
        because: Why entries of two numbers are taken for one subject; empty where none are.
    """

    kind: ChangeKind
    entity: str
    caption: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    said: tuple[Claim, ...] = ()
    unsaid: tuple[Claim, ...] = ()
    others: tuple[str, ...] = ()
    because: str = ""

    @property
    def matters(self) -> frozenset[Matters]:
        """Return what it can alter for a customer."""
        return MATTERS[self.kind]


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Entries to which the very same happened, such as one sentence added to hundreds.

    Attributes:
        kind: What happened.
        gained: What each of them says that it did not say before.
        lost: What each no longer says.
        events: One for each entry, in order of their ids.
    """

    kind: ChangeKind
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    events: tuple[ListEvent, ...]


def grouped(events: Iterable[ListEvent]) -> tuple[list[EventGroup], list[ListEvent]]:
    """Return events that happened to several entries alike, and those that stand alone.

    What can alter a match is never put into a group: each such change is told by itself.

    Args:
        events: Those between two editions.
    """
    alike: dict[tuple[ChangeKind, tuple[str, ...], tuple[str, ...]], list[ListEvent]] = {}
    alone = []
    for event in events:
        if Matters.MATCH in event.matters:
            alone.append(event)
        else:
            alike.setdefault((event.kind, event.gained, event.lost), []).append(event)
    groups = []
    for (kind, gained, lost), members in alike.items():
        if len(members) > 1 and (gained or lost):
            members.sort(key=lambda event: event.entity)
            groups.append(EventGroup(kind, gained, lost, tuple(members)))
        else:
            alone += members
    groups.sort(key=lambda group: -len(group.events))
    return groups, alone
