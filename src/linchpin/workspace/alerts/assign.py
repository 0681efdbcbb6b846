"""Who looks at an alert, and by when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from linchpin.claims.errors import LinchpinError
from linchpin.ledger.decision import (
    ASSIGNED,
    ASSIGNMENT,
    RELEASED,
    Decision,
    Draft,
    canonical_json,
)
from linchpin.workspace.alerts.desk import AlertDesk
from linchpin.workspace.alerts.disposition import refuse_changed, write


def assign(
    desk: AlertDesk, names: Sequence[str], person: str, *, by: str, seen: int, due: str = ""
) -> list[Decision]:
    """Return the decisions that say who looks at some alerts, and by when.

    Args:
        desk: The queues.
        names: The alerts.
        person: Who; empty for nobody.
        by: Who assigns.
        seen: Number of the last decision that whoever assigns knew of.
        due: By when, ISO 8601 in UTC; empty to leave it.

    Raises:
        DecidedMeanwhile: Somebody else decided since.
        LinchpinError: The moment is none.
    """
    if due:
        try:
            moment = datetime.datetime.fromisoformat(due)
            due = moment.astimezone(datetime.UTC).isoformat(timespec="seconds")
        except ValueError as error:
            raise LinchpinError(f"{due!r} is no moment; write it as 2026-03-01T17:00Z") from error
    items = [desk.one(name) for name in names]
    for item in items:
        refuse_changed(item, seen)
    drafts = [
        Draft(
            kind=ASSIGNMENT,
            subjects=(f"alert:{item.id}", f"person:{person}"),
            verdict=ASSIGNED if person else RELEASED,
            because="assigned" if person else "released",
            by=by,
            at=desk.settings.now(),
            details=canonical_json({"alert": item.id, "person": person, "due": due}),
        )
        for item in items
    ]
    return write(desk, drafts, seen)
