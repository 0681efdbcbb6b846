"""Marked claims of what happened, and of what the law did to whom."""

from __future__ import annotations

from functools import partial

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
    kind = fields.kind([*SANCTION_KINDS, *EVENT_KINDS])
    fields.what = f"claim {mark.key!r}, event {kind}"
    when = take_when(fields)
    groups = _sanctions if kind in SANCTION_KINDS else _event
    made = groups(fields, mark, kind, when)
    fields.finish()
    return made


def _sanctions(fields: Record, mark: Mark, kind: str, when: When) -> list[list[Claim]]:
    keys = fields.maybe(lambda: _take_involved(fields, mark, "Sanction", "Thing")) or []
    said = [("status", kind)]
    said += fields.maybe(lambda: _listing_date(fields, kind, when)) or []
    said.append(("authority", fields.maybe(lambda: fields.text("authority")) or "?"))
    said += _take_texts(fields, "program", "reason", "summary")
    number = fields.maybe(lambda: _take_number(fields, len(keys)))
    if number is not None:
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


def _take_involved(
    fields: Record, mark: Mark, kind: str, schema: str, field: str = "involved"
) -> list[str]:
    return take_ends(fields, mark, field=field, kind=kind, schema=schema)


def _listing_date(fields: Record, kind: str, when: When) -> list[tuple[str, str]]:
    if not when.values:
        return []
    given, value = when.values[0]
    date_property = SANCTION_KINDS[kind]
    if date_property is None:
        fields.fail("has no date of its own; the edition has one", given)
    if given != "date":
        fields.fail("takes no span; give `date`", given)
    return [(date_property, value)]


def _take_texts(fields: Record, *props: str) -> list[tuple[str, str]]:
    found = ((prop, fields.maybe(partial(fields.optional, prop))) for prop in props)
    return [(prop, value) for prop, value in found if value is not None]


def _take_number(fields: Record, entities: int) -> str | None:
    number = fields.optional("number")
    if number is not None and entities > 1:
        fields.fail(f"number {number[:80]!r} cannot belong to {entities} entities", "number")
    return number


def _event(fields: Record, mark: Mark, kind: str, when: When) -> list[list[Claim]]:
    said = [("keywords", kind), ("name", kind)]
    for prop in ("involved", "organizer"):
        if fields.has(prop) or prop == "involved":
            take = partial(_take_involved, fields, mark, "Event", "LegalEntity", prop)
            keys = fields.maybe(take) or []
            said += [(prop, mark.frame.entity_id(key)) for key in keys]
    said += when.values
    said += _take_texts(fields, "location", "summary")
    entity_id = mark.own_id(1, 1)
    return [mark.made(entity_id, "Event", said, date=when.period, original=when.said)]
