"""Networks kept beside the archive as arrays: made once, opened by whoever asks the same.

A folder is named by everything its network follows from: the archive's list of editions, the
editions that count, the day, what people decided, and the code. So it is never out of date: another
state has another name. It may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from linchpin.archive import Archive, Snapshot
from linchpin.archive.index import FileSeal
from linchpin.archive.queries.relations import every_mention, relation_claims
from linchpin.archive.seals import check_file, seal_file
from linchpin.claims.errors import ArchiveError
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
_SEAL = "seal.json"
_WHO = "who-is-who.json"
_MOST_KEPT = 4
"""Networks that are kept; those that were not asked for longest go first."""
_MAKING = ".making-"
_FORMAT = 1
_ROOMS = ("claims", "archive", "match", "network")


def key_of(archive: Archive, snapshot: Snapshot, decided: Iterable[object]) -> str:
    """Return the name of the network of a snapshot.

    Args:
        archive: Where the snapshot is from.
        snapshot: The editions that count.
        decided: What people decided about who is who; each has a `repr` that says all of it.
    """
    parts = [
        str(_FORMAT),
        _code(),
        archive.index.head,
        str(snapshot.as_of),
        *(f"{edition.dataset}/{edition.folder}" for edition in snapshot.editions),
        *map(repr, decided),
    ]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _code() -> str:
    """Return what changes whenever a file of the code that makes networks does."""
    package = Path(__file__).resolve().parents[2]
    digest = sha256()
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*.*")):
            if path.suffix in (".py", ".json", ".yaml", ".csv", ".txt"):
                state = path.stat()
                said = f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n"
                digest.update(said.encode())
    return digest.hexdigest()


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
    folder = archive.path / FOLDER / key
    try:
        if not folder.is_dir():
            return None
        _check(folder, archive)
        found = _map(folder, snapshot)
    except (ArchiveError, OSError, ValueError, KeyError, TypeError) as error:
        tell(f"The kept network {folder} cannot be used and is made anew: {error}")
        with suppress(OSError):
            aside = folder.with_name(f"{_MAKING}{token_hex(6)}")
            folder.rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
        return None
    with suppress(OSError):
        os.utime(folder)
    return found


def keep_network(archive: Archive, key: str, snapshot: Snapshot, resolution: Resolution) -> None:
    """Keep the network of a snapshot; another that keeps the same at the same time does no harm.

    Args:
        archive: Where the snapshot is from.
        key: The network's name, see `key_of`.
        snapshot: The editions that count.
        resolution: Who is who.

    Raises:
        OSError: The archive's folder cannot be written.
    """
    place = archive.path / FOLDER
    place.mkdir(exist_ok=True)
    aside = place / f"{_MAKING}{token_hex(6)}"
    aside.mkdir()
    try:
        write_network(aside, snapshot, resolution)
        seals = {item.name: asdict(seal_file(item)) for item in sorted(aside.iterdir())}
        (aside / _SEAL).write_text(json.dumps(seals), "utf-8")
        with suppress(OSError):  # whoever was faster kept the same
            aside.rename(place / key)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _sweep(place)


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
    return _map(path, snapshot)


def _map(path: Path, snapshot: Snapshot) -> Network:
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


def _check(folder: Path, archive: Archive) -> None:
    seals = json.loads((folder / _SEAL).read_text("utf-8"))
    present = {item.name for item in folder.iterdir()} - {_SEAL}
    if present != seals.keys():
        raise ArchiveError(f"it lacks {', '.join(sorted(seals.keys() - present)) or 'a seal'}")
    for name, seal in seals.items():
        check_file(folder / name, FileSeal(**seal), archive.remembered)


def _sweep(place: Path) -> None:
    """Remove what was not asked for longest, and what killed makers left behind."""
    with suppress(OSError):
        kept = sorted(
            (item for item in place.iterdir() if item.is_dir()),
            key=lambda item: item.stat().st_mtime,
        )
        whole = [item for item in kept if not item.name.startswith(_MAKING)]
        newest = max((item.stat().st_mtime for item in kept), default=0.0)
        left = [
            item
            for item in kept
            if item.name.startswith(_MAKING) and newest - item.stat().st_mtime > _A_DAY
        ]
        for item in [*whole[:-_MOST_KEPT], *left]:
            shutil.rmtree(item, ignore_errors=True)


_A_DAY = 86_400.0
