"""Values of a case: checked against the type FollowTheMoney gives the property."""

from __future__ import annotations

import re

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.claims.ftm import schemata
from linchpin.claims.quantity import BOUNDS, Quantity
from linchpin.read.cases.meanings import meant
from linchpin.read.cases.record import Record
from linchpin.read.cases.written_dates import suggested_date

PATTERNS = {
    "country": (r"[a-z]{2,3}", "a country code in small letters, such as `mx`"),
    "gender": (r"male|female|other", "male, female or other"),
    "number": (r"-?\d{1,30}(\.\d{1,10})?", "digits only, such as `2000000` or `0.8`"),
    "url": (r"https?://\S+", "an address that begins with http:// or https://"),
    "email": (r"[^@\s]+@[^@\s]+", "an e-mail address"),
}

"""What a value of a FollowTheMoney type looks like, and how that is said."""


def check_value(record: Record, *, schema: str, prop: str, value: str, field: str) -> str:
    """Return the value if it fits the property.

    Args:
        record: What is being read, for error reports.
        schema: FollowTheMoney schema.
        prop: One of its properties.
        value: The value as written.
        field: Field the value stands in, for error reports.

    Raises:
        ReadError: The schema has no such property, the property joins two entities, or the
            value is not of its type.
    """
    properties = schemata()[schema].properties
    record.one_of(prop, properties, "property")
    kind = properties[prop]
    if kind == "entity":
        record.fail(f"{schema}.{prop} names an entity; write a `relation` instead", field)
    if kind == "date":
        _check_date(record, value, field)
    elif kind in PATTERNS:
        check_pattern(record, kind, value, field)
    return value


def check_pattern(record: Record, kind: str, value: str, field: str) -> str:
    """Return the value if it is written as its type is; otherwise say how."""
    pattern, wanted = PATTERNS[kind]
    if not re.fullmatch(pattern, value, re.ASCII):
        record.fail(f"{field} {value[:80]!r} must be {wanted}", field)
    return value


def take_quantity(record: Record) -> Quantity:
    """Take amount, unit, bound and period; mistakes are noted."""
    amount = record.maybe(lambda: _take_amount(record))
    unit = record.maybe(lambda: _take_unit(record, amount))
    bound = record.maybe(lambda: _take_bound(record))
    period = record.maybe(lambda: record.date("period", parse_date))
    return Quantity(amount or "0", unit or "?", bound or "exactly", period)


def _take_amount(record: Record) -> str:
    return check_pattern(record, "number", record.text("amount"), "amount")


def _take_unit(record: Record, amount: str | None) -> str:
    if not record.has("unit") and not any(meant(one, ["unit"]) for one in record.left()):
        record.fail(
            f"amount {amount!r} has no 'unit'; give a currency such as USD, or a noun", "amount"
        )
    return record.text("unit")


def _take_bound(record: Record) -> str:
    return record.word("bound", BOUNDS) if record.has("bound") else "exactly"


def _check_date(record: Record, value: str, field: str) -> None:
    try:
        parse_date(value[:80])
    except ClaimError as error:
        suggested = suggested_date(value)
        hint = "" if suggested is None else f"; write {suggested}"
        record.fail(f"{field}: {error}{hint}", field)
