"""Tell "no longer listed" from "never heard of": look into older editions, through an index."""

from __future__ import annotations

from linchpin.archive import Archive
from linchpin.claims.dates import say_date
from linchpin.claims.errors import NetworkError
from linchpin.network.former_names import FormerName, former_names, matching
from linchpin.network.network import Network

_MOST = 10


def explain_absence(archive: Archive, network: Network, who: str) -> None:
    """Raise an error that tells where somebody was listed, if only other editions have them.

    Nothing happens where the network itself, or no edition at all, knows the name.

    Raises:
        NetworkError: Some edition outside the network lists the name.
    """
    if network.candidates(who):
        return
    for edition in network.snapshot.editions:
        if edition.kind != "list":
            continue
        found = matching(former_names(archive, edition.dataset), who)
        by_folder = {item.folder: item for item in archive.editions(edition.dataset)}
        entities: dict[str, FormerName] = {}
        for item in found:
            known = entities.setdefault(item.entity, item)
            if by_folder[item.last].known_by > by_folder[known.last].known_by:
                entities[item.entity] = item
        if not entities:
            continue
        lines = []
        for item in list(entities.values())[:_MOST]:
            other = by_folder[item.last]
            lines.append(
                f"{item.name} ({item.entity}) is not in {edition.title}, edition of "
                f"{say_date(edition.date)}, but was in that of {say_date(other.date)}. "
                f"Ask with --as-of {other.known_by.isoformat()} for what was said then."
            )
        if len(entities) > _MOST:
            lines.append(f"... and {len(entities) - _MOST} more; type more of the name")
        raise NetworkError("\n".join(lines))


def first_seen(archive: Archive, network: Network) -> dict[str, str]:
    """Return the day of the first edition here that names each entry of a list, by record.

    Args:
        archive: Where the editions are.
        network: Whose lists are wanted.
    """
    found: dict[str, str] = {}
    for edition in network.snapshot.editions:
        if edition.kind != "list":
            continue
        days = {
            item.folder: item.known_by.isoformat() for item in archive.editions(edition.dataset)
        }
        for item in former_names(archive, edition.dataset):
            day = days[item.first]
            found[item.entity] = min(day, found.get(item.entity, day))
    return found
