"""Tell "no longer listed" from "never heard of": look into older editions."""

from __future__ import annotations

from linchpin.archive import Archive, listed_entities
from linchpin.claims.dates import say_date
from linchpin.claims.errors import NetworkError
from linchpin.network.names import NameIndex, NameRow
from linchpin.network.network import Network


def explain_absence(archive: Archive, network: Network, who: str) -> None:
    """Raise an error that tells where somebody was listed, if only older editions have them.

    Nothing happens where the network itself, or no edition at all, knows the name.

    Raises:
        NetworkError: Some edition outside the network lists the name.
    """
    if network.candidates(who):
        return
    for edition in network.snapshot.editions:
        if edition.kind != "list":
            continue
        for other in reversed(archive.editions(edition.dataset)):
            if other.sequence == edition.sequence:
                continue
            rows = (
                NameRow(entity, entity, "Thing", "name", name, other.dataset)
                for entity, name in listed_entities(archive, other).items()
            )
            found = NameIndex(rows, lambda _: False).find(who)
            if len(found) == 1:
                raise NetworkError(
                    f"{found[0].caption} ({found[0].entity}) is not in {edition.title}, edition "
                    f"of {say_date(edition.date)}, but was in that of {say_date(other.date)}. "
                    f"Ask with --as-of {other.known_by.isoformat()} for what was said then."
                )
