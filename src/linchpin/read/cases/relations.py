"""Marked claims that join two entities."""

from __future__ import annotations

from linchpin.claims.claim import Claim
from linchpin.read.cases.ends import take_other_properties, take_pairs
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.payments import take_payment
from linchpin.read.cases.record import Record
from linchpin.read.cases.vocabulary import RELATION_ENDS, role_property
from linchpin.read.cases.when import take_when


def take_relation(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `relation`: two ends, a role, and what else the source says of it.

    Lists of entities at an end make one relation for each pair.

    Returns:
        One group of claims for each relation, the role (of a payment, the amount) first.
    """
    fields = record.record("relation")
    kind = fields.kind(RELATION_ENDS)
    fields.what = f"claim {mark.key!r}, relation {kind}"
    if kind == "Payment":
        return take_payment(fields, mark)
    pairs = fields.maybe(lambda: take_pairs(fields, mark, kind)) or []
    (first, _), (second, _) = RELATION_ENDS[kind]
    role = role_property(kind)
    said = [(role, fields.maybe(lambda: fields.text(role)) or "?")]
    when = take_when(fields)
    said += when.values + take_other_properties(fields, kind)
    fields.finish()
    groups = []
    for number, (one, other) in enumerate(pairs, start=1):
        ends = [(first, mark.frame.entity_id(one)), (second, mark.frame.entity_id(other))]
        entity_id = mark.own_id(number, len(pairs))
        groups.append(
            mark.made(
                entity_id, kind, [said[0], *ends, *said[1:]], date=when.period, original=when.said
            )
        )
    return groups
