"""Marked claims of what happened, and of what the law did to whom."""

from __future__ import annotations

from linchpin.claims.claim import Claim
from linchpin.read.cases.ends import take_ends
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.record import Record
from linchpin.read.cases.vocabulary import EVENT_KINDS, SANCTION_KINDS
from linchpin.read.cases.when import When, take_when


def take_event(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `event`: a kind, who was involved, when, and what else the source says of it.

    Returns:
        One group of claims for each entity designated, delisted or listed (`Sanction`), or one
        group for any other event (`Event`); the kind first.
    """
    fields = record.record("event")
    kind = fields.word("kind", [*SANCTION_KINDS, *EVENT_KINDS])
    fields.what = f"claim {mark.key!r}, event {kind}"
    when = take_when(fields)
    groups = _sanctions if kind in SANCTION_KINDS else _event
    made = groups(fields, mark, kind, when)
    fields.finish()
    return made


def _sanctions(fields: Record, mark: Mark, kind: str, when: When) -> list[list[Claim]]:
    keys = take_ends(fields, mark, field="involved", kind="Sanction", schema="Thing")
    said = [("status", kind)]
    if when.values:
        date_property = SANCTION_KINDS[kind]
        if date_property is None or when.values[0][0] != "date":
            fields.fail(
                "takes no span" if date_property else "has no date of its own; the edition has one",
                when.values[0][0],
            )
        said.append((date_property, when.values[0][1]))
    said.append(("authority", fields.text("authority")))
    for prop in ("program", "reason", "summary"):
        if (value := fields.optional(prop)) is not None:
            said.append((prop, value))
    if (number := fields.optional("number")) is not None:
        if len(keys) > 1:
            fields.fail(f"number {number[:80]!r} cannot belong to {len(keys)} entities", "number")
        said.append(("authorityId", number))
    return [
        mark.made(
            mark.own_id(n, len(keys)),
            "Sanction",
            [said[0], ("entity", mark.frame.entity_id(key)), *said[1:]],
            date=when.period,
            original=when.said,
        )
        for n, key in enumerate(keys, start=1)
    ]


def _event(fields: Record, mark: Mark, kind: str, when: When) -> list[list[Claim]]:
    said = [("keywords", kind), ("name", kind)]
    for prop in ("involved", "organizer"):
        if fields.has(prop) or prop == "involved":
            keys = take_ends(fields, mark, field=prop, kind="Event", schema="LegalEntity")
            said += [(prop, mark.frame.entity_id(key)) for key in keys]
    said += when.values
    for prop in ("location", "summary"):
        if (value := fields.optional(prop)) is not None:
            said.append((prop, value))
    entity_id = mark.own_id(1, 1)
    return [mark.made(entity_id, "Event", said, date=when.period, original=when.said)]
