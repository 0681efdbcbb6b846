"""What happened to subjects between two editions of the lists, and whether it can alter a match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.claims.dates import say_date
from linchpin.network.list_events.event import ListEvent
from linchpin.network.list_events.kinds import ChangeKind, Matters
from linchpin.watch.pair import Pair


@dataclass(frozen=True, slots=True)
class SubjectChange:
    """An event of a list, with the editions it lies between.

    Attributes:
        title: The list.
        older: EDTF date of the older edition; None where the list was not here before.
        newer: EDTF date of the newer one.
        event: What happened.
    """

    title: str
    older: str | None
    newer: str
    event: ListEvent

    @property
    def entities(self) -> tuple[str, ...]:
        """Return the entity ids it is about: the one it has, and those it had or came out of."""
        return (self.event.entity, *self.event.others)

    def say(self) -> str:
        """Return it in one line."""
        event = self.event
        since = "" if self.older is None else f"{say_date(self.older)} to "
        parts = [*(f"+ {word}" for word in event.gained), *(f"- {word}" for word in event.lost)]
        others = f" ({', '.join(event.others)})" if event.others else ""
        why = f"; {event.because}" if event.because else ""
        told = f": {'; '.join(parts)}" if parts else ""
        return (
            f"{event.kind.value}{others}{told}{why} [{self.title}, {since}{say_date(self.newer)}]"
        )


Changes = Mapping[str, tuple[SubjectChange, ...]]
"""Changes by entity id."""


def by_entity(changes: Iterable[SubjectChange]) -> dict[str, tuple[SubjectChange, ...]]:
    """Return changes by every entity id they are about."""
    found: dict[str, list[SubjectChange]] = {}
    for change in changes:
        for entity in change.entities:
            found.setdefault(entity, []).append(change)
    return {entity: tuple(ours) for entity, ours in found.items()}


def changes_of(pair: Pair, changes: Changes) -> tuple[SubjectChange, ...]:
    """Return what happened to the subject of a pair, and to those its ties go through."""
    found: list[SubjectChange] = []
    for entity in (*pair.records, *pair.through):
        found += [change for change in changes.get(entity, ()) if change not in found]
    return tuple(found)


_GOES_ON = frozenset({ChangeKind.RENUMBERED, ChangeKind.MERGED, ChangeKind.SPLIT})


def goes_on_as(record: str, changes: Changes) -> tuple[str, ...]:
    """Return the entity ids under which the subject of an entry goes on, where its number changed.

    Args:
        record: Entity id it had.
        changes: What happened since.
    """
    return tuple(
        dict.fromkeys(
            change.event.entity
            for change in changes.get(record, ())
            if change.event.kind in _GOES_ON and record in change.event.others
        )
    )


def alters_match(change: SubjectChange, pair: Pair) -> bool:
    """Say whether a change can alter that a customer is taken for a subject.

    For whom only ties lead to, a change of a tie can; what happens to the names of somebody on the
    way cannot.

    Args:
        change: What happened.
        pair: Subject and customer.
    """
    matters = change.event.matters
    if set(change.entities) & set(pair.records) and Matters.MATCH in matters:
        return True
    return bool(pair.through) and Matters.EXPOSURE in matters


def alters_duty(change: SubjectChange) -> bool:
    """Say whether a change can alter what has to be done about a match."""
    return Matters.OBLIGATION in change.event.matters
