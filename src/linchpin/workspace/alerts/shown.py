"""An alert in values that JSON can hold, as the command line and an API give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from linchpin.ledger.decision import PROPOSAL, Decision, decision_fields
from linchpin.workspace.alerts.compared_row import ComparedRow
from linchpin.workspace.alerts.desk import DeskAlert
from linchpin.workspace.alerts.standing import AlertState


def alert_json(
    item: DeskAlert,
    rows: Sequence[ComparedRow] | None = None,
    earlier: Sequence[Decision] = (),
    *,
    blind: bool = False,
) -> dict[str, Any]:
    """Return an alert in values that JSON can hold.

    Args:
        item: The alert.
        rows: Customer and entry side by side; None to leave it out, with rows and facts.
        earlier: Decisions on other alerts of the customer or the entry.
        blind: Whether what a first person decided is left out.
    """
    alert, standing = item.alert, item.standing
    pair = alert.pair
    told: dict[str, Any] = {
        "id": item.id,
        "state": item.state.value,
        "why": list(standing.why),
        "customer": {"id": pair.customer.id, "name": alert.name, "book": item.run.book},
        "entry": {"id": pair.subject, "name": pair.caption, "schema": alert.schema},
        "classes": list(alert.classes),
        "band": pair.band,
        "score": pair.score,
        "programs": list(pair.programs),
        "lists": list(alert.lists),
        "assigned": standing.assigned,
        "due": item.due,
        "run": item.run.id,
        "version": standing.version,
    }
    if rows is None:
        return told
    events = [] if blind else [decision_fields(one) for one in standing.events]
    return told | {
        "hits": [asdict(touch) for touch in pair.touches],
        "rows": [asdict(row) for row in alert.rows],
        "facts": [asdict(fact) for fact in alert.facts],
        "compared": [
            {
                "what": row.what,
                "how": row.how.value,
                "yours": [side.text for side in row.yours],
                "listed": [side.text for side in row.listed],
                "words": row.words,
            }
            for row in rows
        ],
        "decisions": events,
        "earlier": [] if blind else [decision_fields(one) for one in earlier],
    }


def is_blind(item: DeskAlert) -> bool:
    """Say whether what was proposed is not to be shown before a second person has decided."""
    last = item.standing.last
    return item.state is AlertState.SECOND_LOOK and last is not None and last.kind == PROPOSAL
