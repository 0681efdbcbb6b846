"""Another threshold on past decisions: what it would have missed, and what it would have saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.errors import LinchpinError
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

STEPS = (0.70, 0.72, 0.75, 0.78, 0.80, 0.82, 0.85, 0.88, 0.90, 0.95)
"""Thresholds that are looked at."""


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
    """

    threshold: float
    true_kept: int
    true_missed: int
    false_kept: int
    false_saved: int
    undecided: int
    missed: tuple[str, ...]


def threshold_figures(
    desk: AlertDesk, thresholds: Iterable[float] = STEPS
) -> list[ThresholdFigures]:
    """Return what each threshold would have done, on the last decision on every alert.

    A decision counts with the score that was shown when it was made. What stood below the
    threshold of its run was never shown, so a lower one cannot be judged from decisions.

    Args:
        desk: The queues.
        thresholds: Which.
    """
    items = desk.all()
    scored: list[tuple[str, float]] = []
    for alert, last in _last(desk.decisions).items():
        score = last.detail("score")
        if last.verdict in (TRUE_MATCH, FALSE_MATCH) and isinstance(score, int | float):
            scored.append((alert, float(score)))
    verdicts = {alert: one.verdict for alert, one in _last(desk.decisions).items()}
    open_scores = [one.alert.pair.score for one in items if one.state.is_to_decide]
    found = []
    for threshold in thresholds:
        true = [(a, s) for a, s in scored if verdicts[a] == TRUE_MATCH]
        false = [s for a, s in scored if verdicts[a] == FALSE_MATCH]
        missed = tuple(sorted(a for a, s in true if s < threshold))
        saved = sum(score < threshold for score in false)
        found.append(
            ThresholdFigures(
                threshold,
                len(true) - len(missed),
                len(missed),
                len(false) - saved,
                saved,
                sum(score < threshold for score in open_scores),
                missed,
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
    kept = {name: getattr(figures, name) for name in figures.__slots__ if name != "missed"}
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
