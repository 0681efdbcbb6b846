"""A watch in words: what is told, the alerts that are open, the records and deliveries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.watch.delivery_log import Delivery
    from linchpin.watch.digest import Digest
    from linchpin.watch.pair import Pair
    from linchpin.watch.run_record import RecordsReport

FEW = 20
"""How many alerts of each kind are shown unless all are asked for."""


def watch_text(digest: Digest, record: Path, *, everything: bool) -> Iterator[str]:
    """Yield what a run tells, line by line.

    Args:
        digest: What it tells.
        record: Where its record is.
        everything: Whether all alerts are shown.
    """
    from linchpin.watch.digest_text import digest_text

    yield from digest_text(digest, width=layout.width(), most=None if everything else FEW)
    yield f"record: {record}"


def alerts_text(alerts: Sequence[tuple[Pair, Decision | None]]) -> Iterator[str]:
    """Yield alerts that were told, each with the last decision on it.

    Args:
        alerts: Pairs with the last decision; None where nobody decided.
    """
    for pair, decision in alerts:
        who = pair.customer.key or pair.customer.id.partition("#")[2]
        said = (
            f"{pair.id}  {pair.band}, {pair.score:.2f}: customer {who} ({pair.customer.book}) and "
            f"{pair.caption} ({pair.subject}), {', '.join(pair.programs) or 'not listed'}"
        )
        yield layout.hanging(said, "", "    ")
        first = pair.touches[0]
        yield layout.hanging(f"{first.where}: {first.value}; {first.reason}", "    ", "      ")
        if decision is not None:
            told = (
                f"decision {decision.sequence}, {decision.at}, {decision.by}: {decision.verdict}, "
                f"because {decision.because}"
            )
            yield layout.hanging(told, "    ", "      ")
    yield counted(len(alerts), "alert")


def decided_text(pair: Pair, decision: Decision) -> str:
    """Return the sentence that says what was recorded."""
    who = pair.customer.key or pair.customer.id.partition("#")[2]
    return (
        f"Recorded as decision {decision.sequence}: customer {who} ({pair.customer.book}) and "
        f"{pair.caption} ({pair.subject}): {decision.verdict}."
    )


def records_text(report: RecordsReport) -> Iterator[str]:
    """Yield what a look through the records of runs showed.

    Args:
        report: What it showed.
    """
    yield f"{counted(report.count, 'record')}, each continuing the one before; head {report.head}"
    if report.signed:
        yield f"  {counted(report.signed, 'signature')} confirmed by the key"
    if report.unsigned:
        yield f"  {counted(report.unsigned, 'record')} without a signature that could be confirmed"


def deliveries_text(deliveries: Sequence[Delivery]) -> Iterator[str]:
    """Yield deliveries, each with what became of it.

    Args:
        deliveries: In the order in which they were queued.
    """
    rows = [(one.id, one.state, str(one.tries), one.at, one.says) for one in deliveries]
    if rows:
        yield from layout.table(rows, ("delivery", "state", "tries", "last", "said"))
    waiting = sum(one.state != "delivered" for one in deliveries)
    yield f"{counted(len(rows), 'delivery', 'deliveries')}, {waiting:,} not delivered"
