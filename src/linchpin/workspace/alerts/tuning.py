"""Another threshold on past decisions: what it would have missed, and what it would have saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.errors import LinchpinError
from linchpin.claims.progress import Progress
from linchpin.ledger.decision import (
    ALERT,
    FALSE_MATCH,
    RULES,
    SIGNED_OFF,
    TRUE_MATCH,
    Decision,
    Draft,
    canonical_json,
)
from linchpin.workspace.alerts.desk import AlertDesk
from linchpin.workspace.alerts.standing import alert_of

STEPS = (0.75, 0.80, 0.85, 0.90)
"""Thresholds that are looked at where none is named."""


def _quiet(_: str, __: int, ___: int) -> None:
    """Take what is done, and say nothing."""


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """What a threshold would have done to alerts that are decided.

    Attributes:
        threshold: Least score of an alert.
        true_kept: True matches it would have shown.
        true_missed: True matches it would not have shown.
        false_kept: False matches it would have shown.
        false_saved: False matches nobody would have had to look at.
        undecided: Alerts it would not have shown on which nobody decided yet.
        missed: Ids of the alerts of the true matches it would have missed.
        hidden: Ids of all alerts it would not have shown.
    """

    threshold: float
    true_kept: int
    true_missed: int
    false_kept: int
    false_saved: int
    undecided: int
    missed: tuple[str, ...]
    hidden: tuple[str, ...] = ()


def threshold_figures(
    desk: AlertDesk, thresholds: Iterable[float] = STEPS, progress: Progress = _quiet
) -> list[ThresholdFigures]:
    """Return what each threshold would have done, on the last decision on every alert.

    The last run of each book is repeated with the threshold, so that what it would have shown is
    known and not guessed. What stood below the threshold of the run was never shown, so a lower
    one cannot be judged from decisions.

    Args:
        desk: The queues.
        thresholds: Which.
        progress: Told what is done.

    Raises:
        LinchpinError: A run cannot be repeated: its book or a list is gone, say.
    """
    items = desk.all()
    newest = {run.book: run for run in desk.runs}
    current = [item for item in items if item.run.id == newest[item.run.book].id]
    verdicts = {alert: one.verdict for alert, one in _last(desk.decisions).items()}
    found = []
    for threshold in thresholds:
        shown = {
            alert
            for run in newest.values()
            for alert in desk.shown_at(run, round(threshold, 4), progress)
        }
        hidden = [item for item in current if item.id not in shown]
        by = Counter(verdicts.get(item.id, "") for item in hidden)
        all_by = Counter(verdicts.get(item.id, "") for item in current)
        found.append(
            ThresholdFigures(
                threshold,
                all_by[TRUE_MATCH] - by[TRUE_MATCH],
                by[TRUE_MATCH],
                all_by[FALSE_MATCH] - by[FALSE_MATCH],
                by[FALSE_MATCH],
                sum(item.state.is_to_decide for item in hidden),
                tuple(sorted(one.id for one in hidden if verdicts.get(one.id) == TRUE_MATCH)),
                tuple(sorted(item.id for item in hidden)),
            )
        )
    return found


def sign_off(desk: AlertDesk, threshold: float, because: str, *, by: str) -> Decision:
    """Return the decision by which somebody stands for a threshold, with the figures of the day.

    Args:
        desk: The queues.
        threshold: Least score of an alert, 0.5 to 1.
        because: The reason.
        by: Who stands for it.

    Raises:
        LinchpinError: It is no threshold.
    """
    from linchpin.workspace.alerts.disposition import write

    if not 0.5 <= threshold <= 1:
        raise LinchpinError(f"{threshold} is no threshold; it is 0.5 to 1")
    figures = threshold_figures(desk, [threshold])[0]
    kept = {
        name: getattr(figures, name)
        for name in figures.__slots__
        if name not in ("missed", "hidden")
    }
    kept["missed"] = list(figures.missed)
    draft = Draft(
        kind=RULES,
        subjects=(f"threshold:{threshold}", f"seen:{desk.seen}"),
        verdict=SIGNED_OFF,
        because=because,
        by=by,
        at=desk.settings.now(),
        details=canonical_json({"threshold": threshold, "figures": kept}),
    )
    return write(desk, [draft], desk.seen)[0]


def _last(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the last decision on each alert."""
    found = {}
    for one in decisions:
        about = alert_of(one) if one.kind == ALERT else None
        if about is not None:
            found[about] = one
    return found
