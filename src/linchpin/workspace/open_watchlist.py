"""Open the watchlist of a screening: the one that is kept, or a new one, which is kept then."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from linchpin.workspace.open import counted_claims, network_of_counted
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Snapshot
    from linchpin.screen.watchlist.watchlist import Watchlist
    from linchpin.workspace.open import Counted


def open_watchlist(
    settings: Settings,
    as_of: datetime.date | None = None,
    editions: Mapping[str, str] | None = None,
    *,
    day: datetime.date,
) -> tuple[Watchlist, Snapshot]:
    """Return everybody who is watched for as of a day, and the claims behind it.

    Args:
        settings: Where archive and ledger are.
        as_of: Day up to which editions count; None for everything known.
        editions: Content ids of the editions to take, by source; None for the last ones.
        day: The day of which embargoes are taken.
    """
    counted = counted_claims(settings, as_of, editions)
    return watchlist_of_counted(settings, counted, day), counted.snapshot


def watchlist_of_counted(settings: Settings, counted: Counted, day: datetime.date) -> Watchlist:
    """Return everybody who is watched for in what counts, opened where it is kept.

    Args:
        settings: Whom to tell why a list that is kept cannot be used.
        counted: What counts.
        day: The day of which embargoes are taken.
    """
    return replace(_watchlist(settings, counted), day=day)


def _watchlist(settings: Settings, counted: Counted) -> Watchlist:
    from linchpin.screen.watchlist.kept import (
        keep_renewed,
        keep_watchlist,
        kept_watchlist,
        watchlist_key,
    )
    from linchpin.screen.watchlist.watchlist import make_watchlist

    if not counted.is_large:
        return make_watchlist(network_of_counted(settings, counted))
    key = watchlist_key(counted.archive, counted.snapshot, counted.decided)
    found = kept_watchlist(counted.archive, key, counted.snapshot, settings.tell)
    if found is not None:
        return found
    network = network_of_counted(settings, counted)
    made: Watchlist | None = None
    try:
        if not keep_renewed(counted.archive, key, network, tell=settings.tell):
            made = make_watchlist(network)
            keep_watchlist(counted.archive, key, made, network, tell=settings.tell)
    except OSError:  # in an archive that cannot be written it is made each time
        return make_watchlist(network) if made is None else made
    found = kept_watchlist(counted.archive, key, counted.snapshot, settings.tell)
    if found is not None:
        return found
    return make_watchlist(network) if made is None else made
