"""The decisions of a ledger as a terminal shows them, and what is wrong with their chain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text.terminal import style

if TYPE_CHECKING:
    from linchpin.ledger.chain import ChainReport
    from linchpin.ledger.decision import Decision


def decisions_text(report: ChainReport, decisions: Sequence[Decision]) -> Iterator[str]:
    """Yield every decision, then how many there are and the head of their chain.

    Args:
        report: What a look through the chain showed.
        decisions: All of them, oldest first.
    """
    for item in decisions:
        pair = _about(item)
        yield f"{item.sequence:>5}  {item.at}  {item.by}: {pair}: {item.verdict}"
        yield style(f"       because {item.because}", dim=True)
    yield f"{counted(len(decisions), 'decision')}; head {report.head}"


def _about(decision: Decision) -> str:
    """Return what a decision is about; a proposed claim by its kind, its names and its document."""
    shown = [one for one in decision.subjects if not one.startswith("basis:")]
    if decision.kind != "proposed claim":
        return " and ".join(shown)
    parts = dict(one.partition(":")[::2] for one in shown)
    try:
        claim = json.loads(parts["proposed"])
        ends = [claim[end]["name"] for end in ("subject", "object") if claim[end]]
        said = f"{claim['type'].replace('_', ' ')} of {' and '.join(ends)}"
    except (KeyError, TypeError, ValueError):
        return " and ".join(shown)
    return f"document {parts.get('document', '?')}, {said}"


def chain_warnings(report: ChainReport) -> Iterator[str]:
    """Yield what is odd about a chain that may be whole all the same.

    Args:
        report: What a look through the chain showed.
    """
    for sequence in report.set_back:
        yield (
            f"Warning: decision {sequence} is dated before decision {sequence - 1}: a clock was "
            "set back, or the clocks of two machines differ."
        )
    if not report.guarded:
        yield "Warning: the ledger no longer refuses changes; its triggers are gone."
