"""Contradictions the author saw: ours, so they become findings that cite the claims."""

from __future__ import annotations

from functools import partial

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
    taken = (
        record.maybe(partial(_take, record, frame, claims))
        for record in root.records("contradictions", "contradiction")
    )
    return [finding for finding in taken if finding is not None]


def _take(record: Record, frame: CaseFrame, claims: dict[str, list[list[Claim]]]) -> Finding | None:
    keys = record.maybe(lambda: _take_keys(record, claims)) or []
    about = record.maybe(lambda: record.optional("about"))
    because = record.maybe(lambda: record.text("because")) or ""
    record.finish()
    if about is not None:
        frame.entity(record, about, "about")
    cited = dict.fromkeys(group[0].id for key in keys for group in claims[key])
    if not cited:
        return None
    return Finding(
        method="contradiction",
        subject=None if about is None else frame.entity_id(about),
        because=" ".join(because.split()),
        claims=tuple(cited),
    )


def _take_keys(record: Record, claims: dict[str, list[list[Claim]]]) -> list[str]:
    keys = list(dict.fromkeys(record.texts("claims")))
    for key in keys:
        record.one_of(key, claims, "claims")
    if len(keys) < 2:
        record.fail("needs two claims at least", "claims")
    return keys
