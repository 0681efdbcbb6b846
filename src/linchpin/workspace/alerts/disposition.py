"""Decide on alerts: reasons are required, true matches need two, whoever is second is told."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from linchpin import __version__
from linchpin.claims.counted import counted
from linchpin.claims.errors import LinchpinError
from linchpin.ledger.decision import (
    ALERT,
    FALSE_MATCH,
    OPEN,
    PROPOSAL,
    Decision,
    Draft,
    canonical_json,
)
from linchpin.workspace.alerts.desk import AlertDesk, DeskAlert
from linchpin.workspace.alerts.queued import compared
from linchpin.workspace.alerts.standing import AlertState, alert_of


class DecidedMeanwhile(LinchpinError):
    """Somebody else decided first; nothing was written."""


class NotAllowed(LinchpinError):
    """The rules of the house forbid it to this person; nothing was written."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """What somebody decides on an alert, or on several at once.

    Attributes:
        alerts: Their ids.
        verdict: One of the verdicts on an alert.
        because: The reason, as it is kept; never empty.
        seen: Number of the last decision that whoever decides knew of.
        by: Who decides.
        template: Name of the reason on offer that was taken; empty for none.
        note: What else is to be said; empty for nothing.
        attachment: SHA-256 of what was attached; empty for nothing.
        seconds: How long the alert was looked at; None where nobody measured.
    """

    alerts: tuple[str, ...]
    verdict: str
    because: str
    seen: int
    by: str
    template: str = ""
    note: str = ""
    attachment: str = ""
    seconds: float | None = None


def decide_alerts(desk: AlertDesk, wanted: Disposition) -> list[Decision]:
    """Return what was written: for each alert a decision, or a proposal where two are needed.

    Args:
        desk: The queues.
        wanted: What is decided.

    Raises:
        DecidedMeanwhile: Somebody else decided on one of the alerts since.
        NotAllowed: The alert waits for a second person.
        LedgerError: The reason is empty, or the ledger cannot be written.
    """
    items = [desk.one(name) for name in wanted.alerts]
    if not items:
        raise LinchpinError("no alert is named")
    check_reason(desk, wanted)
    for item in items:
        refuse_changed(item, wanted.seen)
        if item.state is AlertState.SECOND_LOOK:
            raise NotAllowed(
                f"alert {item.id} waits for a second look; it is decided there, by somebody else "
                "than who proposed"
            )
    if len(items) > 1:
        _check_bulk(items, wanted.verdict)
    drafts = [_draft(desk, item, wanted, len(items)) for item in items]
    return write(desk, drafts, wanted.seen)


def take_back(desk: AlertDesk, name: str, *, by: str, seen: int) -> Decision:
    """Return the decision by which somebody takes back their own last one on an alert.

    Args:
        desk: The queues.
        name: The alert.
        by: Who takes back.
        seen: Number of the last decision that they knew of.

    Raises:
        NotAllowed: It is somebody else's, or there is none.
        DecidedMeanwhile: Somebody else decided since.
    """
    item = desk.one(name)
    last = item.standing.last
    if last is None or last.kind not in (ALERT, PROPOSAL):
        raise NotAllowed(f"alert {item.id}: there is no decision to take back")
    if last.by != by:
        raise NotAllowed(f"alert {item.id}: decision {last.sequence} is by {last.by}, not by {by}")
    refuse_changed(item, seen)
    details = {**details_of(desk, item), "takes_back": last.sequence}
    draft = Draft(
        kind=ALERT,
        subjects=_subjects(item),
        verdict=OPEN,
        because=f"decision {last.sequence} is taken back",
        by=by,
        at=desk.settings.now(),
        details=canonical_json(details),
    )
    return write(desk, [draft], seen)[0]


def write(desk: AlertDesk, drafts: Sequence[Draft], seen: int) -> list[Decision]:
    """Return drafts as decisions; the desk knows them then.

    Args:
        desk: The queues.
        drafts: What is decided, each with the alert in its details.
        seen: Number of the last decision that whoever decides knew of.

    Raises:
        DecidedMeanwhile: Somebody else decided on one of the alerts since.
    """
    from linchpin.workspace.open import append_decisions

    about = {alert_of_draft(draft) for draft in drafts}
    added = append_decisions(desk.settings, drafts, seen=seen, refuse=_refusing(about))
    desk.refresh()
    return added


def check_reason(desk: AlertDesk, wanted: Disposition) -> None:
    """Make sure that a disposition has a reason, and one that is for it.

    Raises:
        LinchpinError: It has not.
    """
    if not wanted.because.strip():
        raise LinchpinError("a decision needs a reason; take one on offer, or write one")
    template = desk.rules_now.template(wanted.template)
    if wanted.template and template is None:
        raise LinchpinError(f"no reason {wanted.template!r} is on offer")
    if template is not None and wanted.verdict not in template.verdicts:
        raise LinchpinError(
            f"the reason {wanted.template!r} is for {' or '.join(template.verdicts)}, "
            f"not for {wanted.verdict}"
        )


def details_of(desk: AlertDesk, item: DeskAlert) -> dict[str, Any]:
    """Return what a decision on an alert keeps of what was shown: enough to see it again.

    Args:
        desk: The queues.
        item: The alert.
    """
    pair, record = item.alert.pair, item.run.record
    return {
        "alert": item.id,
        "run": item.run.id,
        "book": item.run.book,
        "book_sha256": record.get("book_sha256"),
        "result_sha256": record.get("result_sha256"),
        "editions": {
            name: {"id": found.get("id"), "date": found.get("date")}
            for name, found in sorted(record.get("editions", {}).items())
        },
        "linchpin": record.get("linchpin"),
        "decided_with": __version__,
        "score": pair.score,
        "threshold": record.get("threshold"),
        "hits": len(pair.touches),
        "why": [touch.reason for touch in pair.touches],
        "claims": sorted({claim for touch in pair.touches for claim in touch.claims}),
        "compared": compared(item.alert),
    }


def alert_of_draft(draft: Draft) -> str | None:
    """Return the alert that a draft is about."""
    found = json.loads(draft.details or "{}").get("alert")
    return None if found is None else str(found)


def _draft(desk: AlertDesk, item: DeskAlert, wanted: Disposition, count: int) -> Draft:
    rules = desk.rules_now
    two = rules.needs_two(wanted.verdict, item.alert.lists)
    details = details_of(desk, item)
    for name in ("template", "note", "attachment", "seconds"):
        if value := getattr(wanted, name):
            details[name] = value
    if count > 1:
        details["decided_with_others"] = count
    if wanted.verdict == FALSE_MATCH:
        until = desk.settings.today() + datetime.timedelta(days=rules.silent_days)
        details["until"] = until.isoformat()
    return Draft(
        kind=PROPOSAL if two else ALERT,
        subjects=_subjects(item),
        verdict=wanted.verdict,
        because=wanted.because,
        by=wanted.by,
        at=desk.settings.now(),
        details=canonical_json(details),
    )


def _subjects(item: DeskAlert) -> tuple[str, str, str]:
    pair = item.alert.pair
    return pair.subject, pair.customer.id, pair.basis


def refuse_changed(item: DeskAlert, seen: int) -> None:
    """Make sure that nobody decided on an alert since.

    Args:
        item: The alert.
        seen: Number of the last decision that whoever decides knew of.

    Raises:
        DecidedMeanwhile: Somebody did.
    """
    late = [one for one in item.standing.events if one.sequence > seen]
    if late:
        raise DecidedMeanwhile(_told(item.id, late[-1]))


def _refusing(about: set[str | None]) -> Callable[[Sequence[Decision]], None]:
    def refuse(since: Sequence[Decision]) -> None:
        for decision in since:
            found = alert_of(decision)
            if found is not None and found in about:
                raise DecidedMeanwhile(_told(found, decision))

    return refuse


def _told(name: str, decision: Decision) -> str:
    return (
        f"alert {name}: {decision.by} decided meanwhile ({decision.kind}: {decision.verdict}, "
        f"{decision.at}, decision {decision.sequence}); nothing of yours was written. Look again"
    )


def _check_bulk(items: Sequence[DeskAlert], verdict: str) -> None:
    if verdict not in (FALSE_MATCH, OPEN):
        raise LinchpinError(f"{verdict} is decided one alert at a time")
    customers = {item.alert.pair.customer.id for item in items}
    entries = {item.alert.pair.subject for item in items}
    if len(customers) > 1 and len(entries) > 1:
        many = counted(len(items), "alert is", "alerts are")
        raise LinchpinError(
            f"{many} of {counted(len(customers), 'customer')} and "
            f"{counted(len(entries), 'entry', 'entries')}; several are decided at once only where "
            "they are of one customer or of one entry"
        )
