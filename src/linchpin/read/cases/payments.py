"""Marked claims that somebody paid somebody: from payer to payee, how much, when, which way."""

from __future__ import annotations

import re
from dataclasses import replace

from linchpin.claims.claim import Claim
from linchpin.claims.quantity import BOUNDS, Quantity
from linchpin.read.cases.ends import take_other_properties, take_pairs
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.record import Record
from linchpin.read.cases.values import check_pattern
from linchpin.read.cases.vocabulary import ftm_property
from linchpin.read.cases.when import take_when


def take_payment(fields: Record, mark: Mark) -> list[list[Claim]]:
    """Take the rest of a relation of kind `Payment`.

    `amount` and `currency` go together and are left out where the source gives none. What the
    speaker left open of the amount (`bound`) stays with it as a quantity.

    Args:
        fields: The relation as written, its kind taken.
        mark: The claim it stands in.

    Returns:
        One group of claims for each pair of payer and payee, the amount first if there is one.

    Raises:
        ReadError: An end is missing, or the amount cannot be one of several payments.
    """
    pairs = fields.maybe(lambda: take_pairs(fields, mark, "Payment")) or []
    quantity = fields.maybe(lambda: _take_amount(fields, len(pairs)))
    when = take_when(fields)
    said = list(when.values)
    if (route := fields.maybe(lambda: fields.optional("route"))) is not None:
        said.append((ftm_property("route"), route))
    said += take_other_properties(fields, "Payment")
    fields.finish()
    paid = [] if quantity is None else [("amount", quantity.amount), ("currency", quantity.unit)]
    groups = []
    for number, (payer, payee) in enumerate(pairs, start=1):
        ends = [
            ("payer", mark.frame.entity_id(payer)),
            (ftm_property("payee"), mark.frame.entity_id(payee)),
        ]
        made = mark.made(
            mark.own_id(number, len(pairs)),
            "Payment",
            [*paid, *ends, *said],
            date=when.period,
            original=when.said,
        )
        groups.append(
            [replace(item, quantity=quantity) if item.prop == "amount" else item for item in made]
        )
    return groups


def _take_amount(fields: Record, payments: int) -> Quantity | None:
    amount = fields.maybe(lambda: fields.optional("amount"))
    currency = fields.maybe(lambda: fields.optional("currency"))
    bound = fields.word("bound", BOUNDS) if fields.has("bound") else None
    if amount is None:
        if currency is not None or bound is not None:
            given = "currency" if currency is not None else "bound"
            fields.fail(f"{given!r} is given, but no 'amount'", given)
        return None
    check_pattern(fields, "number", amount, "amount")
    if currency is None:
        fields.fail(f"amount {amount!r} has no 'currency'; give its code, such as USD", "amount")
    if not re.fullmatch(r"[A-Z]{3}", currency):
        fields.fail(
            f"currency {currency[:80]!r} must be the three capital letters of ISO 4217, "
            "such as `USD` or `MXN`",
            "currency",
        )
    if payments > 1:
        fields.fail(
            f"amount {amount!r} cannot be that of {payments} payments; "
            "write a claim for each, or leave the amount out",
            "amount",
        )
    return Quantity(amount, currency, bound or "exactly")
