"""The desk: every queue and what was decided of it, kept current as others decide."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from linchpin.claims.errors import LedgerError, LinchpinError
from linchpin.claims.progress import Progress
from linchpin.ledger.chain import GENESIS
from linchpin.ledger.decision import ALERT, Decision, decision_hash
from linchpin.workspace.alerts.folder import AlertFolder, QueuedRun
from linchpin.workspace.alerts.queued import QueuedAlert
from linchpin.workspace.alerts.rules import AlertRules, rules_in
from linchpin.workspace.alerts.standing import AlertStanding, AlertState, alert_of, standing_of
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class DeskAlert:
    """An alert and where it stands.

    Attributes:
        alert: The alert.
        run: The queue it comes from.
        standing: Where it stands.
        due: When it is due, in UTC.
    """

    alert: QueuedAlert
    run: QueuedRun
    standing: AlertStanding
    due: str

    @property
    def id(self) -> str:
        """Return the short name of the alert."""
        return self.alert.id

    @property
    def state(self) -> AlertState:
        """Return where it stands."""
        return self.standing.state


class AlertDesk:
    """Queues and decisions of one folder and ledger; any number of threads may ask it."""

    def __init__(self, settings: Settings, folder: AlertFolder) -> None:
        """Read nothing yet.

        Args:
            settings: Where archive and ledger are, and what time it is.
            folder: Where queues are kept.
        """
        self.settings, self.folder = settings, folder
        self._lock = RLock()
        self._runs: list[QueuedRun] = []
        self._alerts: dict[str, tuple[QueuedAlert, QueuedRun]] = {}
        self._in_run: dict[str, list[str]] = {}
        self._decisions: list[Decision] = []
        self._events: dict[str, list[Decision]] = defaultdict(list)
        self._ledger: Ledger | None = None
        self._shown_at: dict[tuple[str, float], frozenset[str]] = {}

    def refresh(self) -> None:
        """Read the queues and decisions that came since.

        Raises:
            LinchpinError: A queue is damaged, or the chain of decisions is broken.
        """
        with self._lock:
            self._read_runs()
            self._read_decisions()

    @property
    def rules(self) -> AlertRules:
        """Return the rules of the folder as they are now."""
        return rules_in(self.folder.path)

    @property
    def seen(self) -> int:
        """Return the number of the last decision that is known here."""
        return len(self._decisions)

    @property
    def runs(self) -> Sequence[QueuedRun]:
        """Return the queues, oldest first."""
        return tuple(self._runs)

    @property
    def decisions(self) -> Sequence[Decision]:
        """Return everything that was decided, of every kind, oldest first."""
        return tuple(self._decisions)

    def all(self) -> list[DeskAlert]:
        """Return every alert, those that are due first before those that are due later."""
        with self._lock:
            self.refresh()
            found = [self._shown(name) for name in self._alerts]
        return sorted(found, key=lambda one: (one.due, -one.alert.pair.score, one.id))

    def one(self, name: str) -> DeskAlert:
        """Return an alert by its id or the beginning of it.

        Raises:
            LinchpinError: None or several begin so.
        """
        with self._lock:
            self.refresh()
            found = [key for key in self._alerts if name and key.startswith(name)]
            if name in self._alerts:
                found = [name]
            if len(found) != 1:
                many = "no alert" if not found else f"{len(found)} alerts"
                raise LinchpinError(
                    f"{name[:80]!r}: {many} of that id in {self.folder.path}; "
                    "`linchpin alerts list` lists them"
                )
            return self._shown(found[0])

    def earlier(self, item: DeskAlert) -> list[Decision]:
        """Return decisions on other alerts of the same customer or the same entry, newest first.

        Args:
            item: The alert.
        """
        pair = item.alert.pair
        ours = {pair.customer.id, pair.subject, *pair.records}
        with self._lock:
            found = [
                one
                for one in self._decisions
                if one.kind == ALERT and alert_of(one) != item.id and ours & {*one.subjects}
            ]
        return found[::-1]

    def shown_at(self, run: QueuedRun, threshold: float, progress: Progress) -> frozenset[str]:
        """Return the ids of the alerts that a run would show with another threshold.

        Args:
            run: The run, which is repeated once for each threshold.
            threshold: Least score of an alert.
            progress: Told what is done.

        Raises:
            LinchpinError: The run cannot be repeated here.
        """
        from linchpin.workspace.alerts.queue_run import screen_again

        key = run.id, threshold
        if key not in self._shown_at:
            asked = run.record, self.folder.path, run.book
            found = screen_again(self.settings, self.folder, asked, progress, threshold=threshold)
            self._shown_at[key] = frozenset(pair.id for pair in found.pairs)
        return self._shown_at[key]

    def ledger(self) -> Ledger:
        """Return the ledger."""
        from linchpin.workspace.open import open_ledger

        if self._ledger is None:
            self._ledger = open_ledger(self.settings)
        return self._ledger

    def _shown(self, name: str) -> DeskAlert:
        alert, run = self._alerts[name]
        newest = next((one for one in reversed(self._runs) if one.book == run.book), run)
        now = self.settings.clock().astimezone(datetime.UTC)
        standing = standing_of(alert, self._events.get(name, ()), now, gone=newest.id != run.id)
        return DeskAlert(alert, run, standing, standing.due or self._due(alert, run))

    def _due(self, alert: QueuedAlert, run: QueuedRun) -> str:
        hours = self.rules_now.due_hours.get(alert.pair.band, 72.0)
        begun = datetime.datetime.fromisoformat(run.at)
        return (begun + datetime.timedelta(hours=hours)).isoformat(timespec="seconds")

    def _read_runs(self) -> None:
        self.rules_now = self.rules
        runs = self.folder.runs({run.id: run for run in self._runs})
        for run in runs:
            if run.id in self._in_run:
                continue
            names = []
            for alert in self.folder.alerts(run):
                before = self._alerts.get(alert.id)
                if before is None or before[1].number < run.number:
                    self._alerts[alert.id] = (alert, run)
                names.append(alert.id)
            self._in_run[run.id] = names
        self._runs = runs

    def _read_decisions(self) -> None:
        from linchpin.workspace.open import has_ledger

        if not self._decisions and not has_ledger(self.settings):
            return
        ledger = self.ledger()
        new = ledger.decisions(after=len(self._decisions))
        if not self._decisions:
            report = ledger.verify()
            if not report.intact:
                raise LedgerError(_broken(report.broken_at or 0, report.why or ""))
        for decision in new:
            self._take(decision)

    def _take(self, decision: Decision) -> None:
        """Take a decision that continues the chain known so far."""
        before = self._decisions[-1].hash if self._decisions else GENESIS
        sound = (
            decision.sequence == len(self._decisions) + 1
            and decision.previous_hash == before
            and decision.hash == decision_hash(decision)
        )
        if not sound:
            raise LedgerError(_broken(decision.sequence, "it does not continue the one before"))
        self._decisions.append(decision)
        about = alert_of(decision)
        if about is not None:
            self._events[about].append(decision)


def _broken(number: int, why: str) -> str:
    return f"the chain is broken at decision {number}: {why}; put back a copy from before that"
