"""What changed on the lists, as a page shows it: one line an event, newest lists first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.network.list_events.event import ListEvent
    from linchpin.workspace.served import State


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that happened to one entry of a list.

    Attributes:
        list: The list.
        older: EDTF date of the edition compared with; None where there was none.
        newer: EDTF date of the newer edition.
        event: What happened.
        sign: `+`, `-` or `~`.
        kind: `added`, `removed` or `changed`.
    """

    list: str
    older: str | None
    newer: str
    event: ListEvent
    sign: str
    kind: str


_KEPT: dict[str, list[ChangeLine]] = {}


def newest_changes(state: State) -> list[ChangeLine]:
    """Return what the last edition of each list has that the one before had not.

    Args:
        state: The archive as it is.
    """
    found = _KEPT.get(state.name)
    if found is None:
        found, _ = changes_from(state, _day_before(state))
        _KEPT.clear()
        _KEPT[state.name] = found
    return found


def changes_from(
    state: State, since: datetime.date, later: State | None = None
) -> tuple[list[ChangeLine], tuple[str, ...]]:
    """Return what changed since a day, and what limits the comparison.

    Args:
        state: The archive as it is.
        since: The day.
        later: The archive as of a later day; None for the current one.
    """
    from linchpin.network.changes import changes_since

    lists, _ = changes_since(state.archive, (later or state).network, since)
    notes = tuple(f"{one.title}: {note}" for one in lists for note in one.notes)
    lines = [
        ChangeLine(one.title, one.older, one.newer, event, *_sign(event))
        for one in lists
        if one.older is not None
        for event in one.events
    ]
    return lines, notes


def _sign(event: ListEvent) -> tuple[str, str]:
    kind = event.kind.value
    if "added" in kind or "came" in kind:
        return "+", "added"
    if "removed" in kind or "gone" in kind:
        return "−", "removed"
    return "~", "changed"


def _day_before(state: State) -> datetime.date:
    """Return a day on which the edition before the newest of any list was the current one."""
    days = []
    for edition in state.snapshot.editions:
        if edition.kind != "list":
            continue
        before = [one.known_by for one in state.archive.editions(edition.dataset)
                  if one.known_by < edition.known_by]  # fmt: skip
        if before:
            days.append(max(before))
    return max(days, default=datetime.date.min)
