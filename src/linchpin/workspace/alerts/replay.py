"""A decision repeated: the run behind it again, and everything it rests on compared."""

from __future__ import annotations

import json
from typing import Any

from linchpin.claims.errors import LinchpinError
from linchpin.claims.progress import Progress
from linchpin.workspace.alerts.desk import AlertDesk
from linchpin.workspace.alerts.queue_run import repeat_decision
from linchpin.workspace.alerts.queued import compared


def replay_decision(desk: AlertDesk, number: int, progress: Progress) -> dict[str, Any]:
    """Return what a decision rests on, repeated today: hits, row and facts are as they were.

    Args:
        desk: The queues and decisions.
        number: Number of the decision.
        progress: Told what is done.

    Raises:
        LinchpinError: Something is not as it was, or it cannot be repeated here.
    """
    if not 1 <= number <= len(desk.decisions):
        raise LinchpinError(f"there is no decision {number}; the last is {len(desk.decisions)}")
    decision = desk.decisions[number - 1]
    run = next((one for one in desk.runs if one.id == decision.detail("run")), None)
    if run is None:
        raise LinchpinError(
            f"decision {number} ({decision.kind}) is on no alert of a queue that is kept here"
        )
    again = {one.id: one for one in repeat_decision(desk.settings, desk.folder, run, progress)}
    alert = again.get(str(decision.detail("alert")))
    if alert is None:
        raise LinchpinError(f"decision {number}: the run repeated has no such alert any more")
    now = json.loads(json.dumps(compared(alert)))
    other = [
        name
        for name, was, found in (
            ("what was compared", decision.detail("compared"), now),
            ("the score", decision.detail("score"), alert.pair.score),
            ("the reasons", decision.detail("why"), [one.reason for one in alert.pair.touches]),
            ("the result", decision.detail("result_sha256"), run.record.get("result_sha256")),
        )
        if was != found
    ]
    if other:
        raise LinchpinError(f"decision {number} rests on something else today: {', '.join(other)}")
    return {
        "decision": number,
        "alert": alert.id,
        "run": run.id,
        "book_sha256": str(run.record.get("book_sha256")),
        "result_sha256": str(run.record.get("result_sha256")),
        "facts": len(now["customer"]) + len(now["entry"]),
        "score": alert.pair.score,
        "same": True,
    }
