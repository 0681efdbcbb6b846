"""Rows that are hops: what goes on with what came in, in plain arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.trace.engine.hop_join import HIGH, HOLD, LOW
from linchpin.trace.engine.hops import LEAST
from linchpin.trace.fit import Row
from linchpin.trace.money.passing import number


def is_hop(came: Row, went: Row) -> bool:
    """Say whether a row goes on with what another brought: account, time and amount agree.

    Args:
        came: What comes in.
        went: What goes out.
    """
    cents = number(came, "cents")
    return (
        folded(came["payee"]) == folded(went["payer"])
        and folded(came["payer"]) != folded(went["payee"])
        and came["currency"] == went["currency"]
        and cents >= LEAST
        and number(came, "time") < number(went, "time") <= number(came, "time") + HOLD
        and LOW * cents <= 100 * number(went, "cents") <= HIGH * cents
    )


def folded(value: object) -> str:
    """Return a name as accounts are compared: without regard to case.

    >>> folded("Ana"), folded(None)
    ('ana', '')
    """
    return str(value or "").lower()


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Return rows in order of time."""
    return sorted(rows, key=lambda row: (number(row, "time"), number(row, "row")))
