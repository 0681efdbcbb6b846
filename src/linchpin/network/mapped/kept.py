"""Networks kept beside the archive as arrays: made once, opened by whoever asks the same.

A network is named by everything it follows from: the archive's list of editions, the editions that
count, the day, what people decided, and the code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from linchpin.archive import Archive, Snapshot
from linchpin.archive.kept_folders import KeptFolders, code_stamp, name_of
from linchpin.archive.queries.relations import every_mention, relation_claims
from linchpin.match.resolve.clusters import Refusal, Resolution
from linchpin.match.resolve.rules import Merge, Strength
from linchpin.network.edges import EDGE_SCHEMATA, edges_in_order
from linchpin.network.mapped.columns import Folder
from linchpin.network.mapped.name_tables import map_names, write_names
from linchpin.network.mapped.tie_tables import map_ties, write_mentions, write_ties
from linchpin.network.names import NameIndex
from linchpin.network.network import Network, is_clear, name_rows, newest_day

FOLDER = ".network"
"""Folder of the kept networks in an archive."""
_WHO = "who-is-who.json"
_FORMAT = 1
ROOMS = ("claims", "archive", "match", "network")
"""Packages whose code decides what a network is."""


def key_of(
    archive: Archive,
    snapshot: Snapshot,
    decided: Iterable[object],
    rooms: tuple[str, ...] = ROOMS,
) -> str:
    """Return the name of the network of a snapshot.

    Args:
        archive: Where the snapshot is from.
        snapshot: The editions that count.
        decided: What people decided about who is who; each has a `repr` that says all of it.
        rooms: The packages whose code decides what it is.
    """
    return name_of([
        str(_FORMAT),
        code_stamp(rooms),
        archive.index.head,
        str(snapshot.as_of),
        *(f"{edition.dataset}/{edition.folder}" for edition in snapshot.editions),
        *map(repr, decided),
    ])  # fmt: skip


def kept_network(
    archive: Archive, key: str, snapshot: Snapshot, tell: Callable[[str], None]
) -> Network | None:
    """Return a network that is kept; None where it is not, or is damaged, which is told.

    Args:
        archive: Where the snapshot is from.
        key: The network's name, see `key_of`.
        snapshot: The editions that count.
        tell: Told why a network that is there cannot be used.
    """
    return _folders(archive).opened(key, lambda folder: map_network(folder, snapshot), tell)


def keep_network(
    archive: Archive,
    key: str,
    snapshot: Snapshot,
    resolution: Resolution,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Keep the network of a snapshot; another that keeps the same at the same time does no harm.

    Args:
        archive: Where the snapshot is from.
        key: The network's name, see `key_of`.
        snapshot: The editions that count.
        resolution: Who is who.
        tell: Told how many others had to make room.

    Raises:
        OSError: The archive's folder cannot be written.
    """
    _folders(archive).keep(key, lambda folder: write_network(folder, snapshot, resolution), tell)


def _folders(archive: Archive) -> KeptFolders:
    return KeptFolders(archive.path / FOLDER, "kept network", archive.remembered)


def write_network(path: Path, snapshot: Snapshot, resolution: Resolution) -> None:
    """Write the network of a snapshot into an empty folder.

    Args:
        path: The folder.
        snapshot: The editions that count.
        resolution: Who is who.
    """
    folder = Folder(path)
    write_names(folder, *name_rows(snapshot, resolution.of))
    day, newest = snapshot.as_of, newest_day(snapshot)
    edges = edges_in_order(relation_claims(snapshot, EDGE_SCHEMATA), resolution.of)
    write_ties(folder, edges, lambda edge: is_clear(edge, day, newest))
    write_mentions(folder, every_mention(snapshot, EDGE_SCHEMATA))
    (path / _WHO).write_text(json.dumps(asdict(resolution), ensure_ascii=False), "utf-8")


def map_network(path: Path, snapshot: Snapshot) -> Network:
    """Return the network that was written into a folder.

    Args:
        path: The folder.
        snapshot: The editions it was made of.
    """
    folder = Folder(path)
    edges, ties, ways, mentioned = map_ties(folder)
    return Network(
        snapshot=snapshot,
        resolution=_resolution(path / _WHO),
        names=NameIndex(map_names(folder)),
        edges=edges,
        ties=ties,
        ways=ways,
        mentioned=mentioned,
    )


def _resolution(path: Path) -> Resolution:
    found = json.loads(path.read_text("utf-8"))
    return Resolution(
        canonical=found["canonical"],
        merges=tuple(_merge(item) for item in found["merges"]),
        refused=tuple(Refusal(_merge(item["merge"]), item["why"]) for item in found["refused"]),
    )


def _merge(item: dict[str, Any]) -> Merge:
    return Merge(item["first"], item["second"], Strength(item["strength"]), item["because"])
