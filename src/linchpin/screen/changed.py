"""Whom an edition names for the first time, or of whom it says something new."""

from __future__ import annotations

from pathlib import Path

from linchpin.archive import open_archive
from linchpin.archive.snapshot import news_between
from linchpin.claims.errors import ReadError
from linchpin.network.network import Network


def changed_entities(archive: Path, network: Network, since: str) -> frozenset[str]:
    """Return canonical ids of those with claims that came after an edition.

    Args:
        archive: Folder of the archive.
        network: The network as of now.
        since: Date or id (or its beginning) of an edition of a list.

    Raises:
        ReadError: No list has that edition.
    """
    opened = open_archive(archive)
    current = {e.dataset: e for e in network.snapshot.editions if e.kind == "list"}
    changed: set[str] = set()
    known: list[str] = []
    found = False
    for dataset, newest in sorted(current.items()):
        editions = opened.editions(dataset)
        known += [f"{dataset} {item.date}" for item in editions]
        older = [e for e in editions if e.date == since or e.id.startswith(since)]
        if not older:
            continue
        found = True
        said, _ = news_between(opened, older[-1], newest)
        for claim in said:
            if claim.entity_id is None:
                continue
            changed.add(network.resolution.of(claim.entity_id))
            if claim.schema == "Sanction" and claim.prop == "entity":
                changed.add(network.resolution.of(claim.value))
    if not found:
        raise ReadError(f"no edition {since!r}; there are {', '.join(known) or 'none'}")
    return frozenset(changed)
