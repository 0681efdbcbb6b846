"""What was decided, as an examiner takes it away: every decision with all it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from linchpin.ledger.decision import PROPOSAL, QUALITY, RUN, SECOND_LOOK, Decision
from linchpin.watch.pair import BASIS, CUSTOMER

KEPT_YEARS = 10
"""How long records are kept of what the rules apply to: 31 CFR 501.601, since 12 March 2025."""
COLUMNS = (
    "sequence", "at", "by", "kind", "verdict", "because", "note", "template", "alert", "customer",
    "entry", "entry_name", "customer_name", "score", "threshold", "why", "lists", "book",
    "book_sha256", "run", "result_sha256", "linchpin", "decided_with", "until", "second_look",
    "proposed_by", "attachment", "claims", "subjects", "keep_until", "details", "previous_hash",
    "hash",
)  # fmt: skip
"""Columns of the table of decisions."""


@dataclass(frozen=True, slots=True)
class AuditWanted:
    """Which decisions are wanted.

    Attributes:
        since: From which ISO day on; empty for the first.
        until: Up to which ISO day; empty for the last.
        by: Whose; empty for everybody's.
        kind: Of which kind; empty for all.
        verdict: With which verdict; empty for all.
        about: A text that stands in what the decision is about; empty for all.
    """

    since: str = ""
    until: str = ""
    by: str = ""
    kind: str = ""
    verdict: str = ""
    about: str = ""

    def takes(self, decision: Decision) -> bool:
        """Say whether a decision is wanted."""
        day = decision.at[:10]
        return (
            (not self.since or day >= self.since)
            and (not self.until or day <= self.until)
            and self.by in ("", decision.by)
            and self.kind in ("", decision.kind)
            and self.verdict in ("", decision.verdict)
            and (not self.about or self.about in " ".join(decision.subjects) + decision.details)
        )


def audit_rows(
    decisions: Sequence[Decision],
    names: dict[str, tuple[str, str]],
    wanted: AuditWanted | None = None,
) -> list[dict[str, Any]]:
    """Return decisions as rows, oldest first; what a decision does not keep is empty.

    Args:
        decisions: All of them.
        names: Customer and entry as they are called, by the id of the alert.
        wanted: Which are wanted; None for all.
    """
    seconds = _seconds(decisions)
    asked = wanted or AuditWanted()
    return [_row(one, names, seconds) for one in decisions if asked.takes(one)]


def _row(
    decision: Decision, names: dict[str, tuple[str, str]], seconds: dict[str, Decision]
) -> dict[str, Any]:
    try:
        details = json.loads(decision.details) if decision.details else {}
    except ValueError:
        details = {}
    found: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    found |= {name: details[name] for name in COLUMNS if name in details}
    customer, entry = names.get(str(details.get("alert", "")), ("", ""))
    second = seconds.get(decision.hash)
    found |= {
        "sequence": decision.sequence,
        "at": decision.at,
        "by": decision.by,
        "kind": decision.kind,
        "verdict": decision.verdict,
        "because": decision.because,
        "customer": _first(decision.subjects, CUSTOMER),
        "entry": _entry(decision),
        "customer_name": customer,
        "entry_name": entry,
        "lists": _lists(details.get("editions")),
        "second_look": "" if second is None else f"{second.verdict} by {second.by}, {second.at}",
        "subjects": list(decision.subjects),
        "keep_until": str(int(decision.at[:4]) + KEPT_YEARS) + decision.at[4:10],
        "details": details,
        "previous_hash": decision.previous_hash,
        "hash": decision.hash,
    }
    return found


def _seconds(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the second look or check at each decision, by the hash of that decision."""
    return {
        one.removeprefix("decision:"): decision
        for decision in decisions
        if decision.kind in (SECOND_LOOK, QUALITY)
        for one in decision.subjects
        if one.startswith("decision:")
    }


def _first(subjects: Iterable[str], begins: str) -> str:
    return next((one for one in subjects if one.startswith(begins)), "")


def _entry(decision: Decision) -> str:
    if decision.kind in (RUN, "assignment", "rules"):
        return ""
    other = (CUSTOMER, BASIS, "decision:")
    found = [one for one in decision.subjects if not one.startswith(other)]
    return found[0] if decision.kind in (PROPOSAL, SECOND_LOOK, QUALITY, "alert") else ""


def _lists(editions: object) -> str:
    if not isinstance(editions, dict):
        return ""
    return "; ".join(
        f"{name} {item.get('date')} {str(item.get('id'))[:16]}"
        for name, item in editions.items()
        if isinstance(item, dict)
    )
