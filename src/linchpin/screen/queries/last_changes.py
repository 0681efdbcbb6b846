"""When entities last changed, as far as the last two editions of a source tell."""

from __future__ import annotations

from linchpin.archive import Archive
from linchpin.archive.queries.editions import entities_touched
from linchpin.network.network import Network


def last_changes(archive: Archive, network: Network) -> tuple[dict[str, str], dict[str, str]]:
    """Return the day on which entities last changed, and since when no change is missed.

    Args:
        archive: Where earlier editions are.
        network: Whose editions count.

    Returns:
        ISO day by canonical id, of those that the newest edition brought or changed; and by source
        the day of the edition before: what is not among the first did not change after it. A
        source with one edition has no such day.
    """
    changed: dict[str, str] = {}
    known: dict[str, str] = {}
    for edition in network.snapshot.editions:
        held = [one for one in archive.editions(edition.dataset) if one.id != edition.id]
        before = [one for one in held if one.known_by <= edition.known_by]
        if not before:
            continue
        known[edition.dataset] = before[-1].known_by.isoformat()
        for entity in entities_touched(archive, before[-1], edition):
            who = network.resolution.of(entity)
            day = edition.known_by.isoformat()
            changed[who] = max(day, changed.get(who, day))
    return changed, known
