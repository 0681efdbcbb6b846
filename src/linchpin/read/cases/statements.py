"""Marked claims that say something of an entity, or of none: properties, quantities, notes."""

from __future__ import annotations

from linchpin.claims.claim import Claim
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.record import Record
from linchpin.read.cases.values import check_value, take_quantity
from linchpin.read.cases.vocabulary import GENERAL


def take_property(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `property`: one property of one entity.

    Returns:
        One group with one claim.
    """
    fields = record.record("property")
    key = mark.frame.entity(fields, fields.text("entity"), "entity")
    prop = fields.text("name")
    value = check_value(
        fields,
        schema=mark.frame.schemata[key],
        prop=prop,
        value=fields.text("value"),
        field="value",
    )
    said = fields.optional("said")
    fields.finish()
    return [[mark.about(key, value, prop=prop, original=said)]]


def take_quantities(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `quantity`: an amount with its unit, of an entity or of none.

    Returns:
        One group with one claim.
    """
    fields = record.record("quantity")
    quantity = take_quantity(fields)
    of = fields.text("of")
    key = None
    if fields.has("about"):
        key = mark.frame.entity(fields, fields.text("about"), "about")
    fields.finish()
    return [[mark.about(key, of, quantity=quantity)]]


def take_statements(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `statement`: the quote itself, about the entities named or about none.

    Returns:
        One group with one claim for each entity.
    """
    value = " ".join(mark.evidence.quote.split())
    keys = record.texts("statement")
    if keys == [GENERAL]:
        return [[mark.about(None, value)]]
    known = [*mark.frame.schemata, GENERAL]
    for key in keys:
        record.one_of(key, known if len(keys) == 1 else known[:-1], "statement")
    return [[mark.about(key, value)] for key in dict.fromkeys(keys)]
