"""Open everybody the sources name: the list that is kept, or a new one, which is kept then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.workspace.open import Counted, network_of_counted
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.network.network import Network
    from linchpin.screen.queries.candidates import Candidates


def open_candidates(
    settings: Settings, counted: Counted, network: Network | None = None
) -> Candidates:
    """Return everybody whom an entity that is asked about may be.

    Args:
        settings: Where archive and ledger are.
        counted: The editions and decisions that count.
        network: Their network, where it is open already.
    """
    from linchpin.screen.queries.candidates import (
        candidates_key,
        keep_candidates,
        kept_candidates,
        make_candidates,
    )

    archive, snapshot = counted.archive, counted.snapshot
    if not counted.is_large:
        return make_candidates(archive, network or network_of_counted(settings, counted))
    key = candidates_key(archive, snapshot, counted.decided)
    found = kept_candidates(archive, key, snapshot, settings.tell)
    if found is not None:
        return found
    made = make_candidates(archive, network or network_of_counted(settings, counted))
    try:
        keep_candidates(archive, key, made, settings.tell)
    except OSError:  # in an archive that cannot be written they are made each time
        return made
    found = kept_candidates(archive, key, snapshot, settings.tell)
    return made if found is None else found
