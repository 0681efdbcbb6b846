"""Marked claims that say something of an entity, or of none: properties, quantities, notes."""

from __future__ import annotations

from functools import partial

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
    frame = mark.frame
    key = fields.maybe(lambda: frame.entity(fields, fields.text("entity"), "entity"))
    prop = fields.maybe(lambda: fields.text("name"))
    value = fields.maybe(lambda: fields.text("value"))
    said = fields.maybe(lambda: fields.optional("said"))
    schema = "" if key is None else frame.schemata[key]
    if schema and prop is not None and value is not None:
        check = partial(check_value, fields, schema=schema, prop=prop, value=value, field="value")
        fields.maybe(check)
    fields.finish()
    if not schema or key is None or prop is None or value is None:
        return []
    return [[mark.about(key, value, prop=prop, original=said)]]


def take_quantities(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `quantity`: an amount with its unit, of an entity or of none.

    Returns:
        One group with one claim.
    """
    fields = record.record("quantity")
    quantity = fields.maybe(lambda: take_quantity(fields))
    of = fields.maybe(lambda: fields.text("of"))
    key = None
    if fields.has("about"):
        about = fields.maybe(lambda: fields.text("about"))
        if about is not None:
            key = fields.maybe(lambda: mark.frame.entity(fields, about, "about"))
    fields.finish()
    if of is None or quantity is None or (key is not None and not mark.frame.schemata[key]):
        return []
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
    return [[mark.about(key, value)] for key in dict.fromkeys(keys) if mark.frame.schemata[key]]
