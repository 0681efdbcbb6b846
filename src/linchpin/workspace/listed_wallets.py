"""Listed wallets for a run of trace: of a file, else of the archive's editions."""

from __future__ import annotations

import hashlib
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
        return _of_archive(settings, order)
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


def _of_archive(
    settings: Settings, order: TracingOrder
) -> tuple[tuple[ListedWallet, ...], dict[str, str]]:
    """Return the wallets that sources of the archive give to somebody; none without an archive."""
    if not order.with_archive or not (settings.archive / "archive.json").is_file():
        return (), {}
    from linchpin.archive.queries.lookup import number_holders
    from linchpin.trace.tables import ListedWallet
    from linchpin.workspace.open import open_network

    network = open_network(settings, order.as_of)
    held = sorted(
        {
            (value, network.names.caption(network.resolution.canonical.get(holder, holder)))
            for holder, _, value in number_holders(network.snapshot, {"publicKey"})
        }
    )
    found = tuple(ListedWallet(value, caption, "", ()) for value, caption in held)
    return found, {"wallets": "the archive"}


def wallets_digest(wallets: tuple[ListedWallet, ...]) -> str:
    """Return the SHA-256 of wallets: what a run depends on.

    Args:
        wallets: In any order.
    """
    told = sorted([one.address, one.entity, one.listed, *one.programs] for one in wallets)
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
