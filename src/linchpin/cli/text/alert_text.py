"""Alerts in words: the queue, one alert side by side, what was written, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.workspace.alerts.compared_row import ComparedRow
    from linchpin.workspace.alerts.desk import DeskAlert
    from linchpin.workspace.alerts.second_look import QualityFigures
    from linchpin.workspace.alerts.tuning import ThresholdFigures


def alert_lines(items: Sequence[DeskAlert]) -> Iterator[str]:
    """Yield alerts, those due first before the others.

    Args:
        items: The alerts, in order.
    """
    for item in items:
        pair, standing = item.alert.pair, item.standing
        classes = ", ".join(item.alert.classes)
        said = (
            f"{item.id}  {item.state}, {pair.band}, {pair.score:.2f}: {item.alert.name} "
            f"({item.run.book}) and {pair.caption} ({pair.subject}); {classes}"
        )
        yield layout.hanging(said, "", "    ")
        for why in standing.why:
            yield layout.hanging(why, "    ", "      ")
        who = f", {standing.assigned} looks at it" if standing.assigned else ""
        yield f"    due {item.due}{who}"
    yield counted(len(items), "alert")


def alert_text(
    item: DeskAlert, rows: Sequence[ComparedRow], earlier: Sequence[Decision]
) -> Iterator[str]:
    """Yield one alert with everything that is needed to decide on it.

    Args:
        item: The alert.
        rows: Customer and entry side by side.
        earlier: Decisions on other alerts of the customer or the entry.
    """
    from linchpin.workspace.alerts.shown import is_blind

    yield from alert_lines([item])
    yield layout.heading("Side by side")
    for row in rows:
        yours = "; ".join(side.text for side in row.yours) or "-"
        listed = "; ".join(side.text for side in row.listed) or "-"
        why = f" ({row.words})" if row.words else ""
        yield layout.hanging(f"{row.what}: {row.how}{why}", "  ", "    ")
        yield layout.hanging(f"yours:  {yours}", "    ", "            ")
        yield layout.hanging(f"listed: {listed}", "    ", "            ")
    yield layout.heading("Why")
    for touch in item.alert.pair.touches:
        yield layout.hanging(
            f"{touch.alert}, {touch.score:.2f}, {touch.where}: {touch.value}; {touch.reason}",
            "  ",
            "    ",
        )
        for step in touch.path:
            yield layout.hanging(step, "    ", "      ")
    yield layout.heading("Decisions")
    if is_blind(item):
        yield "  A first person decided; it is shown once a second one has."
    else:
        for one in item.standing.events:
            yield layout.hanging(_decision(one), "  ", "    ")
        if not item.standing.events:
            yield "  None on this alert."
    for one in [] if is_blind(item) else earlier[:20]:
        yield layout.hanging(f"elsewhere: {_decision(one)}", "  ", "    ")


def _decision(one: Decision) -> str:
    return f"{one.sequence}, {one.at}, {one.by}: {one.kind}, {one.verdict}, because {one.because}"


def written_text(decision: Decision) -> str:
    """Return what was written into the ledger."""
    needs = " It needs a second person." if decision.kind == "proposed disposition" else ""
    return (
        f"Decision {decision.sequence} by {decision.by}: {decision.kind}, {decision.verdict}, "
        f"because {decision.because}.{needs}"
    )


def figures_text(figures: QualityFigures, names: Sequence[str]) -> Iterator[str]:
    """Yield how often a second person came to the same.

    Args:
        figures: The figures.
        names: Alerts drawn that nobody looked at again yet.
    """
    yield (
        f"Of {counted(figures.decided, 'false match', 'false matches')}, {figures.checked:,} drawn "
        f"by their hash were decided again without knowing; {figures.agreed:,} came to the same."
    )
    yield f"{figures.waiting:,} drawn wait: {', '.join(names) or 'none'}"


def tuning_text(figures: Sequence[ThresholdFigures]) -> Iterator[str]:
    """Yield what thresholds would have done to what was decided."""
    yield "threshold  true kept  true missed  false kept  false saved  undecided below"
    for one in figures:
        yield (
            f"{one.threshold:>9.2f}  {one.true_kept:>9,}  {one.true_missed:>11,}  "
            f"{one.false_kept:>10,}  {one.false_saved:>11,}  {one.undecided:>15,}"
        )
        if one.missed:
            yield f"           missed: {', '.join(one.missed[:10])}"
    yield "What stood below the threshold of a run was never shown and cannot be judged so."
