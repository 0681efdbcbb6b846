"""How channels of payments are called, and which transfers a person lives by."""

from __future__ import annotations

from linchpin.trace.engine.transfers import Bools, Transfers

WIRE = (
    r"(?i)\b(wire|swift|fedwire|chips|spei|transfer|transferencia|giro|remittance|ach|zelle|p2p|"
    r"mobile|internal)\b"
)
"""Wires and other transfers between accounts."""
CARD = r"(?i)\b(card|debit card|credit card|pos|tarjeta|purchase|merchant)\b"
"""Cards."""
ARMOURED = r"(?i)(armou?red|blindad|traslado de valores|cash.in.transit|\bCIT\b|\bACS\b)"
"""Cash carried by an armoured car service."""
PAYROLL = r"(?i)\b(payroll|salary|wages|nomina|sueldo|gehalt|salaire)\b"
"""Wages."""


def not_daily(transfers: Transfers) -> Bools:
    """Return which transfers are neither cards nor wages, as far as their channel says.

    Args:
        transfers: All transfers.
    """
    daily = transfers.matching("channel", CARD) | transfers.matching("channel", PAYROLL)
    return ~(daily | transfers.matching("memo", PAYROLL))
