"""What people decided on alerts: read from the ledger, and written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.claims.errors import LedgerError, LinchpinError
from linchpin.workspace.open import append_decision, open_ledger, opened_archive
from linchpin.workspace.settings import Settings
from linchpin.workspace.watch_folder import WatchFolder

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.watch.pair import Pair


def alert_decisions(settings: Settings) -> list[Decision]:
    """Return the decisions on alerts, oldest first; none where there is no ledger yet.

    Raises:
        LedgerError: The chain is broken, so that nobody can say what was decided.
    """
    return decisions_of_kind(settings, "alert")


def decisions_of_kind(settings: Settings, kind: str) -> list[Decision]:
    """Return the decisions of one kind, oldest first; none where there is no ledger yet.

    Args:
        settings: Where the ledger is.
        kind: The kind.

    Raises:
        LedgerError: The chain is broken, so that nobody can say what was decided.
    """
    if settings.ledger is None:
        archive = opened_archive(settings)
        if not archive.index.ledger and not archive.ledger_path.exists():
            return []
    ledger = open_ledger(settings)
    found = ledger.decisions(kind)
    if found:
        report = ledger.verify()
        if not report.intact:
            raise LedgerError(
                f"the chain is broken at decision {report.broken_at}: {report.why}; put back a "
                "copy from before that"
            )
    return found


def told_alerts(folder: WatchFolder) -> list[Pair]:
    """Return every pair that is known, of all books watched.

    Args:
        folder: Of the watch.

    Raises:
        ReadError: The state is damaged.
    """
    from linchpin.watch.pair import by_weight

    state = folder.state()
    return by_weight(pair for book in state.books.values() for pair in book.known)


def told_with_decisions(
    settings: Settings, folder: WatchFolder, *, everything: bool
) -> list[tuple[Pair, Decision | None]]:
    """Return the alerts that were told, each with the last decision on it.

    Args:
        settings: Where the ledger is.
        folder: Of the watch that told them.
        everything: Whether those that are decided, as they are now, are wanted too.
    """
    from linchpin.watch.alerts import Decided, decisions_on, open_alerts

    told, decided = told_alerts(folder), Decided(alert_decisions(settings))

    def itself(record: str) -> str:
        return record

    wanted = told if everything else open_alerts(told, decided, itself)
    found = []
    for pair in wanted:
        ours = decisions_on(pair, decided, itself)
        found.append((pair, ours[-1] if ours else None))
    return found


def decide_alert(
    settings: Settings, folder: WatchFolder, alert: str, verdict: str, *, because: str
) -> tuple[Pair, Decision]:
    """Return the pair of an alert, and the decision as it was added to the ledger.

    Args:
        settings: Where the ledger is, what time it is and who is at the keyboard.
        folder: Of the watch that told the alert.
        alert: Id of the alert, or its beginning.
        verdict: One of the verdicts on an alert.
        because: The reason.

    Raises:
        LinchpinError: No alert or several begin so.
        LedgerError: The reason is empty, or the ledger cannot be written.
    """
    from linchpin.ledger.decision import ALERT, Draft

    found = [pair for pair in told_alerts(folder) if alert and pair.id.startswith(alert)]
    if len(found) != 1:
        many = "no alert" if not found else f"{len(found)} alerts"
        raise LinchpinError(
            f"{alert!r}: {many} of that id in {folder.path}; `linchpin watched alerts` lists them"
        )
    pair = found[0]
    draft = Draft(
        kind=ALERT,
        subjects=(pair.subject, pair.customer.id, pair.basis),
        verdict=verdict,
        because=because,
        by=settings.user(),
        at=settings.now(),
    )
    return pair, append_decision(settings, draft)[0]
