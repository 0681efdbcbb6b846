"""Contradictions the author saw: ours, so they become findings that cite the claims."""

from __future__ import annotations

from linchpin.claims.claim import Claim
from linchpin.claims.finding import Finding
from linchpin.read.cases.frame import CaseFrame
from linchpin.read.cases.record import Record


def take_contradictions(
    root: Record, frame: CaseFrame, claims: dict[str, list[list[Claim]]]
) -> list[Finding]:
    """Take `contradictions`, if there are any.

    Returns:
        One finding each, citing the first claim of every group the keys named stand for: the
        role of a relation, the amount of a payment, the kind of an event, or the claim itself.
    """
    if not root.has("contradictions"):
        return []
    findings = []
    for record in root.records("contradictions", "contradiction"):
        keys = list(dict.fromkeys(record.texts("claims")))
        for key in keys:
            record.one_of(key, claims, "claims")
        if len(keys) < 2:
            record.fail("needs two claims at least", "claims")
        about = record.optional("about")
        if about is not None:
            frame.entity(record, about, "about")
        findings.append(
            Finding(
                method="contradiction",
                subject=None if about is None else frame.entity_id(about),
                because=" ".join(record.text("because").split()),
                claims=tuple(dict.fromkeys(group[0].id for key in keys for group in claims[key])),
            )
        )
        record.finish()
    return findings
