"""Where an alert stands: a fold over what people decided on it, oldest first."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from linchpin.ledger.decision import (
    ALERT,
    ASSIGNED,
    ASSIGNMENT,
    ESCALATED,
    FALSE_MATCH,
    OPEN,
    PROPOSAL,
    QUALITY,
    SECOND_LOOK,
    TRUE_MATCH,
    Decision,
)
from linchpin.watch.pair import BASIS, CUSTOMER, alert_id
from linchpin.workspace.alerts.changed import changes_since
from linchpin.workspace.alerts.queued import QueuedAlert, compared

PROPOSED = "decision:"
"""Begins the name of the decision that a second look or a quality check is about."""


class AlertState(StrEnum):
    """Where an alert stands."""

    OPEN = "open"
    REOPENED = "reopened"
    DISPUTED = "disputed"
    """A second person came to something else than the first."""
    ESCALATED = "escalated"
    WAITING = "waiting"
    """Somebody looked and could not tell yet."""
    SECOND_LOOK = "second look"
    TRUE_MATCH = "true match"
    FALSE_MATCH = "false match"
    GONE = "gone"
    """The last run of its book no longer comes to it."""

    @property
    def is_to_decide(self) -> bool:
        """Say whether somebody has to decide."""
        return self in _TO_DECIDE


_TO_DECIDE = frozenset({
    AlertState.OPEN, AlertState.REOPENED, AlertState.DISPUTED, AlertState.ESCALATED,
    AlertState.WAITING,
})  # fmt: skip
_DISPOSITIONS = frozenset({ALERT, PROPOSAL, SECOND_LOOK})


@dataclass(frozen=True, slots=True)
class AlertStanding:
    """Where an alert stands, and why.

    Attributes:
        state: Where.
        why: What changed since it was decided, in words.
        last: The last disposition, proposal or second look; None where nobody looked.
        assigned: Who looks at it; empty for nobody.
        due: When it is due, in UTC; empty where that is not said.
        events: Everything people decided on it, oldest first.
    """

    state: AlertState
    why: tuple[str, ...] = ()
    last: Decision | None = None
    assigned: str = ""
    due: str = ""
    events: tuple[Decision, ...] = ()

    @property
    def version(self) -> int:
        """Return the number of the last decision on it; 0 where there is none."""
        return self.events[-1].sequence if self.events else 0


def alert_of(decision: Decision) -> str | None:
    """Return the alert that a decision is about, None for one that is about something else."""
    named = decision.detail("alert")
    if isinstance(named, str):
        return named
    if decision.kind != ALERT:
        return None
    customers = [one for one in decision.subjects if one.startswith(CUSTOMER)]
    entries = [one for one in decision.subjects if not one.startswith((CUSTOMER, BASIS))]
    return alert_id(entries[0], customers[0]) if customers and entries else None


def standing_of(
    alert: QueuedAlert, events: Sequence[Decision], now: datetime.datetime, *, gone: bool = False
) -> AlertStanding:
    """Return where an alert stands.

    Args:
        alert: As the last run that came to it has it.
        events: What people decided on it, oldest first.
        now: What time it is.
        gone: Whether the last run of its book no longer comes to it.
    """
    last = next((one for one in reversed(events) if one.kind in _DISPOSITIONS), None)
    state, why = _state(alert, last, now)
    if gone and state.is_to_decide:
        state = AlertState.GONE
    assigned, due = _assigned(events)
    return AlertStanding(state, why, last, assigned, due, tuple(events))


def _state(
    alert: QueuedAlert, last: Decision | None, now: datetime.datetime
) -> tuple[AlertState, tuple[str, ...]]:
    if last is None:
        return AlertState.OPEN, ()
    if last.kind == PROPOSAL:
        return AlertState.SECOND_LOOK, ()
    if last.kind == SECOND_LOOK:
        return AlertState.DISPUTED, ("a second person came to something else",)
    if last.verdict == OPEN:
        taken_back = last.detail("takes_back") is not None
        return AlertState.OPEN if taken_back else AlertState.WAITING, ()
    if last.verdict == ESCALATED:
        return AlertState.ESCALATED, ()
    why = _why_again(alert, last, now)
    if last.verdict == TRUE_MATCH:
        return AlertState.TRUE_MATCH, why
    return (AlertState.REOPENED if why else AlertState.FALSE_MATCH), why


def _why_again(alert: QueuedAlert, last: Decision, now: datetime.datetime) -> tuple[str, ...]:
    then = last.detail("compared")
    if isinstance(then, dict):
        why = changes_since(then, json.loads(json.dumps(compared(alert))))
    elif alert.pair.basis in last.subjects:
        why = ()
    else:
        why = ("the customer's cells, or who is taken for the entry, changed since",)
    until = last.detail("until")
    if last.verdict == FALSE_MATCH and isinstance(until, str) and now.date().isoformat() > until:
        why = (*why, f"it was silent until {until}")
    return why


def _assigned(events: Iterable[Decision]) -> tuple[str, str]:
    person, due = "", ""
    for event in events:
        if event.kind != ASSIGNMENT:
            continue
        named: Any = event.detail("person")
        person = str(named or "") if event.verdict == ASSIGNED else ""
        until: Any = event.detail("due")
        due = str(until) if until else due
    return person, due


def checks_of(events: Iterable[Decision]) -> dict[str, Decision]:
    """Return the quality checks among decisions, by the hash of the decision they are about."""
    found = {}
    for event in events:
        if event.kind == QUALITY:
            named = [one for one in event.subjects if one.startswith(PROPOSED)]
            found[named[0].removeprefix(PROPOSED)] = event
    return found
