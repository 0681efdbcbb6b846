"""Editions that are asked for by their content ids, as the record of a run names them."""

from __future__ import annotations

from collections.abc import Mapping

from linchpin.archive.manifest import Manifest
from linchpin.archive.store import Archive
from linchpin.claims.errors import ArchiveError


def editions_named(archive: Archive, wanted: Mapping[str, str]) -> list[Manifest]:
    """Return editions by their content ids; that newer ones came does not matter.

    Args:
        archive: Where they are kept.
        wanted: Content id by source.

    Raises:
        ArchiveError: One of them is not in the archive.
    """
    chosen = []
    for dataset, known in sorted(wanted.items()):
        held = archive.editions(dataset) if dataset in archive.datasets() else []
        found = [edition for edition in held if edition.id == known]
        if not found:
            raise ArchiveError(
                f"{archive.path}: has no edition {known[:12]} of {dataset}; there are "
                f"{', '.join(f'{edition.date} ({edition.id[:12]})' for edition in held) or 'none'}"
            )
        chosen.append(found[-1])
    return chosen
