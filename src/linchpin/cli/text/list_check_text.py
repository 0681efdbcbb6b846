"""Whether an edition of a list is right as published, in words and in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.archive import Manifest
    from linchpin.network.list_faults.check import CheckedEdition
    from linchpin.network.list_faults.fault import ListFault
    from linchpin.workspace.list_check import JudgedEdition

_FEW = 8
"""Entries of a fault, and faults of a kind, that are named unless all are asked for."""


def list_check_text(judged: JudgedEdition, *, everything: bool) -> Iterator[str]:
    """Yield what may be wrong with an edition, line by line.

    Args:
        judged: What a look at it showed, and what was accepted.
        everything: Whether all entries and faults are named.
    """
    checked = judged.checked
    yield layout.heading(checked.edition.title)
    yield f"  edition of {say_date(checked.edition.date)}{_against(checked)}"
    for line in checked.not_compared:
        yield layout.hanging(f"not compared: {line}", "  - ", "    ")
    shown: dict[str, int] = {}
    for fault in checked.faults:
        shown[fault.kind] = shown.get(fault.kind, 0) + 1
        if not everything and shown[fault.kind] > _FEW:
            continue
        yield from _fault(judged, fault, everything)
    for kind, count in shown.items():
        if not everything and count > _FEW:
            yield f"  ... and {count - _FEW:,} more of the kind {kind!r} (--all shows them)"
    accepted = len(checked.faults) - len(judged.open_faults)
    done = f", {accepted:,} accepted" if accepted else ""
    yield f"\n  {counted(len(checked.faults), 'fault')} of the publication{done}"


def list_check_json(judged: JudgedEdition) -> dict[str, Any]:
    """Return the same in values that JSON can hold.

    Args:
        judged: What a look at it showed, and what was accepted.
    """
    checked = judged.checked
    return {
        "edition": _edition(checked.edition),
        "older": _edition(checked.older),
        "after": _edition(checked.after),
        "not_compared": list(checked.not_compared),
        "faults": [
            {
                **asdict(fault),
                "id": fault.id,
                "accepted": None
                if fault.id not in judged.accepted
                else asdict(judged.accepted[fault.id]),
            }
            for fault in checked.faults
        ],
    }


def faults_at_adding(checked: CheckedEdition) -> Iterator[str]:
    """Yield what is said of the faults of an edition when it is added, a line a fault.

    Args:
        checked: What a look at it showed.
    """
    faults = checked.faults
    for fault in faults[:_FEW]:
        yield layout.hanging(f"fault of the publication: {fault.says}", "  ", "    ")
    if len(faults) > _FEW:
        yield f"  and {counted(len(faults) - _FEW, 'more fault')} of the publication"
    if faults:
        which = f"{checked.edition.dataset}@{checked.edition.date}"
        yield f"  `linchpin check-list {which}` shows the entries; it takes your reason to accept."


def _against(checked: CheckedEdition) -> str:
    parts = []
    if checked.older is not None:
        parts.append(f"against that of {say_date(checked.older.date)}")
    if checked.after is not None:
        parts.append(f"and the one after it, of {say_date(checked.after.date)}")
    return f" {' '.join(parts)}" if parts else ""


def _fault(judged: JudgedEdition, fault: ListFault, everything: bool) -> Iterator[str]:
    yield layout.hanging(f"{fault.id}  {fault.kind.value}: {fault.says}", "\n  ", "    ")
    if len(fault.entities) > 1:
        few = fault.entities if everything else fault.entities[:_FEW]
        more = len(fault.entities) - len(few)
        rest = f" and {more:,} more (--all shows them)" if more else ""
        yield layout.hanging(f"{', '.join(few)}{rest}", "      ", "      ")
    decision = judged.accepted.get(fault.id)
    if decision is not None:
        told = (
            f"accepted by {decision.by}, {decision.at}, decision {decision.sequence}: "
            f"{decision.because}"
        )
        yield layout.hanging(told, "      ", "        ")


def _edition(edition: Manifest | None) -> dict[str, Any] | None:
    if edition is None:
        return None
    return {"source": edition.dataset, "date": edition.date, "id": edition.id}
