"""Listed wallets for a run of trace: of a file, else of the archive's editions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from linchpin.claims.errors import ReadError
from linchpin.workspace.settings import Settings
from linchpin.workspace.tracing_order import TracingOrder

if TYPE_CHECKING:
    from linchpin.trace.tables import ListedWallet


def listed_wallets(
    settings: Settings, order: TracingOrder
) -> tuple[tuple[ListedWallet, ...], dict[str, str]]:
    """Return the wallets that are listed, and where they are from, for the typology of wallets.

    Args:
        settings: Where the archive is.
        order: The file of wallets, if one was named.

    Raises:
        ReadError: The file holds no wallets.
    """
    from linchpin.trace.tables import ListedWallet

    if order.wallets is None:
        return (), {}
    place = order.wallets
    try:
        held = json.loads(place.read_text(encoding="utf-8"))
        rows = held["addresses"] if isinstance(held, dict) else held
        found = tuple(
            ListedWallet(
                str(row["address"]).strip(),
                str(row.get("entity_name", row.get("entity", ""))),
                str(row.get("date_listed", row.get("listed", "")) or ""),
                tuple(map(str, row.get("programs", ()))),
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(
            f"{place}: no file of wallets; JSON with `addresses`, each with `address`, "
            f"`entity_name`, `date_listed`, `programs` is needed ({error!r})"
        ) from error
    return found, {"wallets": place.name}
