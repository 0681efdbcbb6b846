"""Watchlists kept beside the archive: made once, opened by every screening of the same lists.

A watchlist is named by everything it follows from: what its network follows from, and the code
that makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linchpin.archive import Archive, Snapshot
from linchpin.archive.kept_folders import KeptFolders
from linchpin.network.mapped.kept import ROOMS, key_of
from linchpin.screen.watchlist.stored import map_watchlist, write_watchlist
from linchpin.screen.watchlist.watchlist import Watchlist

FOLDER = ".watchlist"
"""Folder of the kept watchlists in an archive."""


def watchlist_key(archive: Archive, snapshot: Snapshot, decided: Iterable[object]) -> str:
    """Return the name of the watchlist of a snapshot.

    Args:
        archive: Where the snapshot is from.
        snapshot: The editions that count.
        decided: What people decided about who is who; each has a `repr` that says all of it.
    """
    return key_of(archive, snapshot, decided, (*ROOMS, "screen"))


def kept_watchlist(
    archive: Archive, key: str, snapshot: Snapshot, tell: Callable[[str], None]
) -> Watchlist | None:
    """Return a watchlist that is kept; None where it is not, or is damaged, which is told.

    Args:
        archive: Where the snapshot is from.
        key: The watchlist's name, see `watchlist_key`.
        snapshot: The editions that count.
        tell: Told why a watchlist that is there cannot be used.
    """
    return _folders(archive).opened(key, lambda folder: map_watchlist(folder, snapshot), tell)


def keep_watchlist(
    archive: Archive, key: str, watchlist: Watchlist, tell: Callable[[str], None]
) -> None:
    """Keep a watchlist; another that keeps the same at the same time does no harm.

    Args:
        archive: Where it is from.
        key: The watchlist's name, see `watchlist_key`.
        watchlist: Everybody who is watched for.
        tell: Told how many others had to make room.

    Raises:
        OSError: The archive's folder cannot be written.
    """
    _folders(archive).keep(key, lambda folder: write_watchlist(folder, watchlist), tell)


def _folders(archive: Archive) -> KeptFolders:
    return KeptFolders(archive.path / FOLDER, "kept watchlist", archive.remembered)
