"""The kinds of table that are traced."""

from __future__ import annotations

from linchpin.trace.intake.fields import TableKind
from linchpin.trace.intake.fuel_kinds import MANIFESTS, MIRROR, PERMITS, PRICES, STORAGE
from linchpin.trace.intake.goods_kinds import PURCHASES, TRADE
from linchpin.trace.intake.money_kinds import CASH, PAYMENTS
from linchpin.trace.intake.title_kinds import DEEDS, INVOICES, OWNERSHIP

TABLE_KINDS: tuple[TableKind, ...] = (
    PAYMENTS, CASH, TRADE, PURCHASES, DEEDS, OWNERSHIP, INVOICES,
    PRICES, PERMITS, STORAGE, MANIFESTS, MIRROR,
)  # fmt: skip
"""Every kind of table; a table without `--kind` is of the one it fits best."""


def kind_named(name: str) -> TableKind:
    """Return the kind of table with a name.

    Raises:
        KeyError: There is none.
    """
    return {kind.name: kind for kind in TABLE_KINDS}[name]
